import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsvLine } from '#core/practice/yeti/csv.ts'

describe('a line of CSV', () => {
  test.each([
    ['a', ['a']],
    ['a,b', ['a', 'b']],
    ['a, b', ['a', ' b']],
    ['"a,b"', ['a,b']],
    ['"a ""b"" c"', ['a "b" c']],
    ['"a",b,"c"', ['a', 'b', 'c']],
    ['a,,b', ['a', '', 'b']],
    ['a,', ['a', '']],
    [',', ['', '']],
    ['""', ['']],
    ['', ['']],
    ['"a\nb"', ['a\nb']],
    ['a\nb', ['a']],
    ['a\r\nb', ['a']],
  ])('%j', (text, fields) => {
    expect(readCsvLine(text)).toEqual(fields)
  })

  test.each(['a"b', '12"', '"a"b', '"a', 'a, "b"', '"a" ,b', '"""', '"a"",b'])('%j is none', (text) => {
    expect(readCsvLine(text)).toBeNull()
  })

  test('what is quoted comes back, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (fields) => {
        const line = fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')
        expect(readCsvLine(line)).toEqual(fields)
      }),
    )
  })

  test('what has neither comma nor quote nor line needs none', () => {
    const bare = fc.string().filter((text) => !/[",\r\n]/.test(text))
    fc.assert(
      fc.property(fc.array(bare, { minLength: 1 }), (fields) => {
        expect(readCsvLine(fields.join(','))).toEqual(fields)
      }),
    )
  })
})
