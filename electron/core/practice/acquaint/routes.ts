import { renderModel, type HttpError } from '../answer.ts'
import { decodeBody, errorAnswer, UNAUTHORISED, type Answer, type Call } from '../exchange.ts'
import { invalidModel } from '../model-state.ts'
import { negotiate } from '../negotiation.ts'
import { validate } from '../validation.ts'
import type { Action } from './action.ts'
import { databaseToken } from './databasetoken.ts'
import { landlordSwitch } from './landlord.ts'
import { mprnLookup } from './mprnlookup.ts'
import { purchaserSwitch } from './purchaser.ts'
import type { AcquaintState } from './state.ts'
import { tenantSwitch } from './tenant.ts'

const ACTIONS: readonly Action[] = [databaseToken, tenantSwitch, landlordSwitch, purchaserSwitch, mprnLookup]

/** Answers a request as the service would: route, method, token, body, then the action. */
export function answerAcquaint(call: Call, state: AcquaintState): Answer {
  const found = ACTIONS.map((action) => ({ action, segments: match(action.route, call.path) })).find(
    ({ segments }) => segments !== null,
  )
  if (found === undefined) return errorAnswer(call, 404, notFound(call))
  const { action, segments } = found
  if (call.method !== 'POST') {
    const message = `The requested resource does not support http method '${call.method}'.`
    return errorAnswer(call, 405, { message }, { Allow: 'POST' })
  }
  if (action.anonymous !== true && !state.isSignedIn(call.headers['x-acquaint-token'] ?? '')) {
    return errorAnswer(call, 401, UNAUTHORISED)
  }
  const decoded = decodeBody(call, action.body)
  if ('unsupported' in decoded) return errorAnswer(call, 415, decoded.unsupported)
  const { model, errors } = decoded
  const told = new Set(errors.map(({ path }) => path.toLowerCase()))
  const invalid =
    model === null ? [] : validate(model, action.body).filter(({ path }) => !told.has(path.toLowerCase()))
  if (errors.length + invalid.length > 0) {
    return errorAnswer(call, 400, invalidModel(action.parameter, [...errors, ...invalid]))
  }
  if (model === null && action.bodyOptional !== true)
    return errorAnswer(call, 400, { message: 'The request is invalid.' })
  const result = action.answer(model, state, segments ?? {})
  if (result.status !== 200) return errorAnswer(call, result.status, result.error)
  const { type, format } = negotiate(call.headers['accept'], call.contentType)
  return {
    status: 200,
    contentType: `${type}; charset=utf-8`,
    body: renderModel(result.model, format),
    ...(result.recorded === undefined ? {} : { recorded: result.recorded }),
  }
}

/** The values of a route's `{names}` in a path, or null when it is another route. */
function match(route: string, path: string): Record<string, string> | null {
  const wanted = route.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const segments: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const actual = given[at] ?? ''
    const name = /^\{(.+)\}$/.exec(part)?.[1]
    if (name === undefined && part.toLowerCase() !== actual.toLowerCase()) return null
    if (name !== undefined) segments[name] = actual
  }
  return segments
}

function notFound(call: Call): HttpError {
  const controller = call.path.split('/').at(-1) ?? ''
  return {
    message: `No HTTP resource was found that matches the request URI '${call.url}'.`,
    messageDetail: `No type was found that matches the controller named '${controller}'.`,
  }
}
