import { readJsonText, type JsonNode } from '../json-text.ts'

/** A number by the digits that were written, which a floating-point number would lose. */
export class Digits {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Objects are maps: their members keep their order whatever they are called. */
export type JsonValue = null | boolean | string | Digits | JsonValue[] | JsonMap
export type JsonMap = Map<string, JsonValue>

/** What can be written: besides what was read, numbers and objects of our own. */
export type Out = JsonValue | number | readonly Out[] | OutObject
export interface OutObject {
  readonly [name: string]: Out
}

/** Reads one JSON value to the letter of RFC 8259. Throws SyntaxError, or JsonTextError when it is nested too deep. */
export function readJson(text: string): JsonValue {
  JSON.parse(text)
  return valueOf(readJsonText(text))
}

/** A name that is there twice keeps its first place and its last value, as in a hash of Ruby. */
function valueOf(node: JsonNode): JsonValue {
  if (node.kind === 'object') {
    return new Map(node.members.map(({ name, value }): [string, JsonValue] => [name, valueOf(value)]))
  }
  if (node.kind === 'array') return node.items.map(valueOf)
  if (node.kind === 'number') return new Digits(node.text)
  return node.kind === 'null' ? null : node.value
}

export function writeJson(value: Out): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (value instanceof Digits) return value.text
  if (isList(value)) return `[${value.map(writeJson).join(',')}]`
  const members = value instanceof Map ? Array.from(value) : Object.entries(value)
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${writeJson(inner)}`).join(',')}}`
}

const isList = (value: Out): value is readonly Out[] => Array.isArray(value)

/** What Ruby on Rails calls blank: null, false, white space, an empty array or object. */
export function isBlank(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === false) return true
  if (typeof value === 'string') return value.trim() === ''
  if (value instanceof Map) return value.size === 0
  return Array.isArray(value) && value.length === 0
}
