import { readAnswerBody, type AnswerBody } from '../answer-body.ts'
import type { HttpResult } from '../http.ts'
import { errorObjects } from '../json-api-errors.ts'
import { retryAfterMs } from '../retry-after.ts'
import { answerDetail } from '../service-text.ts'
import { signInRefused, signInWaits, type SignInFailure } from '../token-keeper.ts'

/** An answer of the place for signing in. */
export interface SignInAnswer {
  result: Extract<HttpResult, { kind: 'answer' }>
  status: number
  body: AnswerBody
  /** A technical note, without the password. */
  detail: string
}

/** Reads what a call met; a failure when it met no answer. Whatever goes wrong while signing in, nothing was sent, so the worst is that it waits. */
export function signInAnswer(result: HttpResult, secrets: readonly string[]): SignInAnswer | SignInFailure {
  if (result.kind !== 'answer') {
    const code = result.kind === 'lost' ? 'HO-YETI-SIGN-IN-UNANSWERED' : result.code
    return signInWaits(code, `${result.code} ${result.detail}`, null, result)
  }
  const { status, headers } = result
  const body = readAnswerBody(headers, result.body)
  return { result, status, body, detail: `sign-in: ${answerDetail(status, headers, body, secrets)}` }
}

/** What an answer without a token means: it may pass, or somebody must mend the connection. */
export function signInDenied({ result, status, body, detail }: SignInAnswer, nowMs: number): SignInFailure {
  const mayPass = status < 300 || status === 408 || status === 429 || status >= 500
  if (mayPass) {
    const retry = retryAfterMs(result.headers['retry-after'], nowMs)
    return signInWaits('HO-YETI-SIGN-IN-UNANSWERED', detail, retry, result)
  }
  return signInRefused(deniedCode(status, body), detail, result)
}

function deniedCode(status: number, body: AnswerBody): string {
  if (status === 403) return forbiddenCode(body)
  if (status !== 401) return 'HO-YETI-SIGN-IN-PLACE'
  return errorObjects(body).some(({ detail }) => NOT_ALLOWED.test(detail))
    ? 'HO-YETI-ADDRESS-NOT-ALLOWED'
    : 'HO-YETI-SIGN-IN'
}

/** The password was right, the address is not among the user's (yeti.md 1.1: `Your IP address is not allowed.`). */
const NOT_ALLOWED = /\bIP address is not allowed\b/i

/** Yeti itself refuses in JSON; a page comes from the web server before it, which as shipped lets only itself in (yeti.md 1.3). */
export function forbiddenCode(body: AnswerBody): string {
  return body.kind === 'text' && body.html ? 'HO-YETI-LETS-ONLY-ITSELF-IN' : 'HO-YETI-FORBIDDEN'
}
