import type { Decimal } from '#shared/domain/decimal.ts'
import type { Books } from './books.ts'
import type { OutObject } from './json-value.ts'

/** What lists can be filtered and sorted by. */
export type Column = string | boolean | Decimal | Date | null

/** A record as lists and documents see it. */
export interface Row {
  readonly type: string
  readonly id: number
  /** By their names in documents, in order. */
  readonly attributes: OutObject
  /** By the service's own names, with underscores. */
  readonly columns: Readonly<Record<string, Column>>
  /** The ids that each relationship leads to. */
  readonly links: Readonly<Record<string, readonly number[]>>
}

/** By it go the operators that a filter takes (yeti.md 2.4). */
export type FilterType = 'foreign-key' | 'uuid' | 'enum' | 'number' | 'datetime' | 'string' | 'boolean'

export interface RelationshipRule {
  readonly type: string
  readonly many: boolean
  /** Whether its linkage is given even when it is not included. */
  readonly always: boolean
}

/** One kind of resource. */
export interface Kind {
  readonly type: string
  readonly attributes: readonly string[]
  readonly relationships: Readonly<Record<string, RelationshipRule>>
  /** Columns that take an operator: `name` of the filter `name_cont`. */
  readonly filters: Readonly<Record<string, FilterType>>
  /** Columns that are filters by themselves, of one or more exact values. */
  readonly exact: readonly string[]
  readonly sort: readonly string[]
  rows(books: Books): Row[]
  row(books: Books, id: number): Row | null
}

/** The rows of a kind from its records. */
export const rowsOf = <T>(
  records: (books: Books) => ReadonlyMap<number, T>,
  rowOf: (record: T, books: Books) => Row,
) => ({
  rows: (books: Books): Row[] =>
    Array.from(records(books))
      .toSorted(([one], [other]) => one - other)
      .map(([, record]) => rowOf(record, books)),
  row(books: Books, id: number): Row | null {
    const record = records(books).get(id)
    return record === undefined ? null : rowOf(record, books)
  },
})

/** The ids of the records that belong to another. */
export const idsWhere = <T extends { readonly id: number }>(
  records: ReadonlyMap<number, T>,
  isMine: (record: T) => boolean,
): number[] =>
  Array.from(records.values())
    .filter(isMine)
    .map(({ id }) => id)

export const one = (type: string, always: boolean): RelationshipRule => ({ type, many: false, always })
export const many = (type: string): RelationshipRule => ({ type, many: true, always: false })
