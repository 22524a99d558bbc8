import type { Client } from '#renderer/api/client.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import type { OutboxStatus, Submission } from '#shared/contract/submissions.ts'
import { withPresentCodes } from './blocked-drafts.ts'
import type { ConnectionsState } from './connections.svelte.ts'

/** Drafts and submissions of the open profile, newest first; null until they were read. */
export class OutboxState {
  readonly #client: Client
  readonly #connections: ConnectionsState
  status = $state.raw<OutboxStatus | null>(null)
  #drafts = $state.raw<readonly Draft[] | null>(null)
  submissions = $state.raw<readonly Submission[] | null>(null)

  constructor(client: Client, connections: ConnectionsState) {
    this.#client = client
    this.#connections = connections
  }

  async load(): Promise<void> {
    await Promise.all([this.loadDrafts(), this.loadSubmissions()])
  }

  async loadDrafts(): Promise<void> {
    const [drafts, status] = await Promise.all([this.#client.drafts.list(), this.#client.outbox.status()])
    this.#drafts = drafts.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    this.status = status
  }

  async loadSubmissions(): Promise<void> {
    const [submissions, status] = await Promise.all([
      this.#client.submissions.list({ state: null }),
      this.#client.outbox.status(),
    ])
    this.submissions = submissions.toReversed()
    this.status = status
  }

  readonly drafts = $derived.by((): readonly Draft[] | null =>
    this.#drafts === null ? null : withPresentCodes(this.#drafts, this.#connections.list ?? []),
  )
  readonly waiting = $derived(this.#in('queued', 'sending', 'waiting'))
  readonly attention = $derived(this.#in('unconfirmed', 'rejected').filter((one) => !one.setAside))
  readonly sent = $derived(
    (this.submissions ?? []).filter(
      ({ state, setAside }) => state === 'accepted' || state === 'cancelled' || setAside,
    ),
  )
  readonly blocked = $derived((this.drafts ?? []).filter((draft) => draft.blocked !== null))

  find(id: string): Submission | undefined {
    return this.submissions?.find((submission) => submission.id === id)
  }

  forget(): void {
    this.status = null
    this.#drafts = null
    this.submissions = null
  }

  #in(...states: Submission['state'][]): Submission[] {
    return (this.submissions ?? []).filter((submission) => states.includes(submission.state))
  }
}
