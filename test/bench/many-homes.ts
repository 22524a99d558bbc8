import { sql } from 'kysely'
import { freshenAll } from '#core/records/homes/home-states.ts'
import { mergeSearchIndexes } from '#core/records/merge-search-indexes.ts'
import type { Store } from '#core/store/store.ts'
import { busyProfile, type BusyProfile } from './many-receipts.ts'

/**
 * A profile with as many homes, tenants and receipts as asked for: each receipt is that of the switch that let its home. Of few
 * that are `alike` every tenant has the same name too.
 */
export async function letProfile(count: number, alike = false): Promise<BusyProfile> {
  const profile = await busyProfile(count, alike)
  await fill(profile.store, alike)
  await freshenAll(profile.store)
  // What the app does after it has learned much.
  await mergeSearchIndexes(profile.store)
  return profile
}

const FIRST = ['Aoife', 'Cian', 'Gráinne', 'Tomasz', 'Ngozi', 'Siobhán', 'Declan', 'Niamh', 'Oisín', 'Róisín']
const LAST = [
  'Brannigan',
  'Wilk',
  'Ó Fátharta',
  'Adeyemi',
  'Delahunty',
  'Carrick',
  'Byrne',
  'Hennessy',
  'Walsh',
]

async function fill(store: Store, alike: boolean): Promise<void> {
  const n = 's.number'
  const first = sql.raw(alike ? `'Gráinne'` : pick(FIRST, 11))
  const last = sql.raw(
    `${alike ? `'Ó Fátharta'` : pick(LAST, 5)} || ' ' || char(65 + ${n} % 26) || char(97 + ${n} / 26 % 26) || 'son'`,
  )
  const mprn = sql.raw(`printf('%011d', 10000000000 + ${n})`)
  const gprn = sql.raw(`printf('%07d', ${n})`)
  const ends = (of: string) =>
    sql.raw([3, 4, 5, 6].map((length) => `substr(${of}, -${length})`).join(` || ' ' || `))
  const id = (letter: string) => sql.raw(`printf('${letter}%09d', ${n})`)
  const now = sql.raw(`'2026-01-01T00:00:00.000Z'`)
  await store.transaction(async (queries) => {
    for (const statement of [
      sql`INSERT INTO people (number, id, title, first_name, last_name, phone, email, name_key, created_at, updated_at)
        SELECT ${sql.raw(n)}, ${id('P')}, 'Ms', ${first}, ${last}, printf('+353 20 %07d', ${sql.raw(n)}), printf('p%d@example.org', ${sql.raw(n)}),
          hex(randomblob(32)), ${now}, ${now} FROM submissions AS s`,
      sql`INSERT INTO homes (number, id, country, address, title, alike, mprn, gprn, created_at, updated_at)
        SELECT ${sql.raw(n)}, ${id('H')}, 'IE', json_object('street', s.title), s.title, s.title, ${mprn}, ${gprn}, ${now}, ${now}
        FROM submissions AS s`,
      sql`INSERT INTO tenancies (id, home_id, starts_on, created_at) SELECT ${id('T')}, ${id('H')}, '2026-01-01', ${now} FROM submissions AS s`,
      sql`INSERT INTO tenancy_people (tenancy_id, person_id, lead) SELECT ${id('T')}, ${id('P')}, 1 FROM submissions AS s`,
      sql`INSERT INTO submission_subjects (number, home_id, tenancy_id, person_id)
        SELECT ${sql.raw(n)}, ${id('H')}, ${id('T')}, ${id('P')} FROM submissions AS s`,
      sql`INSERT INTO home_search (rowid, home_id, words)
        SELECT number, id, title || ' ' || mprn || ' ' || ${ends('mprn')} || ' ' || gprn || ' ' || ${ends('gprn')} FROM homes`,
      sql`INSERT INTO person_search (rowid, person_id, words)
        SELECT number, id, title || ' ' || first_name || ' ' || last_name || ' ' || email || ' ' || phone FROM people`,
    ])
      await statement.execute(queries)
  })
}

/** SQL of one of some words, another one for each number. */
function pick(words: readonly string[], shift: number): string {
  const cases = words.map((word, place) => `WHEN ${place} THEN '${word}'`).join(' ')
  return `CASE (s.number * 2654435761 >> ${shift}) % ${words.length} ${cases} END`
}
