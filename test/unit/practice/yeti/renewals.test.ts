import { describe, expect, test } from 'vitest'
import { link, oneOf, service, yeti } from './yeti.ts'

const NOW = '2026-11-20T09:30:00.000Z'
const FORCED = { 'service-type': link('service-types', '20') }

/** A service on account 90, whose clock a test moves. `balance` and limits are the account's before it. */
async function billed(attributes: Record<string, unknown>, relationships = {}, limits: object = {}) {
  let clock = new Date(NOW)
  const site = await yeti({ yeti: { now: () => clock, tokenSeconds: 1e9 } })
  const account = { data: { type: 'accounts', id: '90', attributes: limits } }
  expect((await site.patch('accounts/90', account)).status).toBe(200)
  const answer = await site.post(
    'services',
    service({ 'renew-period': 'Day', 'renew-at': NOW, ...attributes }, relationships),
  )
  expect(answer.status).toBe(201)
  const { id } = oneOf(answer.text).data
  return {
    ...site,
    at: async (time: string) => {
      clock = new Date(time)
      const [{ data }, account, history] = await Promise.all([
        site.one(`services/${id}`),
        site.one('accounts/90'),
        site.list(`services/${id}/transactions`),
      ])
      return {
        state: data.attributes['state'],
        next: data.attributes['renew-at'],
        balance: account.data.attributes['balance'],
        charges: history.data.map(({ attributes }) => [attributes['description'], attributes['amount']]),
        times: history.data.map(({ attributes }) => attributes['created-at']),
      }
    },
  }
}

describe('a create', () => {
  test.each([
    ['12.34', '237.66', [['Service creation', '12.34']]],
    ['0', '250.0', []],
    ['-20', '270.0', [['Service creation', '-20.0']]],
    // Far under the account's limit, which nobody looks at.
    ['5000', '-4750.0', [['Service creation', '5000.0']]],
  ])('an initial price of %s', async (price, balance, charges) => {
    const { at } = await billed({ 'initial-price': price, 'renew-at': '2027-01-01T00:00:00Z' })
    expect(await at(NOW)).toMatchObject({ balance, charges, state: 'Active' })
  })
})

