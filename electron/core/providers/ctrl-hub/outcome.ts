import { readAnswerBody } from '../answer-body.ts'
import type { HttpResult } from '../http.ts'
import { readDocument } from '../json-api-document.ts'
import { requestFields } from '../json-api-errors.ts'
import { locationOf } from '../location.ts'
import type { Outcome } from '../provider.ts'
import { remoteId } from '../remote-id.ts'
import { retryAfterMs } from '../retry-after.ts'
import { answerDetail } from '../service-text.ts'
import { serviceProblems } from './errors.ts'
import { isRelationship } from './fields.ts'
import { detailWithTrace, fixWithTrace, traceOf } from './texts.ts'

interface Reading {
  /** The body as it was sent, on whose members errors are put. */
  sent: Uint8Array
  /** Cut out of every text. */
  secrets: readonly string[]
  nowMs: number
}

/**
 * What became of a record that was sent with a token. A first 401 is not its business. Whatever leaves it open whether the record
 * was made is `unconfirmed`.
 */
export function outcomeOf(result: HttpResult, reading: Reading): Outcome {
  switch (result.kind) {
    case 'refused-locally':
    case 'not-connected':
      return { kind: 'waiting', code: result.code, detail: result.detail, retryAfterMs: null }
    case 'lost':
      return {
        kind: 'unconfirmed',
        code: 'HO-CH-LOST',
        detail: `${result.code} ${result.detail}`,
        status: null,
      }
    case 'answer':
      return answered(result, reading)
  }
}

function answered(answer: HttpResult & { kind: 'answer' }, { sent, secrets, nowMs }: Reading): Outcome {
  const { status, headers } = answer
  const body = readAnswerBody(headers, answer.body)
  const trace = traceOf(answer, secrets)
  const detail = detailWithTrace(answerDetail(status, headers, body, secrets), trace)

  if (status >= 200 && status < 300) {
    const document = readDocument(body)
    const readable = body.kind === 'empty' || document !== null
    if (!readable) return { kind: 'unconfirmed', code: 'HO-CH-UNREADABLE', detail, status }
    // A list tells nothing of which of them this one is.
    const id = document === null || document.list ? null : remoteId(document.records[0]?.id, secrets)
    if (id === null) return { kind: 'unconfirmed', code: 'HO-CH-NO-ID', detail, status }
    const location = locationOf(headers['location'], secrets)
    return { kind: 'accepted', remoteIds: { id }, answer: answer.body, status, location }
  }
  if (status === 429 || status === 503) {
    const code = status === 429 ? 'HO-CH-RATE' : 'HO-CH-BUSY'
    return { kind: 'waiting', code, detail, retryAfterMs: retryAfterMs(headers['retry-after'], nowMs) }
  }
  if (status === 401) return { kind: 'sign-in-refused', code: 'HO-CH-SIGN-IN', detail }
  if (status === 403) return { kind: 'sign-in-refused', code: 'HO-CH-FORBIDDEN', detail }
  if (status >= 300 && status < 400) {
    const error = {
      path: '',
      message: `The address answered with a redirect (status ${status}), which Handover does not follow.`,
      fix: fixWithTrace('Check the address on the connection’s page.', trace),
      from: 'service',
      code: 'HO-CH-REDIRECT',
    } as const
    return { kind: 'rejected', errors: [error], code: 'HO-CH-REDIRECT', detail, answer: answer.body, status }
  }
  if (status >= 400 && status < 500 && status !== 408) {
    const fields = requestFields(sent, isRelationship)
    const errors = serviceProblems(body, { status, fields, secrets, trace })
    return { kind: 'rejected', errors, code: `HO-CH-${status}`, detail, answer: answer.body, status }
  }
  return { kind: 'unconfirmed', code: 'HO-CH-SERVER', detail, status }
}
