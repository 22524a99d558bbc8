import { readInstant } from '#shared/domain/instant.ts'
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

/** A time at a place, as it was written; null when there is none that could be read. */
export function timeAt(members: Members, ...path: readonly string[]): string | null {
  const text = textAt(members, ...path)
  return momentOf(text) === null ? null : text
}

/** Yes or no at a place; null when neither is there. */
export function flagAt(members: Members, ...path: readonly string[]): boolean | null {
  const value = valueAt(members, ...path)
  return typeof value === 'boolean' ? value : null
}

/** A written time in milliseconds since 1970; null for what is none. */
export function momentOf(text: string | null): number | null {
  return text === null || text.length > 60 ? null : (readInstant(text)?.ms ?? null)
}

/** Texts one after the other, without the empty ones. */
export function joined(texts: readonly string[], between: string): string {
  return texts.filter((text) => text !== '').join(between)
}

/** With a capital at its beginning. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
