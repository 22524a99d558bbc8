import { describe, expect, test } from 'vitest'
import { switchSteps, type Step } from '#shared/domain/switch-answers-steps.ts'
import { shortAnswer } from '#shared/domain/switch-answers-short.ts'
import { fullAnswers } from './full-answers.ts'

const {
  steps: STEPS,
  firstOpenStep,
  inScreenOrder,
  nextStep,
  placeOfPath,
  previousStep,
  questionsOf,
  stepNamed,
  stepStates,
} = switchSteps('tenant-switch')
const stepOf = (path: string) => placeOfPath(path).step

const none: readonly Step[] = []

describe('where a problem is mended', () => {
  test.each([
    ['property.mprn', 'home', 'property.mprn'],
    ['property.address.countryCode', 'country', 'country'],
    ['property.address.country', 'country', 'country'],
    ['property.electricMeterType', 'supply', 'meterType'],
    ['switchType', 'supply', 'supply'],
    ['meterReadings.gasMeterRead', 'readings', 'meterReadings.gasMeterRead'],
    ['meterReadings', 'readings', 'meterReadings.twentyFourHourMeterRead'],
    ['tenancyStartDate', 'tenancy', 'tenancyStartDate'],
    ['tenant.titleId', 'tenant', 'tenant.title'],
    ['consent', 'tenant', 'consent.basis'],
    ['consent.at', 'tenant', 'consent.at'],
    ['landlord.address.postCode', 'landlord', 'landlord.address.postCode'],
    ['landlord.address', 'landlord', 'landlord.address.country'],
    ['', 'check', null],
    ['somethingNew', 'check', null],
  ] as const)('%j is mended on %s at %j', (path, step, question) => {
    expect(placeOfPath(path)).toEqual({ step, question })
    expect(stepOf(path)).toBe(step)
  })

  test('problems come in the order of the screen', () => {
    const order = ['landlord.lastName', '', 'country', 'consent.at', 'tenant.criticalCare', 'property.mprn']
    expect(inScreenOrder(order.map((question) => ({ question }))).map((one) => one.question)).toEqual([
      'country',
      'property.mprn',
      'tenant.criticalCare',
      'consent.at',
      'landlord.lastName',
      '',
    ])
  })
})

describe('which questions are asked', () => {
  const asked = (answers: Record<string, string>) => STEPS.flatMap((step) => questionsOf(step, answers))

  test('no gas question for electricity only, no electricity question for gas only', () => {
    const electricity = asked({ ...fullAnswers(), supply: 'electricity' })
    expect(electricity).not.toContain('property.payAsYouGoGasMeter')
    expect(electricity).not.toContain('meterReadings.gasMeterRead')
    expect(electricity).toContain('meterType')
    const gas = asked({ ...fullAnswers(), supply: 'gas' })
    expect(gas).not.toContain('meterType')
    expect(gas).not.toContain('meterReadings.dayMeterRead')
    expect(gas).toContain('property.payAsYouGoGasMeter')
  })

  test('the basis only for someone who said yes', () => {
    expect(
      asked({ ...fullAnswers(), 'tenant.criticalCare': 'no' }).filter((one) => one.startsWith('consent.')),
    ).toEqual([])
  })
})

describe('how the steps stand', () => {
  test('a new switch: the first is current, the others are to come', () => {
    const states = stepStates(
      {},
      'country',
      STEPS.filter((step) => step !== 'check'),
      none,
    )
    expect(Object.values(states)).toEqual(['current', ...Array<string>(7).fill('to-come')])
  })

  test('done, current, to come', () => {
    const states = stepStates(fullAnswers(), 'tenant', ['tenant', 'landlord'], none)
    expect(states).toMatchObject({
      country: 'done',
      tenancy: 'done',
      tenant: 'current',
      landlord: 'to-come',
      check: 'to-come',
    })
  })

  test('a choice without a number is blocked, an earlier step with an error needs mending', () => {
    const states = stepStates(fullAnswers(), 'check', ['home'], ['supply'])
    expect(states).toMatchObject({
      home: 'needs-attention',
      supply: 'blocked',
      readings: 'done',
      check: 'current',
    })
  })

  test('forwards and backwards, and never off the ends', () => {
    expect(STEPS.map((step) => nextStep(step, {}))).toEqual([...STEPS.slice(1), 'check'])
    expect(STEPS.map((step) => previousStep(step, {}))).toEqual(['country', ...STEPS.slice(0, -1)])
    expect(firstOpenStep(['tenant', 'home'])).toBe('home')
    expect(firstOpenStep(none)).toBe('check')
    expect(stepNamed('readings')).toBe('readings')
    expect(stepNamed('quick')).toBeUndefined()
  })

  test('the answers in short, without anything about health', () => {
    const short = STEPS.map((step) => shortAnswer(step, fullAnswers()))
    expect(short).toEqual([
      'Ireland',
      '14 Linnet Row',
      'Electricity and gas, smart meter',
      '3120 · 3121 · 3122 · 7754',
      '19 November 2026',
      'Aoife Brannigan',
      'Declan Hennessy',
      '',
    ])
    const silent = STEPS.map((step) => shortAnswer(step, { ...fullAnswers(), 'tenant.criticalCare': 'no' }))
    expect(silent).toEqual(short)
  })
})
