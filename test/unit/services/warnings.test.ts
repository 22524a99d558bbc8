import { describe, expect, test } from 'vitest'
import { readDecimal } from '#shared/domain/decimal.ts'
import { meaningOf } from '#shared/domain/problem-codes.ts'
import { amountAgainProblem } from '#shared/domain/service-amount-again.ts'
import { chargedAtOnce, dueRenewal } from '#shared/domain/service-due.ts'
import { balanceAfter, serviceWarnings } from '#shared/domain/service-warnings.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'
import { FULL, TODAY } from '#test/support/sample-services.ts'

const money = (balance: string | null, minBalance: string | null) => ({
  balance: balance === null ? null : readDecimal(balance),
  minBalance: minBalance === null ? null : readDecimal(minBalance),
})
const PLENTY = money('120.50', '0.0')
const warn = (some: Answers, account: Parameters<typeof serviceWarnings>[1]['account'] = PLENTY) =>
  serviceWarnings({ ...FULL, ...some }, { account, today: TODAY })
const told = (...given: Parameters<typeof warn>) => warn(...given).map(({ code, message }) => [code, message])

test('a service that is all as usual is not warned of', () => {
  expect(warn({})).toEqual([])
  expect(warn({}, null)).toEqual([])
  expect(serviceWarnings({}, { account: PLENTY, today: TODAY })).toEqual([])
})

describe('the balance afterwards', () => {
  test.each([
    ['120.50', '12,50', '108.00'],
    ['0.1', '0.2', '-0.1'],
    ['5', '-5', '10'],
    ['99999999999999999999.01', '0.02', '99999999999999999998.99'],
  ])('of %s less %s is %s, to the last digit', (balance, price, after) => {
    const plain = readDecimal(price.replace(',', '.'))
    expect(balanceAfter(money(balance, null), plain)).toEqual(readDecimal(after))
  })

  test('is not known without a balance or a price', () => {
    expect(balanceAfter(money(null, '0'), readDecimal('1'))).toBeNull()
    expect(balanceAfter(money('1', '0'), null)).toBeNull()
  })

  test('below the minimum is told with both', () => {
    expect(told({}, money('12.49', '0.0'))).toEqual([
      [
        'HO-YETI-BELOW-MINIMUM',
        'The balance afterwards is -€0.01, below the account’s minimum of €0.00. Yeti does not stop that.',
      ],
    ])
    expect(told({}, money('0', '-10.00'))).toHaveLength(1)
  })

  test.each([
    ['exactly the minimum', {}, money('12.5', '0.0')],
    ['above a minimum that is a debt', {}, money('0', '-12.50')],
    ['not known', {}, money('1', null)],
    ['not known', {}, money(null, '100')],
    ['below it before, and nothing is charged', { initialPrice: '0' }, money('-5', '0')],
    ['below it, but better than before', { initialPrice: '-1' }, money('-5', '0')],
  ])('is no warning when it is %s', (_which, some, account) => {
    expect(warn(some, account)).toEqual([])
  })
})

describe('a first renewal that is due', () => {
  const PAST = { renewDate: '2026-11-28', renewPrice: '10' }

  test('counts in the balance afterwards, and what Yeti does of it depends on the type', () => {
    const account = money('20.00', '0.0')
    const below = 'The balance afterwards is -€2.50, below the account’s minimum of €0.00.'
    const messages = (some: Answers) =>
      told({ ...PAST, ...some }, account).flatMap(([code, message]) =>
        code === 'HO-YETI-BELOW-MINIMUM' ? [message] : [],
      )
    expect(messages({})).toEqual([
      `${below} Yeti does not stop the initial price, but suspends the service until it can charge the renewal.`,
    ])
    for (const forceRenew of ['yes', ''])
      expect(messages({ 'type.forceRenew': forceRenew })).toEqual([`${below} Yeti does not stop that.`])
    for (const later of [{ renewDate: '2026-11-30' }, { renewPeriod: 'one-time' }, { renewPrice: '0' }])
      expect(messages(later)).toEqual([])
  })

  test('is known by its day', () => {
    expect(dueRenewal({ ...FULL, ...PAST }, TODAY)).toEqual({
      when: 'within the hour',
      price: readDecimal('10'),
    })
    expect(dueRenewal({ ...FULL, renewDate: TODAY }, TODAY)?.when).toBe('today')
    expect(dueRenewal({ ...FULL, renewDate: '2026-11-30' }, TODAY)).toBeNull()
    expect(dueRenewal({ ...FULL, ...PAST, renewPeriod: 'one-time' }, TODAY)).toBeNull()
  })

  test('is charged besides the initial price', () => {
    const charged = (some: Answers) => chargedAtOnce({ ...FULL, ...some }, TODAY)
    expect(charged(PAST)).toEqual(readDecimal('22.50'))
    expect(charged({ ...PAST, renewPrice: '-10' })).toEqual(readDecimal('2.50'))
    expect(charged({ renewPrice: '10' })).toEqual(readDecimal('12.50'))
    expect(charged({ ...PAST, renewPrice: 'ten' })).toBeNull()
    expect(charged({ ...PAST, initialPrice: '' })).toBeNull()
  })

  test('is told when it is today, unless it charges nothing', () => {
    const codes = (some: Answers) =>
      warn({ renewDate: TODAY, renewPeriod: 'daily', ...some }).map(({ code }) => code)
    expect(codes({})).toEqual(['HO-YETI-RENEW-TODAY'])
    expect(codes({ renewPrice: '0' })).toEqual(['HO-YETI-RENEW-FREE'])
    expect(codes({ renewDate: '2026-11-30' })).toEqual([])
    for (const code of codes({})) expect(meaningOf(code)).not.toBeNull()
  })
})

