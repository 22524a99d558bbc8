import type { Answer, Call } from '../exchange.ts'
import { matchPath } from '../match-path.ts'
import { statusError } from './errors.ts'
import { demandAccept } from './media-types.ts'
import type { Request, Route } from './route.ts'

export type Context = Pick<Request, 'author' | 'records' | 'now' | 'pagination'>

/** Finds the route of a call and lets it answer: 404 for an address that is none, 405 for a method it does not have. */
export function answerRoutes(call: Call, routes: readonly Route[], context: Context): Answer {
  const found = routes.flatMap((route) => {
    const segments = matchPath(route.path, call.path)
    return segments === null ? [] : [{ route, segments }]
  })
  const [first] = found
  const org = first?.segments['org'] ?? null
  const isKnown = org === null || context.records.find({ type: 'organisations', id: org }) !== null
  if (first === undefined || !isKnown) return statusError(404, 'There is nothing at this address.')
  const match = found.find(({ route }) => route.method === call.method)
  if (match === undefined) {
    const methods = found.map(({ route }) => route.method).join(', ')
    return { ...statusError(405, `This address takes ${methods}.`), headers: { Allow: methods } }
  }
  demandAccept(call)
  return match.route.answer({ call, segments: match.segments, org, ...context })
}
