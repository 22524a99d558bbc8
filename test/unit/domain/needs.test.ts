import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkedAgainstOfficialList,
  needInWords,
  needOf,
  NEED_GROUPS,
  NEEDS,
  NEEDS_VERSION,
} from '#shared/domain/needs-codes.ts'
import {
  changeOf,
  codesToReview,
  isNeedTextTooLong,
  readPsrInfo,
  writePsrInfo,
  type InfoTriple,
  type PsrInfo,
} from '#shared/domain/psr-info.ts'

const triple = (field: string, value: string, display_name = field): InfoTriple => ({
  display_name,
  field,
  value,
})

describe('the list of needs', () => {
  test('is the 29 of its source, each once and in order', () => {
    const codes = NEEDS.map(({ code }) => code)
    expect(codes.join(' ')).toBe(
      '01 02 03 04 08 09 12 14 15 17 18 19 20 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37',
    )
    expect(NEEDS_VERSION).toBe('needs-2026-11')
    expect(checkedAgainstOfficialList).toBe(false)
  })

  test('has plain words of its own for each, in a group that has a name', () => {
    expect(new Set(NEEDS.map(({ words }) => words)).size).toBe(NEEDS.length)
    for (const { words, name, group } of NEEDS) {
      expect(words).toMatch(/^\p{Lu}[^.]+$/u)
      expect(name).not.toBe('')
      expect(NEED_GROUPS[group]).toMatch(/^\p{Lu}/u)
    }
  })

  test('29, 32, 33 and 34 end by themselves', () => {
    expect(NEEDS.filter(({ temporary }) => temporary).map(({ code }) => code)).toEqual([
      '29',
      '32',
      '33',
      '34',
    ])
    expect(codesToReview(['34', '01', '29', '29', '99'])).toEqual(['29', '34'])
  })

  test('29 names no age, and says that the sources do not agree', () => {
    const young = needOf('29')
    expect(`${young?.words} ${young?.name}`).not.toMatch(/\d/)
    expect(young?.note).toContain('do not agree')
  })

  test('a need in words has its code, also one that the list does not have', () => {
    expect(needInWords('08')).toBe('Is blind (08)')
    expect(needInWords('10')).toBe('A need that is not in Handover’s list (10)')
    expect(needOf('8')).toBeNull()
    expect(needOf('constructor')).toBeNull()
  })
})

describe('needs in extra_info', () => {
  const info: PsrInfo = {
    listed: true,
    codes: ['17', '01', '29'],
    expiries: { 29: '2027-03-01' },
    text: ' Polish, by telephone ',
    other: [triple('colour', 'green', 'Colour')],
  }

  test('are the documented triples, in order', () => {
    expect(writePsrInfo(info)).toEqual([
      { display_name: 'Needs codes', field: 'needs_codes', value: '01,17,29' },
      { display_name: 'Review date of need 29', field: 'needs_expiry_29', value: '2027-03-01' },
      {
        display_name: 'Language or communication need',
        field: 'needs_text_17',
        value: 'Polish, by telephone',
      },
      { display_name: 'Colour', field: 'colour', value: 'green' },
    ])
  })

  test('no needs at all are an empty list; nothing said is no list', () => {
    const empty: PsrInfo = { listed: true, codes: [], expiries: {}, text: '', other: [] }
    expect(writePsrInfo(empty)).toEqual([triple('needs_codes', '', 'Needs codes')])
    expect(readPsrInfo(writePsrInfo(empty))).toEqual(empty)
    expect(writePsrInfo({ ...empty, listed: false })).toEqual([])
    expect(readPsrInfo([])).toEqual({ ...empty, listed: false })
  })

  test('a review date or text without its need is left out', () => {
    const without = writePsrInfo({ ...info, codes: ['01'] })
    expect(without.map(({ field }) => field)).toEqual(['needs_codes', 'colour'])
    const blank = writePsrInfo({ ...info, expiries: { 29: '' }, text: '  ' })
    expect(blank.map(({ field }) => field)).toEqual(['needs_codes', 'colour'])
  })

  test('are read as they were written by whoever, and only ours', () => {
    expect(
      readPsrInfo([
        triple('notes', '14Pensioner'),
        triple('needs_codes', ' 14, 01,10,,01'),
        triple('needs_codes', '02'),
        triple('needs_expiry_29', 'next year'),
        triple('needs_expiry_9', '2027-01-01'),
        triple('needs_text_18', 'x'),
        triple('needs_text_17', 'Polish'),
      ]),
    ).toEqual({
      listed: true,
      codes: ['01', '10', '14'],
      expiries: { 29: 'next year' },
      text: 'Polish',
      other: [
        triple('notes', '14Pensioner'),
        triple('needs_expiry_9', '2027-01-01'),
        triple('needs_text_18', 'x'),
      ],
    })
  })

  test('a code that is the name of something in JavaScript has no review date', () => {
    const odd: PsrInfo = {
      listed: true,
      codes: ['constructor', '__proto__'],
      expiries: {},
      text: '',
      other: [],
    }
    expect(writePsrInfo(odd)).toEqual([triple('needs_codes', '__proto__,constructor', 'Needs codes')])
  })

  test('whatever was written is read again, and the triples of others are untouched', () => {
    const codes = fc.uniqueArray(fc.constantFrom(...NEEDS.map(({ code }) => code), '10', '99'))
    const others = fc.array(
      fc
        .record({ display_name: fc.string(), field: fc.string(), value: fc.string() })
        .filter(({ field }) => !field.startsWith('needs_')),
    )
    fc.assert(
      fc.property(codes, fc.string(), others, (list, text, other) => {
        const kept = text.trim()
        const written: PsrInfo = {
          listed: true,
          codes: list.sort(),
          expiries: Object.fromEntries(codesToReview(list).map((code) => [code, '2027-03-01'])),
          text: list.includes('17') ? kept : '',
          other,
        }
        expect(readPsrInfo(writePsrInfo(written))).toEqual(written)
      }),
    )
  })

  test('a text for 17 may have 200 characters', () => {
    expect(isNeedTextTooLong('é'.repeat(200))).toBe(false)
    expect(isNeedTextTooLong(` ${'x'.repeat(200)} `)).toBe(false)
    expect(isNeedTextTooLong('x'.repeat(201))).toBe(true)
  })
})

test('what changes is told as added, removed and kept, in order', () => {
  expect(changeOf({ codes: ['14', '03', '01'] }, { codes: ['29', '01', '14', '08'] })).toEqual({
    added: ['08', '29'],
    removed: ['03'],
    kept: ['01', '14'],
  })
  expect(changeOf({ codes: [] }, { codes: [] })).toEqual({ added: [], removed: [], kept: [] })
})
