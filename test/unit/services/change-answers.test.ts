import { describe, expect, test } from 'vitest'
import { areSameVariables, toServiceChangeBody, withPresent } from '#shared/domain/service-change-answers.ts'
import { checkServiceChangeAnswers, serviceChangeWarnings } from '#shared/domain/service-change-checks.ts'
import { serviceChangeForm } from '#shared/domain/service-change-form.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'
import { SERVICE } from '#test/support/sample-yeti.ts'

/** A change as it begins: everything as it is. */
const UNTOUCHED: Answers = { ...withPresent({}, SERVICE), 'variables.how': 'keep' }

const changed = (some: Answers) => toServiceChangeBody({ ...UNTOUCHED, ...some }).data
const found = (some: Answers) => {
  const answers = { ...UNTOUCHED, ...some }
  const { errors, warnings: ofBody } = checkServiceChangeAnswers(answers)
  const warnings = [...ofBody, ...serviceChangeWarnings(answers)]
  const short = (list: typeof errors) => list.map(({ question, code }) => `${question} ${code}`)
  return {
    errors: short(errors),
    warnings: short(warnings),
    told: [...errors, ...warnings].map((one) => one.message),
  }
}
const rows = (some: Answers) =>
  Object.fromEntries(
    serviceChangeForm
      .summaryOf('change', { ...UNTOUCHED, ...some })
      .map(({ question, value }) => [question, value]),
  )

test('a change begins with the service as it is, its reference taken from the name', () => {
  expect(UNTOUCHED).toMatchObject({
    name: 'Broadband, 14 Harbour Road',
    renewPrice: '39.99',
    'service.id': '10',
    'service.label': 'Broadband, 14 Harbour Road',
    'service.currency': 'EUR',
  })
  expect(changed({})).toEqual({ type: 'services', id: '10', attributes: {} })
})

describe('only what is another goes', () => {
  test.each<[string, Answers, object]>([
    ['the name keeps its reference', { name: ' Fibre ' }, { name: 'Fibre [ho-7k2m9x4q]' }],
    ['the name taken away leaves the reference', { name: '' }, { name: '[ho-7k2m9x4q]' }],
    ['a price with a comma', { renewPrice: '45,50' }, { 'renew-price': '45.50' }],
    ['the same price in other digits', { renewPrice: '€39.9900' }, {}],
    ['a credit', { renewPrice: '-5' }, { 'renew-price': '-5' }],
    ['a price that cannot be read, for the check to name', { renewPrice: 'dear' }, { 'renew-price': 'dear' }],
    ['variables that are left', { variables: '{"a":1}' }, {}],
    [
      'variables that are replaced',
      { 'variables.how': 'replace', variables: '{"a":1}' },
      { variables: { a: 1 } },
    ],
    ['variables that are taken away', { 'variables.how': 'replace', variables: '{}' }, { variables: {} }],
    [
      'variables that were shown and are the same',
      { 'variables.how': 'replace', 'variables.same': 'yes', variables: '{"a":1}' },
      {},
    ],
  ])('%s', (_what, some, attributes) => {
    expect(changed(some).attributes).toEqual(attributes)
  })

  test.each([
    [
      'the same in another order and layout',
      '{"a":1,"b":[{"c":2,"d":3}]}',
      '{"b":[{"d":3, "c":2}],"a":1}',
      true,
    ],
    ['a list in another order', '{"a":[1,2]}', '{"a":[2,1]}', false],
    ['what is no object', '[1]', '[1]', false],
  ])('variables are the same or others: %s', (_what, one, other, same) => {
    expect(areSameVariables(one, other)).toBe(same)
  })

  test('a name without a reference gets none', () => {
    const answers = { ...withPresent({}, { ...SERVICE, name: 'Old' }), name: 'New' }
    expect(toServiceChangeBody(answers).data.attributes).toEqual({ name: 'New' })
  })
})

describe('a change that is gone on with another day', () => {
  test('follows the service where nothing was typed, and keeps what was', () => {
    const typed = { ...UNTOUCHED, name: 'Fibre' }
    const later = withPresent(typed, { ...SERVICE, name: 'Broadband 2 [ho-7k2m9x4q]', renewPrice: '45.0' })
    expect(later).toMatchObject({ name: 'Fibre', renewPrice: '45.0', 'service.renewPrice': '45.0' })
    expect(toServiceChangeBody(later).data.attributes).toEqual({ name: 'Fibre [ho-7k2m9x4q]' })
  })

  test('keeps a price that was typed', () => {
    const later = withPresent({ ...UNTOUCHED, renewPrice: '50' }, { ...SERVICE, renewPrice: '45.0' })
    expect(toServiceChangeBody(later).data.attributes).toEqual({ 'renew-price': '50' })
  })

  test('has nothing left to change once somebody else did it', () => {
    const later = withPresent({ ...UNTOUCHED, renewPrice: '45' }, { ...SERVICE, renewPrice: '45.0' })
    expect(checkServiceChangeAnswers(later).errors).toMatchObject([{ question: 'name', step: 'change' }])
  })
})

