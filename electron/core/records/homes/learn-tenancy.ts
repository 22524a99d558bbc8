import { compiled } from '../../store/compiled.ts'
import { newId } from '../short-id.ts'
import type { LearnedRow, Learning } from './learning.ts'

const startingOn = compiled<{ homeId: string; day: string }>()((queries, value) =>
  queries
    .selectFrom('tenancies as t')
    .leftJoin('tenancy_people as tp', (join) =>
      join.onRef('tp.tenancy_id', '=', 't.id').on('tp.lead', '=', 1),
    )
    .select(['t.id', 'tp.person_id'])
    .where('t.home_id', '=', value('homeId'))
    .where('t.starts_on', '=', value('day')),
)

/**
 * The tenancy that a tenant switch begins: one that begins on that day at that home with the same lead tenant, or without any, is
 * the same, so that a switch that was mended and sent again begins no second one.
 *
 * @param people the lead tenant first; null for somebody who is not learned
 * @returns null when the switch does not say from when
 */
export async function learnTenancy(
  { queries }: Learning,
  { handedOn, createdAt }: LearnedRow,
  homeId: string,
  people: readonly (string | null)[],
): Promise<string | null> {
  if (handedOn === null) return null
  const [lead = null] = people
  const there = await startingOn(queries, { homeId, day: handedOn })
  const same = there.find(({ person_id }) => person_id === lead || person_id === null || lead === null)
  const id = same?.id ?? newId()
  if (same === undefined)
    await queries
      .insertInto('tenancies')
      .values({ id, home_id: homeId, starts_on: handedOn, ends_on: null, created_at: createdAt })
      .execute()
  for (const [place, personId] of people.entries()) {
    if (personId === null) continue
    await queries
      .insertInto('tenancy_people')
      .values({ tenancy_id: id, person_id: personId, lead: place === 0 ? 1 : 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return id
}
