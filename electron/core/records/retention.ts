import { sql } from 'kysely'
import type { Queries, Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { Audit } from './audit.ts'
import { erasePhotosOf } from './photos/attached-photos.ts'
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
  const before = await keptBefore(store.queries, now)
  const erased: string[] = []
  for (;;) {
    const group = await eraseGroup(store, audit, now, before)
    erased.push(...group)
    if (group.length < GROUP) return erased
  }
}

/** Whether there is anything whose time is over. Quick: it is asked at every start. */
export async function anyToErase({ queries }: Store, now: Date): Promise<boolean> {
  const before = await keptBefore(queries, now)
  return (await keptTooLong(queries, now, 1)).length + (await endedLongAgo(queries, before, 1)).length > 0
}

async function keptBefore(queries: Queries, now: Date): Promise<Before> {
  const { keepBodiesDays, keepPsrDays } = await readSettings(queries)
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString()
  return { any: daysAgo(keepBodiesDays), psr: daysAgo(Math.min(keepBodiesDays, keepPsrDays)) }
}

function eraseGroup(
  store: Store,
  audit: Pick<Audit, 'append'>,
  now: Date,
  before: Before,
): Promise<string[]> {
  return store.transaction(async (queries) => {
    const rows = [...(await keptTooLong(queries, now)), ...(await endedLongAgo(queries, before))]
    const ids = rows.slice(0, GROUP).map(({ id }) => id)
    if (ids.length === 0) return ids
    const numbers = rows.slice(0, GROUP).map(({ number }) => number)
    await queries.deleteFrom('bodies').where('number', 'in', numbers).execute()
    await erasePhotosOf(queries, numbers)
    await queries
      .updateTable('receipts')
      .set({ answer: null, keep_until: null })
      .where('submission_number', 'in', numbers)
      .execute()
    await queries
      .updateTable('submissions')
      .set({ answers: null, consent: null, errors: '[]', warnings: '[]' })
      .where('number', 'in', numbers)
      .execute()
    await audit.append(
      queries,
      ...ids.map((subject) => ({ at: now, event: 'body-erased' as const, subject, hash: null })),
    )
    return ids
  })
}

/** Times, ISO 8601 in UTC; Priority Services records are kept less long, or as long. */
interface Before {
  any: string
  psr: string
}

type Found = Pick<Tables['submissions'], 'id' | 'number'>

/** Of what has a receipt. */
function keptTooLong(queries: Queries, now: Date, limit = GROUP): Promise<Found[]> {
  return queries
    .selectFrom('receipts')
    .select(['submission_id as id', 'submission_number as number'])
    .where('keep_until', 'is not', null)
    .where('keep_until', '<=', now.toISOString())
    .orderBy('keep_until')
    .limit(limit)
    .execute()
}

/** Of what was rejected or cancelled, and has no receipt. Left to itself, SQLite reads everything that is settled for it. */
async function endedLongAgo(queries: Queries, { any, psr }: Before, limit = GROUP): Promise<Found[]> {
  const found = sql<Found>`SELECT id, number FROM submissions AS s INDEXED BY submissions_to_erase
    WHERE state IN ('rejected', 'cancelled') AND updated_at <= ${psr} AND (kind = 'psr-record' OR updated_at <= ${any})
      AND EXISTS (SELECT 1 FROM bodies AS b WHERE b.number = s.number)
    ORDER BY updated_at LIMIT ${limit}`
  return (await found.execute(queries)).rows
}
