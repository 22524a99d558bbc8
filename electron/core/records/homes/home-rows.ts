import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import * as v from 'valibot'
import type { HomeInShort } from '#shared/contract/known-home.ts'
import { today as todayHere } from '#shared/domain/calendar-date.ts'
import { NO_ADDRESS, personName, type AddressLines } from '#shared/domain/homes/home-words.ts'
import type { Timeline } from '#shared/domain/homes/timeline.ts'
import { LIVE_STATES } from '#shared/domain/submission.ts'
import { NotFoundError } from '../../refusal.ts'
import type { Queries } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import { isStale } from './home-states.ts'
import { inList, timelinesOf } from './timelines.ts'

export type HomeRow = Selectable<Tables['homes']>

const text = v.optional(v.string(), '')
const StoredAddress = v.object({
  propertyName: text,
  street: text,
  locality: text,
  town: text,
  region: text,
  postCode: text,
} satisfies Record<keyof AddressLines, unknown>)

/** The address of a home's row. */
export function addressOf({ address }: Pick<HomeRow, 'address'>): AddressLines {
  return { ...NO_ADDRESS, ...v.parse(StoredAddress, JSON.parse(address)) }
}

/** As it is stored: without what is absent. */
export function storedAddress(address: AddressLines): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(address).filter(([, part]: [string, string]) => part !== '')),
  )
}

/**
 * A home's row; of one that was merged, the row of the home that it is now.
 *
 * @throws NotFoundError
 */
export async function homeRow(queries: Queries, id: string): Promise<HomeRow> {
  const row = await queries.selectFrom('homes').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('home', id)
  return row.merged_into === null ? row : homeRow(queries, row.merged_into)
}

/** Rows of some homes as lists show them, in the same order. */
export async function homesInShort(queries: Queries, rows: readonly HomeRow[]): Promise<HomeInShort[]> {
  const occupants = await occupantsOf(queries, rows)
  const onRegister = await homesOnRegister(queries, occupants)
  return rows.flatMap((row) => {
    const one = occupants.get(row.id)
    return one === undefined ? [] : [homeInShort(row, one, onRegister.has(row.id))]
  })
}

/** Who pays for a home. */
export interface Occupants extends Pick<Timeline, 'state' | 'since' | 'tenancyId'> {
  /** The lead tenant's name of the tenancy that is running, or null. */
  tenant: string | null
}

/** Of some homes, by their id: as their rows say, or worked out where that is stale. */
export async function occupantsOf(
  queries: Queries,
  rows: readonly HomeRow[],
  today: string = todayHere(),
): Promise<Map<string, Occupants>> {
  const stale = rows.filter((row) => isStale(row, today)).map(({ id }) => id)
  const timelines = stale.length === 0 ? null : await timelinesOf(queries, stale, today)
  const known = rows.map((row) => {
    const { state, since, tenancyId } = timelines?.get(row.id) ?? { ...row, tenancyId: row.tenancy_id }
    return { id: row.id, state, since, tenancyId }
  })
  const tenants = await leadTenants(
    queries,
    known.flatMap(({ tenancyId }) => tenancyId ?? []),
  )
  return new Map(
    known.map(({ id, ...one }) => [id, { ...one, tenant: tenants.get(one.tenancyId ?? '') ?? null }]),
  )
}

function homeInShort(row: HomeRow, { state, since, tenant }: Occupants, onRegister: boolean): HomeInShort {
  return {
    id: row.id,
    title: row.title,
    country: row.country,
    mprn: row.mprn,
    gprn: row.gprn,
    state,
    tenant,
    since,
    psr: onRegister,
  }
}

/** The lead tenant's name of some tenancies, by the tenancy. */
async function leadTenants(queries: Queries, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await queries
    .selectFrom('tenancy_people as tp')
    .innerJoin('people as p', 'p.id', 'tp.person_id')
    .select(['tp.tenancy_id', 'p.title', 'p.first_name', 'p.last_name'])
    .where(sql<boolean>`tp.tenancy_id ${inList(ids)}`)
    .where('tp.lead', '=', 1)
    .execute()
  return new Map(
    rows.map(({ tenancy_id, title, first_name, last_name }) => [
      tenancy_id,
      personName({ title, firstName: first_name, lastName: last_name }),
    ]),
  )
}

/** The homes where somebody lives for whom a Priority Services record was or may yet be sent, and was not taken back. */
async function homesOnRegister(
  queries: Queries,
  occupants: ReadonlyMap<string, Occupants>,
): Promise<Set<string>> {
  const rows = await queries
    .selectFrom('submission_subjects as ss')
    .innerJoin('submissions as s', 's.number', 'ss.number')
    .leftJoin('receipts as r', 'r.submission_number', 's.number')
    .leftJoin('withdrawals as w', 'w.receipt_id', 'r.id')
    .select(['ss.home_id', 'ss.tenancy_id'])
    .where(sql<boolean>`ss.home_id ${inList([...occupants.keys()])}`)
    // The plus keeps SQLite from beginning with all that is in one state: nearly everything is.
    .where(sql`+s.kind`, '=', 'psr-record')
    .where(sql`+s.state`, 'in', LIVE_STATES)
    .where('w.receipt_id', 'is', null)
    .execute()
  return new Set(
    rows.flatMap(({ home_id, tenancy_id }) => {
      const one = occupants.get(home_id ?? '')
      const lived = one?.state === 'let' || one?.state === 'unknown'
      return home_id !== null && lived && one.tenancyId === tenancy_id ? [home_id] : []
    }),
  )
}
