// @ts-check

/**
 * One change of a text: what stands from `start` to `end` becomes `text`.
 * @typedef {{ start: number, end: number, text: string }} Edit
 *
 * A regular expression without its flags. `nested`: with the flag v, a class may hold classes.
 * @typedef {{ body: string, nested: boolean }} Pattern
 */

/** What each one-letter class or assertion is turned into. */
const opposites = new Map(Object.entries({ d: 'D', D: 'd', w: 'W', W: 'w', s: 'S', S: 's', b: 'B', B: 'b' }))
const properties = new Map(Object.entries({ p: 'P', P: 'p' }))

const escape = /^\\(?:u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]+\}|x[0-9A-Fa-f]{2}|[pP]\{[^}]*\}|[^])/
const groupKind = /^\?(?::|<?[=!]|<\w+>)/
const repetition = /^(?:[*+?]|\{\d+(?:,\d*)?\})/

/**
 * The changes of a regular expression, as edits of the literal's text: anchors dropped, classes turned around or a part of
 * them dropped, repetitions changed, alternatives dropped, flags dropped. Those that are no regular expression are left out.
 * @param {string} literal with its slashes and flags
 * @returns {Edit[]}
 */
export function regexEdits(literal) {
  const close = literal.lastIndexOf('/')
  const pattern = { body: literal.slice(0, close), nested: literal.slice(close).includes('v') }
  const edits = alternativeEdits(pattern, 1, close)
  for (let at = 1; at < close;) {
    const element = elementEdits(pattern, at)
    edits.push(...element.edits)
    at = element.end
  }
  for (let flag = close + 1; flag < literal.length; flag += 1) edits.push(dropped(flag, flag + 1))
  return edits.filter((edit) => isRegex(applied(literal, edit)))
}

/**
 * A text with one edit in it.
 * @param {string} text
 * @param {Edit} edit
 */
export function applied(text, edit) {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end)
}

/**
 * @param {number} start
 * @param {number} end
 * @returns {Edit}
 */
const dropped = (start, end) => ({ start, end, text: '' })

/** @param {string} literal */
function isRegex(literal) {
  const close = literal.lastIndexOf('/')
  // Without a pattern it would read as a comment.
  if (close <= 1) return false
  try {
    new RegExp(literal.slice(1, close), literal.slice(close + 1))
    return true
  } catch {
    return false
  }
}

/**
 * The edits of what stands at `at`, and where to read on. Of a group only its opening is passed: its inside is read on.
 * @param {Pattern} pattern
 * @param {number} at
 * @returns {{ edits: Edit[], end: number }}
 */
function elementEdits(pattern, at) {
  const rest = pattern.body.slice(at)
  const letter = rest.charAt(0)
  if (letter === '\\') return { edits: turned(rest, at), end: escapeEnd(pattern, at) }
  if (letter === '[') {
    const end = classEnd(pattern, at)
    return { edits: classEdits(pattern, at, end), end }
  }
  if (letter === '^' || letter === '$') return { edits: [dropped(at, at + 1)], end: at + 1 }
  if (letter === '(') {
    const inside = at + 1 + (groupKind.exec(rest.slice(1))?.[0].length ?? 0)
    return { edits: alternativeEdits(pattern, inside, groupEnd(pattern, at)), end: inside }
  }
  const repeat = repetition.exec(rest)?.[0]
  if (repeat === undefined) return { edits: [], end: at + 1 }
  const end = at + repeat.length
  return { edits: otherRepeats(repeat).map((text) => ({ start: at, end, text })), end }
}

/**
 * `\d` as `\D` and so on; a `\.` has no opposite.
 * @param {string} rest
 * @param {number} at where the backslash is
 * @returns {Edit[]}
 */
function turned(rest, at) {
  const kind = rest.charAt(1)
  const opposite = opposites.get(kind) ?? (rest.charAt(2) === '{' ? properties.get(kind) : undefined)
  return opposite === undefined ? [] : [{ start: at + 1, end: at + 2, text: opposite }]
}

/**
 * @param {string} repeat `+`, `*`, `?`, `{2}`, `{1,}` or `{1,3}`
 * @returns {string[]}
 */
