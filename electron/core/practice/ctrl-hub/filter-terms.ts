/** A `filter=` expression taken apart: `eq(status,todo)` is a call with two texts, `[a,b]` and `(a,b)` are lists. */
export type Term =
  | { readonly call: string; readonly terms: readonly Term[] }
  | { readonly list: readonly Term[] }
  | { readonly text: string }

const NAME = /\s*([a-z_]+)\(/y
const QUOTED = /\s*'((?:[^'\\]|\\.)*)'\s*/y
const BARE = /[^,()[\]']*/y
const DEEPEST = 32

/**
 * Reads an expression; null when it is none. Values are written bare, as the Kotlin SDK writes them, or in single quotes (a
 * quote in them after a backslash), as it did before. Lists are `(a,b)` in its code and `[a,b]` in its later one.
 */
export function readTerms(expression: string): Term | null {
  let at = 0
  let depth = 0
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const match = pattern.exec(expression)
    if (match === null) return null
    at = pattern.lastIndex
    return match[1] ?? match[0]
  }

  /** The terms up to a closing bracket, which is taken too. */
  const terms = (close: string): readonly Term[] | null => {
    depth += 1
    if (depth > DEEPEST) return null
    const found: Term[] = []
    if (expression.charAt(at) === close) {
      at += 1
      depth -= 1
      return found
    }
    for (;;) {
      const next = term()
      if (next === null) return null
      found.push(next)
      const mark = expression.charAt(at)
      at += 1
      if (mark === close) {
        depth -= 1
        return found
      }
      if (mark !== ',') return null
    }
  }

  const term = (): Term | null => {
    const call = take(NAME)
    if (call !== null) {
      const inner = terms(')')
      return inner && { call, terms: inner }
    }
    const open = expression.charAt(at)
    if (open === '(' || open === '[') {
      at += 1
      const inner = terms(open === '(' ? ')' : ']')
      return inner && { list: inner }
    }
    const quoted = take(QUOTED)
    if (quoted !== null) return { text: quoted.replace(/\\(.)/g, '$1') }
    return { text: (take(BARE) ?? '').trim() }
  }

  const whole = term()
  return whole !== null && at === expression.length ? whole : null
}
