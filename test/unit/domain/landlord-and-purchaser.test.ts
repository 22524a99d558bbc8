import { describe, expect, test } from 'vitest'
import { ACQUAINT_JOBS } from '#core/providers/acquaint/jobs.ts'
import { documentedCodes, type CodeTable } from '#shared/domain/codes.ts'
import type { Consent } from '#shared/domain/consent.ts'
import { SWITCH_FACTS } from '#shared/domain/switch-facts.ts'
import { SWITCH_KINDS, type SwitchKind } from '#shared/domain/switch-kinds.ts'
import { change, objectOf, remove } from '../../support/filled-switch.ts'

const today = '2026-11-22'
const codes: CodeTable = {
  ...documentedCodes(),
  billTo: [
    ...documentedCodes().billTo,
    { number: 7, xmlName: null, meaning: 'landlord', label: 'Landlord', source: 'entered', confirmed: true },
  ],
}

/** The example as it is on that day. */
function example(kind: SwitchKind): object {
  return change(objectOf(ACQUAINT_JOBS[kind].example()), 'meterReadings.meterReadingDate', `${today}T00:00`)
}

function check(kind: SwitchKind, body: unknown, consent: Consent | null = null) {
  const { errors, warnings } = ACQUAINT_JOBS[kind].check(body, { codes, format: 'json', consent, today })
  const told = (problems: typeof errors) => problems.map(({ path, code }) => `${path} ${code}`)
  return { errors: told(errors), warnings: told(warnings) }
}

const BASIS: Consent = {
  basis: 'explicit-consent',
  wording: 'critical-care-1',
  givenBy: 'Niall Kearney',
  how: 'in-person',
  at: '2026-11-20',
  scope: ['record', 'share'],
}

describe.each(['landlord-switch', 'purchaser-switch'] as const)('a %s', (kind) => {
  const payer = SWITCH_FACTS[kind].payer

  test('needs exactly the members that the service calls Required', () => {
    const expected =
      kind === 'landlord-switch'
        ? ['property', 'switchType', 'meterReadings', 'landlord', 'billTo']
        : ['property', 'switchType', 'meterReadings', 'purchaser']
    expect(check(kind, {}).errors).toEqual(expected.map((name) => `${name} HO-SWITCH-MISSING`))
    expect(ACQUAINT_JOBS[kind].jsonSchema()).toMatchObject({ required: expected })
  })

  test.each([
    ['property.mprn', '1012345678', 'property.mprn HO-MPRN-LENGTH'],
    ['property.gprn', '123', 'property.gprn HO-GPRN-LENGTH'],
    ['property.electricMeterType', 55, 'property.electricMeterType HO-SWITCH-METER-UNKNOWN'],
    ['property.address.postCode', 'B65 F4E2', 'property.address.postCode HO-SWITCH-EIRCODE'],
    ['switchType', 55, 'switchType HO-SWITCH-TYPE-UNKNOWN'],
    [
      'meterReadings.meterReadingDate',
      '2026-11-23',
      'meterReadings.meterReadingDate HO-SWITCH-READING-DATE-FUTURE',
    ],
    ['meterReadings.dayMeterRead', 5, 'meterReadings.dayMeterRead HO-SWITCH-READING-NOT-OF-METER'],
    ['meterReadings.gasMeterRead', -1, 'meterReadings.gasMeterRead HO-SWITCH-READING-RANGE'],
    [`${payer}.lastName`, ' ', `${payer}.lastName HO-SWITCH-MISSING`],
    [`${payer}.email`, 'nobody', `${payer}.email HO-SWITCH-EMAIL`],
    [`${payer}.firstName`, 'sample string 2', `${payer}.firstName HO-SWITCH-SAMPLE-TEXT`],
    // What belongs to another kind of switch would be dropped by the service without a word.
    ['tenancyStartDate', '2026-11-22', 'tenancyStartDate HO-SWITCH-UNKNOWN-FIELD'],
    ['tenant', { lastName: 'Byrne' }, 'tenant HO-SWITCH-UNKNOWN-FIELD'],
  ])('is refused with %s %j', (path, value, problem) => {
    expect(check(kind, change(example(kind), path, value)).errors).toEqual([problem])
  })

  test.each(['twentyFourHourMeterRead', 'gasMeterRead', 'meterReadingDate'])(
    'is refused without its %s',
    (name) => {
      expect(check(kind, remove(example(kind), `meterReadings.${name}`)).errors).toHaveLength(1)
    },
  )

  test('is the same only for the same meter, reading day and person', () => {
    const job = ACQUAINT_JOBS[kind]
    const prints = (body: unknown) => job.fingerprints(body)
    const strict = (body: unknown) => prints(body).filter(({ warning }) => warning === null)
    const body = example(kind)
    expect(strict(body)).toHaveLength(1)
    expect(strict(body)[0]?.path).toBe('property.mprn')
    const written = change(change(body, 'property.mprn', '10 123-456 789'), `${payer}.lastName`, 'x')
    const again = change(written, `${payer}.lastName`, ` ${lastName(body, payer).toUpperCase()} `)
    expect(prints(again)).toEqual(prints(body))
    for (const [path, value] of [
      ['property.mprn', '10123456780'],
      ['meterReadings.meterReadingDate', '2026-11-21'],
      [`${payer}.firstName`, 'Somebody'],
    ] as const)
      expect(strict(change(body, path, value))).not.toEqual(strict(body))
    const gasOnly = remove(body, 'property.mprn')
    expect(strict(gasOnly).map(({ path }) => path)).toEqual(['property.gprn'])
  })
})

