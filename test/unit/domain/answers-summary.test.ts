import { describe, expect, test } from 'vitest'
import { shortAnswer } from '#shared/domain/switch-answers-short.ts'
import { nameOfQuestion } from '#shared/domain/switch-answers-names.ts'
import { switchSteps, type Step } from '#shared/domain/switch-answers-steps.ts'
import { summaryOf } from '#shared/domain/switch-answers-summary.ts'

const { steps: STEPS, questionsOf } = switchSteps('tenant-switch')

type Answers = Record<string, string>

const rowsOf = (answers: Answers) => STEPS.flatMap((step) => summaryOf('tenant-switch', step, answers))
const rowOf = (question: string, answers: Answers) => rowsOf(answers).find((row) => row.question === question)

describe('an answer as it is read again', () => {
  test.each<[string, string, string]>([
    ['country', 'IE', 'Ireland'],
    ['country', 'GB-NIR', 'Northern Ireland'],
    ['country', 'somewhere', ''],
    ['landlord.country', 'GB', 'Great Britain'],
    ['supply', 'gas', 'Gas only'],
    ['supply', 'steam', ''],
    ['property.mprn', '10-000 000101', '10 000 000 101'],
    ['property.mprn', '1000000010', '1000000010'],
    ['property.mprn', '100000001011', '100000001011'],
    ['property.mprn', 'x10000000101', 'x10000000101'],
    ['property.gprn', '1 000-101', '1 000 101'],
    ['property.gprn', '10001011', '10001011'],
    ['property.gprn', '100010', '100010'],
    ['property.gprn', 'x1000101', 'x1000101'],
    ['tenancyStartDate', '2026-11-20', '20 November 2026'],
    ['tenancyStartDate', 'soon', 'soon'],
    ['meterReadings.meterReadingDate', '2026-11-21T09:05', '21 November 2026, 09:05'],
    ['tenant.dateOfBirth', '1993-04-17', '17 April 1993'],
    ['tenant.criticalCare', 'yes', 'Yes'],
    ['tenant.criticalCare', 'no', 'No'],
    ['tenant.criticalCare', 'prefer-not-to-say', 'Prefer not to say (sent as No)'],
    ['tenant.criticalCare', 'maybe', 'maybe'],
    ['tenant.firstName', '  Aoife ', 'Aoife'],
    ['tenant.firstName', '', ''],
  ])('%s typed as %j is %j', (question, typed, value) => {
    expect(rowOf(question, { [question]: typed })?.value).toBe(value)
  })

  test.each([
    ['meterType', 'smart', 'Smart meter', 'electricity'],
    ['meterType', 'sundial', '', 'electricity'],
    ['property.payAsYouGoGasMeter', 'yes', 'Yes', 'gas'],
    ['property.payAsYouGoGasMeter', 'no', 'No', 'gas'],
    ['property.payAsYouGoGasMeter', 'maybe', 'maybe', 'gas'],
    ['meterReadings.gasMeterRead', '00452', '00452', 'gas'],
  ])('%s typed as %j is %j', (question, typed, value, supply) => {
    expect(rowOf(question, { supply, [question]: typed })?.value).toBe(value)
  })

  test.each([
    ['consent.how', 'in-person', 'In person'],
    ['consent.how', 'telephone', 'On the telephone'],
    ['consent.how', 'e-mail', 'By e-mail'],
    ['consent.how', 'signed-form', 'On a signed form'],
    ['consent.how', 'by pigeon', 'by pigeon'],
    ['consent.at', '2026-11-20', '20 November 2026'],
    ['consent.record', 'yes', 'Yes'],
    ['consent.share', 'no', 'No'],
    ['consent.givenBy', 'Aoife', 'Aoife'],
  ])('%s typed as %j is %j', (question, typed, value) => {
    expect(rowOf(question, { 'tenant.criticalCare': 'yes', [question]: typed })?.value).toBe(value)
  })

  test('a country that is not one of ours is told by its name', () => {
    const elsewhere = { 'landlord.country': 'other', 'landlord.address.country': ' France ' }
    expect(rowOf('landlord.country', elsewhere)?.value).toBe('France')
    expect(rowOf('landlord.address.country', elsewhere)).toBeUndefined()
    expect(rowOf('landlord.country', { 'landlord.country': 'other' })?.value).toBe('')
  })
})

