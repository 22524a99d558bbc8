import { addDays } from '#shared/domain/calendar-date.ts'
import { DIRECTIONS, INTERACTION, METHODS, type Interaction } from '#shared/domain/ctrl-hub/interaction.ts'
import { RESOURCES } from '#shared/domain/resources.ts'
import type { WizardAnswers } from '../../provider.ts'
import { documentJob } from './document-job.ts'
import { exampleRecord, exampleTime } from './example-values.ts'
import {
  hidden,
  homeOf,
  initialsOf,
  joined,
  labelOf,
  momentOf,
  recordInWords,
  statusInWords,
  timeInWords,
  yesOrNo,
} from './words.ts'

/** Notes a conversation with a customer. Answers that it uses: `property.label`, `contact.{id,label}`, `zone`. */
export const interactionJob = documentJob(INTERACTION, {
  example: (today) => ({
    data: {
      type: RESOURCES.interaction.type,
      attributes: {
        method: 'telephone',
        direction: 'inbound',
        date_time: exampleTime(addDays(today, -1), '10:15'),
        contacted: true,
        status: 'completed',
        notes: 'Asked for a visit.',
      },
      relationships: {
        contact: exampleRecord('contact'),
        account: exampleRecord('account'),
        property: exampleRecord('property'),
        representative: exampleRecord('member'),
      },
    },
  }),

  fingerprint(body) {
    const { contact, account, property } = relatedOf(body)
    const { date_time, method } = body.data?.attributes ?? {}
    return {
      path: 'data.attributes.date_time',
      text: joined(contact?.data?.id, account?.data?.id, property?.data?.id, momentOf(date_time), method),
    }
  },

  person: (body) => joined('contact', relatedOf(body).contact?.data?.id, relatedOf(body).account?.data?.id),

  home(body) {
    const { contact, account, property } = relatedOf(body)
    return property?.data === undefined
      ? joined('contact', contact?.data?.id, account?.data?.id)
      : joined('property', property.data.id)
  },

  title(body, answers) {
    const home = homeOf(answers)
    return home === '' ? `Conversation with ${partnerOf(body, answers)}` : `Conversation about ${home}`
  },

  redactedView(body, answers) {
    const { method, direction, date_time, contacted, status, notes } = body.data?.attributes ?? {}
    return [
      { label: 'Home', value: homeOf(answers) },
      { label: 'With', value: partnerOf(body, answers) },
      { label: 'How', value: wordOf(METHODS, method) },
      { label: 'Direction', value: wordOf(DIRECTIONS, direction) },
      { label: 'When', value: timeInWords(date_time, answers) },
      { label: 'Reached', value: yesOrNo(contacted) },
      { label: 'Status', value: statusInWords(status) },
      { label: 'Notes', value: hidden(notes) },
    ]
  },

  hiddenView: (body) => [{ label: 'Notes', value: body.data?.attributes?.notes ?? '' }],
})

function relatedOf(body: Interaction) {
  return body.data?.relationships ?? {}
}

function partnerOf(body: Interaction, answers: WizardAnswers): string {
  const { contact, account } = relatedOf(body)
  if (contact?.data === undefined) return recordInWords('account', account?.data)
  return initialsOf(labelOf(answers, 'contact', contact.data)) || recordInWords('contact', contact.data)
}

function wordOf(words: Readonly<Record<string, string>>, value: string | undefined): string {
  if (value === undefined) return ''
  return (Object.hasOwn(words, value) ? words[value] : undefined) ?? statusInWords(value)
}
