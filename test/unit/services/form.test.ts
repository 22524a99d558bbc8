import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { toAnswerProblem } from '#shared/domain/answer-problems.ts'
import { Answers as KeptAnswers } from '#shared/contract/drafts.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { decimalText } from '#shared/domain/decimal.ts'
import { serviceForm } from '#shared/domain/service-form.ts'
import { addDays } from '#shared/domain/calendar-date.ts'
import { parseService } from '#shared/domain/yeti/body.ts'
import { checkService } from '#shared/domain/yeti/check-body.ts'
import type { Answers, FormFacts } from '#shared/domain/wizard-form.ts'
import { FULL, TODAY } from '#test/support/sample-services.ts'

const FACTS: FormFacts = { today: TODAY, codes: documentedCodes(), resources: {}, organisation: null }
const ONCE: Answers = { ...FULL, renewPeriod: 'one-time', renewPrice: '0' }
const without = (question: string): Answers =>
  Object.fromEntries(Object.entries(FULL).filter(([key]) => key !== question))
const bodyOf = (answers: Answers) => serviceForm.parts(answers, FACTS)[0]?.body
const attributesOf = (answers: Answers) => {
  const { body, problems } = parseService(bodyOf(answers))
  expect(problems).toEqual([])
  return body.data?.attributes
}
const check = (answers: Answers) => serviceForm.check(answers, FACTS)
const told = (problems: readonly { question: string; step: string; message: string }[]) =>
  problems.map(({ question, step, message }) => [step, question, message])

describe('what is sent', () => {
  test('holds every answer in its place', () => {
    expect(bodyOf(FULL)).toEqual({
      data: {
        type: 'services',
        attributes: {
          name: 'Broadband, 2 Main Street [ho-7k2m9x4q]',
          'initial-price': '12.50',
          'renew-price': '3.24',
          'renew-at': '2027-07-01T12:00:00+01:00',
          'renew-period': 'Month',
          variables: { router: { serial: 'A-1' } },
        },
        relationships: {
          account: { data: { type: 'accounts', id: '90' } },
          'service-type': { data: { type: 'service-types', id: '16' } },
        },
      },
    })
    expect(check(FULL)).toEqual({ errors: [], warnings: [] })
  })

  test.each([
    'account.id',
    'type.id',
    'name',
    'initialPrice',
    'renewPrice',
    'renewPeriod',
    'renewDate',
    'variables',
    'reference',
  ])('changes with %s', (question) => {
    expect(bodyOf(without(question))).not.toEqual(bodyOf(FULL))
  })

  test('has neither period nor date when it is charged once, and never “Disabled”', () => {
    expect(attributesOf(ONCE)).toEqual({
      name: 'Broadband, 2 Main Street [ho-7k2m9x4q]',
      'initial-price': '12.50',
      'renew-price': '0',
      variables: { router: { serial: 'A-1' } },
    })
    expect(JSON.stringify(bodyOf(ONCE))).not.toMatch(/Disabled|renew-at|renew-period/)
  })

  test('names the days by the day', () => {
    expect(attributesOf({ ...FULL, renewPeriod: 'daily', renewDate: '2027-01-05' })).toMatchObject({
      'renew-at': '2027-01-05T12:00:00+00:00',
      'renew-period': 'Day',
    })
  })

  test('has the reference alone where there is no name, and no variables where there are none', () => {
    const attributes = attributesOf({ ...without('name'), variables: ' ' })
    expect(attributes?.name).toBe('[ho-7k2m9x4q]')
    expect(attributes).not.toHaveProperty('variables')
  })

  test('takes the documented types where a record came without one', () => {
    expect(bodyOf({ ...FULL, 'account.type': '', 'type.type': '' })).toEqual(bodyOf(FULL))
  })

  test('is nothing but its type without answers', () => {
    expect(bodyOf({})).toEqual({ data: { type: 'services', attributes: {}, relationships: {} } })
  })

  test('is kept with variables as long as the field takes them', () => {
    const kept = (length: number) => v.is(KeptAnswers, { ...FULL, variables: 'x'.repeat(length) })
    expect([kept(10_000), kept(10_001)]).toEqual([true, false])
  })

  test('goes with the answers, so that it can be mended, and the zone of its receipt', () => {
    const [part] = serviceForm.parts(FULL, FACTS)
    expect(part).toMatchObject({ kind: 'service', consent: null })
    expect(part?.answers).toEqual({ ...FULL, zone: 'Europe/London' })
  })
})

