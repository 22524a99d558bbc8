import * as v from 'valibot'
import { personNameOf } from '#shared/domain/tenancies/names.ts'
import { NotFoundError } from '../../refusal.ts'
import type { Queries } from '../../store/store.ts'
import { timelineOfHome } from '../homes/timelines.ts'

export type TenancyRow = Awaited<ReturnType<typeof tenancyRow>>

/**
 * A tenancy with its home, and the day on which it ended as the home's timeline has it: what somebody typed, else the day on which the
 * landlord, the next tenants or a purchaser began to pay.
 *
 * @throws NotFoundError
 */
export async function tenancyRow(queries: Queries, id: string) {
  const row = await queries
    .selectFrom('tenancies as t')
    .innerJoin('homes as h', 'h.id', 't.home_id')
    .select(['t.id', 't.home_id', 't.starts_on', 't.ends_on'])
    .select(['h.title', 'h.address', 'h.country', 'h.supply', 'h.landlord_id'])
    .where('t.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFoundError('tenancy', id)
  const { tenancies } = await timelineOfHome(queries, row.home_id)
  // One of which every switch was cancelled is on no timeline, and ends as somebody typed.
  const span = tenancies.find((one) => one.id === id)
  return { ...row, ends_on: span === undefined ? row.ends_on : span.endsOn }
}

/** The full names of a tenancy's people, the lead tenant first. */
export async function namesOf(queries: Queries, tenancyId: string): Promise<string[]> {
  const rows = await queries
    .selectFrom('tenancy_people as tp')
    .innerJoin('people as p', 'p.id', 'tp.person_id')
    .select(['p.title', 'p.first_name', 'p.last_name'])
    .where('tp.tenancy_id', '=', tenancyId)
    .orderBy('tp.lead', 'desc')
    .orderBy('p.number')
    .execute()
  return rows.map(personNameOf)
}

/** Somebody's name; '' for nobody. */
export async function nameOfPerson(queries: Queries, id: string | null): Promise<string> {
  if (id === null) return ''
  const row = await queries
    .selectFrom('people')
    .select(['title', 'first_name', 'last_name'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? '' : personNameOf(row)
}

const text = v.optional(v.string(), '')
const StoredAddress = v.object({
  propertyName: text,
  street: text,
  locality: text,
  town: text,
  region: text,
  postCode: text,
})

/** A home's address in lines, and its postcode. */
export function addressLines(address: string): { lines: string[]; postCode: string } {
  const { propertyName, street, locality, town, region, postCode } = v.parse(
    StoredAddress,
    JSON.parse(address),
  )
  const lines = [propertyName, street, locality, town, region, postCode].filter((line) => line !== '')
  return { lines, postCode }
}