/** The last name of whoever pays. */
function lastName(body: object, payer: string): string {
  const person: unknown = Reflect.get(body, payer)
  return typeof person === 'object' && person !== null ? String(Reflect.get(person, 'lastName')) : ''
}

describe('a landlord switch', () => {
  test('is refused with a number of who is billed that the connection does not have', () => {
    expect(check('landlord-switch', change(example('landlord-switch'), 'billTo', 8)).errors).toEqual([
      'billTo HO-SWITCH-BILL-TO-UNKNOWN',
    ])
  })

  test('is warned about while nobody has confirmed whom the number bills', () => {
    const warned = (billTo: number) =>
      check('landlord-switch', change(example('landlord-switch'), 'billTo', billTo)).warnings
    expect(warned(0)).toContain('billTo HO-SWITCH-BILL-TO-MEANING')
    expect(warned(7)).not.toContain('billTo HO-SWITCH-BILL-TO-MEANING')
  })

  test('shows on its receipt who is billed, and nobody in full', () => {
    const view = ACQUAINT_JOBS['landlord-switch'].redactedView(
      change(example('landlord-switch'), 'billTo', 7),
      { codes },
      null,
    )
    expect(view).toContainEqual({ label: 'Billed from now on', value: 'Landlord' })
    expect(JSON.stringify(view)).not.toMatch(/Walsh|10123456789|Harbour/)
  })
})

describe('a purchaser who depends on powered equipment', () => {
  const body = change(example('purchaser-switch'), 'purchaser.criticalCare', true)

  test('is sent only with a recorded basis', () => {
    expect(check('purchaser-switch', body).errors).toEqual(['consent HO-CONSENT-MISSING'])
    expect(check('purchaser-switch', body, { ...BASIS, scope: ['record'] }).errors).toEqual([
      'consent HO-CONSENT-SCOPE',
    ])
    expect(check('purchaser-switch', body, BASIS).errors).toEqual([])
  })

  test('is told to register with the supplier, and about a pay-as-you-go meter', () => {
    const payg = change(body, 'property.payAsYouGoGasMeter', true)
    expect(check('purchaser-switch', payg, BASIS).warnings).toEqual([
      'purchaser.criticalCare HO-SWITCH-CRITICAL-REGISTER',
      'property.payAsYouGoGasMeter HO-SWITCH-CRITICAL-PAYG',
    ])
  })

  test('is not told on the receipt', () => {
    const view = ACQUAINT_JOBS['purchaser-switch'].redactedView(body, { codes }, null)
    expect(JSON.stringify(view)).not.toMatch(/critical|care|Kearney/i)
  })
})

test('every switch of one home is in one line, whatever its kind', () => {
  const homes = SWITCH_KINDS.map((kind) => ACQUAINT_JOBS[kind].home(example(kind)))
  expect(new Set(homes).size).toBe(1)
})

test('every kind has a purchaser’s, landlord’s or tenant’s path, and words of its own for another body', () => {
  const told = SWITCH_KINDS.map((kind) => {
    const { errors } = ACQUAINT_JOBS[kind].check([], { codes, format: 'json', consent: null, today })
    return errors[0]?.message
  })
  expect(told).toEqual([
    'The body is not a tenant switch: it must be one JSON object.',
    'The body is not a landlord switch: it must be one JSON object.',
    'The body is not a purchaser switch: it must be one JSON object.',
  ])
})
