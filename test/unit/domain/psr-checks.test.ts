import { describe, expect, test } from 'vitest'
import { nameKey, valueKey } from '#shared/domain/psr-answers-info.ts'
import { PSR_STEPS } from '#shared/domain/psr-answers-steps.ts'
import { psrForm } from '#shared/domain/psr-form.ts'
import { isInIreland } from '#shared/domain/psr-answers-home.ts'
import { FACTS, GAS, fullPsrAnswers, without } from './psr-answers.ts'

const errorsOf = (answers: Record<string, string>) => psrForm.check(answers, FACTS).errors
const errorAt = (question: string, change: Record<string, string>) =>
  errorsOf({ ...fullPsrAnswers(), ...change }).find((error) => error.question === question)

test('each question stands on its step, in the order of the screen', () => {
  const asked = psrForm.steps.map(({ name }) => [
    name,
    psrForm.questionsOf(name, { ...fullPsrAnswers(), 'needs.10': 'yes' }),
  ])
  const needs = [
    ['needs', ...['01', '02', '03', '04', '08', '09', '12', '14', '15', '17'].map((code) => `needs.${code}`)],
    [
      'needs.text.17',
      ...['18', '19', '20', '22', '23', '24', '25', '26', '27', '28', '29'].map((code) => `needs.${code}`),
    ],
    ['needs.expiry.29', 'needs.30', 'needs.31', 'needs.32', 'needs.33', 'needs.expiry.33'],
    ['needs.34', 'needs.35', 'needs.36', 'needs.37', 'needs.10', 'noNeeds'],
  ].flat()
  const info = Array.from({ length: 8 }, (_, place) => [nameKey(place), valueKey(place)]).flat()
  const consent = ['agreed', 'basis', 'wording', 'record', 'share', 'givenBy', 'how', 'at']
  expect(psrForm.steps.map(({ name }) => name)).toEqual(PSR_STEPS)
  expect(asked).toEqual([
    ['home', ['property.id']],
    ['meters', ['meters']],
    ['needs', needs],
    ['priority', ['priority']],
    ['info', info],
    ['basis', consent.map((part) => `consent.${part}`)],
    ['check', []],
  ])
})

test('answers that are whole have no errors', () => {
  expect(errorsOf(fullPsrAnswers())).toEqual([])
  expect(psrForm.blocked?.(fullPsrAnswers(), FACTS)).toEqual([])
})

test('what is missing is told at its question and step, in the order of the screen', () => {
  expect(errorsOf({}).map(({ question, step, code }) => [question, step, code])).toEqual([
    ['property.id', 'home', 'HO-ANSWER-MISSING'],
    ['meters', 'meters', 'HO-ANSWER-MISSING'],
    ['needs', 'needs', 'HO-ANSWER-MISSING'],
    ['priority', 'priority', 'HO-ANSWER-MISSING'],
    ['consent.agreed', 'basis', 'HO-ANSWER-MISSING'],
  ])
  const asked = { ...fullPsrAnswers(), 'needs.32': 'yes', 'needs.34': 'yes', 'info.2.name': 'Careline' }
  const gaps = without(
    asked,
    'needs.text.17',
    'needs.expiry.29',
    'needs.expiry.33',
    'consent.how',
    'consent.record',
  )
  expect(errorsOf(gaps).map(({ question, step }) => [question, step])).toEqual([
    ['needs.text.17', 'needs'],
    ['needs.expiry.29', 'needs'],
    ['needs.expiry.32', 'needs'],
    ['needs.expiry.33', 'needs'],
    ['needs.expiry.34', 'needs'],
    ['info.2.value', 'info'],
    ['consent.record', 'basis'],
    ['consent.how', 'basis'],
  ])
})

describe('needs', () => {
  test('that there are none is an answer, and not beside needs', () => {
    const none = Object.fromEntries(
      Object.entries(fullPsrAnswers()).filter(([key]) => !key.startsWith('needs.')),
    )
    expect(errorsOf(none).map(({ question }) => question)).toEqual(['needs'])
    expect(errorsOf({ ...none, noNeeds: 'yes' })).toEqual([])
    expect(errorsOf({ ...none, 'needs.08': 'yes' })).toEqual([])
    expect(errorsOf({ ...none, 'needs.08': 'yes', noNeeds: 'yes' })).toMatchObject([
      { question: 'noNeeds', step: 'needs', code: 'HO-ANSWER-MISSING' },
    ])
  })

  test.each([
    ['2026-11-23', undefined],
    ['2026-11-22', 'must be after today'],
    ['2026-11-21', 'must be after today'],
    ['31/2/2027', 'not a real date'],
    ['', 'Enter the day'],
  ])('a review date of %j', (date, told) => {
    const error = errorAt('needs.expiry.29', { 'needs.expiry.29': date })
    if (told === undefined) expect(error).toBeUndefined()
    else expect(error?.message).toContain(told)
  })

  test('a review date is not asked for a need that is not ticked', () => {
    const unticked = { ...fullPsrAnswers(), 'needs.29': '', 'needs.expiry.29': 'soon' }
    expect(errorsOf(unticked)).toEqual([])
    expect(psrForm.questionsOf('needs', unticked)).not.toContain('needs.expiry.29')
  })

  test('what goes with a need has at most 200 characters', () => {
    expect(errorAt('needs.text.17', { 'needs.text.17': 'ö'.repeat(200) })).toBeUndefined()
    expect(errorAt('needs.text.17', { 'needs.text.17': 'ö'.repeat(201) })?.message).toContain('200')
    expect(errorAt('needs.text.17', { 'needs.text.17': '', 'needs.17': '' })).toBeUndefined()
  })
})

