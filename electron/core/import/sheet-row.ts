import type { RowStatus } from '#shared/contract/imports.ts'
import type { Repeat } from '#shared/domain/import/repeats.ts'
import type { RowProblem } from '#shared/domain/import/row-problems.ts'
import { problem } from '#shared/domain/problem-codes.ts'
import type { KeyTexts } from '../outbox/keys.ts'

/** An earlier submission that a row repeats. */
export interface Earlier {
  submissionId: string
  samePerson: boolean
  path: string
}

/** What a row is compared with others by. */
export interface RowKeyTexts extends KeyTexts {
  line: number
}

/** A row of the file with all that is known of it. */
export interface SheetRow {
  line: number
  cells: string[]
  /** Columns that were mended. */
  mended: Set<number> | null
  /** Of the row by itself. */
  errors: readonly RowProblem[]
  warnings: readonly RowProblem[]
  /** Null while it has errors. */
  keys: RowKeyTexts | null
  earlier: Earlier | null
  /** An earlier row of this file that is the same. */
  repeat: Repeat | null
  /** The submission that it became. */
  queuedAs: string | null
}

/** One for all: most rows have neither, and there are ten thousand. */
export const NOTHING: readonly never[] = []

export function newSheetRow(line: number, cells: string[]): SheetRow {
  return {
    line,
    cells,
    mended: null,
    errors: NOTHING,
    warnings: NOTHING,
    keys: null,
    earlier: null,
    repeat: null,
    queuedAs: null,
  }
}

export function statusOf({ queuedAs, errors, earlier, repeat }: SheetRow): RowStatus {
  if (queuedAs !== null) return 'queued'
  if (errors.length > 0) return 'faulty'
  const same = earlier ?? repeat
  if (same === null) return 'ready'
  return same.samePerson ? 'already' : 'faulty'
}

/** What is wrong with a row, that it contradicts another among it. */
export function errorsOf({ errors, earlier, repeat, queuedAs, keys }: SheetRow): RowProblem[] {
  if (queuedAs !== null) return []
  if (errors.length > 0) return [...errors]
  if (earlier !== null) {
    if (earlier.samePerson) return []
    return [{ ...problem('HO-IMPORT-ANOTHER-PERSON', earlier.path), column: null }]
  }
  if (repeat === null || repeat.samePerson) return []
  const path = keys?.fingerprints.find(({ warning }) => warning === null)?.path ?? ''
  const message = `Row ${repeat.line} has the same home and day, for another person.`
  return [{ ...problem('HO-IMPORT-ANOTHER-PERSON-IN-FILE', path, { message }), column: null }]
}

export function warningsOf(row: SheetRow): RowProblem[] {
  const { earlier, repeat } = row
  if (statusOf(row) !== 'already') return [...row.warnings]
  if (earlier !== null) return [{ ...problem('HO-IMPORT-ALREADY', earlier.path), column: null }]
  const message = `Row ${repeat?.line ?? 0} is the same.`
  return [{ ...problem('HO-IMPORT-SAME-ROW', '', { message }), column: null }]
}
