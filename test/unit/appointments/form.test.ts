import { describe, expect, test } from 'vitest'
import { appointmentForm } from '#shared/domain/appointment-form.ts'
import { isWithinUsualHours } from '#shared/domain/visit-hours.ts'
import { pickAnswers } from '#shared/domain/appointment-answers.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'
import {
  ALL_NEW,
  FACTS,
  HOME,
  KNOWN_ACCOUNT,
  KNOWN_CONTACT,
  KNOWN_INTERACTION,
  NEW_CONTACT,
  NEW_INTERACTION,
  VISIT,
} from './answers.ts'

const errorsOf = (answers: Answers) =>
  appointmentForm.check(answers, FACTS).errors.map(({ question, step }) => `${step} ${question}`)
const without = (answers: Answers, question: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => key !== question))
const askedSteps = (answers: Answers) =>
  appointmentForm.steps
    .map(({ name }) => name)
    .filter((name) => appointmentForm.questionsOf(name, answers).length > 0)

const ALL_KNOWN: Answers = { ...HOME, ...KNOWN_CONTACT, ...KNOWN_INTERACTION, ...KNOWN_ACCOUNT, ...VISIT }

describe('what must be answered', () => {
  test('a whole set of answers has no errors and no warnings', () => {
    expect(appointmentForm.check(ALL_NEW, FACTS)).toEqual({ errors: [], warnings: [] })
    expect(appointmentForm.check(ALL_KNOWN, FACTS)).toEqual({ errors: [], warnings: [] })
  })

  test.each([
    ['property.id', 'property property.id'],
    ['zone', 'property zone'],
    ['contact.last_name', 'contact contact.last_name'],
    ['interaction.method', 'interaction interaction.method'],
    ['interaction.direction', 'interaction interaction.direction'],
    ['interaction.date', 'interaction interaction.date'],
    ['interaction.time', 'interaction interaction.time'],
    ['interaction.contacted', 'interaction interaction.contacted'],
    ['account.how', 'account account.how'],
    ['operation.id', 'operation operation.id'],
    ['timeBand.id', 'when timeBand.id'],
    ['date', 'when date'],
    ['start', 'when start'],
    ['end', 'when end'],
    ['medical_dependency', 'visit medical_dependency'],
    ['consent.record', 'basis consent.record'],
    ['consent.share', 'basis consent.share'],
    ['consent.givenBy', 'basis consent.givenBy'],
    ['consent.how', 'basis consent.how'],
    ['consent.at', 'basis consent.at'],
  ])('without %s of all that is new there is one error, at its question', (question, error) => {
    expect(errorsOf(without(ALL_NEW, question))).toEqual([error])
  })

  test.each([
    ['contact.id', 'contact contact.id'],
    ['interaction.how', 'interaction interaction.how'],
    ['interaction.id', 'interaction interaction.id'],
  ])('without %s of all that is there already too', (question, error) => {
    expect(errorsOf(without(ALL_KNOWN, question))).toContain(error)
  })

  test('an account that is there needs its choice, and for a new contact whose it is', () => {
    const known = { ...HOME, ...KNOWN_CONTACT, ...NEW_INTERACTION, 'account.how': 'existing', ...VISIT }
    expect(errorsOf(known)).toEqual(['account account.id'])
    const ofNew = { ...HOME, ...NEW_CONTACT, ...NEW_INTERACTION, 'account.how': 'existing', ...VISIT }
    expect(errorsOf(ofNew)).toEqual(['account accountHolder.id', 'account account.id'])
  })

  test.each(['contact.association', 'contact.first_name', 'interaction.notes', 'on_ecr', 'animals', 'notes'])(
    '%s may be left open',
    (question) => {
      expect(errorsOf(without(ALL_NEW, question))).toEqual([])
    },
  )

  test('errors stand in the order of the screen, and every one says what to do', () => {
    const { errors } = appointmentForm.check({}, FACTS)
    const order = appointmentForm.steps.map(({ name }) => name)
    const places = errors.map(({ step }) => order.indexOf(step))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    for (const { message } of errors) expect(message).toMatch(/^(?:Choose|Enter) .+\.$/)
  })

  test('an e-mail address that is none is told where it was typed', () => {
    expect(errorsOf({ ...ALL_NEW, 'contact.email': 'aoife at example' })).toEqual(['contact contact.email'])
    expect(errorsOf({ ...ALL_KNOWN, 'contact.email': 'aoife at example' })).toEqual([])
  })
})

describe('a medical dependency', () => {
  test('asks for the basis only when it is yes', () => {
    expect(askedSteps(ALL_NEW)).toContain('basis')
    for (const medical_dependency of ['no', 'prefer-not-to-say', ''])
      expect(askedSteps({ ...ALL_NEW, medical_dependency })).not.toContain('basis')
  })

  test.each([['2026-11-23'], ['2026-13-01'], ['yesterday']])('was not agreed to on %s', (day) => {
    expect(errorsOf({ ...ALL_NEW, 'consent.at': day })).toEqual(['basis consent.at'])
  })

  test('without yes needs nothing of a basis, and none is sent', () => {
    const answers = {
      ...HOME,
      ...KNOWN_CONTACT,
      ...KNOWN_INTERACTION,
      ...VISIT,
      medical_dependency: 'no',
      'consent.at': '',
    }
    expect(errorsOf(answers)).toEqual([])
    expect(appointmentForm.parts(answers, FACTS).at(-1)?.consent).toBeNull()
  })
})

