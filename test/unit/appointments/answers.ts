import type { Answers, FormFacts } from '#shared/domain/wizard-form.ts'
import { documentedCodes } from '#shared/domain/codes.ts'

/** The day on which these tests are. */
export const TODAY = '2026-11-22'

export const FACTS: FormFacts = {
  today: TODAY,
  codes: documentedCodes(),
  resources: {},
  organisation: { id: 'org', label: 'Practice Lettings' },
}

const picked = (name: string, type: string, label: string) => ({
  [`${name}.id`]: `id-of-${name}`,
  [`${name}.type`]: type,
  [`${name}.label`]: label,
})

export const HOME: Answers = {
  ...picked('property', 'properties', '14 Linnet Row, Leeds LS1 4AB'),
  zone: 'Europe/London',
}

export const NEW_CONTACT: Answers = {
  'contact.how': 'new',
  'contact.association': 'occupier',
  'contact.salutation': 'Ms',
  'contact.first_name': 'Aoife',
  'contact.last_name': 'Brannigan',
  'contact.email': 'aoife.brannigan@example.com',
  'contact.telephone': '020 7946 0958',
}
export const KNOWN_CONTACT: Answers = {
  'contact.how': 'existing',
  ...picked('contact', 'contacts', 'Ms Aoife Brannigan'),
}

export const NEW_ACCOUNT: Answers = { 'account.how': 'new' }
export const KNOWN_ACCOUNT: Answers = {
  'account.how': 'existing',
  ...picked('account', 'customer-accounts', 'Account of Ms Brannigan'),
}

export const NEW_INTERACTION: Answers = {
  'interaction.how': 'new',
  'interaction.method': 'telephone',
  'interaction.direction': 'inbound',
  'interaction.date': '2026-11-20',
  'interaction.time': '10:15am',
  'interaction.contacted': 'yes',
  'interaction.notes': 'Prefers mornings.',
}
export const KNOWN_INTERACTION: Answers = {
  'interaction.how': 'existing',
  ...picked('interaction', 'customer-interactions', 'Telephone, 20 November 2026'),
}

export const VISIT: Answers = {
  ...picked('operation', 'operations', 'Change the meter'),
  ...picked('timeBand', 'time-bands', 'Morning'),
  'timeBand.start': '09:00+0000',
  'timeBand.end': '13:00+0000',
  date: '2026-11-25',
  start: '09:00',
  end: '13:00',
  medical_dependency: 'yes',
  on_ecr: 'yes',
  on_ecr_notes: 'As told by the office.',
  animals: 'yes',
  notes: 'Ring twice.',
  'consent.basis': 'explicit-consent',
  'consent.wording': 'visit-medical-1',
  'consent.record': 'yes',
  'consent.share': 'yes',
  'consent.givenBy': 'Aoife Brannigan',
  'consent.how': 'telephone',
  'consent.at': '2026-11-20',
}

/** Every question answered, nothing picked of the chain. */
export const ALL_NEW: Answers = { ...HOME, ...NEW_CONTACT, ...NEW_INTERACTION, ...NEW_ACCOUNT, ...VISIT }
