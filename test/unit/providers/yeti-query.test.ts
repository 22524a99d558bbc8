import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filterValue, queryOf } from '#core/providers/yeti/query.ts'

/**
 * The fields of one line of CSV by RFC 4180: a field is in quotation marks as a whole, those within doubled, or it has none. Null for
 * what is no such line.
 */
function csvLine(text: string): string[] | null {
  const fields: string[] = []
  for (let rest = text; ;) {
    const [whole, quoted, bare] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?=,|$)/.exec(rest) ?? []
    if (whole === undefined) return null
    fields.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))
    rest = rest.slice(whole.length)
    if (rest === '') return fields
    rest = rest.slice(1)
  }
}

describe('a value of a filter', () => {
  test.each([
    ['Smith', 'Smith'],
    ['Smith, Ltd', '"Smith, Ltd"'],
    ['the "Anchor"', '"the ""Anchor"""'],
    ['"', '""""'],
    ['O’Brien & Sons; 50 %', 'O’Brien & Sons; 50 %'],
    [' x', '" x"'],
    ['2026-11-22T11:55:00.000Z', '2026-11-22T11:55:00.000Z'],
  ])('%s', (value, written) => {
    expect(filterValue(value)).toBe(written)
  })

  test('whatever it is, it stays one value, and the same', () => {
    const odd = fc.string({ unit: fc.constantFrom('"', ',', ' ', '\n', '\r', ';', 'a', 'é', '%', '\\', "'") })
    fc.assert(
      fc.property(fc.oneof(odd, fc.string({ unit: 'binary' })), (value) => {
        fc.pre(value !== '')
        expect(csvLine(filterValue(value))).toEqual([value])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a question', () => {
  test('comes back from the address as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
        const url = new URL(queryOf({ filter: { 'name-cont': value } }), 'http://x/')
        expect([...url.searchParams]).toEqual([['filter[name-cont]', filterValue(value)]])
      }),
    )
  })

  test('without anything is none', () => {
    expect(queryOf({})).toBe('')
    expect(queryOf({ filter: { a: '' } })).toBe('')
  })
})
