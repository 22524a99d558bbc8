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

/** The values of a route's `{names}` in a path, or null when it is another route. Letter case matters. */
export function matchPath(route: string, path: string): Record<string, string> | null {
  const wanted = route.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const segments: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const actual = given[at] ?? ''
    const name = /^\{(.+)\}$/.exec(part)?.[1]
    if (name === undefined && part !== actual) return null
    if (name !== undefined) segments[name] = actual
  }
  return segments
}
