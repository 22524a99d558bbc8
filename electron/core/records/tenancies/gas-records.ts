import type { Selectable } from 'kysely'
import type { GasRecord, GasStanding } from '#shared/contract/tenancies.ts'
import { gasRecordOn } from '#shared/domain/gas-due.ts'
import { InvalidInputError, NotFoundError } from '../../refusal.ts'
import { homeKeyOf } from '../../outbox/keys.ts'
import type { Queries, Store } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import type { Secret } from '../../vault/secret.ts'
import { newId } from '../short-id.ts'

/** The gas safety records of a home, the last check first. */
export async function gasRecordsOf(queries: Queries, homeId: string): Promise<GasRecord[]> {
  const rows = await queries
    .selectFrom('gas_records')
    .selectAll()
    .where('home_id', '=', homeId)
    .orderBy('checked_on', 'desc')
    .orderBy('noted_at', 'desc')
    .execute()
  return rows.map(gasRecordOf)
}

/** Adds one. Throws NotFoundError when there is no such home, and InvalidInputError when it is due before it was checked. */
export async function addGasRecord(
  store: Store,
  { homeId, checkedOn, nextDue, ...record }: Omit<GasRecord, 'id'>,
): Promise<GasRecord> {
  if (nextDue <= checkedOn)
    throw new InvalidInputError([
      { path: 'nextDue', message: 'The next check is due after this one. Enter a later day.' },
    ])
  return store.transaction(async (queries) => {
    const home = await queries.selectFrom('homes').select('id').where('id', '=', homeId).executeTakeFirst()
    if (home === undefined) throw new NotFoundError('home', homeId)
    const row = {
      id: newId(),
      home_id: homeId,
      checked_on: checkedOn,
      due_before: (await gasRecordsOf(queries, homeId))[0]?.nextDue ?? null,
      next_due: nextDue,
      engineer: record.engineer,
      engineer_number: record.engineerNumber,
      record_number: record.recordNumber,
      noted_at: new Date().toISOString(),
      noted_by: record.notedBy,
    }
    await queries.insertInto('gas_records').values(row).execute()
    return gasRecordOf(row)
  })
}

/** Throws NotFoundError. */
export async function removeGasRecord(store: Store, id: string): Promise<void> {
  const { numDeletedRows } = await store.queries
    .deleteFrom('gas_records')
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new NotFoundError('gas record', id)
}

/** Whether a home has a record that holds on a day (`yyyy-MM-dd`). Missing, too, where nobody knows the home. */
export async function gasStandingOf(
  queries: Queries,
  homeId: string | null,
  on: string,
): Promise<GasStanding> {
  return gasRecordOn(on, homeId === null ? [] : await gasRecordsOf(queries, homeId))
}

/** The home that a switch knows by these meters; null where nobody knows it. */
export async function homeWithMeters(
  queries: Queries,
  { mprn, gprn, postCode }: { mprn: string; gprn: string; postCode: string },
  key: Secret,
): Promise<string | null> {
  if (mprn.trim() === '' && gprn.trim() === '') return null
  const { jobOf } = await import('../../providers/jobs.ts')
  const homeKey = homeKeyOf(jobOf('tenant-switch'), { property: { mprn, gprn, address: { postCode } } }, key)
  const row = await queries
    .selectFrom('home_keys')
    .select('home_id')
    .where('home_key', '=', homeKey)
    .executeTakeFirst()
  return row?.home_id ?? null
}

function gasRecordOf(row: Selectable<Tables['gas_records']>): GasRecord {
  return {
    id: row.id,
    homeId: row.home_id,
    checkedOn: row.checked_on,
    nextDue: row.next_due,
    engineer: row.engineer,
    engineerNumber: row.engineer_number,
    recordNumber: row.record_number,
    notedBy: row.noted_by,
  }
}
