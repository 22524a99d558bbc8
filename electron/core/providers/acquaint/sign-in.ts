import * as v from 'valibot'
import { AcquaintSecret } from '#shared/contract/connections.ts'
import type { Secret } from '../../vault/secret.ts'
import { isNil, memberOf, readAnswerBody, type AnswerBody } from '../answer-body.ts'
import { endpoint } from '../endpoint.ts'
import type { Http } from '../http.ts'
import type { ConnectionFacts } from '../provider.ts'
import { retryAfterMs } from '../retry-after.ts'
import { answerDetail } from '../service-text.ts'
import { asToken, createTokenKeeper, signInRefused, signInWaits, type SignedIn } from '../token-keeper.ts'
import { childOf } from '../xml-document.ts'

/** Relative to the base URL (help page of databasetoken). Always JSON, whatever the connection's format. */
export const SIGN_IN_PATH = '17.0/auth/databasetoken'

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

/** Signs in with a site's credentials and keeps the token in memory only; its lifetime is not documented. */
export function createSignIn(http: Http, clock: () => number): SignIn {
  const keeper = createTokenKeeper(clock)
  return {
    token: (connection, secret, signal) =>
      keeper.token(
        connection.id,
        `${connection.baseUrl}\n${secret.reveal()}`,
        () => signIn(http, connection.baseUrl, secret, clock),
        signal,
      ),
    drop: keeper.drop,
    forget: keeper.forget,
  }
}

/** One call of databasetoken. Whatever goes wrong, no switch was sent, so the worst is that it waits. */
async function signIn(http: Http, baseUrl: string, secret: Secret, clock: () => number): Promise<SignedIn> {
  const credentials = readCredentials(secret)
  if (credentials === null)
    return signInRefused('HO-ACQ-SECRET', 'The stored sign-in details cannot be read.', null)
  const url = endpoint(baseUrl, SIGN_IN_PATH)
  if (url === null) return signInWaits('HO-HTTP-ADDRESS', 'The address is not a URL.', null, null)

  const result = await http.request({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(credentials)),
  })
  if (result.kind !== 'answer') {
    const code = result.kind === 'lost' ? 'HO-ACQ-SIGN-IN-UNANSWERED' : result.code
    return signInWaits(code, `${result.code} ${result.detail}`, null, result)
  }
  const { status, headers } = result
  const body = readAnswerBody(headers, result.body)
  const token = tokenOf(body)
  if (status >= 200 && status < 300 && token !== null) return { kind: 'signed-in', token, until: null }

  const detail = `sign-in: ${answerDetail(status, headers, body, [credentials.appPassword])}`
  const mayPass = status < 300 || status === 408 || status === 429 || status >= 500
  return mayPass
    ? signInWaits('HO-ACQ-SIGN-IN-UNANSWERED', detail, retryAfterMs(headers['retry-after'], clock()), result)
    : signInRefused(status === 403 ? 'HO-ACQ-FORBIDDEN' : 'HO-ACQ-SIGN-IN', detail, result)
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
  return asToken(text)
}

function xmlToken(root: Parameters<typeof childOf>[0]): string | undefined {
  const element = childOf(root, 'Token')
  return element === undefined || isNil(element) ? undefined : element.text
}
