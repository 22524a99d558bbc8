import type { Transaction } from 'kysely'
import type { Tables } from '../../store/tables.ts'

/**
 * Of a home that two were made into: tenancies that begin on one day with the same lead tenant are one, as when electricity and gas were switched
 * one by one.
 */
export async function mergeTenancies(queries: Transaction<Tables>, homeId: string): Promise<void> {
  const tenancies = await queries
    .selectFrom('tenancies as t')
    .innerJoin('tenancy_people as tp', 'tp.tenancy_id', 't.id')
    .select(['t.id', 't.starts_on', 't.ends_on', 'tp.person_id'])
    .where('t.home_id', '=', homeId)
    .where('tp.lead', '=', 1)
    .orderBy('t.created_at')
    .orderBy('t.id')
    .execute()
  for (const [place, one] of tenancies.entries()) {
    const first = tenancies.findIndex(
      (other) => other.starts_on === one.starts_on && other.person_id === one.person_id,
    )
    const kept = tenancies[first]
    if (kept === undefined || first === place) continue
    await putInto(queries, kept, one)
  }
}

type Ending = Pick<Tables['tenancies'], 'id' | 'ends_on'>

async function putInto(queries: Transaction<Tables>, kept: Ending, gone: Ending): Promise<void> {
  if (kept.ends_on === null && gone.ends_on !== null)
    await queries.updateTable('tenancies').set({ ends_on: gone.ends_on }).where('id', '=', kept.id).execute()
  for (const table of ['submission_subjects', 'letters'] as const)
    await queries.updateTable(table).set({ tenancy_id: kept.id }).where('tenancy_id', '=', gone.id).execute()
  const people = await queries
    .selectFrom('tenancy_people')
    .selectAll()
    .where('tenancy_id', '=', gone.id)
    .execute()
  for (const row of people)
    await queries
      .insertInto('tenancy_people')
      .values({ ...row, tenancy_id: kept.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const tasks = await queries
    .selectFrom('tenancy_tasks')
    .selectAll()
    .where('tenancy_id', '=', gone.id)
    .execute()
  for (const row of tasks)
    await queries
      .insertInto('tenancy_tasks')
      .values({ ...row, tenancy_id: kept.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  for (const table of ['tenancy_people', 'tenancy_tasks'] as const)
    await queries.deleteFrom(table).where('tenancy_id', '=', gone.id).execute()
  await queries.deleteFrom('tenancies').where('id', '=', gone.id).execute()
}
