import type { Answer, Call } from '../exchange.ts'
import type { Ref } from './document.ts'
import type { Records } from './records.ts'

/** A request whose caller and path are known to be right. */
export interface Request {
  readonly call: Call
  /** The values of the route's `{names}`. */
  readonly segments: Readonly<Record<string, string>>
  /** The organisation in the path; null for paths that have none. */
  readonly org: string | null
  /** The user that is recorded as author. */
  readonly author: Ref
  readonly records: Records
  readonly now: () => Date
  /** Whether lists are paged. */
  readonly pagination: boolean
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Without slashes at its ends; `{name}` takes one segment, and `{org}` must be an organisation. */
  readonly path: string
  answer(request: Request): Answer
}
