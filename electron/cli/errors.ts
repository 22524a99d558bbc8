import * as v from 'valibot'
import { InputIssue, Trouble } from '#shared/contract/error-data.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { Stop } from './stop.ts'

/** The contract's errors as its client throws them. */
const ContractError = v.variant('code', [
  v.object({ code: v.literal('INVALID_INPUT'), data: v.object({ issues: v.array(InputIssue) }) }),
  v.object({ code: v.literal('NOT_FOUND'), data: v.object({ what: v.string(), id: v.string() }) }),
  v.object({ code: v.literal('CLOSED'), data: v.object({ trouble: v.nullable(Trouble) }) }),
  v.object({
    code: v.literal('NOT_NOW'),
    message: v.string(),
    data: v.object({ code: v.string(), fix: v.string() }),
  }),
  v.object({ code: v.literal('INTERNAL'), data: v.object({ id: v.string() }) }),
])

export interface End {
  exit: ExitCode
  lines: readonly string[]
}

/**
 * What an error means for the caller, and what people are told: one line a problem.
 * An error nobody foresaw is named without its text, which may quote what was sent.
 */
export function endOf(error: unknown, interrupted: boolean): End {
  if (error instanceof Stop) return error
  if (interrupted)
    return {
      exit: EXIT.interrupted,
      lines: ['Ended before it was finished. handover outbox list shows where things stand.'],
    }
  const contract = v.safeParse(ContractError, error)
  if (!contract.success) return unforeseen(error)
  const told = contract.output
  switch (told.code) {
    case 'INVALID_INPUT':
      return invalidEnd(told.data.issues)
    case 'NOT_FOUND':
      return { exit: EXIT.usage, lines: [`${told.data.id}: there is no ${told.data.what} with this id.`] }
    case 'CLOSED':
      return { exit: EXIT.trouble, lines: [troubleLine(told.data.trouble)] }
    case 'NOT_NOW':
      return { exit: EXIT.refused, lines: [notNowLine(told.data, told.message)] }
    case 'INTERNAL':
      return {
        exit: EXIT.refused,
        lines: [`Something went wrong inside Handover. The log tells more under ${told.data.id}.`],
      }
  }
}

/** Trouble with vault or store in one line. */
export function troubleLine(trouble: Trouble | null): string {
  return trouble === null
    ? 'The profile is closed. handover doctor tells more. (HO-PROFILE-CLOSED)'
    : `${trouble.message} ${trouble.fix} (${trouble.code})`
}

/** The core's own refusals, where a command asks it without the contract in between. */
const NotNow = v.object({
  name: v.literal('NotNowError'),
  message: v.string(),
  code: v.string(),
  fix: v.string(),
})
const Invalid = v.object({ name: v.literal('InvalidInputError'), issues: v.array(InputIssue) })

const notNowLine = ({ code, fix }: { code: string; fix: string }, message: string): string =>
  `${message} ${fix} (${code})`

function invalidEnd(issues: readonly InputIssue[]): End {
  return {
    exit: EXIT.usage,
    lines: issues.map(({ path, message }) => `${path || 'input'}: ${message}`),
  }
}

function unforeseen(error: unknown): End {
  // Thrown inside the core before the contract can tell it.
  const trouble = v.safeParse(v.object({ trouble: Trouble }), error)
  if (trouble.success) return { exit: EXIT.trouble, lines: [troubleLine(trouble.output.trouble)] }
  const notNow = v.safeParse(NotNow, error)
  if (notNow.success) return { exit: EXIT.refused, lines: [notNowLine(notNow.output, notNow.output.message)] }
  const invalid = v.safeParse(Invalid, error)
  if (invalid.success) return invalidEnd(invalid.output.issues)
  const name = error instanceof Error ? error.name : typeof error
  const code = v.safeParse(v.object({ code: v.string() }), error)
  const what = code.success ? `${name} ${code.output.code}` : name
  return { exit: EXIT.refused, lines: [`Something went wrong inside Handover: ${what}.`] }
}
