import { describe, expect, test } from 'vitest'
import { documentedCodes, type CodeRow, type CodeTable } from '#shared/domain/codes.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { checkSwitch, suppliesOf } from '#shared/domain/switch-checks.ts'
import { SWITCH_FACTS } from '#shared/domain/switch-facts.ts'
import type { SwitchAddress } from '#shared/domain/switch-members.ts'
import type { TenantSwitch } from '#shared/domain/tenant-switch.ts'
import { remove } from '../../support/filled-switch.ts'

const today = '2026-11-22'

/** A text like this, for comparing. */
const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)

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
  switchType: [...documentedCodes().switchType, row(2, 'electricity'), row(3, 'gas'), row(4, 'theirs')],
  electricMeterType: [
    ...documentedCodes().electricMeterType,
    row(1, 'day-and-night'),
    row(2, 'smart', false),
    row(3, 'theirs'),
  ],
  title: [row(5, 'Ms')],
  country: [row(1, 'IE'), row(2, 'GB-NIR'), row(3, 'GB')],
}

const whole: TenantSwitch = {
  property: {
    address: {
      propertyName: '14',
      street: 'Linnet Row',
      town: 'Naas',
      postCode: 'W91 X2Y3',
      country: 'Ireland',
    },
    mprn: '10000000101',
    gprn: '1000101',
    electricMeterType: 0,
    payAsYouGoGasMeter: false,
  },
  switchType: 1,
  meterReadings: { twentyFourHourMeterRead: 1, gasMeterRead: 2, meterReadingDate: today },
  tenancyStartDate: today,
  tenant: {
    firstName: 'Aoife',
    lastName: 'Byrne',
    telephoneNumber: '+353 87 123 4567',
    email: 'aoife@example.ie',
    dateOfBirth: '1990-01-01',
  },
  landlord: {
    firstName: 'Declan',
    lastName: 'Walsh',
    telephoneNumber: '+353 87 765 4321',
    email: 'declan@example.ie',
    address: { street: 'Main Street', town: 'Naas', country: 'Ireland' },
  },
}

const consent: Consent = {
  basis: 'explicit-consent',
  wording: 'critical-care-1',
  givenBy: 'Aoife Byrne',
  how: 'in-person',
  at: today,
  scope: ['record', 'share'],
}

/** The whole switch, with members of it replaced. */
const withTenant = (tenant: TenantSwitch['tenant']): TenantSwitch => ({
  ...whole,
  tenant: { ...whole.tenant, ...tenant },
})
const withLandlord = (landlord: TenantSwitch['landlord']): TenantSwitch => ({
  ...whole,
  landlord: { ...whole.landlord, ...landlord },
})
const withProperty = (property: TenantSwitch['property']): TenantSwitch => ({
  ...whole,
  property: { ...whole.property, ...property },
})
const withAddress = (address: SwitchAddress): TenantSwitch => withProperty({ address })

const check = (body: TenantSwitch, given: Consent | null = null) => {
  const { errors, warnings } = checkSwitch('tenant-switch', body, { codes, consent: given, today })
  const told = (problems: typeof errors) => problems.map(({ path, code }) => `${path} ${code}`)
  return { errors: told(errors), warnings: told(warnings) }
}
const nothing = { errors: [], warnings: [] }

test('the whole switch has nothing against it', () => {
  expect(check(whole)).toEqual(nothing)
})

describe('what is missing', () => {
  test.each(SWITCH_FACTS['tenant-switch'].required)(
    '%s is told in a sentence of its own, with what to give',
    (name) => {
      const { errors } = checkSwitch('tenant-switch', remove(whole, name), {
        codes,
        consent: null,
        today,
      })
      expect(errors).toEqual([
        {
          path: name,
          code: 'HO-SWITCH-MISSING',
          message: like(/missing/),
          fix: like(/^Give /),
          from: 'handover',
        },
      ])
    },
  )

  test('no two are told alike', () => {
    const { errors } = checkSwitch('tenant-switch', {}, { codes, consent: null, today })
    expect(new Set(errors.map(({ message }) => message)).size).toBe(6)
    expect(errors.find(({ path }) => path === 'landlord')?.message).toMatch(/landlord/)
    expect(errors.find(({ path }) => path === 'tenant')?.message).toMatch(/tenant/)
  })

  test.each([
    ['tenant.lastName', withTenant({ lastName: ' ' }), /tenant’s last name/],
    ['landlord.lastName', withLandlord({ lastName: ' ' }), /landlord’s last name/],
    [
      'meterReadings.meterReadingDate',
      { ...whole, meterReadings: { twentyFourHourMeterRead: 1, gasMeterRead: 2 } },
      /day on which the meters were read/,
    ],
  ])('%s is told by its name', (path, body, message) => {
    const { errors } = checkSwitch('tenant-switch', body, { codes, consent: null, today })
    expect(errors).toEqual([
      expect.objectContaining({
        path,
        message: like(message),
        fix: like(/^Give .*(tenancy agreement|2026-11-20)\.$/),
      }),
    ])
  })
})

