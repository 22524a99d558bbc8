import { createHash } from 'node:crypto'
import type { Tables } from '../store/tables.ts'
import { saltedHash } from './salted-hash.ts'

/** Hex SHA-256 over the salt and the row of a disclosure: what its entry in the audit log holds. */
export function disclosureHash(row: Omit<Tables['disclosures'], 'entry'>): string {
  const text = JSON.stringify([row.batch_id, row.at, row.by_whom, row.form, row.reason])
  return saltedHash(row.salt, new TextEncoder().encode(text))
}

/** Hex SHA-256 of the row that says that an agreement was taken back, which is never erased. */
export function withdrawalDigest(row: Tables['withdrawals']): string {
  const canonical = [row.receipt_id, row.at, row.how, row.noted_at, row.noted_by]
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex')
}
