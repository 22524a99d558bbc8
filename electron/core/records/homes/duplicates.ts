import { sql } from 'kysely'
import type { Duplicates } from '#shared/contract/homes-merge.ts'
import { postCodesDiffer } from '#shared/domain/homes/alike.ts'
import type { Queries } from '../../store/store.ts'
import { addressOf, homesInShort, type HomeRow } from './home-rows.ts'

/** By what two homes look like one, the surest first. */
const BECAUSE = {
  'same-mprn': 'mprn',
  'same-mpan': 'mpan',
  'same-gprn': 'gprn',
  'same-gas-mprn': 'gas_mprn',
  'same-address': 'alike',
} as const satisfies Record<Duplicates['because'], keyof HomeRow>
const REASONS = ['same-mprn', 'same-mpan', 'same-gprn', 'same-gas-mprn', 'same-address'] as const

/** As many as anybody goes through at once; the next come when these are done. */
const MOST_GROUPS = 50
const MOST_IN_GROUP = 20

/** How many other homes look like this one. */
export async function countDuplicates(queries: Queries, home: HomeRow): Promise<number> {
  const like = new Set<string>()
  for (const because of REASONS) for (const { id } of await likeThis(queries, home, because)) like.add(id)
  return like.size
}

/** Homes that are likely the same: with one meter, or at one address with no other postcode. Each home is in one group at most. */
export async function findDuplicates(queries: Queries): Promise<Duplicates[]> {
  const groups: Duplicates[] = []
  const told = new Set<string>()
  for (const because of REASONS) {
    for (const value of await valuesTwice(queries, BECAUSE[because])) {
      const rows = (await withValue(queries, BECAUSE[because], value)).filter(({ id }) => !told.has(id))
      const alike = because === 'same-address' ? rows.filter((row) => hasNeighbour(row, rows)) : rows
      if (alike.length < 2) continue
      for (const { id } of alike) told.add(id)
      groups.push({ because, homes: await homesInShort(queries, alike) })
      if (groups.length === MOST_GROUPS) return groups
    }
  }
  return groups
}

/** The homes that look like one, with it, by each reason there is. */
export async function duplicatesOf(queries: Queries, home: HomeRow): Promise<Duplicates[]> {
  const groups: Duplicates[] = []
  const told = new Set<string>()
  for (const because of REASONS) {
    const like = (await likeThis(queries, home, because)).filter(({ id }) => !told.has(id))
    if (like.length === 0) continue
    for (const { id } of like) told.add(id)
    groups.push({ because, homes: await homesInShort(queries, [home, ...like]) })
  }
  return groups
}

async function likeThis(
  queries: Queries,
  home: HomeRow,
  because: (typeof REASONS)[number],
): Promise<HomeRow[]> {
  const value = home[BECAUSE[because]]
  if (value === null || value === '') return []
  const rows = (await withValue(queries, BECAUSE[because], value)).filter(({ id }) => id !== home.id)
  return because === 'same-address' ? rows.filter((row) => !differ(row, home)) : rows
}

type Column = (typeof BECAUSE)[keyof typeof BECAUSE]

async function valuesTwice(queries: Queries, column: Column): Promise<string[]> {
  const name = sql.ref(column)
  const found = await sql<{ value: string }>`
    SELECT ${name} AS value FROM homes WHERE merged_into IS NULL AND ${name} IS NOT NULL AND ${name} <> ''
    GROUP BY ${name} HAVING count(*) > 1 LIMIT ${MOST_GROUPS}`.execute(queries)
  return found.rows.map(({ value }) => value)
}

function withValue(queries: Queries, column: Column, value: string): Promise<HomeRow[]> {
  return queries
    .selectFrom('homes')
    .selectAll()
    .where(column, '=', value)
    .where('merged_into', 'is', null)
    .orderBy('number')
    .limit(MOST_IN_GROUP)
    .execute()
}

function hasNeighbour(row: HomeRow, rows: readonly HomeRow[]): boolean {
  return rows.some((other) => other.id !== row.id && !differ(row, other))
}

function differ(a: HomeRow, b: HomeRow): boolean {
  return postCodesDiffer(addressOf(a).postCode, addressOf(b).postCode)
}
