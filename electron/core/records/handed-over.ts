import { sql } from 'kysely'
import * as v from 'valibot'
import type { EmptyHome } from '#shared/domain/empty-home.ts'
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

/** The homes that a landlord took over and that no later switch handed on; the longest empty first. */
export async function emptyHomes(queries: Queries): Promise<EmptyHome[]> {
  const later = sql<boolean>`EXISTS (
    SELECT 1 FROM submissions AS l
    WHERE l.home_key = s.home_key AND l.state IN (${sql.join(LIVE_STATES)}) AND l.handed_on IS NOT NULL
      AND (l.handed_on > s.handed_on OR (l.handed_on = s.handed_on AND l.number > s.number)))`
  const rows = await queries
    .selectFrom('submissions as s')
    .leftJoin('receipts as r', 'r.submission_number', 's.number')
    .select(['s.id', 's.title', 's.handed_on', 'r.id as receipt_id'])
    .where('s.kind', '=', sql.lit('landlord-switch'))
    .where('s.handed_on', 'is not', null)
    // By the index of these alone: the one of states would have SQLite read everything that was ever sent.
    .where(sql`+s.state`, 'in', LIVE_STATES)
    .where(sql<boolean>`NOT ${later}`)
    .orderBy('s.handed_on')
    .orderBy('s.number')
    .execute()
  return rows.flatMap(({ id, title, handed_on, receipt_id }) =>
    handed_on === null ? [] : [{ submissionId: id, receiptId: receipt_id, title, since: handed_on }],
  )
}
