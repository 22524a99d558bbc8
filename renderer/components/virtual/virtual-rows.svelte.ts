import { tick } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import { distinct, Heights, placedRows, rowAt, stepOf } from './window.ts'

/** What a long list is fed by: `at` is undefined for a row that is not here yet. */
export interface RowSource<Row> {
  /** Null until it was read. */
  readonly total: number | null
  at(index: number): Row | undefined
  /** Told which rows are seen, so that they can be fetched. */
  show(from: number, to: number): void
}

interface Wanted<Row> {
  source: () => RowSource<Row>
  keyOf: (row: Row) => string
  /** About how high a row is, in pixels, until it was seen. */
  estimate: number
}

/** How many rows are kept in the page above and below what is seen. */
const MORE = 6
const CONTROLS = 'a[href], button, input, select, textarea'

/**
 * A long list of which only the rows that are seen are in the page. The page itself scrolls, not a box in it, so that it
 * works at every zoom. The row with the focus stays in the page wherever it is.
 */
export class VirtualRows<Row> {
  readonly #wanted: Wanted<Row>
  readonly #heights = new Heights()
  /** Goes up with each height that is news. */
  #measurements = $state(0)
  #seen = $state.raw({ top: 0, bottom: 0 })
  /** The row that has the focus, or had it last. */
  #focused = $state<number | null>(null)
  /** The row that is to get the focus once it is here. */
  #going = $state<number | null>(null)
  #element: HTMLElement | null = null

  constructor(wanted: Wanted<Row>) {
    this.#wanted = wanted
  }

  readonly total = $derived.by(() => this.#wanted.source().total ?? 0)
  readonly #offsets = $derived(this.#offsetsAt(this.#measurements))
  readonly #placed = $derived.by(() =>
    placedRows(this.#offsets, {
      ...this.#seen,
      more: MORE,
      kept: [this.#focused, this.#going].filter((index) => index !== null),
    }),
  )

  /** What is in the page, in order. `key` stays with a row when others come or go before it. */
  readonly rows = $derived.by(() => {
    const source = this.#wanted.source()
    const rows = this.#placed.rows.map(({ index, gap }) => ({ index, gap, row: source.at(index) }))
    const { keyOf } = this.#wanted
    const keys = distinct(rows.map(({ index, row }) => (row === undefined ? `row-${index}` : keyOf(row))))
    return rows.map((one, place) => ({ ...one, key: keys[place] ?? String(one.index) }))
  })
  readonly gapAfter = $derived(this.#placed.gapAfter)
  readonly from = $derived(this.#placed.from)
  readonly to = $derived(this.#placed.to)

  /** For the element around the rows. */
  readonly list: Attachment<HTMLElement> = (element) => {
    this.#element = element
    const look = () => this.#look()
    const leave = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.contains(event.target)) this.#focused = null
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    window.addEventListener('resize', look)
    document.addEventListener('pointerdown', leave)
    return () => {
      window.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
      document.removeEventListener('pointerdown', leave)
      this.#element = null
    }
  }

  /** For each row: its height is measured, now and whenever it changes. */
  measure(index: number): Attachment<HTMLElement> {
    return (element) => {
      const read = () => {
        const { height } = element.getBoundingClientRect()
        if (this.#heights.take(index, height)) this.#measurements += 1
      }
      read()
      if (!('ResizeObserver' in window)) return undefined
      const watcher = new ResizeObserver(read)
      watcher.observe(element)
      return () => watcher.disconnect()
    }
  }

  /** To be called in an effect: fetches what is seen, and gives the focus to what it was meant for. */
  keepUp(): void {
    const { from, to } = this.#placed
    const going = this.#going
    if (going !== null && (going < from || going > to)) this.#wanted.source().show(going, going)
    else if (to >= from) this.#wanted.source().show(from, to)
    const isHere = going !== null && this.#wanted.source().at(going) !== undefined
    const last = this.rows.length === 0 ? -1 : this.total - 1
    void tick().then(() => {
      if (isHere && this.#going === going) {
        this.#focus(going)
        this.#going = null
      } else if (this.#focused !== null && last >= 0 && hasNoFocus()) {
        // The row that had the focus is gone: the one in its place gets it.
        this.#focus(Math.min(this.#focused, last))
      }
    })
  }

  readonly onfocusin = (event: FocusEvent): void => {
    const index = indexOf(event.target)
    if (index !== null) this.#focused = index
  }

  readonly onfocusout = (event: FocusEvent): void => {
    const to = event.relatedTarget
    if (to instanceof Node && this.#element?.contains(to) === false) this.#focused = null
  }

  readonly onkeydown = (event: KeyboardEvent): void => {
    const from = indexOf(event.target)
    if (from === null || event.altKey || event.shiftKey || event.metaKey) return
    if (event.target instanceof HTMLSelectElement || event.target instanceof HTMLTextAreaElement) return
    // In a field Home and End belong to its text; with Ctrl they do not.
    const ends = event.key === 'Home' || event.key === 'End'
    if (event.target instanceof HTMLInputElement && ends && !event.ctrlKey) return
    if (event.ctrlKey && !ends) return
    const page = Math.max(1, rowAt(this.#offsets, this.#seen.bottom) - rowAt(this.#offsets, this.#seen.top))
    const to = stepOf(event.key, from, this.total, page)
    if (to === null) return
    event.preventDefault()
    this.goTo(to)
  }

  /** Brings a row into view and gives it the focus, as soon as it is here. */
  goTo(index: number): void {
    this.#going = index
    const element = this.#element
    const [top, bottom] = [this.#offsets[index] ?? 0, this.#offsets[index + 1] ?? 0]
    if (element !== null && (top < this.#seen.top || bottom > this.#seen.bottom)) {
      const start = element.getBoundingClientRect().top + window.scrollY
      window.scrollTo({ top: Math.max(0, start + top - window.innerHeight / 3), behavior: 'instant' })
      this.#look()
    }
    // What is not here yet holds the focus as an empty row, so that it is nowhere else meanwhile.
    void tick().then(() => this.#going === index && this.#rowElement(index)?.focus())
  }

  #offsetsAt(_measurements: number): Float64Array {
    return this.#heights.offsets(this.total, this.#wanted.estimate)
  }

  #look(): void {
    if (this.#element === null) return
    const { top } = this.#element.getBoundingClientRect()
    this.#seen = { top: Math.max(0, -top), bottom: Math.max(0, window.innerHeight - top) }
  }

  #rowElement(index: number): HTMLElement | null {
    return this.#element?.querySelector<HTMLElement>(`[data-row="${index}"]`) ?? null
  }

  #focus(index: number): void {
    const row = this.#rowElement(index)
    const control = row?.querySelector<HTMLElement>(CONTROLS) ?? row
    control?.focus()
  }
}

function indexOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  return row === null ? null : Number(row.dataset['row'])
}

function hasNoFocus(): boolean {
  return document.activeElement === document.body || document.activeElement === null
}
