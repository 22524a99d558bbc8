import type { Selectable } from 'kysely'
import type { Queries } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import { tombstoneHash } from '../homes/person-keys.ts'
import { eraseAllOf, planOf, UNSETTLED, type Erasing, type ErasingParts } from './erase.ts'
import { namedPerson, personRows } from './person.ts'
import { tombstoneDigest } from './tombstones.ts'

type TombstoneRow = Selectable<Tables['tombstones']>

/** The tombstones of one store that another lacks, oldest first. */
export async function lackingTombstones(
  queries: Queries,
  others: readonly TombstoneRow[],
): Promise<TombstoneRow[]> {
  const there = new Set((await queries.selectFrom('tombstones').select('id').execute()).map(({ id }) => id))
  return others.filter(({ id }) => !there.has(id)).toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/**
 * Erases again whoever was erased after a store was copied, and takes their tombstones over, in one transaction. To be called when
 * everything was learned that there is to learn of the store. Somebody is known again by the keyed hash of the name with the day of
 * birth, so `key` has to be the one that the tombstones were made with.
 */
export function eraseAgain(
  { store, audit, key }: ErasingParts,
  tombstones: readonly TombstoneRow[],
  now: Date,
): Promise<void> {
  return store.transaction(async (queries) => {
    for (const row of await lackingTombstones(queries, tombstones)) {
      for (const id of await peopleOf(queries, key, row.person_hash)) await erase(queries, audit, id, now)
      await queries.insertInto('tombstones').values(row).execute()
      const hash = tombstoneDigest(row)
      await audit.append(queries, { at: now, event: 'person-erased', subject: row.id, hash })
    }
  })
}

/** Two rows that were merged are one person. */
async function peopleOf(queries: Queries, key: ErasingParts['key'], hash: string): Promise<Set<string>> {
  const rows = await queries.selectFrom('people').selectAll().execute()
  const found = rows.filter((row) => tombstoneHash(key, namedPerson(row)) === hash)
  return new Set(await Promise.all(found.map(async ({ id }) => (await personRows(queries, id)).row.id)))
}

/** What was not settled in the copy was when they were erased, or they could not have been: it is not sent any more, nor asked about. */
async function erase(queries: Erasing, audit: ErasingParts['audit'], id: string, now: Date): Promise<void> {
  const person = await personRows(queries, id)
  const { submissions, prepared } = await planOf(queries, person)
  const open = submissions.filter(({ state }) => UNSETTLED.has(state)).map((one) => one.id)
  if (open.length > 0) {
    await queries
      .updateTable('submissions')
      .set({ state: 'cancelled', fence: null, next_try_at: null, updated_at: now.toISOString() })
      .where('id', 'in', open)
      .execute()
    const entry = { at: now, event: 'cancelled' as const, hash: null }
    await audit.append(queries, ...open.map((subject) => ({ ...entry, subject })))
  }
  await eraseAllOf(queries, audit, { person, submissions, prepared, now })
}
