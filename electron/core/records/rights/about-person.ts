import { setImmediate as giveWay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { SubmissionKind, SubmissionState } from '#shared/domain/submission.ts'
import type { Queries } from '../../store/store.ts'
import type { KnownRows } from './person.ts'
import { placedIn, placedInText } from './placed.ts'

/** A submission that says something of somebody: it is about them, or names them beside whom it is about. */
export interface SubmissionAbout {
  id: string
  number: number
  kind: SubmissionKind
  state: SubmissionState
  role: 'about' | 'named'
}

/** What is being prepared and names somebody. */
export interface PreparedAbout {
  id: string
  title: string
}

export interface Prepared {
  drafts: PreparedAbout[]
  imports: PreparedAbout[]
}

const GROUP = 200

/**
 * Every submission that says something of somebody, oldest first: those that were learned to be about them, those whose bytes, answers or
 * agreement name them, and whatever those stand on or others stand on of them.
 */
export async function submissionsAbout(queries: Queries, person: KnownRows): Promise<SubmissionAbout[]> {
  const found = new Map<number, SubmissionAbout>()
  for (const row of await learnedAbout(queries, person.ids)) {
    const isOwn = row.person_id !== null && person.ids.includes(row.person_id)
    const role = isOwn || row.kind === 'landlord-switch' ? 'about' : 'named'
    found.set(row.number, { id: row.id, number: row.number, kind: row.kind, state: row.state, role })
  }
  for (const row of await naming(queries, person)) {
    const { number, id, kind, state } = row
    if (found.has(number)) continue
    const ofAnother = row.person_id !== null || row.landlord_id !== null
    found.set(number, { id, number, kind, state, role: ofAnother ? 'named' : 'about' })
  }
  for (let last = 0; last !== found.size;) {
    last = found.size
    const about = [...found.values()].filter(({ role }) => role === 'about').map(({ id }) => id)
    for (const row of await standingTogether(queries, about))
      if (!found.has(row.number)) found.set(row.number, { ...row, role: 'about' })
  }
  return [...found.values()].sort((a, b) => a.number - b.number)
}

/** The drafts and the files being prepared that name somebody. */
export async function preparedAbout(queries: Queries, person: KnownRows): Promise<Prepared> {
  const drafts = await queries.selectFrom('drafts').select(['id', 'title', 'answers', 'blocked']).execute()
  const imports = await queries.selectFrom('imports').select(['id', 'name']).execute()
  const found: Prepared = { drafts: [], imports: [] }
  for (const { id, title, answers, blocked } of drafts) {
    const record = [
      ...placedIn(JSON.parse(answers)),
      { path: '', text: title },
      { path: '', text: blocked ?? '' },
    ]
    if (person.names((mentions) => mentions.inRecord(record))) found.drafts.push({ id, title })
  }
  for (const { id, name } of imports)
    if (await fileNames(queries, id, name, person)) found.imports.push({ id, title: name })
  return found
}

function learnedAbout(queries: Queries, ids: readonly string[]) {
  return queries
    .selectFrom('submission_subjects as t')
    .innerJoin('submissions as s', 's.number', 't.number')
    .select(['s.id', 's.number', 's.kind', 's.state', 't.person_id', 't.landlord_id'])
    .where((where) => where.or([where('t.person_id', 'in', ids), where('t.landlord_id', 'in', ids)]))
    .execute()
}

/** Reads everything that is still kept of what was typed and sent, giving way between the groups. */
async function naming(queries: Queries, person: KnownRows) {
  const found: Omit<Kept, 'body'>[] = []
  for (let after = 0; ;) {
    const group = await keptAfter(queries, after)
    for (const { body, ...row } of group) if (saysOf(person, row, body)) found.push(row)
    if (group.length < GROUP) return found
    after = group.at(-1)?.number ?? after
    await giveWay()
  }
}

type Kept = Awaited<ReturnType<typeof keptAfter>>[number]

function keptAfter(queries: Queries, after: number) {
  return queries
    .selectFrom('submissions as s')
    .leftJoin('bodies as b', 'b.number', 's.number')
    .leftJoin('submission_subjects as t', 't.number', 's.number')
    .select(['s.id', 's.number', 's.kind', 's.state', 's.title', 's.answers', 's.consent', 's.errors'])
    .select(['s.duplicate_reason', 's.attempt_detail', 'b.body', 't.person_id', 't.landlord_id'])
    .where('s.number', '>', after)
    .orderBy('s.number')
    .limit(GROUP)
    .execute()
}

function saysOf(person: KnownRows, row: Omit<Kept, 'body'>, body: Uint8Array | null): boolean {
  const texts = [row.title, row.duplicate_reason, row.attempt_detail]
  const records = [row.answers, row.consent, row.errors].flatMap((json) =>
    json === null ? [] : [placedIn(JSON.parse(json))],
  )
  if (body !== null) records.push(placedInText(new TextDecoder().decode(body)))
  return person.names(
    (mentions) =>
      texts.some((text) => mentions.inText(text)) || records.some((record) => mentions.inRecord(record)),
  )
}

/** What these stand on, and what stands on them. */
async function standingTogether(queries: Queries, ids: readonly string[]) {
  const json = JSON.stringify(ids)
  const among = (column: string) => sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${json}))`
  const one = (on: 'd.on_id' | 'd.submission_id', given: 'd.on_id' | 'd.submission_id') =>
    queries
      .selectFrom('dependencies as d')
      .innerJoin('submissions as s', 's.id', on)
      .select(['s.id', 's.number', 's.kind', 's.state'])
      .where(among(given))
      .execute()
  return [...(await one('d.on_id', 'd.submission_id')), ...(await one('d.submission_id', 'd.on_id'))]
}

async function fileNames(queries: Queries, id: string, name: string, person: KnownRows): Promise<boolean> {
  const pieces = await queries
    .selectFrom('import_pieces')
    .select('bytes')
    .where('import_id', '=', id)
    .orderBy('number')
    .execute()
  const fixes = await queries.selectFrom('import_fixes').select('cells').where('import_id', '=', id).execute()
  const bytes = Buffer.concat(pieces.map((piece) => piece.bytes))
  const texts = new Set(['utf-8', 'windows-1252'].map((encoding) => new TextDecoder(encoding).decode(bytes)))
  const mended = fixes.flatMap(({ cells }) => placedIn(JSON.parse(cells)))
  return person.names(
    (mentions) =>
      mentions.inText(name) || mentions.inRecord(mended) || [...texts].some((text) => mentions.inFile(text)),
  )
}
