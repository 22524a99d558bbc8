import { readJsonText, JsonTextError, placeOf, type JsonNode, type JsonPlace } from './json-text.ts'
import {
  emptyModel,
  INT32_MAX,
  INT32_MIN,
  isEnumType,
  isObjectType,
  memberIgnoringCase,
  parseDateTime,
  parseEnum,
  parseInt32,
  typeName,
  type BodyError,
  type Decoded,
  type MemberType,
  type Model,
  type ObjectType,
  type Value,
} from './model.ts'

interface Log {
  errors: BodyError[]
  place(offset: number): JsonPlace
}

/** One member could not be converted; the others are read all the same. */
class ConversionError extends Error {}

/** Makes the error for a text, at the end of the value unless told where. */
type Fail = (what: string, offset?: number) => ConversionError

/**
 * Reads a JSON body as Json.NET does in ASP.NET Web API (acquaint.md 4, 5.2): names in any letter case, unknown
 * members ignored, enums by number or name, `null` for a value type an error, every error logged with its path
 * while reading goes on. Dates are `yyyy-MM-ddTHH:mm`, or ISO 8601 with seconds.
 */
export function decodeJson(text: string, type: ObjectType): Decoded {
  // An empty body is no error but no model either.
  if (text.trim() === '') return { model: null, errors: [] }
  let root: JsonNode
  try {
    root = readJsonText(text)
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error
    return { model: null, errors: [{ path: error.path, message: error.message }] }
  }
  const log: Log = { errors: [], place: (offset) => placeOf(text, offset) }
  try {
    const value = convert(root, type, '', log)
    return { model: typeof value === 'object' ? value : null, errors: log.errors }
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error
    return { model: null, errors: [{ path: '', message: error.message }] }
  }
}

function fillObject(node: JsonNode & { kind: 'object' }, type: ObjectType, path: string, log: Log): Model {
  const model = emptyModel(type)
  for (const { name, value } of node.members) {
    const member = memberIgnoringCase(type, name)
    if (member === undefined) continue
    const inner = path === '' ? name : `${path}.${name}`
    try {
      model[member.name] = convert(value, member.type, inner, log)
    } catch (error) {
      if (!(error instanceof ConversionError)) throw error
      log.errors.push({ path: inner, message: error.message })
    }
  }
  return model
}

function convert(node: JsonNode, type: MemberType, path: string, log: Log): Value {
  const fail = (what: string, offset = node.end) => {
    const { line, position } = log.place(offset)
    return new ConversionError(`${what} Path '${path}', line ${line}, position ${position}.`)
  }
  const wrong = (shown: string) => fail(`Error converting value ${shown} to type '${typeName(type)}'.`)
  if (isObjectType(type)) {
    if (node.kind === 'object') return fillObject(node, type, path, log)
    if (node.kind === 'null') return null
    if (node.kind === 'array') {
      throw fail(
        `Cannot deserialize the current JSON array (e.g. [1,2,3]) into type '${typeName(type)}' because the type requires a JSON object (e.g. {"name":"value"}) to deserialize correctly.`,
      )
    }
    throw wrong(shown(node))
  }
  if (node.kind === 'object' || node.kind === 'array') throw unexpectedCharacter(node, fail)
  if (type === 'string') {
    if (node.kind === 'null') return null
    return node.kind === 'number' ? node.text : String(node.value)
  }
  if (type === 'date') return date(node, fail)
  if (node.kind === 'null' || (node.kind === 'string' && node.value === '' && !isEnumType(type)))
    throw wrong('{null}')
  if (isEnumType(type)) {
    const number =
      node.kind === 'number'
        ? parseInt32(node.text)
        : node.kind === 'string'
          ? parseEnum(type, node.value, true)
          : null
    if (number === null) throw wrong(shown(node))
    return number
  }
  return type === 'int' ? int(node, fail) : bool(node, fail)
}

function date(node: JsonNode, fail: Fail): string {
  if (node.kind === 'null') throw fail(`Cannot convert null value to System.DateTime.`)
  if (node.kind !== 'string') {
    const got =
      node.kind === 'boolean'
        ? 'Boolean'
        : node.kind === 'number' && /[.eE]/.test(node.text)
          ? 'Float'
          : 'Integer'
    throw fail(`Unexpected token parsing date. Expected String, got ${got}.`)
  }
  const moment = parseDateTime(node.value, 'optional')
  // .NET's own text, which names neither path nor place.
  if (moment === null) throw new ConversionError('String was not recognized as a valid DateTime.')
  return moment
}

function int(node: JsonNode, fail: Fail): number {
  if (node.kind === 'string') {
    const number = parseInt32(node.value)
    if (number === null) throw fail(`Could not convert string to integer: ${node.value}.`)
    return number
  }
  if (node.kind !== 'number') throw unexpectedCharacter(node, fail)
  if (/[.eE]/.test(node.text)) throw fail(`Input string '${node.text}' is not a valid integer.`)
  const number = Number(node.text)
  if (number > INT32_MAX || number < INT32_MIN) {
    throw fail(`JSON integer ${node.text} is too large or small for an Int32.`)
  }
  return number
}

function bool(node: JsonNode, fail: Fail): boolean {
  if (node.kind === 'boolean') return node.value
  if (node.kind === 'number') return Number(node.text) !== 0
  const text = node.kind === 'string' ? node.value.trim().toLowerCase() : ''
  if (text === 'true' || text === 'false') return text === 'true'
  throw fail(`Could not convert string to boolean: ${node.kind === 'string' ? node.value : ''}.`)
}

function shown(node: JsonNode): string {
  if (node.kind === 'string') return `"${node.value}"`
  if (node.kind === 'boolean') return node.value ? 'True' : 'False'
  return node.kind === 'number' ? node.text : '{null}'
}

function unexpectedCharacter(node: JsonNode, fail: Fail): ConversionError {
  const character =
    node.kind === 'object'
      ? '{'
      : node.kind === 'array'
        ? '['
        : node.kind === 'boolean' && node.value
          ? 't'
          : 'f'
  return fail(`Unexpected character encountered while parsing value: ${character}.`, node.start + 1)
}
