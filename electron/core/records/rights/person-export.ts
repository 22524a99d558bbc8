import { sql } from 'kysely'
import * as v from 'valibot'
import type { Receipt } from '#shared/contract/receipts.ts'
import type { RecordedBasis } from '#shared/contract/rights.ts'
import type { SubmissionKind, SubmissionState } from '#shared/domain/submission.ts'
import type { ToldSystem } from '#shared/domain/told-system.ts'
import type { Queries } from '../../store/store.ts'
import type { Secret } from '../../vault/secret.ts'
import { receiptsOf } from '../receipts.ts'
import { preparedAbout, submissionsAbout, type SubmissionAbout } from './about-person.ts'
import { basesOfSubmissions } from './bases.ts'
import { tombstoneHash } from '../homes/person-keys.ts'
import { namedPerson, personRows, type KnownRows } from './person.ts'
import { placedIn, placedInText } from './placed.ts'
import type { Placed } from './mentions.ts'
import { lettersAbout, toldOf } from './told.ts'
import { tombstonesOf } from './tombstones.ts'

/** Everything that is held about one person. Times are ISO 8601 in UTC, days yyyy-MM-dd. */
export interface PersonExport {
  what: string
  madeAt: string
  madeBy: string
  /** As they are known now, and under what they were known before they were merged. */
  person: {
    title: string
    firstName: string
    lastName: string
    phone: string
    email: string
    dateOfBirth: string | null
    restricted: boolean
    details: Record<string, string>
  }[]
  tenancies: { home: string; startsOn: string; endsOn: string | null; lead: boolean }[]
  owns: string[]
  submissions: ExportedSubmission[]
  receipts: Receipt[]
  bases: RecordedBasis[]
  letters: { to: string; subject: string; text: string; madeAt: string; sentOn: string | null }[]
  drafts: { title: string; answers: Record<string, string> }[]
  files: string[]
  photos: { hash: string; mediaType: string; width: number; height: number; addedAt: string }[]
  sharedWith: ToldSystem[]
  audit: { number: number; at: string; event: string; subject: string }[]
  /** That somebody of this name was erased before, and why. */
  erasedBefore: { at: string; reason: string }[]
}

export interface ExportedSubmission {
  id: string
  kind: SubmissionKind
  state: SubmissionState
  connection: string
  createdAt: string
  sentAt: string | null
  /** The bytes as text, as they were or will be sent; null once they were erased, and of what is about somebody else. */
  sent: string | null
  /** What was typed; null where nothing is kept. */
  answers: Record<string, string> | null
  /** Of what is about somebody else: only what it says of this person. */
  says: Placed[]
}

const Texts = v.record(v.string(), v.string())

/** Throws NotFoundError. `key` is what the hash of an erased person is keyed with. */
export async function exportOf(
  queries: Queries,
  id: string,
  { key, by, now }: { key: Secret; by: string; now: Date },
): Promise<PersonExport> {
  const person = await personRows(queries, id)
  const about = await submissionsAbout(queries, person)
  const own = about.filter(({ role }) => role === 'about')
  const submissions = await exportedOf(queries, person, about)
  const receipts = await receiptsAbout(queries, own)
  const prepared = await preparedAbout(queries, person)
  const letters = await lettersAbout(queries, person)
  return {
    what: 'Everything that Handover holds about one person',
    madeAt: now.toISOString(),
    madeBy: by,
    person: person.rows.map((row) => ({
      title: row.title,
      firstName: row.first_name,
      lastName: row.last_name,
      phone: row.phone,
      email: row.email,
      dateOfBirth: row.date_of_birth,
      restricted: row.restricted === 1,
      details: v.parse(Texts, JSON.parse(row.details)),
    })),
    tenancies: await tenanciesOf(queries, person),
    owns: await homesOf(queries, person),
    submissions,
    receipts,
    bases: await basesOfSubmissions(queries, numbersOf(own)),
    letters: letters.map(({ to_whom, subject, text, made_at, sent_on }) => ({
      to: to_whom,
      subject,
      text,
      madeAt: made_at,
      sentOn: sent_on,
    })),
    drafts: await draftsOf(queries, prepared.drafts),
    files: prepared.imports.map(({ title }) => title),
    photos: await photosOf(queries, own),
    sharedWith: await toldOf(queries, person, about),
    audit: await auditAbout(queries, [
      ...person.ids,
      ...about.map((one) => one.id),
      ...receipts.map((one) => one.id),
    ]),
    erasedBefore: (await tombstonesOf(queries, tombstoneHash(key, namedPerson(person.row)))).map(
      ({ at, reason }) => ({
        at,
        reason,
      }),
    ),
  }
}

