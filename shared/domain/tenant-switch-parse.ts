import * as v from 'valibot'
import { problem } from './problem-codes.ts'
import type { Problem } from './problem.ts'
import { MAX_MEMBER_LENGTH, TenantSwitch } from './tenant-switch.ts'

/** A body read for its shape. `body` is what could be read: the members named in `problems` are left out of it. */
export interface ParsedTenantSwitch {
  body: TenantSwitch
  problems: Problem[]
}

/**
 * Reads a request body of unknown origin, as parsed JSON. Never throws. The problems name each member by its path and never quote
 * a value. A member that is undefined counts as left out.
 */
export function parseTenantSwitch(input: unknown): ParsedTenantSwitch {
  if (!isPlainObject(input)) {
    return { body: {}, problems: [problem('HO-SWITCH-BODY', '')] }
  }
  const problems: Problem[] = []
  const known = knownMembers(input, TenantSwitch.entries, '', problems)
  const first = v.safeParse(TenantSwitch, known)
  if (first.success) return { body: first.output, problems }

  const told = new Set(problems.map((one) => one.path))
  for (const issue of first.issues) {
    const keys = (issue.path ?? []).map((item) => String(item.key))
    const path = keys.join('.')
    removeAt(known, keys)
    if (!told.has(path)) problems.push(shapeProblem(issue, path))
    told.add(path)
  }
  const rest = v.safeParse(TenantSwitch, known)
  return { body: rest.success ? rest.output : {}, problems }
}

type Entries = Readonly<Record<string, unknown>>
type Plain = Record<string, unknown>

/** A copy with only the members that the service knows; the others and nulls are told as problems. */
function knownMembers(input: Plain, entries: Entries, before: string, problems: Problem[]): Plain {
  const copy: Plain = {}
  for (const [key, value] of Object.entries(input)) {
    const path = `${before}${key}`
    if (!Object.hasOwn(entries, key)) {
      problems.push(unknownMember(printable(path), key, Object.keys(entries)))
      continue
    }
    if (value === undefined) continue
    if (value === null) {
      problems.push(problem('HO-SWITCH-NULL', path))
      continue
    }
    const inner = membersOf(entries[key])
    if (inner !== null && Array.isArray(value)) {
      problems.push(problem('HO-SWITCH-NOT-OBJECT', path))
      continue
    }
    copy[key] =
      inner !== null && isPlainObject(value) ? knownMembers(value, inner, `${path}.`, problems) : value
  }
  return copy
}

/** The members of an optional object of the schema, or null for a value. */
function membersOf(schema: unknown): Entries | null {
  if (!isPlainObject(schema)) return null
  const wrapped = isPlainObject(schema['wrapped']) ? schema['wrapped'] : schema
  return isPlainObject(wrapped['entries']) ? wrapped['entries'] : null
}

function unknownMember(path: string, key: string, names: readonly string[]): Problem {
  const near = nearest(key, names)
  return problem(
    'HO-SWITCH-UNKNOWN-FIELD',
    path,
    near === null ? {} : { fix: `Did you mean ${near}? Names are written exactly so.` },
  )
}

function shapeProblem(issue: v.BaseIssue<unknown>, path: string): Problem {
  switch (issue.type) {
    case 'string':
      return problem('HO-SWITCH-NOT-TEXT', path)
    case 'number':
    case 'integer':
      return problem('HO-SWITCH-NOT-WHOLE', path)
    case 'min_value':
    case 'max_value':
      return problem('HO-SWITCH-NUMBER-RANGE', path)
    case 'boolean':
      return problem('HO-SWITCH-NOT-YES-NO', path)
    case 'max_length':
      return problem('HO-SWITCH-TOO-LONG', path, {
        fix: `Shorten it to ${MAX_MEMBER_LENGTH} characters at most.`,
      })
    case 'strict_object':
      return problem('HO-SWITCH-NOT-OBJECT', path)
    case 'check':
      return problem(isDatePath(path) ? 'HO-SWITCH-DATE' : 'HO-SWITCH-BROKEN-TEXT', path)
    default:
      return problem('HO-SWITCH-BODY', path)
  }
}

function isDatePath(path: string): boolean {
  return path.endsWith('Date') || path.endsWith('dateOfBirth')
}

/** The known name that differs in at most two letters (or only in capitals), or null. */
function nearest(name: string, names: readonly string[]): string | null {
  const lower = name.toLowerCase().slice(0, 60)
  let best: { name: string; distance: number } | null = null
  for (const candidate of names) {
    const distance = editDistance(lower, candidate.toLowerCase())
    if (distance <= 2 && distance < candidate.length / 2 && (best === null || distance < best.distance)) {
      best = { name: candidate, distance }
    }
  }
  return best?.name ?? null
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** A path is made of names that somebody sent: short, and without anything that a screen or terminal could mistake. */
function printable(path: string): string {
  return path.replace(/[^\p{L}\p{N}_.$[\]-]/gu, '?').slice(0, 120)
}

function removeAt(root: Plain, keys: readonly string[]): void {
  const last = keys.at(-1)
  if (last === undefined) return
  let place: unknown = root
  for (const key of keys.slice(0, -1)) place = isPlainObject(place) ? place[key] : undefined
  if (isPlainObject(place)) Reflect.deleteProperty(place, last)
}

function isPlainObject(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
