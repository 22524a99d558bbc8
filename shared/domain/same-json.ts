import { isPlainObject } from './parse-body.ts'

/** JSON whose members are in order of their names, so that the same content is the same text. The order of a list says something. */
export function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    isPlainObject(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  )
}

/** Whether two parsed JSON values say the same. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return sortedJson(one) === sortedJson(other)
}
