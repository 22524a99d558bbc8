import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { AcquaintSecret } from '#shared/contract/connections.ts'
import { Secret } from '../../vault/secret.ts'
import { endpoint } from '../endpoint.ts'
import type { Http, HttpResult } from '../http.ts'
import type { ConnectionFacts, Outcome } from '../provider.ts'
import { retryAfterMs } from '../retry-after.ts'
import { childOf } from '../xml-document.ts'
import { isNil, memberOf, readAnswerBody, type AnswerBody } from './answer-body.ts'
import { answerDetail } from './service-text.ts'

/** Relative to the base URL (help page of databasetoken). Always JSON, whatever the connection's format. */
export const SIGN_IN_PATH = '17.0/auth/databasetoken'

/** A sign-in that failed: what it means for a submission (nothing was sent), and what the call itself met. */
export interface SignInFailure {
  kind: 'failed'
  outcome: Extract<Outcome, { kind: 'waiting' | 'sign-in-refused' }>
  /** Null when it was not even tried. */
  result: HttpResult | null
}

export type SignedIn = { kind: 'signed-in'; token: Secret } | SignInFailure

export interface SignIn {
  /** The token in memory, or a new one. Calls at the same time share one request. */
  token(
    connection: Pick<ConnectionFacts, 'id' | 'baseUrl'>,
    secret: Secret,
    signal?: AbortSignal,
  ): Promise<SignedIn>
  /** Drops a token that the service did not take, unless a newer one is there already. */
  drop(connectionId: string, token: Secret): void
  forget(connectionId: string): void
}

interface Kept {
  /** Of address and secret: a token belongs to those it was got with. */
  key: string
  signedIn: Promise<SignedIn>
  token: Secret | null
}

/** Signs in with a site's credentials and keeps the token in memory only; its lifetime is not documented. */
export function createSignIn(http: Http, clock: () => number): SignIn {
  const kept = new Map<string, Kept>()

  return {
    async token(connection, secret, signal) {
      const key = createHash('sha256').update(`${connection.baseUrl}\n${secret.reveal()}`).digest('hex')
      const known = kept.get(connection.id)
      const entry = known?.key === key ? known : start(connection, secret, key)
      return signal === undefined ? entry.signedIn : unlessStopped(entry.signedIn, signal)
    },
    drop(connectionId, token) {
      if (kept.get(connectionId)?.token === token) kept.delete(connectionId)
    },
    forget: (connectionId) => void kept.delete(connectionId),
  }

  function start(connection: Pick<ConnectionFacts, 'id' | 'baseUrl'>, secret: Secret, key: string): Kept {
    const entry: Kept = { key, token: null, signedIn: signIn(http, connection.baseUrl, secret, clock) }
    kept.set(connection.id, entry)
    void entry.signedIn.then((signedIn) => {
      if (signedIn.kind === 'signed-in') entry.token = signedIn.token
      else if (kept.get(connection.id) === entry) kept.delete(connection.id)
    })
    return entry
  }
}

/** One call of databasetoken. Whatever goes wrong, no switch was sent, so the worst is that it waits. */
async function signIn(http: Http, baseUrl: string, secret: Secret, clock: () => number): Promise<SignedIn> {
  const credentials = readCredentials(secret)
  if (credentials === null)
    return refused('HO-ACQ-SECRET', 'The stored sign-in details cannot be read.', null)
  const url = endpoint(baseUrl, SIGN_IN_PATH)
  if (url === null) return waiting('HO-HTTP-ADDRESS', 'The address is not a URL.', null, null)

  const result = await http.request({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(credentials)),
  })
  if (result.kind !== 'answer') {
    const code = result.kind === 'lost' ? 'HO-ACQ-SIGN-IN-UNANSWERED' : result.code
    return waiting(code, `${result.code} ${result.detail}`, null, result)
  }
  const { status, headers } = result
  const body = readAnswerBody(headers, result.body)
  const token = tokenOf(body)
  if (status >= 200 && status < 300 && token !== null) return { kind: 'signed-in', token }

  const detail = `sign-in: ${answerDetail(status, headers, body, [credentials.appPassword])}`
  const mayPass = status < 300 || status === 408 || status === 429 || status >= 500
  return mayPass
    ? waiting('HO-ACQ-SIGN-IN-UNANSWERED', detail, retryAfterMs(headers['retry-after'], clock()), result)
    : refused(status === 403 ? 'HO-ACQ-FORBIDDEN' : 'HO-ACQ-SIGN-IN', detail, result)
}

/** The connection's secret is the JSON text of AcquaintSecret. */
export function readCredentials(secret: Secret): v.InferOutput<typeof AcquaintSecret> | null {
  try {
    const parsed = v.safeParse(AcquaintSecret, JSON.parse(secret.reveal()))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** The token of an answer, in JSON or XML; null when there is none that fits into a header. */
function tokenOf(body: AnswerBody): Secret | null {
  const text =
    body.kind === 'object'
      ? memberOf(body.members, 'token')
      : body.kind === 'xml'
        ? xmlToken(body.root)
        : undefined
  if (typeof text !== 'string' || !/^[\x21-\x7E]{1,8000}$/.test(text.trim())) return null
  return Secret.of(text.trim())
}

function xmlToken(root: Parameters<typeof childOf>[0]): string | undefined {
  const element = childOf(root, 'Token')
  return element === undefined || isNil(element) ? undefined : element.text
}

function waiting(
  code: string,
  detail: string,
  retry: number | null,
  result: HttpResult | null,
): SignInFailure {
  return { kind: 'failed', outcome: { kind: 'waiting', code, detail, retryAfterMs: retry }, result }
}

function refused(code: string, detail: string, result: HttpResult | null): SignInFailure {
  return { kind: 'failed', outcome: { kind: 'sign-in-refused', code, detail }, result }
}

/** Ends when the caller stops waiting; the shared sign-in goes on for the others. */
function unlessStopped(signedIn: Promise<SignedIn>, signal: AbortSignal): Promise<SignedIn> {
  return new Promise((resolve) => {
    const stop = () => resolve(waiting('HO-HTTP-STOPPED', 'Stopped while signing in.', null, null))
    if (signal.aborted) {
      stop()
      return
    }
    signal.addEventListener('abort', stop, { once: true })
    void signedIn.then((result) => {
      signal.removeEventListener('abort', stop)
      resolve(result)
    })
  })
}
