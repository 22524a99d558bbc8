import { sql, type Transaction } from 'kysely'
import * as v from 'valibot'
import { KIND_FACTS, type SubmissionKind } from '#shared/domain/submission.ts'
import { isSwitchKind } from '#shared/domain/switch-kinds.ts'
import type { Tables } from '../../store/tables.ts'
import type { Audit, AuditEntry } from '../audit.ts'
import { receiptDigest } from '../receipt-digest.ts'
import { indexAgain } from '../receipt-index.ts'
import type { SubmissionAbout } from './about-person.ts'
import type { KnownRows } from './person.ts'
import { removePhotosOf } from './erase-photos.ts'
import { placedIn } from './placed.ts'

type Queries = Transaction<Tables>

interface Asked {
  person: KnownRows
  submissions: readonly SubmissionAbout[]
  now: Date
}

/** What the receipt of a switch says of the home alone. */
const OF_THE_HOME = new Set([
  'Supply',
  'Billed from now on',
  'Meter read on',
  'Electricity meter type',
  'MPRN',
  'GPRN',
])
const View = v.array(v.object({ label: v.string(), value: v.string() }))

/**
 * Takes out of submissions and receipts what is about somebody. The bytes as they were sent, and what was typed, go of all of them; of
 * those that are about somebody else, and only name them, the rest stays.
 * Each receipt that is changed gets an entry in the audit log with the digest of what is left.
 */
export async function eraseSubmissions(
  queries: Queries,
  audit: Pick<Audit, 'append'>,
  { person, submissions, now }: Asked,
): Promise<void> {
  if (submissions.length === 0) return
  const entries: AuditEntry[] = [...(await eraseBytes(queries, submissions, now))]
  const about = submissions.filter(({ role }) => role === 'about')
  for (const one of submissions) await eraseTexts(queries, person, one)
  for (const one of about) {
    const entry = await eraseReceipt(queries, one, now)
    if (entry !== null) entries.push(entry)
  }
  await removePhotosOf(
    queries,
    about.map(({ id }) => id),
  )
  await indexAgain(
    queries,
    about.map(({ number }) => number),
  )
  await audit.append(queries, ...entries)
}

async function eraseBytes(
  queries: Queries,
  submissions: readonly SubmissionAbout[],
  now: Date,
): Promise<AuditEntry[]> {
  const numbers = submissions.map(({ number }) => number)
  const kept = await queries.selectFrom('bodies').select('number').where('number', 'in', numbers).execute()
  const had = new Set(kept.map(({ number }) => number))
  await queries.deleteFrom('bodies').where('number', 'in', numbers).execute()
  await queries
    .updateTable('receipts')
    .set({ answer: null, keep_until: null })
    .where('submission_number', 'in', numbers)
    .execute()
  return submissions
    .filter(({ number }) => had.has(number))
    .map(({ id }) => ({ at: now, event: 'body-erased', subject: id, hash: null }))
}

async function eraseTexts(queries: Queries, person: KnownRows, { number, role, kind }: SubmissionAbout) {
  const row = await queries
    .selectFrom('submissions')
    .select(['title', 'consent', 'duplicate_reason', 'view', 'has_basis', 'person_key', 'remote_ids'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const isAbout = role === 'about'
  const names = (text: string | null) => person.names((mentions) => mentions.inText(text))
  const givenBy = row.consent === null ? [] : placedIn(JSON.parse(row.consent))
  const isTheirs = isAbout || person.names((mentions) => mentions.inRecord(givenBy))
  await queries
    .updateTable('submissions')
    .set({
      answers: null,
      errors: '[]',
      warnings: '[]',
      attempt_detail: null,
      duplicate_reason: names(row.duplicate_reason) ? null : row.duplicate_reason,
      consent: isTheirs ? null : row.consent,
      title: titleLeft(kind, row.title, isAbout || names(row.title), names(row.title)),
      ...(isAbout
        ? { view: viewLeft(kind, row.view), has_basis: 0 as const, person_key: '', remote_ids: '{}' }
        : {}),
    })
    .where('number', '=', number)
    .execute()
}

/** Null when there is none. */
async function eraseReceipt(
  queries: Queries,
  { number, kind }: SubmissionAbout,
  now: Date,
): Promise<AuditEntry | null> {
  const row = await queries
    .selectFrom('receipts')
    .selectAll()
    .where('submission_number', '=', number)
    .executeTakeFirst()
  if (row === undefined) return null
  // Without the hash of the answer nobody can try case numbers against the digest of the receipt as it was made.
  const left = { ...row, remote_ids: '{}', location: null, answer_hash: null, view: viewLeft(kind, row.view) }
  const { remote_ids, location, answer_hash, view } = left
  await queries
    .updateTable('receipts')
    .set({ remote_ids, location, answer_hash, view })
    .where('number', '=', row.number)
    .execute()
  await queries.deleteFrom('withdrawals').where('receipt_id', '=', row.id).execute()
  return { at: now, event: 'receipt-erased', subject: row.id, hash: receiptDigest(left) }
}

/** Of a switch the title is its home, which stays; others may be called by who they are for. */
function titleLeft(kind: SubmissionKind, title: string, changes: boolean, namesThem: boolean): string {
  if (!changes || (isSwitchKind(kind) && !namesThem)) return title
  return KIND_FACTS[kind].title
}

function viewLeft(kind: SubmissionKind, view: string): string {
  if (!isSwitchKind(kind)) return '[]'
  return JSON.stringify(v.parse(View, JSON.parse(view)).filter(({ label }) => OF_THE_HOME.has(label)))
}

/** Names of files that came in as batches, and notes beside the log, that name somebody. */
export async function eraseNotes(queries: Queries, person: KnownRows): Promise<void> {
  const names = (text: string) => person.names((mentions) => mentions.inText(text))
  for (const { id, name } of await queries.selectFrom('batches').select(['id', 'name']).execute())
    if (names(name))
      await queries.updateTable('batches').set({ name: 'A file' }).where('id', '=', id).execute()
  for (const row of await queries.selectFrom('column_mappings').selectAll().execute())
    if (names(row.settings))
      await queries
        .deleteFrom('column_mappings')
        .where(sql<boolean>`kind = ${row.kind} AND headers = ${row.headers}`)
        .execute()
}
