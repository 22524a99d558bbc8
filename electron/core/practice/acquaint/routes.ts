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
/** Each with the segments of its route: what they are called when they are `{names}`, else their text in small letters. */
const ROUTES = ACTIONS.map((action) => ({ action, segments: action.route.split('/').map(segmentOf) }))

/** Answers a request as the service would: route, method, token, body, then the action. */
export function answerAcquaint(call: Call, state: AcquaintState): Answer {
  const path = call.path.split('/')
  const route = ROUTES.find(({ segments }) => matches(segments, path))
  if (route === undefined) return errorAnswer(call, 404, notFound(call))
  const { action } = route
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
  const result = action.answer(model, state, namedSegments(route.segments, path))
  if (result.status !== 200) return errorAnswer(call, result.status, result.error)
  const { type, format } = negotiate(call.headers['accept'], call.contentType)
  return {
    status: 200,
    contentType: `${type}; charset=utf-8`,
    body: renderModel(result.model, format),
    ...(result.recorded === undefined ? {} : { recorded: result.recorded }),
  }
}

type Segment = { name: string } | { text: string }

function segmentOf(part: string): Segment {
  const name = /^\{(.+)\}$/.exec(part)?.[1]
  return name === undefined ? { text: part.toLowerCase() } : { name }
}

const matches = (segments: readonly Segment[], path: readonly string[]): boolean =>
  segments.length === path.length &&
  segments.every((segment, at) => 'name' in segment || segment.text === path[at]?.toLowerCase())

/** What stands in a path for the `{names}` of its route. */
function namedSegments(segments: readonly Segment[], path: readonly string[]): Record<string, string> {
  const named: Record<string, string> = {}
  for (const [at, segment] of segments.entries()) if ('name' in segment) named[segment.name] = path[at] ?? ''
  return named
}

function notFound(call: Call): HttpError {
  const controller = call.path.split('/').at(-1) ?? ''
  return {
    message: `No HTTP resource was found that matches the request URI '${call.url}'.`,
    messageDetail: `No type was found that matches the controller named '${controller}'.`,
  }
}