describe('the check', () => {
  test.each<[string, Answers, string[], string[]]>([
    ['nothing is another', {}, ['name HO-YETI-NOTHING-CHANGES'], []],
    ['a new name', { name: 'Fibre' }, [], []],
    ['a credit', { renewPrice: '-5' }, [], ['renewPrice HO-YETI-CREDIT']],
    ['a price taken away', { renewPrice: ' ' }, ['renewPrice HO-ANSWER-MISSING'], []],
    ['a price that is none', { renewPrice: '4 euro' }, ['renewPrice HO-YETI-PRICE'], []],
    ['a price that is two things', { renewPrice: '1,500' }, ['renewPrice HO-YETI-AMOUNT-UNCLEAR'], []],
    ['a price of nothing', { renewPrice: '0' }, [], ['renewPrice HO-YETI-RENEW-FREE']],
    [
      'a price of a service that is charged once',
      { renewPrice: '5', 'service.renewPeriod': 'one-time' },
      [],
      ['renewPrice HO-YETI-RENEW-NEVER'],
    ],
    [
      'another name of a service that is charged once',
      { name: 'Fibre', 'service.renewPeriod': 'one-time' },
      [],
      [],
    ],
    ['no variables in their place', { 'variables.how': 'replace' }, ['variables HO-ANSWER-MISSING'], []],
    [
      'variables that are no object',
      { 'variables.how': 'replace', variables: '[1]' },
      ['variables HO-YETI-VARIABLES'],
      [],
    ],
    [
      'variables that the type refuses',
      { 'variables.how': 'replace', variables: '{"prefixes":[{}]}', 'service.provisioning': 'free-minutes' },
      ['variables HO-YETI-VARIABLES-REFUSED'],
      [],
    ],
    [
      'variables that the type drops',
      { 'variables.how': 'replace', variables: '{"foo":1}', 'service.provisioning': 'free-minutes' },
      [],
      ['variables HO-YETI-VARIABLES-DROPPED'],
    ],
    [
      'the present variables again, which are not looked at',
      {
        name: 'Fibre',
        'variables.how': 'replace',
        variables: '{"foo":1}',
        'variables.same': 'yes',
        'service.provisioning': 'free-minutes',
      },
      [],
      [],
    ],
  ])('%s', (_what, some, errors, warnings) => {
    expect(found(some)).toMatchObject({ errors, warnings })
  })

  test('never repeats what was typed as variables', () => {
    const { told } = found({ 'variables.how': 'replace', variables: '{"password": hush-hush}' })
    expect(told).toHaveLength(1)
    expect(told.join()).not.toContain('hush-hush')
  })
})

test('is read again as what it was and what it is to be', () => {
  expect(
    rows({
      name: '',
      renewPrice: '-45,5',
      'variables.how': 'replace',
      variables: '{"host":"x","password":"hush"}',
    }),
  ).toEqual({
    name: 'From “Broadband, 14 Harbour Road” to no name',
    renewPrice: 'From €39.99 to €45.50 credit',
    'variables.how': 'Replaced by: host, password',
  })
  expect(rows({})).toEqual({
    name: 'Stays as it is',
    renewPrice: 'Stays as it is',
    'variables.how': 'Stays as it is',
  })
  expect(rows({ 'variables.how': 'replace', variables: '{}' })).toMatchObject({
    'variables.how': 'All are taken away',
  })
})

test('in the list of steps it is told by what changes', () => {
  const short = (some: Answers) => serviceChangeForm.shortAnswer('change', { ...UNTOUCHED, ...some })
  expect(short({})).toBe('')
  expect(short({ renewPrice: '5' })).toBe('Renewal price')
  expect(short({ name: 'x', renewPrice: '5' })).toBe('Name, renewal price')
})

test('what was answered stays with what is sent, for when it is to be mended', () => {
  const facts = { today: '2026-11-29', codes: emptyCodes, resources: {}, organisation: null }
  const [part] = serviceChangeForm.parts({ ...UNTOUCHED, name: 'x' }, facts)
  expect(part).toMatchObject({ kind: 'service-change', consent: null })
  expect(part?.answers).toMatchObject({ name: 'x', 'service.id': '10', 'service.currency': 'EUR' })
})

const emptyCodes = { switchType: [], electricMeterType: [], billTo: [], title: [], country: [] }

test('what the service refuses lands on the field it names', () => {
  const at = (path: string) => serviceChangeForm.placeOfPath('service-change', path)
  expect(at('data.attributes.name')).toEqual({ step: 'change', question: 'name' })
  expect(at('data.attributes.renew-price')).toEqual({ step: 'change', question: 'renewPrice' })
  expect(at('data.attributes.variables')).toEqual({ step: 'change', question: 'variables' })
  expect(at('data')).toEqual({ step: 'check', question: null })
})