describe('the supplies of a switch', () => {
  test.each([
    ['electricity-and-gas', { electricity: true, gas: true }],
    ['electricity', { electricity: true, gas: false }],
    ['gas', { electricity: false, gas: true }],
    ['theirs', { electricity: null, gas: null }],
  ])('%s', (meaning, supplies) => {
    expect(suppliesOf(row(9, meaning))).toEqual(supplies)
  })

  test('what is not known is not asked for', () => {
    const bare = {
      property: { address: whole.property?.address ?? {} },
      meterReadings: { meterReadingDate: today },
    }
    for (const switchType of [4, 99]) {
      const { errors } = check({ ...whole, ...bare, switchType })
      expect(errors).toEqual(switchType === 99 ? ['switchType HO-SWITCH-TYPE-UNKNOWN'] : [])
    }
    expect(check({ ...whole, ...bare, switchType: 4 }).warnings).toEqual([
      'switchType HO-SWITCH-TYPE-MEANING',
    ])
  })

  test('a missing switch type is missing and no more', () => {
    const { switchType: _left, ...body } = whole
    expect(check(body)).toEqual({ errors: ['switchType HO-SWITCH-MISSING'], warnings: [] })
  })

  test('a gas reading is out of place only when it is there', () => {
    const { gprn: _gprn, ...property } = whole.property ?? {}
    const electricity = { ...whole, switchType: 2, property }
    const readings = { twentyFourHourMeterRead: 1, meterReadingDate: today }
    expect(check({ ...electricity, meterReadings: readings })).toEqual(nothing)
    expect(check({ ...electricity, meterReadings: { ...readings, gasMeterRead: 0 } }).warnings).toEqual([
      'meterReadings.gasMeterRead HO-SWITCH-READING-NOT-SWITCHED',
    ])
  })
})

describe('the electricity meter', () => {
  const at = 'property.electricMeterType'
  const { electricMeterType: _left, ...untyped } = whole.property ?? {}
  const readings = (given: TenantSwitch['meterReadings']) => ({
    meterReadingDate: today,
    gasMeterRead: 2,
    ...given,
  })

  test('left out is the 24-hour one: told once, and its readings are only expected', () => {
    expect(check({ ...whole, property: untyped })).toEqual({
      errors: [],
      warnings: [`${at} HO-SWITCH-METER-MISSING`],
    })
    expect(check({ ...whole, property: untyped, meterReadings: readings({ dayMeterRead: 3 }) })).toEqual({
      errors: [],
      warnings: [
        `${at} HO-SWITCH-METER-MISSING`,
        'meterReadings.twentyFourHourMeterRead HO-SWITCH-READING-MISSING',
        'meterReadings.dayMeterRead HO-SWITCH-READING-UNCONFIRMED',
      ],
    })
  })

  test('is not asked for where there is no home, or no word on what is switched, or only gas', () => {
    const { property: _home, ...homeless } = whole
    expect(check(homeless).warnings).toEqual([])
    expect(check({ ...whole, property: untyped, switchType: 4 }).warnings).toEqual([
      'switchType HO-SWITCH-TYPE-MEANING',
    ])
    const gas = { ...whole, switchType: 3, property: untyped }
    expect(check({ ...gas, meterReadings: readings({}) })).toEqual(nothing)
    expect(check({ ...gas, meterReadings: readings({ peakMeterRead: 3 }) }).warnings).toEqual([
      'meterReadings.peakMeterRead HO-SWITCH-READING-NOT-SWITCHED',
    ])
  })

  test('only gas, and no readings at all: only those are missing', () => {
    const { meterReadings: _readings, ...body } = { ...whole, switchType: 3, property: untyped }
    expect(check(body)).toEqual({ errors: ['meterReadings HO-SWITCH-MISSING'], warnings: [] })
  })

  test('of a number that nobody knows stops there', () => {
    const body = { ...withProperty({ electricMeterType: 9 }), meterReadings: readings({ dayMeterRead: 3 }) }
    expect(check(body)).toEqual({ errors: [`${at} HO-SWITCH-METER-UNKNOWN`], warnings: [] })
    expect(check({ ...body, switchType: 3 }).warnings).toEqual([])
  })

  test('left out, in a table without the 24-hour meter', () => {
    const bare = { ...codes, electricMeterType: [] }
    const found = checkSwitch(
      'tenant-switch',
      { ...whole, property: untyped },
      { codes: bare, consent: null, today },
    )
    expect(found.errors).toEqual([])
    expect(found.warnings.map(({ code }) => code)).toEqual(['HO-SWITCH-METER-MISSING'])
  })

  test('without a word on what is switched, readings are out of place or not, and never missing', () => {
    const body = { ...withProperty({ electricMeterType: 1 }), switchType: 4 }
    expect(check({ ...body, meterReadings: readings({ dayMeterRead: 3 }) })).toEqual({
      errors: [],
      warnings: ['switchType HO-SWITCH-TYPE-MEANING'],
    })
    expect(check({ ...body, meterReadings: readings({ peakMeterRead: 3 }) }).errors).toEqual([
      'meterReadings.peakMeterRead HO-SWITCH-READING-NOT-OF-METER',
    ])
  })
})

