import { sql } from 'kysely'
import * as v from 'valibot'
import type { Checklist } from '#shared/contract/tenancies.ts'
import { holidaysAt } from '#shared/domain/bank-holidays.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { Problem } from '#shared/domain/problem.ts'
import {
  checklistOf,
  type TaskDraft,
  type TaskNote,
  type TaskSubmission,
} from '#shared/domain/tenancies/checklist.ts'
import type { TenancyTask } from '#shared/domain/tenancy-task.ts'
import type { Queries, Store } from '../../store/store.ts'
import { gasStandingOf } from './gas-records.ts'
import { lettersOf } from './letters.ts'
import { addressLines, tenancyRow, type TenancyRow } from './tenancy-row.ts'

/**
 * Where the tasks of a tenancy stand, read anew from what is in the outbox, the drafts, the letters and the gas records, beside what
 * somebody noted. Throws NotFoundError.
 */
export async function checklist(queries: Queries, tenancyId: string, now = new Date()): Promise<Checklist> {
  const row = await tenancyRow(queries, tenancyId)
  const letters = await lettersOf(
    queries,
    tenancyId,
    holidaysAt(row.country, addressLines(row.address).postCode),
  )
  // A record is asked for when the tenancy begins, and to hold as long as it lasts.
  const day = today(now)
  const on = row.starts_on > day ? row.starts_on : day
  const tasks = checklistOf({
    country: row.country,
    supply: row.supply,
    endsOn: row.ends_on,
    submissions: await submissionsOf(queries, row),
    drafts: await draftsOf(queries, row.home_id),
    letters,
    gasRecord: await gasStandingOf(queries, row.home_id, on),
    notes: await notesOf(queries, tenancyId),
  })
  const { home_id: homeId, country, starts_on: startsOn, ends_on: endsOn } = row
  return { tenancyId, homeId, country, startsOn, endsOn, tasks, letters }
}

/** Notes of a task what no submission tells; null takes the note back. Throws NotFoundError. */
export async function noteTask(
  store: Store,
  {
    tenancyId,
    task,
    note,
    by,
  }: { tenancyId: string; task: TenancyTask; note: Pick<TaskNote, 'state' | 'why'> | null; by: string },
): Promise<void> {
  await store.transaction(async (queries) => {
    await tenancyRow(queries, tenancyId)
    await queries
      .deleteFrom('tenancy_tasks')
      .where('tenancy_id', '=', tenancyId)
      .where('task', '=', task)
      .execute()
    if (note === null) return
    const { state, why } = note
    await queries
      .insertInto('tenancy_tasks')
      .values({ tenancy_id: tenancyId, task, state, why, noted_at: new Date().toISOString(), noted_by: by })
      .execute()
  })
}

const Problems = v.array(Problem)
const View = v.array(v.object({ label: v.string(), value: v.string() }))

/** The submissions of a tenancy, newest first. A record or visit that names only the home is its, when it was made while it lasted. */
async function submissionsOf(queries: Queries, row: TenancyRow): Promise<TaskSubmission[]> {
  const rows = await queries
    .selectFrom('submission_subjects as about')
    .innerJoin('submissions as s', 's.number', 'about.number')
    .leftJoin('receipts as r', 'r.submission_number', 's.number')
    .select(['s.id', 's.kind', 's.state', 's.set_aside', 's.errors', 's.view', 'r.id as receipt_id'])
    .where((where) =>
      where.or([
        where('about.tenancy_id', '=', row.id),
        where.and([
          where('about.home_id', '=', row.home_id),
          where('about.tenancy_id', 'is', null),
          where('s.kind', 'in', ['psr-record', 'appointment']),
          where('s.created_at', '>=', row.starts_on),
          ...(row.ends_on === null ? [] : [where('s.created_at', '<', row.ends_on)]),
        ]),
      ]),
    )
    .orderBy('s.number', 'desc')
    .execute()
  return rows.map((one) => {
    const labels = new Set(v.parse(View, JSON.parse(one.view)).map(({ label }) => label))
    return {
      id: one.id,
      kind: one.kind,
      state: one.state,
      setAside: one.set_aside === 1,
      error: v.parse(Problems, JSON.parse(one.errors))[0]?.message ?? null,
      receiptId: one.receipt_id,
      electricity: labels.has('MPRN'),
      gas: labels.has('GPRN'),
    }
  })
}

/** The drafts that were begun from a home, the last one worked on first. */
async function draftsOf(queries: Queries, homeId: string): Promise<TaskDraft[]> {
  const rows = await queries
    .selectFrom('drafts')
    .select(['id', 'kind', 'blocked'])
    .select(sql<string | null>`json_extract(answers, '$.supply')`.as('supply'))
    .where(sql<boolean>`json_extract(answers, '$."home.id"') = ${homeId}`)
    .orderBy('updated_at', 'desc')
    .execute()
  return rows.map(({ id, kind, blocked, supply }) => ({
    id,
    kind,
    blocked,
    // One that has not come to the supply yet may be for both.
    electricity: supply !== 'gas',
    gas: supply !== 'electricity',
  }))
}

async function notesOf(queries: Queries, tenancyId: string): Promise<Partial<Record<TenancyTask, TaskNote>>> {
  const rows = await queries
    .selectFrom('tenancy_tasks')
    .selectAll()
    .where('tenancy_id', '=', tenancyId)
    .execute()
  return Object.fromEntries(
    rows.map(({ task, state, why, noted_at, noted_by }) => [
      task,
      { state, why, at: noted_at, by: noted_by } satisfies TaskNote,
    ]),
  )
}
