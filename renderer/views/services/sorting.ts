import { servicesWords } from '#renderer/words/services.ts'
import type { ServiceSort } from '#shared/contract/yeti.ts'

/** What the service sorts by, in either direction. */
export type SortColumn = ServiceSort extends infer Sort ? (Sort extends `-${string}` ? never : Sort) : never

/** A column of the table; `by` is null where the service cannot sort. */
type Column = { label: string; by: null } | { label: string; by: SortColumn; money: boolean }

/** The columns of the table, as they are called now. */
export function columnsOf(): readonly Column[] {
  const words = servicesWords().table.columns
  return [
    { label: words.service, by: 'name', money: false },
    { label: words.account, by: null },
    { label: words.type, by: null },
    { label: words.state, by: null },
    { label: words.initialPrice, by: 'initial-price', money: true },
    { label: words.renewPrice, by: 'renew-price', money: true },
    { label: words.renewAt, by: 'renew-at', money: false },
    { label: words.createdAt, by: 'created-at', money: false },
  ]
}

const DESCENDING = {
  name: '-name',
  'created-at': '-created-at',
  'renew-at': '-renew-at',
  'initial-price': '-initial-price',
  'renew-price': '-renew-price',
} as const satisfies Readonly<Record<SortColumn, ServiceSort>>

/** Which way a column is sorted; null when another one is. */
export function directionOf(sort: ServiceSort, by: SortColumn): 'ascending' | 'descending' | null {
  if (sort === by) return 'ascending'
  return sort === DESCENDING[by] ? 'descending' : null
}

/** The order after a press on a column: that column, and the other way round when it was it already. What is newest comes first. */
export function sortAfter(sort: ServiceSort, by: SortColumn): ServiceSort {
  const direction = directionOf(sort, by)
  if (direction === null) return by === 'created-at' ? DESCENDING[by] : by
  return direction === 'ascending' ? DESCENDING[by] : by
}
