import { sql, type Insertable, type Transaction } from 'kysely'
import type { EditedHome } from '#shared/contract/homes.ts'
import { alikeAddress } from '#shared/domain/homes/alike.ts'
import { editedHome } from '#shared/domain/homes/edited-home.ts'
import { homeTitle, homeWords, type AddressLines } from '#shared/domain/homes/home-words.ts'
import { InvalidInputError } from '../../refusal.ts'
import { newId } from '../short-id.ts'
import type { Tables } from '../../store/tables.ts'
import { addressOf, homeRow, storedAddress, type HomeRow } from './home-rows.ts'
import { personRow } from './known-person.ts'

/** What a home's row says of the home itself; what follows from it is worked out when it is put down. */
export type HomeFacts = Pick<
  HomeRow,
  | 'country'
  | 'mprn'
  | 'gprn'
  | 'mpan'
  | 'gas_mprn'
  | 'supply'
  | 'meter_type'
  | 'pay_as_you_go'
  | 'landlord_id'
  | 'acquaint_id'
  | 'ctrl_hub_id'
> & { address: AddressLines }

export const NO_FACTS: Readonly<HomeFacts> = {
  country: null,
  address: { propertyName: '', street: '', locality: '', town: '', region: '', postCode: '' },
  mprn: null,
  gprn: null,
  mpan: null,
  gas_mprn: null,
  supply: null,
  meter_type: null,
  pay_as_you_go: null,
  landlord_id: null,
  acquaint_id: null,
  ctrl_hub_id: null,
}

export function factsOf(row: HomeRow): HomeFacts {
  const { country, mprn, gprn, mpan, gas_mprn, supply, meter_type, pay_as_you_go } = row
  const { landlord_id, acquaint_id, ctrl_hub_id } = row
  const numbers = { mprn, gprn, mpan, gas_mprn }
  const rest = { supply, meter_type, pay_as_you_go, landlord_id, acquaint_id, ctrl_hub_id }
  return { country, address: addressOf(row), ...numbers, ...rest }
}

/** Puts a new home down, findable. */
export async function insertHome(
  queries: Transaction<Tables>,
  facts: HomeFacts,
  now: string,
): Promise<HomeRow> {
  const id = newId()
  const values: Insertable<Tables['homes']> = { id, ...columnsOf(facts), created_at: now, updated_at: now }
  const row = await queries.insertInto('homes').values(values).returningAll().executeTakeFirstOrThrow()
  await findable(queries, row)
  return row
}

/** Replaces what is known of a home, in the list and for those who search. */
export async function updateHome(
  queries: Transaction<Tables>,
  { id }: Pick<HomeRow, 'id'>,
  facts: HomeFacts,
  now: string,
): Promise<HomeRow> {
  const row = await queries
    .updateTable('homes')
    .set({ ...columnsOf(facts), updated_at: now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await notFindable(queries, row)
  await findable(queries, row)
  return row
}

/** Takes a home out of what is searched. */
export async function notFindable(
  queries: Transaction<Tables>,
  { number }: Pick<HomeRow, 'number'>,
): Promise<void> {
  await queries.deleteFrom('home_search').where('rowid', '=', number).execute()
}

/**
 * Keeps what somebody typed of a home; id null adds one.
 *
 * @throws NotFoundError; InvalidInputError that names the members
 */
export async function saveHome(
  queries: Transaction<Tables>,
  { id, ...typed }: EditedHome & { id: string | null },
  now: Date,
): Promise<string> {
  const { home, problems } = editedHome(typed)
  if (problems.length > 0) throw new InvalidInputError(problems)
  const landlord = typed.landlordId === null ? null : await personRow(queries, typed.landlordId)
  const at = now.toISOString()
  const edited = {
    country: home.country,
    address: home.address,
    mprn: home.mprn,
    gprn: home.gprn,
    mpan: home.mpan,
    gas_mprn: home.gasMprn,
    supply: home.supply,
    meter_type: home.meterType,
    pay_as_you_go: home.payAsYouGo === null ? null : home.payAsYouGo ? (1 as const) : (0 as const),
    landlord_id: landlord?.id ?? null,
  }
  if (id === null) return (await insertHome(queries, { ...NO_FACTS, ...edited }, at)).id
  const before = await homeRow(queries, id)
  return (await updateHome(queries, before, { ...factsOf(before), ...edited }, at)).id
}

function columnsOf({ address, ...facts }: HomeFacts) {
  const numbers = { ...facts, gasMprn: facts.gas_mprn }
  return {
    ...facts,
    address: storedAddress(address),
    title: homeTitle(address, numbers),
    alike: alikeAddress(address),
  }
}

async function findable(queries: Transaction<Tables>, row: HomeRow): Promise<void> {
  const words = homeWords(addressOf(row), { ...row, gasMprn: row.gas_mprn })
  await queries
    .insertInto('home_search')
    .columns(['rowid', 'home_id', 'words'])
    .expression(sql`SELECT ${row.number}, ${row.id}, ${words}`)
    .execute()
}
