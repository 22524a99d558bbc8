import { errorAnswer, iisError, UNAUTHORISED } from '../exchange.ts'
import type { StandIn } from '../stand-in.ts'
import { answerAcquaint } from './routes.ts'
import { createAcquaintState } from './state.ts'

/** Acquaint with nothing recorded yet. */
export function createAcquaint(): StandIn {
  const state = createAcquaintState()
  return {
    answer: (call) => answerAcquaint(call, state),
    failure(call, status) {
      if (status === 401) {
        state.revoke(call.headers['x-acquaint-token'] ?? '')
        return errorAnswer(call, status, UNAUTHORISED)
      }
      return status >= 500
        ? iisError(status)
        : errorAnswer(call, status, { message: 'An error has occurred.' })
    },
    tooLarge: () => iisError(413),
    bodyType: 'application/json; charset=utf-8',
  }
}
