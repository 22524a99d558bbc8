import { sameName } from '#shared/domain/person-name.ts'
import type { Queries, Store } from '../../store/store.ts'
import type { Audit } from '../audit.ts'
import { personRows } from './person.ts'

/** Notes that nothing more is to be done with somebody's data, or that it may be again. Throws NotFoundError. */
export function restrictPerson(
  { store, audit }: { store: Store; audit: Pick<Audit, 'append'> },
  { id, restricted, now }: { id: string; restricted: boolean; now: Date },
): Promise<void> {
  return store.transaction(async (queries) => {
    const { row } = await personRows(queries, id)
    const value = restricted ? 1 : 0
    if (row.restricted === value) return
    await queries
      .updateTable('people')
      .set({ restricted: value, updated_at: now.toISOString() })
      .where('id', '=', row.id)
      .execute()
    await audit.append(queries, { at: now, event: 'person-restricted', subject: row.id, hash: null })
  })
}

/** Whether somebody of this name is restricted; of two with one name, the day of birth tells them apart where both have one. */
export async function isRestricted(
  queries: Queries,
  person: { firstName: string; lastName: string; dateOfBirth: string | null },
): Promise<boolean> {
  const rows = await queries
    .selectFrom('people')
    .select(['first_name', 'last_name', 'date_of_birth'])
    .where('restricted', '=', 1)
    .execute()
  const born = person.dateOfBirth?.slice(0, 10) ?? null
  return rows.some(
    (row) =>
      sameName(person, { firstName: row.first_name, lastName: row.last_name }) &&
      (born === null || row.date_of_birth === null || row.date_of_birth === born),
  )
}
