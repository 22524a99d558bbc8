import { compare } from '#shared/domain/decimal.ts'
import { readCsvLine } from './csv.ts'
import { invalidSort, unexpected } from './errors.ts'
import { underscored } from './key-names.ts'
import type { Column, Kind, Row } from './kind.ts'

/** Sortable by the service's own list, but without a column of that name in its database (yeti.md 2.4, 3.1). */
const WITHOUT_COLUMN = ['services.renew_period', 'accounts.currency']

/** The rows come by id, and stay so without `sort` and where all is even. What has no value comes last, and first when descending, as in PostgreSQL. */
export function sortRows(rows: readonly Row[], text: string | null, kind: Kind): readonly Row[] {
  const criteria = readCriteria(text, kind)
  return rows.toSorted((one, other) => {
    for (const { column, direction } of criteria) {
      const order = orderOf(one.columns[column] ?? null, other.columns[column] ?? null)
      if (order !== 0) return direction * order
    }
    return 0
  })
}

function readCriteria(text: string | null, kind: Kind) {
  if (text === null || text.trim() === '') return []
  const names = readCsvLine(text)
  if (names === null) throw invalidSort(kind.type, text)
  const criteria = names.map((name) => ({
    column: underscored(name.replace(/^-/, '')),
    direction: name.startsWith('-') ? -1 : 1,
  }))
  const unknown = criteria.find(({ column }) => !kind.sort.includes(column))
  if (unknown !== undefined) throw invalidSort(kind.type, unknown.column)
  if (criteria.some(({ column }) => WITHOUT_COLUMN.includes(`${kind.type}.${column}`))) throw unexpected()
  return criteria
}

const collator = new Intl.Collator('en')

function orderOf(one: Column, other: Column): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  if (one instanceof Date) return other instanceof Date ? one.getTime() - other.getTime() : 0
  if (typeof one === 'object') {
    return typeof other === 'object' && 'units' in other ? compare(one, other) : 0
  }
  return typeof other === 'object' ? 0 : collator.compare(String(one), String(other))
}
