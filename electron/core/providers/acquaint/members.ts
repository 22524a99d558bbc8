import { isMembers, type Members } from '../../members.ts'

/** The members that say something: blank texts, and objects with nothing else in them, are left out as if they had not been given. */
export function withoutBlanks(members: Members): Members {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]): [string, unknown][] => {
      if (typeof value === 'string') return value.trim() === '' ? [] : [[name, value]]
      if (!isMembers(value)) return [[name, value]]
      const inner = withoutBlanks(value)
      return Object.keys(inner).length === 0 ? [] : [[name, inner]]
    }),
  )
}

/** A value as text, the same in XML and forms. -0 is 0: JSON knows the sign, xs:int does not. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value === 0 ? 0 : value)
  if (typeof value === 'boolean') return String(value)
  throw new TypeError('A member that should be a value is none.')
}
