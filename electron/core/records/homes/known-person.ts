import type { KnownPerson } from '#shared/contract/known-home.ts'
import { NotFoundError } from '../../refusal.ts'
import type { Queries } from '../../store/store.ts'
import { peopleInShort, type PersonRow } from './people-list.ts'
import { submissionsInShort } from './submissions-in-short.ts'
import { tenancyCounts, timelinesOf } from './timelines.ts'

/**
 * A person's row; of one who was merged, the row of who they are now.
 *
 * @throws NotFoundError
 */
export async function personRow(queries: Queries, id: string): Promise<PersonRow> {
  const row = await queries.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('person', id)
  return row.merged_into === null ? row : personRow(queries, row.merged_into)
}

/**
 * Everything that is known of a person, but for what was sent of them.
 *
 * @throws NotFoundError
 */
export async function getPerson(queries: Queries, id: string): Promise<KnownPerson> {
  const row = await personRow(queries, id)
  const [short] = await peopleInShort(queries, [row])
  if (short === undefined) throw new Error('A person who is there was not listed.')
  return {
    ...short,
    title: row.title,
    firstName: row.first_name,
    lastName: row.last_name,
    phone: row.phone,
    email: row.email,
    dateOfBirth: row.date_of_birth,
    restricted: row.restricted === 1,
    tenancies: await tenanciesOf(queries, row.id),
    owns: await queries
      .selectFrom('homes')
      .select(['id', 'title'])
      .where('landlord_id', '=', row.id)
      .where('merged_into', 'is', null)
      .orderBy('title')
      .limit(200)
      .execute(),
    submissions: await submissionsInShort(queries, 'person_id', row.id),
  }
}

/** Newest first. */
async function tenanciesOf(queries: Queries, personId: string): Promise<KnownPerson['tenancies']> {
  const rows = await queries
    .selectFrom('tenancy_people as tp')
    .innerJoin('tenancies as t', 't.id', 'tp.tenancy_id')
    .innerJoin('homes as h', 'h.id', 't.home_id')
    .select(['t.id', 't.home_id', 't.starts_on', 'tp.lead', 'h.title'])
    .where('tp.person_id', '=', personId)
    .where(tenancyCounts)
    .orderBy('t.starts_on', 'desc')
    .execute()
  const timelines = await timelinesOf(
    queries,
    rows.map(({ home_id }) => home_id),
  )
  return rows.map(({ id, home_id, starts_on, lead, title }) => ({
    id,
    homeId: home_id,
    home: title,
    startsOn: starts_on,
    endsOn: timelines.get(home_id)?.tenancies.find((one) => one.id === id)?.endsOn ?? null,
    lead: lead === 1,
  }))
}