describe('days', () => {
  const on = (start: string, read: string): TenantSwitch => ({
    ...whole,
    tenancyStartDate: start,
    meterReadings: { ...whole.meterReadings, meterReadingDate: read },
  })
  const far = 'meterReadings.meterReadingDate HO-SWITCH-READING-DATE-FAR'

  test.each([
    ['2026-11-22', '2026-11-22', []],
    ['2026-11-22', '2026-11-21', [far]],
    ['2026-11-21', '2026-11-22', []],
    ['2026-11-15', '2026-11-22', []],
    ['2026-11-14', '2026-11-22', [far]],
  ])('start %s, read %s', (start, read, warnings) => {
    expect(check(on(start, read))).toEqual({ errors: [], warnings })
  })

  test('one that is missing is not compared with', () => {
    const { tenancyStartDate: _start, ...unbegun } = whole
    expect(check(unbegun)).toEqual({ errors: ['tenancyStartDate HO-SWITCH-MISSING'], warnings: [] })
    const { meterReadings: _readings, ...unread } = whole
    expect(check({ ...unread, tenancyStartDate: '1960-01-01' }).warnings).toEqual([
      'tenancyStartDate HO-SWITCH-START-PAST',
    ])
    expect(check({})).toMatchObject({ warnings: [] })
  })

  test('each with a zone is told at its own field', () => {
    const zoned = `${today}T00:00:00Z`
    expect(
      check({ ...on(zoned, zoned), tenant: { ...whole.tenant, dateOfBirth: '1990-01-01T00:00Z' } }),
    ).toEqual({
      errors: [],
      warnings: [
        'meterReadings.meterReadingDate HO-SWITCH-DATE-ZONE',
        'tenancyStartDate HO-SWITCH-DATE-ZONE',
        'tenant.dateOfBirth HO-SWITCH-DATE-ZONE',
      ],
    })
  })

  test.each([
    ['2026-11-23', ['tenant.dateOfBirth HO-SWITCH-BIRTH-FUTURE'], []],
    ['2026-11-22', [], ['tenant.dateOfBirth HO-SWITCH-BIRTH-UNDER-18']],
    ['2008-11-23', [], ['tenant.dateOfBirth HO-SWITCH-BIRTH-UNDER-18']],
    ['2008-11-22', [], []],
    ['1916-11-22', [], []],
    ['1915-11-23', [], []],
    ['1915-11-22', [], ['tenant.dateOfBirth HO-SWITCH-BIRTH-LONG-AGO']],
  ])('born %s', (dateOfBirth, errors, warnings) => {
    expect(check(withTenant({ dateOfBirth }))).toEqual({ errors, warnings })
  })
})

