import { describe, expect, test } from 'vitest'
import { meterAnswers } from '#shared/domain/psr-answers-meters.ts'
import { changesOf, tickedCodes } from '#shared/domain/psr-answers-needs.ts'
import { newestRecord, presentRecord, startFrom } from '#shared/domain/psr-answers-record.ts'
import { GAS, SHOWN, fullPsrAnswers } from './psr-answers.ts'
import { removals } from '#shared/domain/psr-answers-checks.ts'

const triple = (field: string, value: string) => ({ display_name: field, field, value })
const RECORD = {
  priority: 3,
  createdAt: '2026-03-01T10:00:00Z',
  info: [
    triple('needs_codes', '14, 1,17,33,10,X9,99,010'),
    triple('needs_expiry_33', '2026-12-24T00:00:00Z'),
    triple('needs_expiry_29', '2026-12-25'),
    triple('needs_text_17', 'Urdu'),
    triple('careline_provider', 'Fellside'),
  ],
}

describe('a record that is there already', () => {
  test('the newest counts; one without a date counts least, and the later of two alike', () => {
    const [old, recent] = [
      { ...RECORD, createdAt: '2026-03-01T10:00:00+01:00' },
      { ...RECORD, createdAt: '2026-03-01T09:30:00Z' },
    ]
    const undated = { ...RECORD, createdAt: null }
    expect(newestRecord([old, recent, undated])).toBe(recent)
    expect(newestRecord([undated, recent, old])).toBe(recent)
    expect(newestRecord([undated])).toBe(undated)
    expect(newestRecord([recent, { ...recent, priority: 0 }])?.priority).toBe(0)
    expect(newestRecord([])).toBeNull()
  })

  test('is read with two-digit codes, its day and what we do not know', () => {
    expect(presentRecord(RECORD, '2026-11-22')).toEqual({
      shown: {
        day: '2026-11-22',
        codes: ['01', '10', '14', '17', '33', '99'],
        priority: '3',
        carried: [triple('careline_provider', 'Fellside')],
      },
      expiries: { '29': '2026-12-25', '33': '2026-12-24' },
      text: 'Urdu',
      strangeCodes: ['010', 'X9'],
      tooMuch: false,
    })
  })

  test.each([0, 1, 2, 3])('a priority of %s is kept', (priority) => {
    expect(presentRecord({ ...RECORD, priority }, '2026-11-22').shown.priority).toBe(String(priority))
  })

  test.each([null, 4, 1.5, -1])('a priority of %s is none of ours', (priority) => {
    expect(presentRecord({ ...RECORD, priority }, '2026-11-22').shown.priority).toBe('')
  })

  test('more than a draft can hold is left out, and told', () => {
    const others = (length: number) => [
      triple('notes', 'x'.repeat(length - JSON.stringify([triple('notes', '')]).length)),
    ]
    const fits = presentRecord({ ...RECORD, info: others(2000) }, '2026-11-22')
    expect(fits).toMatchObject({ tooMuch: false, shown: { carried: others(2000) } })
    const tooLong = presentRecord({ ...RECORD, info: others(2001) }, '2026-11-22')
    expect(tooLong).toMatchObject({ tooMuch: true, shown: { carried: [] } })
  })

  test('the wizard starts from it', () => {
    expect(startFrom(presentRecord(RECORD, '2026-11-22'), {})).toEqual({
      'needs.01': 'yes',
      'needs.10': 'yes',
      'needs.14': 'yes',
      'needs.17': 'yes',
      'needs.33': 'yes',
      'needs.99': 'yes',
      'needs.expiry.33': '2026-12-24',
      'needs.text.17': 'Urdu',
      noNeeds: '',
      priority: '3',
    })
    const one = presentRecord(
      { ...RECORD, info: [triple('needs_codes', '14'), triple('needs_text_17', 'Urdu')] },
      '2026-11-22',
    )
    expect(startFrom(one, { priority: ' ' })).toEqual({ 'needs.14': 'yes', noNeeds: '', priority: '3' })
  })

  test('what was answered already stays', () => {
    const answers = {
      'needs.08': 'yes',
      'needs.expiry.33': '2027-01-01',
      'needs.text.17': 'Polish',
      priority: '1',
    }
    const after = { ...answers, ...startFrom(presentRecord(RECORD, '2026-11-22'), answers) }
    expect(after).toMatchObject(answers)
    expect(after).toMatchObject({ 'needs.14': 'yes' })
  })

  test('an empty record fills nothing in', () => {
    const read = presentRecord(
      { priority: null, createdAt: null, info: [triple('needs_codes', '')] },
      '2026-11-22',
    )
    expect(startFrom(read, {})).toEqual({})
  })
})

describe('the new set against the one a meter has', () => {
  test('what is added, taken away and kept, for each meter that was shown', () => {
    const gas = { ...GAS, shown: { day: '2026-11-20', codes: ['29'], priority: '', carried: [] } }
    expect(changesOf(fullPsrAnswers([SHOWN, gas]))).toMatchObject([
      { meter: SHOWN, added: ['03', '17', '29', '33'], removed: ['01'], kept: ['14'] },
      { meter: gas, added: ['03', '14', '17', '33'], removed: [], kept: ['29'] },
    ])
    expect(changesOf(fullPsrAnswers([GAS]))).toEqual([])
    expect(
      tickedCodes({ 'needs.99': 'yes', 'needs.08': 'yes', 'needs.01': 'no', 'needs.text.17': 'yes' }),
    ).toEqual(['08', '99'])
  })

  test('taking needs away is warned about, by how many', () => {
    expect(removals(fullPsrAnswers())).toEqual([
      {
        question: 'needs',
        step: 'needs',
        message:
          'One need on the present record of the electricity meter is not in the new one, which replaces the whole set. ' +
          'Leave out only what is no longer so.',
        code: 'HO-PSR-REMOVES',
        from: 'handover',
      },
    ])
    const warnings = (answers: Record<string, string>) =>
      removals(answers).map(({ question, message }) => [question, message.slice(0, 60)])
    expect(warnings(fullPsrAnswers())).toEqual([
      ['needs', 'One need on the present record of the electricity meter is n'],
    ])
    expect(warnings({ ...fullPsrAnswers(), 'needs.14': '' })).toEqual([
      ['needs', '2 needs on the present record of the electricity meter are n'],
    ])
    expect(warnings({ ...fullPsrAnswers(), 'needs.01': 'yes' })).toEqual([])
    const twins = { ...SHOWN, id: 'other', label: '2099' }
    expect(warnings({ ...fullPsrAnswers(), ...meterAnswers([SHOWN, twins], {}) })[1]?.[1]).toContain(
      'meter 2099',
    )
  })
})
