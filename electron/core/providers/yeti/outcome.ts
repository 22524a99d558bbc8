import { readAnswerBody, type AnswerBody } from '../answer-body.ts'
import type { HttpResult } from '../http.ts'
import { readDocument } from '../json-api-document.ts'
import { requestFields } from '../json-api-errors.ts'
import { locationOf, selfLink } from '../location.ts'
import type { Outcome } from '../provider.ts'
import { remoteId } from '../remote-id.ts'
import { retryAfterMs } from '../retry-after.ts'
import { answerDetail } from '../service-text.ts'
import { serviceProblems } from './errors.ts'
import { isRelationship } from './fields.ts'
import { forbiddenCode } from './sign-in-answers.ts'

interface Reading {
  /** The body as it was sent, on whose members errors are put. */
  sent: Uint8Array
  /** Cut out of every text. */
  secrets: readonly string[]
  nowMs: number
}

/**
 * What became of a service, or a change of one, that was sent with a token. A first 401 is not its business. Whatever leaves it open
 * whether the account was charged is `unconfirmed`.
 */
export function outcomeOf(result: HttpResult, reading: Reading): Outcome {
  switch (result.kind) {
    case 'refused-locally':
    case 'not-connected':
      return { kind: 'waiting', code: result.code, detail: result.detail, retryAfterMs: null }
    case 'lost': {
      const detail = `${result.code} ${result.detail}`
      const code = result.code === 'HO-HTTP-TIMEOUT' ? 'HO-YETI-SLOW' : 'HO-YETI-LOST'
      return { kind: 'unconfirmed', code, detail, status: null }
    }
    case 'answer':
      return answered(result, reading)
  }
}

function answered(answer: HttpResult & { kind: 'answer' }, { sent, secrets, nowMs }: Reading): Outcome {
  const { status, headers } = answer
  const body = readAnswerBody(headers, answer.body)
  const detail = answerDetail(status, headers, body, secrets)

  if (status >= 200 && status < 300) return taken(answer, body, secrets, detail)
  if (status === 429 || status === 503) {
    const code = status === 429 ? 'HO-YETI-RATE' : 'HO-YETI-BUSY'
    return { kind: 'waiting', code, detail, retryAfterMs: retryAfterMs(headers['retry-after'], nowMs) }
  }
  // It had just signed in: it is the token that is not taken, not the password.
  if (status === 401) return { kind: 'sign-in-refused', code: 'HO-YETI-TOKEN', detail }
  if (status === 403) return { kind: 'sign-in-refused', code: forbiddenCode(body), detail }
  if (status >= 300 && status < 400) {
    const error = {
      path: '',
      message: `The address answered with a redirect (status ${status}), which Handover does not follow.`,
      fix: 'Check the address on the connection’s page.',
      from: 'service',
      code: 'HO-YETI-REDIRECT',
    } as const
    return {
      kind: 'rejected',
      errors: [error],
      code: 'HO-YETI-REDIRECT',
      detail,
      answer: answer.body,
      status,
    }
  }
  if (status >= 400 && status < 500 && status !== 408) {
    const errors = serviceProblems(body, { status, fields: requestFields(sent, isRelationship), secrets })
    return { kind: 'rejected', errors, code: `HO-YETI-${status}`, detail, answer: answer.body, status }
  }
  // A server, or the one before it, that did not wait for itself may still be at work on it.
  const code = status === 408 || status === 504 ? 'HO-YETI-SLOW' : 'HO-YETI-SERVER'
  return { kind: 'unconfirmed', code, detail, status }
}

function taken(
  { status, headers, body: bytes }: HttpResult & { kind: 'answer' },
  body: AnswerBody,
  secrets: readonly string[],
  detail: string,
): Outcome {
  const document = readDocument(body)
  if (document === null && body.kind !== 'empty')
    return { kind: 'unconfirmed', code: 'HO-YETI-UNREADABLE', detail, status }
  // A list tells nothing of which of them this one is.
  const [record] = document === null || document.list ? [] : document.records
  const id = remoteId(record?.id, secrets)
  if (record === undefined || id === null)
    return { kind: 'unconfirmed', code: 'HO-YETI-NO-ID', detail, status }
  const location = locationOf(headers['location'], secrets) ?? selfLink(record, secrets)
  return { kind: 'accepted', remoteIds: { id }, answer: bytes, status, location }
}
