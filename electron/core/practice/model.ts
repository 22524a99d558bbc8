import { camelCase } from './answer.ts'

/**
 * How the stand-in describes what a request body may hold, in the words of the service's own classes:
 * members have .NET names (`TenancyStartDate`), in declared order.
 */
export type Scalar = 'string' | 'int' | 'bool' | 'date'

/** An enumeration: the names of its members by number. A number without a name is a value all the same in .NET. */
export interface EnumType {
  enum: string
  names: ReadonlyMap<number, string>
}

export interface ObjectType {
  object: string
  members: readonly Member[]
}

export type MemberType = Scalar | EnumType | ObjectType

export interface Member {
  name: string
  type: MemberType
  /** `[Required]`: on strings and objects a missing one is an error; on value types it is not, as in .NET. */
  required?: true
  /** `[StringLength]`, both ends inclusive. */
  length?: { min: number; max: number }
}

export type Value = string | number | boolean | null | Model
/** A decoded body by .NET names. Value types that were left out hold their default, as in .NET. */
export interface Model {
  [member: string]: Value
}

/** One error as a formatter logs it: where in the body ('' for all of it) and what. */
export interface BodyError {
  path: string
  message: string
}

/** What a formatter made of a body: null when nothing of it could be read. */
export interface Decoded {
  model: Model | null
  errors: BodyError[]
}

export const isObjectType = (type: MemberType): type is ObjectType =>
  typeof type === 'object' && 'object' in type
export const isEnumType = (type: MemberType): type is EnumType => typeof type === 'object' && 'enum' in type

/** The name that .NET's error texts give to a type. The namespace is ours: no page tells theirs. */
export function typeName(type: MemberType): string {
  if (isObjectType(type)) return `Practice.${type.object}`
  if (isEnumType(type)) return `Practice.${type.enum}`
  return { string: 'System.String', int: 'System.Int32', bool: 'System.Boolean', date: 'System.DateTime' }[
    type
  ]
}

/** What a member holds that nobody sent. */
export function defaultOf(type: MemberType): Value {
  if (type === 'string' || isObjectType(type)) return null
  if (type === 'bool') return false
  if (type === 'date') return '0001-01-01T00:00:00'
  return 0
}

/** An object of this type in which nothing has been set. */
export function emptyModel(type: ObjectType): Model {
  const model: Model = {}
  for (const member of type.members) model[member.name] = defaultOf(member.type)
  return model
}

/** The members of each type by name: .NET's, as JSON is mostly sent (`tenancyId`), and in small letters. */
const membersByName = new WeakMap<ObjectType, ReadonlyMap<string, Member>>()

function byName({ members }: ObjectType): ReadonlyMap<string, Member> {
  const spelt = (spell: (name: string) => string) =>
    members.map((member): [string, Member] => [spell(member.name), member])
  return new Map([...spelt((name) => name.toLowerCase()), ...spelt(camelCase), ...spelt((name) => name)])
}

/** A member by name as Json.NET and the form binder find it: letter case does not matter. */
export function memberIgnoringCase(type: ObjectType, name: string): Member | undefined {
  let members = membersByName.get(type)
  if (members === undefined) {
    members = byName(type)
    membersByName.set(type, members)
  }
  return members.get(name) ?? members.get(name.toLowerCase())
}

export const INT32_MAX = 2_147_483_647
export const INT32_MIN = -2_147_483_648

/** Reads what `Int32.TryParse` with the invariant culture reads: white space around, a sign, digits. */
export function parseInt32(text: string): number | null {
  if (!/^\s*[+-]?[0-9]+\s*$/.test(text)) return null
  const number = Number(text)
  return number > INT32_MAX || number < INT32_MIN ? null : number
}

/** Reads what `Enum.Parse` reads: a name or a number. `ignoreCase` as Json.NET and the form binder ask for it. */
export function parseEnum(type: EnumType, text: string, ignoreCase: boolean): number | null {
  const wanted = text.trim()
  for (const [number, name] of type.names) {
    if (name === wanted || (ignoreCase && name.toLowerCase() === wanted.toLowerCase())) return number
  }
  return parseInt32(wanted)
}

/** Whether year, month, day, hour, minute and second name a moment that exists. */
function exists(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): boolean {
  if (year < 1 || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return false
  return day >= 1 && day <= new Date(Date.UTC(year < 100 ? year + 400 : year, month, 0)).getUTCDate()
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,7})?(Z|[+-]\d{2}:\d{2})?)?$/

/** A date and time with seconds, fraction and zone optional after them; null when it is none. Seconds are filled in. */
export function parseDateTime(text: string, seconds: 'required' | 'optional'): string | null {
  const match = ISO.exec(text)
  if (match === null) return null
  const [, year, month, day, hour, minute, second] = match
  if (second === undefined && seconds === 'required') return null
  if (!exists(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second ?? 0)))
    return null
  return second === undefined ? `${text}:00` : text
}
