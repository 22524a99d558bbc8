import type { JsonObject } from './document.ts'
import { bareError } from './errors.ts'

/** The service's own default and maximum are not known; these are the stand-in's. */
const DEFAULT_LIMIT = 25
const MOST = 100

export interface Page {
  limit: number
  offset: number
}

/** A larger limit than the maximum is cut, not refused: a client has to go by what it gets. */
export function readPage(limit: string | null, offset: string | null): Page {
  return {
    limit: Math.min(whole('limit', limit, 1) ?? DEFAULT_LIMIT, MOST),
    offset: whole('offset', offset, 0) ?? 0,
  }
}

function whole(parameter: string, text: string | null, least: number): number | null {
  if (text === null) return null
  if (!/^[0-9]{1,9}$/.test(text) || Number(text) < least) throw bareError(400, parameter, text)
  return Number(text)
}

/** `meta.pagination` of a list of `total` resources; `requested.limit` is the limit that was used. */
export function paginationOf(total: number, { limit, offset }: Page): JsonObject {
  return {
    counts: { pages: Math.ceil(total / limit), resources: total },
    current_page: Math.floor(offset / limit) + 1,
    offsets: {
      next: offset + limit < total ? offset + limit : null,
      previous: offset > 0 ? Math.max(offset - limit, 0) : null,
    },
    requested: { limit, offset },
  }
}
