/** A JSON object whose members are not known yet. */
export type Members = Record<string, unknown>

/** Whether a value is an object with members: not null, not an array. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as text, the same in XML and forms. -0 is 0: JSON knows the sign, xs:int does not. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value === 0 ? 0 : value)
  if (typeof value === 'boolean') return String(value)
  throw new TypeError('A member that should be a value is none.')
}
