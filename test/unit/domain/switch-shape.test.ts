import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parseSwitch } from '#shared/domain/switch-parse.ts'
import { SWITCH_FACTS } from '#shared/domain/switch-facts.ts'
import { TenantSwitch } from '#shared/domain/tenant-switch.ts'
import { change } from '#test/support/filled-switch.ts'

const texts = ['postCode', 'propertyName', 'street', 'locality', 'town', 'region', 'country']
const textPaths = [
  ...texts.map((name) => `property.address.${name}`),
  ...texts.map((name) => `landlord.address.${name}`),
  'property.mprn',
  'property.gprn',
  ...['tenant', 'landlord'].flatMap((who) =>
    ['firstName', 'lastName', 'telephoneNumber', 'email'].map((name) => `${who}.${name}`),
  ),
]
const wholePaths = [
  'property.address.countryCode',
  'landlord.address.countryCode',
  'property.propertyId',
  'meterReadings.twentyFourHourMeterRead',
  'meterReadings.nightSaverMeterRead',
  'meterReadings.dayMeterRead',
  'meterReadings.nightMeterRead',
  'meterReadings.peakMeterRead',
  'meterReadings.gasMeterRead',
  'tenant.titleId',
  'tenant.tenantId',
  'landlord.titleId',
  'landlord.landlordId',
  'tenancyId',
]
const codePaths = ['switchType', 'property.electricMeterType']
const datePaths = ['meterReadings.meterReadingDate', 'tenancyStartDate', 'tenant.dateOfBirth']
const yesNoPaths = ['property.payAsYouGoGasMeter', 'tenant.criticalCare']

const withMember = (path: string, value: unknown): unknown => change({}, path, value)
const problemsOf = (input: unknown) =>
  parseSwitch('tenant-switch', input).problems.map(({ path, code }) => `${path} ${code}`)

/** The member is read as it is, and nothing is said. */
function isTaken(path: string, value: unknown): void {
  expect(parseSwitch('tenant-switch', withMember(path, value))).toEqual({
    body: withMember(path, value),
    problems: [],
  })
}

/** The member is told by its code, and left out of what was read. */
function isRefused(path: string, value: unknown, code: string): void {
  const { body, problems } = parseSwitch('tenant-switch', withMember(path, value))
  expect(problems.map((one) => `${one.path} ${one.code}`)).toEqual([`${path} ${code}`])
  expect(JSON.stringify(body)).not.toContain(path.split('.').at(-1))
}

describe('texts', () => {
  test.each(textPaths)('%s', (path) => {
    isTaken(path, 'Ní Bhriain')
    isTaken(path, '')
    isTaken(path, 'x'.repeat(500))
    isRefused(path, 'x'.repeat(501), 'HO-SWITCH-TOO-LONG')
    isRefused(path, 7, 'HO-SWITCH-NOT-TEXT')
    isRefused(path, 'half of a \uD83D', 'HO-SWITCH-BROKEN-TEXT')
    isRefused(path, null, 'HO-SWITCH-NULL')
  })

  test('a text that is too long is told how long it may be', () => {
    const { problems } = parseSwitch('tenant-switch', { tenant: { lastName: 'x'.repeat(501) } })
    expect(problems[0]?.fix).toBe('Shorten it to 500 characters at most.')
  })
})

describe('numbers', () => {
  test.each(wholePaths)('%s has 32 bits and may be below 0', (path) => {
    for (const value of [0, 1, -1, 2_147_483_647, -2_147_483_648]) isTaken(path, value)
    for (const value of [2_147_483_648, -2_147_483_649]) isRefused(path, value, 'HO-SWITCH-NUMBER-RANGE')
    for (const value of ['1', 1.5, true]) isRefused(path, value, 'HO-SWITCH-NOT-WHOLE')
  })

  test.each(codePaths)('%s is a number from 0', (path) => {
    for (const value of [0, 1, 2_147_483_647]) isTaken(path, value)
    for (const value of [-1, 2_147_483_648]) isRefused(path, value, 'HO-SWITCH-NUMBER-RANGE')
    for (const value of ['1', 1.5]) isRefused(path, value, 'HO-SWITCH-NOT-WHOLE')
  })
})

test.each(yesNoPaths)('%s is true or false', (path) => {
  isTaken(path, true)
  isTaken(path, false)
  for (const value of ['true', 1, 'yes']) isRefused(path, value, 'HO-SWITCH-NOT-YES-NO')
})

test.each(datePaths)('%s is a real date', (path) => {
  for (const value of ['2026-11-20', '2026-11-20T00:00']) isTaken(path, value)
  for (const value of ['2026-02-30', 'soon', '']) isRefused(path, value, 'HO-SWITCH-DATE')
  isRefused(path, `2026-11-20T00:00:00.${'0'.repeat(21)}`, 'HO-SWITCH-TOO-LONG')
  isRefused(path, 20_261_120, 'HO-SWITCH-NOT-TEXT')
})

