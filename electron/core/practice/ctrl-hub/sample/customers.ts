import { refTo, type Resource } from '../document.ts'
import { addLink, type Records } from '../records.ts'
import { modified, moment } from './days.ts'
import { sampleId } from './ids.ts'
import { emailOf, nameNumber } from './names.ts'
import { mobile } from './places.ts'
import type { Random } from './random.ts'

export const CONTACTS = 30

/** Contacts of the second organisation start here, and so do its homes. */
const SECOND_CONTACT = 26
const SECOND_HOME = 181

const NOTES = [
  'Asked for a morning visit.',
  'Will leave the side gate open.',
  'Prefers to be written to.',
  'New tenant moves in next week; the agent has the keys.',
  '',
] as const

/** People who live in the first homes, each fifth without an account, and what was said with them. */
export function addCustomers(records: Records, random: Random, now: Date): void {
  let accounts = 0
  for (let number = 1; number <= CONTACTS; number += 1) {
    const isSecond = number >= SECOND_CONTACT
    const owner = sampleId('organisation', isSecond ? 2 : 1)
    const home = isSecond ? SECOND_HOME + number - SECOND_CONTACT : number
    const property = { type: 'properties', id: sampleId('property', home) }
    const contact = records.add(person(number, owner, random, now))
    let account: Resource | null = null
    if (number % 5 !== 0) {
      accounts += 1
      account = records.add({
        type: 'customer-accounts',
        id: sampleId('account', accounts),
        owner,
        meta: modified(now, random.whole(20, 300)),
        links: {
          author: AUTHOR,
          organisation: { type: 'organisations', id: owner },
          contacts: [refTo(contact)],
          interactions: [],
          properties: [property],
        },
      })
      contact.links['accounts'] = [refTo(account)]
    }
    const interaction = records.add({
      type: 'customer-interactions',
      id: sampleId('interaction', number),
      owner,
      attributes: {
        method: number === 1 ? 'telephone' : random.pick(['letter', 'email', 'telephone', 'sms']),
        direction: random.pick(['inbound', 'outbound']),
        date_time: moment(now, -random.whole(1, 20), `${random.whole(9, 16)}:15`),
        contacted: number % 3 !== 0,
        status: number % 2 === 0 ? 'completed' : 'scheduled',
        notes: random.pick(NOTES),
      },
      meta: modified(now, random.whole(1, 20)),
      links: {
        author: AUTHOR,
        organisation: { type: 'organisations', id: owner },
        representative: { type: 'users', id: sampleId('user', isSecond ? 33 : (number % 30) + 1) },
        account: account === null ? null : refTo(account),
        contact: refTo(contact),
        property,
      },
    })
    for (const party of account === null ? [contact] : [contact, account])
      addLink(records, party, 'interactions', interaction)
  }
}

const AUTHOR = { type: 'users', id: sampleId('user', 3) }

function person(number: number, owner: string, random: Random, now: Date): Resource {
  const name = nameNumber(number + 107)
  return {
    type: 'contacts',
    id: sampleId('contact', number),
    owner,
    attributes: {
      // The one association that is documented.
      association: 'occupier',
      salutation: name.salutation,
      first_name: name.first,
      last_name: name.last,
      email: number % 7 === 0 ? '' : emailOf(name, 'example.org'),
      telephone: mobile(random),
    },
    meta: modified(now, random.whole(20, 300)),
    links: {
      accounts: [],
      author: AUTHOR,
      interactions: [],
      organisation: { type: 'organisations', id: owner },
    },
  }
}
