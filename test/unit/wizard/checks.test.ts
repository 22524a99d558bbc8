import { describe, expect, test } from 'vitest'
import { documentedCodes } from '#shared/domain/codes.ts'
import { checkAnswers, toAnswerProblem } from '#shared/domain/switch-answers-checks.ts'
import { switchSteps, type Step } from '#shared/domain/switch-answers-steps.ts'
import { summaryOf } from '#shared/domain/switch-answers-summary.ts'
import { CODES, TODAY, fullAnswers, without } from './full-answers.ts'

const { steps: STEPS } = switchSteps('tenant-switch')

const check = (answers: Record<string, string>, codes = CODES) =>
  checkAnswers('tenant-switch', answers, { codes, today: TODAY })
const wrong = (answers: Record<string, string>) => check(answers).errors.map((error) => error.question)

describe('what stops a step', () => {
  test('nothing when all is answered', () => {
    expect(check(fullAnswers()).errors).toEqual([])
  })

  test('every step but the last has something that must be answered', () => {
    const steps = new Set<Step>(check({}).errors.map((error) => error.step))
    expect([...steps]).toEqual(STEPS.filter((step) => step !== 'check'))
  })

  test.each([
    ['country'],
    ['supply'],
    ['meterType'],
    ['property.mprn'],
    ['property.gprn'],
    ['property.payAsYouGoGasMeter'],
    ['meterReadings.dayMeterRead'],
    ['meterReadings.gasMeterRead'],
    ['meterReadings.meterReadingDate'],
    ['tenancyStartDate'],
    ['tenant.firstName'],
    ['tenant.lastName'],
    ['tenant.criticalCare'],
    ['consent.givenBy'],
    ['consent.how'],
    ['consent.at'],
    ['consent.record'],
    ['consent.share'],
    ['landlord.lastName'],
  ])('%s is missed at its own field, once', (question) => {
    expect(wrong(without(fullAnswers(), question))).toEqual([question])
  })

  test.each([
    ['property.mprn', '1000000010'],
    ['property.gprn', '30412877'],
    ['property.address.postCode', 'B65 F4E2'],
    ['property.propertyId', '12a'],
    ['meterReadings.nightMeterRead', '12.5'],
    ['meterReadings.gasMeterRead', '10000000'],
    ['meterReadings.meterReadingDate', '2026-11-23'],
    ['tenancyStartDate', '31/2/2026'],
    ['tenant.email', 'aoife at example.com'],
    ['tenant.dateOfBirth', '2027-01-01'],
    ['landlord.email', 'a b@example.org'],
  ])('%s typed as %j is refused at its field', (question, typed) => {
    const { errors } = check({ ...fullAnswers(), [question]: typed })
    expect(errors.map((error) => error.question)).toEqual([question])
    expect(errors[0]?.message).not.toContain(typed)
  })

  test('0 is a reading', () => {
    expect(wrong({ ...fullAnswers(), 'meterReadings.dayMeterRead': '0' })).toEqual([])
  })

  test('“prefer not to say” needs no basis', () => {
    const answers = Object.fromEntries(
      Object.entries(fullAnswers()).filter(([question]) => !question.startsWith('consent.')),
    )
    expect(wrong({ ...answers, 'tenant.criticalCare': 'prefer-not-to-say' })).toEqual([])
  })

  test('what is merely suspicious warns and stops nothing', () => {
    const { errors, warnings } = check({
      ...fullAnswers(),
      tenancyStartDate: '2026-08-01',
      'property.mprn': '77000000101',
    })
    expect(errors).toEqual([])
    expect(warnings.map((warning) => warning.question)).toEqual(
      expect.arrayContaining(['tenancyStartDate', 'property.mprn', 'meterReadings.meterReadingDate']),
    )
  })

  test('a choice whose number is not known is blocked, not wrong', () => {
    expect(
      check({ ...fullAnswers('day-and-night'), supply: 'electricity' }, documentedCodes()).errors,
    ).toEqual([])
  })

  test('what the service says is told at its field, with its words', () => {
    const problem = {
      path: 'tenant.email',
      message: 'Acquaint says: No such mailbox.',
      fix: '',
      from: 'service',
      code: 'HO-ACQ-400',
    } as const
    expect(toAnswerProblem('tenant-switch', problem)).toEqual({
      question: 'tenant.email',
      step: 'tenant',
      message: 'Acquaint says of the tenant’s e-mail address: No such mailbox.',
      code: 'HO-ACQ-400',
      from: 'service',
    })
  })
})

describe('check answers', () => {
  const rows = (answers: Record<string, string>) =>
    STEPS.flatMap((step) => summaryOf('tenant-switch', step, answers))

  test('shows every answer that is sent, in words', () => {
    const shown = rows(fullAnswers())
    const silent = ['consent.basis', 'consent.wording']
    expect(shown.map((row) => row.question).sort()).toEqual(
      Object.keys(fullAnswers())
        .filter((question) => !silent.includes(question))
        .sort(),
    )
    expect(shown.filter((row) => row.value === '')).toEqual([])
    const value = (question: string) => shown.find((row) => row.question === question)?.value
    expect(value('property.mprn')).toBe('10 000 000 101')
    expect(value('tenancyStartDate')).toBe('19 November 2026')
    expect(value('meterType')).toBe('Smart meter')
    expect(value('landlord.country')).toBe('Northern Ireland')
  })

  test('says what is sent for “prefer not to say”, and leaves out what is not sent', () => {
    const shown = rows({
      ...fullAnswers(),
      supply: 'electricity',
      'tenant.criticalCare': 'prefer-not-to-say',
    })
    expect(shown.find((row) => row.question === 'tenant.criticalCare')?.value).toBe(
      'Prefer not to say (sent as No)',
    )
    expect(shown.map((row) => row.question)).not.toContain('property.gprn')
  })
})
