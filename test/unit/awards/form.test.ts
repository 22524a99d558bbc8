import { describe, expect, test } from 'vitest'
import { toAnswerProblem } from '#shared/domain/answer-problems.ts'
import { awardForm } from '#shared/domain/award-form.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import type { Answers, FormFacts } from '#shared/domain/wizard-form.ts'
import { TODAY } from '#test/support/sample-awards.ts'

const FACTS: FormFacts = {
  today: TODAY,
  codes: documentedCodes(),
  resources: {},
  organisation: { id: '3f8e2c10-0001-4a00-8000-000000000001', label: 'Harbour Lets' },
}
const FULL: Answers = {
  'member.id': '3f8e2c10-0004-4a00-8000-000000000001',
  'member.type': 'people',
  'member.label': 'Niamh Byrne',
  'qualification.id': '3f8e2c10-0005-4a00-8000-000000000001',
  'qualification.type': 'courses',
  'qualification.label': 'Domestic natural gas: core safety (CCN1)',
  status: 'other',
  'status.other': 'in training',
  due: '2027-07-01',
}
/** With the types that the table has, of which there is nothing to say. */
const USUAL: Answers = { ...FULL, 'member.type': 'users', 'qualification.type': 'qualifications' }
const without = (question: string): Answers =>
  Object.fromEntries(Object.entries(FULL).filter(([key]) => key !== question))
const bodyOf = (answers: Answers, facts: Partial<FormFacts> = {}) =>
  awardForm.parts(answers, { ...FACTS, ...facts })[0]?.body
const check = (answers: Answers, facts: Partial<FormFacts> = {}) =>
  awardForm.check(answers, { ...FACTS, ...facts })
const told = (problems: readonly { question: string; step: string; message: string }[]) =>
  problems.map(({ question, step, message }) => [step, question, message])

describe('what is sent', () => {
  test('holds every answer in its place', () => {
    expect(bodyOf(FULL)).toEqual({
      data: {
        type: 'qualification-awards',
        attributes: { status: 'in training', due: '2027-07-01T23:59:59+01:00' },
        relationships: {
          organisation: { data: { type: 'organisations', id: '3f8e2c10-0001-4a00-8000-000000000001' } },
          qualification: { data: { type: 'courses', id: '3f8e2c10-0005-4a00-8000-000000000001' } },
          user: { data: { type: 'people', id: '3f8e2c10-0004-4a00-8000-000000000001' } },
        },
      },
    })
    expect(check(FULL)).toMatchObject({ errors: [] })
  })

  test('takes the documented status, and the end of a winter day', () => {
    expect(bodyOf({ ...FULL, status: 'assigned', due: '2027-01-05' })).toMatchObject({
      data: { attributes: { status: 'assigned', due: '2027-01-05T23:59:59+00:00' } },
    })
  })

  test('leaves out what has no answer', () => {
    expect(bodyOf({}, { organisation: null })).toEqual({
      data: { type: 'qualification-awards', attributes: {}, relationships: {} },
    })
  })

  test('takes the connection’s types where it has its own, and where a record came without one', () => {
    const resources = {
      'qualification-award': { type: 'awards' },
      member: { type: 'staff' },
      organisation: { type: 'orgs' },
    }
    expect(bodyOf({ ...FULL, 'member.type': '', 'qualification.type': '' }, { resources })).toMatchObject({
      data: {
        type: 'awards',
        relationships: {
          organisation: { data: { type: 'orgs' } },
          qualification: { data: { type: 'qualifications' } },
          user: { data: { type: 'staff' } },
        },
      },
    })
  })

  test('goes with the answers, so that it can be mended, and the zone of its receipt', () => {
    const [part] = awardForm.parts(FULL, FACTS)
    expect(part).toMatchObject({ kind: 'qualification-award', consent: null })
    expect(part?.answers).toEqual({ ...FULL, zone: 'Europe/London' })
  })
})

describe('what is missing', () => {
  test.each([
    ['member', 'member.id', 'Choose the member who gets the award.'],
    ['qualification', 'qualification.id', 'Choose the qualification.'],
    ['status', 'status', 'Choose the status of the award.'],
    ['status', 'status.other', 'Enter the status, exactly as your administrator writes it.'],
    ['due', 'due', 'Enter the day it is due.'],
  ])('on the step %s, %s is asked for', (step, question, message) => {
    expect(told(check(without(question)).errors)).toEqual([[step, question, message]])
  })

  test('of the connection is its organisation', () => {
    expect(told(check(FULL, { organisation: null }).errors)).toEqual([
      [
        'member',
        'organisation',
        'Choose the organisation that the award belongs to, on the page of the connection to Ctrl Hub.',
      ],
    ])
  })

  test('is told in the order of the screen', () => {
    const questions = check({}, { organisation: null }).errors.map(({ question }) => question)
    expect(questions).toEqual(['organisation', 'member.id', 'qualification.id', 'status', 'due'])
  })
})

