/** By what rows of one file are compared: `values` that only one of them may have, and who it is for. */
export interface RowKeys {
  line: number
  values: readonly string[]
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
    const earlier = row.values.map((value) => first.get(value)).find((one) => one !== undefined)
    if (earlier !== undefined) {
      repeats.set(row.line, { line: earlier.line, samePerson: earlier.person === row.person })
      continue
    }
    for (const value of row.values) first.set(value, row)
  }
  return repeats
}
