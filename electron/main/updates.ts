import { NotNowError } from '#core/refusal.ts'
import { readFeed, type Feed } from './update-feed.ts'

/** electron-updater, as far as it is used. */
export interface UpdaterLike {
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  allowDowngrade: boolean
  allowPrerelease: boolean
  disableWebInstaller: boolean
  /** Its log quotes addresses and paths: it has none. */
  logger: unknown
  on(event: 'update-available' | 'update-downloaded', listener: (info: { version: string }) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  checkForUpdates(): Promise<{ downloadPromise?: Promise<unknown> | null } | null>
  quitAndInstall(isSilent: boolean, isForceRunAfter: boolean): void
}

export interface UpdatesHost {
  platform: NodeJS.Platform
  packaged: boolean
  /** The text of `app-update.yml` beside the app; null when the package has none. */
  feed(): string | null
  /** Whether the office's policy lets Handover look for new versions. */
  allowed(): Promise<boolean>
  load(): Promise<UpdaterLike>
  /** Tells the page. `restart`: it is here and a restart starts it; else it is only there. */
  offer(version: string | null, restart: boolean): void
  isSending(): Promise<boolean>
  /** Ends what runs, then does this in place of quitting. False when it ends already. */
  endWith(last: () => void): boolean
  /** Starts Handover anew as it is. */
  startAgain(): void
  /** Only ever a code. */
  failed(code: string): void
  /** From 0 up to 1. */
  random(): number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Not while somebody waits for the first page; and computers that were switched on together do not ask together. */
const first = (random: number) => (5 + 5 * random) * MINUTE_MS
const again = (random: number) => (6 + random) * HOUR_MS
/** An installer that has not ended the app by then does not work. */
const INSTALL_MS = 30_000

/** What becomes of a new version, and why. */
type Way = 'installs' | 'tells' | 'off'

/**
 * Looks for new versions now and then. One that can be checked (by its publisher on Windows, by the system on macOS) is fetched and put in when
 * Handover is restarted or quit; any other is only told of. Asks nobody anything, and shows no error.
 */
export class Updates {
  readonly #host: UpdatesHost
  /** Undefined until it was read. */
  #feed: Feed | 'none' | 'unsafe' | undefined
  #timer: NodeJS.Timeout | null = null
  #updater: UpdaterLike | null = null
  #checking = false
  #ready = false
  #forbidden = false

  constructor(host: UpdatesHost) {
    this.#host = host
  }

  /** Whether new versions are looked for, for the diagnostics. */
  get words(): string {
    if (!this.#host.packaged) return 'off: this is a checkout'
    const feed = this.#place()
    if (feed === 'none') return 'off: this package names no place to ask'
    if (feed === 'unsafe') return 'off: the place to ask is not one by https'
    if (this.#forbidden) return 'off: by the office policy'
    if (this.#way === 'installs') return 'on'
    return this.#host.platform === 'win32'
      ? 'only told: this package names no publisher, so that nothing could be checked'
      : 'only told: packages for this system are not signed'
  }

  /** Begins to look, in a few minutes; whether it may is known, and told, at once. */
  start(): void {
    if (!this.#host.packaged) return
    this.#lookIn(first(this.#host.random()))
    // A policy that cannot be had is asked for again at each look.
    this.#readPolicy().catch(() => undefined)
  }

  /**
   * Restarts into the version that was fetched.
   * @throws NotNowError HO-DESKTOP-NO-UPDATE when there is none, HO-DESKTOP-SENDING while something is being sent
   */
  async restart(): Promise<void> {
    const updater = this.#updater
    if (updater === null || !this.#ready)
      throw new NotNowError(
        'HO-DESKTOP-NO-UPDATE',
        'There is no new version that could be started.',
        'Handover tells you when there is one.',
      )
    if (await this.#host.isSending())
      throw new NotNowError(
        'HO-DESKTOP-SENDING',
        'Handover is sending. It can restart when that is done.',
        'Wait until all is sent, or pause the outbox.',
      )
    this.#host.endWith(() => {
      setTimeout(() => this.#host.startAgain(), INSTALL_MS)
      updater.quitAndInstall(true, true)
    })
  }

  /** @param install whether what was fetched may be put in as the app quits: not while the computer shuts down */
  close(install: boolean): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (!install && this.#updater !== null) this.#updater.autoInstallOnAppQuit = false
  }

  get #way(): Way {
    const { packaged, platform } = this.#host
    const feed = packaged ? this.#place() : 'none'
    if (typeof feed === 'string') return 'off'
    if (platform === 'darwin' || (platform === 'win32' && feed.publisher)) return 'installs'
    return 'tells'
  }

  #place(): Feed | 'none' | 'unsafe' {
    if (this.#feed !== undefined) return this.#feed
    const text = this.#host.feed()
    this.#feed = text === null ? 'none' : (readFeed(text) ?? 'unsafe')
    return this.#feed
  }

  #lookIn(ms: number): void {
    this.#timer = setTimeout(() => void this.#look(), ms)
    this.#timer.unref()
  }

  async #look(): Promise<void> {
    if (this.#way === 'off') return
    try {
      await this.#readPolicy()
      if (!this.#forbidden) await this.#ask((this.#updater ??= await this.#load()))
    } catch (error) {
      // What the updater threw it has told as an event too.
      if (this.#updater === null) this.#host.failed(codeOf(error))
    }
    this.#lookIn(again(this.#host.random()))
  }

  async #readPolicy(): Promise<void> {
    this.#forbidden = !(await this.#host.allowed())
  }

  async #ask(updater: UpdaterLike): Promise<void> {
    this.#checking = true
    try {
      const result = await updater.checkForUpdates()
      result?.downloadPromise?.catch(() => undefined)
    } finally {
      this.#checking = false
    }
  }

  async #load(): Promise<UpdaterLike> {
    const updater = await this.#host.load()
    const installs = this.#way === 'installs'
    updater.logger = null
    updater.autoDownload = installs
    updater.autoInstallOnAppQuit = installs
    updater.allowDowngrade = false
    updater.allowPrerelease = false
    updater.disableWebInstaller = true
    updater.on('update-available', ({ version }) => {
      if (!installs) this.#host.offer(version, false)
    })
    updater.on('update-downloaded', ({ version }) => {
      if (!installs) return
      this.#ready = true
      this.#host.offer(version, true)
    })
    updater.on('error', (error) => {
      this.#host.failed(codeOf(error))
      // It was fetched, and then refused: not what a look that failed says of what is here already.
      if (this.#checking || !this.#ready) return
      this.#ready = false
      this.#host.offer(null, false)
    })
    return updater
  }
}

/** The code of an error, or its name; never its words, which quote addresses and paths. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code)) return code
  return error instanceof Error ? error.name : 'unknown'
}
