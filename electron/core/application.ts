import { join } from 'node:path'
import type { BackupProgress } from '#shared/contract/backup.ts'
import type { Trouble } from '#shared/contract/error-data.ts'
import type { ProfileStatus } from '#shared/contract/profile.ts'
import type { Change } from '#shared/contract/submissions.ts'
import type { AppOptions } from './app-options.ts'
import type { Backups, VaultChoice } from './backup/backups.ts'
import type { Prepared } from './backup/restore.ts'
import { ChangeFeed } from './change-feed.ts'
import { lockOf, nothingToOpenWith, type Key, type ProfileLock } from './lock/profile-lock.ts'
import type { Log } from './log.ts'
import type { Outbox } from './outbox/outbox.ts'
import { noPolicy, type OfficePolicy } from './policy/office-policy.ts'
import { checkMove, moveVault, type MoveTarget } from './profile/move-vault.ts'
import { createProfile, openPracticeProfile, openProfile, profileState } from './profile/open-profile.ts'
import { readSettings } from './records/settings.ts'
import { NotNowError } from './refusal.ts'
import type { Sending } from './sending.ts'
import { openSession, type Session } from './session.ts'
import { TroubleError } from './trouble.ts'
import { probeKeychain } from './vault/os-keychain.ts'
import type { Secret } from './vault/secret.ts'
import type { Vault } from './vault/vault.ts'

/** A profile that this process knows: not made yet, open, or closed by some trouble. */
type Place =
  | { state: 'new' }
  | { state: 'open'; session: Session; lock: ProfileLock }
  | { state: 'closed'; trouble: Trouble; vault: ProfileStatus['vault'] }

const EVERYTHING = ['profile', 'connections', 'drafts', 'submissions', 'homes'] as const

const RESTORING: Trouble = {
  kind: 'store',
  state: 'busy',
  code: 'HO-STORE-RESTORING',
  message: 'A backup is just being put in the place of this profile.',
  fix: 'Wait a moment and try again.',
  detail: 'A restoring is under way.',
}

const MOVING: Trouble = {
  kind: 'vault',
  state: 'busy',
  code: 'HO-VAULT-MOVING',
  message: 'The keys of this profile are just being moved to another vault.',
  fix: 'Wait a moment and try again.',
  detail: 'moveVault is under way.',
}

/**
 * What is open now, and the ways between: the real profile and, beside it, practice.
 * Only one of them is open at a time, so that a screen can never show the one and send with the other.
 */
export class Application {
  readonly log: Log
  readonly options: AppOptions
  readonly policy: OfficePolicy
  /** The folder of the profile that is no practice. */
  readonly realFolder: string
  #backups: Promise<Backups> | null = null
  readonly #feed = new ChangeFeed()
  #place: Place = { state: 'new' }
  #practising: boolean
  /** Openings and closings, one after the other. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: AppOptions, folder: string, log: Log, policy: OfficePolicy = noPolicy) {
    this.options = options
    this.policy = policy
    this.realFolder = folder
    this.#practising = options.practice
    this.log = log
  }

  get folder(): string {
    return this.#practising ? join(this.realFolder, 'practice') : this.realFolder
  }

  get practising(): boolean {
    return this.#practising
  }

  /** What makes and restores backups; loaded when it is first asked for. */
  backups(): Promise<Backups> {
    this.#backups ??= import('./backup/backups.ts').then((room) => new room.Backups(this))
    return this.#backups
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

  /** The open profile; null when none is. */
  openSession(): Session | null {
    return this.#place.state === 'open' ? this.#place.session : null
  }

  /** What checks, imports and sends; throws as `session` does. */
  async sending(): Promise<Sending> {
    return this.session().sending()
  }

  /** The outbox that this process has loaded, and loads for nobody who only asks what it does; null when there is none. */
  async loadedOutbox(): Promise<Outbox | null> {
    const sending = this.#place.state === 'open' ? await this.#place.session.loaded() : null
    return sending?.outbox ?? null
  }

  async status(): Promise<ProfileStatus> {
    const { place, settings } = await this.#asItIsNow()
    return {
      host: this.options.host,
      version: this.options.version,
      folder: this.folder,
      practice: this.#practising,
      canLeavePractice: this.#practising && !this.options.practice,
      state: place.state === 'open' && place.lock.locked ? 'locked' : place.state,
      lockedBy: place.state === 'open' ? place.lock.ways : [],
      vault:
        place.state === 'open'
          ? { kind: place.session.profile.kind, since: place.session.profile.since }
          : place.state === 'closed'
            ? place.vault
            : null,
      trouble: place.state === 'closed' ? place.trouble : null,
      settings: place.state === 'open' && place.lock.locked ? null : settings,
      policy: this.policy.status(),
    }
  }

  /** An open profile whose store has come to grief since is as good as closed, until it is opened again. */
  async #asItIsNow(): Promise<{ place: Place; settings: ProfileStatus['settings'] }> {
    const place = this.#place
    if (place.state !== 'open') return { place, settings: null }
    try {
      return { place, settings: await readSettings(place.session.store.queries) }
    } catch (error) {
      if (!(error instanceof TroubleError)) throw error
      const { kind, since } = place.session.profile
      return { place: { state: 'closed', trouble: error.trouble, vault: { kind, since } }, settings: null }
    }
  }

