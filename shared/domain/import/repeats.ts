/** By what rows of one file are compared: what only one of them may have is without a `warning`. `person`: who it is for. */
interface RowKeys {
  line: number
  fingerprints: readonly { text: string; warning: string | null }[]
  person: string
}

/** The earlier row that a row repeats. */
export interface Repeat {
  line: number
  samePerson: boolean
}

/** Which rows repeat an earlier one, by line. Those that repeat are not compared with in turn: the first counts. */
export function repeatsWithin(rows: Iterable<RowKeys>): Map<number, Repeat> {
  const first = new Map<string, RowKeys>()
  const repeats = new Map<number, Repeat>()
  for (const row of rows) {
    const earlier = earlierOf(row, first)
    if (earlier !== undefined) {
      repeats.set(row.line, { line: earlier.line, samePerson: earlier.person === row.person })
      continue
    }
    for (const { text, warning } of row.fingerprints) if (warning === null) first.set(text, row)
  }
  return repeats
}

function earlierOf({ fingerprints }: RowKeys, first: ReadonlyMap<string, RowKeys>): RowKeys | undefined {
  for (const { text, warning } of fingerprints) {
    const earlier = warning === null ? first.get(text) : undefined
    if (earlier !== undefined) return earlier
  }
  return undefined
}
