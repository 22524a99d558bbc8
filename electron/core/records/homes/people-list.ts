import { sql, type Selectable } from 'kysely'
import type { PersonInShort } from '#shared/contract/known-home.ts'
import { personName } from '#shared/domain/homes/home-words.ts'
import type { Queries } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import { matchOf, wordsIn } from '../search-words.ts'
import { inList, tenancyCounts } from './timelines.ts'

export type PersonRow = Selectable<Tables['people']>

export interface PeopleQuery {
  /** Words as they were typed; everybody when it is blank. */
  text: string
  offset: number
  limit: number
}

/** Some of the people, the one who came last first; `total` is of all that fit. */
export async function listPeople(
  queries: Queries,
  { text, offset, limit }: PeopleQuery,
): Promise<{ total: number; people: PersonInShort[] }> {
  const words = wordsIn(text)
  if (text.trim() !== '' && words.length === 0) return { total: 0, people: [] }
  let fitting = queries.selectFrom('people as p').where('p.merged_into', 'is', null)
  if (words.length > 0) {
    const match = matchOf(words)
    fitting = fitting.where(
      sql<boolean>`p.number IN (SELECT rowid FROM person_search WHERE person_search MATCH ${match})`,
    )
  }
  const { total } = await fitting.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  const rows = await fitting.selectAll('p').orderBy('p.number', 'desc').limit(limit).offset(offset).execute()
  return { total, people: await peopleInShort(queries, rows) }
}

/** Rows of some people as lists show them, in the same order. */
export async function peopleInShort(queries: Queries, rows: readonly PersonRow[]): Promise<PersonInShort[]> {
  const ids = rows.map(({ id }) => id)
  const places = await placesOf(queries, ids)
  return rows.map((row) => {
    const own = places.filter(({ person_id }) => person_id === row.id)
    const role = ROLES.find((one) => own.some((place) => place.role === one)) ?? 'other'
    const homes = new Map(
      own.filter((place) => place.role === role).map(({ home_id, title }) => [home_id, title]),
    )
    const [only = ''] = homes.values()
    return { id: row.id, name: nameOf(row), role, at: homes.size > 1 ? `${homes.size} homes` : only }
  })
}

export function nameOf(row: Pick<PersonRow, 'title' | 'first_name' | 'last_name'>): string {
  return personName({ title: row.title, firstName: row.first_name, lastName: row.last_name })
}

/** Of somebody who is several: what they are first of all. */
const ROLES = ['tenant', 'landlord', 'purchaser'] as const

interface Place {
  person_id: string
  role: (typeof ROLES)[number]
  home_id: string
  title: string
}

async function placesOf(queries: Queries, ids: readonly string[]): Promise<Place[]> {
  const wanted = inList(ids)
  const found = sql<Place>`
    SELECT tp.person_id, 'tenant' AS role, h.id AS home_id, h.title
      FROM tenancy_people AS tp JOIN tenancies AS t ON t.id = tp.tenancy_id JOIN homes AS h ON h.id = t.home_id
      WHERE tp.person_id ${wanted} AND ${tenancyCounts}
    UNION ALL
    SELECT h.landlord_id, 'landlord', h.id, h.title FROM homes AS h
      WHERE h.landlord_id ${wanted} AND h.merged_into IS NULL
    UNION ALL
    SELECT ss.person_id, 'purchaser', h.id, h.title
      FROM submission_subjects AS ss JOIN submissions AS s ON s.number = ss.number JOIN homes AS h ON h.id = ss.home_id
      WHERE ss.person_id ${wanted} AND +s.kind = 'purchaser-switch'`
  return (await found.execute(queries)).rows
}
