import { describe, expect, test } from 'vitest'
import { documentedCodes } from '#shared/domain/codes.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { checkAnswers, onScreen, toAnswerProblem } from '#shared/domain/switch-answers-checks.ts'
import { CODES, TODAY, fullAnswers, without } from '../wizard/full-answers.ts'

type Answers = Record<string, string>

const check = (answers: Answers, codes = CODES) =>
  checkAnswers('tenant-switch', answers, { codes, today: TODAY })
const asked = (answers: Answers) => check(answers).errors.map(({ question }) => question)
const messageAt = (question: string, answers: Answers) =>
  check(answers).errors.find((error) => error.question === question)?.message

describe('what a new switch is asked for', () => {
  test('each question once, in the order of the screens', () => {
    expect(asked({})).toEqual([
      'country',
      'property.address.street',
      'property.mprn',
      'supply',
      'meterReadings.meterReadingDate',
      'tenancyStartDate',
      'tenant.firstName',
      'tenant.lastName',
      'tenant.criticalCare',
      'landlord.lastName',
    ])
    expect(check({}).warnings.map(({ question }) => question)).not.toContain('property.mprn')
  })

  test.each([
    ['electricity', ['property.mprn', 'meterType']],
    ['gas', ['property.gprn', 'property.payAsYouGoGasMeter', 'meterReadings.gasMeterRead']],
    [
      'electricity-and-gas',
      [
        'property.mprn',
        'property.gprn',
        'meterType',
        'property.payAsYouGoGasMeter',
        'meterReadings.gasMeterRead',
      ],
    ],
  ])('with %s: what that needs', (supply, questions) => {
    const always = asked({}).filter((question) => question !== 'property.mprn' && question !== 'supply')
    expect(asked({ supply }).filter((question) => !always.includes(question))).toEqual(questions)
  })

  test.each([
    ['twenty-four-hour', ['twentyFourHourMeterRead']],
    ['day-and-night', ['dayMeterRead', 'nightMeterRead']],
    ['smart', ['dayMeterRead', 'nightMeterRead', 'peakMeterRead']],
  ])('the readings of a meter: %s', (meterType, names) => {
    const questions = asked({ supply: 'electricity', meterType }).filter((one) => /Read$/.test(one))
    expect(questions).toEqual(names.map((name) => `meterReadings.${name}`))
  })

  test('one number is enough until it is told what is switched', () => {
    expect(asked({ 'property.mprn': '10000000101' })).not.toContain('property.mprn')
    expect(asked({ 'property.gprn': '1000101' })).not.toContain('property.mprn')
    expect(messageAt('property.mprn', {})).toContain('the GPRN or both')
    expect(messageAt('property.mprn', { supply: 'electricity' })).toContain('11 digits')
  })

  test.each<[Answers, boolean]>([
    [{}, false],
    [{ postCode: 'D07 P2K8' }, true],
    [{ street: 'Linnet Row' }, false],
    [{ propertyName: '14' }, false],
    [{ town: 'Dublin' }, false],
    [{ street: 'Linnet Row', town: 'Dublin' }, true],
    [{ propertyName: '14', town: 'Dublin' }, true],
    [{ propertyName: '14', street: 'Linnet Row' }, false],
  ])('an address of %j says enough: %s', (parts, enough) => {
    const answers = Object.fromEntries(
      Object.entries(parts).map(([name, typed]) => [`property.address.${name}`, typed]),
    )
    expect(asked(answers).includes('property.address.street')).toBe(!enough)
  })

  test.each([
    ['country', 'country'],
    ['tenancyStartDate', 'tenancy starts'],
    ['meterReadings.meterReadingDate', 'meters were read'],
    ['tenant.firstName', 'tenant’s first name'],
    ['tenant.lastName', 'tenant’s last name'],
    ['landlord.lastName', 'landlord’s last name'],
    ['tenant.criticalCare', 'powered equipment'],
    ['supply', 'switched'],
    ['meterType', 'electricity meter'],
    ['property.payAsYouGoGasMeter', 'pay-as-you-go'],
    ['property.gprn', 'gas bill'],
    ['meterReadings.nightMeterRead', 'Enter the night reading. If you do not have it yet'],
    ['consent.givenBy', 'who agreed'],
    ['consent.how', 'how they agreed'],
    ['consent.at', 'day they agreed'],
    ['consent.record', 'it is recorded'],
    ['consent.share', 'it is shared'],
  ])('%s is asked for in words of its own', (question, words) => {
    const [error, ...others] = check(without(fullAnswers(), question)).errors
    expect(others).toEqual([])
    expect(error).toMatchObject({ question, code: 'HO-ANSWER-MISSING', from: 'handover' })
    expect(error?.message).toContain(words)
    expect(error?.message).toMatch(/^[A-Z].*\.$/)
  })

  test.each(['no', '', 'maybe'])('a tick that is %j is no tick', (answer) => {
    expect(asked({ ...fullAnswers(), 'consent.record': answer })).toEqual(['consent.record'])
    expect(asked({ ...fullAnswers(), 'consent.share': answer })).toEqual(['consent.share'])
  })
})