describe('prices', () => {
  test.each([
    ['1,50', '1.50'],
    ['1.50', '1.50'],
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1 234.50', '1234.50'],
    ['€ 12', '12'],
    ['-5', '-5'],
    ['−5,00', '-5.00'],
    ['0', '0'],
    ['0,1234', '0.1234'],
    ['12345678901234567890.12', '12345678901234567890.12'],
  ])('%s is sent as %s', (typed, sent) => {
    expect(attributesOf({ ...FULL, initialPrice: typed, renewPrice: typed })).toMatchObject({
      'initial-price': sent,
      'renew-price': sent,
    })
    expect(check({ ...FULL, initialPrice: typed, renewPrice: typed }).errors).toEqual([])
  })

  test.each([
    ['1,500', 'The initial price can be read in two ways. Type 1500 or 1.500.'],
    ['€1,500', 'The initial price can be read in two ways. Type 1500 or 1.500.'],
    [
      '12,50 or so',
      'The initial price is not an amount. Type it such as 12.50 or 12,50, with a minus before it for a credit.',
    ],
    ['1.23456', 'The initial price has more than 4 digits behind the point. Round it.'],
    [
      '1,2,3',
      'The initial price is not an amount. Type it such as 12.50 or 12,50, with a minus before it for a credit.',
    ],
  ])('%s is asked about', (typed, message) => {
    expect(told(check({ ...FULL, initialPrice: typed }).errors)).toEqual([
      ['prices', 'initialPrice', message],
    ])
    const renewal = message.replace('The initial', 'The renewal')
    expect(told(check({ ...FULL, renewPrice: typed }).errors)).toEqual([['prices', 'renewPrice', renewal]])
  })

  test('keep every digit that was typed, with a point as with a comma', () => {
    const places = fc.integer({ min: 0, max: 4 })
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), places, (units, behind) => {
        const plain = decimalText({ units, places: behind })
        const comma = plain.replace('.', ',')
        for (const typed of /^-?[1-9]\d{0,2},\d{3}$/.test(comma) ? [plain] : [plain, comma])
          expect(attributesOf({ ...FULL, initialPrice: typed })?.['initial-price']).toBe(plain)
      }),
    )
  })
})

describe('what is missing', () => {
  test.each([
    ['account', 'account.id', 'Choose the account that pays.'],
    ['type', 'type.id', 'Choose the type of the service.'],
    ['prices', 'initialPrice', 'Enter the initial price. Type 0 when nothing is charged at first.'],
    ['prices', 'renewPrice', 'Enter the renewal price. Type 0 when nothing is charged again.'],
    ['renewal', 'renewPeriod', 'Choose how often it is charged.'],
    ['renewal', 'renewDate', 'Enter the day of the first renewal.'],
  ])('on the step %s, %s is asked for', (step, question, message) => {
    expect(told(check(without(question)).errors)).toEqual([[step, question, message]])
  })

  test('is neither the name nor the variables, nor the date of what is charged once', () => {
    for (const question of ['name', 'variables']) expect(check(without(question)).errors).toEqual([])
    expect(check({ ...ONCE, renewDate: '' }).errors).toEqual([])
  })

  test('is told in the order of the screen', () => {
    expect(check({}).errors.map(({ question }) => question)).toEqual([
      'account.id',
      'type.id',
      'initialPrice',
      'renewPrice',
      'renewPeriod',
    ])
  })
})

