import type { Answer, Call } from '../exchange.ts'
import type { Writing } from './document.ts'
import type { Query } from './query.ts'

/** A request of somebody who may ask, at an address that is known. */
export interface Request extends Writing {
  readonly call: Call
  /** The values of the route's `{names}`. */
  readonly segments: Readonly<Record<string, string>>
  readonly query: Query
  readonly now: Date
}

export interface Route {
  readonly methods: readonly string[]
  /** Behind `api/rest/admin/`; `{name}` takes one segment. */
  readonly path: string
  answer(request: Request): Answer
}
