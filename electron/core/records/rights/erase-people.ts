import type { Transaction } from 'kysely'
import type { Tables } from '../../store/tables.ts'
import { eraseNotes } from './erase-submissions.ts'
import { lettersAbout } from './told.ts'
import type { KnownRows } from './person.ts'

type Queries = Transaction<Tables>

/**
 * Takes somebody out of the homes and tenancies that they had to do with, which stay: other people lived there, and the meters have to be
 * read on. What submissions were about is not learned again.
 */
export async function eraseHomesAndPeople(queries: Queries, person: KnownRows): Promise<void> {
  const { ids, rows } = person
  await eraseLetters(queries, person)
  await eraseNotes(queries, person)
  await eraseTaskNotes(queries, person)
  await queries.deleteFrom('tenancy_people').where('person_id', 'in', ids).execute()
  await queries.updateTable('homes').set({ landlord_id: null }).where('landlord_id', 'in', ids).execute()
  for (const column of ['person_id', 'landlord_id'] as const)
    await queries
      .updateTable('submission_subjects')
      .set({ [column]: null })
      .where(column, 'in', ids)
      .execute()
  await eraseFromHomeSearch(queries, person)
  await queries
    .deleteFrom('person_search')
    .where(
      'rowid',
      'in',
      rows.map(({ number }) => number),
    )
    .execute()
  // Those that were merged point to others of them.
  await queries.updateTable('people').set({ merged_into: null }).where('id', 'in', ids).execute()
  await queries.deleteFrom('people').where('id', 'in', ids).execute()
}

async function eraseLetters(queries: Queries, person: KnownRows): Promise<void> {
  const letters = await lettersAbout(queries, person)
  if (letters.length === 0) return
  await queries
    .updateTable('letters')
    .set({ subject: '', text: '' })
    .where(
      'id',
      'in',
      letters.map(({ id }) => id),
    )
    .execute()
}

async function eraseTaskNotes(queries: Queries, person: KnownRows): Promise<void> {
  const notes = await queries.selectFrom('tenancy_tasks').selectAll().where('why', '<>', '').execute()
  for (const { tenancy_id, task, why } of notes)
    if (person.names((mentions) => mentions.inText(why)))
      await queries
        .updateTable('tenancy_tasks')
        .set({ why: '' })
        .where('tenancy_id', '=', tenancy_id)
        .where('task', '=', task)
        .execute()
}

/** A home is found by its address and numbers; should its words name somebody all the same, they go. */
async function eraseFromHomeSearch(queries: Queries, person: KnownRows): Promise<void> {
  const homes = await queries.selectFrom('home_search').select(['rowid', 'words']).execute()
  const names = person.rows.flatMap((row) => [row.first_name, row.last_name, row.email, row.phone])
  const theirs = new Set(names.flatMap((name) => name.split(/\s+/)).filter((word) => word !== ''))
  for (const { rowid, words } of homes)
    if (person.names((mentions) => mentions.inText(words)))
      await queries
        .updateTable('home_search')
        .set({
          words: words
            .split(' ')
            .filter((word) => !theirs.has(word))
            .join(' '),
        })
        .where('rowid', '=', rowid)
        .execute()
}
