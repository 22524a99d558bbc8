import type { Trouble } from '#shared/contract/error-data.ts'
import type { ProfileStatus } from '#shared/contract/profile.ts'
import type { AppOptions } from '../app-options.ts'
import { readSettings } from '../records/settings.ts'
import { InvalidInputError, NotNowError } from '../refusal.ts'
import type { Session } from '../session.ts'
import { openPassphraseVault } from '../vault/passphrase-vault.ts'
import type { Secret } from '../vault/secret.ts'
import { vaultTrouble } from '../vault/vault-trouble.ts'
import { lockedTrouble, mayWhileLocked, tooManyWrong, tooSoon, wrongPin } from './locked.ts'
import { MOST_WRONG, PinKeeper } from './pin.ts'
import { ScreenLock } from './screen-lock.ts'

export type Key = { with: 'pin'; pin: Secret } | { with: 'passphrase'; passphrase: Secret }

export interface ProfileLockOptions {
  host: AppOptions['host']
  /** Whether somebody has just shown that they may open it, so that it need not begin locked. */
  wasOpen: boolean
  changed: () => void
  /** Milliseconds since 1970. */
  now?: () => number
}

/**
 * The lock of an open profile's screens. While it is locked the contract tells nothing of the profile to anybody, whichever window asks;
 * what is queued is sent all the same. The command line has none: whoever runs it has the vault.
 */
export class ProfileLock {
  readonly #session: Session
  readonly #pin: PinKeeper
  readonly #screen: ScreenLock
  readonly #hasPassphrase: boolean
  readonly #lockable: boolean
  #hasPin: boolean

  constructor(session: Session, pin: PinKeeper, hasPin: boolean, options: ProfileLockOptions) {
    const { host, wasOpen, changed, now = () => Date.now() } = options
    this.#session = session
    this.#pin = pin
    this.#hasPin = hasPin
    this.#hasPassphrase = session.profile.kind === 'passphrase'
    this.#lockable = host !== 'cli'
    const startsLocked = this.#lockable && hasPin && !this.#hasPassphrase && !wasOpen
    const minutes = async () => (await readSettings(session.store.queries)).lockMinutes
    const canLock = () => this.ways.length > 0
    this.#screen = new ScreenLock({ now, minutes, canLock, changed }, startsLocked)
    if (this.#lockable) this.#screen.start()
  }

  get locked(): boolean {
    return this.#screen.locked
  }

  /** What it can be opened with. */
  get ways(): ProfileStatus['lockedBy'] {
    if (!this.#lockable) return []
    return [
      ...(this.#hasPin ? (['pin'] as const) : []),
      ...(this.#hasPassphrase ? (['passphrase'] as const) : []),
    ]
  }

  /** Throws TroubleError (HO-LOCKED) for what may not be asked while it is locked. `procedure` as `area.name`. */
  refuse(procedure: string): void {
    if (this.locked && !mayWhileLocked(procedure)) throw lockedTrouble()
  }

  stillHere(): void {
    if (!this.locked) this.#screen.seen()
  }

  look(): Promise<void> {
    return this.#screen.look()
  }

  /** Locks it if it can be. */
  lock(): boolean {
    return this.#screen.lock()
  }

  /**
   * Opens it. After ten wrong PINs it gives the trouble with which the profile has to be closed.
   *
   * @throws TroubleError when it was the wrong one, or too soon
   */
  async open(key: Key): Promise<Trouble | null> {
    if (!this.locked) return null
    if (key.with === 'passphrase') {
      await this.#tryPassphrase(key.passphrase)
    } else {
      const tooMany = await this.#tryPin(key.pin)
      if (tooMany !== null) return tooMany
    }
    this.#screen.unlock()
    return null
  }

  /** @throws InvalidInputError when `current` is not the PIN that there is; TroubleError when it is too soon, or the vault fails */
  async setPin(pin: Secret, current: Secret | null): Promise<void> {
    await this.#checkCurrent(current)
    await this.#pin.set(pin)
    this.#hasPin = true
  }

  /** As `setPin`. */
  async removePin(current: Secret): Promise<void> {
    await this.#checkCurrent(current)
    await this.#pin.remove()
    this.#hasPin = false
  }

  close(): void {
    this.#screen.stop()
  }

  async #tryPassphrase(passphrase: Secret): Promise<void> {
    if (!this.#hasPassphrase) throw wrongPin(0, 0)
    // Opened for its answer alone; it counts wrong ones, and waits.
    await openPassphraseVault(this.#session.profile.folder, passphrase)
  }

  async #tryPin(pin: Secret): Promise<Trouble | null> {
    const answer = await this.#pin.try(pin)
    switch (answer.is) {
      case 'right':
        return null
      case 'none':
        // It was deleted from the vault, which is as good as knowing it.
        this.#hasPin = false
        return this.#hasPassphrase ? vaultTrouble('passphrase-needed', 'The PIN is gone.').trouble : null
      case 'wait':
        throw tooSoon(answer.waitSeconds)
      case 'wrong':
        if (answer.wrong < MOST_WRONG) throw wrongPin(answer.wrong, answer.waitSeconds)
        return this.#hasPassphrase
          ? vaultTrouble('passphrase-needed', 'Ten wrong PINs.').trouble
          : tooManyWrong()
    }
  }

  async #checkCurrent(current: Secret | null): Promise<void> {
    if (!this.#hasPin) return
    const answer = current === null ? { is: 'missing' as const } : await this.#pin.try(current)
    if (answer.is === 'right' || answer.is === 'none') return
    if (answer.is === 'wait') throw tooSoonToChange(answer.waitSeconds)
    throw new InvalidInputError([{ path: 'current', message: 'That is not the PIN that is set.' }])
  }
}

/** The lock of a profile that was just opened. */
export async function lockOf(session: Session, options: ProfileLockOptions): Promise<ProfileLock> {
  const pin = new PinKeeper(session.vault, options.now)
  const hasPin = options.host !== 'cli' && (await pin.isSet())
  // Whoever gave the passphrase need not pay for others’ wrong PINs.
  if (hasPin && session.profile.kind === 'passphrase') await pin.forgive()
  return new ProfileLock(session, pin, hasPin, options)
}

/** Why the screens cannot be locked. */
export function nothingToOpenWith(): NotNowError {
  return new NotNowError(
    'HO-LOCK-NO-WAY',
    'There is nothing that Handover could be opened with again.',
    'Set a PIN in Settings first.',
  )
}

function tooSoonToChange(waitSeconds: number): NotNowError {
  const { message, fix } = tooSoon(waitSeconds).trouble
  return new NotNowError('HO-LOCK-WAIT', message, fix)
}