describe('the type', () => {
  test('that is renewed beyond the minimum balance', () => {
    expect(told({ 'type.forceRenew': 'yes' })).toEqual([
      ['HO-YETI-FORCE-RENEW', 'This service type charges renewals even beyond the minimum balance.'],
    ])
    expect(warn({ 'type.forceRenew': 'yes', renewPeriod: 'one-time' })).toEqual([])
    expect(warn({ 'type.forceRenew': '' })).toEqual([])
  })

  test('that makes a customer elsewhere', () => {
    expect(told({ 'type.provisioning': 'phone-systems' })).toEqual([
      [
        'HO-YETI-PHONE-SYSTEMS',
        'This service type makes a customer in the telephone system. Handover cannot take that back, not even when the service is refused afterwards.',
      ],
    ])
  })

  test('that nobody knows', () => {
    expect(told({ 'type.provisioning': 'other' })).toEqual([
      ['HO-YETI-TYPE-UNKNOWN', 'Handover does not know what else this service type sets up.'],
    ])
  })
})

describe('the renewal', () => {
  const SHORT = [
    [
      'HO-YETI-FIRST-OF-MONTH',
      'After 31 January 2027 it is charged again on 1 February 2027: Yeti renews monthly services on the 1st, and in full.',
    ],
  ]
  test('of a month that does not begin on the 1st', () => {
    expect(told({ renewDate: '2027-01-31' })).toEqual(SHORT)
  })

  test.each([
    { renewDate: '2027-01-31', renewPeriod: 'daily' },
    { renewDate: '2027-01-31', renewPeriod: 'one-time' },
    { renewDate: 'soon' },
  ])('%j is no such month', (some) => {
    expect(warn(some)).toEqual([])
  })

  test('that charges nothing', () => {
    expect(told({ renewPrice: '0.00', renewDate: '2027-01-31' })).toEqual([
      [
        'HO-YETI-RENEW-FREE',
        'The renewal price is nothing: the service is renewed, but never charged again.',
      ],
    ])
    expect(warn({ renewPrice: '0', renewPeriod: 'one-time' })).toEqual([])
  })
})

test('variables that the type drops', () => {
  expect(told({ 'type.provisioning': 'free-minutes' })).toEqual([
    ['HO-YETI-VARIABLES-DROPPED', 'Yeti drops “router”: this type does not know it.'],
  ])
  expect(warn({ 'type.provisioning': 'free-minutes', variables: '{' })).toEqual([])
})

test('each warning leads to the question that mends it, and has a code with a meaning', () => {
  const all = [
    ...warn(
      { 'type.forceRenew': 'yes', 'type.provisioning': 'phone-systems', renewDate: '2027-01-31' },
      money('0', '0'),
    ),
    ...warn({ 'type.provisioning': 'free-minutes', renewPrice: '0' }),
  ]
  expect(all.map(({ step, question }) => [step, question])).toEqual([
    ['account', 'account.id'],
    ['type', 'type.id'],
    ['type', 'type.id'],
    ['renewal', 'renewDate'],
    ['prices', 'renewPrice'],
    ['variables', 'variables'],
  ])
  for (const { code } of all) expect(meaningOf(code)).not.toBeNull()
})

describe('the amount that is typed once more', () => {
  const again = (typed: string, price = '1234.50') =>
    amountAgainProblem(typed, readDecimal(price), 'amountAgain', 'EUR')?.message ?? null
  test.each(['1234.50', '1234.5', '1,234.50', ' € 1 234,50 ', '1234.5000'])('%s is the same', (typed) => {
    expect(again(typed)).toBeNull()
  })

  test.each([
    ['', 'Type the amount once more, as this page shows it.'],
    ['1234.51', 'This is not the amount that this page shows. If that one is wrong, change the prices.'],
    ['-1234.50', 'This is not the amount that this page shows. If that one is wrong, change the prices.'],
    ['1,234', 'This can be read in two ways. Type 1234 or 1.234.'],
    ['twelve', 'This is not an amount. Type it such as 12.50 or 12,50, with a minus before it for a credit.'],
  ])('%j is not', (typed, message) => {
    expect(again(typed)).toBe(message)
  })

  test('is not asked where nothing is charged', () => {
    expect(again('', '0.00')).toBeNull()
    expect(amountAgainProblem('', null, 'amountAgain', 'EUR')).toBeNull()
  })

  test('of a credit has its minus', () => {
    expect(again('-5', '-5.00')).toBeNull()
    expect(again('5', '-5.00')).not.toBeNull()
  })
})
