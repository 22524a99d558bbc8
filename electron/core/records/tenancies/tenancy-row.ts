import * as v from 'valibot'
import { personNameOf } from '#shared/domain/tenancies/names.ts'
import { NotFoundError } from '../../refusal.ts'
import type { Queries } from '../../store/store.ts'

export type TenancyRow = Awaited<ReturnType<typeof tenancyRow>>

/**
 * A tenancy with its home, and the day on which it ended: what somebody typed, else the day on which the landlord or the next tenants
 * began to pay.
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
  return { ...row, ends_on: row.ends_on ?? (await nextHandOver(queries, row)) }
}

async function nextHandOver(
  queries: Queries,
  { id, home_id, starts_on }: { id: string; home_id: string; starts_on: string },
): Promise<string | null> {
  const [next, taken] = await Promise.all([
    queries
      .selectFrom('tenancies')
      .select((of) => of.fn.min('starts_on').as('day'))
      .where('home_id', '=', home_id)
      .where('id', '!=', id)
      .where('starts_on', '>', starts_on)
      .executeTakeFirstOrThrow(),
    queries
      .selectFrom('submission_subjects as about')
      .innerJoin('submissions as s', 's.number', 'about.number')
      .select((of) => of.fn.min('s.handed_on').as('day'))
      .where('about.home_id', '=', home_id)
      .where('s.kind', 'in', ['landlord-switch', 'purchaser-switch'])
      .where('s.state', 'not in', ['rejected', 'cancelled'])
      .where('s.handed_on', '>', starts_on)
      .executeTakeFirstOrThrow(),
  ])
  const days = [next.day, taken.day].filter((day): day is string => day !== null)
  return days.toSorted()[0] ?? null
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
