import type { Client } from '#renderer/api/client.ts'
import type { Failure, Tell } from '#renderer/api/errors.ts'
import type { Submission } from '#shared/contract/submissions.ts'

type Outcome = 'accepted' | 'refused'

/** What was sent while one waits for the answers: its submissions in the order in which they go. */
export class Following {
  readonly #client: Client
  readonly #told: Tell
  readonly #ids: readonly string[]
  /** Null until they were read. */
  submissions = $state.raw<readonly Submission[] | null>(null)
  failure = $state.raw<Failure | null>(null)

  constructor(client: Client, told: Tell, ids: readonly string[]) {
    this.#client = client
    this.#told = told
    this.#ids = ids
  }

  /** The one that everything waits for: one whose answer is unknown, else the first that is not accepted. */
  readonly current = $derived.by((): Submission | null => {
    const open = this.submissions?.filter(({ state }) => state !== 'accepted') ?? []
    return open.find(({ state }) => state === 'unconfirmed') ?? open[0] ?? this.submissions?.at(-1) ?? null
  })

  /** Whether the last never went because one that it stands on was cancelled. */
  readonly isBroken = $derived.by(() => {
    const last = this.submissions?.at(-1)
    return last?.state === 'cancelled' && last.lastAttempt?.code === 'HO-OUTBOX-CHAIN'
  })

  /** Follows the changes of the outbox until all have ended or the signal says enough. Gives how they ended; null when nobody knows. */
  async untilEnded(signal: AbortSignal): Promise<Outcome | null> {
    try {
      const outcome = await this.#look()
      if (outcome !== null) return outcome
      for await (const change of await this.#client.outbox.changes(undefined, { signal })) {
        if (change.area !== 'submissions') continue
        const found = await this.#look()
        if (found !== null) return found
      }
    } catch (error) {
      if (!signal.aborted) this.failure = this.#told(error)
    }
    return null
  }

  async #look(): Promise<Outcome | null> {
    const submissions = await Promise.all(this.#ids.map((id) => this.#client.submissions.get({ id })))
    this.submissions = submissions
    this.failure = null
    if (submissions.every(({ state }) => state === 'accepted')) return 'accepted'
    // Mended is what all have an answer to: one that is still on its way may yet be accepted, and is then not sent again.
    const ended = submissions.every(({ state }) => ['accepted', 'rejected', 'cancelled'].includes(state))
    return ended && submissions.some(({ state }) => state === 'rejected') ? 'refused' : null
  }
}
