import { failureOf, type Failure } from '#renderer/api/errors.ts'
import { failureWords } from '#renderer/words/failures.ts'
import type { Page, PickItem } from '#shared/contract/ctrl-hub.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { narrowed } from './narrowing.ts'

/** Asks the service for a page of records; `offset` is what the page before named as `next`, 0 for the first. */
export type Search = (text: string, offset: number) => Promise<Page>

/** How long typing has to rest before the service is asked, in milliseconds. */
export const TYPING_RESTS_MS = 250

/** How far Page Up and Page Down go, in options. */
const LEAP = 8

/**
 * What a record picker shows and does, without the page around it: what was typed, what was found, which
 * option is marked, and what the service said. Only the answer to the last question counts.
 */
export class Picking {
  readonly #search: Search
  text = $state('')
  isOpen = $state(false)
  /** The marked option: an index into `shown`, `shown.length` for "Show more", -1 for none. */
  active = $state(-1)
  busy = $state<'no' | 'first' | 'more'>('no')
  /** Whether the service searches for text; null until it was asked. */
  mode = $state<Page['search'] | null>(null)
  /** What the service, or the way to it, said was wrong. */
  problem = $state.raw<Problem | null>(null)
  /** What the call itself failed with. */
  failure = $state.raw<Failure | null>(null)
  #items = $state.raw<readonly PickItem[]>([])
  #next = $state<number | null>(null)
  #turn = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = { offset: 0 }

  readonly shown = $derived(this.mode === 'none' ? narrowed(this.#items, this.text) : this.#items)
  readonly more = $derived(this.#next !== null)
  readonly failed = $derived(this.problem !== null || this.failure !== null)
  /** How many records were loaded, shown or not. */
  readonly loaded = $derived(this.#items.length)

  constructor(search: Search) {
    this.#search = search
  }

  /** Shows the list, and looks anew: what there is may depend on answers given since. */
  open(): void {
    if (this.isOpen) return
    this.isOpen = true
    this.#forget()
    void this.#ask(0)
  }

  close(): void {
    this.isOpen = false
    this.active = -1
    this.#drop()
  }

  /** Takes what was typed so far: asks the service once typing rests, or narrows what is loaded. */
  type(text: string): void {
    this.text = text
    this.active = -1
    if (!this.isOpen) {
      this.isOpen = true
      this.#forget()
    } else if (this.mode === 'none' && !this.failed && this.busy !== 'first') {
      return
    }
    this.#drop()
    this.busy = 'first'
    this.#timer = setTimeout(() => void this.#ask(0), TYPING_RESTS_MS)
  }

  /** Empties the field after a choice. */
  clear(): void {
    this.text = ''
    this.close()
  }

  /** Marks the option so many further on. Going past the last record loads more, if there are any. */
  step(by: number): void {
    const count = this.shown.length
    const to = this.active + by
    if (to < 0) this.active = by < -1 && count > 0 ? 0 : -1
    else if (to < count) this.active = to
    else if (this.more) {
      this.active = count
      this.loadMore()
    } else this.active = count - 1
  }

  leap(direction: 1 | -1): void {
    this.step(direction * LEAP)
  }

  first(): void {
    this.active = this.shown.length > 0 || this.more ? 0 : -1
  }

  last(): void {
    this.active = this.more ? this.shown.length : this.shown.length - 1
  }

  loadMore(): void {
    if (this.#next !== null && this.busy === 'no') void this.#ask(this.#next)
  }

  /** Asks again what could not be answered. */
  retry(): void {
    if (this.failed) void this.#ask(this.#asked.offset)
  }

  async #ask(offset: number): Promise<void> {
    this.#drop()
    const turn = this.#turn
    this.#asked = { offset }
    this.busy = offset === 0 ? 'first' : 'more'
    this.problem = null
    this.failure = null
    try {
      const page = await this.#search(this.text.trim(), offset)
      if (turn !== this.#turn) return
      this.#take(page, offset)
    } catch (error) {
      if (turn !== this.#turn) return
      this.failure = failureOf(error, failureWords())
      if (offset === 0) this.#empty()
    }
    this.busy = 'no'
  }

  #take(page: Page, offset: number): void {
    this.problem = page.failure
    if (page.failure && page.items.length === 0) {
      if (offset === 0) this.#empty()
      return
    }
    this.mode = page.search
    if (offset === 0) this.active = -1
    const before = offset === 0 ? [] : this.#items
    // A record added meanwhile moves the others along, so that a page may repeat the end of the one before.
    this.#items = [...before, ...page.items.filter(({ id }) => !before.some((known) => known.id === id))]
    this.#next = page.next
    this.active = Math.min(this.active, this.more ? this.shown.length : this.shown.length - 1)
  }

  #empty(): void {
    this.#items = []
    this.#next = null
    this.active = -1
  }

  #forget(): void {
    this.#empty()
    this.mode = null
    this.problem = null
    this.failure = null
  }

  /** From now on no answer to an earlier question counts. */
  #drop(): void {
    clearTimeout(this.#timer)
    this.#turn += 1
    this.busy = 'no'
  }
}
