import { readJsonText } from '../json-text.ts'
import type { Provisioning } from './provisioning.ts'

/** What was typed as a service's variables, or what is wrong with it in a sentence. */
export type TypedVariables =
  { ok: true; variables: Readonly<Record<string, unknown>> } | { ok: false; message: string }

/** Reads variables as they are typed. They must be one JSON object, never a text that holds one (yeti.md 0.8). */
export function readVariables(text: string): TypedVariables {
  const json = readJsonText(text)
  if (!json.ok) {
    const { line, column } = json.at
    return { ok: false, message: `Line ${line}, column ${column}: ${json.what}.` }
  }
  if (isObject(json.value)) return { ok: true, variables: json.value }
  return {
    ok: false,
    message: `${notObjectWords(json.value)} Write one object in braces, such as {"key": "value"}.`,
  }
}

/** The same object on several lines; null for what is no object. */
export function formatVariables(text: string): string | null {
  const read = readVariables(text)
  return read.ok ? JSON.stringify(read.variables, null, 2) : null
}

/**
 * What the service would refuse of the variables of a type, and what it would drop without a word, each in a sentence, in the order of
 * the text. `null` is none at all.
 */
export function checkVariables(
  variables: Readonly<Record<string, unknown>> | null,
  provisioning: Provisioning,
): { refused: string[]; dropped: string[] } {
  const found: Found = { refused: [], dropped: [] }
  const members = TAKES[provisioning]
  if (members !== null) checkMembers(variables ?? {}, members, [], found)
  return {
    refused: found.refused,
    dropped: found.dropped.map((path) => `Yeti drops ${path}: this type does not know it.`),
  }
}

/** What a type takes as variables, a line each, for those who type them; none where anything may stand. */
export function variableHints(provisioning: Provisioning): readonly { name: string; what: string }[] {
  const members = TAKES[provisioning]
  return members === null ? [] : hintsOf(members, '')
}

/** Whether a service of the type cannot be set up without variables. */
export function needsVariables(provisioning: Provisioning): boolean {
  return checkVariables(null, provisioning).refused.length > 0
}

interface Member {
  rule: Rule
  needed?: boolean
  /** What it is, for the hints. */
  what: string
}
interface Members {
  known: Readonly<Record<string, Member>>
  /** Whether Yeti leaves out what it does not know. */
  drops: boolean
}
type Rule =
  | { is: 'text'; filled: boolean }
  | { is: 'whole' }
  | { is: 'yes-no' }
  | { is: 'list'; of: Rule }
  | { is: 'object'; members: Members; filled: boolean }

const TEXT: Rule = { is: 'text', filled: false }
const FILLED: Rule = { is: 'text', filled: true }
const WHOLE: Rule = { is: 'whole' }

/** yeti.md 2.6 (SDK source; its messages are documented in the project's own tests). Null: anything. */
const TAKES: Readonly<Record<Provisioning, Members | null>> = {
  logging: null,
  other: null,
  'free-minutes': {
    drops: true,
    known: {
      prefixes: {
        what: 'a list of objects, one for each prefix with free minutes',
        rule: {
          is: 'list',
          of: {
            is: 'object',
            filled: false,
            members: {
              drops: true,
              known: {
                prefix: { rule: FILLED, needed: true, what: 'text: what the number called begins with' },
                duration: { rule: WHOLE, needed: true, what: 'a whole number: how much is free' },
                exclude: { rule: { is: 'yes-no' }, what: 'true or false' },
              },
            },
          },
        },
      },
      ignore_prefixes: {
        rule: { is: 'list', of: TEXT },
        what: 'a list of texts: prefixes of the type that this service does without',
      },
    },
  },
  'phone-systems': {
    drops: false,
    known: {
      attributes: {
        needed: true,
        what: 'an object: the customer as the telephone system gets it',
        rule: {
          is: 'object',
          filled: true,
          members: {
            drops: false,
            known: {
              name: { rule: FILLED, needed: true, what: 'text: the customer’s name' },
              language: { rule: TEXT, what: 'text' },
              trm_mode: { rule: TEXT, what: 'text' },
              capacity_limit: { rule: WHOLE, what: 'a whole number' },
              sip_account_limit: { rule: WHOLE, what: 'a whole number' },
            },
          },
        },
      },
      endpoint: { rule: FILLED, what: 'text, in place of the type’s' },
      username: { rule: FILLED, what: 'text, in place of the type’s' },
      password: { rule: FILLED, what: 'text, in place of the type’s' },
    },
  },
}

interface Found {
  refused: string[]
  dropped: string[]
}
type Path = readonly (string | number)[]

function checkMembers(value: Readonly<Record<string, unknown>>, members: Members, path: Path, found: Found) {
  for (const [name, { rule, needed }] of Object.entries(members.known)) {
    const inside = [...path, name]
    if (Object.hasOwn(value, name)) checkValue(value[name], rule, inside, found)
    else if (needed === true) found.refused.push(`${inWords(inside)} is missing.`)
  }
  if (!members.drops) return
  for (const name of Object.keys(value))
    if (!Object.hasOwn(members.known, name)) found.dropped.push(inWords([...path, name]))
}

function checkValue(value: unknown, rule: Rule, path: Path, found: Found): void {
  const refuse = (what: string) => found.refused.push(`${inWords(path)} must ${what}.`)
  switch (rule.is) {
    case 'text':
      if (typeof value !== 'string') refuse('be text, in quotation marks')
      else if (rule.filled && value === '') refuse('not be empty')
      break
    case 'whole':
      if (!Number.isSafeInteger(value)) refuse('be a whole number, without quotation marks')
      break
    case 'yes-no':
      // The service takes null there too.
      if (typeof value !== 'boolean' && value !== null) refuse('be true or false, without quotation marks')
      break
    case 'list':
      if (!Array.isArray(value)) refuse('be a list, in square brackets')
      else for (const [place, item] of value.entries()) checkValue(item, rule.of, [...path, place], found)
      break
    case 'object':
      if (!isObject(value)) refuse('be an object, in braces')
      else if (rule.filled && Object.keys(value).length === 0) refuse('not be empty')
      else checkMembers(value, rule.members, path, found)
  }
}

function hintsOf({ known }: Members, under: string): { name: string; what: string }[] {
  return Object.entries(known).flatMap(([name, { rule, needed, what }]) => {
    const path = under + name
    const inside = rule.is === 'list' ? rule.of : rule
    return [
      { name: path, what: needed === true ? `${what}; must be there` : what },
      ...(inside.is === 'object' ? hintsOf(inside.members, `${path}${rule.is === 'list' ? '[]' : ''}.`) : []),
    ]
  })
}

/** `“prefixes”, entry 2, “duration”`. */
function inWords(path: Path): string {
  return path.map((part) => (typeof part === 'number' ? `entry ${part + 1}` : `“${part}”`)).join(', ')
}

function notObjectWords(value: unknown): string {
  if (Array.isArray(value)) return 'This is a list.'
  if (value === null) return 'This is null.'
  if (typeof value !== 'string') return `This is a ${typeof value === 'number' ? 'number' : 'yes or no'}.`
  const holds = readJsonText(value)
  return holds.ok && isObject(holds.value)
    ? 'This is text that holds an object: take away the quotation marks around the whole.'
    : 'This is text.'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
