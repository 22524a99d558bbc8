import * as v from 'valibot'
import { readInstant } from '#shared/domain/instant.ts'
import type { Secret } from '../../vault/secret.ts'
import { endpoint } from '../endpoint.ts'
import type { Http, HttpResult } from '../http.ts'
import { asToken, renewAt, signInRefused, type SignedIn, type SignInFailure } from '../token-keeper.ts'
import { signInAnswer, signInDenied, type SignInAnswer } from './sign-in-answers.ts'

/*
 * A user's session, got in two steps (SDK source; that of Kotlin and that of Swift agree). The paths are those of Ory Kratos' flows for
 * programs; that the server is Kratos is deduced.
 */
const FLOW_PATH = 'self-service/login/api'
const LOGIN_PATH = 'self-service/login'
const LOGOUT_PATH = 'self-service/logout/api'

const Flow = v.object({ id: v.pipe(v.string(), v.regex(/^[\x21-\x7E]{1,200}$/)) })
const Session = v.object({
  session_token: v.string(),
  session: v.fallback(v.object({ expires_at: v.fallback(v.string(), '') }), { expires_at: '' }),
})

/** Signs in with an e-mail address and a password. */
export async function userSessionToken(
  http: Http,
  authUrl: string,
  { email, password }: { email: string; password: string },
  clock: () => number,
): Promise<SignedIn> {
  const flow = await startFlow(http, authUrl, password, clock)
  if (typeof flow !== 'string') return flow
  const path = `${LOGIN_PATH}?flow=${encodeURIComponent(flow)}`
  const login = { identifier: email, password, method: 'password' }
  const answer = signInAnswer(await call(http, 'POST', authUrl, path, login), [password])
  if ('kind' in answer) return answer
  const parsed = v.safeParse(Session, membersOf(answer))
  const token = parsed.success ? asToken(parsed.output.session_token) : null
  if (isGood(answer) && parsed.success && token !== null) {
    const now = clock()
    return { kind: 'signed-in', token, until: renewAt(now, lifeOf(answer, parsed.output.session, now)) }
  }
  if (wantsMore(answer)) return signInRefused('HO-CH-SECOND-STEP', answer.detail, answer.result)
  return signInDenied(answer, clock())
}

/** Ends a session. What comes of it cannot be helped: the token is forgotten all the same. */
export async function endUserSession(http: Http, authUrl: string, token: Secret): Promise<void> {
  await call(http, 'DELETE', authUrl, LOGOUT_PATH, { session_token: token.reveal() })
}

/** The id of a new flow. Where a session is taken to be there already, the flow is asked for as one that renews it. */
async function startFlow(
  http: Http,
  authUrl: string,
  password: string,
  clock: () => number,
): Promise<string | SignInFailure> {
  const ask = async (query: string) =>
    signInAnswer(await call(http, 'GET', authUrl, `${FLOW_PATH}${query}`, null), [password])
  const first = await ask('')
  const renews = !('kind' in first) && says(first, 'session_already_available')
  const answer = renews ? await ask('?refresh=true') : first
  if ('kind' in answer) return answer
  const flow = v.safeParse(Flow, membersOf(answer))
  return isGood(answer) && flow.success ? flow.output.id : flowDenied(answer, clock())
}

/** Nothing secret was sent yet, so a refusal says nothing about the password: it is the wrong place. */
function flowDenied(answer: SignInAnswer, nowMs: number): SignInFailure {
  const denied = signInDenied(answer, nowMs)
  return denied.outcome.kind === 'waiting'
    ? denied
    : signInRefused('HO-CH-SIGN-IN-PLACE', answer.detail, answer.result)
}

function call(
  http: Http,
  method: 'GET' | 'POST' | 'DELETE',
  authUrl: string,
  path: string,
  value: Readonly<Record<string, string>> | null,
): Promise<HttpResult> {
  const url = endpoint(authUrl, path)
  if (url === null) {
    const detail = 'The address is not a URL.'
    return Promise.resolve({ kind: 'refused-locally', code: 'HO-HTTP-ADDRESS', detail })
  }
  const accept = { accept: 'application/json' }
  if (value === null) return http.request({ method, url, headers: accept, body: null })
  const body = new TextEncoder().encode(JSON.stringify(value))
  return http.request({ method, url, headers: { ...accept, 'content-type': 'application/json' }, body })
}

function isGood({ status }: SignInAnswer): boolean {
  return status >= 200 && status < 300
}

function membersOf({ body }: SignInAnswer): unknown {
  return body.kind === 'object' ? body.members : null
}

/**
 * The password was right, but the account wants a second step: an answer that is good but has no token, or one that asks for a browser
 * (generic Kratos: 422 `browser_location_change_required`).
 */
function wantsMore(answer: SignInAnswer): boolean {
  if (isGood(answer)) return answer.body.kind === 'object'
  return answer.status === 422 || says(answer, 'browser_location_change_required') || says(answer, 'aal2')
}

function says({ body }: SignInAnswer, words: string): boolean {
  return body.kind === 'object' && JSON.stringify(body.members).includes(words)
}

/** How long a session lasts, by the service's own clock where it tells it: this computer's may go wrong. */
function lifeOf({ result }: SignInAnswer, session: { expires_at: string }, nowMs: number): number | null {
  const end = readInstant(session.expires_at)
  if (end === null) return null
  const serverNow = Date.parse(result.headers['date'] ?? '')
  return end.ms - (Number.isNaN(serverNow) ? nowMs : serverNow)
}
