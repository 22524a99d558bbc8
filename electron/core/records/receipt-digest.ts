import { createHash } from 'node:crypto'
import type { Tables } from '../store/tables.ts'

type Digested = Omit<Tables['receipts'], 'number' | 'submission_number' | 'answer' | 'keep_until'>

/** Hex SHA-256 of a receipt's row but for what is erased of it; the rest holds no personal data and is never erased. */
export function receiptDigest(row: Digested): string {
  const canonical = [
    row.id,
    row.submission_id,
    row.kind,
    row.connection_label,
    row.endpoint,
    row.format,
    row.sent_at,
    row.accepted_at,
    row.by_whom,
    row.on_whose_word,
    row.remote_ids,
    row.body_hash,
    row.answer_hash,
    row.view,
    row.practice,
    // Receipts from before it was kept have none, and keep their digest.
    ...(row.location === null ? [] : [row.location]),
  ]
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex')
}
