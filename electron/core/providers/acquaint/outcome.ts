import type { Outcome } from '../provider.ts'
import type { HttpResult } from '../http.ts'
import { retryAfterMs } from '../retry-after.ts'
import { readAnswerBody } from '../answer-body.ts'
import { readSwitchIds } from './answers.ts'
import { serviceProblems } from './errors.ts'
import { answerDetail } from '../service-text.ts'

interface Reading {
  /** Paths of the request body, for errors of the service. */
  paths: readonly string[]
  /** Cut out of every text. */
  secrets: readonly string[]
  nowMs: number
}

/**
 * What became of a switch that was sent with a token. A first 401 is not its business. Whatever leaves it
 * open whether the switch was recorded is `unconfirmed`.
 */
export function outcomeOf(result: HttpResult, reading: Reading): Outcome {
  switch (result.kind) {
    case 'refused-locally':
      return { kind: 'waiting', code: result.code, detail: result.detail, retryAfterMs: null }
    case 'not-connected':
      return { kind: 'waiting', code: result.code, detail: result.detail, retryAfterMs: null }
    case 'lost':
      return {
        kind: 'unconfirmed',
        code: 'HO-ACQ-LOST',
        detail: `${result.code} ${result.detail}`,
        status: null,
      }
    case 'answer':
      return answered(result, reading)
  }
}

function answered(answer: HttpResult & { kind: 'answer' }, { paths, secrets, nowMs }: Reading): Outcome {
  const { status, headers } = answer
  const body = readAnswerBody(headers, answer.body)
  const succeeded = status >= 200 && status < 300
  const ids = succeeded ? readSwitchIds(body, secrets) : null
  if (ids !== null && Object.keys(ids).length > 0)
    return { kind: 'accepted', remoteIds: ids, answer: answer.body, status, location: null }

  const detail = answerDetail(status, headers, body, secrets)
  if (succeeded) {
    const code = ids === null ? 'HO-ACQ-UNREADABLE' : 'HO-ACQ-NO-IDS'
    return { kind: 'unconfirmed', code, detail, status }
  }
  if (status === 429 || status === 503) {
    const code = status === 429 ? 'HO-ACQ-RATE' : 'HO-ACQ-BUSY'
    return { kind: 'waiting', code, detail, retryAfterMs: retryAfterMs(headers['retry-after'], nowMs) }
  }
  if (status === 401) return { kind: 'sign-in-refused', code: 'HO-ACQ-SIGN-IN', detail }
  if (status === 403) return { kind: 'sign-in-refused', code: 'HO-ACQ-FORBIDDEN', detail }
  if (status >= 300 && status < 400) {
    const error = {
      path: '',
      message: `The address answered with a redirect (status ${status}), which Handover does not follow.`,
      fix: 'Check the address on the connection’s page.',
      from: 'service',
      code: 'HO-ACQ-REDIRECT',
    } as const
    return { kind: 'rejected', errors: [error], code: 'HO-ACQ-REDIRECT', detail, answer: answer.body, status }
  }
  if (status >= 400 && status < 500 && status !== 408) {
    const errors = serviceProblems(body, status, paths, secrets)
    return { kind: 'rejected', errors, code: `HO-ACQ-${status}`, detail, answer: answer.body, status }
  }
  return { kind: 'unconfirmed', code: 'HO-ACQ-SERVER', detail, status }
}
