import { problem } from '../problem-codes.ts'
import type { Findings } from '../problem.ts'
import type { TenantSwitch } from '../tenant-switch.ts'

/** What Acquaint's documentation prints in place of every text. */
const SAMPLE = /^\s*sample string \d+\s*$/i
const CONTROL = /[\p{Cc}--[\t\n\r]]/v

/** Texts that cannot be meant: the documentation's own sample text, and characters nobody can see. */
export function checkTexts(body: TenantSwitch): Findings {
  const found: Findings = { errors: [], warnings: [] }
  for (const [path, text] of textsOf(body, '')) {
    if (SAMPLE.test(text)) found.errors.push(problem('HO-SWITCH-SAMPLE-TEXT', path))
    else if (CONTROL.test(text)) found.warnings.push(problem('HO-SWITCH-CONTROL-CHARACTER', path))
  }
  return found
}

function textsOf(value: object, before: string): [string, string][] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const path = `${before}${name}`
    if (typeof member === 'string') return [[path, member] satisfies [string, string]]
    return typeof member === 'object' && member !== null ? textsOf(member, `${path}.`) : []
  })
}