describe('what is wrong or suspicious in the body', () => {
  test('a day that does not exist', () => {
    expect(told(check({ ...FULL, renewDate: '2027-2-30' }).errors)).toEqual([
      ['renewal', 'renewDate', 'The first renewal is not a real date. Check its day, month and year.'],
    ])
  })

  test('a day that is past is only told', () => {
    const past = { ...FULL, renewDate: addDays(TODAY, -1) }
    expect(check(past).errors).toEqual([])
    expect(told(check(past).warnings)).toEqual([
      [
        'renewal',
        'renewDate',
        'The first renewal is in the past: it is charged within the hour after the service was set up.',
      ],
    ])
    expect(check({ ...FULL, renewDate: TODAY }).warnings).toEqual([])
  })

  test('a credit', () => {
    expect(told(check({ ...FULL, initialPrice: '-5', renewPrice: '-1' }).warnings)).toEqual([
      ['prices', 'initialPrice', 'The initial price is negative: it is paid to the account, not charged.'],
      ['prices', 'renewPrice', 'The renewal price is negative: it is paid to the account, not charged.'],
    ])
  })

  test('a renewal price that is never charged', () => {
    expect(told(check({ ...ONCE, renewPrice: '3' }).warnings)).toEqual([
      [
        'prices',
        'renewPrice',
        'This service is never renewed, so its renewal price is never charged. Choose daily or monthly if it is to be renewed.',
      ],
    ])
  })

  test.each([
    ['{"a": 1', 'Line 1, column 1: the brace that opens here is never closed.'],
    ['[1]', 'This is a list. Write one object in braces, such as {"key": "value"}.'],
  ])('variables that are no object: %s', (variables, message) => {
    expect(told(check({ ...FULL, variables }).errors)).toEqual([['variables', 'variables', message]])
  })

  test('variables that the type refuses', () => {
    const free = { ...FULL, 'type.provisioning': 'free-minutes' }
    expect(told(check({ ...free, variables: '{"prefixes": [{}]}' }).errors)).toEqual([
      [
        'variables',
        'variables',
        'This service type refuses it: “prefixes”, entry 1, “prefix” is missing. There is 1 more after it.',
      ],
    ])
    const phone = { ...FULL, 'type.provisioning': 'phone-systems', variables: '' }
    expect(told(check(phone).errors)).toEqual([
      ['variables', 'variables', 'This service type needs variables: “attributes” is missing.'],
    ])
  })

  test('half a body or a whole one: what the form takes, the rules of the body take', () => {
    const one = (...values: string[]) => fc.constantFrom(...values)
    const answers = fc.record({
      'account.id': one('', '90'),
      'type.id': one('', '16'),
      'type.provisioning': one('logging', 'free-minutes', 'phone-systems', 'other', ''),
      reference: one('', 'ho-7k2m9x4q'),
      name: one('', 'A', 'A [ho-00000000]'),
      initialPrice: one('', '0', '1,5', '1,500', 'x', '-2'),
      renewPrice: one('', '0', '3.24'),
      renewPeriod: one('', 'one-time', 'daily', 'monthly', 'yearly'),
      renewDate: one('', '2027-01-01', '2020-01-01', 'soon'),
      variables: one('', '{}', '{"a": 1}', '{"attributes": {"name": "A"}}', '[]', '{'),
    })
    fc.assert(
      fc.property(answers, (some) => {
        const { errors } = check(some)
        const rules = checkService(parseService(bodyOf(some)), TODAY)
        if (errors.length === 0) expect(rules.errors).toEqual([])
        if (rules.errors.length > 0) expect(errors).not.toEqual([])
        expect(new Set(errors.map(({ question }) => question)).size).toBe(errors.length)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what the service says of it', () => {
  test.each([
    ['data.attributes.initial-price', 'prices', 'initialPrice'],
    ['data.attributes.renew-price', 'prices', 'renewPrice'],
    ['data.attributes.renew-at', 'renewal', 'renewDate'],
    ['data.attributes.renew-period', 'renewal', 'renewPeriod'],
    ['data.attributes.variables', 'variables', 'variables'],
    ['data.attributes.variables.prefixes.0.prefix', 'variables', 'variables'],
    ['data.attributes.name', 'name', 'name'],
    ['data.relationships.account', 'account', 'account.id'],
    ['data.relationships.account.data.id', 'account', 'account.id'],
    ['data.relationships.service-type', 'type', 'type.id'],
    ['data.attributes.state', 'check', null],
    ['', 'check', null],
  ])('of %s is mended on the step %s', (path, step, question) => {
    expect(serviceForm.placeOfPath('service', path)).toEqual({ step, question })
  })

  test('is told as the service’s own words', () => {
    const problem = {
      path: 'data.relationships.account',
      message: 'Yeti says: must exist',
      fix: '',
      from: 'service',
      code: 'HO-YETI-422',
    } as const
    expect(toAnswerProblem(serviceForm, 'service', problem).message).toBe(
      'Yeti says of the account: must exist',
    )
  })
})

describe('in words', () => {
  const rows = (answers: Answers) =>
    serviceForm.steps.flatMap(({ name, title }) =>
      serviceForm.summaryOf(name, answers).map(({ label, value }) => [title, label, value]),
    )

  test('the answers are read again in two lists', () => {
    expect(rows(FULL)).toEqual([
      ['Service', 'Account', 'Harbour Lets, Kinsale'],
      ['Service', 'Service type', 'Broadband'],
      ['Service', 'Name', 'Broadband, 2 Main Street\n[ho-7k2m9x4q]'],
      ['Service', 'Variables', 'router'],
      ['Prices', 'Initial price', '€12.50'],
      ['Prices', 'Renewal price', '€3.24'],
      ['Prices', 'Renewal', 'Every month from 1 July 2027'],
    ])
    expect(rows(ONCE).at(-1)).toEqual(['Prices', 'Renewal', 'Once'])
  })

  test('what has no answer is read as not given', () => {
    expect(rows({}).map(([, , value]) => value)).toEqual(['', '', '', '', '', '', ''])
  })

  test('each step has its answer in short', () => {
    const short = (answers: Answers) =>
      serviceForm.steps.map(({ name }) => serviceForm.shortAnswer(name, answers))
    expect(short(FULL)).toEqual([
      'Harbour Lets, Kinsale',
      'Broadband',
      'Broadband, 2 Main Street',
      '€12.50, then €3.24',
      'Every month from 1 July 2027',
      'router',
      '',
    ])
    expect(short(ONCE).slice(3, 5)).toEqual(['€12.50', 'Once'])
    expect(short({})).toEqual(['', '', '', '', '', '', ''])
  })

  test('the date is asked only of what is renewed', () => {
    expect(serviceForm.questionsOf('renewal', FULL)).toEqual(['renewPeriod', 'renewDate'])
    expect(serviceForm.questionsOf('renewal', ONCE)).toEqual(['renewPeriod'])
    expect(serviceForm.questionsOf('renewal', {})).toEqual(['renewPeriod'])
  })
})
