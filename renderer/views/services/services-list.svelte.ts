import type { Client } from '#renderer/api/client.ts'
import type { Failure, Tell } from '#renderer/api/errors.ts'
import { TYPING_RESTS_MS } from '#renderer/components/picker/picking.svelte.ts'
import type { BilledService, ServiceSort } from '#shared/contract/yeti.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { asked, NO_FILTERS, type TypedFilters } from './filters.ts'

/** The billed services of a connection that match what was typed and picked, a page at a time. */
export class ServicesList {
  readonly #client: Client
  readonly #connectionId: string
  readonly #told: Tell
  filters = $state.raw<TypedFilters>(NO_FILTERS)
  sort = $state<ServiceSort>('-created-at')
  /** The page that is shown or asked for; the first is 1. */
  page = $state(1)
  /** Null before a page was read. */
  services = $state.raw<readonly BilledService[] | null>(null)
  /** How many match in all; null when the service does not say. */
  total = $state<number | null>(null)
  /** What the service, or the way to it, said when the last read failed. */
  problem = $state.raw<Problem | null>(null)
  /** What the call itself failed with. */
  failure = $state.raw<Failure | null>(null)
  busy = $state(false)
  #next = $state<number | null>(null)
  /** Counts questions, so that the answer to an earlier one is dropped. */
  #question = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(client: Client, connectionId: string, told: Tell) {
    this.#client = client
    this.#connectionId = connectionId
    this.#told = told
  }

  readonly hasNext = $derived(this.#next !== null)
  readonly hasPrevious = $derived(this.page > 1)

  /** Takes another filter, and reads the first page of what it leaves. What does not change the question asks nothing. */
  narrow(some: Partial<TypedFilters>): void {
    if (this.#take(some)) void this.#readPage(1)
  }

  /** Takes a part of the name as it is typed, and reads once that rests. */
  type(name: string): void {
    if (!this.#take({ name })) return
    this.#timer = setTimeout(() => void this.#readPage(1), TYPING_RESTS_MS)
  }

  sortBy(sort: ServiceSort): void {
    this.sort = sort
    void this.#readPage(1)
  }

  /** Reads the page after (1) or before (-1) this one. */
  async turn(by: 1 | -1): Promise<void> {
    if (by === 1 ? this.hasNext : this.hasPrevious) await this.#readPage(this.page + by)
  }

  /** Reads the page that is shown, or that could not be read. What was shown stays until the answer is there. */
  async read(): Promise<void> {
    await this.#readPage(this.page)
  }

  #take(some: Partial<TypedFilters>): boolean {
    const before = JSON.stringify(asked(this.filters))
    this.filters = { ...this.filters, ...some }
    if (JSON.stringify(asked(this.filters)) === before) return false
    clearTimeout(this.#timer)
    return true
  }

  async #readPage(page: number): Promise<void> {
    clearTimeout(this.#timer)
    const question = (this.#question += 1)
    this.page = page
    this.busy = true
    this.problem = null
    this.failure = null
    try {
      const answer = await this.#client.yeti.services({
        connectionId: this.#connectionId,
        page,
        filters: asked(this.filters),
        sort: this.sort,
      })
      if (question !== this.#question) return
      this.problem = answer.failure
      if (answer.failure === null) this.#show(answer)
      else this.services = null
    } catch (error) {
      if (question !== this.#question) return
      this.failure = this.#told(error)
      this.services = null
    }
    this.busy = false
  }

  #show({
    services,
    total,
    next,
  }: {
    services: readonly BilledService[]
    total: number | null
    next: number | null
  }): void {
    this.services = services
    this.total = total
    this.#next = next
  }
}
