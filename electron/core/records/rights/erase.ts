import type { Transaction } from 'kysely'
import type { Counts, ErasePreview, Tombstone } from '#shared/contract/rights.ts'
import { InvalidInputError, NotNowError } from '../../refusal.ts'
import type { Queries, Store } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import type { Secret } from '../../vault/secret.ts'
import type { Audit } from '../audit.ts'
import { newId } from '../short-id.ts'
import { preparedAbout, submissionsAbout, type Prepared, type SubmissionAbout } from './about-person.ts'
import { disclosuresNaming, eraseDisclosures } from './erase-disclosures.ts'
import { eraseHomesAndPeople } from './erase-people.ts'
import { erasePrepared } from './erase-prepared.ts'
import { eraseSubmissions } from './erase-submissions.ts'
import { tombstoneHash } from '../homes/person-keys.ts'
import { namedPerson, personRows, type KnownRows } from './person.ts'
import { stayingWords } from './staying-words.ts'
import { lettersAbout, toldOf } from './told.ts'
import { tombstoneDigest, tombstoneOf } from './tombstones.ts'

export interface ErasingParts {
  store: Store
  audit: Pick<Audit, 'append'>
  /** Keys the hash by which an erased person is known again. */
  key: Secret
}

export interface Erasure {
  id: string
  /** Why, in the words of whoever erases; may not name them. */
  reason: string
  by: string
  now: Date
}

/** States from which a submission may still be sent, or be asked about. */
export const UNSETTLED: ReadonlySet<string> = new Set(['queued', 'waiting', 'sending', 'unconfirmed'])

/** Throws NotFoundError. What would go and what would stay, and what has to be settled first. Changes nothing. */
export async function previewErasure(queries: Queries, id: string): Promise<ErasePreview> {
  const person = await personRows(queries, id)
  const { submissions, prepared } = await planOf(queries, person)
  const numbers = submissions.map(({ number }) => number)
  return {
    name: person.name,
    goes: await countsOf(queries, person, submissions, prepared),
    ...prepared,
    blockedBy: await unsettled(queries, submissions),
    stays: await stayingWords(queries, person, submissions),
    systems:
      numbers.length === 0 ? await toldOf(queries, person, []) : await toldOf(queries, person, submissions),
  }
}

/**
 * Erases somebody, in one transaction: who they are, where they live, what was typed, prepared, written and sent about them. What is about
 * others stays; of receipts the hashes stay, so that the audit log holds. A tombstone is left, which names nobody.
 * Afterwards the store's log has to be emptied (`emptyLog`), or what it says of them stays there until others write.
 *
 * @throws NotFoundError; NotNowError (HO-PERSON-IN-OUTBOX) while something about them is not settled; InvalidInputError when the
 *   reason names them
 */
export function erasePerson({ store, audit, key }: ErasingParts, erasure: Erasure): Promise<Tombstone> {
  const { id, reason, by, now } = erasure
  return store.transaction(async (queries) => {
    const person = await personRows(queries, id)
    if (person.names((mentions) => mentions.inText(reason)))
      throw new InvalidInputError([
        { path: 'reason', message: 'Say why without naming the person: the reason is kept.' },
      ])
    const { submissions, prepared } = await planOf(queries, person)
    if ((await unsettled(queries, submissions)).length > 0) throw notSettled()
    const systems = await toldOf(queries, person, submissions)
    const counts = await countsOf(queries, person, submissions, prepared)
    await eraseAllOf(queries, audit, { person, submissions, prepared, now })
    const row = {
      id: newId(),
      person_hash: tombstoneHash(key, namedPerson(person.row)),
      reason,
      at: now.toISOString(),
      by_whom: by,
      systems: JSON.stringify(systems),
      counts: JSON.stringify(counts),
    }
    await queries.insertInto('tombstones').values(row).execute()
    await audit.append(queries, {
      at: now,
      event: 'person-erased',
      subject: row.id,
      hash: tombstoneDigest(row),
    })
    return tombstoneOf(row)
  })
}

/** Takes everything about somebody away, as `planOf` found it. */
export async function eraseAllOf(
  queries: Erasing,
  audit: ErasingParts['audit'],
  {
    person,
    submissions,
    prepared,
    now,
  }: Awaited<ReturnType<typeof planOf>> & { person: KnownRows; now: Date },
): Promise<void> {
  await eraseSubmissions(queries, audit, { person, submissions, now })
  await erasePrepared(queries, prepared)
  await eraseDisclosures(queries, audit, { person, now })
  await eraseHomesAndPeople(queries, person)
}

export async function planOf(queries: Queries, person: KnownRows) {
  return {
    submissions: await submissionsAbout(queries, person),
    prepared: await preparedAbout(queries, person),
  }
}

async function unsettled(
  queries: Queries,
  submissions: readonly SubmissionAbout[],
): Promise<ErasePreview['blockedBy']> {
  const ids = submissions.filter(({ state }) => UNSETTLED.has(state)).map(({ id }) => id)
  if (ids.length === 0) return []
  return queries
    .selectFrom('submissions')
    .select(['id', 'kind', 'state', 'title'])
    .where('id', 'in', ids)
    .orderBy('number')
    .execute()
}

function notSettled(): NotNowError {
  return new NotNowError(
    'HO-PERSON-IN-OUTBOX',
    'Something about this person is not settled yet.',
    'Cancel it, wait until it is sent, or answer for it in the Outbox; then erase.',
  )
}

/** Counts of what goes; what there is none of is left out. */
async function countsOf(
  queries: Queries,
  person: KnownRows,
  submissions: readonly SubmissionAbout[],
  prepared: Prepared,
): Promise<Counts> {
  const numbers = submissions.map(({ number }) => number)
  const kept = await rowsOf(queries, numbers)
  const tenancies = await queries
    .selectFrom('tenancy_people')
    .select('tenancy_id')
    .where('person_id', 'in', person.ids)
    .execute()
  const counts = {
    people: 1,
    tenancies: new Set(tenancies.map(({ tenancy_id }) => tenancy_id)).size,
    submissions: submissions.length,
    bodies: kept.filter(({ kept: isKept }) => isKept !== null).length,
    receipts: kept.filter(({ receipt }) => receipt !== null).length,
    drafts: prepared.drafts.length,
    imports: prepared.imports.length,
    letters: (await lettersAbout(queries, person)).length,
    reasons: (await disclosuresNaming(queries, person)).length,
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

async function rowsOf(queries: Queries, numbers: readonly number[]) {
  if (numbers.length === 0) return []
  return queries
    .selectFrom('submissions as s')
    .leftJoin('bodies as b', 'b.number', 's.number')
    .leftJoin('receipts as r', 'r.submission_number', 's.number')
    .select(['b.number as kept', 'r.id as receipt'])
    .where('s.number', 'in', numbers)
    .execute()
}

export type Erasing = Transaction<Tables>
