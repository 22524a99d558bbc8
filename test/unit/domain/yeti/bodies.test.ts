import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseService, parseServiceChange } from '#shared/domain/yeti/body.ts'
import { checkService, checkServiceChange } from '#shared/domain/yeti/check-body.ts'
import { WrittenNumber } from '#shared/domain/written-number.ts'
import { anyLike } from '../../../support/any-document.ts'
import { change } from '../../../support/filled-switch.ts'
import { seed } from '../../../support/seeds.ts'

const TODAY = '2026-11-29'
const FILLED = {
  data: {
    type: 'services',
    attributes: {
      name: 'Broadband',
      'initial-price': '1.23',
      'renew-price': '3.24',
      'renew-at': '2026-12-01T00:00:00+00:00',
      'renew-period': 'Month',
      variables: { line: { speed: 500 } },
    },
    relationships: {
      account: { data: { type: 'accounts', id: '90' } },
      'service-type': { data: { type: 'service-types', id: '16' } },
    },
  },
}
const CHANGE = { data: { type: 'services', id: '10', attributes: { 'renew-price': '4.00' } } }

const check = (body: unknown) => checkService(parseService(body), TODAY)
const errors = (body: unknown) => check(body).errors.map(({ path, code }) => `${path} ${code}`)
const warnings = (body: unknown) => check(body).warnings.map(({ path, code }) => `${path} ${code}`)
const changeErrors = (body: unknown) =>
  checkServiceChange(parseServiceChange(body)).errors.map(({ path, code }) => `${path} ${code}`)

const attribute = (name: string, value: unknown) => change(FILLED, `data.attributes.${name}`, value)

