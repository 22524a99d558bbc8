import type { Settings } from '#shared/contract/profile.ts'
import type { SendingSeen } from './sending-watch.ts'

/** `about` is the kind of notice, which the user may have turned off. */
type Tell = (text: string, address: string, about: keyof Settings['notify']) => void

/** With a window its page tells when a batch is done. On macOS sending goes on without one, and then this does. */
export class DoneNotice {
  readonly #hasWindow: () => boolean
  readonly #tell: Tell
  #left = 0

  constructor(hasWindow: () => boolean, tell: Tell) {
    this.#hasWindow = hasWindow
    this.#tell = tell
  }

  show({ progress, attention }: SendingSeen): void {
    if (progress === null) {
      // The profile was closed: what another one has left is nothing that was sent.
      this.#left = 0
      return
    }
    const left = progress.left + progress.sending
    const done = left === 0 && this.#left > 0
    this.#left = left
    if (!done || this.#hasWindow()) return
    const needs = attention === 1 ? '1 needs your attention.' : `${attention} need your attention.`
    this.#tell(
      `Everything in the outbox is sent.${attention === 0 ? '' : ` ${needs}`}`,
      '#/outbox',
      attention === 0 ? 'done' : 'attention',
    )
  }
}
