import * as v from 'valibot'
import { Counts, type RetentionReport } from '#shared/contract/rights.ts'
import type { Queries, Store } from '../../store/store.ts'
import type { Audit } from '../audit.ts'
import { eraseOldBodies } from '../retention.ts'
import { readSettings } from '../settings.ts'
import { removeOldDrafts, removeOldReceipts } from './expired.ts'

export interface RetentionJob {
  store: Store
  audit: Pick<Audit, 'append'>
  now: Date
  /** Learns what there is to know of homes and people from what will be erased, first. */
  learn: () => Promise<void>
  /** Removes the imported files whose time is over; gives their number. */
  removeOldImports: () => Promise<number>
}

/** Takes away everything whose time is over, as the settings say, and reports it. Null when there was nothing. */
export async function carryOutRetention(job: RetentionJob): Promise<RetentionReport | null> {
  const { store, audit, now } = job
  await job.learn()
  const { keepDraftsDays, keepReceiptsYears } = await readSettings(store.queries)
  const bodies = (await eraseOldBodies({ store, audit, now })).length
  const imports = await job.removeOldImports()
  const drafts = await removeOldDrafts(store, now, keepDraftsDays)
  const removed = await removeOldReceipts({ store, audit }, now, keepReceiptsYears)
  const counts = Object.fromEntries(
    Object.entries({ bodies, imports, drafts, ...removed }).filter(([, count]) => count > 0),
  )
  if (Object.keys(counts).length === 0) return null
  const row = await store.queries
    .insertInto('retention_reports')
    .values({ at: now.toISOString(), counts: JSON.stringify(counts) })
    .returningAll()
    .executeTakeFirstOrThrow()
  return { number: row.number, at: row.at, counts }
}

/** Newest first, at most the last hundred. */
export async function listReports(queries: Queries): Promise<RetentionReport[]> {
  const rows = await queries
    .selectFrom('retention_reports')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ number, at, counts }) => ({ number, at, counts: v.parse(Counts, JSON.parse(counts)) }))
}
