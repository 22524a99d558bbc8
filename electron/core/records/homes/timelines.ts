import { sql } from 'kysely'
import { today as todayHere } from '#shared/domain/calendar-date.ts'
import { timelineOf, type HandOver, type Timeline } from '#shared/domain/homes/timeline.ts'
import { LIVE_STATES } from '#shared/domain/submission.ts'
import type { Queries } from '../../store/store.ts'

/** A list of values as rows `value`, however long it is. */
export const inList = (values: readonly (string | number)[]) =>
  sql<boolean>`IN (SELECT value FROM json_each(${JSON.stringify(values)}))`

/**
 * Who paid for some homes and when, by the home's id. Read anew each time from what stands in the outbox: a tenancy of which every
 * switch was cancelled or rejected is not one, and one that was typed by hand always is.
 */
export async function timelinesOf(
  queries: Queries,
  homeIds: readonly string[],
  today: string = todayHere(),
): Promise<Map<string, Timeline>> {
  const handOvers = new Map<string, HandOver[]>(homeIds.map((id) => [id, []]))
  for (const { homeId, ...one } of await handOversOf(queries, homeIds)) handOvers.get(homeId)?.push(one)
  return new Map([...handOvers].map(([id, all]) => [id, timelineOf(all, today)]))
}

/** One home's. */
export async function timelineOfHome(queries: Queries, homeId: string, today?: string): Promise<Timeline> {
  return (await timelinesOf(queries, [homeId], today)).get(homeId) ?? timelineOf([], today ?? todayHere())
}

const live = sql.join(LIVE_STATES.map((state) => sql.lit(state)))

/**
 * Whether a tenancy `t` counts: nobody sent it, or one of its switches was or may yet be sent. SQL, for queries that have a `t`.
 */
export const tenancyCounts = sql<boolean>`coalesce((
  SELECT max(ts.state IN (${live}))
  FROM submission_subjects AS tss JOIN submissions AS ts ON ts.number = tss.number
  WHERE tss.tenancy_id = t.id AND +ts.kind = 'tenant-switch'), 1) = 1`

/** What the switches of a tenancy `t` make of it: the number of the last that was or may yet be sent, 0 when nobody sent any, -1 when none stands. */
const lastSwitch = sql<number>`coalesce((
  SELECT max(iif(os.state IN (${live}), o.number, -1))
  FROM submission_subjects AS o JOIN submissions AS os ON os.number = o.number
  WHERE o.tenancy_id = t.id AND +os.kind = 'tenant-switch'), 0)`

async function handOversOf(
  queries: Queries,
  homeIds: readonly string[],
): Promise<(HandOver & { homeId: string })[]> {
  const tenancies = await queries
    .selectFrom('tenancies as t')
    .select(['t.id', 't.home_id', 't.starts_on', 't.ends_on', lastSwitch.as('number')])
    .where(sql<boolean>`t.home_id ${inList(homeIds)}`)
    .execute()
  const others = await queries
    .selectFrom('submission_subjects as ss')
    .innerJoin('submissions as s', 's.number', 'ss.number')
    .select(['ss.home_id', 's.id', 's.kind', 's.handed_on', 's.number'])
    .where(sql<boolean>`ss.home_id ${inList(homeIds)}`)
    // The plus keeps SQLite from beginning with all that is in one state: nearly everything is.
    .where(sql`+s.kind`, 'in', ['landlord-switch', 'purchaser-switch'])
    .where('s.handed_on', 'is not', null)
    .where(sql`+s.state`, 'in', LIVE_STATES)
    .execute()
  return [
    ...tenancies.flatMap(({ id, home_id, starts_on, ends_on, number }) =>
      number < 0
        ? []
        : [
            {
              homeId: home_id,
              who: 'tenant' as const,
              day: starts_on,
              order: number,
              id,
              tenancyId: id,
              endsOn: ends_on,
            },
          ],
    ),
    ...others.flatMap(({ home_id, id, kind, handed_on, number }) =>
      home_id === null || handed_on === null
        ? []
        : [
            {
              homeId: home_id,
              who: kind === 'landlord-switch' ? ('landlord' as const) : ('purchaser' as const),
              day: handed_on,
              order: number,
              id,
              tenancyId: null,
              endsOn: null,
            },
          ],
    ),
  ]
}
