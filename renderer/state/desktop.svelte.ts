import type { Client } from '#renderer/api/client.ts'
import { failureOf } from '#renderer/api/errors.ts'

/** How long to wait before the stream is asked for again, in milliseconds. */
const LISTEN_AGAIN_MS = 2000

/** What the desktop window asks of the page. In a browser nothing ever does. */
export class DesktopState {
  /** The version that waits to be started; null when there is none. */
  update = $state<string | null>(null)
  readonly #client: Client
  #following = false

  constructor(client: Client) {
    this.#client = client
  }

  /** Follows for the life of the page; a second call changes nothing. */
  follow(): void {
    if (this.#following) return
    this.#following = true
    void this.#listen()
  }

  async #listen(): Promise<void> {
    for (;;) {
      try {
        for await (const direction of await this.#client.desktop.directions()) {
          if (direction.kind === 'update') this.update = direction.version
          else window.location.hash = direction.address
        }
      } catch (error) {
        const { kind } = failureOf(error)
        // Without a link there is nothing to listen to; the page says so, and is loaded anew.
        if (kind === 'lost' || kind === 'signed-out') return
      }
      await new Promise((resolve) => setTimeout(resolve, LISTEN_AGAIN_MS))
    }
  }
}
