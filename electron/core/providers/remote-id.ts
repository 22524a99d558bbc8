import { withoutSecrets } from './service-text.ts'

/** What cannot be printed, cannot be seen, turns the direction of reading, or stands for something that could not be read. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u

/**
 * An id that a service gave. Ids are opaque text. One that is a number is taken as its digits; one that could not be told over the
 * telephone, or repeats one of the `secrets`, is none: ids are shown and printed.
 */
export function remoteId(value: unknown, secrets: readonly string[]): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== 'string') return null
  const id = text.trim()
  if (id === '' || id.length > 200 || UNPRINTABLE.test(id)) return null
  return withoutSecrets(id, secrets) === id ? id : null
}
