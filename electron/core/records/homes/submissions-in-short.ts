import * as v from 'valibot'
import type { SubmissionInShort } from '#shared/contract/known-home.ts'
import type { Queries } from '../../store/store.ts'

const RemoteIds = v.record(v.string(), v.string())
/** More than anybody looks through; the rest are in the Outbox. */
const MOST = 200

/** The submissions about a home or a person, newest first; of a person also those in which they are the landlord. */
export async function submissionsInShort(
  queries: Queries,
  about: 'home_id' | 'person_id',
  id: string,
): Promise<SubmissionInShort[]> {
  const rows = await queries
    .selectFrom('submission_subjects as ss')
    .innerJoin('submissions as s', 's.number', 'ss.number')
    .leftJoin('receipts as r', 'r.submission_number', 's.number')
    .select(['s.id', 's.kind', 's.state', 's.connection_label', 's.created_at', 's.remote_ids'])
    .select('r.id as receipt_id')
    .where((where) =>
      about === 'home_id'
        ? where('ss.home_id', '=', id)
        : where.or([where('ss.person_id', '=', id), where('ss.landlord_id', '=', id)]),
    )
    .orderBy('s.number', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    connectionLabel: row.connection_label,
    at: row.created_at,
    receiptId: row.receipt_id,
    remoteIds: v.parse(RemoteIds, JSON.parse(row.remote_ids)),
  }))
}