describe('which answers are shown', () => {
  test.each([
    'property.address.locality',
    'property.address.region',
    'property.propertyId',
    'tenancyId',
    'tenant.tenantId',
    'tenant.title',
    'otherTenants',
    'landlord.title',
    'landlord.landlordId',
    'landlord.address.propertyName',
    'landlord.address.street',
    'landlord.address.locality',
    'landlord.address.town',
    'landlord.address.region',
  ])('%s only when it was answered', (question) => {
    expect(rowOf(question, {})).toBeUndefined()
    expect(rowOf(question, { [question]: '  ' })).toBeUndefined()
    expect(rowOf(question, { [question]: 'x' })?.value).toBe('x')
  })

  test('all others always, so that what is missing is seen', () => {
    const shown = rowsOf({ supply: 'electricity-and-gas', meterType: 'smart', 'tenant.criticalCare': 'yes' })
    expect(shown.map((row) => row.question)).toEqual([
      'country',
      'property.address.propertyName',
      'property.address.street',
      'property.address.town',
      'property.address.postCode',
      'property.mprn',
      'property.gprn',
      'supply',
      'meterType',
      'property.payAsYouGoGasMeter',
      'meterReadings.dayMeterRead',
      'meterReadings.nightMeterRead',
      'meterReadings.peakMeterRead',
      'meterReadings.gasMeterRead',
      'meterReadings.meterReadingDate',
      'tenancyStartDate',
      'tenant.firstName',
      'tenant.lastName',
      'tenant.telephoneNumber',
      'tenant.email',
      'tenant.dateOfBirth',
      'tenant.criticalCare',
      'consent.record',
      'consent.share',
      'consent.givenBy',
      'consent.how',
      'consent.at',
      'landlord.firstName',
      'landlord.lastName',
      'landlord.telephoneNumber',
      'landlord.email',
      'landlord.country',
      'landlord.address.postCode',
    ])
  })

  test('the wizard’s own notes never', () => {
    const answers = {
      'lookup.passed': 'x',
      'landlord.address.country': 'x',
      'consent.basis': 'x',
      'consent.wording': 'x',
      'tenant.criticalCare': 'yes',
    }
    // The name of a country is the landlord's, and told under it.
    expect(rowsOf(answers).flatMap((row) => (row.value === 'x' ? row.question : []))).toEqual([
      'landlord.country',
    ])
  })

  test.each([
    ['electricity', ['property.mprn']],
    ['gas', ['property.gprn']],
    ['electricity-and-gas', ['property.mprn', 'property.gprn']],
    ['', ['property.mprn', 'property.gprn']],
  ])('the meter numbers of what is switched: %s', (supply, numbers) => {
    const shown = rowsOf({ supply, 'property.mprn': '10000000101', 'property.gprn': '1000101' })
    expect(shown.map((row) => row.question).filter((one) => /prn$/.test(one))).toEqual(numbers)
  })

  test('meter numbers and readings are numbers to compare', () => {
    const answers = { supply: 'electricity-and-gas', meterType: 'day-and-night', tenancyId: '7' }
    expect(rowsOf(answers).flatMap((row) => (row.numbers ? row.question : []))).toEqual([
      'property.mprn',
      'property.gprn',
      'meterReadings.dayMeterRead',
      'meterReadings.nightMeterRead',
      'meterReadings.gasMeterRead',
      'meterReadings.meterReadingDate',
    ])
  })

  test.each([
    ['property.address.postCode', {}, 'Postcode'],
    ['property.address.postCode', { country: 'GB' }, 'Postcode'],
    ['property.address.postCode', { country: 'IE' }, 'Eircode'],
    ['property.address.postCode', { 'landlord.country': 'IE' }, 'Postcode'],
    ['landlord.address.postCode', { country: 'IE' }, 'Postcode'],
    ['landlord.address.postCode', { 'landlord.country': 'IE' }, 'Eircode'],
    ['property.mprn', {}, 'MPRN'],
    ['property.gprn', {}, 'GPRN'],
    ['tenant.lastName', {}, 'Last name'],
  ])('%s is called by its short name (%j)', (question, answers, label) => {
    expect(rowOf(question, answers)?.label).toBe(label)
  })
})

describe('the names of the questions', () => {
  const asked = STEPS.flatMap((step) =>
    questionsOf(step, { supply: 'electricity-and-gas', meterType: 'smart', 'tenant.criticalCare': 'yes' }),
  )

  test('every question has one above its field and one for the middle of a sentence', () => {
    const every = [...asked, 'meterReadings.twentyFourHourMeterRead', 'meterReadings.nightSaverMeterRead']
    for (const question of every) {
      const { label, inSentence } = nameOfQuestion(question)
      expect([question, label]).toEqual([question, expect.stringMatching(/^[A-Z0-9]/)])
      expect([question, inSentence]).toEqual([
        question,
        expect.stringMatching(/^(the|how|who|what|that|whether) /),
      ])
    }
  })

  test('the home and the landlord, the tenant and the landlord are told apart', () => {
    const sentences = asked.map((question) => nameOfQuestion(question).inSentence)
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  test('what has none is called by its key', () => {
    expect(nameOfQuestion('toEverybody')).toEqual({ label: 'toEverybody', inSentence: 'toEverybody' })
  })
})

describe('a step in a few words', () => {
  test.each<[Step, Answers, string]>([
    ['country', {}, ''],
    ['country', { country: 'GB-NIR' }, 'Northern Ireland'],
    ['home', {}, ''],
    ['home', { 'property.address.propertyName': '14' }, '14'],
    ['home', { 'property.address.street': 'Linnet Row' }, 'Linnet Row'],
    ['supply', {}, ''],
    ['supply', { meterType: 'smart' }, ''],
    ['supply', { supply: 'electricity' }, 'Electricity only'],
    ['supply', { supply: 'electricity', meterType: 'smart' }, 'Electricity only, smart meter'],
    ['supply', { supply: 'gas', meterType: 'smart' }, 'Gas only'],
    ['readings', {}, ''],
    ['readings', { supply: 'gas', 'meterReadings.gasMeterRead': ' 7754 ' }, '7754'],
    ['readings', { supply: 'gas', 'meterReadings.dayMeterRead': '1' }, ''],
    ['tenancy', {}, ''],
    ['tenancy', { tenancyStartDate: '2026-11-20' }, '20 November 2026'],
    ['tenant', { 'tenant.lastName': 'Byrne' }, 'Byrne'],
    ['tenant', { 'tenant.firstName': ' Aoife ', 'tenant.lastName': 'Byrne' }, 'Aoife Byrne'],
    ['landlord', { 'landlord.lastName': 'Harbour Lettings Ltd' }, 'Harbour Lettings Ltd'],
    ['landlord', { 'landlord.firstName': 'Declan', 'landlord.lastName': 'Walsh' }, 'Declan Walsh'],
    ['check', { country: 'IE', 'tenant.lastName': 'Byrne' }, ''],
  ])('%s of %j is %j', (step, answers, words) => {
    expect(shortAnswer(step, answers)).toBe(words)
  })
})
