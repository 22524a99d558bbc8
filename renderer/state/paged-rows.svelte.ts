import { wholeMap } from './whole-map.ts'

/** Reads some rows of a list, and how many there are in all. */
export type ReadRows<Row> = (
  offset: number,
  limit: number,
) => Promise<{ total: number; rows: readonly Row[] }>

/** The most that the core hands out at once is 200. */
const PAGE = 100
/** Pages that are kept, nearest to what is seen; the others are read again when somebody comes back. */
const KEPT = 6

/** A long list of the core, of which only the pages around what is seen are here. */
export class PagedRows<Row> {
  readonly #read: ReadRows<Row>
  readonly #onfail: (error: unknown) => void
  readonly #size: number
  /** Null until the first page came. */
  total = $state.raw<number | null>(null)
  #pages = $state.raw(wholeMap<number, readonly Row[]>())
  #seen = { from: 0, to: 0 }
  #asked: readonly number[] = []
  /** The change that the list was read at last. */
  #change: number | null = null
  /** Counts the times everything was read anew: an answer from before is of no use. */
  #round = 0
  #refreshing = false
  #again = false

  /** `size` is how many are read at once, at most 200. `onfail` is told when a page could not be read; what is here stays. */
  constructor(read: ReadRows<Row>, onfail: (error: unknown) => void, size = PAGE) {
    this.#read = read
    this.#onfail = onfail
    this.#size = size
  }

  at(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.#size))?.[index % this.#size]
  }

  /** The rows of the first page. */
  get first(): readonly Row[] {
    return this.#pages.get(0) ?? []
  }

  /** Reads what of these rows is not here. */
  show(from: number, to: number): void {
    this.#seen = { from, to }
    for (const page of this.#pagesSeen()) {
      if (this.#pages.has(page) || this.#asked.includes(page) || this.#refreshing) continue
      void this.#fetch(page, this.#round)
    }
  }

  /** Reads the list anew when something changed since: `change` counts the changes. */
  keepUp(change: number): void {
    if (this.#change === change) return
    this.#change = change
    void this.refresh()
  }

  /** Reads what is seen anew and forgets the rest. While it is read, what was here is still shown. */
  async refresh(): Promise<void> {
    if (this.#refreshing) {
      this.#again = true
      return
    }
    this.#refreshing = true
    try {
      do {
        this.#again = false
        this.#round += 1
        this.#asked = []
        const wanted = this.#pagesSeen()
        const read = await Promise.all(wanted.map((page) => this.#read(page * this.#size, this.#size)))
        this.#pages = wholeMap(wanted.map((page, place) => [page, read[place]?.rows ?? []]))
        this.total = read.at(-1)?.total ?? 0
      } while (this.#isAskedAgain())
    } catch (error) {
      this.#onfail(error)
    } finally {
      this.#refreshing = false
    }
    // Meanwhile others may have come into view.
    this.show(this.#seen.from, this.#seen.to)
  }

  /** Set while a page is awaited, which the flow of types does not see. */
  #isAskedAgain(): boolean {
    return this.#again
  }

  #pagesSeen(): number[] {
    const last = Math.max(0, Math.floor(Math.max(0, (this.total ?? 1) - 1) / this.#size))
    const from = Math.min(last, Math.floor(this.#seen.from / this.#size))
    const to = Math.min(last, Math.floor(this.#seen.to / this.#size))
    return Array.from({ length: to - from + 1 }, (_, place) => from + place)
  }

  async #fetch(page: number, round: number): Promise<void> {
    this.#asked = [...this.#asked, page]
    try {
      const { total, rows } = await this.#read(page * this.#size, this.#size)
      if (round !== this.#round) return
      const middle = (this.#seen.from + this.#seen.to) / 2 / this.#size
      const kept = [...this.#pages, [page, rows] as const]
        .sort(([one], [other]) => Math.abs(one - middle) - Math.abs(other - middle))
        .slice(0, KEPT)
      this.#pages = wholeMap(kept)
      this.total = total
    } catch (error) {
      if (round === this.#round) this.#onfail(error)
    } finally {
      if (round === this.#round) this.#asked = this.#asked.filter((one) => one !== page)
    }
  }
}
