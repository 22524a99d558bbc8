import { readAnswerBody, type AnswerBody } from '../answer-body.ts'
import type { HttpResult } from '../http.ts'
import { retryAfterMs } from '../retry-after.ts'
import { answerDetail } from '../service-text.ts'
import { signInRefused, signInWaits, type SignInFailure } from '../token-keeper.ts'
import { detailWithTrace, traceOf } from './texts.ts'

/** An answer of the place for signing in. */
export interface SignInAnswer {
  result: Extract<HttpResult, { kind: 'answer' }>
  status: number
  body: AnswerBody
  /** A technical note, without the secrets. */
  detail: string
}

/** Reads what a call met; a failure when it met no answer. Whatever goes wrong while signing in, nothing was sent, so the worst is that it waits. */
export function signInAnswer(result: HttpResult, secrets: readonly string[]): SignInAnswer | SignInFailure {
  if (result.kind !== 'answer') {
    const code = result.kind === 'lost' ? 'HO-CH-SIGN-IN-UNANSWERED' : result.code
    return signInWaits(code, `${result.code} ${result.detail}`, null, result)
  }
  const { status, headers } = result
  const body = readAnswerBody(headers, result.body)
  const detail = detailWithTrace(
    `sign-in: ${answerDetail(status, headers, body, secrets)}`,
    traceOf(result, secrets),
  )
  return { result, status, body, detail }
}

/** What an answer without a token means: it may pass, or somebody must mend the connection. */
export function signInDenied(answer: SignInAnswer, nowMs: number): SignInFailure {
  const { status, detail, result } = answer
  const mayPass = status < 300 || status === 408 || status === 410 || status === 429 || status >= 500
  if (mayPass) {
    const retry = retryAfterMs(result.headers['retry-after'], nowMs)
    return signInWaits('HO-CH-SIGN-IN-UNANSWERED', detail, retry, result)
  }
  if (status === 400 || status === 401) return signInRefused('HO-CH-SIGN-IN', detail, result)
  return signInRefused(status === 403 ? 'HO-CH-FORBIDDEN' : 'HO-CH-SIGN-IN-PLACE', detail, result)
}

/** The trace number of the answer that a sign-in failed with. */
export function traceOfSignIn({ result }: SignInFailure, secrets: readonly string[]): string | null {
  return result?.kind === 'answer' ? traceOf(result, secrets) : null
}
