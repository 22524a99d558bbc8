import { sql } from 'kysely'
import { compiled } from '../store/compiled.ts'
import type { Queries } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { saltedHash } from './salted-hash.ts'

export type Body = Tables['bodies']

/** What was or is to be sent of some submissions, by their numbers; without what was erased. */
export async function bodiesOf(queries: Queries, numbers: readonly number[]): Promise<Map<number, Body>> {
  const rows = await rowsOf(queries, { numbers: JSON.stringify(numbers) })
  return new Map(rows.map((row) => [row.number, row]))
}

/** The hashes that the audit log holds of some submissions, by their numbers; without those of what was erased. */
export async function bodyHashes(queries: Queries, numbers: readonly number[]): Promise<Map<number, string>> {
  const bodies = await bodiesOf(queries, numbers)
  return new Map([...bodies].map(([number, { salt, body }]) => [number, saltedHash(salt, body)]))
}

const rowsOf = compiled<{ numbers: string }>()((queries, value) =>
  queries
    .selectFrom('bodies')
    .selectAll()
    .where(sql<boolean>`number IN (SELECT value FROM json_each(${value('numbers')}))`),
)
