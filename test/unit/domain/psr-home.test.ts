import { describe, expect, test } from 'vitest'
import { NEEDS } from '#shared/domain/needs-codes.ts'
import { homeAnswers } from '#shared/domain/psr-answers-home.ts'
import { chosenMeters, meterInSentence } from '#shared/domain/psr-answers-meters.ts'
import { isFound } from '#shared/domain/psr-needs-search.ts'
import { ELECTRICITY, fullPsrAnswers, GAS, SHOWN } from './psr-answers.ts'

describe('another home', () => {
  const other = { id: 'p2', type: 'homes', label: '2 Quay Street' }
  const after = (before: Record<string, string>, home: typeof other | null) => ({
    ...before,
    ...homeAnswers(home, before),
  })
  const given = (answers: Record<string, string>) =>
    Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''))

  test('drops the meters, and everything about the household when it was taken over from a record', () => {
    expect(given(after(fullPsrAnswers(), other))).toEqual({
      'property.id': 'p2',
      'property.type': 'homes',
      'property.label': '2 Quay Street',
    })
    expect(given(after({ ...fullPsrAnswers(), noNeeds: 'yes', mends: 's1' }, null))).toEqual({ mends: 's1' })
  })

  test('keeps what was asked of the household itself', () => {
    const kept = after(fullPsrAnswers([ELECTRICITY, GAS]), other)
    expect(chosenMeters(kept)).toEqual([])
    expect(kept).toMatchObject({ 'needs.03': 'yes', priority: '2', 'consent.agreed': 'yes' })
  })

  test('the same home again changes nothing', () => {
    const {
      'property.id': id = '',
      'property.type': type = '',
      'property.label': label = '',
    } = fullPsrAnswers()
    expect(after(fullPsrAnswers(), { id, type, label })).toEqual(fullPsrAnswers())
  })
})

describe('how a meter is called', () => {
  test.each([
    [ELECTRICITY, [ELECTRICITY, GAS], 'electricity meter'],
    [GAS, [GAS], 'gas meter'],
    [ELECTRICITY, [ELECTRICITY, SHOWN], `electricity meter ${ELECTRICITY.label}`],
    [
      { ...GAS, supply: 'other' as const },
      [{ ...GAS, supply: 'other' as const }],
      `other meter ${GAS.label}`,
    ],
  ])('by its supply, with its number where that does not tell it', (meter, all, words) => {
    expect(meterInSentence(meter, all)).toBe(words)
  })
})

describe('finding a need', () => {
  const found = (text: string) => NEEDS.filter((need) => isFound(need, text)).map(({ code }) => code)

  test.each([
    ['', NEEDS.map(({ code }) => code)],
    ['  ', NEEDS.map(({ code }) => code)],
    ['17', ['17']],
    ['Oxygen', ['04', '26']],
    ['medicine  FRIDGE', ['25']],
    ['kidney', ['03']],
    ['apnoea', ['01']],
    ['bébé', []],
    ['baby', ['29']],
    ['bàby', ['29']],
    ['temporary', ['32', '33', '34']],
    ['oxygen fridge', []],
  ])('by %j', (text, codes) => {
    expect(found(text)).toEqual(codes)
  })

  test('every need is found by other words than its own', () => {
    // Words that people use and the list does not.
    const words = [
      'asthma',
      'cardiac',
      'kidney',
      'copd',
      'vision',
      'glaucoma',
      'stairlift',
      'elderly',
      'wheelchair',
    ]
    const more = [
      'interpreter',
      'autism',
      'knock',
      'alzheimer',
      'cancer',
      'shower',
      'pendant',
      'insulin',
      'cylinder',
    ]
    const rest = [
      'leak',
      'arthritis',
      'toddler',
      'anxiety',
      'relative',
      'bereavement',
      'surgery',
      'teenager',
      'textphone',
    ]
    const all = new Set([...words, ...more, ...rest, 'stammer', 'dialysis water'].flatMap(found))
    expect([...all].toSorted()).toEqual(NEEDS.map(({ code }) => code))
  })
})
