import { sql } from 'kysely'
import type { HomeInShort, HomeState } from '#shared/contract/known-home.ts'
import type { Queries } from '../../store/store.ts'
import { matchOf, wordsIn } from '../search-words.ts'
import { homesInShort } from './home-rows.ts'

export interface HomesQuery {
  /** Words as they were typed; every home when it is blank. */
  text: string
  state: HomeState | null
  offset: number
  limit: number
}

/** Some of the homes, by their address; `total` is of all that fit. By the states that the homes' rows have (home-states.ts). */
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
  if (state !== null) fitting = fitting.where('h.state', '=', state)
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
