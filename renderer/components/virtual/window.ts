/**
 * Where each row of a long list begins, in pixels from the top of the list; one more entry than rows, the last is the whole height.
 * @param measured heights of rows that were seen; the others count as `estimate`.
 */
export function offsetsOf(
  count: number,
  estimate: number,
  measured: ReadonlyMap<number, number>,
): Float64Array {
  const offsets = new Float64Array(count + 1)
  for (let index = 0; index < count; index += 1)
    offsets[index + 1] = (offsets[index] ?? 0) + (measured.get(index) ?? estimate)
  return offsets
}

/** The row at a height; the first or the last one beyond the ends. Below 0 for a list without rows. */
export function rowAt(offsets: Float64Array, y: number): number {
  let low = 0
  let high = offsets.length - 2
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((offsets[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return Math.min(low, offsets.length - 2)
}

/** A row that is in the page, and how much room rows that are not leave above it. */
export interface Placed {
  index: number
  gap: number
}

/**
 * The rows that are in the page: those seen between `top` and `bottom`, some more on both sides, and those that are `kept`
 * wherever they are.
 */
export function placedRows(
  offsets: Float64Array,
  { top, bottom, more, kept }: { top: number; bottom: number; more: number; kept: readonly number[] },
): { rows: Placed[]; gapAfter: number; from: number; to: number } {
  const count = offsets.length - 1
  if (count === 0) return { rows: [], gapAfter: 0, from: 0, to: -1 }
  const from = Math.max(0, rowAt(offsets, top) - more)
  const to = Math.min(count - 1, rowAt(offsets, bottom) + more)
  const indexes = new Set(kept.filter((index) => index >= 0 && index < count))
  for (let index = from; index <= to; index += 1) indexes.add(index)
  const at = (index: number) => offsets[index] ?? 0
  let end = 0
  const rows = [...indexes]
    .sort((one, other) => one - other)
    .map((index) => {
      const gap = at(index) - end
      end = at(index + 1)
      return { index, gap }
    })
  return { rows, gapAfter: at(count) - end, from, to }
}

/** Where a key leads from a row; null for a key that does not lead anywhere. `page` is how many rows are seen at once. */
export function stepOf(key: string, from: number, count: number, page: number): number | null {
  const to =
    key === 'ArrowDown'
      ? from + 1
      : key === 'ArrowUp'
        ? from - 1
        : key === 'PageDown'
          ? from + page
          : key === 'PageUp'
            ? from - page
            : key === 'Home'
              ? 0
              : key === 'End'
                ? count - 1
                : null
  return to === null ? null : Math.max(0, Math.min(count - 1, to))
}

/** The heights of the rows that were seen. */
export class Heights {
  readonly #measured = new Map<number, number>()

  /** Gives whether that is news. */
  take(index: number, height: number): boolean {
    if (height === 0 || this.#measured.get(index) === height) return false
    this.#measured.set(index, height)
    return true
  }

  offsets(count: number, estimate: number): Float64Array {
    return offsetsOf(count, estimate, this.#measured)
  }
}

/** Keys with no two alike: while a list is read anew, a row can be in an old and in a new piece of it. */
export function distinct(keys: readonly string[]): string[] {
  const used = new Set<string>()
  return keys.map((key, place) => {
    const own = used.has(key) ? `${key} ${place}` : key
    used.add(own)
    return own
  })
}