describe('what is wrong or suspicious', () => {
  test('a day that does not exist', () => {
    expect(told(check({ ...USUAL, due: '2027-2-30' }).errors)).toEqual([
      ['due', 'due', 'The due date is not a real date. Check its day, month and year.'],
    ])
  })

  test('a day that is past is only asked about', () => {
    const { errors, warnings } = check({ ...USUAL, due: '2026-11-28' })
    expect(errors).toEqual([])
    expect(told(warnings)).toEqual([['due', 'due', 'This day is in the past. Check the date.']])
    expect(check({ ...USUAL, due: TODAY }).warnings).toEqual([])
  })

  test('a day ten years ahead is only asked about', () => {
    const { errors, warnings } = check({ ...USUAL, due: '2036-11-29' })
    expect(errors).toEqual([])
    expect(told(warnings)).toEqual([['due', 'due', 'This day is more than ten years ahead. Check the year.']])
    expect(check({ ...USUAL, due: '2036-11-28' }).warnings).toEqual([])
  })

  test('a status that is too long, at the words that were typed', () => {
    const [error] = check({ ...USUAL, 'status.other': 'x'.repeat(501) }).errors
    expect([error?.step, error?.question]).toEqual(['status', 'status.other'])
  })

  test('an id that cannot be one', () => {
    const [error] = check({ ...USUAL, 'member.id': 'two words' }).errors
    expect([error?.step, error?.question]).toEqual(['member', 'member.id'])
  })
})

describe('what the service says of it', () => {
  test.each([
    ['data.attributes.status', 'status', 'status'],
    ['data.attributes.due', 'due', 'due'],
    ['data.relationships.user.data.id', 'member', 'member.id'],
    ['data.relationships.qualification', 'qualification', 'qualification.id'],
    ['data.relationships.organisation.data', 'member', 'organisation'],
    ['data.attributes.colour', 'check', null],
    ['', 'check', null],
  ])('of %s is mended on the step %s', (path, step, question) => {
    expect(awardForm.placeOfPath('qualification-award', path)).toEqual({ step, question })
  })

  test('is told as the service’s own words', () => {
    const problem = {
      path: 'data.attributes.status',
      message: 'Ctrl Hub says: unknown status',
      fix: '',
      from: 'service',
      code: 'HO-CH-400',
    } as const
    expect(toAnswerProblem(awardForm, 'qualification-award', problem).message).toBe(
      'Ctrl Hub says of the status: unknown status',
    )
  })
})

describe('in words', () => {
  test('the answers are read again as one list', () => {
    const rows = awardForm.steps.flatMap(({ name }) => awardForm.summaryOf(name, FULL))
    expect(rows.map(({ question, label, value }) => [question, label, value])).toEqual([
      ['member.id', 'Member', 'Niamh Byrne'],
      ['qualification.id', 'Qualification', 'Domestic natural gas: core safety (CCN1)'],
      ['status', 'Status', 'in training'],
      ['due', 'Due', '1 July 2027, by the end of the day'],
    ])
  })

  test('what has no answer is read as not given', () => {
    const rows = awardForm.steps.flatMap(({ name }) => awardForm.summaryOf(name, {}))
    expect(rows.map(({ value }) => value)).toEqual(['', '', '', ''])
  })

  test('each step has its answer in short', () => {
    const short = awardForm.steps.map(({ name }) => awardForm.shortAnswer(name, FULL))
    expect(short).toEqual([
      'Niamh Byrne',
      'Domestic natural gas: core safety (CCN1)',
      'in training',
      '1 July 2027',
      '',
    ])
    expect(awardForm.shortAnswer('status', { status: 'assigned' })).toBe('Assigned')
  })

  test('the status in other words is asked only where it was chosen', () => {
    expect(awardForm.questionsOf('status', FULL)).toEqual(['status', 'status.other'])
    expect(awardForm.questionsOf('status', { status: 'assigned' })).toEqual(['status'])
  })
})
