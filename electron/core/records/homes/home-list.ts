import { sql } from 'kysely'
import type { HomeInShort, HomeState } from '#shared/contract/known-home.ts'
import { today as todayHere } from '#shared/domain/calendar-date.ts'
import { LIVE_STATES } from '#shared/domain/submission.ts'
import type { Queries } from '../../store/store.ts'
import { matchOf, wordsIn } from '../search-words.ts'
import { homesInShort } from './home-rows.ts'
import { tenancyCounts } from './timelines.ts'

export interface HomesQuery {
  /** Words as they were typed; every home when it is blank. */
  text: string
  state: HomeState | null
  offset: number
  limit: number
}

/** Some of the homes, by their address; `total` is of all that fit. */
export async function listHomes(
  queries: Queries,
  { text, state, offset, limit }: HomesQuery,
): Promise<{ total: number; homes: HomeInShort[] }> {
  const words = wordsIn(text)
  if (text.trim() !== '' && words.length === 0) return { total: 0, homes: [] }
  let fitting = queries.selectFrom('homes as h').where('h.merged_into', 'is', null)
  if (words.length > 0) {
    const match = matchOf(words)
    fitting = fitting.where(
      sql<boolean>`h.number IN (SELECT rowid FROM home_search WHERE home_search MATCH ${match})`,
    )
  }
  if (state !== null) fitting = fitting.where(stateOn(todayHere()), '=', state)
  const { total } = await fitting.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  const rows = await fitting
    .selectAll('h')
    .orderBy('h.title')
    .orderBy('h.number')
    .limit(limit)
    .offset(offset)
    .execute()
  return { total, homes: await homesInShort(queries, rows) }
}

const live = sql.join(LIVE_STATES.map((state) => sql.lit(state)))

/**
 * The state of a home `h` as `timelineOf` has it, for choosing among all homes: the last of what began by that day. Each is written as one
 * text that sorts as they follow each other: day, number, what.
 */
function stateOn(day: string) {
  const tenancy = sql`(
    SELECT t.starts_on || printf('%012d', coalesce((
        SELECT max(o.number) FROM submission_subjects AS o JOIN submissions AS os ON os.number = o.number
        WHERE o.tenancy_id = t.id AND +os.kind = 'tenant-switch' AND +os.state IN (${live})), 0))
      || iif(t.ends_on IS NOT NULL AND t.ends_on >= t.starts_on AND t.ends_on <= ${day}, 'void', 'let')
    FROM tenancies AS t WHERE t.home_id = h.id AND t.starts_on <= ${day} AND ${tenancyCounts} ORDER BY 1 DESC LIMIT 1)`
  const other = sql`(
    SELECT s.handed_on || printf('%012d', s.number) || iif(s.kind = 'landlord-switch', 'void', 'sold')
    FROM submission_subjects AS ss JOIN submissions AS s ON s.number = ss.number
    WHERE ss.home_id = h.id AND +s.kind IN ('landlord-switch', 'purchaser-switch') AND s.handed_on <= ${day} AND +s.state IN (${live})
    ORDER BY 1 DESC LIMIT 1)`
  return sql<HomeState>`coalesce(nullif(substr(max(coalesce(${tenancy}, ''), coalesce(${other}, '')), 23), ''), 'unknown')`
}
