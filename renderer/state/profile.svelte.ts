import type { Client } from '#renderer/api/client.ts'
import type { ProfileStatus, Settings } from '#shared/contract/profile.ts'
import { STANDARD_SETTINGS } from '#shared/contract/standard-settings.ts'

/** The profile that is open, or why none is. */
export class ProfileState {
  readonly #client: Client
  #status = $state.raw<ProfileStatus | null>(null)

  constructor(client: Client) {
    this.#client = client
  }

  /** null until it was read for the first time. */
  get status(): ProfileStatus | null {
    return this.#status
  }

  /** While a profile is locked or closed the core tells no settings: its pages, which are only hidden, keep those they were made with. */
  set status(now: ProfileStatus | null) {
    const before = this.#status
    const isShut = now?.state === 'locked' || now?.state === 'closed'
    const settings = isShut && before?.folder === now.folder ? before.settings : null
    this.#status = now === null ? null : { ...now, settings: now.settings ?? settings }
  }

  async load(): Promise<void> {
    this.status = await this.#client.profile.status()
  }

  async createVault(choice: Parameters<Client['profile']['createVault']>[0]): Promise<void> {
    this.status = await this.#client.profile.createVault(choice)
  }

  async unlock(passphrase: string): Promise<void> {
    this.status = await this.#client.profile.unlock({ passphrase })
  }

  async lockNow(): Promise<void> {
    this.status = await this.#client.lock.now()
  }

  async openLock(key: Parameters<Client['lock']['open']>[0]): Promise<void> {
    this.status = await this.#client.lock.open(key)
  }

  async setPin(pin: string, current: string | null): Promise<void> {
    this.status = await this.#client.lock.setPin({ pin, current })
  }

  async removePin(current: string): Promise<void> {
    this.status = await this.#client.lock.removePin({ current })
  }

  async retry(): Promise<void> {
    this.status = await this.#client.profile.retry()
  }

  async moveVault(choice: Parameters<Client['profile']['moveVault']>[0]): Promise<void> {
    this.status = await this.#client.profile.moveVault(choice)
  }

  async enterPractice(): Promise<void> {
    this.status = await this.#client.profile.enterPractice()
  }

  async leavePractice(): Promise<void> {
    this.status = await this.#client.profile.leavePractice()
  }

  async save(settings: Settings): Promise<void> {
    this.status = await this.#client.profile.saveSettings(settings)
  }

  /** The settings with some of them changed. */
  async change(some: Partial<Settings>): Promise<void> {
    await this.save({ ...(this.status?.settings ?? STANDARD_SETTINGS), ...some })
  }
}