describe('a new service', () => {
  test('as the service’s own document has it, and one with everything, are taken', () => {
    const documented: unknown = JSON.parse(seed('service-request.json'))
    expect(check(documented)).toMatchObject({ errors: [] })
    expect(check(FILLED)).toEqual({ errors: [], warnings: [] })
  })

  test('keeps every member that it has a place for', () => {
    expect(parseService(FILLED)).toEqual({ body: FILLED, problems: [] })
  })

  test.each([
    ['nothing', {}, ['data HO-YETI-MISSING']],
    ['a list', [], [' HO-YETI-BODY']],
    [
      'nothing in it',
      { data: {} },
      [
        'data.type HO-YETI-MISSING',
        'data.relationships.account HO-YETI-MISSING',
        'data.relationships.service-type HO-YETI-MISSING',
        'data.attributes.initial-price HO-YETI-MISSING',
        'data.attributes.renew-price HO-YETI-MISSING',
      ],
    ],
    ['another type', change(FILLED, 'data.type', 'service'), ['data.type HO-YETI-TYPE']],
    ['an id of its own', change(FILLED, 'data.id', '5'), ['data.id HO-YETI-UNKNOWN-FIELD']],
    ['a state', attribute('state', 'Active'), ['data.attributes.state HO-YETI-UNKNOWN-FIELD']],
    [
      'an account of another type',
      change(FILLED, 'data.relationships.account.data.type', 'account'),
      ['data.relationships.account.data.type HO-YETI-TYPE'],
    ],
    [
      'an account that is no number',
      change(FILLED, 'data.relationships.account.data.id', 'abc'),
      ['data.relationships.account.data.id HO-YETI-ID'],
    ],
    [
      'no service type',
      change(FILLED, 'data.relationships.service-type', {}),
      ['data.relationships.service-type HO-YETI-MISSING'],
    ],
    ['null for a name', attribute('name', null), ['data.attributes.name HO-YETI-NULL']],
    ['a number for a name', attribute('name', 5), ['data.attributes.name HO-YETI-NOT-TEXT']],
    ['a name without end', attribute('name', 'x'.repeat(501)), ['data.attributes.name HO-YETI-TOO-LONG']],
    ['a name of any length', attribute('name', 'x'.repeat(9000)), ['data.attributes.name HO-YETI-TOO-LONG']],
    ['half a character', attribute('name', 'x\ud800'), ['data.attributes.name HO-YETI-BROKEN-TEXT']],
  ])('with %s is refused at its member', (_what, body, expected) => {
    expect(errors(body)).toEqual(expected)
  })

  test.each(['1,50', '', ' 1', 'ten', '€5', '1e3', '5.', true, {}, [], Number.NaN, 1e21, 1e-7])(
    'a price of %j is none',
    (price) => {
      expect(errors(attribute('initial-price', price))).toEqual([
        'data.attributes.initial-price HO-YETI-PRICE',
      ])
      expect(errors(attribute('renew-price', price))).toEqual(['data.attributes.renew-price HO-YETI-PRICE'])
    },
  )

  test('a number of more than 15 digits is refused, the same digits as text are not', () => {
    const digits = '1234567890.123456'
    const path = 'data.attributes.initial-price'
    expect(errors(attribute('initial-price', new WrittenNumber(digits)))).toEqual([
      `${path} HO-YETI-PRICE-DIGITS`,
    ])
    expect(errors(attribute('initial-price', 1234567890.123456))).toEqual([`${path} HO-YETI-PRICE-DIGITS`])
    expect(errors(attribute('initial-price', digits))).toEqual([])
    expect(errors(attribute('initial-price', new WrittenNumber('1.0000000000000001')))).toEqual([
      `${path} HO-YETI-PRICE-DIGITS`,
    ])
  })

  test('a price leaves as text with its digits as they were written', () => {
    for (const [given, text] of [
      [new WrittenNumber('3.10'), '3.10'],
      [3.1, '3.1'],
      ['3.10', '3.10'],
      [0, '0'],
      ['-12.3400', '-12.3400'],
    ] as const)
      expect(parseService(attribute('initial-price', given)).body.data?.attributes?.['initial-price']).toBe(
        text,
      )
  })

  test('a negative price, more than four places and a renewal that never comes are told, not refused', () => {
    expect(warnings(attribute('initial-price', '-1'))).toEqual([
      'data.attributes.initial-price HO-YETI-CREDIT',
    ])
    expect(warnings(attribute('renew-price', '-1'))).toEqual(['data.attributes.renew-price HO-YETI-CREDIT'])
    expect(warnings(attribute('initial-price', '1.23456'))).toEqual([
      'data.attributes.initial-price HO-YETI-PRICE-PLACES',
    ])
    const once = change(attribute('renew-at', undefined), 'data.attributes.renew-period', undefined)
    expect(warnings(once)).toEqual(['data.attributes.renew-price HO-YETI-RENEW-NEVER'])
    expect(warnings(change(once, 'data.attributes.renew-price', '0.00'))).toEqual([])
  })

  test.each(['Disabled', 'Week', 'day', '', 5])('a period of %j is never sent', (period) => {
    expect(errors(attribute('renew-period', period))).toContain('data.attributes.renew-period HO-YETI-PERIOD')
  })

  test('a period needs a date and a date needs a period; both are told at the date', () => {
    expect(errors(attribute('renew-at', undefined))).toEqual([
      'data.attributes.renew-at HO-YETI-RENEW-AT-MISSING',
    ])
    expect(errors(attribute('renew-period', undefined))).toEqual([
      'data.attributes.renew-at HO-YETI-RENEW-PERIOD-MISSING',
    ])
  })

  test.each(['tomorrow', '2026-02-30T00:00:00Z', '2026-12-01', 5])('a date of %j is none', (at) => {
    expect(errors(attribute('renew-at', at))).toContain('data.attributes.renew-at HO-YETI-RENEW-AT')
  })

  test('a name as long as it may be has room for its reference', () => {
    const longest = 'x'.repeat(500)
    expect(errors(attribute('name', longest))).toEqual([])
    expect(errors(attribute('name', `${longest} [ho-7k2m9x4q]`))).toEqual([])
  })

  test.each(['2026-12-01T00:00:00+24:00', '2026-12-01T00:00:00-99:99', '2026-12-01T00:00:00+1'])(
    'an offset such as that of %s is none',
    (at) => {
      expect(errors(attribute('renew-at', at))).toEqual(['data.attributes.renew-at HO-YETI-RENEW-AT'])
    },
  )

  test('a date without an offset, and one in the past, are told', () => {
    expect(warnings(attribute('renew-at', '2026-12-01T00:00:00'))).toEqual([
      'data.attributes.renew-at HO-YETI-RENEW-OFFSET',
    ])
    expect(warnings(attribute('renew-at', '2026-11-28T00:00:00Z'))).toEqual([
      'data.attributes.renew-at HO-YETI-RENEW-PAST',
    ])
    expect(warnings(attribute('renew-at', '2026-11-29T00:00:00Z'))).toEqual([])
  })

  test.each(['{"key":"value"}', [], [1], 5, true])('variables of %j are no object', (variables) => {
    expect(errors(attribute('variables', variables))).toEqual(['data.attributes.variables HO-YETI-VARIABLES'])
  })

  test('variables may hold anything, null and lists too', () => {
    const variables = { a: null, b: [1, { c: null }], d: { e: 'f' } }
    expect(parseService(attribute('variables', variables)).body.data?.attributes?.variables).toEqual(
      variables,
    )
  })

  test('nothing that can be given throws, or is quoted in a problem', () => {
    fc.assert(
      fc.property(anyLike(FILLED), (body) => {
        const found = check(body)
        for (const { message, fix } of [...found.errors, ...found.warnings])
          expect(`${message} ${fix}`).not.toContain('Broadband')
      }),
    )
  })
})

describe('a change of a service', () => {
  test('takes the three members that can change', () => {
    expect(changeErrors(CHANGE)).toEqual([])
    const all = change(
      change(CHANGE, 'data.attributes.name', 'New [ho-7k2m9x4q]'),
      'data.attributes.variables',
      {},
    )
    expect(parseServiceChange(all)).toEqual({ body: all, problems: [] })
  })

  test.each(['initial-price', 'renew-at', 'renew-period'])('says that %s is fixed', (name) => {
    expect(changeErrors(change(CHANGE, `data.attributes.${name}`, '1'))).toEqual([
      `data.attributes.${name} HO-YETI-FIXED`,
    ])
  })

  test.each([
    ['no id', change(CHANGE, 'data.id', undefined), ['data.id HO-YETI-MISSING']],
    ['an id that is no number', change(CHANGE, 'data.id', '../accounts'), ['data.id HO-YETI-ID']],
    ['nothing to change', change(CHANGE, 'data.attributes', {}), ['data.attributes HO-YETI-NOTHING-CHANGES']],
    ['an account', change(CHANGE, 'data.relationships', {}), ['data.relationships HO-YETI-FIXED']],
    ['another type', change(CHANGE, 'data.type', 'accounts'), ['data.type HO-YETI-TYPE']],
  ])('with %s is refused', (_what, body, expected) => {
    expect(changeErrors(body)).toEqual(expected)
  })
})
