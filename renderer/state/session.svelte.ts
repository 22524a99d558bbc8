import type { Change } from '#shared/contract/submissions.ts'
import { createContext } from 'svelte'
import { STANDARD_SETTINGS } from '#shared/contract/standard-settings.ts'
import type { Client } from '#renderer/api/client.ts'
import { failureOf, type Failure } from '#renderer/api/errors.ts'
import { failureWords } from '#renderer/words/failures.ts'
import { ConnectionsState } from './connections.svelte.ts'
import { DesktopState } from './desktop.svelte.ts'
import { Notices } from './notices.svelte.ts'
import { OutboxState } from './outbox.svelte.ts'
import { ProfileState } from './profile.svelte.ts'

/** How long to wait before the stream of changes is asked for again, in milliseconds. */
const LISTEN_AGAIN_MS = 2000

/** Everything the screens show of the core, kept fresh by its stream of changes. */
export class Session {
  readonly client: Client
  readonly profile: ProfileState
  readonly connections: ConnectionsState
  readonly outbox: OutboxState
  readonly desktop: DesktopState
  readonly notices: Notices
  /** Goes up whenever something about the homes and people changed. */
  homeChanges = $state(0)
  /** Why the page could not be brought up to date, told on every page; null when all is well. */
  failure = $state.raw<Failure | null>(null)
  #listening: AbortController | null = null
  /** The folder of the profile that the lists were read from. */
  #followed: string | null = null

  constructor(client: Client) {
    this.client = client
    this.profile = new ProfileState(client)
    this.connections = new ConnectionsState(client)
    this.outbox = new OutboxState(client, this.connections)
    this.desktop = new DesktopState(client)
    this.notices = new Notices(() => this.profile.status?.settings?.notify ?? STANDARD_SETTINGS.notify)
  }

  /** Reads the profile and, when it is open, everything else; then follows the changes. */
  async refresh(): Promise<void> {
    try {
      await this.profile.load()
      if (this.profile.status?.host === 'desktop') this.#useDesktop()
      await this.follow()
      this.failure = null
    } catch (error) {
      this.failure = failureOf(error, failureWords())
    }
  }

  /** Reads what belongs to the profile that is open now; to be called whenever another one was opened. */
  async follow(): Promise<void> {
    this.stop()
    const { status } = this.profile
    // What was read of a profile that closed stays: its pages are only hidden until it opens again.
    if (status?.state === 'new' || status?.folder !== this.#followed) {
      this.connections.forget()
      this.outbox.forget()
      this.notices.forget()
    }
    this.#followed = status?.folder ?? null
    if (status?.state !== 'open' && status?.state !== 'locked') return
    const listening = new AbortController()
    this.#listening = listening
    // That it was opened, also by another window, is among the changes.
    if (status.state === 'locked') return void this.#listen(listening.signal)
    await Promise.all([this.connections.load(), this.outbox.load()])
    this.notices.look(this.outbox.batches)
    void this.#listen(listening.signal)
  }

  #useDesktop(): void {
    this.desktop.follow()
    // It is told in the window all the same.
    this.notices.useDesktop(
      (text, address) => void this.client.desktop.notify({ text, address }).catch(() => undefined),
    )
  }

  stop(): void {
    this.#listening?.abort()
    this.#listening = null
  }

  /**
   * What went wrong, for the page that asked to tell. When the profile has closed meanwhile it is read anew,
   * so that the page which mends it comes up.
   */
  told(error: unknown): Failure {
    const failure = failureOf(error, failureWords())
    if (isShut(failure)) void this.#lookWhetherClosed()
    return failure
  }

  async #listen(signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        for await (const change of await this.client.outbox.changes(undefined, { signal })) {
          await this.#reload(change.area)
          this.failure = null
        }
      } catch (error) {
        if (signal.aborted) return
        const failure = failureOf(error, failureWords())
        this.failure = failure
        if (isShut(failure) && (await this.#lookWhetherClosed())) return
        // Without a link there is nothing to listen to; Retry begins anew.
        if (failure.kind === 'lost' || failure.kind === 'signed-out') return
      }
      await new Promise((resolve) => setTimeout(resolve, LISTEN_AGAIN_MS))
      if (signal.aborted) return
    }
  }

  /** Reads the profile anew; when it is closed indeed, the page that mends it comes up and nothing is followed. */
  async #lookWhetherClosed(): Promise<boolean> {
    try {
      await this.profile.load()
      if (this.profile.status?.state === 'open') return false
      await this.follow()
    } catch (error) {
      this.failure = failureOf(error, failureWords())
    }
    return this.profile.status?.state !== 'open'
  }

  async #reload(area: Change['area']): Promise<void> {
    const before = this.profile.status?.state
    if (before === 'locked' && area !== 'profile') return
    switch (area) {
      case 'submissions':
        await this.outbox.loadSubmissions()
        this.notices.look(this.outbox.batches)
        return
      case 'drafts':
        return this.outbox.loadDrafts()
      case 'connections':
        return this.connections.load()
      case 'homes':
        this.homeChanges += 1
        return
      case 'imports':
        return this.outbox.loadImports()
      case 'profile':
        await this.profile.load()
        if (this.profile.status?.state !== before) await this.follow()
    }
  }
}

/** Whether a call failed because no profile is open: closed by trouble, or not set up yet. */
function isShut(failure: Failure): boolean {
  return failure.kind === 'closed' || (failure.kind === 'not-now' && failure.code === 'HO-PROFILE-NEW')
}

/** The session, for every component under App. */
export const [getSession, setSession] = createContext<Session>()
