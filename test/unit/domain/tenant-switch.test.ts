import { describe, expect, test } from 'vitest'
import { documentedCodes, type CodeRow, type CodeTable } from '#shared/domain/codes.ts'
import type { Consent } from '#shared/domain/consent.ts'
import type { Findings } from '#shared/domain/problem.ts'
import { exampleTenantSwitch } from '#core/providers/acquaint/example.ts'
import { tenantSwitchJob } from '#core/providers/acquaint/tenant-switch.ts'
import { change, remove, valueAt } from '../../support/filled-switch.ts'
import { seed } from '../../support/seeds.ts'

const today = '2026-11-22'
const example = exampleTenantSwitch(today)

const row = (number: number, meaning: string, confirmed = true): CodeRow => ({
  number,
  xmlName: null,
  meaning,
  label: meaning,
  source: 'entered',
  confirmed,
})

const codes: CodeTable = {
  ...documentedCodes(),
  switchType: [
    ...documentedCodes().switchType,
    row(2, 'electricity'),
    row(3, 'gas'),
    row(4, 'something of theirs'),
  ],
  electricMeterType: [
    ...documentedCodes().electricMeterType,
    row(1, 'day-and-night'),
    row(2, 'smart', false),
    row(3, 'something of theirs'),
  ],
}

const consent: Consent = {
  basis: 'explicit-consent',
  wording: 'v1',
  givenBy: 'Aoife Byrne',
  how: 'in person',
  at: '2026-11-20',
  scope: ['record', 'share'],
}

function check(body: unknown, table = codes, given: Consent | null = null, on = today): Findings {
  return tenantSwitchJob.check(body, { codes: table, consent: given, format: 'json', today: on })
}

const told = (problems: readonly { path: string; code: string }[]) =>
  problems.map((one) => `${one.path} ${one.code}`)
const errorsOf = (body: unknown, given: Consent | null = null) => told(check(body, codes, given).errors)
const warningsOf = (body: unknown, given: Consent | null = null) => told(check(body, codes, given).warnings)
const changed = (path: string, value: unknown) => change(example, path, value)

describe('what passes', () => {
  test('the example, with nothing to say against it', () => {
    expect(check(example, documentedCodes())).toEqual({ errors: [], warnings: [] })
    const ofToday = tenantSwitchJob.example()
    const day = String(valueAt(ofToday, 'tenancyStartDate')).slice(0, 10)
    expect(check(ofToday, documentedCodes(), null, day)).toEqual({ errors: [], warnings: [] })
  })

  test('every member filled with real values', () => {
    const address = {
      countryCode: 1,
      postCode: 'D02 X285',
      propertyName: '1',
      street: 'a',
      locality: 'b',
      town: 'c',
      region: 'd',
      country: 'Ireland',
    }
    const body = {
      property: {
        address,
        mprn: '10000000001',
        gprn: '1000001',
        electricMeterType: 0,
        payAsYouGoGasMeter: false,
        propertyId: 4,
      },
      switchType: 1,
      meterReadings: { twentyFourHourMeterRead: 0, meterReadingDate: '2026-11-20', gasMeterRead: 0 },
      tenancyStartDate: '2026-11-20T00:00',
      tenant: {
        titleId: 1,
        firstName: 'Ann',
        lastName: 'Lee',
        telephoneNumber: '0871234567',
        email: 'a@b.ie',
        dateOfBirth: '1990-05-05T00:00',
        criticalCare: false,
        tenantId: 8,
      },
      landlord: {
        titleId: 1,
        firstName: 'Bob',
        lastName: 'Ray',
        telephoneNumber: '0871234568',
        email: 'c@d.ie',
        address,
        landlordId: 6,
      },
      tenancyId: 2,
    }
    expect(check(body, documentedCodes()).errors).toEqual([])
    expect(told(check(body, documentedCodes()).warnings)).toEqual([
      'tenant.titleId HO-SWITCH-TITLE-UNKNOWN',
      'landlord.titleId HO-SWITCH-TITLE-UNKNOWN',
      'property.address.countryCode HO-SWITCH-COUNTRY-UNKNOWN',
      'landlord.address.countryCode HO-SWITCH-COUNTRY-UNKNOWN',
    ])
  })
})

