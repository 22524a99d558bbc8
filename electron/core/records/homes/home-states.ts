import { setImmediate as giveWay } from 'node:timers/promises'
import { sql, type Selectable } from 'kysely'
import { today as todayHere } from '#shared/domain/calendar-date.ts'
import { compiled } from '../../store/compiled.ts'
import type { Queries, Store } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import { timelinesOf } from './timelines.ts'

/*
 * What a home's row says of who pays for it: worked out again where the triggers of migration 0005 found it stale, and where the day came on
 * which it changes. What asks for the homes of one state, or for the empty ones, reads no others.
 */

/** So many take a few tens of milliseconds. */
const GROUP = 200

type Facts = Pick<
  Selectable<Tables['homes']>,
  'id' | 'state' | 'since' | 'tenancy_id' | 'changes_on' | 'empty_since' | 'empty_by'
>

/** Whether what a home's row says is not what holds on a day. */
export function isStale(
  { stale, changes_on }: { stale: 0 | 1; changes_on: string | null },
  today: string,
): boolean {
  return stale === 1 || (changes_on !== null && changes_on <= today)
}

/** The ids of homes that are stale, at most so many. By two indexes: quick, however many homes there are. */
async function staleHomes(queries: Queries, today: string, most: number): Promise<string[]> {
  return (await someStale(queries, { today, most })).map(({ id }) => id)
}

const someStale = compiled<{ today: string; most: number }>()((queries, value) =>
  queries
    .selectFrom((of) =>
      of
        .selectFrom('homes')
        .select('id')
        .where('stale', '=', sql.lit(1))
        .unionAll(
          of
            .selectFrom('homes')
            .select('id')
            .where('changes_on', '<=', value('today'))
            .where('stale', '=', sql.lit(0)),
        )
        .as('either'),
    )
    .select('id')
    .limit(value('most')),
)

/** How many homes are stale, counted up to so many. */
export async function staleUpTo(
  queries: Queries,
  most: number,
  today: string = todayHere(),
): Promise<number> {
  return (await staleHomes(queries, today, most)).length
}

/** Brings some homes up to date, in one transaction. Returns how many they were; 0 when there are no more. */
export async function freshenGroup(store: Store, today: string = todayHere()): Promise<number> {
  if ((await staleHomes(store.queries, today, 1)).length === 0) return 0
  return store.transaction(async (queries) => {
    const ids = await staleHomes(queries, today, GROUP)
    for (const [id, { state, since, tenancyId, changesOn, openVoid }] of await timelinesOf(
      queries,
      ids,
      today,
    ))
      await keep(queries, {
        ...{ id, state, since, tenancy_id: tenancyId, changes_on: changesOn },
        ...{ empty_since: openVoid?.from ?? null, empty_by: openVoid?.begunBy ?? null },
      })
    return ids.length
  })
}

/** Brings all homes up to date. */
export async function freshenAll(store: Store, today?: string): Promise<void> {
  while ((await freshenGroup(store, today)) > 0) await giveWay()
}

const keep = compiled<Facts>()((queries, value) =>
  queries
    .updateTable('homes')
    .set({
      ...{ state: value('state'), since: value('since'), tenancy_id: value('tenancy_id') },
      ...{ changes_on: value('changes_on'), empty_since: value('empty_since'), empty_by: value('empty_by') },
      stale: 0,
    })
    .where('id', '=', value('id')),
)
