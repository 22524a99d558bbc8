import { comesTwice } from './appointment-answers-times.ts'
import { howOf, isMedical } from './appointment-answers.ts'
import { CONSENT_QUESTIONS } from './consent-answers.ts'
import { ask, formSteps, type FilledPath, type StepQuestion } from './form-steps.ts'
import type { Answers } from './wizard-form.ts'

/** The wizard's steps, in order. `account` is not asked for a conversation that has one, `basis` only with a medical dependency. */
export const STEPS = [
  'property',
  'contact',
  'interaction',
  'account',
  'operation',
  'when',
  'visit',
  'basis',
  'check',
] as const
export type Step = (typeof STEPS)[number]

const newContact = (answers: Answers) => howOf(answers, 'contact') === 'new'
const knownContact = (answers: Answers) => howOf(answers, 'contact') === 'existing'
const withoutInteraction = (answers: Answers) => howOf(answers, 'interaction') !== 'existing'
/** The service lists accounts by contact only, so for a new contact it is asked whose account it is. */
const knownAccount = (answers: Answers) =>
  withoutInteraction(answers) && howOf(answers, 'account') === 'existing'
const newInteraction = (answers: Answers) => howOf(answers, 'interaction') === 'new'

/** Which question stands on which step, in the order of the screen, and when it is asked. */
const QUESTIONS: readonly StepQuestion<Step>[] = [
  ...ask('property', ['property.id', 'zone']),
  ...ask('contact', ['contact.how']),
  ...ask('contact', ['contact.id'], knownContact),
  ...ask(
    'contact',
    [
      'contact.association',
      'contact.salutation',
      'contact.first_name',
      'contact.last_name',
      'contact.email',
      'contact.telephone',
    ],
    newContact,
  ),
  ...ask('interaction', ['interaction.how'], (answers) => !newContact(answers)),
  ...ask('interaction', ['interaction.id'], (answers) => howOf(answers, 'interaction') === 'existing'),
  ...ask(
    'interaction',
    ['interaction.method', 'interaction.direction', 'interaction.date', 'interaction.time'],
    newInteraction,
  ),
  ...ask(
    'interaction',
    ['interaction.fold'],
    (answers) => newInteraction(answers) && comesTwice(answers, 'spoken'),
  ),
  ...ask('interaction', ['interaction.contacted', 'representative.id', 'interaction.notes'], newInteraction),
  ...ask('account', ['account.how'], withoutInteraction),
  ...ask('account', ['accountHolder.id'], (answers) => knownAccount(answers) && newContact(answers)),
  ...ask('account', ['account.id'], knownAccount),
  ...ask('operation', ['operation.id']),
  ...ask('when', ['timeBand.id', 'date', 'start']),
  ...ask('when', ['startFold'], (answers) => comesTwice(answers, 'start')),
  ...ask('when', ['end', 'endsNextDay']),
  ...ask('when', ['endFold'], (answers) => comesTwice(answers, 'end')),
  ...ask('visit', ['medical_dependency', 'on_ecr']),
  ...ask('visit', ['on_ecr_notes'], (answers) => answers['on_ecr'] === 'yes'),
  ...ask('visit', ['animals', 'notes']),
  ...ask('basis', CONSENT_QUESTIONS, isMedical),
]

const attribute = (kind: FilledPath['kind'], name: string, question: string): FilledPath => ({
  kind,
  path: `data.attributes.${name}`,
  question,
})
const relationship = (kind: FilledPath['kind'], name: string, question: string): FilledPath => ({
  kind,
  path: `data.relationships.${name}`,
  question,
})

/** Which question fills which path of the bodies. A link that was just made is never wrong by its own id. */
const FILLS: readonly FilledPath[] = [
  ...['association', 'salutation', 'first_name', 'last_name', 'email', 'telephone'].map((name) =>
    attribute('contact', name, `contact.${name}`),
  ),
  relationship('account', 'contacts', 'contact.id'),
  relationship('account', 'properties', 'property.id'),
  ...['method', 'direction', 'contacted', 'notes'].map((name) =>
    attribute('interaction', name, `interaction.${name}`),
  ),
  attribute('interaction', 'date_time', 'interaction.time'),
  relationship('interaction', 'contact', 'contact.id'),
  relationship('interaction', 'account', 'account.id'),
  relationship('interaction', 'property', 'property.id'),
  relationship('interaction', 'representative', 'representative.id'),
  attribute('appointment', 'start_time', 'start'),
  attribute('appointment', 'end_time', 'end'),
  ...['medical_dependency', 'on_ecr', 'on_ecr_notes', 'animals', 'notes'].map((name) =>
    attribute('appointment', name, name),
  ),
  // Of the agreement as a whole, and of its day.
  { kind: 'appointment', path: 'consent', question: 'consent.record' },
  { kind: 'appointment', path: 'consent.at', question: 'consent.at' },
  relationship('appointment', 'interaction', 'interaction.id'),
  relationship('appointment', 'operation', 'operation.id'),
  relationship('appointment', 'time_band', 'timeBand.id'),
]

export const { questionsOf, stepOfQuestion, inScreenOrder, stepNamed, placeOfPath } = formSteps({
  steps: STEPS,
  questions: QUESTIONS,
  fills: FILLS,
})
