import { refsOf, type Json, type Resource } from './document.ts'

export type Scalar = string | number | boolean

/** A field that lists can be filtered and sorted by: the values a resource has for it; null is none. */
export type Field = (resource: Resource) => readonly Scalar[]

/** `attribute('address.postcode')` */
export const attribute =
  (path: string): Field =>
  ({ attributes }) =>
    valuesAt(attributes ?? null, path.split('.'))

/** `metaAt('risks.current')`; an array on the way gives the values of all its items. */
export const metaAt =
  (path: string): Field =>
  ({ meta }) =>
    valuesAt(meta, path.split('.'))

/** The ids that a relationship leads to. */
export const related =
  (name: string): Field =>
  ({ links }) =>
    refsOf(links[name]).map(({ id }) => id)

function valuesAt(value: Json, path: readonly string[]): readonly Scalar[] {
  if (isList(value)) return value.flatMap((item) => valuesAt(item, path))
  const [name, ...rest] = path
  if (typeof value !== 'object') return name === undefined ? [value] : []
  const inner = value === null || name === undefined ? undefined : value[name]
  return inner === undefined ? [] : valuesAt(inner, rest)
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

const DAY = /^\d{4}-\d{2}-\d{2}(?:T|$)/

/** How a value stands to a text: less, even, more; NaN when they cannot be compared. Times as instants, numbers as numbers. */
export function orderOf(value: Scalar, text: string): number {
  if (typeof value === 'number') return text.trim() === '' ? NaN : value - Number(text)
  if (typeof value === 'string' && DAY.test(value) && DAY.test(text)) {
    return Date.parse(value) - Date.parse(text)
  }
  const plain = String(value)
  return plain < text ? -1 : plain > text ? 1 : 0
}
