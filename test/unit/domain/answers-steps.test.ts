import { describe, expect, test } from 'vitest'
import { STEP_TITLES, switchSteps, type Step } from '#shared/domain/switch-answers-steps.ts'

const {
  steps: STEPS,
  firstOpenStep,
  inScreenOrder,
  isStarted,
  placeOfPath,
  questionsOf,
  stepOfQuestion,
  stepStates,
} = switchSteps('tenant-switch')

const person = (who: string) =>
  ['title', 'firstName', 'lastName', 'telephoneNumber', 'email'].map((part) => `${who}.${part}`)
const address = (owner: string) =>
  ['propertyName', 'street', 'locality', 'town', 'region', 'postCode'].map(
    (part) => `${owner}.address.${part}`,
  )

describe('the screens', () => {
  test('their order and titles', () => {
    expect(STEPS.map((step) => [step, STEP_TITLES[step]])).toEqual([
      ['country', 'Country'],
      ['home', 'Home and meters'],
      ['supply', 'Supply'],
      ['readings', 'Readings'],
      ['tenancy', 'Tenancy'],
      ['tenant', 'Tenant'],
      ['landlord', 'Landlord'],
      ['check', 'Check and send'],
    ])
  })

  test.each<[Step, string[]]>([
    ['country', ['country']],
    [
      'home',
      [...address('property'), 'property.mprn', 'property.gprn', 'lookup.passed', 'property.propertyId'],
    ],
    ['supply', ['supply']],
    ['readings', ['meterReadings.meterReadingDate']],
    ['tenancy', ['tenancyStartDate', 'tenancyId']],
    [
      'tenant',
      [...person('tenant'), 'tenant.dateOfBirth', 'otherTenants', 'tenant.criticalCare', 'tenant.tenantId'],
    ],
    [
      'landlord',
      [
        ...person('landlord'),
        'landlord.country',
        'landlord.address.country',
        ...address('landlord'),
        'landlord.landlordId',
      ],
    ],
    ['check', []],
  ])('%s asks in this order when nothing is answered', (step, questions) => {
    expect(questionsOf(step, {})).toEqual(questions)
  })

  test.each<[Step, Record<string, string>, string[]]>([
    ['supply', { supply: 'electricity' }, ['meterType']],
    ['supply', { supply: 'gas' }, ['property.payAsYouGoGasMeter']],
    ['supply', { supply: 'electricity-and-gas' }, ['meterType', 'property.payAsYouGoGasMeter']],
    [
      'tenant',
      { 'tenant.criticalCare': 'yes' },
      ['basis', 'wording', 'record', 'share', 'givenBy', 'how', 'at'].map((part) => `consent.${part}`),
    ],
    ['tenant', { 'tenant.criticalCare': 'prefer-not-to-say' }, []],
    [
      'readings',
      { supply: 'gas', meterType: 'smart' },
      ['meterReadings.gasMeterRead', 'photos.gasMeterRead'],
    ],
    [
      'readings',
      { supply: 'electricity', meterType: 'twenty-four-hour' },
      ['meterReadings.twentyFourHourMeterRead', 'photos.twentyFourHourMeterRead'],
    ],
  ])('%s asks more of %j', (step, answers, more) => {
    const before = questionsOf(step, {})
    expect(questionsOf(step, answers).filter((question) => !before.includes(question))).toEqual(more)
  })

  test('the name of the landlord’s country is asked only when it is not one of ours', () => {
    for (const country of ['IE', 'GB-NIR', 'GB'])
      expect(questionsOf('landlord', { 'landlord.country': country })).not.toContain(
        'landlord.address.country',
      )
    expect(questionsOf('landlord', { 'landlord.country': 'other' })).toContain('landlord.address.country')
  })

  test('a question stands on one screen, or on none', () => {
    expect(stepOfQuestion('consent.at')).toBe('tenant')
    expect(stepOfQuestion('meterReadings.peakMeterRead')).toBe('readings')
    expect(stepOfQuestion('tenant')).toBeUndefined()
  })
})

describe('where a path is mended', () => {
  test.each([
    ['tenant', 'tenant', 'tenant.title'],
    ['landlord', 'landlord', 'landlord.title'],
    ['property', 'home', 'property.address.propertyName'],
    ['property.address', 'home', 'property.address.propertyName'],
    ['lookup.passed', 'home', 'lookup.passed'],
    ['consent.basis', 'tenant', 'consent.basis'],
    ['otherTenants', 'tenant', 'otherTenants'],
    ['tenanc', 'check', null],
    ['prop', 'check', null],
    ['firstName', 'check', null],
  ] as const)('%s on %s', (path, step, question) => {
    expect(placeOfPath(path)).toEqual({ step, question })
  })

  test('problems of one question keep their order, and those of none come last', () => {
    const problems = ['nowhere', 'landlord.email', 'country', 'elsewhere', 'country'].map(
      (question, index) => ({
        question,
        index,
      }),
    )
    expect(inScreenOrder(problems).map(({ index }) => index)).toEqual([2, 4, 1, 0, 3])
  })
})

describe('how the screens stand', () => {
  const states = (answers: Record<string, string>, current: Step, wrong: Step[], blocked: Step[] = []) =>
    STEPS.map((step) => stepStates(answers, current, wrong, blocked)[step])

  test('what was begun and is wrong needs attention once one has gone past it', () => {
    const answers = { 'property.mprn': '1', 'tenant.lastName': 'Byrne' }
    expect(states(answers, 'supply', ['home', 'tenant', 'landlord'])).toEqual([
      'done',
      'needs-attention',
      'current',
      'done',
      'done',
      'to-come',
      'to-come',
      'to-come',
    ])
  })

  test('what was not begun is to come, even behind one', () => {
    expect(states({}, 'landlord', ['country', 'home', 'tenant'])).toEqual([
      'to-come',
      'to-come',
      'done',
      'done',
      'done',
      'to-come',
      'current',
      'to-come',
    ])
  })

  test('a screen is current even when it is wrong or blocked, and blocked only when it is not wrong', () => {
    const answers = { supply: 'gas', 'meterReadings.gasMeterRead': 'x' }
    expect(states(answers, 'supply', ['supply', 'readings'], ['supply', 'readings', 'tenancy'])).toEqual([
      'done',
      'done',
      'current',
      'to-come',
      'blocked',
      'done',
      'done',
      'to-come',
    ])
    expect(states(answers, 'check', ['readings'], ['readings', 'check']).slice(3)).toEqual([
      'needs-attention',
      'done',
      'done',
      'done',
      'current',
    ])
  })

  test('a screen is begun with one answer that applies', () => {
    expect(isStarted('home', {})).toBe(false)
    expect(isStarted('home', { 'property.mprn': '  ' })).toBe(false)
    expect(isStarted('home', { 'property.gprn': '1' })).toBe(true)
    expect(isStarted('supply', { meterType: 'smart' })).toBe(false)
  })

  test('the first that is open, in the order of the screens', () => {
    expect(firstOpenStep(['landlord', 'supply', 'tenancy'])).toBe('supply')
    expect(firstOpenStep([])).toBe('check')
  })
})