test('a date says in the description how it is written', () => {
  const schema = TenantSwitch.entries.tenancyStartDate.wrapped
  expect(v.getMetadata(schema)['description']).toContain('yyyy-MM-dd')
})

describe('objects', () => {
  test.each(['property', 'property.address', 'meterReadings', 'tenant', 'landlord', 'landlord.address'])(
    '%s has members of its own',
    (path) => {
      isTaken(path, {})
      for (const value of ['text', 7, [], [{}], true]) isRefused(path, value, 'HO-SWITCH-NOT-OBJECT')
      isRefused(path, null, 'HO-SWITCH-NULL')
    },
  )

  test.each([null, undefined, 'text', 7, true, [], [{}]])('%j is no body at all', (input) => {
    expect(parseSwitch('tenant-switch', input)).toEqual({
      body: {},
      problems: [expect.objectContaining({ path: '', code: 'HO-SWITCH-BODY' })],
    })
  })

  test('a member that is undefined counts as left out', () => {
    expect(
      parseSwitch('tenant-switch', {
        tenant: { lastName: undefined, firstName: 'Ann' },
        tenancyId: undefined,
      }),
    ).toEqual({
      body: { tenant: { firstName: 'Ann' } },
      problems: [],
    })
  })

  test('what is wrong is left out, and the rest is read', () => {
    const input = {
      tenancyId: 'x',
      switchType: 1,
      property: { mprn: 7, gprn: '1000001', address: { town: null, street: 'Turf Lane' } },
      tenant: [],
    }
    expect(parseSwitch('tenant-switch', input).body).toEqual({
      switchType: 1,
      property: { gprn: '1000001', address: { street: 'Turf Lane' } },
    })
    expect(problemsOf(input).toSorted()).toEqual([
      'property.address.town HO-SWITCH-NULL',
      'property.mprn HO-SWITCH-NOT-TEXT',
      'tenancyId HO-SWITCH-NOT-WHOLE',
      'tenant HO-SWITCH-NOT-OBJECT',
    ])
  })

  test('a member has one problem at a time', () => {
    expect(problemsOf({ tenant: { lastName: '\uD83D'.repeat(501) } })).toHaveLength(1)
    expect(problemsOf({ switchType: -1.5 })).toHaveLength(1)
  })
})

describe('a name that the service does not know', () => {
  const fixOf = (input: unknown) =>
    parseSwitch('tenant-switch', input).problems.map(({ path, fix }) => [path, fix])
  const meant = (name: string) => `Did you mean ${name}? Names are written exactly so.`

  test.each([
    ['MPRN', 'mprn'],
    ['Mprn', 'mprn'],
    ['mpr', 'mprn'],
    ['mprnn', 'mprn'],
    ['gprm', 'gprn'],
    ['adress', 'address'],
    ['adresss', 'address'],
    ['propertyid', 'propertyId'],
    ['eletricMeterTyp', 'electricMeterType'],
    ['payAsYouGoGasMetre', 'payAsYouGoGasMeter'],
  ])('property.%s is told as a slip for %s', (name, near) => {
    expect(fixOf({ property: { [name]: 1 } })).toEqual([[`property.${name}`, meant(near)]])
  })

  test.each([
    ['dayMeterRed', 'dayMeterRead'],
    ['nigthMeterRead', 'nightMeterRead'],
    ['gasMeterReadd', 'gasMeterRead'],
  ])('meterReadings.%s is told as a slip for the nearest, %s', (name, near) => {
    expect(fixOf({ meterReadings: { [name]: 1 } })).toEqual([[`meterReadings.${name}`, meant(near)]])
  })

  test.each(['x', 'mp', 'xyrn', 'addr', 'electric', 'meterReadingDate', ''])(
    'property.%s is near to none',
    (name) => {
      expect(fixOf({ property: { [name]: 1 } })).toEqual([
        [`property.${name}`, expect.not.stringContaining('Did you mean')],
      ])
    },
  )

  test('is not read, whatever is in it', () => {
    expect(
      parseSwitch('tenant-switch', { constructor: { a: null }, 'tenant ': {}, switchType: 1 }),
    ).toMatchObject({
      body: { switchType: 1 },
      problems: [{ path: 'constructor' }, { path: 'tenant?' }],
    })
  })

  test('is shown without anything that a screen could mistake, and short', () => {
    const [problem] = parseSwitch('tenant-switch', { 'a\u001b[31m\n<b>é_1.$-]': 1 }).problems
    expect(problem?.path).toBe('a?[31m??b?é_1.$-]')
    expect(parseSwitch('tenant-switch', { ['x'.repeat(200)]: 1 }).problems[0]?.path).toBe('x'.repeat(120))
  })

  test('of any length is read quickly', () => {
    expect(fixOf({ ['mprn'.repeat(100_000)]: 1 })[0]?.[1]).not.toContain('Did you mean')
  })
})

test('the members that the service requires', () => {
  expect(SWITCH_FACTS['tenant-switch'].required).toEqual([
    'property',
    'switchType',
    'meterReadings',
    'tenancyStartDate',
    'tenant',
    'landlord',
  ])
})
