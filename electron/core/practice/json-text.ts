/**
 * Reads JSON and remembers where each value ended, because Json.NET names line and position in its errors
 * and goes on after one.
 */
export interface JsonPlace {
  line: number
  /** Characters of that line that had been read when the value was complete. */
  position: number
}

/** `start` and `end` are offsets in the text; `placeOf` turns them into line and position. */
export type JsonNode = { start: number; end: number } & (
  | { kind: 'object'; members: { name: string; value: JsonNode }[] }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'string'; value: string }
  | { kind: 'number'; text: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' }
)

export function placeOf(text: string, offset: number): JsonPlace {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, position: offset - before.lastIndexOf('\n') - 1 }
}

/** The text is no JSON. The message is Json.NET's. */
export class JsonTextError extends Error {
  readonly path: string

  constructor(what: string, path: string, place: JsonPlace) {
    super(`${what} Path '${path}', line ${place.line}, position ${place.position}.`)
    this.name = 'JsonTextError'
    this.path = path
  }
}

const NUMBER = /-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
// eslint-disable-next-line no-control-regex -- JSON forbids exactly these
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const WORD = /true|false|null/y
const DEEPEST = 128

const [SPACE, TAB, LINE_FEED, RETURN, QUOTE, BACKSLASH] = [32, 9, 10, 13, 34, 92]
const isSpace = (code: number): boolean =>
  code === SPACE || code === LINE_FEED || code === RETURN || code === TAB

/** The first value of a text; what follows it is not looked at, as in Json.NET. Throws JsonTextError. */
export function readJsonText(text: string): JsonNode {
  let at = 0
  let depth = 0

  const skipSpace = () => {
    while (isSpace(text.charCodeAt(at))) at += 1
  }
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    if (!pattern.test(text)) return null
    const start = at
    at = pattern.lastIndex
    return text.slice(start, at)
  }
  /** What the string here says; null when there is none. */
  const takeString = (): string | null => {
    if (text.charCodeAt(at) !== QUOTE) return null
    const start = at + 1
    let end = start
    let code = text.charCodeAt(end)
    while (code >= SPACE && code !== QUOTE && code !== BACKSLASH) code = text.charCodeAt((end += 1))
    if (code === QUOTE) {
      at = end + 1
      return text.slice(start, end)
    }
    // It has something to unescape, or is wrong.
    const quoted = take(STRING)
    return quoted === null ? null : String(JSON.parse(quoted))
  }
  const unexpected = (path: string, doing: string): JsonTextError =>
    at >= text.length
      ? new JsonTextError(`Unexpected end when ${doing}.`, path, placeOf(text, at))
      : new JsonTextError(
          `Unexpected character encountered while parsing value: ${text.charAt(at)}.`,
          path,
          placeOf(text, at),
        )

  const value = (path: string): JsonNode => {
    skipSpace()
    const start = at
    const next = text.charAt(at)
    if (next === '{') {
      const members = objectMembers(path)
      return { kind: 'object', members, start, end: at }
    }
    if (next === '[') {
      const items = arrayItems(path)
      return { kind: 'array', items, start, end: at }
    }
    const string = takeString()
    if (string !== null) return { kind: 'string', value: string, start, end: at }
    const number = take(NUMBER)
    if (number !== null) return { kind: 'number', text: number, start, end: at }
    const word = take(WORD)
    if (word === 'null') return { kind: 'null', start, end: at }
    if (word !== null) return { kind: 'boolean', value: word === 'true', start, end: at }
    throw unexpected(path, 'reading JSON')
  }

  const enter = (path: string) => {
    at += 1
    depth += 1
    if (depth > DEEPEST)
      throw new JsonTextError(
        `The reader's MaxDepth of ${DEEPEST} has been exceeded.`,
        path,
        placeOf(text, at),
      )
    skipSpace()
  }

  /** After a member or item: true at a comma, false at the closing bracket. */
  const more = (path: string, close: string): boolean => {
    skipSpace()
    const found = text.charAt(at)
    if (found !== ',' && found !== close) {
      if (at >= text.length) throw unexpected(path, 'reading JSON')
      throw new JsonTextError(
        `After parsing a value an unexpected character was encountered: ${found}.`,
        path,
        placeOf(text, at),
      )
    }
    at += 1
    if (found === close) depth -= 1
    skipSpace()
    return found === ','
  }

  const objectMembers = (path: string) => {
    const members: { name: string; value: JsonNode }[] = []
    enter(path)
    if (text.charAt(at) === '}') {
      at += 1
      depth -= 1
      return members
    }
    do {
      if (text.charAt(at) === '}') {
        // Json.NET forgives a comma after the last member.
        at += 1
        depth -= 1
        return members
      }
      const name = takeString()
      if (name === null) {
        if (at >= text.length) throw unexpected(path, 'deserializing object')
        throw new JsonTextError(
          `Invalid property identifier character: ${text.charAt(at)}.`,
          path,
          placeOf(text, at),
        )
      }
      const inner = path === '' ? name : `${path}.${name}`
      skipSpace()
      if (text.charAt(at) !== ':') {
        throw new JsonTextError(
          `Invalid character after parsing property name. Expected ':' but got: ${text.charAt(at)}.`,
          path,
          placeOf(text, at),
        )
      }
      at += 1
      members.push({ name, value: value(inner) })
    } while (more(path, '}'))
    return members
  }

  const arrayItems = (path: string) => {
    const items: JsonNode[] = []
    enter(path)
    if (text.charAt(at) === ']') {
      at += 1
      depth -= 1
      return items
    }
    do items.push(value(`${path}[${items.length}]`))
    while (more(path, ']'))
    return items
  }

  return value('')
}
