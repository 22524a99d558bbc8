/** A JSON object whose members are not known yet. */
export type Members = Record<string, unknown>

/** Whether a value is an object with members: not null, not an array. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
