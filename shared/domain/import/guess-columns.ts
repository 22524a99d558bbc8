import type { CodeTable } from '../codes.ts'
import { REASON_COLUMNS, type ImportField } from './import-field.ts'
import { knownNames, plainHeader } from './header-names.ts'

/** What a column holds, and how that is known. */
export interface GuessedColumn {
  target: string | null
  because: 'own-header' | 'known-name' | 'remembered' | 'chosen' | 'none'
}

/** The column that tells why a row failed, from an earlier failed.csv. */
export function isReasonColumn(header: string): boolean {
  return REASON_COLUMNS.some((name) => plainHeader(name) === plainHeader(header))
}

/** The headers that stand over more than one column. */
export function headersTwice(headers: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const header of headers) {
    const plain = plainHeader(header)
    if (plain === '' || isReasonColumn(header)) continue
    if (seen.has(plain)) twice.add(plain)
    seen.add(plain)
  }
  return twice
}

/**
 * What each column probably holds: by our own headers, by what an earlier file with the same header row was read as, by names that are
 * known. Two columns are never guessed to hold the same; of two with one name neither is guessed at all. A column of words is not guessed
 * to hold codes of which the connection has none: it would only fail (titles, mostly, which most files have).
 */
export function guessColumns(
  headers: readonly string[],
  fields: readonly ImportField[],
  remembered: readonly (string | null)[] | null,
  codes: CodeTable,
): GuessedColumn[] {
  const own = new Map(fields.map(({ path }) => [path.toLowerCase(), path]))
  const readable = fields.filter((field) => field.kind !== 'code' || codes[field.group].length > 0)
  const known = knownNames(readable.flatMap(({ path, kind }) => (kind === 'consent' ? [] : [path])))
  const twice = headersTwice(headers)
  const guessed = headers.map((): GuessedColumn => ({ target: null, because: 'none' }))
  const taken = new Set<string>()
  const take = (
    because: GuessedColumn['because'],
    targetOf: (header: string, place: number) => string | null,
  ) => {
    for (const [place, header] of headers.entries()) {
      if (guessed[place]?.target !== null || isReasonColumn(header)) continue
      if (because !== 'remembered' && twice.has(plainHeader(header))) continue
      const target = targetOf(header, place)
      if (target === null || taken.has(target)) continue
      taken.add(target)
      guessed[place] = { target, because }
    }
  }
  if (remembered === null) {
    take('own-header', (header) => own.get(header.trim().toLowerCase()) ?? null)
    take('known-name', (header) => known.get(plainHeader(header)) ?? null)
  } else {
    // What was chosen for these headers once, to leave a column out too, is what is meant again.
    take('remembered', (_header, place) => own.get((remembered[place] ?? '').toLowerCase()) ?? null)
  }
  return guessed
}

/** What was chosen, with how it would have been guessed where that is the same. */
export function chosenColumns(
  targets: readonly (string | null)[],
  fields: readonly ImportField[],
  guessed: readonly GuessedColumn[],
): GuessedColumn[] {
  const own = new Set(fields.map(({ path }) => path))
  return guessed.map((guess, place): GuessedColumn => {
    const target = targets[place] ?? null
    if (target === guess.target) return guess
    return target !== null && own.has(target)
      ? { target, because: 'chosen' }
      : { target: null, because: 'none' }
  })
}
