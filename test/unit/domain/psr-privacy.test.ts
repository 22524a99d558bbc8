import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NEEDS, needOf } from '#shared/domain/needs-codes.ts'
import { removals } from '#shared/domain/psr-answers-checks.ts'
import { MOST_INFOS, nameKey, valueKey } from '#shared/domain/psr-answers-info.ts'
import { meterAnswers, type ChosenMeter } from '#shared/domain/psr-answers-meters.ts'
import { codesForATime, expiryKey, needKey, TICKABLE, tickedCodes } from '#shared/domain/psr-answers-needs.ts'
import { psrForm } from '#shared/domain/psr-form.ts'
import { FACTS, GAS, SHOWN, fullPsrAnswers } from './psr-answers.ts'

/** Texts that stand nowhere else, so that finding one means that it was told. */
const SECRET = ['Zażółć gęślą', 'jaźń-Vänern', 'Ørsted-Æther'] as const

const someCodes = fc.uniqueArray(fc.constantFrom(...TICKABLE), { maxLength: 12 })

/** Any household: needs ticked and not, with and without what belongs to them, and records that were shown. */
const household = fc
  .record({
    codes: someCodes,
    before: someCodes,
    shown: fc.boolean(),
    agreed: fc.constantFrom('yes', 'not-yet', ''),
    priority: fc.constantFrom('0', '1', '2', '3', ''),
    date: fc.constantFrom('2031-05-01', '2020-05-01', '40/13/2031', ''),
    text: fc.constantFrom('', SECRET[0], SECRET[0].repeat(30)),
    lines: fc.integer({ min: 0, max: MOST_INFOS }),
    noNeeds: fc.constantFrom('yes', ''),
  })
  .map(({ codes, before, shown, lines, date, text, ...rest }): Record<string, string> => {
    const carried = [{ display_name: SECRET[1], field: 'x', value: SECRET[1] }]
    const record = { day: '2026-11-20', codes: before, priority: '3', carried }
    const meters: ChosenMeter[] = [shown ? { ...SHOWN, shown: record } : SHOWN, GAS]
    const other = Object.entries(fullPsrAnswers([])).filter(([key]) => !/^(?:needs|info)/.test(key))
    return {
      ...Object.fromEntries(other),
      ...meterAnswers(meters, {}),
      ...Object.fromEntries(
        codes.flatMap((code): [string, string][] => [
          [needKey(code), 'yes'],
          [expiryKey(code), date],
        ]),
      ),
      'needs.text.17': text,
      ...Object.fromEntries(
        Array.from({ length: lines }, (_, place) => place).flatMap((place): [string, string][] => [
          [nameKey(place), SECRET[2]],
          [valueKey(place), SECRET[2]],
        ]),
      ),
      priority: rest.priority,
      noNeeds: rest.noNeeds,
      'consent.agreed': rest.agreed,
    }
  })

/** Whatever the list calls needs, and what was typed about them. */
const HEALTH = [
  ...NEEDS.flatMap(({ name, words, note }) => [name, words, ...(note === undefined ? [] : [note])]),
  ...SECRET,
]

