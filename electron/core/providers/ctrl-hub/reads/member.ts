import type { JsonApiRecord } from '../../json-api-document.ts'
import type { Shown } from './item.ts'
import { emailOf, nameOfPerson } from './person.ts'
import { joined, textAt } from './values.ts'

/** A member by name, with occupation and e-mail address. */
export function showMember(record: JsonApiRecord): Shown {
  const name = nameOfPerson(record)
  const email = emailOf(record)
  const occupation = textAt(record.attributes, 'profile', 'work', 'occupation')
  return name === ''
    ? { label: email, detail: occupation }
    : { label: name, detail: joined([occupation, email], ', ') }
}
