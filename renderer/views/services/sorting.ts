import type { ServiceSort } from '#shared/contract/yeti.ts'

/** What the service sorts by, in either direction. */
export type SortColumn = ServiceSort extends infer Sort ? (Sort extends `-${string}` ? never : Sort) : never

/** The columns of the table; `by` is null where the service cannot sort. */
export const COLUMNS = [
  { label: 'Service', by: 'name', money: false },
  { label: 'Account', by: null },
  { label: 'Type', by: null },
  { label: 'State', by: null },
  { label: 'Initial price', by: 'initial-price', money: true },
  { label: 'Renewal price', by: 'renew-price', money: true },
  { label: 'Next renewal', by: 'renew-at', money: false },
  { label: 'Set up', by: 'created-at', money: false },
] as const satisfies readonly (
  { label: string; by: null } | { label: string; by: SortColumn; money: boolean }
)[]

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
