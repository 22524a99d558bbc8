import { sql } from 'kysely'
import type { Store } from '../store/store.ts'
import type { Audit } from './audit.ts'

export interface RetentionOptions {
  store: Store
  audit: Pick<Audit, 'append'>
  now: Date
  /** Settings: days that a body is kept after its answer. A shorter setting holds for what is there already. */
  keepBodiesDays: number
}

const DAY_MS = 86_400_000
const GROUP = 200

/**
 * Erases what was sent, once its time is over: bodies, answers of the service and of the wizard, the recorded
 * basis, and the texts of the service's errors, which may quote what was sent. Hashes, the redacted view and
 * the remote ids stay. Nothing that may still be sent or asked about is touched (queued, waiting, sending,
 * unconfirmed).
 *
 * @returns the ids of the submissions whose bodies are gone now
 */
export async function eraseOldBodies({
  store,
  audit,
  now,
  keepBodiesDays,
}: RetentionOptions): Promise<string[]> {
  const before = new Date(now.getTime() - keepBodiesDays * DAY_MS).toISOString()
  await redate(store, keepBodiesDays)
  const erased: string[] = []
  for (;;) {
    const group = await eraseGroup(store, audit, now, before)
    erased.push(...group)
    if (group.length < GROUP) return erased
  }
}

/** What a receipt says of how long its body is kept follows the setting. */
async function redate(store: Store, keepBodiesDays: number): Promise<void> {
  const until = sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', (SELECT accepted_at FROM receipts WHERE id = receipt_id), ${`+${keepBodiesDays} days`})`
  await store.queries
    .updateTable('receipt_bodies')
    .set({ keep_until: until })
    .where('keep_until', '<>', until)
    .execute()
}

function eraseGroup(
  store: Store,
  audit: Pick<Audit, 'append'>,
  now: Date,
  before: string,
): Promise<string[]> {
  return store.transaction(async (queries) => {
    const rows = await queries
      .selectFrom('submissions as s')
      .leftJoin('receipts as r', 'r.submission_id', 's.id')
      .leftJoin('receipt_bodies as b', 'b.receipt_id', 'r.id')
      .select(['s.id', 'r.id as receiptId'])
      .where('s.state', 'in', ['accepted', 'rejected', 'cancelled'])
      .where((where) => where.or([where('s.body', 'is not', null), where('b.body', 'is not', null)]))
      .where((where) => where(where.fn.coalesce('r.accepted_at', 's.updated_at'), '<=', before))
      .orderBy('s.number')
      .limit(GROUP)
      .execute()
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return ids
    const receiptIds = rows.flatMap(({ receiptId }) => (receiptId === null ? [] : [receiptId]))
    await queries.deleteFrom('receipt_bodies').where('receipt_id', 'in', receiptIds).execute()
    await queries
      .updateTable('submissions')
      .set({ body: null, salt: null, answers: null, consent: null, errors: '[]', warnings: '[]' })
      .where('id', 'in', ids)
      .execute()
    await audit.append(
      queries,
      ...ids.map((subject) => ({ at: now, event: 'body-erased' as const, subject, hash: null })),
    )
    return ids
  })
}
