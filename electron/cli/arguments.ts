import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import * as v from 'valibot'
import { SubmissionKind } from '#shared/domain/submission.ts'
import { EXIT } from './exit.ts'
import { Stop } from './stop.ts'

/** What every command takes. */
export interface CommonOptions {
  profile: string | null
  /** As given; null when left out. */
  vault: 'os' | 'passphrase' | null
  practice: boolean
  json: boolean
}

const COMMON = {
  profile: { type: 'string' },
  vault: { type: 'string' },
  practice: { type: 'boolean' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig

const badUsage = (line: string): Stop => new Stop(EXIT.usage, [line])

/**
 * Reads the words after a command's name. `positionals` names what must stand there without an option, in order.
 * Throws Stop with one line that begins with the option or name it is about.
 */
export function readArguments<const O extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: O,
  positionals: readonly string[],
) {
  const { values, positionals: given } = parsed(words, { ...COMMON, ...options })
  for (const [index, name] of positionals.entries()) {
    if (given[index] === undefined)
      throw badUsage(`${name}: this is missing. --help shows what the command takes.`)
  }
  const surplus = given[positionals.length]
  if (surplus !== undefined)
    throw badUsage(`${surplus}: this does not belong here. --help shows what the command takes.`)
  return { values, given, common: commonOptions(values) }
}

function parsed<const O extends ParseArgsOptionsConfig>(words: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    const code = v.safeParse(v.object({ code: v.string(), message: v.string() }), error)
    const option = code.success ? /'(-{1,2}[^ ',]+)/.exec(code.output.message)?.[1] : undefined
    if (!code.success || option === undefined) throw error
    if (code.output.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      throw badUsage(`${option}: there is no such option here. --help shows those there are.`)
    }
    throw badUsage(
      / does not take an argument/.test(code.output.message)
        ? `${option}: this option takes no value.`
        : `${option}: a value is missing. A value that begins with - is written ${option}=VALUE.`,
    )
  }
}

const CommonValues = v.object({
  profile: v.optional(v.string()),
  vault: v.optional(v.string()),
  practice: v.optional(v.boolean(), false),
  json: v.optional(v.boolean(), false),
})

function commonOptions(values: unknown): CommonOptions {
  const { profile = null, vault, practice, json } = v.parse(CommonValues, values)
  if (profile?.trim() === '')
    throw badUsage('--profile: this is empty. Give a folder, or leave the option out.')
  return { profile, vault: readChoice('--vault', vault, ['os', 'passphrase']), practice, json }
}

/** A kind of submission by name. */
export function readKind(text: string | undefined): SubmissionKind {
  const kind = v.safeParse(SubmissionKind, text)
  if (kind.success) return kind.output
  throw badUsage(`KIND: this kind is not known. Known: ${SubmissionKind.options.join(', ')}.`)
}

/** One of some words; null when left out. */
export function readChoice<const T extends string>(
  name: string,
  text: string | undefined,
  choices: readonly T[],
): T | null {
  if (text === undefined) return null
  const choice = choices.find((candidate) => candidate === text)
  if (choice === undefined) throw badUsage(`${name}: choose one of ${choices.join(', ')}.`)
  return choice
}

/** A whole number within limits; `otherwise` when left out. */
export function readNumber(
  name: string,
  text: string | undefined,
  least: number,
  most: number,
  otherwise: number,
): number {
  if (text === undefined) return otherwise
  const number = Number(text)
  if (!/^[0-9]{1,9}$/.test(text) || number < least || number > most) {
    throw badUsage(`${name}: give a whole number from ${least} to ${most}.`)
  }
  return number
}

/** A value that must be there. */
export function needed(name: string, text: string | undefined): string {
  if (text === undefined || text.trim() === '')
    throw badUsage(`${name}: this is missing. --help shows what the command takes.`)
  return text
}

/** `--wait` in seconds: the time within which something more must be possible to send. */
export const readWait = (text: string | undefined): number => readNumber('--wait', text, 0, 86_400, 30)
