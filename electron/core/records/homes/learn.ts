import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import * as v from 'valibot'
import { CodeTable, documentedCodes } from '#shared/domain/codes.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import { isSwitchKind } from '#shared/domain/switch-kinds.ts'
import type { Job, WizardAnswers } from '../../providers/provider.ts'
import { compiled } from '../../store/compiled.ts'
import type { Queries, Store } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import type { Secret } from '../../vault/secret.ts'
import { learnLink } from './learn-link.ts'
import { learnSwitch } from './learn-switch.ts'
import type { LearnedRow, Learning, Subjects } from './learning.ts'

export interface LearnDeps {
  store: Store
  /** Keys the hashes by which people are known again. */
  key: Secret
  jobOf: (kind: SubmissionKind) => Job
}

/** So many take a few tens of milliseconds. */
const GROUP = 50

/** The number of the last submission that was learned from. */
const last = sql<number>`coalesce((SELECT number FROM submission_subjects ORDER BY number DESC LIMIT 1), 0)`

const oneNew = compiled<object>()((queries) =>
  queries.selectFrom('submissions').select('number').where('number', '>', last).limit(1),
)

/** Whether there is a submission that was not learned from. Quick, however many there are. */
export async function isBehind(queries: Queries): Promise<boolean> {
  return (await oneNew(queries, {})).length > 0
}

/** How many submissions were queued since the last that was learned from. Quick, however many there are. */
export async function behindBy(queries: Queries): Promise<number> {
  const found = await sql<{ count: number }>`
    SELECT coalesce((SELECT number FROM submissions ORDER BY number DESC LIMIT 1), 0) - ${last} AS count`.execute(
    queries,
  )
  return found.rows[0]?.count ?? 0
}

/**
 * Learns homes, people, tenancies, readings and links from the next submissions, in the order in which they were queued, in one
 * transaction. Another process may do the same: each submission is learned from once.
 *
 * @returns how many they were; 0 when there are no more
 */
export async function learnGroup({ store, key, jobOf }: LearnDeps): Promise<number> {
  if (!(await isBehind(store.queries))) return 0
  return store.transaction(async (queries) => {
    const rows = await nextRows(queries)
    const learning: Learning = { queries, key, jobOf, tombstones: await tombstonesOf(queries) }
    for (const row of rows) {
      const subjects = await learnOne(learning, row)
      await queries
        .insertInto('submission_subjects')
        .values({ number: row.number, ...subjects })
        .execute()
    }
    return rows.length
  })
}

function learnOne(learning: Learning, row: LearnedRow): Promise<Subjects> {
  return isSwitchKind(row.kind) ? learnSwitch(learning, row) : learnLink(learning, row)
}

async function nextRows(queries: Transaction<Tables>): Promise<LearnedRow[]> {
  const rows = await queries
    .selectFrom('submissions as s')
    .leftJoin('bodies as b', 'b.number', 's.number')
    .leftJoin('connections as c', 'c.id', 's.connection_id')
    .select(['s.id', 's.number', 's.kind', 's.home_key', 's.created_at', 's.handed_on', 's.readings'])
    .select(['s.answers', 'b.body', 'c.codes'])
    .where('s.number', '>', last)
    .orderBy('s.number')
    .limit(GROUP)
    .execute()
  const tables = new Map<string | null, CodeTable>()
  const learned: LearnedRow[] = []
  for (const row of rows) {
    const codes = tables.get(row.codes) ?? codesIn(row.codes)
    tables.set(row.codes, codes)
    learned.push({
      id: row.id,
      number: row.number,
      kind: row.kind,
      homeKey: row.home_key,
      createdAt: row.created_at,
      handedOn: row.handed_on,
      readings: row.readings,
      answers: row.answers === null ? await answersOfWhole(queries, row) : answersIn(row.answers),
      body: row.body,
      codes,
    })
  }
  return learned
}

const PARTS: readonly SubmissionKind[] = ['contact', 'account', 'interaction']

/** A part that only goes before another has the answers of the whole. */
async function answersOfWhole(
  queries: Queries,
  { id, kind }: { id: string; kind: SubmissionKind },
): Promise<WizardAnswers | null> {
  if (!PARTS.includes(kind)) return null
  const found = await sql<{ answers: string }>`
    WITH RECURSIVE above (id) AS (
      SELECT submission_id FROM dependencies WHERE on_id = ${id}
      UNION SELECT d.submission_id FROM dependencies AS d JOIN above AS a ON d.on_id = a.id)
    SELECT s.answers FROM above AS a JOIN submissions AS s ON s.id = a.id WHERE s.answers IS NOT NULL LIMIT 1`.execute(
    queries,
  )
  const [whole] = found.rows
  return whole === undefined ? null : answersIn(whole.answers)
}

const Answers = v.record(v.string(), v.string())

function answersIn(text: string): WizardAnswers {
  return v.parse(Answers, JSON.parse(text))
}

/** Of a connection that was removed since, only what is documented is known. */
function codesIn(text: string | null): CodeTable {
  const read = text === null ? null : v.safeParse(CodeTable, JSON.parse(text))
  return read?.success === true ? read.output : documentedCodes()
}

/** When those who were erased were, by their hash. */
export async function tombstonesOf(queries: Queries): Promise<Map<string, string>> {
  const rows = await queries.selectFrom('tombstones').select(['person_hash', 'at']).orderBy('at').execute()
  return new Map(rows.map(({ person_hash, at }) => [person_hash, at]))
}
