import type { Client } from '#renderer/api/client.ts'
import type { Progress } from '#shared/contract/submissions.ts'

/** How long to wait before the stream is asked for again, in milliseconds. */
const ASK_AGAIN_MS = 2000

/** How far the sending is, as long as somebody looks; null while that cannot be told. */
export class SendingProgress {
  readonly #client: Client
  now = $state.raw<Progress | null>(null)

  constructor(client: Client) {
    this.#client = client
  }

  /** Follows it until what it returns is called. */
  follow(): () => void {
    const following = new AbortController()
    void this.#listen(following.signal)
    return () => following.abort()
  }

  async #listen(signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        for await (const progress of await this.#client.outbox.progress(undefined, { signal }))
          this.now = progress
      } catch {
        // A lost link or a closed profile is told by the stream of changes; until it is back nothing is known.
        this.now = null
      }
      if (signal.aborted) return
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
      if (isOver(signal)) return
    }
  }
}

/** Asked anew after each wait, which the flow of types does not see. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted
}