test.each([
  ['0', true],
  ['3', true],
  ['4', false],
  ['high', false],
  ['', false],
])('a priority of %j', (priority, isFine) => {
  expect(errorAt('priority', { priority }) === undefined).toBe(isFine)
})

describe('extra information', () => {
  test.each([
    ['', 'Value', 'Enter a name for this'],
    ['Name', '', undefined],
    ['x'.repeat(60), 'Value', undefined],
    ['x'.repeat(61), 'Value', '60 characters'],
    ['Имя', 'Value', 'English alphabet'],
    ['Needs codes', 'Value', 'kept for the needs'],
    ['needs-expiry 29', 'Value', 'kept for the needs'],
    ['password SCHEME', 'Value', 'already'],
    ['Careline  provider', 'Value', 'already'],
    ['Café', 'Value', undefined],
  ])('a name of %j with %j', (name, value, told) => {
    const error = errorAt(nameKey(5), { [nameKey(5)]: name, [valueKey(5)]: value })
    if (told === undefined) expect(error).toBeUndefined()
    else expect(error?.message).toContain(told)
  })

  test.each([
    ['', 'Enter the value'],
    ['x'.repeat(500), undefined],
    ['x'.repeat(501), '500 characters'],
  ])('a value', (value, told) => {
    const error = errorAt(valueKey(5), { [nameKey(5)]: 'Name', [valueKey(5)]: value })
    if (told === undefined) expect(error).toBeUndefined()
    else expect(error?.message).toContain(told)
  })

  test('a name is free again where the record that had it is not among those chosen', () => {
    const gasOnly = { ...fullPsrAnswers([GAS]), [nameKey(5)]: 'Careline provider', [valueKey(5)]: 'Other' }
    expect(errorsOf(gasOnly)).toEqual([])
  })
})

describe('their agreement', () => {
  test('without any, the draft is blocked, which is not an error', () => {
    const answers = { ...without(fullPsrAnswers(), 'consent.how'), 'consent.agreed': 'not-yet' }
    expect(errorsOf(answers)).toEqual([])
    expect(psrForm.blocked?.(answers, FACTS)).toEqual([
      { question: 'consent.agreed', message: 'Nobody has agreed yet that it is recorded and shared' },
    ])
    expect(psrForm.questionsOf('basis', answers)).toEqual(['consent.agreed'])
  })

  test.each(['consent.givenBy', 'consent.how', 'consent.at', 'consent.record', 'consent.share'])(
    'needs %s',
    (question) => {
      expect(errorAt(question, { [question]: '' })?.step).toBe('basis')
    },
  )

  test.each([
    ['2026-11-22', undefined],
    ['2026-11-23', 'cannot be after today'],
    ['30/2/2026', 'not a real date'],
    ['', 'Enter the day they agreed.'],
  ])('given on %j', (day, told) => {
    const error = errorAt('consent.at', { 'consent.at': day })
    expect(error?.step).toBe(told === undefined ? undefined : 'basis')
    expect(error?.message ?? '').toContain(told ?? '')
  })

  test('when they did not agree to both, there is another answer', () => {
    expect(errorAt('consent.share', { 'consent.share': '' })?.message).toBe(
      'Tick that they agreed that it is shared, or choose “Nobody has agreed yet”.',
    )
  })
})

test.each([
  ['data.attributes.priority', 'priority', 'priority'],
  ['priority', 'priority', 'priority'],
  ['data.attributes.extra_info.2.value', 'needs', 'needs'],
  ['extra_info', 'needs', 'needs'],
  ['data.relationships.meter.data.id', 'meters', 'meters'],
  ['meter', 'meters', 'meters'],
  ['consent', 'basis', 'consent.agreed'],
  ['consent.at', 'basis', 'consent.at'],
  ['data.type', 'check', null],
  ['', 'check', null],
])('a problem at %s is mended on %s', (path, step, question) => {
  expect(psrForm.placeOfPath('psr-record', path)).toEqual({ step, question })
})

test.each([
  ['14 Weavers Row, Whitby, YO21 3HW', false],
  ['2 Quay Street, Bangor, Northern Ireland', false],
  ['2 Ireland Road, Ipswich, IP3 0EA', false],
  ['Apartment 7, Cork, T12 X70A', true],
  ['Apartment 7, Cork T12X70A', true],
  ['Apartment 7, Dublin 6W, d6w 1234', true],
  ['3 Main Street, Bandon, Ireland', true],
  ['3 Main Street, Bandon, Éire', true],
  ['3 Main Street, Ireland’s Eye, Whitby', false],
  ['3 Main Street, Upper Bandon Town T12 X70A', true],
  ['3 Main Street, Upper Bandon Town T12X70A', true],
  ['3 Main Street, Bandon, Republic of Ireland, ', true],
  ['', false],
])('%j is in Ireland: %s', (address, isThere) => {
  expect(isInIreland(address)).toBe(isThere)
})
