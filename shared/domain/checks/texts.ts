import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import type { SwitchBody } from '../switch-facts.ts'

/** What Acquaint's documentation prints in place of every text. */
const SAMPLE = /^\s*sample string \d+\s*$/i
const CONTROL = /[\p{Cc}--[\t\n\r]]/v

/** Texts that cannot be meant: the documentation's own sample text, and characters nobody can see. */
export function checkTexts(body: SwitchBody): Findings {
  const found: Findings = { errors: [], warnings: [] }
  // Nearly no body has any, and a file has ten thousand: paths are put together only where they are needed.
  if (!hasSuchText(body)) return found
  for (const [path, text] of textsOf(body, '')) {
    if (SAMPLE.test(text)) found.errors.push(problem('HO-SWITCH-SAMPLE-TEXT', path))
    else if (hasControlCharacter(text)) found.warnings.push(problem('HO-SWITCH-CONTROL-CHARACTER', path))
  }
  return found
}

function hasSuchText(value: unknown): boolean {
  if (typeof value === 'string') return SAMPLE.test(value) || hasControlCharacter(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasSuchText)
}

/** Whether a text holds a character that nobody can see, line ends and tabs aside. */
export function hasControlCharacter(text: string): boolean {
  return CONTROL.test(text)
}

/** Every text in a body with its path, in lists `a.0.b`. */
export function textsOf(value: object, before: string): [string, string][] {
  const texts: [string, string][] = []
  collect(value, before, texts)
  return texts
}

function collect(value: object, before: string, texts: [string, string][]): void {
  const members: [string, unknown][] = Object.entries(value)
  for (const [name, member] of members) {
    if (typeof member === 'string') texts.push([`${before}${name}`, member])
    else if (typeof member === 'object' && member !== null) collect(member, `${before}${name}.`, texts)
  }
}