const numbersOf = (all: readonly SubmissionAbout[]) => all.map(({ number }) => number)
const among = (column: string, values: readonly (string | number)[]) =>
  sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`

async function exportedOf(
  queries: Queries,
  person: KnownRows,
  about: readonly SubmissionAbout[],
): Promise<ExportedSubmission[]> {
  const rows = await queries
    .selectFrom('submissions as s')
    .leftJoin('bodies as b', 'b.number', 's.number')
    .select(['s.number', 's.id', 's.kind', 's.state', 's.connection_label', 's.created_at', 's.sent_at'])
    .select(['s.answers', 'b.body'])
    .where(among('s.number', numbersOf(about)))
    .orderBy('s.number')
    .execute()
  const roles = new Map(about.map(({ number, role }) => [number, role]))
  return rows.map((row) => {
    const sent = row.body === null ? null : new TextDecoder().decode(row.body)
    const isOwn = roles.get(row.number) === 'about'
    const answers = row.answers === null ? null : v.parse(Texts, JSON.parse(row.answers))
    return {
      id: row.id,
      kind: row.kind,
      state: row.state,
      connection: row.connection_label,
      createdAt: row.created_at,
      sentAt: row.sent_at,
      sent: isOwn ? sent : null,
      answers: isOwn ? answers : null,
      says: isOwn ? [] : person.own([...(sent === null ? [] : placedInText(sent)), ...placedIn(answers)]),
    }
  })
}

async function receiptsAbout(queries: Queries, own: readonly SubmissionAbout[]): Promise<Receipt[]> {
  const rows = await queries
    .selectFrom('receipts')
    .select('id')
    .where(among('submission_number', numbersOf(own)))
    .orderBy('number')
    .execute()
  return receiptsOf(
    queries,
    rows.map(({ id }) => id),
  )
}

function tenanciesOf(queries: Queries, { ids }: KnownRows): Promise<PersonExport['tenancies']> {
  return queries
    .selectFrom('tenancy_people as p')
    .innerJoin('tenancies as t', 't.id', 'p.tenancy_id')
    .innerJoin('homes as h', 'h.id', 't.home_id')
    .select(['h.title as home', 't.starts_on as startsOn', 't.ends_on as endsOn', 'p.lead'])
    .where('p.person_id', 'in', ids)
    .orderBy('t.starts_on')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, lead: row.lead === 1 })))
}

async function homesOf(queries: Queries, { ids }: KnownRows): Promise<string[]> {
  const rows = await queries
    .selectFrom('homes')
    .select('title')
    .where('landlord_id', 'in', ids)
    .where('merged_into', 'is', null)
    .orderBy('title')
    .execute()
  return rows.map(({ title }) => title)
}

async function draftsOf(
  queries: Queries,
  drafts: readonly { id: string }[],
): Promise<PersonExport['drafts']> {
  const ids = drafts.map(({ id }) => id)
  const rows = await queries
    .selectFrom('drafts')
    .select(['title', 'answers'])
    .where(among('id', ids))
    .execute()
  return rows.map(({ title, answers }) => ({ title, answers: v.parse(Texts, JSON.parse(answers)) }))
}

function photosOf(queries: Queries, own: readonly SubmissionAbout[]): Promise<PersonExport['photos']> {
  const ids = own.map(({ id }) => id)
  return queries
    .selectFrom('photos')
    .select(['hash', 'media_type as mediaType', 'width', 'height', 'added_at as addedAt'])
    .where('hash', 'in', (of) =>
      of.selectFrom('submission_photos').select('hash').where(among('submission_id', ids)),
    )
    .orderBy('added_at')
    .execute()
}

function auditAbout(queries: Queries, subjects: readonly string[]): Promise<PersonExport['audit']> {
  return queries
    .selectFrom('audit')
    .select(['number', 'at', 'event', 'subject'])
    .where(among('subject', subjects))
    .orderBy('number')
    .execute()
}
