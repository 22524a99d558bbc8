import type { SendingSeen } from './sending-watch.ts'

/** With a window its page tells when a batch is done. On macOS sending goes on without one, and then this does. */
export class DoneNotice {
  readonly #hasWindow: () => boolean
  readonly #tell: (text: string, address: string) => void
  #left = 0

  constructor(hasWindow: () => boolean, tell: (text: string, address: string) => void) {
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
    this.#tell(`Everything in the outbox is sent.${attention === 0 ? '' : ` ${needs}`}`, '#/outbox')
  }
}
