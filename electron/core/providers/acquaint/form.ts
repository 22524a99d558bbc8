import type { CodeTable } from '#shared/domain/codes.ts'
import { enumName, enumNumber } from './enum-names.ts'
import { pascalName, type Field } from './fields.ts'
import { jsonDate } from './json.ts'
import { isMembers, type Members } from '../../members.ts'
import { plainText } from './members.ts'
import { trueOrFalse, wholeNumber } from './xml.ts'

/**
 * A body as application/x-www-form-urlencoded, for preview only: the service names the format but documents no sample, so nothing is
 * sent this way. Keys with dots in PascalCase, documented order; enums by confirmed name, else number (deduced from ASP.NET's own
 * form reader). Dates as in JSON.
 */
export function encodeForm(body: Members, fields: readonly Field[], codes: CodeTable): string {
  const pairs = new URLSearchParams()
  append(pairs, body, fields, codes, '')
  return pairs.toString()
}

/** Reads a form of ours back. Throws on a key that is not a member's. */
export function decodeForm(text: string, fields: readonly Field[], codes: CodeTable): Members {
  const result: Members = {}
  for (const [key, value] of new URLSearchParams(text)) {
    let place = result
    let members = fields
    for (const name of key.split('.')) {
      const field = members.find((one) => pascalName(one.name) === name)
      if (field === undefined) throw new TypeError('The form has a key that is not a member.')
      if (field.kind === 'object') {
        const inner = place[field.name]
        const next = isMembers(inner) ? inner : {}
        place[field.name] = next
        place = next
        members = field.members
      } else {
        place[field.name] = readValue(field, value, codes)
      }
    }
  }
  return result
}

function append(
  pairs: URLSearchParams,
  body: Members,
  fields: readonly Field[],
  codes: CodeTable,
  before: string,
): void {
  for (const field of fields) {
    const value = body[field.name]
    if (value === undefined) continue
    const key = `${before}${pascalName(field.name)}`
    if (field.kind === 'object') {
      if (isMembers(value)) append(pairs, value, field.members, codes, `${key}.`)
    } else if (field.kind === 'enum' && typeof value === 'number') {
      pairs.append(key, enumName(codes, field.group, value) ?? String(value))
    } else if (field.kind === 'date' && typeof value === 'string') {
      pairs.append(key, jsonDate(value))
    } else {
      pairs.append(key, plainText(value))
    }
  }
}

function readValue(field: Field, text: string, codes: CodeTable): unknown {
  switch (field.kind) {
    case 'int':
      return wholeNumber(text)
    case 'bool':
      return trueOrFalse(text)
    case 'enum':
      return enumNumber(codes, field.group, text) ?? wholeNumber(text)
    default:
      return text
  }
}
