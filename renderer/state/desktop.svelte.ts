import type { Client } from '#renderer/api/client.ts'
import { failureOf } from '#renderer/api/errors.ts'
import { failureWords } from '#renderer/words/failures.ts'
import type { Direction } from '#shared/contract/desktop.ts'

/** How long to wait before the stream is asked for again, in milliseconds. */
const LISTEN_AGAIN_MS = 2000

/** What the desktop window asks of the page. In a browser nothing ever does. */
export class DesktopState {
  /** The new version that there is, and whether a restart starts it; null when there is none. */
  update = $state.raw<{ version: string; restart: boolean } | null>(null)
  /** Goes up whenever the search over everything is asked for. */
  finds = $state(0)
  /** Handover closes as soon as what is on its way has its answer. */
  finishing = $state(false)
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

  /** Restarts into the version that is here; throws what keeps it from that. */
  async restart(): Promise<void> {
    await this.#client.desktop.restartToUpdate()
  }

  #heed(direction: Direction): void {
    switch (direction.kind) {
      case 'go':
        window.location.hash = direction.address
        return
      case 'find':
        this.finds += 1
        return
      case 'update': {
        const { version, restart } = direction
        this.update = version === null ? null : { version, restart }
        return
      }
      case 'finishing':
        this.finishing = true
    }
  }

  async #listen(): Promise<void> {
    for (;;) {
      try {
        for await (const direction of await this.#client.desktop.directions()) {
          this.#heed(direction)
        }
      } catch (error) {
        const { kind } = failureOf(error, failureWords())
        // Without a link there is nothing to listen to; the page says so, and is loaded anew.
        if (kind === 'lost' || kind === 'signed-out') return
      }
      await new Promise((resolve) => setTimeout(resolve, LISTEN_AGAIN_MS))
    }
  }
}
