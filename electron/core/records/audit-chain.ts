import * as v from 'valibot'
import type { Tables } from '../store/tables.ts'
import type { Secret } from '../vault/secret.ts'

/** How long the log was, and its last MAC, when that was last put in the vault. */
export const Anchor = v.object({ count: v.pipe(v.number(), v.integer(), v.minValue(0)), head: v.string() })
export type Anchor = v.InferOutput<typeof Anchor>

/** The MAC before the first. */
export const GENESIS = '0'.repeat(64)

/** Hex HMAC-SHA256 over the MAC before and the entry as canonical JSON (number, at, event, subject, hash). */
export function macOf(key: Secret, previous: string, row: Omit<Tables['audit'], 'mac'>): string {
  const canonical = JSON.stringify([row.number, row.at, row.event, row.subject, row.hash])
  return key.hmac().update(previous).update(canonical).digest('hex')
}