function expectNothingOfHealth(text: string, answers: Record<string, string>) {
  for (const word of HEALTH) expect(text).not.toContain(word)
  // A code is told apart from house and meter numbers by what stands before it.
  expect(text).not.toMatch(/(?:needs?\s|\()\d{2}\b/i)
  for (const code of codesForATime(answers)) {
    const date = answers[expiryKey(code)] ?? ''
    if (date !== '') expect(text).not.toContain(date)
  }
  expect(text).not.toContain('1 May')
}

describe('what stands where needs are hidden', () => {
  test('tells nothing of health: the list of steps, headings, names, unmasked rows, errors and warnings', () => {
    fc.assert(
      fc.property(household, (answers) => {
        const found = psrForm.check(answers, FACTS)
        const texts = psrForm.steps.flatMap(({ name, title, heading }) => [
          title,
          heading,
          psrForm.shortAnswer(name, answers),
          ...psrForm
            .summaryOf(name, answers)
            .flatMap((row) => [row.label, row.masked === true ? '' : row.value]),
          ...psrForm.questionsOf(name, answers).flatMap((question) => {
            const { label, inSentence } = psrForm.nameOf(question)
            return [label, inSentence]
          }),
        ])
        const told = [
          ...found.errors,
          ...found.warnings,
          ...removals(answers),
          ...(psrForm.blocked?.(answers, FACTS) ?? []),
        ]
        expectNothingOfHealth(
          [psrForm.title, ...texts, ...told.map(({ message }) => message)].join('\n'),
          answers,
        )
      }),
      { numRuns: 60 },
    )
  })

  test('and not how many needs there are, nor the priority', () => {
    const shorts = (answers: Record<string, string>) =>
      psrForm.steps.map(({ name }) => psrForm.shortAnswer(name, answers))
    const some = fullPsrAnswers()
    const none = Object.fromEntries(
      Object.entries(some).filter(([key]) => !/^(?:needs|priority|info)/.test(key)),
    )
    expect(shorts(some)).toEqual(shorts(none))
    expect(shorts({})).toEqual(psrForm.steps.map(() => ''))
    expect(psrForm.shortAnswer('basis', { ...some, 'consent.agreed': 'not-yet' })).toBe('')
    expect(shorts(some)).toEqual([
      '14 Weavers Row, Whitby, YO21 3HW',
      'Electricity, Gas',
      '',
      '',
      '',
      '20 November 2026',
      '',
    ])
  })
})

describe('what is shown once it is asked for', () => {
  test('every need with what belongs to it, and what changes', () => {
    const rows = psrForm.steps.flatMap(({ name }) => psrForm.summaryOf(name, fullPsrAnswers()))
    expect(rows.map(({ question }) => question)).toEqual([
      'property.id',
      'meters',
      'meters',
      'needs',
      'needs',
      'priority',
      'info.0.name',
      'info.0.name',
      ...['agreed', 'record', 'share', 'givenBy', 'how', 'at'].map((part) => `consent.${part}`),
    ])
    expect(rows.filter(({ numbers }) => numbers).map(({ label }) => label)).toEqual(['Electricity', 'Gas'])
    expect(rows.map(({ label, value, masked = false }) => [label, value, masked])).toEqual([
      ['Home', '14 Weavers Row, Whitby, YO21 3HW', false],
      ['Electricity', '2012345678358', false],
      ['Gas', '7412345609', false],
      [
        'Needs',
        [
          '• Uses home dialysis, a feeding pump or automated medication (03)',
          '• Is of pensionable age (14)',
          '• Speaks or reads little or no English (17): Polish; a daughter interprets',
          '• Has young children at home (29), looked at again on 1 August 2030',
          '• Is getting better after a hospital stay, for a time (33), looked at again on 28 February 2027',
        ].join('\n'),
        true,
      ],
      [
        'Against the electricity meter’s record',
        [
          '• Taken away: Uses a nebuliser or a sleep apnoea machine (01)',
          '• Added: Uses home dialysis, a feeding pump or automated medication (03)',
          '• Added: Speaks or reads little or no English (17)',
          '• Added: Has young children at home (29)',
          '• Added: Is getting better after a hospital stay, for a time (33)',
          '• Kept: one need',
          '• Priority: 1 becomes 2',
          '• The record as it was shown on 20 November 2026',
        ].join('\n'),
        true,
      ],
      ['Priority', '2', true],
      [
        'Extra information',
        'Password scheme: Ask for the blue door\nSecond contact: Magda, +44 1632 960 018',
        true,
      ],
      ['Taken along from the present record', 'Careline provider: Fellside Careline', true],
      ['Agreement', 'Yes, they have agreed', false],
      ['May be recorded', 'Yes', false],
      ['May be shared', 'Yes', false],
      ['Who agreed', 'Ewa Nowak', false],
      ['How', 'In person', false],
      ['When', '20 November 2026', false],
    ])
  })

  test.each([
    ['1', '1', []],
    ['1', '3', ['• Priority: 1 becomes 3']],
    ['', '3', []],
    ['1', '', []],
  ])('a priority of %j that becomes %j', (before, priority, told) => {
    const meter = {
      ...SHOWN,
      shown: { day: '2026-11-20', codes: ['03', '14'], priority: before, carried: [] },
    }
    const [, change] = psrForm.summaryOf('needs', { ...fullPsrAnswers([meter]), priority })
    const lines = change?.value.split('\n') ?? []
    expect(lines.filter((line) => line.includes('Priority'))).toEqual(told)
    expect(lines).toContain('• Kept: 2 needs')
  })

  test('one line of extra information is told, and hidden, as several are', () => {
    expect(psrForm.summaryOf('info', { 'info.3.name': 'Careline', 'info.3.value': 'Fellside' })).toEqual([
      {
        question: 'info.0.name',
        label: 'Extra information',
        value: 'Careline: Fellside',
        numbers: false,
        masked: true,
        changes: 'the extra information',
      },
    ])
    expect(psrForm.summaryOf('info', {})).toEqual([
      {
        question: 'info.0.name',
        label: 'Extra information',
        value: '',
        numbers: false,
        changes: 'the extra information',
      },
    ])
  })

  test('every ticked need is told, whichever they are', () => {
    fc.assert(
      fc.property(household, (answers) => {
        const [needs] = psrForm.summaryOf('needs', answers)
        const lines = needs?.value === '' || needs?.value === 'None' ? [] : (needs?.value.split('\n') ?? [])
        expect(lines.map((line) => /\((\d{2})\)/.exec(line)?.[1])).toEqual(tickedCodes(answers))
      }),
      { numRuns: 60 },
    )
  })

  test('a record that is there and was not shown is said to be replaced', () => {
    const unseen = { ...SHOWN, shown: null }
    const said = (meter: ChosenMeter) => {
      const rows = psrForm.summaryOf('meters', fullPsrAnswers([meter]))
      expect(rows.map(({ question }) => question)).toEqual(rows.map(() => 'meters'))
      expect(rows.slice(1).map(({ label }) => label)).toEqual(rows.slice(1).map(() => 'Its present record'))
      return rows.map(({ value }) => value)
    }
    const replaced = 'Not shown. The new record carries the full set chosen here.'
    expect(said(unseen)).toEqual([SHOWN.label, replaced])
    expect(said({ ...unseen, records: null })).toEqual([SHOWN.label, replaced])
    expect(said({ ...unseen, records: 0 })).toEqual([SHOWN.label])
    expect(said(SHOWN)).toEqual([SHOWN.label])
  })

  test('what was not answered, and no needs', () => {
    const rows = psrForm.steps.flatMap(({ name }) => psrForm.summaryOf(name, {}))
    expect(rows.map(({ label, value }) => [label, value])).toEqual([
      ['Home', ''],
      ['Meters', ''],
      ['Needs', ''],
      ['Priority', ''],
      ['Extra information', ''],
      ['Agreement', ''],
    ])
    const none = {
      ...meterAnswers([{ ...SHOWN, shown: { day: '2026-11-20', codes: [], priority: '', carried: [] } }], {}),
      noNeeds: 'yes',
    }
    expect(psrForm.summaryOf('needs', none).map(({ value }) => value)).toEqual([
      'None',
      '• No needs before and none now\n• The record as it was shown on 20 November 2026',
    ])
    expect(psrForm.summaryOf('basis', { 'consent.agreed': 'not-yet' })).toMatchObject([
      { value: 'Nobody has agreed yet' },
    ])
  })

  test('a code that the list does not have is told with its code', () => {
    expect(needOf('10')).toBeNull()
    expect(psrForm.summaryOf('needs', { 'needs.10': 'yes' })[0]?.value).toBe(
      '• A need that is not in Handover’s list (10)',
    )
  })
})
