import type { Selectable } from 'kysely'
import { fullName } from '#shared/domain/person-name.ts'
import { NotFoundError } from '../../refusal.ts'
import type { Queries } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import type { NamedPerson } from '../homes/person-keys.ts'
import { Mentions, type Placed } from './mentions.ts'

export type PersonRow = Selectable<Tables['people']>

/** Somebody whom Handover knows, with all that was found to be them. */
export interface KnownRows {
  /** The one that is shown. */
  row: PersonRow
  /** That one, and those that were merged into it. */
  rows: PersonRow[]
  ids: string[]
  /** First and last name. */
  name: string
  /** Tells whether one of these rows is named. */
  names: (test: (mentions: Mentions) => boolean) => boolean
  /** What a record says of one of them, and of nobody else. */
  own: (record: readonly Placed[]) => Placed[]
}

/** Throws NotFoundError. An id of somebody who was merged is the one they were merged into. */
export async function personRows(queries: Queries, id: string): Promise<KnownRows> {
  const all = await queries.selectFrom('people').selectAll().where('id', '=', id).execute()
  let [row] = all
  while (row !== undefined && row.merged_into !== null)
    row = await queries.selectFrom('people').selectAll().where('id', '=', row.merged_into).executeTakeFirst()
  if (row === undefined) throw new NotFoundError('person', id)
  const rows = [row]
  for (let before = [row.id]; before.length > 0;) {
    const merged = await queries.selectFrom('people').selectAll().where('merged_into', 'in', before).execute()
    rows.push(...merged)
    before = merged.map((one) => one.id)
  }
  const ids = rows.map((one) => one.id)
  const mentions = rows.map(
    (one) =>
      new Mentions({
        firstName: one.first_name,
        lastName: one.last_name,
        phone: one.phone,
        email: one.email,
        ids,
      }),
  )
  return {
    row,
    rows,
    ids,
    name: fullName({ firstName: row.first_name, lastName: row.last_name }),
    names: (test) => mentions.some(test),
    own: (record) => [...new Set(mentions.flatMap((one) => one.own(record)))],
  }
}

/** The names and the day of birth of a row, as keys are made of them. */
export function namedPerson(row: PersonRow): NamedPerson {
  return { firstName: row.first_name, lastName: row.last_name, dateOfBirth: row.date_of_birth }
}