function otherRepeats(repeat) {
  if (repeat === '+') return ['', '*']
  if (repeat === '*') return ['', '+']
  if (repeat === '?') return ['']
  const [, least = '', comma = '', most = ''] = /^\{(\d+)(,?)(\d*)\}$/.exec(repeat) ?? []
  const [low, high] = [Number(least), Number(most)]
  if (comma === '') return [`{${low - 1}}`, `{${low + 1}}`]
  if (most === '') return [`{${low - 1},}`, `{${low + 1},}`]
  return [`{${low - 1},${high}}`, `{${low + 1},${high}}`, `{${low},${high - 1}}`, `{${low},${high + 1}}`]
}

/**
 * A class turned around, and without each of its parts: a letter, a range, an escape, a class within it.
 * @param {Pattern} pattern
 * @param {number} start where the bracket opens
 * @param {number} end behind the bracket that closes
 * @returns {Edit[]}
 */
function classEdits(pattern, start, end) {
  const negated = pattern.body.charAt(start + 1) === '^'
  const inside = start + (negated ? 2 : 1)
  const turnedAround = { start: start + 1, end: inside, text: negated ? '' : '^' }
  /** @type {Edit[]} */
  const parts = []
  for (let at = inside; at < end - 1;) {
    const part = dropped(at, partEnd(pattern, at, end - 1))
    parts.push(part)
    at = part.end
  }
  return parts.length > 1 ? [turnedAround, ...parts] : [turnedAround]
}

/**
 * Behind the part of a class at `at`: one member, or the range that it begins.
 * @param {Pattern} pattern
 * @param {number} at
 * @param {number} close where the class closes
 */
function partEnd(pattern, at, close) {
  const { body, nested } = pattern
  if (nested && body.startsWith('--', at)) return partEnd(pattern, at + 2, close)
  const end = memberEnd(pattern, at)
  const isRange = body.charAt(end) === '-' && end + 1 < close && !(nested && body.startsWith('--', end))
  return isRange ? memberEnd(pattern, end + 1) : end
}

/**
 * @param {Pattern} pattern
 * @param {number} at
 */
function memberEnd(pattern, at) {
  const letter = pattern.body.charAt(at)
  if (letter === '\\') return escapeEnd(pattern, at)
  return letter === '[' && pattern.nested ? classEnd(pattern, at) : at + 1
}

/**
 * Each alternative between `start` and `end` dropped, where there are two or more.
 * @param {Pattern} pattern
 * @param {number} start
 * @param {number} end
 * @returns {Edit[]}
 */
function alternativeEdits(pattern, start, end) {
  /** @type {number[]} */
  const bars = []
  for (let at = start; at < end; at = elementEnd(pattern, at))
    if (pattern.body.charAt(at) === '|') bars.push(at)
  const [first] = bars
  if (first === undefined) return []
  return [dropped(start, first + 1), ...bars.map((bar, index) => dropped(bar, bars[index + 1] ?? end))]
}

/**
 * Behind the escape, class, group or letter at `at`.
 * @param {Pattern} pattern
 * @param {number} at
 */
function elementEnd(pattern, at) {
  const letter = pattern.body.charAt(at)
  if (letter === '\\') return escapeEnd(pattern, at)
  if (letter === '[') return classEnd(pattern, at)
  return letter === '(' ? groupEnd(pattern, at) + 1 : at + 1
}

/**
 * Where the group that opens at `at` closes.
 * @param {Pattern} pattern
 * @param {number} at
 */
function groupEnd(pattern, at) {
  let inside = at + 1
  while (inside < pattern.body.length && pattern.body.charAt(inside) !== ')')
    inside = elementEnd(pattern, inside)
  return inside
}

/**
 * Behind the class that opens at `at`.
 * @param {Pattern} pattern
 * @param {number} at
 */
function classEnd(pattern, at) {
  let inside = at + 1
  while (inside < pattern.body.length && pattern.body.charAt(inside) !== ']')
    inside = memberEnd(pattern, inside)
  return inside + 1
}

/**
 * Behind the escape at `at`: `\d`, `\u00AD`, `\u{1F600}`, `\p{L}`.
 * @param {Pattern} pattern
 * @param {number} at
 */
function escapeEnd(pattern, at) {
  return at + (escape.exec(pattern.body.slice(at))?.[0].length ?? 2)
}
