import { keepsItsValue } from './written-number.ts'

/** Where in a text something is; both begin at 1. */
export interface TextPlace {
  line: number
  column: number
}

/** What a typed JSON text holds, or what is wrong first, where, in a sentence that begins with a small letter. */
export type JsonText = { ok: true; value: unknown } | { ok: false; at: TextPlace; what: string }

/** Deeper than anybody nests by hand; keeps reading it safe. */
const DEEPEST = 32

/**
 * Reads JSON (RFC 8259) that somebody typed. Besides what JSON forbids, a member that is there twice is refused, for the second would
 * silently take the place of the first, and a number that would not leave with the value that was typed.
 */
export function readJsonText(text: string): JsonText {
  const scan = new Scan(text)
  const fault = scan.whole()
  if (fault === null) return { ok: true, value: JSON.parse(text) }
  return { ok: false, at: placeIn(text, fault.at), what: fault.what }
}

/** The line and column of the character at this index. */
export function placeIn(text: string, index: number): TextPlace {
  const before = text.slice(0, index).split(/\r\n|[\r\n]/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

interface Fault {
  at: number
  what: string
}

/** Goes through a text once and gives the first fault. Every method returns what is wrong, or null and stands behind what it read. */
class Scan {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): Fault | null {
    const fault = this.#value(0)
    if (fault !== null) return fault
    return this.#at < this.#text.length ? this.#fault('there is more text behind the end of the value') : null
  }

  #value(depth: number): Fault | null {
    this.#space()
    const fault = this.#bare(depth)
    this.#space()
    return fault
  }

  #bare(depth: number): Fault | null {
    if (depth > DEEPEST) return this.#fault('this is nested too deeply')
    const next = this.#text[this.#at]
    if (next === undefined) return this.#fault('the text ends where a value should be')
    if (next === '{') return this.#members(depth)
    if (next === '[') return this.#items(depth)
    if (next === '"') return this.#string()
    if (next === '-' || isDigit(next)) return this.#number()
    for (const word of ['true', 'false', 'null'])
      if (this.#text.startsWith(word, this.#at) && !/\w/.test(this.#text[this.#at + word.length] ?? '')) {
        this.#at += word.length
        return null
      }
    if (isQuote(next)) return this.#fault('text stands in straight double quotation marks: "')
    if (/[a-z_]/i.test(next)) return this.#fault('text must stand in double quotation marks')
    return this.#fault('a value should be here')
  }

  #members(depth: number): Fault | null {
    const opened = this.#at
    const names = new Set<string>()
    this.#at += 1
    this.#space()
    if (this.#take('}')) return null
    for (;;) {
      this.#space()
      const at = this.#at
      if (this.#text[at] === '}') return this.#fault('the comma before this brace has nothing behind it')
      if (at >= this.#text.length) return this.#unclosed(opened, 'brace')
      if (this.#text[at] !== '"')
        return this.#fault('a name in double quotation marks should be here, such as "key"')
      const fault = this.#string()
      if (fault !== null) return fault
      const name = String(JSON.parse(this.#text.slice(at, this.#at)))
      if (names.has(name)) return { at, what: `the name “${name}” is there twice in the same braces` }
      names.add(name)
      this.#space()
      if (!this.#take(':')) return this.#fault('a colon should be here, between the name and its value')
      const inside = this.#value(depth + 1)
      if (inside !== null) return inside
      if (this.#take('}')) return null
      if (!this.#take(',')) return this.#unended(opened, 'brace')
    }
  }

  #items(depth: number): Fault | null {
    const opened = this.#at
    this.#at += 1
    this.#space()
    if (this.#take(']')) return null
    for (;;) {
      this.#space()
      if (this.#text[this.#at] === ']')
        return this.#fault('the comma before this bracket has nothing behind it')
      if (this.#at >= this.#text.length) return this.#unclosed(opened, 'bracket')
      const inside = this.#value(depth + 1)
      if (inside !== null) return inside
      if (this.#take(']')) return null
      if (!this.#take(',')) return this.#unended(opened, 'bracket')
    }
  }

  #string(): Fault | null {
    const opened = this.#at
    this.#at += 1
    for (;;) {
      const next = this.#text[this.#at]
      if (next === undefined || next === '\n' || next === '\r')
        return { at: opened, what: 'the quotation mark that opens here is not closed on this line' }
      if (next < ' ') return this.#fault('an invisible control character is here')
      this.#at += 1
      if (next === '"') return null
      if (next !== '\\') continue
      const escape = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(this.#text.slice(this.#at, this.#at + 5))
      if (escape === null)
        return {
          at: this.#at - 1,
          what: 'the backslash has nothing behind it that JSON knows; write \\\\ for one',
        }
      this.#at += escape[0].length
    }
  }

  #number(): Fault | null {
    const at = this.#at
    const [number = ''] = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.exec(this.#text.slice(at)) ?? []
    const behind = this.#text[at + number.length] ?? ''
    if (number === '' || /[\w.+-]/.test(behind))
      return this.#fault('this is not a number as JSON writes it; put it in quotation marks if it is text')
    if (!keepsItsValue(number))
      return this.#fault('this number has too many digits to be kept exactly; put it in quotation marks')
    this.#at += number.length
    return null
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at += 1
  }

  #take(mark: string): boolean {
    if (this.#text[this.#at] !== mark) return false
    this.#at += 1
    return true
  }

  #fault(what: string): Fault {
    return { at: this.#at, what }
  }

  #unended(opened: number, what: 'brace' | 'bracket'): Fault {
    if (this.#at >= this.#text.length) return this.#unclosed(opened, what)
    return this.#fault(`a comma or a closing ${what} should be here`)
  }

  #unclosed(opened: number, what: 'brace' | 'bracket'): Fault {
    return { at: opened, what: `the ${what} that opens here is never closed` }
  }
}

function isDigit(mark: string): boolean {
  return mark >= '0' && mark <= '9'
}

function isQuote(mark: string): boolean {
  return "“”„‘’'`".includes(mark)
}