describe('the documented sample', () => {
  const sample: unknown = JSON.parse(seed('tenant-switch-request.json'))

  test('is refused by its fields', () => {
    const { errors } = check(sample, documentedCodes())
    expect(told(errors)).toEqual(
      expect.arrayContaining([
        'property.mprn HO-SWITCH-SAMPLE-TEXT',
        'property.gprn HO-SWITCH-SAMPLE-TEXT',
        'property.address.postCode HO-SWITCH-SAMPLE-TEXT',
        'tenant.firstName HO-SWITCH-SAMPLE-TEXT',
        'landlord.lastName HO-SWITCH-SAMPLE-TEXT',
        'meterReadings.nightSaverMeterRead HO-SWITCH-READING-NOT-OF-METER',
        'consent HO-CONSENT-MISSING',
      ]),
    )
    expect(new Set(errors.map((one) => one.path)).size).toBe(errors.length)
  })

  test('previews in every format', () => {
    for (const format of ['json', 'xml', 'form'] as const) {
      expect(tenantSwitchJob.preview(sample, { codes: documentedCodes() }, format)).toHaveProperty('text')
    }
  })
})

describe('shape', () => {
  test.each([null, undefined, 42, 'text', [], [example], true])('%j is not a body', (body) => {
    expect(errorsOf(body)).toEqual([' HO-SWITCH-BODY'])
    expect(check(body).warnings).toEqual([])
  })

  test.each([
    ['property.mprn', 10123456789, 'HO-SWITCH-NOT-TEXT'],
    ['property.mprn', null, 'HO-SWITCH-NULL'],
    ['property', 'home', 'HO-SWITCH-NOT-OBJECT'],
    ['property.address', [], 'HO-SWITCH-NOT-OBJECT'],
    ['switchType', '1', 'HO-SWITCH-NOT-WHOLE'],
    ['switchType', 1.5, 'HO-SWITCH-NOT-WHOLE'],
    ['tenancyId', 2_147_483_648, 'HO-SWITCH-NUMBER-RANGE'],
    ['switchType', -1, 'HO-SWITCH-NUMBER-RANGE'],
    ['tenant.criticalCare', 'no', 'HO-SWITCH-NOT-YES-NO'],
    ['tenant.lastName', 'x'.repeat(501), 'HO-SWITCH-TOO-LONG'],
    ['tenant.lastName', 'x\uD800', 'HO-SWITCH-BROKEN-TEXT'],
    ['tenancyStartDate', '2026-02-30', 'HO-SWITCH-DATE'],
    ['meterReadings.meterReadingDate', '20/11/2026', 'HO-SWITCH-DATE'],
    ['tenant.dateOfBirth', '', 'HO-SWITCH-DATE'],
    ['meterReadings.gasMeterRead', 12.5, 'HO-SWITCH-NOT-WHOLE'],
    ['meterReadings.gasMeterRead', '8123', 'HO-SWITCH-NOT-WHOLE'],
  ])('%s as %j: %s, once', (path, value, code) => {
    expect(errorsOf(changed(path, value))).toEqual([`${path} ${code}`])
  })

  test('unknown members are named, with the nearest known one', () => {
    const { errors } = check(changed('property.MPRN', '10123456789'))
    expect(told(errors)).toEqual(['property.MPRN HO-SWITCH-UNKNOWN-FIELD'])
    expect(errors[0]?.fix).toContain('mprn')
    expect(errorsOf(changed('tenant.frstName', 'x'))).toEqual(['tenant.frstName HO-SWITCH-UNKNOWN-FIELD'])
    expect(check(changed('wifiPassword', 'x')).errors[0]?.fix).not.toContain('Did you mean')
    expect(check({ ...example, one: 1, two: 2 }).errors).toHaveLength(2)
  })

  test('names that mean something to JavaScript are unknown members like any other', () => {
    const body: unknown = JSON.parse(
      JSON.stringify(example).replace('{', '{"__proto__":{"polluted":true},"constructor":1,'),
    )
    expect(errorsOf(body)).toEqual([
      '__proto__ HO-SWITCH-UNKNOWN-FIELD',
      'constructor HO-SWITCH-UNKNOWN-FIELD',
    ])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('a refused value is never quoted', () => {
    const body = change(
      change(changed('property.mprn', 'SECRET-1'), 'tenant.email', 'SECRET-2'),
      'tenancyStartDate',
      'SECRET-3',
    )
    expect(JSON.stringify(check(body))).not.toContain('SECRET')
  })

  test('several problems are told together', () => {
    const body = remove(
      change(change(changed('property.mprn', '123'), 'tenancyStartDate', '2026-02-30'), 'switchType', 99),
      'landlord',
    )
    expect(errorsOf(body).toSorted()).toEqual([
      'landlord HO-SWITCH-MISSING',
      'property.mprn HO-MPRN-LENGTH',
      'switchType HO-SWITCH-TYPE-UNKNOWN',
      'tenancyStartDate HO-SWITCH-DATE',
    ])
  })
})

describe('what must be there', () => {
  test.each([
    ['property', 'property HO-SWITCH-MISSING'],
    ['switchType', 'switchType HO-SWITCH-MISSING'],
    ['meterReadings', 'meterReadings HO-SWITCH-MISSING'],
    ['meterReadings.meterReadingDate', 'meterReadings.meterReadingDate HO-SWITCH-MISSING'],
    ['tenancyStartDate', 'tenancyStartDate HO-SWITCH-MISSING'],
    ['tenant', 'tenant HO-SWITCH-MISSING'],
    ['tenant.lastName', 'tenant.lastName HO-SWITCH-MISSING'],
    ['landlord', 'landlord HO-SWITCH-MISSING'],
    ['landlord.lastName', 'landlord.lastName HO-SWITCH-MISSING'],
    ['property.mprn', 'property.mprn HO-MPRN-MISSING'],
    ['property.gprn', 'property.gprn HO-GPRN-MISSING'],
    [
      'meterReadings.twentyFourHourMeterRead',
      'meterReadings.twentyFourHourMeterRead HO-SWITCH-READING-MISSING',
    ],
    ['meterReadings.gasMeterRead', 'meterReadings.gasMeterRead HO-SWITCH-READING-MISSING'],
  ])('without %s', (path, expected) => {
    expect(errorsOf(remove(example, path))).toEqual([expected])
  })

  test('spaces are not a name', () => {
    expect(errorsOf(changed('tenant.lastName', '  '))).toEqual(['tenant.lastName HO-SWITCH-MISSING'])
  })

  test.each([
    ['tenant.firstName', 'tenant.firstName HO-SWITCH-TENANT-FIRST-NAME'],
    ['landlord.firstName', 'landlord.firstName HO-SWITCH-LANDLORD-FIRST-NAME'],
    ['landlord.address', 'landlord.address HO-SWITCH-LANDLORD-ADDRESS'],
    ['property.address', 'property.address HO-SWITCH-ADDRESS-THIN'],
    ['property.electricMeterType', 'property.electricMeterType HO-SWITCH-METER-MISSING'],
    ['tenant.dateOfBirth', 'tenant.dateOfBirth HO-SWITCH-BIRTH-MISSING'],
  ])('without %s only a warning', (path, expected) => {
    const body = remove(example, path)
    expect(errorsOf(body)).toEqual([])
    expect(warningsOf(body)).toEqual([expected])
  })
})

describe('supplies and readings', () => {
  const electricity = remove(remove(changed('switchType', 2), 'property.gprn'), 'meterReadings.gasMeterRead')
  const gas = remove(
    remove(changed('switchType', 3), 'property.mprn'),
    'meterReadings.twentyFourHourMeterRead',
  )

  test('electricity alone needs no gas, gas alone no electricity', () => {
    expect(errorsOf(electricity)).toEqual([])
    expect(errorsOf(remove(gas, 'property.electricMeterType'))).toEqual([])
    expect(warningsOf(gas)).toEqual([])
  })

  test('readings of a supply that is not switched are only suspicious', () => {
    expect(warningsOf(change(electricity, 'meterReadings.gasMeterRead', 1))).toEqual([
      'meterReadings.gasMeterRead HO-SWITCH-READING-NOT-SWITCHED',
    ])
    expect(warningsOf(change(gas, 'meterReadings.twentyFourHourMeterRead', 1))).toEqual([
      'meterReadings.twentyFourHourMeterRead HO-SWITCH-READING-NOT-SWITCHED',
    ])
  })

  test('a switch type with a meaning of its own needs nothing for certain', () => {
    const body = remove(remove(changed('switchType', 4), 'property.gprn'), 'meterReadings.gasMeterRead')
    expect(errorsOf(body)).toEqual([])
    expect(warningsOf(body)).toEqual(['switchType HO-SWITCH-TYPE-MEANING'])
  })

  test('numbers outside the tables are refused', () => {
    expect(errorsOf(changed('switchType', 0))).toEqual(['switchType HO-SWITCH-TYPE-UNKNOWN'])
    expect(errorsOf(changed('property.electricMeterType', 9))).toEqual([
      'property.electricMeterType HO-SWITCH-METER-UNKNOWN',
    ])
  })

  test('0 is a reading', () => {
    expect(errorsOf(changed('meterReadings.twentyFourHourMeterRead', 0))).toEqual([])
  })

  test.each([-1, 10_000_000])('%i is none', (value) => {
    expect(errorsOf(changed('meterReadings.gasMeterRead', value))).toEqual([
      'meterReadings.gasMeterRead HO-SWITCH-READING-RANGE',
    ])
  })

  test('a 0 where a confirmed meter type has no reading does no harm: the service takes it as none', () => {
    const body = changed('meterReadings.dayMeterRead', 0)
    expect(errorsOf(body)).toEqual([])
    expect(warningsOf(body)).toEqual(['meterReadings.dayMeterRead HO-SWITCH-READING-NOT-OF-METER'])
  })

  test('a country number below 0 is only unknown: no document says how they are numbered', () => {
    const body = changed('property.address.countryCode', -1)
    expect(errorsOf(body)).toEqual([])
    expect(warningsOf(body)).toEqual(['property.address.countryCode HO-SWITCH-COUNTRY-UNKNOWN'])
  })

  test('a confirmed meter type has exactly its readings', () => {
    const body = change(changed('property.electricMeterType', 1), 'meterReadings.dayMeterRead', 5)
    expect(errorsOf(body)).toEqual([
      'meterReadings.twentyFourHourMeterRead HO-SWITCH-READING-NOT-OF-METER',
      'meterReadings.nightMeterRead HO-SWITCH-READING-MISSING',
    ])
  })

  test('for an unconfirmed type, and for one of another meaning, all that is only told', () => {
    const smart = changed('property.electricMeterType', 2)
    expect(errorsOf(smart)).toEqual([])
    expect(warningsOf(smart)).toEqual([
      'meterReadings.twentyFourHourMeterRead HO-SWITCH-READING-UNCONFIRMED',
      'meterReadings.dayMeterRead HO-SWITCH-READING-MISSING',
      'meterReadings.nightMeterRead HO-SWITCH-READING-MISSING',
      'meterReadings.peakMeterRead HO-SWITCH-READING-MISSING',
    ])
    expect(check(changed('property.electricMeterType', 3))).toMatchObject({
      errors: [],
      warnings: [{ path: 'property.electricMeterType', code: 'HO-SWITCH-READING-UNCONFIRMED' }],
    })
  })
})

describe('dates', () => {
  const started = (start: string, read: string) =>
    change(changed('tenancyStartDate', start), 'meterReadings.meterReadingDate', read)

  test('nobody reads a meter tomorrow', () => {
    expect(errorsOf(started('2026-11-22', '2026-11-23'))).toEqual([
      'meterReadings.meterReadingDate HO-SWITCH-READING-DATE-FUTURE',
    ])
  })

  test.each([
    ['2026-12-06', today, ['meterReadings.meterReadingDate HO-SWITCH-READING-DATE-FAR']],
    [
      '2026-12-07',
      today,
      ['tenancyStartDate HO-SWITCH-START-AHEAD', 'meterReadings.meterReadingDate HO-SWITCH-READING-DATE-FAR'],
    ],
    ['2026-09-23', '2026-09-30', []],
    ['2026-09-22', '2026-09-22', ['tenancyStartDate HO-SWITCH-START-PAST']],
    ['2026-11-10', '2026-11-18', ['meterReadings.meterReadingDate HO-SWITCH-READING-DATE-FAR']],
    ['2026-11-10', '2026-11-17', []],
    ['2026-11-20T00:00:00Z', '2026-11-20', ['tenancyStartDate HO-SWITCH-DATE-ZONE']],
  ])('start %s, read %s', (start, read, warnings) => {
    expect(errorsOf(started(start, read))).toEqual([])
    expect(warningsOf(started(start, read))).toEqual(warnings)
  })

  test.each([
    ['2026-11-23', ['tenant.dateOfBirth HO-SWITCH-BIRTH-FUTURE'], []],
    ['2008-11-23', [], ['tenant.dateOfBirth HO-SWITCH-BIRTH-UNDER-18']],
    ['2008-11-22', [], []],
    ['0001-01-01', [], ['tenant.dateOfBirth HO-SWITCH-BIRTH-LONG-AGO']],
  ])('born %s', (birth, errors, warnings) => {
    expect(errorsOf(changed('tenant.dateOfBirth', birth))).toEqual(errors)
    expect(warningsOf(changed('tenant.dateOfBirth', birth))).toEqual(warnings)
  })
})

describe('people', () => {
  test('an e-mail address that is not well formed is refused, a telephone number only suspected', () => {
    expect(errorsOf(changed('landlord.email', 'declan at example'))).toEqual([
      'landlord.email HO-SWITCH-EMAIL',
    ])
    expect(warningsOf(changed('tenant.telephoneNumber', '12'))).toEqual([
      'tenant.telephoneNumber HO-SWITCH-PHONE',
    ])
  })

  test('mixed-up people are noticed', () => {
    expect(warningsOf(changed('tenant.email', 'Declan.Walsh@Example.com'))).toEqual([
      'tenant.email HO-SWITCH-SAME-EMAIL',
    ])
    expect(warningsOf(changed('tenant.telephoneNumber', '(01) 234 5678'))).toEqual([
      'tenant.telephoneNumber HO-SWITCH-SAME-PHONE',
    ])
    expect(warningsOf(change(changed('tenant.firstName', 'DECLAN'), 'tenant.lastName', 'walsh'))).toEqual([
      'landlord.lastName HO-SWITCH-SAME-PERSON',
    ])
  })

  test('a tenant nobody can reach is told', () => {
    expect(warningsOf(remove(remove(example, 'tenant.email'), 'tenant.telephoneNumber'))).toEqual([
      'tenant.telephoneNumber HO-SWITCH-NO-CONTACT',
    ])
  })
})

describe('critical care', () => {
  const critical = changed('tenant.criticalCare', true)

  test('needs a basis for recording and sharing, not in the future', () => {
    expect(errorsOf(critical)).toEqual(['consent HO-CONSENT-MISSING'])
    expect(errorsOf(critical, { ...consent, scope: ['share'] })).toEqual(['consent HO-CONSENT-SCOPE'])
    expect(errorsOf(critical, { ...consent, at: '2026-11-23T10:00' })).toEqual(['consent.at HO-CONSENT-DATE'])
    expect(errorsOf(critical, { ...consent, at: '2026-02-30' })).toEqual(['consent.at HO-CONSENT-DATE'])
    expect(errorsOf(critical, consent)).toEqual([])
  })

  test('reminds of the supplier’s register and of pay-as-you-go', () => {
    expect(warningsOf(critical, consent)).toEqual(['tenant.criticalCare HO-SWITCH-CRITICAL-REGISTER'])
    expect(warningsOf(change(critical, 'property.payAsYouGoGasMeter', true), consent)).toContain(
      'property.payAsYouGoGasMeter HO-SWITCH-CRITICAL-PAYG',
    )
  })

  test('needs nothing when it is No', () => {
    expect(errorsOf(changed('tenant.criticalCare', false))).toEqual([])
  })
})

describe('places', () => {
  const place = (country: string | undefined, postCode: string) => {
    const body = changed('property.address.postCode', postCode)
    return country === undefined
      ? remove(body, 'property.address.country')
      : change(body, 'property.address.country', country)
  }
  const at = 'property.address.postCode'

  test.each([
    ['Ireland', 'D02 O285', [`${at} HO-SWITCH-EIRCODE`], []],
    ['Ireland', 'BT1 5GS', [`${at} HO-SWITCH-POSTCODE-COUNTRY`], []],
    ['Northern Ireland', 'D02 X285', [`${at} HO-SWITCH-POSTCODE-COUNTRY`], []],
    ['Northern Ireland', 'BT1 5GS', [], []],
    ['Northern Ireland', 'M1 1AE', [], [`${at} HO-SWITCH-POSTCODE-COUNTRY`]],
    ['Northern Ireland', 'BT1 5C', [], [`${at} HO-SWITCH-POSTCODE`]],
    [undefined, 'D02 O285', [], []],
    ['Spain', '28001', [], []],
    ['England', 'M1 1AE', [], ['property.address.country HO-SWITCH-COUNTRY-GB']],
  ])('%s, %s', (country, postCode, errors, warnings) => {
    expect(errorsOf(place(country, postCode))).toEqual(errors)
    expect(warningsOf(place(country, postCode))).toEqual(warnings)
  })

  test('the landlord’s address follows its own country', () => {
    expect(errorsOf(changed('landlord.address.postCode', 'nonsense'))).toEqual([
      'landlord.address.postCode HO-SWITCH-EIRCODE',
    ])
  })
})

describe('what is kept of it', () => {
  test('the electricity meter and the day are its fingerprint, however they are written; gas is warned about', () => {
    const warning = 'HO-SWITCH-GAS-METER-AGAIN'
    const prints = [
      { path: 'property.mprn', text: 'tenant-switch|mprn|10123456789|2026-11-22', warning: null },
      { path: 'property.gprn', text: 'tenant-switch|also gprn|1234567|2026-11-22', warning },
    ]
    expect(tenantSwitchJob.fingerprints(example)).toEqual(prints)
    const otherwise = change(
      changed('property.mprn', '10 123 456 789'),
      'tenancyStartDate',
      '2026-11-22T15:00:00Z',
    )
    expect(tenantSwitchJob.fingerprints(otherwise)).toEqual(prints)
    expect(tenantSwitchJob.fingerprints(remove(example, 'property.gprn'))).toEqual(prints.slice(0, 1))
    expect(tenantSwitchJob.fingerprints(remove(example, 'property.mprn'))).toEqual([
      { path: 'property.gprn', text: 'tenant-switch|gprn|1234567|2026-11-22', warning: null },
      prints[1],
    ])
  })

  test('a person is the same in other capitals and spaces, and another with another name', () => {
    expect(tenantSwitchJob.person(changed('tenant.firstName', ' AOIFE '))).toBe(
      tenantSwitchJob.person(example),
    )
    expect(tenantSwitchJob.person(changed('tenant.firstName', 'Ann'))).not.toBe(
      tenantSwitchJob.person(example),
    )
  })

  test('a home is its electricity meter, else its gas meter and postcode', () => {
    expect(tenantSwitchJob.home(example)).toBe('mprn|10123456789')
    expect(tenantSwitchJob.home(remove(example, 'property.mprn'))).toBe('gprn|1234567|d02x285')
  })

  test('the title is the place', () => {
    expect(tenantSwitchJob.title(example)).toBe('12 Harbour Row, Dublin 2, D02 X285')
    expect(tenantSwitchJob.title(remove(example, 'property'))).toBe('A home without an address')
  })

  test('the redacted view names nobody, and no meter in full', () => {
    const view = tenantSwitchJob.redactedView(
      changed('tenant.criticalCare', true),
      { codes },
      {
        otherTenants: 'Marker Person\n\nMarker Second',
      },
    )
    expect(view).toEqual([
      { label: 'Supply', value: 'Electricity and gas' },
      { label: 'Tenancy starts', value: '22 November 2026' },
      { label: 'Meter read on', value: '22 November 2026' },
      { label: 'Electricity meter type', value: '24-hour (standard)' },
      { label: 'MPRN', value: '••••••••789' },
      { label: 'GPRN', value: '••••567' },
      { label: 'Other tenants, not sent', value: '2' },
    ])
  })
})

test('the JSON Schema has the required members and no others than the known', () => {
  expect(tenantSwitchJob.jsonSchema()).toMatchObject({
    type: 'object',
    required: ['property', 'switchType', 'meterReadings', 'tenancyStartDate', 'tenant', 'landlord'],
    additionalProperties: false,
    properties: {
      switchType: { type: 'integer', minimum: 0, maximum: 2_147_483_647 },
      property: { properties: { mprn: { type: 'string', maxLength: 500 } } },
    },
  })
})
