import * as v from 'valibot'
import type { JsonApiDocument } from '../../json-api-document.ts'

export interface AskedPage {
  /** From 1. */
  number: number
  size: number
}

/**
 * The number of the next page; null at the end. The service links to it where there is one (yeti.md 2.4); without any links between
 * pages its total says so, and without that a page that is not full was the last.
 */
export function nextPage(
  { links, meta, records }: Pick<JsonApiDocument, 'links' | 'meta' | 'records'>,
  { number, size }: AskedPage,
): number | null {
  const next = number + 1
  // A page with nothing on it has nothing behind it, whatever it links to.
  if (records.length === 0) return null
  if (BETWEEN_PAGES.some((name) => links[name] !== undefined))
    return (links['next'] ?? null) === null ? null : next
  const total = totalOf({ meta })
  return (total === null ? records.length >= size : number * size < total) ? next : null
}

/** A link to the list itself says nothing about its pages. */
const BETWEEN_PAGES = ['first', 'last', 'prev', 'next'] as const

/** How many records a list has in all (`meta.total-count`); null when the service does not say. */
export function totalOf({ meta }: Pick<JsonApiDocument, 'meta'>): number | null {
  const total = v.safeParse(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), meta['total-count'])
  return total.success ? total.output : null
}
