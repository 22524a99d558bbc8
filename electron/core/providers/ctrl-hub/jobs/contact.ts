import { CONTACT, type Contact } from '#shared/domain/ctrl-hub/contact.ts'
import { RESOURCES } from '#shared/domain/resources.ts'
import { documentJob } from './document-job.ts'
import { folded, hidden, initialsOf, joined, statusInWords } from './words.ts'

/** Makes a contact: a person of a customer account. */
export const contactJob = documentJob(CONTACT, {
  // The number is one that Ofcom keeps for drama, the domain is IANA's for examples.
  example: () => ({
    data: {
      type: RESOURCES.contact.type,
      attributes: {
        association: 'occupier',
        salutation: 'Ms',
        first_name: 'Niamh',
        last_name: 'Byrne',
        email: 'niamh.byrne@example.com',
        telephone: '+44 20 7946 0321',
      },
    },
  }),

  fingerprint(body) {
    const { association, salutation, first_name, last_name, email, telephone } = attributesOf(body)
    return {
      path: 'data.attributes.last_name',
      text: joined(...[association, salutation, first_name, last_name, email, telephone].map(folded)),
    }
  },

  person: (body) =>
    joined('contact', folded(attributesOf(body).first_name), folded(attributesOf(body).last_name)),

  // Nobody's home is named; contacts of one name are made one after the other.
  home: (body) =>
    joined('contact', folded(attributesOf(body).first_name), folded(attributesOf(body).last_name)),

  title: (body) => `Contact ${initialsOf(attributesOf(body).first_name, attributesOf(body).last_name)}`,

  redactedView(body) {
    const { association, first_name, last_name, email, telephone } = attributesOf(body)
    return [
      { label: 'Contact', value: initialsOf(first_name, last_name) },
      { label: 'Association', value: statusInWords(association) },
      { label: 'E-mail', value: hidden(email) },
      { label: 'Telephone', value: hidden(telephone) },
    ]
  },

  hiddenView(body) {
    const { salutation, first_name, last_name, email, telephone } = attributesOf(body)
    return [
      { label: 'Name', value: [salutation, first_name, last_name].filter(Boolean).join(' ') },
      { label: 'E-mail', value: email ?? '' },
      { label: 'Telephone', value: telephone ?? '' },
    ]
  },
})

function attributesOf(body: Contact) {
  return body.data?.attributes ?? {}
}
