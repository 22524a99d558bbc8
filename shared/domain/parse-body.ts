import * as v from 'valibot'
import { problem } from './problem-codes.ts'
import type { TextCode } from './problem-texts.ts'
import type { Findings, Problem } from './problem.ts'
import { WrittenNumber } from './written-number.ts'

/*
 * Request bodies of unknown origin are read here for their shape: every member may be left out, but none may be unknown, null or of
 * another type. What a service requires is checked afterwards, by rules.
 */

/** What can be wrong with the shape of a member. A schema says which by the message of an action: `v.check(isDate, 'date')`. */
export const SHAPE_FAULTS = [
  'body',
  'unknown',
  'null',
  'text',
  'whole',
  'range',
  'yes-no',
  'too-long',
  'too-many',
  'object',
  'list',
  'date',
  'broken',
] as const
export type ShapeFault = (typeof SHAPE_FAULTS)[number]

/** The problem that a kind of body tells for each fault; `fix` is given where it is known better than the standard text. */
export type TellFault = (fault: ShapeFault, path: string, instead: { fix?: string }) => Problem

/** A body read for its shape. `body` is what could be read: the members named in `problems` are left out of it. */
export interface ParsedBody<Body> {
  body: Body
  problems: Problem[]
}

/** A schema whose members may all be left out. */
export type BodySchema<Body> = v.GenericSchema<unknown, Body> & { readonly entries: Entries }
type Entries = Readonly<Record<string, unknown>>
type Plain = Record<string, unknown>

/** Tells each fault by a code of its own. */
export function tellBy(codes: Readonly<Record<ShapeFault, TextCode>>): TellFault {
  return (fault, path, instead) => problem(codes[fault], path, instead)
}

/**
 * Reads a request body of unknown origin, as parsed JSON. Never throws. The problems name each member by its path (`a.b`, in a list
 * `a.0.b`) and never quote a value. A member that is undefined counts as left out.
 */
export function parseBody<Body>(schema: BodySchema<Body>, input: unknown, tell: TellFault): ParsedBody<Body> {
  if (!isPlainObject(input)) return { body: v.parse(schema, {}), problems: [tell('body', '', {})] }
  const problems: Problem[] = []
  const known = knownMembers(input, schema.entries, '', (fault, path, instead = {}) => {
    problems.push(tell(fault, path, instead))
  })
  const first = v.safeParse(schema, known)
  if (first.success) return { body: first.output, problems }

  const told = new Set(problems.map((one) => one.path))
  for (const issue of first.issues) {
    const keys = (issue.path ?? []).map((item) => String(item.key))
    const path = keys.join('.')
    removeAt(known, keys)
    if (!told.has(path)) problems.push(tell(faultOf(issue), path, fixOf(issue)))
    told.add(path)
  }
  const rest = v.safeParse(schema, known)
  return { body: rest.success ? rest.output : v.parse(schema, {}), problems }
}

/** What a shape and the rules found together: what could not be read is told once, not again as missing. */
export function besideShape(problems: readonly Problem[], findings: Findings): Findings {
  const about = new Set(problems.map(({ path }) => path))
  const isNew = ({ path }: Problem) =>
    !about.has('') && ![...about].some((told) => path === told || path.startsWith(`${told}.`))
  return {
    errors: [...problems, ...findings.errors.filter(isNew)],
    warnings: findings.warnings.filter(isNew),
  }
}

/** The first error of a path stands; a warning about a refused field would only be noise. */
export function onePerPath(all: readonly Findings[]): Findings {
  const first = new Map<string, Problem>()
  for (const { errors } of all)
    for (const error of errors) if (!first.has(error.path)) first.set(error.path, error)
  return {
    errors: [...first.values()],
    warnings: all.flatMap(({ warnings }) => warnings).filter(({ path }) => !first.has(path)),
  }
}

/** Whether a value is an object with members: not null, not a list, not a number as it was written. */
export function isPlainObject(value: unknown): value is Plain {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber)
  )
}

type Told = (fault: ShapeFault, path: string, instead?: { fix?: string }) => void

/** A copy with only the members that the service knows; the others and nulls are told. */
function knownMembers(input: Plain, entries: Entries, before: string, told: Told): Plain {
  const copy: Plain = {}
  for (const [key, value] of Object.entries(input)) {
    const path = `${before}${key}`
    if (!Object.hasOwn(entries, key)) {
      const near = nearest(key, Object.keys(entries))
      told(
        'unknown',
        printable(path),
        near === null ? {} : { fix: `Did you mean ${near}? Names are written exactly so.` },
      )
    } else if (value === null) {
      told('null', path)
    } else if (value !== undefined) {
      const read = knownMember(value, unwrapped(entries[key]), path, told)
      if (read !== undefined) copy[key] = read
    }
  }
  return copy
}

/** A member with only what is known inside it; undefined for one that cannot be read at all. */
function knownMember(value: unknown, schema: Plain, path: string, told: Told): unknown {
  const { entries, item } = schema
  if (isPlainObject(entries)) {
    if (isPlainObject(value)) return knownMembers(value, entries, `${path}.`, told)
    if (!Array.isArray(value)) return value
    told('object', path)
    return undefined
  }
  const inner = isPlainObject(item) && isPlainObject(item['entries']) ? item['entries'] : null
  if (inner === null || !Array.isArray(value)) return value
  return value.map((one: unknown, index) => {
    const place = `${path}.${index}`
    if (isPlainObject(one)) return knownMembers(one, inner, `${place}.`, told)
    told(one === null ? 'null' : 'object', place)
    // An empty one keeps the places of the others.
    return {}
  })
}

/** What a member's schema is besides that it may be left out. */
function unwrapped(schema: unknown): Plain {
  if (!isPlainObject(schema)) return {}
  return isPlainObject(schema['wrapped']) ? schema['wrapped'] : schema
}

function faultOf(issue: v.BaseIssue<unknown>): ShapeFault {
  const said = SHAPE_FAULTS.find((fault) => fault === issue.message)
  if (said !== undefined) return said
  switch (issue.type) {
    case 'string':
      return 'text'
    case 'number':
    case 'integer':
      return 'whole'
    case 'min_value':
    case 'max_value':
      return 'range'
    case 'boolean':
      return 'yes-no'
    case 'max_length':
      return 'too-long'
    case 'strict_object':
      return 'object'
    case 'array':
      return 'list'
    default:
      return 'body'
  }
}

function fixOf(issue: v.BaseIssue<unknown>): { fix?: string } {
  if (faultOf(issue) !== 'too-long' || typeof issue.requirement !== 'number') return {}
  return { fix: `Shorten it to ${issue.requirement} characters at most.` }
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

/** Takes out what could not be read; of a list of plain values, the list. */
function removeAt(root: Plain, keys: readonly string[]): void {
  let place: unknown = root
  let holder: { members: Plain; key: string } | null = null
  for (const key of keys) {
    if (isPlainObject(place)) holder = { members: place, key }
    place = memberOf(place, key)
  }
  if (holder !== null) Reflect.deleteProperty(holder.members, holder.key)
}

function memberOf(place: unknown, key: string): unknown {
  if (Array.isArray(place)) return place[Number(key)]
  return isPlainObject(place) ? place[key] : undefined
}