describe('a renewal', () => {
  test('nothing before the next full hour, then the whole price', async () => {
    const { at } = await billed({ 'renew-price': '10' })
    expect(await at('2026-11-20T09:59:59.999Z')).toMatchObject({ next: NOW, balance: '250.0', charges: [] })
    expect(await at('2026-11-20T10:00:00.000Z')).toEqual({
      state: 'Active',
      next: '2026-11-21T00:00:00.000Z',
      balance: '240.0',
      charges: [['Renew service', '10.0']],
      times: ['2026-11-20T10:00:00.000Z'],
    })
    expect(await at('2026-11-20T23:59:00.000Z')).toMatchObject({ balance: '240.0' })
  })

  test('due at the very hour', async () => {
    const { at } = await billed({ 'renew-price': '1', 'renew-at': '2026-11-20T10:00:00Z' })
    expect(await at('2026-11-20T10:00:00Z')).toMatchObject({ balance: '249.0' })
  })

  test('not due a moment later than the hour, until the next', async () => {
    const { at } = await billed({ 'renew-price': '1', 'renew-at': '2026-11-20T10:00:00.001Z' })
    expect(await at('2026-11-20T10:59:00Z')).toMatchObject({ charges: [] })
    expect(await at('2026-11-20T11:00:00Z')).toMatchObject({ balance: '249.0' })
  })

  test('every full hour that passed is made up for, each with its own time', async () => {
    const { at } = await billed({ 'renew-price': '1.5' })
    const { charges, times, next } = await at('2026-11-23T12:00:00Z')
    expect(charges.length).toBe(4)
    expect(times).toEqual([
      '2026-11-20T10:00:00.000Z',
      '2026-11-21T00:00:00.000Z',
      '2026-11-22T00:00:00.000Z',
      '2026-11-23T00:00:00.000Z',
    ])
    expect(next).toBe('2026-11-24T00:00:00.000Z')
  })

  test.each([
    ['2026-11-20T09:30:00Z', '2026-12-01T00:00:00.000Z'],
    ['2026-12-31T05:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['2027-01-31T00:00:00Z', '2027-02-01T00:00:00.000Z'],
    ['2027-02-01T00:00:00Z', '2027-03-01T00:00:00.000Z'],
  ])('a month from %s goes on at the 1st, %s', async (first, next) => {
    const { at } = await billed({ 'renew-period': 'Month', 'renew-at': first, 'renew-price': '1' })
    const run = new Date(Math.max(Date.parse(first), Date.parse('2026-11-20T10:00:00Z'))).toISOString()
    expect(await at(run)).toMatchObject({ next, charges: [['Renew service', '1.0']] })
  })

  test('from the 31st there are two charges in two days', async () => {
    const { at } = await billed({
      'renew-period': 'Month',
      'renew-at': '2027-01-31T00:00:00Z',
      'renew-price': '1',
    })
    expect((await at('2027-02-01T00:00:00Z')).charges.length).toBe(2)
  })

  test('a one-time service is never renewed', async () => {
    const { at } = await billed({ 'renew-period': undefined, 'renew-at': undefined, 'renew-price': '10' })
    expect(await at('2027-02-01T00:00:00Z')).toMatchObject({ next: null, charges: [], state: 'Active' })
  })
})

describe('19: enough or not', () => {
  // The balance is 100: 250 less an initial price of 150.
  const BALANCE = { 'initial-price': '150' }
  const CREATION = ['Service creation', '150.0']
  const HOUR = '2026-11-20T10:00:00Z'

  test('not enough: suspended, still due, no transaction; tried again each hour until it is', async () => {
    const { at, patch } = await billed({ ...BALANCE, 'renew-price': '10' }, {}, { 'min-balance': '90.01' })
    const suspended = { state: 'Suspended', next: NOW, balance: '100.0', charges: [CREATION] }
    expect(await at(HOUR)).toMatchObject(suspended)
    expect(await at('2026-11-20T11:00:00Z')).toMatchObject(suspended)
    await patch('accounts/90', { data: { type: 'accounts', id: '90', attributes: { 'min-balance': '90' } } })
    expect(await at('2026-11-20T12:00:00Z')).toMatchObject({
      state: 'Active',
      next: '2026-11-21T00:00:00.000Z',
      balance: '90.0',
      charges: [CREATION, ['Renew service', '10.0']],
    })
  })

  test('just enough', async () => {
    const { at } = await billed({ ...BALANCE, 'renew-price': '10' }, {}, { 'min-balance': '90.00' })
    expect(await at(HOUR)).toMatchObject({ state: 'Active', balance: '90.0' })
  })

  test('a type that forces it charges all the same', async () => {
    const { at } = await billed({ ...BALANCE, 'renew-price': '10' }, FORCED, { 'min-balance': '90.01' })
    expect(await at(HOUR)).toMatchObject({
      state: 'Active',
      next: '2026-11-21T00:00:00.000Z',
      balance: '90.0',
      charges: [CREATION, ['Renew service', '10.0']],
    })
  })

  test('a price of 0 is renewed without a transaction, whatever the balance', async () => {
    const { at } = await billed({ ...BALANCE, 'renew-price': '0' }, {}, { 'min-balance': '5000' })
    expect(await at(HOUR)).toMatchObject({
      state: 'Active',
      next: '2026-11-21T00:00:00.000Z',
      balance: '100.0',
      charges: [CREATION],
    })
  })

  test.each([
    ['110', 'Active', '110.0'],
    ['109.99', 'Suspended', '100.0'],
  ])('a credit goes up to the other limit of %s', async (limit, state, balance) => {
    const { at } = await billed(
      { ...BALANCE, 'renew-price': '-10' },
      {},
      { 'max-balance': limit, 'min-balance': '5000' },
    )
    expect(await at(HOUR)).toMatchObject({ state, balance })
  })
})

test('times: with an offset, without one in UTC, a day alone is its midnight', async () => {
  const { post } = await yeti()
  const renewAt = async (time: string) => {
    const answer = await post('services', service({ 'renew-period': 'Month', 'renew-at': time }))
    return oneOf(answer.text).data.attributes['renew-at']
  }
  expect(await renewAt('2026-12-01T00:00:00+02:00')).toBe('2026-11-30T22:00:00.000Z')
  expect(await renewAt('2026-12-01T00:00:00-0530')).toBe('2026-12-01T05:30:00.000Z')
  expect(await renewAt('2026-12-01T08:15')).toBe('2026-12-01T08:15:00.000Z')
  expect(await renewAt('2026-12-01 08:15:30.1239 UTC')).toBe('2026-12-01T08:15:30.123Z')
  expect(await renewAt('2026-12-01')).toBe('2026-12-01T00:00:00.000Z')
  // In the past is right too.
  expect(await renewAt('2020-02-29T00:00:00Z')).toBe('2020-02-29T00:00:00.000Z')
})
