import { readCalendarDate } from '#shared/domain/calendar-date.ts'
import type { Field } from './fields.ts'
import { isMembers, type Members } from '../../members.ts'

/**
 * A body as JSON: camelCase, documented order, enums as numbers, dates `yyyy-MM-ddTHH:mm` (the documented format has no seconds).
 * What is absent is left out. Two spaces of indentation, so that the preview is the very text that is sent.
 */
export function encodeJson(body: Members, fields: readonly Field[]): string {
  return JSON.stringify(ordered(body, fields), null, 2)
}

/** Reads a body of ours back. Throws on what is not JSON or not an object. */
export function decodeJson(text: string): Members {
  const value: unknown = JSON.parse(text)
  if (!isMembers(value)) throw new TypeError('The JSON text is not an object.')
  return value
}

/** `yyyy-MM-ddTHH:mm`; a day alone is its midnight. */
export function jsonDate(text: string): string {
  const date = readCalendarDate(text)
  if (date === null) throw new TypeError('Not a calendar date.')
  return `${date.day}T${(date.time ?? '00:00:00').slice(0, 5)}`
}

function ordered(body: Members, fields: readonly Field[]): Members {
  const result: Members = {}
  for (const field of fields) {
    const value = body[field.name]
    if (value === undefined) continue
    if (field.kind === 'object') {
      if (isMembers(value)) result[field.name] = ordered(value, field.members)
    } else if (field.kind === 'date' && typeof value === 'string') {
      result[field.name] = jsonDate(value)
    } else {
      result[field.name] = value
    }
  }
  return result
}
