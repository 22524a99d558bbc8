import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { READING_FIELDS } from '#shared/domain/meter-readings.ts'
import { photoQuestion } from '#shared/domain/reading-photos.ts'
import { METER_MEANINGS, documentedCodes } from '#shared/domain/codes.ts'
import { switchSteps } from '#shared/domain/switch-answers-steps.ts'
import { bodyQuestions, toSwitchBody } from '#shared/domain/switch-answers.ts'
import { parseSwitch } from '#shared/domain/switch-parse.ts'
import { CODES, fullAnswers, without } from './full-answers.ts'

const { steps: STEPS, questionsOf } = switchSteps('tenant-switch')

const made = (answers: Record<string, string>) => toSwitchBody('tenant-switch', answers, CODES)

describe('what is typed arrives in the body', () => {
  test('every answer, in the documented shape and order', () => {
    const { body, consent, blocked } = made(fullAnswers())
    expect(blocked).toEqual([])
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({
        property: {
          address: {
            countryCode: 91,
            postCode: 'D07 P2K8',
            propertyName: '14',
            street: 'Linnet Row',
            locality: 'Phibsborough',
            town: 'Dublin 7',
            region: 'Co. Dublin',
            country: 'Ireland',
          },
          mprn: '10000000101',
          gprn: '1000101',
          electricMeterType: 92,
          payAsYouGoGasMeter: false,
          propertyId: 4001,
        },
        switchType: 1,
        meterReadings: {
          dayMeterRead: 3120,
          nightMeterRead: 3121,
          peakMeterRead: 3122,
          meterReadingDate: '2026-11-20',
          gasMeterRead: 7754,
        },
        tenancyStartDate: '2026-11-19',
        tenant: {
          titleId: 92,
          firstName: 'Aoife',
          lastName: 'Brannigan',
          telephoneNumber: '+353 20 910 1284',
          email: 'aoife.brannigan@example.com',
          dateOfBirth: '1993-04-17',
          criticalCare: true,
          tenantId: 4003,
        },
        landlord: {
          titleId: 91,
          firstName: 'Declan',
          lastName: 'Hennessy',
          telephoneNumber: '+353 20 910 4417',
          email: 'declan.hennessy@example.org',
          address: {
            countryCode: 92,
            postCode: 'BT28 1AA',
            propertyName: '8',
            street: 'Orchard Close',
            locality: 'Ballymacash',
            town: 'Lisburn',
            region: 'Co. Antrim',
            country: 'Northern Ireland',
          },
          landlordId: 4004,
        },
        tenancyId: 4002,
      }),
    )
    expect(consent).toEqual({
      basis: 'explicit-consent',
      wording: 'critical-care-1',
      givenBy: 'Aoife Brannigan',
      how: 'in-person',
      at: '2026-11-20',
      scope: ['record', 'share'],
    })
    expect(parseSwitch('tenant-switch', body).problems).toEqual([])
  })

  test('dropping any one answer changes what is sent', () => {
    const anAnswer = fc
      .constantFrom(...METER_MEANINGS)
      .chain((meter) => fc.tuple(fc.constant(meter), fc.constantFrom(...Object.keys(fullAnswers(meter)))))
    fc.assert(
      fc.property(anAnswer, ([meter, question]) => {
        const all = fullAnswers(meter)
        const less = without(all, question)
        return JSON.stringify(made(all)) !== JSON.stringify(made(less))
      }),
      { numRuns: 600 },
    )
  })

  test('every question of a step fills the body or the basis, and every question of the body stands on a step', () => {
    const asked = new Set(
      METER_MEANINGS.flatMap((meter) => STEPS.flatMap((step) => questionsOf(step, fullAnswers(meter)))),
    )
    const ownQuestions = ['otherTenants', 'lookup.passed', ...READING_FIELDS.map(photoQuestion)]
    const elsewhere = [
      'landlord.address.country',
      ...[...asked].filter((question) => question.startsWith('consent.')),
    ]
    // No kind of meter asks for the NightSaver register: what it is for is not documented.
    const fills = bodyQuestions('tenant-switch').filter(
      (question) => question !== 'meterReadings.nightSaverMeterRead',
    )
    expect(
      [...asked]
        .filter((question) => !ownQuestions.includes(question) && !elsewhere.includes(question))
        .sort(),
    ).toEqual(fills.sort())
  })

  test('whatever is typed, only what was typed for this supply and meter is there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('electricity-and-gas', 'electricity', 'gas'),
        fc.constantFrom(...METER_MEANINGS),
        fc.constantFrom(...METER_MEANINGS),
        (supply, meter, before) => {
          const { body } = made({ ...fullAnswers(before), ...fullAnswers(meter), supply })
          const text = JSON.stringify(body)
          const gas = supply !== 'electricity'
          const electricity = supply !== 'gas'
          expect(text.includes('gasMeterRead')).toBe(gas)
          expect(text.includes('gprn')).toBe(gas)
          expect(text.includes('payAsYouGoGasMeter')).toBe(gas)
          expect(text.includes('mprn')).toBe(electricity)
          expect(text.includes('electricMeterType')).toBe(electricity)
          expect(text.includes('peakMeterRead')).toBe(electricity && meter === 'smart')
          expect(text.includes('twentyFourHourMeterRead')).toBe(electricity && meter === 'twenty-four-hour')
        },
      ),
    )
  })
})