describe('people', () => {
  test('either way to reach the tenant is enough', () => {
    const { telephoneNumber, email, ...unreachable } = whole.tenant ?? {}
    expect(check({ ...whole, tenant: { ...unreachable, ...(email !== undefined && { email }) } })).toEqual(
      nothing,
    )
    expect(
      check({
        ...whole,
        tenant: { ...unreachable, ...(telephoneNumber !== undefined && { telephoneNumber }) },
      }),
    ).toEqual(nothing)
    expect(check({ ...whole, tenant: unreachable }).warnings).toEqual([
      'tenant.telephoneNumber HO-SWITCH-NO-CONTACT',
    ])
  })

  test('a title is known by its number', () => {
    expect(check(withTenant({ titleId: 5 }))).toEqual(nothing)
    expect(check(withLandlord({ titleId: 6 })).warnings).toEqual(['landlord.titleId HO-SWITCH-TITLE-UNKNOWN'])
  })

  test.each([
    ['Ireland', '087 765 4321', []],
    ['UK', '07700 900123', []],
    ['Scotland', '07700 900123', []],
    ['Northern Ireland', '028 9012 3456', []],
    ['UK', '1', ['landlord.telephoneNumber HO-SWITCH-PHONE']],
    // Whose numbering plan it would follow is not known.
    [undefined, '087 765 4321', ['landlord.telephoneNumber HO-SWITCH-PHONE']],
  ])(
    'a number without its country’s code is one of the landlord’s country: %s, %s',
    (country, telephoneNumber, told) => {
      const landlord = {
        ...whole.landlord,
        telephoneNumber,
        address: { ...(country !== undefined && { country }) },
      }
      const home = withAddress({ street: 'A', town: 'B' })
      expect(check({ ...home, landlord })).toEqual({ errors: [], warnings: told })
    },
  )

  test('or of the home’s, when the landlord’s is not told', () => {
    const elsewhere = { street: 'A', town: 'B' }
    expect(check(withLandlord({ telephoneNumber: '087 765 4321', address: elsewhere }))).toEqual(nothing)
    expect(check(withTenant({ telephoneNumber: '087 123 4567' }))).toEqual(nothing)
  })

  test('the same number is the same however it is written, also when it is not understood', () => {
    const same = 'tenant.telephoneNumber HO-SWITCH-SAME-PHONE'
    expect(check(withLandlord({ telephoneNumber: '+353 (0)87 1234567' })).warnings).toEqual([same])
    const odd = { ...whole, tenant: { ...whole.tenant, telephoneNumber: 'ask.the agent' } }
    const both = { ...odd, landlord: { ...whole.landlord, telephoneNumber: 'ask the  agent' } }
    expect(check(both).warnings).toContain(same)
    const others = { ...odd, landlord: { ...whole.landlord, telephoneNumber: 'ask the office' } }
    expect(check(others).warnings).not.toContain(same)
  })

  test('nothing is the same as nothing', () => {
    const { telephoneNumber: _number, email: _email, ...landlord } = whole.landlord ?? {}
    expect(check({ ...whole, landlord })).toEqual(nothing)
    expect(check({ ...withTenant({ email: ' ' }), landlord: { ...landlord, email: ' ' } })).toEqual(nothing)
  })
})

describe('critical care', () => {
  const critical = withTenant({ criticalCare: true })
  const register = 'tenant.criticalCare HO-SWITCH-CRITICAL-REGISTER'

  test.each([
    ['both agreed to, today', {}, []],
    ['only recording', { scope: ['record'] }, ['consent HO-CONSENT-SCOPE']],
    ['only sharing', { scope: ['share'] }, ['consent HO-CONSENT-SCOPE']],
    ['tomorrow', { at: '2026-11-23' }, ['consent.at HO-CONSENT-DATE']],
    ['yesterday', { at: '2026-11-21T10:00' }, []],
    ['on no day', { at: '2026-02-30' }, ['consent.at HO-CONSENT-DATE']],
  ] as const)('the basis: %s', (_what, changes, errors) => {
    const given = { ...consent, ...changes } as Consent
    expect(check(critical, given)).toEqual({ errors, warnings: [register] })
  })

  test('where there is no home yet', () => {
    const { property: _home, ...homeless } = critical
    expect(check(homeless, consent)).toEqual({ errors: ['property HO-SWITCH-MISSING'], warnings: [register] })
  })
})

