import { randomBytes } from 'node:crypto'
import type { Answer, Call } from '../exchange.ts'
import { gatewayPage } from '../gateway-page.ts'
import { MEDIA_TYPE } from '../media-type.ts'
import type { CtrlHubOptions } from '../practice.ts'
import { Refused } from '../refused.ts'
import type { StandIn } from '../stand-in.ts'
import { statusError } from './errors.ts'
import { createLogin, kratosError } from './login-flow.ts'
import { answerToken, oauthError } from './oauth.ts'
import type { Records } from './records.ts'
import { answerRoutes } from './router.ts'
import { ROUTES } from './routes/routes.ts'
import { sampleRecords } from './sample/sample.ts'
import { SERVICE_ACCOUNT, SIGNED_IN_USER } from './sample/users.ts'
import { createTokens } from './tokens.ts'

const HOUR = 3600
const PATHS = ['v3', 'oauth2', 'self-service']

/** Whether a path is one of Ctrl Hub's; the API and its sign-in share the practice server's address. */
export const isCtrlHubPath = (path: string): boolean => PATHS.includes(path.split('/')[0] ?? '')

/** Ctrl Hub with the sample data and nothing else recorded yet. Every answer carries an `X-Trace-Id` of its own. */
export function createCtrlHub(options: CtrlHubOptions = {}, now: () => Date = () => new Date()): StandIn {
  const tokens = createTokens(options.tokenSeconds ?? HOUR, now)
  const login = createLogin(tokens, now)
  let kept: Records | null = null
  // Made when first asked for: most runs of the practice server never call Ctrl Hub.
  const records = (): Records => (kept ??= sampleRecords(now()))

  const answerApi = (call: Call): Answer => {
    const caller = tokens.callerOf(call.headers)
    if (caller === null) return unauthorised()
    return answerRoutes(call, ROUTES, {
      author: caller === 'user' ? SIGNED_IN_USER : SERVICE_ACCOUNT,
      records: records(),
      now,
      pagination: options.pagination ?? true,
    })
  }

  const answer = (call: Call): Answer => {
    if (call.path.startsWith('self-service/')) return login(call)
    if (call.path === 'oauth2/token') return answerToken(call, tokens)
    try {
      return answerApi(call)
    } catch (error) {
      if (error instanceof Refused) return error.answer
      throw error
    }
  }

  const failure = (call: Call, status: number): Answer => {
    if (status === 401) tokens.revoke(call.headers)
    // Which gateway it is is not known, nor that it refuses anything itself.
    const page = status < 500 ? null : gatewayPage(status, 'gateway')
    if (page !== null) return page
    if (status < 400) return { status, contentType: MEDIA_TYPE, body: '' }
    if (call.path.startsWith('oauth2')) {
      return oauthError(status, status === 401 ? 'invalid_client' : 'server_error')
    }
    if (call.path.startsWith('self-service')) return kratosError(status, 'error', 'An error has occurred.')
    if (status === 401) return unauthorised()
    return statusError(status, status === 500 ? undefined : 'The request could not be carried out.')
  }

  return {
    answer: (call) => traced(answer(call)),
    failure: (call, status) => traced(failure(call, status)),
    tooLarge: () => traced(statusError(413)),
    bodyType: MEDIA_TYPE,
  }
}

const unauthorised = (): Answer => statusError(401, 'The token is missing, has ended or is not known.')

const traced = (answer: Answer): Answer => ({
  ...answer,
  headers: { 'X-Trace-Id': randomBytes(16).toString('hex'), ...answer.headers },
})
