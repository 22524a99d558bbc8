import { ACCOUNT, type Account } from '#shared/domain/ctrl-hub/account.ts'
import type { Identifier } from '#shared/domain/ctrl-hub/document.ts'
import { RESOURCES } from '#shared/domain/resources.ts'
import { documentJob } from './document-job.ts'
import { exampleRecord } from './example-values.ts'
import { homeOf, joined, recordInWords } from './words.ts'

/** Makes a customer account of contacts and homes. An answer that it uses: `property.label`. */
export const accountJob = documentJob(ACCOUNT, {
  example: () => ({
    data: {
      type: RESOURCES.account.type,
      relationships: {
        contacts: { data: [exampleRecord('contact').data] },
        properties: { data: [exampleRecord('property').data] },
      },
    },
  }),

  fingerprint: (body) => ({
    path: 'data.relationships.contacts',
    text: joined(sortedIds(contactsOf(body)), sortedIds(propertiesOf(body))),
  }),

  person: (body) => joined('contacts', sortedIds(contactsOf(body))),

  home(body) {
    const [property] = propertiesOf(body)
    return property === undefined
      ? joined('contact', contactsOf(body)[0]?.id, null)
      : joined('property', property.id)
  },

  title(body, answers) {
    const home = homeOf(answers)
    return home === ''
      ? `Customer account of ${recordInWords('contact', contactsOf(body)[0])}`
      : `Customer account for ${home}`
  },

  redactedView: (body, answers) => [
    { label: 'Home', value: homeOf(answers) },
    { label: 'Contacts', value: String(contactsOf(body).length) },
    { label: 'Homes', value: String(propertiesOf(body).length) },
  ],
})

function contactsOf(body: Account): Identifier[] {
  return body.data?.relationships?.contacts?.data ?? []
}

function propertiesOf(body: Account): Identifier[] {
  return body.data?.relationships?.properties?.data ?? []
}

function sortedIds(records: readonly Identifier[]): (string | undefined)[] {
  return records.map(({ id }) => id).sort()
}
