import { describe, expect, test } from 'vitest'
import {
  groupsOf,
  letterOf,
  missingMeanings,
  rowErrors,
  rowOf,
  type TypedRow,
} from '#renderer/views/connections/codes.ts'
import { documentedCodes, type CodeRow } from '#shared/domain/codes.ts'

const words = (group: string) => {
  const found = groupsOf().find((one) => one.group === group)
  if (!found) throw new Error(group)
  return found
}
const typed = (some: Partial<TypedRow>): TypedRow => ({
  meaning: 'electricity',
  label: '',
  number: '7',
  xmlName: '',
  confirmed: false,
  ...some,
})
const DOCUMENTED = documentedCodes().switchType[0] as CodeRow

describe('the table of numbers', () => {
  test('names every choice of the wizard whose number is not known', () => {
    expect(missingMeanings(documentedCodes()).map((one) => one.value)).toEqual([
      'electricity',
      'gas',
      'day-and-night',
      'smart',
      'landlord',
      'agent',
    ])
  })

  test.each([
    ['', 'code.number'],
    ['-1', 'code.number'],
    ['1.5', 'code.number'],
    ['2147483648', 'code.number'],
    ['1', 'code.number'],
  ])('refuses the number %o', (number, id) => {
    expect(rowErrors(typed({ number }), words('switchType'), [DOCUMENTED]).map((error) => error.id)).toEqual([
      id,
    ])
  })

  test('takes 0 and the largest number', () => {
    expect(rowErrors(typed({ number: '0' }), words('switchType'), [DOCUMENTED])).toEqual([])
    expect(rowErrors(typed({ number: '2147483647' }), words('switchType'), [])).toEqual([])
  })

  test('a name in XML is one word, and only where XML has names', () => {
    expect(
      rowErrors(typed({ xmlName: 'Gas Only' }), words('switchType'), []).map((error) => error.id),
    ).toEqual(['code.xmlName'])
    expect(rowErrors(typed({ label: 'Ms', xmlName: 'Gas Only' }), words('title'), [])).toEqual([])
    expect(rowOf(typed({ label: 'Ms', xmlName: 'Ms' }), words('title'), null).xmlName).toBeNull()
  })

  test('an entered row says that it was entered, and a changed document is one no more', () => {
    expect(rowOf(typed({}), words('switchType'), null)).toEqual({
      number: 7,
      xmlName: null,
      meaning: 'electricity',
      label: 'Electricity only',
      source: 'entered',
      confirmed: false,
    })
    const same = typed({ meaning: 'electricity-and-gas', number: '1', xmlName: 'DualFuel', confirmed: true })
    expect(rowOf(same, words('switchType'), DOCUMENTED)).toEqual(DOCUMENTED)
    expect(rowOf({ ...same, number: '2' }, words('switchType'), DOCUMENTED).source).toBe('entered')
  })

  test('the e-mail asks for each of them', () => {
    const letter = letterOf(missingMeanings(documentedCodes()), 'Aoife Byrne')
    expect(letter).toContain('- SwitchType: gas only')
    expect(letter).toContain('- ElectricMeterType: smart meter')
    expect(letter).toContain('Aoife Byrne')
  })
})