describe('the address of the home', () => {
  const thin = 'property.address HO-SWITCH-ADDRESS-THIN'

  test.each<[SwitchAddress, string[]]>([
    [{}, [thin]],
    [{ postCode: 'W91 X2Y3' }, []],
    [{ street: 'A', town: 'B' }, []],
    [{ propertyName: 'A', town: 'B' }, []],
    [{ propertyName: 'A', street: 'B' }, [thin]],
    [{ town: 'B' }, [thin]],
    [{ street: ' ', town: 'B', postCode: ' ' }, [thin]],
  ])('%j says enough: %j', (address, warnings) => {
    expect(check(withAddress(address))).toEqual({ errors: [], warnings })
  })

  const place = { street: 'A', town: 'B' }
  const at = (name: string, code: string) => [`property.address.${name} HO-SWITCH-${code}`]
  const inGb = at('country', 'COUNTRY-GB')

  test.each<[SwitchAddress, string[], string[]]>([
    [{ countryCode: 1, country: 'Ireland' }, [], []],
    [{ countryCode: 7 }, [], at('countryCode', 'COUNTRY-UNKNOWN')],
    [{ countryCode: 2, country: 'Ireland' }, [], at('country', 'COUNTRY-CONTRADICTS')],
    [{ countryCode: 2, country: 'UK' }, [], []],
    [{ countryCode: 3 }, [], inGb],
    [{ country: 'Ireland', postCode: ' ' }, [], []],
    [{ country: 'Ireland', postCode: 'nonsense' }, at('postCode', 'EIRCODE'), []],
    [{ country: 'Ireland', postCode: 'M1 1AE' }, at('postCode', 'POSTCODE-COUNTRY'), []],
    [{ country: 'Northern Ireland', postCode: 'D02 X285' }, at('postCode', 'POSTCODE-COUNTRY'), []],
    [{ country: 'Northern Ireland', postCode: 'nonsense' }, [], at('postCode', 'POSTCODE')],
    [{ country: 'Northern Ireland', postCode: 'M1 1AE' }, [], at('postCode', 'POSTCODE-COUNTRY')],
    [{ country: 'Scotland', postCode: 'D02 X285' }, at('postCode', 'POSTCODE-COUNTRY'), inGb],
    [{ country: 'Scotland', postCode: 'nonsense' }, [], [...at('postCode', 'POSTCODE'), ...inGb]],
    [{ country: 'Scotland', postCode: 'M1 1AE' }, [], inGb],
    [{ country: 'UK', postCode: 'D02 X285' }, at('postCode', 'POSTCODE-COUNTRY'), []],
    [{ country: 'UK', postCode: 'nonsense' }, [], at('postCode', 'POSTCODE')],
    [{ country: 'UK', postCode: 'BT1 5GS' }, [], []],
    [{ postCode: 'nonsense' }, [], []],
  ])('%j: %j %j', (address, errors, warnings) => {
    expect(check(withAddress({ ...place, ...address }))).toEqual({ errors, warnings })
  })

  test('the landlord’s is held to the same, and may be in Great Britain', () => {
    expect(check(withLandlord({ address: { country: 'Scotland', postCode: 'nonsense' } })).warnings).toEqual([
      'landlord.address.postCode HO-SWITCH-POSTCODE',
    ])
    expect(check(withLandlord({ address: {} }))).toEqual(nothing)
  })
})

describe('texts that cannot be meant', () => {
  const sample = 'tenant.firstName HO-SWITCH-SAMPLE-TEXT'
  const control = 'tenant.firstName HO-SWITCH-CONTROL-CHARACTER'

  test.each([
    ['sample string 1', sample],
    ['  Sample String 12 ', sample],
    ['SAMPLE STRING 3\n', sample],
    ['A\u0000B', control],
    ['A\u007FB', control],
    ['A\u0085B', control],
  ])('%j', (firstName, told) => {
    const { errors, warnings } = check(withTenant({ firstName }))
    expect([...errors, ...warnings]).toEqual([told])
  })

  test.each([
    'sample string',
    'sample string x',
    'a sample string 1',
    'sample string 1 or so',
    'Ann\tMay\r\nLee',
  ])('%j may be meant', (firstName) => {
    expect(check(withTenant({ firstName }))).toEqual(nothing)
  })

  test('a field that is refused is not also warned of', () => {
    expect(check(withTenant({ telephoneNumber: 'sample string 4' }))).toEqual({
      errors: ['tenant.telephoneNumber HO-SWITCH-SAMPLE-TEXT'],
      warnings: [],
    })
    expect(check(withProperty({ mprn: 'sample string 4' })).errors).toEqual([
      'property.mprn HO-SWITCH-SAMPLE-TEXT',
    ])
  })
})
