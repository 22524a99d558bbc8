import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import * as v from 'valibot'
import { Counts, type Tombstone } from '#shared/contract/rights.ts'
import { ToldSystem } from '#shared/domain/told-system.ts'
import { NotFoundError } from '../../refusal.ts'
import type { Queries, Store } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import type { Audit } from '../audit.ts'

const Systems = v.array(ToldSystem)

/** Newest first. */
export async function listTombstones(queries: Queries): Promise<Tombstone[]> {
  const rows = await queries
    .selectFrom('tombstones')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(tombstoneOf)
}

/** Those of somebody with this hash, newest first: who was erased before and is known again. */
export async function tombstonesOf(queries: Queries, personHash: string): Promise<Tombstone[]> {
  const rows = await queries
    .selectFrom('tombstones')
    .selectAll()
    .where('person_hash', '=', personHash)
    .orderBy('at', 'desc')
    .execute()
  return rows.map(tombstoneOf)
}

/**
 * Notes that a system was written to. The numbers by which it knows the person are forgotten with that: nobody needs them any more.
 *
 * @throws NotFoundError
 */
export function noteWritten(
  { store, audit }: { store: Store; audit: Pick<Audit, 'append'> },
  { id, key, by, now }: { id: string; key: string; by: string; now: Date },
): Promise<Tombstone> {
  return store.transaction(async (queries) => {
    const row = await rowOf(queries, id)
    const systems = v.parse(Systems, JSON.parse(row.systems))
    const system = systems.find((one) => one.key === key)
    if (system === undefined) throw new NotFoundError('system', key)
    if (system.written === null) {
      system.written = { at: now.toISOString(), by }
      system.told = system.told.map((one) => ({ ...one, numbers: {} }))
      await queries
        .updateTable('tombstones')
        .set({ systems: JSON.stringify(systems) })
        .where('id', '=', id)
        .execute()
      await audit.append(queries, { at: now, event: 'erasure-passed-on', subject: id, hash: null })
    }
    return tombstoneOf(await rowOf(queries, id))
  })
}

async function rowOf(queries: Transaction<Tables>, id: string): Promise<Tables['tombstones']> {
  const row = await queries.selectFrom('tombstones').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('tombstone', id)
  return row
}

/** Hex SHA-256 of a tombstone but for the systems, which are ticked off: what its entry in the audit log holds. */
export function tombstoneDigest(row: Omit<Tables['tombstones'], 'systems'>): string {
  const canonical = [row.id, row.person_hash, row.reason, row.at, row.by_whom, row.counts]
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex')
}

export function tombstoneOf(row: Tables['tombstones']): Tombstone {
  return {
    id: row.id,
    at: row.at,
    by: row.by_whom,
    reason: row.reason,
    counts: v.parse(Counts, JSON.parse(row.counts)),
    systems: v.parse(Systems, JSON.parse(row.systems)),
  }
}
