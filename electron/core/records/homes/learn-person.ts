import { sameEmail } from '#shared/domain/email.ts'
import { alikeAddress } from '#shared/domain/homes/alike.ts'
import { compiled } from '../../store/compiled.ts'
import type { SubjectPerson, WizardAnswers } from '../../providers/provider.ts'
import type { LearningPeople } from './learning.ts'
import { detailsOf, insertPerson, personFactsOf, updatePerson, type PersonFacts } from './person-save.ts'
import { personKeys, tombstoneHash } from './person-keys.ts'
import type { PersonRow } from './people-list.ts'

const byPersonKey = compiled<{ key: string }>()((queries, value) =>
  queries
    .selectFrom('people')
    .selectAll()
    .where('person_key', '=', value('key'))
    .where('merged_into', 'is', null)
    .orderBy('number')
    .limit(1),
)
/** As many of one name as are told apart. */
const byNameKey = compiled<{ key: string }>()((queries, value) =>
  queries
    .selectFrom('people')
    .selectAll()
    .where('name_key', '=', value('key'))
    .where('merged_into', 'is', null)
    .orderBy('number')
    .limit(200),
)
const byId = compiled<{ id: string }>()((queries, value) =>
  queries.selectFrom('people').selectAll().where('id', '=', value('id')),
)

interface Named {
  person: SubjectPerson & { details?: WizardAnswers }
  /** Who is meant for another reason, such as the landlord that the home has, if the name is theirs. */
  likely: readonly string[]
  /** ISO 8601: when it was said. */
  at: string
}

/**
 * Somebody as a submission names them: the person who is known already, with what is newer, or a new one. Known again by the name with the day of
 * birth; where one of the two is without, by the name with the telephone number, the e-mail address or a landlord's own address. Null for somebody
 * who was erased since it was said.
 */
export async function learnPerson(
  learning: LearningPeople,
  { person, likely, at }: Named,
): Promise<string | null> {
  const { queries, key } = learning
  if (isErased(learning, person, at)) return null
  const facts: PersonFacts = { ...person, details: person.details ?? {} }
  const known = await knownPerson(learning, facts, likely)
  if (known === null) return (await insertPerson(queries, key, facts, at)).id
  // Nothing more is done with the data of somebody who objected.
  if (known.restricted === 1) return known.id
  const before = personFactsOf(known)
  const after = newer(before, facts)
  if (JSON.stringify(after) !== JSON.stringify(before)) await updatePerson(queries, key, known, after, at)
  return known.id
}

/** A person by their id, or the one they were merged into; null when there is none. */
export async function personOfId(
  { queries }: Pick<LearningPeople, 'queries'>,
  id: string,
): Promise<string | null> {
  const [row] = await byId(queries, { id })
  if (row === undefined) return null
  return row.merged_into === null ? row.id : personOfId({ queries }, row.merged_into)
}

/** With or without the day of birth: an erased person is not known better afterwards. */
function isErased({ key, tombstones }: LearningPeople, person: SubjectPerson, at: string): boolean {
  if (tombstones.size === 0) return false
  return [person, { ...person, dateOfBirth: null }].some((one) => {
    const erasedAt = tombstones.get(tombstoneHash(key, one))
    return erasedAt !== undefined && at <= erasedAt
  })
}

async function knownPerson(
  { queries, key }: LearningPeople,
  facts: PersonFacts,
  likely: readonly string[],
): Promise<PersonRow | null> {
  const keys = personKeys(key, facts)
  if (keys.person !== null) {
    const [born] = await byPersonKey(queries, { key: keys.person })
    if (born !== undefined) return born
  }
  const named = await byNameKey(queries, { key: keys.name })
  return (
    named.find(
      (row) =>
        !(row.date_of_birth !== null && facts.dateOfBirth !== null) &&
        (sharesContact(row, facts) || likely.includes(row.id)),
    ) ?? null
  )
}

function sharesContact(row: PersonRow, facts: PersonFacts): boolean {
  if (row.email !== '' && facts.email !== '' && sameEmail(row.email, facts.email)) return true
  const [phone, other] = [lastDigits(row.phone), lastDigits(facts.phone)]
  if (phone !== '' && phone === other) return true
  const [address, given] = [addressIn(detailsOf(row)), addressIn(facts.details)]
  return address !== '' && address === given
}

/** Enough to tell two numbers apart, whatever stands before them for the country. */
function lastDigits(phone: string): string {
  return phone.replaceAll(/\D/g, '').slice(-8)
}

function addressIn(details: WizardAnswers): string {
  const part = (name: string) => details[`landlord.address.${name}`] ?? ''
  return alikeAddress({
    propertyName: part('propertyName'),
    street: part('street'),
    locality: '',
    town: part('town'),
    region: '',
    postCode: '',
  })
}

/** What is newer, but that nothing is forgotten. An address that is given is given whole. */
function newer(before: PersonFacts, after: PersonFacts): PersonFacts {
  const text = (name: 'title' | 'firstName' | 'lastName' | 'phone' | 'email') => after[name] || before[name]
  const moved = Object.keys(after.details).some((name) => name.startsWith('landlord.address.'))
  const kept = Object.entries(before.details).filter(
    ([name]) => !(moved && name.startsWith('landlord.address.')),
  )
  return {
    details: { ...Object.fromEntries(kept), ...after.details },
    title: text('title'),
    firstName: text('firstName'),
    lastName: text('lastName'),
    phone: text('phone'),
    email: text('email'),
    dateOfBirth: after.dateOfBirth ?? before.dateOfBirth,
  }
}
