import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Answer, Call } from '../exchange.ts'
import { isSame } from '../same-secret.ts'
import { nanoseconds, USER, type Session, type Tokens } from './tokens.ts'

/** How long a flow may be completed; Kratos's own default is an hour. */
const FLOW_MS = 3_600_000

interface Flow {
  readonly id: string
  readonly startedAt: Date
  /** The session that is to be refreshed. */
  readonly renews: Session | null
  used: boolean
}

const Login = v.object({ identifier: v.string(), password: v.string(), method: v.literal('password') })
const Logout = v.object({ session_token: v.string() })

/**
 * Signing in by e-mail and password (ctrl-hub.md 1a): the paths and the members the SDKs use, and beyond them what Ory Kratos
 * answers, which the service is deduced to be.
 */
export function createLogin(tokens: Tokens, now: () => Date): (call: Call) => Answer {
  const flows = new Map<string, Flow>()

  const start = (call: Call): Answer => {
    const current = tokens.session(call.headers['x-session-token'] ?? '')
    const refresh = new URLSearchParams(call.query).get('refresh') === 'true'
    if (current !== null && !refresh) {
      return kratosError(400, 'session_already_available', 'A valid session was detected.')
    }
    const flow = { id: randomUUID(), startedAt: now(), renews: current, used: false }
    flows.set(flow.id, flow)
    return json(200, describe(flow, call))
  }

  const complete = (call: Call): Answer => {
    const flow = flows.get(new URLSearchParams(call.query).get('flow') ?? '')
    if (flow === undefined) return kratosError(404, 'not_found', 'The login flow could not be found.')
    // Whether a used flow is gone or not found is not known; Kratos calls one that ran out gone.
    if (flow.used || now().getTime() > flow.startedAt.getTime() + FLOW_MS) {
      return kratosError(410, 'self_service_flow_expired', 'The login flow expired. Please start again.')
    }
    const login = v.safeParse(Login, bodyOf(call))
    if (!login.success) return json(400, describe(flow, call, 'Property identifier or password is missing.'))
    const { identifier, password } = login.output
    const right = [isSame(identifier.toLowerCase(), USER.email), isSame(password, USER.password)]
    if (right.includes(false)) return json(400, describe(flow, call, WRONG))
    flow.used = true
    const renewed = flow.renews === null ? null : tokens.session(flow.renews.token)
    const session = renewed ?? tokens.openSession()
    tokens.renew(session)
    return json(200, {
      session_token: session.token,
      session: {
        id: session.id,
        active: true,
        expires_at: nanoseconds(session.expiresAt),
        authenticated_at: nanoseconds(session.authenticatedAt),
      },
    })
  }

  /** 204 also for a session that has ended already; 403 for a token that never was one (Kratos). */
  const end = (call: Call): Answer => {
    const logout = v.safeParse(Logout, bodyOf(call))
    if (!logout.success) return kratosError(400, 'bad_request', 'The property session_token is missing.')
    if (!tokens.endSession(logout.output.session_token)) {
      return kratosError(403, 'forbidden', 'The session token could not be found or is malformed.')
    }
    return { status: 204, contentType: 'application/json', body: '' }
  }

  return (call) => {
    const step = STEPS[call.path]
    if (step === undefined) return kratosError(404, 'not_found', 'There is no such page.')
    if (call.method !== step.method) {
      const refused = kratosError(405, 'method_not_allowed', `This address takes ${step.method}.`)
      return { ...refused, headers: { Allow: step.method } }
    }
    return { start, complete, end }[step.does](call)
  }
}

const STEPS: Readonly<Record<string, { method: string; does: 'start' | 'complete' | 'end' }>> = {
  'self-service/login/api': { method: 'GET', does: 'start' },
  'self-service/login': { method: 'POST', does: 'complete' },
  'self-service/logout/api': { method: 'DELETE', does: 'end' },
}

const WRONG =
  'The provided credentials are invalid, check for spelling mistakes in your password or username, email address, or phone number.'

/** A flow as Kratos shows it. Only `id` is known to be read. */
function describe(flow: Flow, call: Call, trouble?: string): object {
  const origin = URL.parse(call.url)?.origin ?? ''
  return {
    id: flow.id,
    type: 'api',
    issued_at: nanoseconds(flow.startedAt),
    expires_at: nanoseconds(new Date(flow.startedAt.getTime() + FLOW_MS)),
    request_url: `${origin}/self-service/login/api`,
    refresh: flow.renews !== null,
    ui: {
      action: `${origin}/self-service/login?flow=${flow.id}`,
      method: 'POST',
      nodes: [],
      ...(trouble === undefined
        ? {}
        : { messages: [{ id: trouble === WRONG ? 4_000_006 : 4_000_002, text: trouble, type: 'error' }] }),
    },
  }
}

function bodyOf(call: Call): unknown {
  if (call.contentType?.type !== 'application/json') return null
  try {
    return JSON.parse(call.body.toString('utf8'))
  } catch {
    return null
  }
}

export const kratosError = (status: number, id: string, reason: string): Answer =>
  json(status, { error: { id, code: status, reason, message: reason } })

const json = (status: number, body: object): Answer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
})
