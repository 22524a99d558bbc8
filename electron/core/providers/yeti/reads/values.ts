import { readDecimal } from '#shared/domain/decimal.ts'
import { readInstant } from '#shared/domain/instant.ts'
import type { Members } from '../../../members.ts'
import { remoteId } from '../../remote-id.ts'
import { withoutSecrets } from '../../service-text.ts'

/** What a record has by a name; undefined when it has nothing. Own members only. */
export function valueAt(members: Members, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined
}

/** Longer than any name; keeps what is shown small. */
const LONGEST = 1000

/** What ends a line, or turns the direction of reading. */
const UNSHOWABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu

/** A name or another text of a record, in one line and otherwise as it is: it may be what somebody goes on with. '' when there is none. */
export function nameAt(members: Members, name: string, secrets: readonly string[]): string {
  const value = valueAt(members, name)
  if (typeof value !== 'string') return ''
  return withoutSecrets(value, secrets).replace(UNSHOWABLE, ' ').trim().slice(0, LONGEST)
}

/** An exact decimal, with its digits as they were written; null when there is none. */
export function amountAt(members: Members, name: string): string | null {
  const value = valueAt(members, name)
  return typeof value === 'string' && readDecimal(value.trim()) !== null ? value.trim() : null
}

/** A time as it was written; null when there is none that could be read. */
export function timeAt(members: Members, name: string): string | null {
  const value = valueAt(members, name)
  return typeof value === 'string' && momentOf(value) !== null ? value.trim() : null
}

/** Yes or no; null when neither is said. */
export function flagAt(members: Members, name: string): boolean | null {
  const value = valueAt(members, name)
  return typeof value === 'boolean' ? value : null
}

/** A written time in milliseconds since 1970; null for what is none. */
export function momentOf(text: string | null): number | null {
  return text === null || text.length > 60 ? null : (readInstant(text.trim())?.ms ?? null)
}

/** The id of a record, which is a whole number (yeti.md 2.2); null for one that could not go back to the service. */
export function idOf({ id }: { id: string }, secrets: readonly string[]): string | null {
  const own = remoteId(id, secrets)
  return own !== null && /^\d{1,19}$/.test(own) ? own : null
}
