import { describe, expect, test } from 'vitest'
import { documentedCodes } from '#shared/domain/codes.ts'
import { answered } from '#shared/domain/answered.ts'
import { HOW_GIVEN } from '#shared/domain/consent-answers.ts'
import { CRITICAL_CARE_WORDING } from '#shared/domain/switch-answers-consent.ts'
import { blockedAnswers } from '#shared/domain/blocked-answers.ts'
import { hasElectricity, hasGas, readingsAsked } from '#shared/domain/supply-answers.ts'
import { bodyPaths, bodyQuestions, toSwitchBody } from '#shared/domain/switch-answers.ts'
import { CODES, fullAnswers, without } from '../wizard/full-answers.ts'

type Answers = Record<string, string>

const bodyOf = (answers: Answers, codes = CODES) => toSwitchBody('tenant-switch', answers, codes).body

describe('what the choices mean', () => {
  test.each([
    ['electricity', true, false],
    ['gas', false, true],
    ['electricity-and-gas', true, true],
    ['', false, false],
    ['steam', false, false],
  ])('supply %j: electricity %s, gas %s', (supply, electricity, gas) => {
    expect([hasElectricity({ supply }), hasGas({ supply })]).toEqual([electricity, gas])
  })

  test.each([
    [{}, []],
    [{ supply: 'gas' }, ['gasMeterRead']],
    [{ supply: 'electricity' }, []],
    [{ supply: 'electricity', meterType: 'smart' }, ['dayMeterRead', 'nightMeterRead', 'peakMeterRead']],
    [{ supply: 'gas', meterType: 'smart' }, ['gasMeterRead']],
    [
      { supply: 'electricity-and-gas', meterType: 'day-and-night' },
      ['dayMeterRead', 'nightMeterRead', 'gasMeterRead'],
    ],
  ])('the readings that %j asks for', (answers, readings) => {
    expect(readingsAsked(answers)).toEqual(readings)
  })

  test('an answer is trimmed, and blanks are none', () => {
    expect(answered({ a: '  b ' }, 'a')).toBe('b')
    expect(answered({ a: ' ' }, 'a')).toBeUndefined()
    expect(answered({}, 'a')).toBeUndefined()
  })
})

describe('one answer alone', () => {
  test.each<[Answers, unknown]>([
    [{}, {}],
    [{ country: 'somewhere' }, {}],
    [{ country: 'GB-NIR' }, { property: { address: { countryCode: 92, country: 'Northern Ireland' } } }],
    [{ 'property.address.postCode': ' d07  p2k8 ' }, { property: { address: { postCode: 'D07 P2K8' } } }],
    [{ 'landlord.address.postCode': 'bt28\t1aa' }, { landlord: { address: { postCode: 'BT28 1AA' } } }],
    [{ 'property.mprn': '10000000101', 'property.gprn': '1000101' }, {}],
    [
      { supply: 'gas', 'property.gprn': '1-000 101' },
      { switchType: 92, property: { gprn: '1000101' } },
    ],
    [{ supply: 'steam' }, {}],
    [{ meterType: 'smart' }, {}],
    [{ supply: 'electricity', meterType: 'sundial' }, { switchType: 91 }],
    [{ 'property.payAsYouGoGasMeter': 'yes' }, {}],
    [
      { supply: 'gas', 'property.payAsYouGoGasMeter': 'yes' },
      { switchType: 92, property: { payAsYouGoGasMeter: true } },
    ],
    [{ 'meterReadings.gasMeterRead': '1' }, {}],
    [{ tenancyId: '1 234' }, { tenancyId: 1234 }],
    [{ tenancyId: '123456789012345' }, { tenancyId: 123_456_789_012_345 }],
    [{ tenancyId: '1234567890123456' }, { tenancyId: '1234567890123456' }],
    [{ tenancyId: '-1' }, { tenancyId: '-1' }],
    [{ tenancyId: '1a' }, { tenancyId: '1a' }],
    [{ 'tenant.title': 'ms' }, { tenant: { titleId: 92 } }],
    [{ 'tenant.title': 'Earl' }, {}],
    [{ 'landlord.title': 'MR' }, { landlord: { titleId: 91 } }],
    [{ 'tenant.criticalCare': 'no' }, { tenant: { criticalCare: false } }],
    [{ 'landlord.country': 'GB' }, { landlord: { address: { countryCode: 93, country: 'Great Britain' } } }],
    [{ 'landlord.address.country': ' France ' }, { landlord: { address: { country: 'France' } } }],
    [
      { 'landlord.country': 'IE', 'landlord.address.country': 'France' },
      { landlord: { address: { countryCode: 91, country: 'Ireland' } } },
    ],
  ])('%j', (answers, body) => {
    expect(bodyOf(answers)).toEqual(body)
  })

  test('a title is found by its meaning or its label, whatever its capitals', () => {
    const title = {
      number: 7,
      xmlName: null,
      meaning: 'DOCTOR',
      label: 'Dr',
      source: 'entered',
      confirmed: true,
    } as const
    const codes = { ...documentedCodes(), title: [title] }
    for (const typed of ['doctor', 'dr', 'DR', ' Doctor '])
      expect(bodyOf({ 'tenant.title': typed }, codes)).toEqual({ tenant: { titleId: 7 } })
    expect(bodyOf({ 'tenant.title': 'd' }, codes)).toEqual({})
  })
})

