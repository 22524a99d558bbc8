import { Digits, isBlank, type JsonMap, type JsonValue } from '../json-value.ts'

/** Where a value is in the variables: `['prefixes', '0', 'prefix']`. */
export type Path = readonly string[]

/** What is wrong with a value at its path, each as the service words it. */
type Check = (value: JsonValue, path: Path) => string[]

/** A member at the top has a dot before its name, one further in has none (yeti.md 2.6). */
export const problem = (path: Path, message: string): string =>
  `${path.length === 1 ? '.' : ''}${path.join('.')} - ${message}`

export const text: Check = (value, path) =>
  typeof value === 'string' ? [] : [problem(path, 'must be a string')]

export const filledText: Check = (value, path) =>
  isEmpty(value) ? [problem(path, 'must be filled')] : text(value, path)

export const integer: Check = (value, path) =>
  value instanceof Digits && /^-?[0-9]+$/.test(value.text) ? [] : [problem(path, 'must be an integer')]

export const booleanOrNull: Check = (value, path) =>
  value === null || typeof value === 'boolean' ? [] : [problem(path, 'must be boolean')]

export const listOf =
  (item: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? value.flatMap((inner, at) => item(inner, [...path, String(at)]))
      : [problem(path, 'must be an array')]

interface MemberRule {
  readonly check: Check
  readonly required: boolean
}

export const required = (check: Check): MemberRule => ({ check, required: true })
export const optional = (check: Check): MemberRule => ({ check, required: false })

type MemberRules = Readonly<Record<string, MemberRule>>

/** Members that no rule names are of no account. */
export const checkMembers = (object: JsonMap, rules: MemberRules, path: Path = []): string[] =>
  Object.entries(rules).flatMap(([name, rule]) => {
    const value = object.get(name)
    const at = [...path, name]
    if (value === undefined) return rule.required ? [problem(at, 'is missing')] : []
    return rule.check(value, at)
  })

export const objectOf =
  (rules: MemberRules): Check =>
  (value, path) =>
    value instanceof Map ? checkMembers(value, rules, path) : [problem(path, 'must be a hash')]

export const filledObjectOf =
  (rules: MemberRules): Check =>
  (value, path) =>
    isEmpty(value) ? [problem(path, 'must be filled')] : objectOf(rules)(value, path)

/** A boolean is not empty, and white space is none. */
const isEmpty = (value: JsonValue): boolean =>
  value === '' || (typeof value !== 'string' && value !== false && isBlank(value))