describe('how an answer is sent', () => {
  const reading = (typed: string) =>
    made({ ...fullAnswers('twenty-four-hour'), 'meterReadings.twentyFourHourMeterRead': typed }).body[
      'meterReadings'
    ]

  test.each([
    ['0', 0],
    ['00042', 42],
    [' 7 754 ', 7754],
    ['12.5', '12.5'],
    ['twelve', 'twelve'],
  ])('a reading typed as %j is %j', (typed, sent) => {
    expect(reading(typed)).toMatchObject({ twentyFourHourMeterRead: sent })
  })

  test.each(['', '   '])('a reading typed as %j is none', (typed) => {
    expect(reading(typed)).not.toHaveProperty('twentyFourHourMeterRead')
  })

  test.each([
    ['yes', true],
    ['no', false],
    ['prefer-not-to-say', false],
  ])('critical care %s is %s', (answer, sent) => {
    const { body } = made({ ...fullAnswers(), 'tenant.criticalCare': answer })
    expect(body['tenant']).toMatchObject({ criticalCare: sent })
  })

  test('a basis is kept only for someone who said yes, and only when it is whole', () => {
    expect(made({ ...fullAnswers(), 'tenant.criticalCare': 'prefer-not-to-say' }).consent).toBeNull()
    for (const part of ['basis', 'wording', 'givenBy', 'how', 'at'])
      expect(made(without(fullAnswers(), `consent.${part}`)).consent).toBeNull()
    expect(made(without(fullAnswers(), 'consent.share')).consent?.scope).toEqual(['record'])
    expect(made(without(fullAnswers(), 'consent.record', 'consent.share')).consent).toBeNull()
  })

  test('a meter number typed with spaces or dashes is sent as digits, leading zeros kept', () => {
    const { body } = made({
      ...fullAnswers(),
      'property.mprn': ' 10-000 000 101',
      'property.gprn': '0 000 404',
    })
    expect(body['property']).toMatchObject({ mprn: '10000000101', gprn: '0000404' })
  })

  test('a title and a country whose number the table does not have are left out, the country’s name stays', () => {
    const { body } = toSwitchBody('tenant-switch', { ...fullAnswers('twenty-four-hour') }, documentedCodes())
    expect(body['tenant']).not.toHaveProperty('titleId')
    expect(body['property']).toMatchObject({ address: { country: 'Ireland' }, electricMeterType: 0 })
    expect(JSON.stringify(body)).not.toContain('countryCode')
  })

  test('a landlord elsewhere is sent with the name of the country as it was typed', () => {
    const { body } = made({
      ...fullAnswers(),
      'landlord.country': 'other',
      'landlord.address.country': 'France',
    })
    expect(body['landlord']).toMatchObject({ address: { country: 'France' } })
    expect(JSON.stringify(body['landlord'])).not.toContain('countryCode')
  })

  test.each([
    [{ supply: 'electricity' }, 'supply', 'Acquaint’s number for electricity only is not known'],
    [{ supply: 'gas' }, 'supply', 'Acquaint’s number for gas only is not known'],
    [{ meterType: 'day-and-night' }, 'meterType', 'Acquaint’s number for day and night meters is not known'],
    [{ meterType: 'smart' }, 'meterType', 'Acquaint’s number for smart meters is not known'],
  ])('%j is blocked while its number is not known', (choice, question, message) => {
    const { body, blocked } = toSwitchBody(
      'tenant-switch',
      { ...fullAnswers('twenty-four-hour'), ...choice },
      documentedCodes(),
    )
    expect(blocked).toEqual([{ question, message }])
    expect(JSON.stringify(body)).not.toContain(question === 'supply' ? 'switchType' : 'electricMeterType')
  })
})
