import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  CodeRow,
  CodeTable,
  COUNTRIES,
  documentedCodes,
  METER_MEANINGS,
  rowByMeaning,
  rowByNumber,
  SWITCH_MEANINGS,
} from '#shared/domain/codes.ts'
import {
  COUNTRY_NAMES,
  METER_NAMES,
  READING_NAMES,
  SWITCH_NAMES,
} from '#shared/domain/switch-answers-words.ts'
import { READING_FIELDS, READINGS_OF_METER, MAX_READING } from '#shared/domain/meter-readings.ts'

const row: CodeRow = {
  number: 7,
  xmlName: 'DayNight',
  meaning: 'day-and-night',
  label: 'Day and night',
  source: 'entered',
  confirmed: false,
}

describe('a row of the code table', () => {
  test.each<[string, Partial<Record<keyof CodeRow, unknown>>]>([
    ['as it is', {}],
    ['with the least number', { number: 0 }],
    ['with the largest number', { number: 2_147_483_647 }],
    ['without a name in XML', { xmlName: null }],
    ['with a name in XML of one letter', { xmlName: 'A' }],
    ['with a name in XML that begins with an underscore', { xmlName: '_a' }],
    ['with a name in XML that begins with a small letter', { xmlName: 'dayNight' }],
    ['with a name in XML of 64 letters, digits and underscores', { xmlName: `Zz_09${'x'.repeat(59)}` }],
    ['without a meaning', { meaning: '' }],
    ['with a meaning of 64 characters', { meaning: 'x'.repeat(64) }],
    ['with a label of one character', { label: 'x' }],
    ['with a label of 64 characters', { label: 'x'.repeat(64) }],
    ['that a document has', { source: 'documented' }],
    ['of practice', { source: 'practice' }],
  ])('%s is taken', (_what, changes) => {
    expect(v.parse(CodeRow, { ...row, ...changes })).toEqual({ ...row, ...changes })
  })

  test.each<[string, Partial<Record<keyof CodeRow, unknown>>]>([
    ['a number below 0', { number: -1 }],
    ['a number of more than 32 bits', { number: 2_147_483_648 }],
    ['half a number', { number: 0.5 }],
    ['a number in quotation marks', { number: '7' }],
    ['an empty name in XML', { xmlName: '' }],
    ['a name in XML that begins with a digit', { xmlName: '1a' }],
    ['a name in XML with a blank', { xmlName: 'Day Night' }],
    ['a name in XML with markup', { xmlName: 'a<b' }],
    ['a name in XML with a line end', { xmlName: 'a\n' }],
    ['a name in XML of 65 letters', { xmlName: 'x'.repeat(65) }],
    ['a meaning of 65 characters', { meaning: 'x'.repeat(65) }],
    ['no label', { label: '' }],
    ['a label of 65 characters', { label: 'x'.repeat(65) }],
    ['another source', { source: 'guessed' }],
    ['no word on whether it is confirmed', { confirmed: undefined }],
    ['no source', { source: undefined }],
    ['no meaning', { meaning: undefined }],
    ['no name in XML, not even null', { xmlName: undefined }],
  ])('%s is refused', (_what, changes) => {
    expect(v.is(CodeRow, { ...row, ...changes })).toBe(false)
  })
})

describe('the code table', () => {
  const groups = ['switchType', 'electricMeterType', 'billTo', 'title', 'country'] as const

  test.each(groups)('holds up to 300 rows of %s, and must have them', (group) => {
    const table = documentedCodes()
    expect(v.is(CodeTable, { ...table, [group]: Array(300).fill(row) })).toBe(true)
    expect(v.is(CodeTable, { ...table, [group]: Array(301).fill(row) })).toBe(false)
    expect(v.is(CodeTable, { ...table, [group]: undefined })).toBe(false)
    expect(v.is(CodeTable, { ...table, [group]: [{ ...row, number: -1 }] })).toBe(false)
  })

  test('of a new connection has what is documented, and nothing else', () => {
    expect(documentedCodes()).toEqual({
      switchType: [
        {
          number: 1,
          xmlName: 'DualFuel',
          meaning: 'electricity-and-gas',
          label: 'Electricity and gas',
          source: 'documented',
          confirmed: true,
        },
      ],
      electricMeterType: [
        {
          number: 0,
          xmlName: 'Standard',
          meaning: 'twenty-four-hour',
          label: '24-hour (standard)',
          source: 'documented',
          confirmed: true,
        },
      ],
      // Its number is in a sample; its name and whom it bills are told nowhere.
      billTo: [
        {
          number: 0,
          xmlName: null,
          meaning: 'documented-0',
          label: 'Number 0 (whom it bills is not documented)',
          source: 'documented',
          confirmed: false,
        },
      ],
      title: [],
      country: [],
    })
  })

  test('finds a row by its number or its meaning, within its group', () => {
    const table = { ...documentedCodes(), title: [row, { ...row, number: 8, meaning: 'Dr' }] }
    expect(rowByNumber(table, 'title', 8)?.meaning).toBe('Dr')
    expect(rowByNumber(table, 'title', 1)).toBeUndefined()
    expect(rowByNumber(table, 'switchType', 1)?.xmlName).toBe('DualFuel')
    expect(rowByMeaning(table, 'title', 'Dr')?.number).toBe(8)
    expect(rowByMeaning(table, 'title', 'twenty-four-hour')).toBeUndefined()
  })
})

describe('our own words', () => {
  test('switches, meters, countries', () => {
    expect(SWITCH_MEANINGS).toEqual(['electricity-and-gas', 'electricity', 'gas'])
    expect(METER_MEANINGS).toEqual(['twenty-four-hour', 'day-and-night', 'smart'])
    expect(COUNTRIES).toEqual(['IE', 'GB-NIR', 'GB'])
  })

  test('as people read them, and as the country goes on the wire', () => {
    expect(COUNTRY_NAMES).toEqual({
      IE: { label: 'Ireland', onTheWire: 'Ireland' },
      'GB-NIR': { label: 'Northern Ireland', onTheWire: 'Northern Ireland' },
      GB: { label: 'Great Britain', onTheWire: 'Great Britain' },
    })
    expect(Object.values(SWITCH_NAMES).map(({ label, inSentence }) => [label, inSentence])).toEqual([
      ['Electricity and gas', 'electricity and gas'],
      ['Electricity only', 'electricity only'],
      ['Gas only', 'gas only'],
    ])
    expect(Object.values(METER_NAMES).map(({ label, inSentence }) => [label, inSentence])).toEqual([
      ['24-hour meter', '24-hour meters'],
      ['Day and night meter', 'day and night meters'],
      ['Smart meter', 'smart meters'],
    ])
    expect(READING_FIELDS.map((field) => READING_NAMES[field])).toEqual([
      '24-hour reading',
      'NightSaver reading',
      'Day reading',
      'Night reading',
      'Peak reading',
      'Gas reading',
    ])
  })

  test('the readings of each kind of meter', () => {
    expect(READING_FIELDS).toEqual([
      'twentyFourHourMeterRead',
      'nightSaverMeterRead',
      'dayMeterRead',
      'nightMeterRead',
      'peakMeterRead',
      'gasMeterRead',
    ])
    expect(READINGS_OF_METER).toEqual({
      'twenty-four-hour': ['twentyFourHourMeterRead'],
      'day-and-night': ['dayMeterRead', 'nightMeterRead'],
      smart: ['dayMeterRead', 'nightMeterRead', 'peakMeterRead'],
    })
    expect(MAX_READING).toBe(9_999_999)
  })
})
