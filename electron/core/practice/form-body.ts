import {
  emptyModel,
  isEnumType,
  isObjectType,
  memberIgnoringCase,
  parseDateTime,
  parseEnum,
  parseInt32,
} from './model.ts'
import type { BodyError, Decoded, MemberType, Model, ObjectType } from './model.ts'

/**
 * Reads a form body as Web API's jQuery form binder does (acquaint.md 5.4; no sample is documented): dots or
 * brackets (`Property.Mprn`, `Property[Mprn]`), names in any letter case, enums by name or number, unknown keys ignored.
 */
export function decodeForm(text: string, type: ObjectType): Decoded {
  if (text === '') return { model: null, errors: [] }
  const errors: BodyError[] = []
  const model = emptyModel(type)
  for (const [key, value] of new URLSearchParams(text)) {
    const path = normalise(key)
    if (path === null) {
      errors.push({
        path: '',
        message: `The key is invalid JQuery syntax because it is missing a closing bracket.`,
      })
      continue
    }
    set(model, type, path.split('.'), value, errors, [])
  }
  return { model, errors }
}

/** Brackets to dots; digits in brackets stay an index, `x[]` is `x`. Null for an unclosed bracket. */
function normalise(key: string): string | null {
  let path = ''
  let rest = key
  for (;;) {
    const open = rest.indexOf('[')
    if (open < 0) return path + rest
    const close = rest.indexOf(']', open)
    if (close < 0) return null
    const name = rest.slice(open + 1, close)
    path += rest.slice(0, open)
    if (/^[0-9]+$/.test(name)) path += `[${name}]`
    else if (name !== '') path += `.${name}`
    rest = rest.slice(close + 1)
  }
}

function set(
  model: Model,
  type: ObjectType,
  path: string[],
  text: string,
  errors: BodyError[],
  above: string[],
): void {
  const [name = '', ...rest] = path
  const member = memberIgnoringCase(type, name)
  if (member === undefined) return
  const here = [...above, member.name]
  if (isObjectType(member.type)) {
    if (rest.length === 0) return
    const known = model[member.name]
    const inner = typeof known === 'object' && known !== null ? known : emptyModel(member.type)
    model[member.name] = inner
    set(inner, member.type, rest, text, errors, here)
    return
  }
  if (rest.length > 0) return
  const value = convert(text, member.type)
  if (value !== null) model[member.name] = value
  else if (member.type !== 'string') {
    const message =
      text === '' ? 'A value is required.' : `The value '${text}' is not valid for ${member.name}.`
    errors.push({ path: here.join('.'), message })
  }
}

function convert(text: string, type: Exclude<MemberType, ObjectType>): string | number | boolean | null {
  // An empty field is null, as the binder has it.
  if (text === '') return null
  if (type === 'string') return text
  if (isEnumType(type)) return parseEnum(type, text, true)
  if (type === 'int') return parseInt32(text)
  if (type === 'date')
    return /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? parseDateTime(`${text}T00:00`, 'optional')
      : parseDateTime(text, 'optional')
  const word = text.trim().toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : null
}
