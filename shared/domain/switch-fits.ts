import type * as v from 'valibot'
import { readCalendarDate } from './calendar-date.ts'
import { MAX_TEXT, code, date, text, whole, yesNo } from './switch-members.ts'

/** Whether a value is certainly what its schema takes. */
type Fits = (value: unknown) => boolean

const INT32 = 2_147_483_647

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value)

/** The same as the schemas of the members take, without a list of what is wrong: it is asked ten thousand times for a file. */
const LEAVES = new Map<unknown, Fits>([
  [text, (value) => typeof value === 'string' && value.length <= MAX_TEXT && value.isWellFormed()],
  [whole, (value) => isWhole(value) && value >= -INT32 - 1 && value <= INT32],
  [code, (value) => isWhole(value) && value >= 0 && value <= INT32],
  [yesNo, (value) => typeof value === 'boolean'],
  [date, (value) => typeof value === 'string' && value.length <= 40 && readCalendarDate(value) !== null],
])

/**
 * Whether a body certainly has the shape of a switch's schema, so that reading it by the schema would give the same. False where that has
 * to be found out by the schema itself, such as for a member that is undefined.
 */
export function fitting<Body>(schema: v.GenericSchema<unknown, Body>): (value: unknown) => value is Body {
  const fits = fitsOf(schema)
  return (value): value is Body => fits(value)
}

function fitsOf(schema: object): Fits {
  const leaf = LEAVES.get(schema)
  if (leaf !== undefined) return leaf
  if ('wrapped' in schema && isObject(schema.wrapped)) return fitsOf(schema.wrapped)
  if (!('entries' in schema) || !isObject(schema.entries)) return () => false
  const members = new Map(
    Object.entries(schema.entries).map(([name, member]) => [
      name,
      isObject(member) ? fitsOf(member) : () => false,
    ]),
  )
  return (value) => {
    if (!isObject(value) || Array.isArray(value)) return false
    for (const name in value) if (members.get(name)?.(value[name]) !== true) return false
    return true
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
