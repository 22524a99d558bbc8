import { readCalendarDate } from '#shared/domain/calendar-date.ts'
import { isMembers, missing, unexpected, wrongType, type Members } from './body.ts'
import type { Json, JsonObject } from './document.ts'
import type { BodyFault } from './errors.ts'
import { timeOf } from './times.ts'

/** `triples` is the list of `{display_name, field, value}` of PSR records and meters; `clock` is `07:00+0000`. */
export type AttributeType =
  | 'string'
  | 'boolean'
  | 'date-time'
  | 'triples'
  | 'clock'
  | { readonly from: number; readonly to: number }
  | { readonly oneOf: readonly string[] }

export interface AttributeRules {
  readonly types: Readonly<Record<string, AttributeType>>
  /** Which ones are required is not established for any resource; these are the ones without which it would say nothing. */
  readonly required: readonly string[]
}

const AT = 'data.attributes'

/** What is wrong with the attributes that were sent. An attribute that is not documented is refused. */
export function checkAttributes(sent: Members, { types, required }: AttributeRules): BodyFault[] {
  return [
    ...required.filter((name) => !(name in sent)).map((name) => missing(AT, name, sent)),
    ...unexpected(AT, sent, Object.keys(types)),
    ...Object.entries(types).flatMap(([name, type]) =>
      name in sent ? checkValue(`${AT}.${name}`, sent[name], type) : [],
    ),
  ]
}

/**
 * The attributes as they are recorded. What was left out is blank, as the service's language leaves it (the fixtures' empty notes
 * and false flags); a time is null then. A time that was sent with an offset comes back in UTC, as all times of the fixtures are.
 */
export function recordAttributes(sent: Members, types: AttributeRules['types']): JsonObject {
  return Object.fromEntries(
    Object.entries(types).map(([name, type]): [string, Json] => [name, recordValue(sent[name], type)]),
  )
}

function recordValue(value: unknown, type: AttributeType): Json {
  if (type === 'triples') return readTriples(value)
  if (typeof value === 'string') return type === 'date-time' ? timeOf(Date.parse(value)) : value
  return typeof value === 'number' || typeof value === 'boolean' ? value : blank(type)
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d[+-]\d{4}$/

function checkValue(field: string, value: unknown, type: AttributeType): BodyFault[] {
  if (typeof type === 'object' && 'from' in type) {
    if (!Number.isInteger(value)) return [wrongType(field, 'integer', value)]
    const detail = `Must be greater than or equal to ${type.from} and less than or equal to ${type.to}`
    const isInside = Number(value) >= type.from && Number(value) <= type.to
    return isInside ? [] : [{ detail, field, type: 'number_range', value }]
  }
  if (type === 'triples') return checkTriples(field, value)
  if (type === 'boolean') return typeof value === 'boolean' ? [] : [wrongType(field, 'boolean', value)]
  if (typeof value !== 'string') return [wrongType(field, 'string', value)]
  if (typeof type === 'object') {
    const allowed = type.oneOf.map((name) => JSON.stringify(name)).join(', ')
    const detail = `${field} must be one of the following: ${allowed}`
    return type.oneOf.includes(value) ? [] : [{ detail, field, type: 'enum', value }]
  }
  const isRight =
    type === 'string' ||
    (type === 'clock' ? CLOCK.test(value) : RFC_3339.test(value) && readCalendarDate(value) !== null)
  return isRight ? [] : [{ detail: `Does not match format '${type}'`, field, type: 'format', value }]
}

const TRIPLE = ['display_name', 'field', 'value'] as const

function checkTriples(field: string, value: unknown): BodyFault[] {
  if (!Array.isArray(value)) return [wrongType(field, 'array', value)]
  return value.flatMap((item: unknown, at) => {
    const here = `${field}.${at}`
    if (!isMembers(item)) return [wrongType(here, 'object', item)]
    const faults = TRIPLE.flatMap((name) => {
      if (!(name in item)) return [missing(here, name, item)]
      return typeof item[name] === 'string' ? [] : [wrongType(`${here}.${name}`, 'string', item[name])]
    })
    return [...faults, ...unexpected(here, item, TRIPLE)]
  })
}

function readTriples(value: unknown): JsonObject[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  return items
    .filter(isMembers)
    .map((item) => Object.fromEntries(TRIPLE.map((name) => [name, String(item[name])])))
}

function blank(type: AttributeType): string | number | boolean | null {
  if (type === 'boolean') return false
  if (type === 'date-time') return null
  return typeof type === 'object' && 'from' in type ? 0 : ''
}
