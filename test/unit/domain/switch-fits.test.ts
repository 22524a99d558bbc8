import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { fitting } from '#shared/domain/switch-fits.ts'
import { SWITCH_FACTS } from '#shared/domain/switch-facts.ts'
import { SWITCH_KINDS } from '#shared/domain/switch-kinds.ts'

const VALUES: unknown[] = [
  '',
  'Aoife',
  'x'.repeat(500),
  'x'.repeat(501),
  '\ud800',
  '2026-11-20',
  '2026-02-30',
  `2026-11-20T14:30:00.${'0'.repeat(20)}`,
  0,
  -0,
  -1,
  1.5,
  NaN,
  Infinity,
  2_147_483_647,
  2_147_483_648,
  -2_147_483_648,
  -2_147_483_649,
  true,
  false,
  null,
  {},
  [],
  ['2026-11-20'],
]

const value = fc.oneof(fc.constantFrom(...VALUES), fc.string(), fc.integer(), fc.double())
const address = members('countryCode', 'postCode', 'town', 'county')
const person = members('titleId', 'lastName', 'dateOfBirth', 'criticalCare', 'tenantId')
const body = fc.oneof(
  value,
  fc.record(
    {
      property: fc.oneof(
        value,
        members('mprn', 'electricMeterType', 'payAsYouGoGasMeter'),
        fc.record({ address }),
      ),
      switchType: value,
      meterReadings: fc.oneof(value, members('gasMeterRead', 'meterReadingDate')),
      tenancyStartDate: value,
      tenant: fc.oneof(value, person),
      purchaser: fc.oneof(value, person),
      landlord: fc.oneof(value, fc.record({ address }), members('lastName', 'landlordId')),
      billTo: value,
      other: value,
    },
    { requiredKeys: [] },
  ),
)

/** An object with some of the members, mostly as they should not be. */
function members(...names: readonly string[]) {
  return fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2 })
}

test.each(SWITCH_KINDS)('What fits a %s is what its schema takes', (kind) => {
  const { schema } = SWITCH_FACTS[kind]
  const fits = fitting(schema)
  fc.assert(
    fc.property(body, (one) => {
      // Of a list without members the schema makes an empty object, which is another body.
      expect(fits(one)).toBe(v.is(schema, one) && !Array.isArray(one))
      if (fits(one)) expect(v.parse(schema, one)).toEqual(one)
    }),
    { numRuns: 3000 },
  )
})

test.each(SWITCH_KINDS)('Each member of a %s by itself fits as its schema takes it', (kind) => {
  const { schema } = SWITCH_FACTS[kind]
  const fits = fitting(schema)
  let taken = 0
  const walk = (entries: object, wrap: (inner: unknown) => unknown) => {
    for (const [name, member] of Object.entries(entries)) {
      const around = (inner: unknown) => wrap({ [name]: inner })
      for (const one of VALUES) {
        const whole = around(one)
        if (Array.isArray(one)) {
          expect(fits(whole)).toBe(false)
          continue
        }
        expect(fits(whole), JSON.stringify(whole)).toBe(v.is(schema, whole))
        if (fits(whole)) taken += 1
      }
      const inner: unknown = member
      const entriesOf = v.safeParse(v.object({ wrapped: v.object({ entries: v.looseObject({}) }) }), inner)
      if (entriesOf.success) walk(entriesOf.output.wrapped.entries, around)
    }
  }
  walk(schema.entries, (inner) => inner)
  expect(taken).toBeGreaterThan(100)
})