  /** Throws TroubleError (HO-LOCKED) for what may not be asked while the screens are locked. `procedure` as `area.name`. */
  refuseWhileLocked(procedure: string): void {
    if (this.#place.state === 'open') this.#place.lock.refuse(procedure)
  }

  /** Whether nothing of the profile may be told, for what is asked in other ways than the contract's. */
  get locked(): boolean {
    return this.#place.state === 'open' && this.#place.lock.locked
  }

  /** The lock of the open profile; throws as `session` does. */
  lock(): ProfileLock {
    this.session()
    if (this.#place.state === 'open') return this.#place.lock
    throw nothingToOpenWith()
  }

  /** Locks the screens if there is an open profile, and something to open them with. */
  lockNow(): void {
    if (this.#place.state === 'open') this.#place.lock.lock()
  }

  /** Opens the screens. After ten wrong PINs the profile is closed, and asks for its vault. */
  async openLock(key: Key): Promise<void> {
    const lock = this.lock()
    const tooMany = await lock.open(key)
    if (tooMany === null) return
    await this.#inTurn(async () => {
      const place = this.#place
      if (place.state !== 'open' || place.lock !== lock) return
      const { kind, since } = place.session.profile
      await this.#shut({ state: 'closed', trouble: tooMany, vault: { kind, since } })
    })
    this.changed('profile')
    throw new TroubleError(tooMany)
  }

  probeKeychain(): Promise<Trouble | null> {
    return probeKeychain()
  }

  async createProfile(kind: 'os' | 'passphrase', passphrase: Secret | null): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#practising || this.#place.state !== 'new')
        throw new NotNowError('HO-PROFILE-EXISTS', 'This profile is set up already.', 'Open it instead.')
      const profile = await createProfile(this.realFolder, kind, passphrase, this.log)
      this.#place = await this.#opened(profile, true)
    })
    this.changed('profile')
  }

  /**
   * Tries to open a closed profile again, after a keychain was unlocked or with a passphrase; and one whose store came
   * to grief while it was open, after that was mended.
   */
  async reopen(passphrase: Secret | null): Promise<void> {
    await this.#inTurn(async () => {
      const { place } = await this.#asItIsNow()
      if (place.state === 'open') return
      const known = this.#place.state === 'open' ? this.#place.session.profile.vault : undefined
      await this.#shut(place)
      await this.#open(passphrase, known)
    })
    this.changed('profile')
    if (passphrase !== null) this.session()
  }

  /**
   * Moves the keys and secrets of the open profile to another vault (profile/move-vault.ts). The profile is closed
   * meanwhile, and open again afterwards: on the new vault, or as before when it could not be done.
   *
   * @throws NotNowError, also for trouble of either vault
   */
  async moveVault(target: MoveTarget): Promise<void> {
    await this.#inTurn(async () => {
      const { vault, since } = this.session().profile
      if (this.#practising)
        throw new NotNowError(
          'HO-VAULT-MOVE-PRACTICE',
          'Practice has no keys that could be moved.',
          'Leave practice first.',
        )
      await toldAsNotNow(() => checkMove(vault, target))
      let inUse = vault
      try {
        await this.#shut({ state: 'closed', trouble: MOVING, vault: { kind: vault.kind, since } })
        inUse = await toldAsNotNow(() => moveVault(this.realFolder, vault, target, this.log))
      } finally {
        await this.#open(null, inUse)
        for (const area of EVERYTHING) this.changed(area)
      }
    })
  }

  /**
   * Puts a backup in the place of the profile, which is closed meanwhile and open again afterwards: as it was before when it could not be
   * done. Without a profile, makes one of it, with its keys where `choice` says.
   *
   * @throws NotNowError; TroubleError when the profile is closed by some trouble
   */
  async restore(
    prepared: Prepared,
    choice: VaultChoice,
    tell: (progress: BackupProgress) => void,
  ): Promise<void> {
    const { createRestored, refuseWhileSending, replaceProfile } = await import('./backup/restore.ts')
    const { backupRefusal } = await import('./backup/refusals.ts')
    const tools = { log: this.log, tell }
    await this.#inTurn(async () => {
      if (this.#practising) throw backupRefusal('practice')
      if (this.#place.state === 'new') {
        if (choice === null) throw backupRefusal('vault-needed')
        const profile = await toldAsNotNow(() => createRestored(this.realFolder, prepared, choice, tools))
        this.#place = await this.#opened(profile, true)
        return
      }
      const { store, vault, profile } = this.session()
      if (choice !== null) throw backupRefusal('vault-kept')
      await refuseWhileSending(store)
      try {
        const { kind, since } = profile
        await this.#shut({ state: 'closed', trouble: RESTORING, vault: { kind, since } })
        await toldAsNotNow(() => replaceProfile(this.realFolder, vault, prepared, tools))
      } finally {
        await this.#open(null, vault)
      }
    })
    for (const area of EVERYTHING) this.changed(area)
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
    if (area === 'submissions' && this.#place.state === 'open') this.#place.session.homes.soon()
    this.#feed.tell(area)
  }

  /** Those of other processes too: the outbox notices them. */
  async *changes(signal: AbortSignal | undefined): AsyncGenerator<Change, void, void> {
    if (this.#place.state === 'open') await this.#place.session.sending()
    yield* this.#feed.follow(signal)
  }

  async close(): Promise<void> {
    await (await this.#backups)?.close()
    await this.#inTurn(() => this.#shut())
  }

  async #switch(practising: boolean): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#practising === practising) return
      await this.#shut()
      this.#practising = practising
      await this.#open(null)
    })
    for (const area of EVERYTHING) this.changed(area)
  }

  /** `known` is the vault of a profile that this process had open a moment ago. */
  async #open(passphrase: Secret | null, known?: Vault): Promise<void> {
    let vault: ProfileStatus['vault'] = null
    try {
      const state = this.#practising ? null : await profileState(this.realFolder)
      if (state === 'new' && this.options.vault === null) {
        this.#place = { state: 'new' }
        return
      }
      vault = state === null || state === 'new' ? null : state
      const profile =
        state === null
          ? await openPracticeProfile(this.folder, this.log)
          : state === 'new'
            ? await createProfile(this.realFolder, this.options.vault ?? 'os', passphrase, this.log)
            : await openProfile(this.realFolder, { passphrase, known }, this.log)
      this.#place = await this.#opened(profile, known !== undefined)
    } catch (error) {
      if (!(error instanceof TroubleError)) throw error
      this.log.warn({ code: error.trouble.code, state: error.trouble.state }, 'The profile cannot be opened.')
      this.#place = { state: 'closed', trouble: error.trouble, vault }
    }
  }

  /** `wasOpen`: it was open a moment ago, or is new, so that its screens need not begin locked. */
  async #opened(
    profile: Parameters<typeof openSession>[0],
    wasOpen: boolean,
  ): Promise<Extract<Place, { state: 'open' }>> {
    const session = await this.#sessionOf(profile)
    const changed = () => this.changed('profile')
    const lock = await lockOf(session, { host: this.options.host, wasOpen, changed })
    return { state: 'open', session, lock }
  }

  async #sessionOf(profile: Parameters<typeof openSession>[0]): Promise<Session> {
    const session = await openSession(profile, {
      practising: this.#practising,
      practiceService: this.options.practiceService ?? null,
      sends: this.options.sends,
      policy: this.policy,
      proxy: this.options.proxy ?? 'environment',
      log: this.log,
      changed: (area) => this.changed(area),
    })
    return session
  }

  async #shut(next: Place = { state: 'new' }): Promise<void> {
    const place = this.#place
    this.#place = next
    if (place.state !== 'open') return
    place.lock.close()
    await place.session.close()
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work, work)
    this.#turn = next.catch(() => undefined)
    return next
  }
}

/** Trouble of a vault that the profile may never have been kept in is no trouble of the profile. */
async function toldAsNotNow<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof TroubleError)) throw error
    const { code, message, fix } = error.trouble
    throw new NotNowError(code, message, fix)
  }
}
