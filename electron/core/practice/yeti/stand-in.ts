import type { Answer, Call } from '../exchange.ts'
import { gatewayPage } from '../gateway-page.ts'
import { matchPath } from '../match-path.ts'
import { MEDIA_TYPE } from '../media-type.ts'
import type { YetiOptions } from '../practice.ts'
import { Refused } from '../refused.ts'
import type { StandIn } from '../stand-in.ts'
import type { Books } from './books.ts'
import { plainError } from './errors.ts'
import { withHeaders } from './headers.ts'
import { demandMediaTypes } from './media-types.ts'
import { readQuery } from './query.ts'
import { createRenewals } from './renewals.ts'
import { ROUTES } from './routes/routes.ts'
import { sampleBooks } from './sample/sample.ts'
import { signIn, signInRefused } from './sign-in.ts'
import { createTokens } from './tokens.ts'
import { createUsers } from './users.ts'

const PREFIX = 'api/rest/admin'
const GATEWAY = 'nginx'

/** Whether a path is one of Yeti's admin API. */
export const isYetiPath = (path: string): boolean => `${path}/`.startsWith(`${PREFIX}/`)

/** The admin API of Yeti with the sample data and nothing else recorded yet. */
export function createYeti(options: YetiOptions = {}): StandIn {
  const now = options.now ?? (() => new Date())
  const users = createUsers(options.allowedAddresses ?? (() => ['127.0.0.1']))
  const tokens = createTokens(users, options.tokenSeconds ?? 600, now)
  const started = now()
  let kept: { books: Books; catchUp: (now: Date) => void } | null = null
  // Made when first asked for: most runs of the practice server never call Yeti.
  const booksAt = (time: Date): Books => {
    if (kept === null) {
      const books = sampleBooks(started)
      kept = { books, catchUp: createRenewals(books, started) }
    }
    kept.catchUp(time)
    return kept.books
  }

  const answer = (call: Call): Answer => {
    const path = call.path.slice(PREFIX.length + 1)
    if (path === 'auth' && call.method === 'POST') return signIn(call, users, tokens)
    const found = findRoute(path, call.method)
    if (found === null) return NO_ROUTE
    if (tokens.callerOf(call) === null) return UNAUTHORISED
    try {
      demandMediaTypes(call, { hasBody: ['POST', 'PATCH', 'PUT'].includes(call.method) })
      const time = now()
      return found.route.answer({
        call,
        segments: found.segments,
        query: readQuery(call.query),
        books: booksAt(time),
        now: time,
        base: `http://${call.headers['host'] ?? ''}/${PREFIX}`,
      })
    } catch (error) {
      if (error instanceof Refused) return error.answer
      throw error
    }
  }

  const failure = (call: Call, status: number): Answer => {
    if (status === 401) {
      tokens.revoke(call)
      return call.path === `${PREFIX}/auth` ? signInRefused('Incorrect login or password.') : UNAUTHORISED
    }
    if (status < 400) return { status, contentType: MEDIA_TYPE, body: '' }
    const title = status === 500 ? 'Internal Server Error' : 'The request could not be carried out'
    return plainError(status, String(status), title, title)
  }

  const timed = (make: () => Answer): Answer => {
    const start = performance.now()
    return withHeaders(make(), start, now())
  }
  return {
    answer: (call) => timed(() => answer(call)),
    // What the gateway says never came to the service.
    failure: (call, status) => gatewayPage(status, GATEWAY) ?? timed(() => failure(call, status)),
    tooLarge: () => gatewayPage(413, GATEWAY) ?? NO_ROUTE,
    bodyType: MEDIA_TYPE,
  }
}

/** Neither has a body (yeti.md 1.2, 2.1). */
const UNAUTHORISED: Answer = { status: 401, contentType: 'text/html', body: '' }
const NO_ROUTE: Answer = { status: 404, contentType: 'text/html; charset=utf-8', body: '' }

function findRoute(path: string, method: string) {
  for (const route of ROUTES) {
    const segments = route.methods.includes(method) ? matchPath(route.path, path) : null
    if (segments !== null) return { route, segments }
  }
  return null
}