describe('the steps', () => {
  test('ask for no account where the conversation has one, and for no conversation to be found where the contact is new', () => {
    expect(askedSteps(ALL_KNOWN)).not.toContain('account')
    expect(askedSteps(ALL_NEW)).toContain('account')
    expect(appointmentForm.questionsOf('interaction', ALL_NEW)).not.toContain('interaction.how')
    expect(appointmentForm.questionsOf('interaction', ALL_KNOWN)).toEqual([
      'interaction.how',
      'interaction.id',
    ])
  })

  test('never tell anything of health, ECR or notes in the list of steps', () => {
    const secret = { ...ALL_NEW, notes: 'SECRET', on_ecr_notes: 'SECRET', 'interaction.notes': 'SECRET' }
    const told = appointmentForm.steps.map(({ name }) => appointmentForm.shortAnswer(name, secret))
    expect(told).toEqual([
      '14 Linnet Row, Leeds LS1 4AB',
      'Aoife Brannigan',
      'Telephone',
      'A new account',
      'Change the meter',
      'Wednesday, 25 November 2026, 9am to 1pm',
      '',
      '',
      '',
    ])
  })

  test('mask what is about health, and ECR, in the answers that are read again', () => {
    const rows = appointmentForm.steps.flatMap(({ name }) => appointmentForm.summaryOf(name, ALL_NEW))
    expect(rows.filter(({ masked }) => masked === true).map(({ question }) => question)).toEqual([
      'medical_dependency',
      'on_ecr',
      'on_ecr_notes',
    ])
    const words = Object.fromEntries(rows.map(({ question, value }) => [question, value]))
    expect(words).toMatchObject({
      'property.id': '14 Linnet Row, Leeds LS1 4AB',
      zone: 'United Kingdom time',
      'contact.how': 'A new contact',
      'contact.telephone': '020 7946 0958',
      'interaction.method': 'Telephone',
      'interaction.direction': 'They contacted us',
      'contact.salutation': 'Ms Aoife Brannigan',
      'interaction.date': '20 November 2026, 10:15am',
      'account.how': 'A new account, for this contact and home',
      date: 'Wednesday, 25 November 2026',
      start: '9am',
      end: '1pm',
      medical_dependency: 'Yes',
      on_ecr: 'Yes',
      animals: 'Yes',
      'consent.how': 'On the telephone',
    })
    expect(words).not.toHaveProperty('consent.wording')
  })

  test('every question has a name of its own', () => {
    for (const { name } of appointmentForm.steps)
      for (const question of [
        ...appointmentForm.questionsOf(name, ALL_NEW),
        ...appointmentForm.questionsOf(name, ALL_KNOWN),
      ])
        expect(appointmentForm.nameOf(question).label, question).not.toBe(question)
  })
})

test.each([
  ['contact', 'data.attributes.email', 'contact.email'],
  ['account', 'data.relationships.contacts.data.0.id', 'contact.id'],
  ['interaction', 'data.attributes.date_time', 'interaction.time'],
  ['interaction', 'data.relationships.account.data.id', 'account.id'],
  ['appointment', 'data.attributes.start_time', 'start'],
  ['appointment', 'data.attributes.notes', 'notes'],
  ['appointment', 'data.relationships.time_band', 'timeBand.id'],
  ['appointment', 'data.relationships.operation.data.id', 'operation.id'],
  ['appointment', 'consent', 'consent.record'],
  ['appointment', 'consent.at', 'consent.at'],
] as const)('a problem of the %s at %s is mended at %s', (kind, path, question) => {
  expect(appointmentForm.placeOfPath(kind, path).question).toBe(question)
})

test('a problem that no question can mend stands on the check page', () => {
  expect(appointmentForm.placeOfPath('appointment', 'data.attributes.invented')).toEqual({
    step: 'check',
    question: null,
  })
})

describe('picking', () => {
  const home = { id: 'h2', type: 'properties', label: 'Another home' }

  test('another home lets go of what was found at the first', () => {
    expect({ ...ALL_KNOWN, ...pickAnswers(ALL_KNOWN, 'property', home) }).toMatchObject({
      'property.id': 'h2',
      'property.label': 'Another home',
      'interaction.id': '',
      'account.id': '',
      'operation.id': '',
      'contact.id': 'id-of-contact',
      'timeBand.id': 'id-of-timeBand',
    })
  })

  test('the same one again lets go of nothing', () => {
    const same = { id: 'id-of-property', type: 'properties', label: 'As it is called now' }
    expect(pickAnswers(ALL_KNOWN, 'property', same)).toEqual({
      'property.id': 'id-of-property',
      'property.type': 'properties',
      'property.label': 'As it is called now',
    })
  })
})

test.each([
  ['2026-11-25', '08:00', '20:00', false, true],
  ['2026-11-25', '07:59', '12:00', false, false],
  ['2026-11-25', '12:00', '20:01', false, false],
  ['2026-11-28', '09:00', '17:00', false, true],
  ['2026-11-28', '08:00', '12:00', false, false],
  ['2026-11-29', '16:00', '17:30', false, false],
  ['2026-11-25', '15:00', '07:00', true, false],
])(
  'on %s from %s to %s (next day: %s) is within the usual hours: %s',
  (day, start, end, endsNextDay, within) => {
    expect(isWithinUsualHours({ day, start, end, endsNextDay })).toBe(within)
  },
)
