import type { Call } from '../exchange.ts'
import { invalidBody, type BodyFault } from './errors.ts'
import { demandContentType } from './media-types.ts'

export type Members = Readonly<Record<string, unknown>>

/** The resource object of a request document, with the members that it may have. */
export interface SentResource {
  readonly type: string
  readonly id: string | null
  readonly attributes: Members | null
  readonly relationships: Members | null
}

/**
 * Reads a request document down to the members of `data`. Members that are not documented are refused, at the top and in `data`:
 * whether the service does is not known, and a client has no reason to send them.
 */
export function readResource(call: Call, members: readonly string[]): SentResource {
  demandContentType(call)
  const document = objectAt('(root)', parse(call))
  closed('(root)', document, ['data'])
  if (!('data' in document)) throw invalidBody([missing('(root)', 'data', document)])
  const data = objectAt('data', document['data'])
  closed('data', data, members)
  if (!('type' in data)) throw invalidBody([missing('data', 'type', data)])
  return {
    type: textAt('data.type', data['type']),
    id: 'id' in data ? textAt('data.id', data['id']) : null,
    attributes: 'attributes' in data ? objectAt('data.attributes', data['attributes']) : null,
    relationships: 'relationships' in data ? objectAt('data.relationships', data['relationships']) : null,
  }
}

function parse(call: Call): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(call.body))
  } catch {
    throw invalidBody([{ detail: 'invalid JSON', field: '(root)', type: 'invalid_json', value: null }])
  }
}

export const missing = (field: string, name: string, value: unknown): BodyFault => ({
  detail: `${name} is required`,
  field,
  type: 'required',
  value,
})

export const wrongType = (field: string, expected: string, value: unknown): BodyFault => ({
  detail: `Invalid type. Expected: ${expected}, given: ${kindOf(value)}`,
  field,
  type: 'invalid_type',
  value,
})

/** What `value` has beyond `names`. */
export const unexpected = (field: string, value: Members, names: readonly string[]): BodyFault[] =>
  Object.keys(value)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      detail: `Additional property ${name} is not allowed`,
      field,
      type: 'additional_property_not_allowed',
      value: value[name],
    }))

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function objectAt(field: string, value: unknown): Members {
  if (!isMembers(value)) throw invalidBody([wrongType(field, 'object', value)])
  return value
}

function textAt(field: string, value: unknown): string {
  if (typeof value !== 'string') throw invalidBody([wrongType(field, 'string', value)])
  return value
}

function closed(field: string, value: Members, names: readonly string[]): void {
  const faults = unexpected(field, value, names)
  if (faults.length > 0) throw invalidBody(faults)
}

/** A value's JSON type by its name in JSON Schema. */
function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value
}
