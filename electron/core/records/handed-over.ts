import * as v from 'valibot'
import { KnownReadings, type HandedOver } from '#shared/domain/handed-over.ts'
import { LIVE_STATES } from '#shared/domain/submission.ts'
import { isSwitchKind } from '#shared/domain/switch-kinds.ts'
import type { Queries } from '../store/store.ts'

/** The last switch of a home that was or may yet be sent; of two from one day, the one that was made later. */
export async function lastHandedOver(queries: Queries, homeKey: string): Promise<HandedOver | null> {
  const row = await queries
    .selectFrom('submissions as s')
    .leftJoin('receipts as r', 'r.submission_number', 's.number')
    .select(['s.id', 's.kind', 's.handed_on', 's.readings', 'r.id as receipt_id'])
    .where('s.home_key', '=', homeKey)
    .where('s.handed_on', 'is not', null)
    .where('s.state', 'in', LIVE_STATES)
    .orderBy('s.handed_on', 'desc')
    .orderBy('s.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined || row.handed_on === null || !isSwitchKind(row.kind)) return null
  return {
    submissionId: row.id,
    receiptId: row.receipt_id,
    kind: row.kind,
    day: row.handed_on,
    readings: v.parse(KnownReadings, JSON.parse(row.readings ?? '{"readOn":null,"values":{}}')),
  }
}
