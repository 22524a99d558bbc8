import { fieldsWords } from '#renderer/words/fields.ts'

/** A meter number without the spaces, dots and dashes that people put between its groups. Other characters stay. */
export function bareNumber(typed: string): string {
  return typed.replace(/[\s.\-–]/gu, '')
}

/** Groups of three from the right of a number that will have `digits` digits: 11 → `10 012 345 678`, also while typing. */
export function grouped(bare: string, digits: number): string {
  const first = digits % 3 === 0 ? 3 : digits % 3
  const groups = [bare.slice(0, first)]
  for (let at = first; at < bare.length; at += 3) groups.push(bare.slice(at, at + 3))
  return groups.join(' ')
}

/** Where the caret belongs in `text` so that `before` characters that are not spaces stand before it. */
export function caretAfter(text: string, before: number): number {
  let seen = 0
  for (let at = 0; at < text.length; at += 1) {
    if (seen === before) return at
    if (text[at] !== ' ') seen += 1
  }
  return text.length
}

/** How a meter number stands: `empty`, `short`, `long`, `not-digits` or `well-formed`, with the words for it. */
export function standing(
  bare: string,
  digits: number,
): { state: 'empty' | 'short' | 'long' | 'not-digits' | 'well-formed'; words: string } {
  if (bare === '') return { state: 'empty', words: fieldsWords().meterNumber.digits(digits) }
  if (!/^\d*$/.test(bare)) return { state: 'not-digits', words: fieldsWords().meterNumber.digitsOnly }
  const missing = digits - bare.length
  if (missing > 0)
    return {
      state: 'short',
      words:
        missing === 1 ? fieldsWords().meterNumber.oneMissing : fieldsWords().meterNumber.missing(missing),
    }
  if (missing < 0)
    return {
      state: 'long',
      words:
        missing === -1 ? fieldsWords().meterNumber.oneTooMany : fieldsWords().meterNumber.tooMany(-missing),
    }
  return { state: 'well-formed', words: fieldsWords().meterNumber.wellFormed }
}
