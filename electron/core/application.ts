import { join } from 'node:path'
import type { Trouble } from '#shared/contract/errors.ts'
import type { ProfileStatus } from '#shared/contract/profile.ts'
import type { Change } from '#shared/contract/submissions.ts'
import type { AppOptions } from './app-options.ts'
import { ChangeFeed } from './change-feed.ts'
import type { Log } from './log.ts'
import { createProfile, openPracticeProfile, openProfile, profileState } from './profile/open-profile.ts'
import { readSettings } from './records/settings.ts'
import { NotNowError } from './refusal.ts'
import { openSession, type Session } from './session.ts'
import { TroubleError } from './trouble.ts'
import { probeKeychain } from './vault/os-keychain.ts'
import type { Secret } from './vault/secret.ts'

/** A profile that this process knows: not made yet, open, or closed by some trouble. */
type Place =
  | { state: 'new' }
  | { state: 'open'; session: Session }
  | { state: 'closed'; trouble: Trouble; vault: ProfileStatus['vault'] }

/**
 * What is open now, and the ways between: the real profile and, beside it, practice.
 * Only one of them is open at a time, so that a screen can never show the one and send with the other.
 */
export class Application {
  readonly log: Log
  readonly options: AppOptions
  readonly #realFolder: string
  readonly #feed = new ChangeFeed()
  #place: Place = { state: 'new' }
  #practising: boolean
  /** Openings and closings, one after the other. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: AppOptions, folder: string, log: Log) {
    this.options = options
    this.#realFolder = folder
    this.#practising = options.practice
    this.log = log
  }

  get folder(): string {
    return this.#practising ? join(this.#realFolder, 'practice') : this.#realFolder
  }

  /** Opens what there is to open. Trouble is kept for `status`, not thrown. */
  async start(): Promise<void> {
    await this.#inTurn(() => this.#open(this.options.passphrase))
  }

  /** The open profile; throws TroubleError or NotNowError when there is none. */
  session(): Session {
    if (this.#place.state === 'open') return this.#place.session
    if (this.#place.state === 'closed') throw new TroubleError(this.#place.trouble)
    throw new NotNowError(
      'HO-PROFILE-NEW',
      'Handover is not set up yet.',
      'Choose to practise or to connect first.',
    )
  }

  async status(): Promise<ProfileStatus> {
    const place = this.#place
    return {
      host: this.options.host,
      version: this.options.version,
      folder: this.folder,
      practice: this.#practising,
      canLeavePractice: this.#practising && !this.options.practice,
      state: place.state,
      vault:
        place.state === 'open'
          ? { kind: place.session.profile.kind, since: place.session.profile.since }
          : place.state === 'closed'
            ? place.vault
            : null,
      trouble: place.state === 'closed' ? place.trouble : null,
      settings: place.state === 'open' ? await readSettings(place.session.store.queries) : null,
    }
  }

  probeKeychain(): Promise<Trouble | null> {
    return probeKeychain()
  }

  async createProfile(kind: 'os' | 'passphrase', passphrase: Secret | null): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#practising || this.#place.state !== 'new')
        throw new NotNowError('HO-PROFILE-EXISTS', 'This profile is set up already.', 'Open it instead.')
      const profile = await createProfile(this.#realFolder, kind, passphrase, this.log)
      this.#place = { state: 'open', session: await this.#sessionOf(profile) }
    })
    this.changed('profile')
  }

  /** Tries to open a closed profile again, after a keychain was unlocked or with a passphrase. */
  async reopen(passphrase: Secret | null): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#place.state === 'open') return
      await this.#open(passphrase)
    })
    this.changed('profile')
    if (passphrase !== null) this.session()
  }

  async enterPractice(): Promise<void> {
    await this.#switch(true)
  }

  async leavePractice(): Promise<void> {
    if (this.options.practice)
      throw new NotNowError(
        'HO-PRACTICE-ONLY',
        'Handover was started to practise only.',
        'Close it and start it again without --practice.',
      )
    await this.#switch(false)
  }

  changed(area: Change['area']): void {
    this.#feed.tell(area)
  }

  changes(signal: AbortSignal | undefined): AsyncGenerator<Change, void, void> {
    return this.#feed.follow(signal)
  }

  async close(): Promise<void> {
    await this.#inTurn(() => this.#shut())
  }

  async #switch(practising: boolean): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#practising === practising) return
      await this.#shut()
      this.#practising = practising
      await this.#open(null)
    })
    for (const area of ['profile', 'connections', 'drafts', 'submissions'] as const) this.changed(area)
  }

  async #open(passphrase: Secret | null): Promise<void> {
    let vault: ProfileStatus['vault'] = null
    try {
      const state = this.#practising ? null : await profileState(this.#realFolder)
      if (state === 'new' && this.options.vault === null) {
        this.#place = { state: 'new' }
        return
      }
      vault = state === null || state === 'new' ? null : state
      const profile =
        state === null
          ? await openPracticeProfile(this.folder, this.log)
          : state === 'new'
            ? await createProfile(this.#realFolder, this.options.vault ?? 'os', passphrase, this.log)
            : await openProfile(this.#realFolder, { passphrase }, this.log)
      this.#place = { state: 'open', session: await this.#sessionOf(profile) }
    } catch (error) {
      if (!(error instanceof TroubleError)) throw error
      this.log.warn({ code: error.trouble.code, state: error.trouble.state }, 'The profile cannot be opened.')
      this.#place = { state: 'closed', trouble: error.trouble, vault }
    }
  }

  async #sessionOf(profile: Parameters<typeof openSession>[0]): Promise<Session> {
    const session = await openSession(profile, {
      practising: this.#practising,
      sends: this.options.sends,
      log: this.log,
      changed: (area) => this.changed(area),
    })
    return session
  }

  async #shut(): Promise<void> {
    const place = this.#place
    this.#place = { state: 'new' }
    if (place.state === 'open') await place.session.close()
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work, work)
    this.#turn = next.catch(() => undefined)
    return next
  }
}