describe('what cannot be sent yet', () => {
  test('nothing while nothing is chosen, and not the meter of a supply that is not switched', () => {
    expect(blockedAnswers('tenant-switch', {}, documentedCodes())).toEqual([])
    expect(blockedAnswers('tenant-switch', { meterType: 'smart' }, documentedCodes())).toEqual([])
    expect(
      blockedAnswers(
        'tenant-switch',
        { supply: 'electricity-and-gas', meterType: 'twenty-four-hour' },
        documentedCodes(),
      ),
    ).toEqual([])
    expect(
      blockedAnswers('tenant-switch', { supply: 'gas', meterType: 'smart' }, documentedCodes()).map(
        (one) => one.question,
      ),
    ).toEqual(['supply'])
    expect(
      blockedAnswers('tenant-switch', { supply: 'electricity', meterType: 'smart' }, documentedCodes()),
    ).toEqual([
      { question: 'supply', message: 'Acquaint’s number for electricity only is not known' },
      { question: 'meterType', message: 'Acquaint’s number for smart meters is not known' },
    ])
  })
})

describe('the basis', () => {
  test('is there only when each part is, and has the ticks that were set', () => {
    const consentOf = (answers: Answers) => toSwitchBody('tenant-switch', answers, CODES).consent
    expect(consentOf(fullAnswers())?.scope).toEqual(['record', 'share'])
    expect(consentOf(without(fullAnswers(), 'consent.record'))?.scope).toEqual(['share'])
    expect(consentOf({ ...fullAnswers(), 'consent.share': 'no' })?.scope).toEqual(['record'])
    expect(consentOf({ ...fullAnswers(), 'tenant.criticalCare': 'no' })).toBeNull()
    expect(consentOf({ ...fullAnswers(), 'consent.givenBy': ' Aoife ' })?.givenBy).toBe('Aoife')
  })

  test('has one wording, and four ways of giving it', () => {
    expect(CRITICAL_CARE_WORDING.version).toMatch(/^critical-care-\d+$/)
    // Explicit consent names the data, who receives it, and that it can be withdrawn.
    for (const part of [/medical equipment/, /Acquaint/, /suppliers/, /take it back/, /Do you agree\?$/])
      expect(CRITICAL_CARE_WORDING.text).toMatch(part)
    expect(HOW_GIVEN.map(({ value }) => value)).toEqual(['in-person', 'telephone', 'e-mail', 'signed-form'])
  })
})

test('a path of the body is filled by its question', () => {
  const questionOfPath = (path: string) =>
    bodyPaths('tenant-switch').find((one) => one.path === path)?.question
  expect(questionOfPath('property.electricMeterType')).toBe('meterType')
  expect(questionOfPath('landlord.titleId')).toBe('landlord.title')
  expect(questionOfPath('tenant')).toBeUndefined()
  expect(new Set(bodyQuestions('tenant-switch')).size).toBe(bodyQuestions('tenant-switch').length)
  expect(bodyQuestions('tenant-switch').slice(0, 3)).toEqual([
    'country',
    'property.address.postCode',
    'property.address.propertyName',
  ])
})
