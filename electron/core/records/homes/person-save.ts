import { sql, type Transaction } from 'kysely'
import * as v from 'valibot'
import type { EditedPerson } from '#shared/contract/homes.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { isWellFormedEmail } from '#shared/domain/email.ts'
import { personWords } from '#shared/domain/homes/home-words.ts'
import { InvalidInputError } from '../../refusal.ts'
import type { Tables } from '../../store/tables.ts'
import type { Secret } from '../../vault/secret.ts'
import { newId } from '../short-id.ts'
import { personRow } from './known-person.ts'
import type { PersonRow } from './people-list.ts'
import { personKeys } from './person-keys.ts'

/** What a person's row says of the person; absent texts are ''. */
export interface PersonFacts extends EditedPerson {
  /** Of a landlord: the answers of a wizard's landlord step. */
  details: Readonly<Record<string, string>>
}

/** Puts a new person down, findable. */
export async function insertPerson(
  queries: Transaction<Tables>,
  key: Secret,
  facts: PersonFacts,
  now: string,
): Promise<PersonRow> {
  const row = await queries
    .insertInto('people')
    .values({ id: newId(), ...columnsOf(key, facts), created_at: now, updated_at: now })
    .returningAll()
    .executeTakeFirstOrThrow()
  await findable(queries, row)
  return row
}

/** Replaces what is known of a person, in the list and for those who search. */
export async function updatePerson(
  queries: Transaction<Tables>,
  key: Secret,
  { id }: Pick<PersonRow, 'id'>,
  facts: PersonFacts,
  now: string,
): Promise<PersonRow> {
  const row = await queries
    .updateTable('people')
    .set({ ...columnsOf(key, facts), updated_at: now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await notFindablePerson(queries, row)
  await findable(queries, row)
  return row
}

/** Takes a person out of what is searched. To be called before their row is deleted. */
export async function notFindablePerson(
  queries: Transaction<Tables>,
  { number }: Pick<PersonRow, 'number'>,
): Promise<void> {
  await queries.deleteFrom('person_search').where('rowid', '=', number).execute()
}

export function detailsOf({ details }: Pick<PersonRow, 'details'>): PersonFacts['details'] {
  return v.parse(Details, JSON.parse(details))
}

const Details = v.record(v.string(), v.string())

export function personFactsOf(row: PersonRow): PersonFacts {
  return {
    details: detailsOf(row),
    title: row.title,
    firstName: row.first_name,
    lastName: row.last_name,
    phone: row.phone,
    email: row.email,
    dateOfBirth: row.date_of_birth,
  }
}

/**
 * Keeps what somebody typed of a person; id null adds one.
 *
 * @throws NotFoundError; InvalidInputError that names the members
 */
export async function savePerson(
  queries: Transaction<Tables>,
  key: Secret,
  { id, ...typed }: EditedPerson & { id: string | null },
  now: Date,
): Promise<string> {
  const facts = tidy(typed)
  const issues = issuesOf(facts, today(now))
  if (issues.length > 0) throw new InvalidInputError(issues)
  const at = now.toISOString()
  if (id === null) return (await insertPerson(queries, key, { ...facts, details: {} }, at)).id
  const before = await personRow(queries, id)
  return (await updatePerson(queries, key, before, { ...facts, details: detailsOf(before) }, at)).id
}

function tidy(typed: EditedPerson): EditedPerson {
  const one = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
  return {
    title: one(typed.title),
    firstName: one(typed.firstName),
    lastName: one(typed.lastName),
    phone: one(typed.phone),
    email: one(typed.email),
    dateOfBirth: typed.dateOfBirth,
  }
}

function issuesOf(person: EditedPerson, day: string): { path: string; message: string }[] {
  const issues: { path: string; message: string }[] = []
  if (person.lastName === '' && person.firstName === '')
    issues.push({ path: 'lastName', message: 'Enter a name: the last name, or a company’s.' })
  if (person.email !== '' && !isWellFormedEmail(person.email))
    issues.push({ path: 'email', message: 'This e-mail address is not well formed.' })
  if (person.dateOfBirth !== null && person.dateOfBirth > day)
    issues.push({ path: 'dateOfBirth', message: 'The date of birth is in the future.' })
  return issues
}

function columnsOf(key: Secret, facts: PersonFacts) {
  const keys = personKeys(key, facts)
  return {
    title: facts.title,
    first_name: facts.firstName,
    last_name: facts.lastName,
    phone: facts.phone,
    email: facts.email,
    date_of_birth: facts.dateOfBirth,
    details: JSON.stringify(facts.details),
    name_key: keys.name,
    person_key: keys.person,
  }
}

async function findable(queries: Transaction<Tables>, row: PersonRow): Promise<void> {
  const words = personWords({ ...row, firstName: row.first_name, lastName: row.last_name })
  await queries
    .insertInto('person_search')
    .columns(['rowid', 'person_id', 'words'])
    .expression(sql`SELECT ${row.number}, ${row.id}, ${words}`)
    .execute()
}