describe('one trouble at a time', () => {
  test('a date that cannot be read is not also missing, and is named', () => {
    expect(messageAt('tenancyStartDate', { ...fullAnswers(), tenancyStartDate: '31/2/2026' })).toBe(
      'The day the tenancy starts is not a real date. Check its day, month and year.',
    )
  })

  test('a number with something else in it is named', () => {
    expect(
      messageAt('meterReadings.gasMeterRead', { ...fullAnswers(), 'meterReadings.gasMeterRead': '12.5' }),
    ).toBe('The gas reading must be a whole number. Enter digits only.')
    expect(messageAt('tenant.tenantId', { ...fullAnswers(), 'tenant.tenantId': 'x' })).toBe(
      'The tenant number in Acquaint must be a whole number. Enter digits only.',
    )
  })

  test('a choice whose number is not known is not also wrong, nor warned of', () => {
    const answers = { ...fullAnswers('day-and-night'), supply: 'electricity' }
    const { errors, warnings } = check(answers, documentedCodes())
    expect(errors).toEqual([])
    expect(warnings.filter(({ question }) => ['supply', 'meterType'].includes(question))).toEqual([])
  })

  test('what is missing is not also suspicious', () => {
    const { warnings } = check(
      without(fullAnswers(), 'tenant.firstName', 'property.address.town', 'property.address.postCode'),
    )
    expect(warnings.map(({ question }) => question)).not.toContain('tenant.firstName')
    expect(warnings.map(({ question }) => question)).not.toContain('property.address.street')
  })
})

describe('a problem of the body, told on screen', () => {
  const problem = (changes: Partial<Problem>): Problem => ({
    path: 'tenant.lastName',
    message: 'It is odd.',
    fix: 'Look again.',
    from: 'handover',
    code: 'HO-ODD',
    ...changes,
  })
  const words = (changes: Partial<Problem>) => toAnswerProblem('tenant-switch', problem(changes)).message

  test.each<[string, Partial<Problem>, string]>([
    ['as it stands, with what to do', {}, 'It is odd. Look again.'],
    ['without what to do when there is nothing', { fix: '' }, 'It is odd.'],
    ['as missing', { code: 'HO-SWITCH-MISSING', message: 'x', fix: 'y' }, 'Enter the tenant’s last name.'],
    [
      'of a service, by the name of the field',
      { from: 'service', message: 'Acquaint says: Too long.' },
      'Acquaint says of the tenant’s last name: Too long. Look again.',
    ],
    [
      'of a service, in its own words',
      { from: 'service', message: 'Well, Acquaint says: Too long.' },
      'Acquaint says of the tenant’s last name: Well, Acquaint says: Too long. Look again.',
    ],
    [
      'of a service about nothing that is on screen',
      { from: 'service', path: 'newField', message: 'Acquaint says: Unknown.', fix: '' },
      'Acquaint says: Unknown.',
    ],
    ['about nothing that is on screen', { path: 'newField' }, 'It is odd. Look again.'],
    ['missing and not on screen', { path: 'newField', code: 'HO-SWITCH-MISSING' }, 'It is odd. Look again.'],
    ['no date and not on screen', { path: 'newField', code: 'HO-SWITCH-DATE' }, 'It is odd. Look again.'],
    [
      'no number and not on screen',
      { path: 'newField', code: 'HO-SWITCH-NOT-WHOLE' },
      'It is odd. Look again.',
    ],
  ])('%s', (_what, changes, message) => {
    expect(words(changes)).toBe(message)
  })

  test('at its question and step, errors and warnings apart', () => {
    const found = onScreen('tenant-switch', {
      errors: [problem({ path: 'property.electricMeterType' })],
      warnings: [problem({ path: 'newField' })],
    })
    expect(found).toEqual({
      errors: [
        {
          question: 'meterType',
          step: 'supply',
          message: 'It is odd. Look again.',
          code: 'HO-ODD',
          from: 'handover',
        },
      ],
      warnings: [
        { question: '', step: 'check', message: 'It is odd. Look again.', code: 'HO-ODD', from: 'handover' },
      ],
    })
  })
})
