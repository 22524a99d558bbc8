import { isMembers, type Members } from '../../../members.ts'

/** What stands at a place within a record's attributes or meta; undefined when nothing does. Own members only. */
export function valueAt(members: Members, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    members,
  )
}

/** A text at a place, trimmed; '' when there is none. A number is taken as its digits. */
export function textAt(members: Members, ...path: readonly string[]): string {
  const value = valueAt(members, ...path)
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  return typeof value === 'string' ? value.trim() : ''
}

/** Texts one after the other, without the empty ones. */
export function joined(texts: readonly string[], between: string): string {
  return texts.filter((text) => text !== '').join(between)
}
