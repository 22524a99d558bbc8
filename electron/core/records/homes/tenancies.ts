import type { Transaction } from 'kysely'
import { InvalidInputError, NotFoundError } from '../../refusal.ts'
import type { Tables } from '../../store/tables.ts'

/**
 * Keeps the day from which the tenants of a tenancy no longer pay, as somebody said; null takes it back, and what was sent says so again.
 *
 * @returns the home's id
 * @throws NotFoundError; InvalidInputError for a day before the first
 */
export async function endTenancy(
  queries: Transaction<Tables>,
  { tenancyId, endsOn }: { tenancyId: string; endsOn: string | null },
): Promise<string> {
  const tenancy = await queries
    .selectFrom('tenancies')
    .select(['home_id', 'starts_on'])
    .where('id', '=', tenancyId)
    .executeTakeFirst()
  if (tenancy === undefined) throw new NotFoundError('tenancy', tenancyId)
  if (endsOn !== null && endsOn < tenancy.starts_on)
    throw new InvalidInputError([{ path: 'endsOn', message: 'The tenancy cannot end before its first day.' }])
  await queries.updateTable('tenancies').set({ ends_on: endsOn }).where('id', '=', tenancyId).execute()
  return tenancy.home_id
}
