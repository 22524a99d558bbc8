import { sql, type Transaction } from 'kysely'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { Audit } from './audit.ts'
import { readSettings } from './settings.ts'

export interface RetentionOptions {
  store: Store
  audit: Pick<Audit, 'append'>
  now: Date
}

const DAY_MS = 86_400_000
const GROUP = 200

/**
 * Erases what was sent, once its time is over: bodies, answers of the service and of the wizard, the recorded
 * basis, and the texts of the service's errors, which may quote what was sent. Hashes, the redacted view and
 * the remote ids stay. Nothing that may still be sent or asked about is touched (queued, waiting, sending,
 * unconfirmed). How long they are kept is a setting, whose change `redateBodies` brings to what is there already.
 *
 * @returns the ids of the submissions whose bodies are gone now
 */
export async function eraseOldBodies({ store, audit, now }: RetentionOptions): Promise<string[]> {
  const { keepBodiesDays } = await readSettings(store.queries)
  const before = new Date(now.getTime() - keepBodiesDays * DAY_MS).toISOString()
  const erased: string[] = []
  for (;;) {
    const group = await eraseGroup(store, audit, now, before)
    erased.push(...group)
    if (group.length < GROUP) return erased
  }
}

function eraseGroup(
  store: Store,
  audit: Pick<Audit, 'append'>,
  now: Date,
  before: string,
): Promise<string[]> {
  return store.transaction(async (queries) => {
    const rows = [...(await keptTooLong(queries, now)), ...(await endedLongAgo(queries, before))]
    const ids = [...new Set(rows.map(({ id }) => id))].slice(0, GROUP)
    if (ids.length === 0) return ids
    await queries
      .deleteFrom('receipt_bodies')
      .where('receipt_id', 'in', (receipts) =>
        receipts.selectFrom('receipts').select('id').where('submission_id', 'in', ids),
      )
      .execute()
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

type Found = Pick<Tables['submissions'], 'id'>

/** Of what has a receipt. Read from the bodies that are still there, however many receipts have none any more. */
function keptTooLong(queries: Transaction<Tables>, now: Date): Promise<Found[]> {
  return queries
    .selectFrom('receipt_bodies as b')
    .innerJoin('receipts as r', 'r.id', 'b.receipt_id')
    .select('r.submission_id as id')
    .where('b.keep_until', '<=', now.toISOString())
    .orderBy('b.keep_until')
    .limit(GROUP)
    .execute()
}

/** Of what was rejected or cancelled, and has no receipt. Left to itself, SQLite reads everything that is settled for it. */
async function endedLongAgo(queries: Transaction<Tables>, before: string): Promise<Found[]> {
  const found = sql<Found>`SELECT id FROM submissions INDEXED BY submissions_to_erase
    WHERE body IS NOT NULL AND state IN ('accepted', 'rejected', 'cancelled') AND updated_at <= ${before}
    ORDER BY updated_at LIMIT ${GROUP}`
  return (await found.execute(queries)).rows
}
