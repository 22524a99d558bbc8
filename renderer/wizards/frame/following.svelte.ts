import type { OutboxState } from '#renderer/state/outbox.svelte.ts'
import type { Submission } from '#shared/contract/submissions.ts'

/** What was sent while one waits for the answers, as the outbox has it. */
export class Following {
  readonly #outbox: OutboxState
  readonly #ids: readonly string[]

  /** `ids` are in the order in which they go. */
  constructor(outbox: OutboxState, ids: readonly string[]) {
    this.#outbox = outbox
    this.#ids = ids
  }

  /** In the order in which they go; null until all of them were read. */
  readonly submissions = $derived.by((): readonly Submission[] | null => {
    const found = this.#ids.flatMap((id) => this.#outbox.find(id) ?? [])
    return found.length === this.#ids.length ? found : null
  })

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

  /** How they ended; null while nobody knows, and when one was only taken back. */
  readonly outcome = $derived.by((): 'accepted' | 'refused' | null => {
    if (this.submissions === null) return null
    const states = this.submissions.map(({ state }) => state)
    if (states.every((state) => state === 'accepted')) return 'accepted'
    // Mended is what all have an answer to: one that is still on its way may yet be accepted, and is then not sent again.
    const ended = states.every((state) => ['accepted', 'rejected', 'cancelled'].includes(state))
    return ended && states.includes('rejected') ? 'refused' : null
  })
}
