import type { Transaction } from 'kysely'
import type { KnownReadings } from '#shared/domain/handed-over.ts'
import { MAX_READING, READING_FIELDS } from '#shared/domain/meter-readings.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { InvalidInputError, NotFoundError, NotNowError } from '../../refusal.ts'
import type { Tables } from '../../store/tables.ts'
import { newId } from '../short-id.ts'
import { homeRow } from './home-rows.ts'

/**
 * Keeps readings that were typed by hand. The same day again replaces what was typed of that day.
 *
 * @returns the home's id
 * @throws NotFoundError; InvalidInputError that names the members
 */
export async function addReadings(
  queries: Transaction<Tables>,
  { homeId, readOn, values }: { homeId: string; readOn: string; values: KnownReadings['values'] },
  now: Date,
): Promise<string> {
  const { id } = await homeRow(queries, homeId)
  const given = READING_FIELDS.flatMap((name) => {
    const value = values[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const issues: { path: string; message: string }[] = given
    .filter(([, value]) => !Number.isInteger(value) || value < 0 || value > MAX_READING)

    .map(([name]) => ({ path: `values.${name}`, message: 'A reading is a whole number of up to 7 digits.' }))
  if (given.length === 0) issues.push({ path: 'values', message: 'Enter a reading.' })
  if (readOn > today(now))
    issues.push({ path: 'readOn', message: 'The meter cannot have been read in the future.' })
  if (issues.length > 0) throw new InvalidInputError(issues)
  await queries
    .deleteFrom('home_readings')
    .where('home_id', '=', id)
    .where('read_on', '=', readOn)
    .where('submission_id', 'is', null)
    .execute()
  const readings: KnownReadings = { readOn, values }
  await queries
    .insertInto('home_readings')
    .values({
      id: newId(),
      home_id: id,
      read_on: readOn,
      readings: JSON.stringify(readings),
      submission_id: null,
      created_at: now.toISOString(),
    })
    .execute()
  return id
}

/**
 * Takes readings away that were typed by hand.
 *
 * @returns the home's id
 * @throws NotFoundError; NotNowError for those that were sent
 */
export async function removeReadings(
  queries: Transaction<Tables>,
  { homeId, readingsId }: { homeId: string; readingsId: string },
): Promise<string> {
  const { id } = await homeRow(queries, homeId)
  const row = await queries
    .selectFrom('home_readings')
    .select('submission_id')
    .where('id', '=', readingsId)
    .where('home_id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFoundError('reading', readingsId)
  if (row.submission_id !== null)
    throw new NotNowError(
      'HO-HOME-READING-SENT',
      'These readings were sent, so they stay.',
      'Add the right ones with their day. If the service has wrong ones, ring it.',
    )
  await queries.deleteFrom('home_readings').where('id', '=', readingsId).execute()
  return id
}
