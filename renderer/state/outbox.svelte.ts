import type { Client } from '#renderer/api/client.ts'
import { failureOf } from '#renderer/api/errors.ts'
import { failureWords } from '#renderer/words/failures.ts'
import type { Batch } from '#shared/contract/batches.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import type { Import } from '#shared/contract/imports.ts'
import type { OutboxStatus, Submission } from '#shared/contract/submissions.ts'
import { withPresentCodes } from './blocked-drafts.ts'
import type { ConnectionsState } from './connections.svelte.ts'
import { wholeMap } from './whole-map.ts'

/**
 * Where the sending of the open profile stands; null until it was read. Submissions are not kept here, there may be a
 * hundred thousand: lists are read by pages (`PagedRows`) whenever `changes` goes up, single ones are followed by `follow`.
 */
export class OutboxState {
  readonly #client: Client
  readonly #connections: ConnectionsState
  status = $state.raw<OutboxStatus | null>(null)
  /** Goes up whenever something was sent, queued or answered. */
  changes = $state(0)
  /** Goes up whenever something about a file that is being prepared changed. */
  importChanges = $state(0)
  #drafts = $state.raw<readonly Draft[] | null>(null)
  /** Newest first. */
  batches = $state.raw<readonly Batch[]>([])
  /** Files that are being prepared, newest first. */
  #imports = $state.raw<readonly Import[]>([])
  /** Who follows a submission, by its id. */
  #followed: Readonly<Record<string, number>> = {}
  /** Null: there is none with this id. */
  #found = $state.raw(wholeMap<string, Submission | null>())

  constructor(client: Client, connections: ConnectionsState) {
    this.#client = client
    this.#connections = connections
  }

  async load(): Promise<void> {
    await Promise.all([this.loadDrafts(), this.loadSubmissions(), this.loadImports()])
  }

  async loadDrafts(): Promise<void> {
    const [drafts, status] = await Promise.all([this.#client.drafts.list(), this.#client.outbox.status()])
    this.#drafts = drafts
    this.status = status
  }

  async loadSubmissions(): Promise<void> {
    const [status] = await Promise.all([
      this.#client.outbox.status(),
      this.#find(Object.keys(this.#followed)),
      this.#loadBatches(),
    ])
    this.status = status
    this.changes += 1
  }

  async loadImports(): Promise<void> {
    this.#imports = await orBefore(() => this.#client.imports.list(), this.#imports)
    this.importChanges += 1
  }

  readonly drafts = $derived.by((): readonly Draft[] | null =>
    this.#drafts === null ? null : withPresentCodes(this.#drafts, this.#connections.list ?? []),
  )
  readonly blocked = $derived((this.drafts ?? []).filter((draft) => draft.blocked !== null))
  /** Files that still have something to do: not queued yet, or with rows to fix. */
  readonly imports = $derived(this.#imports.filter((one) => one.batchId === null || one.counts.faulty > 0))
  /** How many stand under each tab of the outbox; zeros until it was read. */
  readonly counts = $derived.by(() => {
    const counts = this.status?.counts
    const setAside = this.status?.setAside ?? 0
    return {
      drafts: (this.drafts?.length ?? 0) + this.imports.length,
      waiting: counts === undefined ? 0 : counts.queued + counts.sending + counts.waiting,
      attention: counts === undefined ? 0 : counts.unconfirmed + counts.rejected - setAside,
      sent: counts === undefined ? 0 : counts.accepted + counts.cancelled,
      setAside,
    }
  })

  /** Reads these submissions, and again whenever something changes, until what it returns is called. */
  follow(ids: readonly string[]): () => void {
    this.#count(ids, 1)
    // What keeps it from being read keeps the next change from being read too, and is told there.
    void this.#find(ids).catch(() => undefined)
    return () => this.#count(ids, -1)
  }

  /** A submission that is followed; undefined until it was read, and when there is none. */
  find(id: string): Submission | undefined {
    return this.#found.get(id) ?? undefined
  }

  /** Whether one that is followed is not there. */
  isMissing(id: string): boolean {
    return this.#found.get(id) === null
  }

  forget(): void {
    this.status = null
    this.#drafts = null
    this.#imports = []
    this.batches = []
    this.#found = wholeMap()
  }

  async #find(ids: readonly string[]): Promise<void> {
    const found = await Promise.all(ids.map((id) => this.#get(id)))
    const read = ids.map((id, place) => [id, found[place] ?? null] as const)
    this.#found = wholeMap([...this.#found, ...read].filter(([id]) => id in this.#followed))
  }

  /** Counts those who follow these submissions up or down. */
  #count(ids: readonly string[], by: 1 | -1): void {
    const followed = { ...this.#followed }
    for (const id of ids) followed[id] = (followed[id] ?? 0) + by
    this.#followed = Object.fromEntries(Object.entries(followed).filter(([, count]) => count > 0))
  }

  async #get(id: string): Promise<Submission | null> {
    try {
      return await this.#client.submissions.get({ id })
    } catch (error) {
      if (failureOf(error, failureWords()).kind === 'not-found') return null
      throw error
    }
  }

  async #loadBatches(): Promise<void> {
    this.batches = await orBefore(() => this.#client.batches.list(), this.batches)
  }
}

/** A list beside the others: when it alone cannot be read, what was there stays. */
async function orBefore<Item>(
  read: () => Promise<readonly Item[]>,
  before: readonly Item[],
): Promise<readonly Item[]> {
  try {
    return await read()
  } catch {
    return before
  }
}
