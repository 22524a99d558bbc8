import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeIn, readJsonText } from '#shared/domain/json-text.ts'

const told = (text: string) => {
  const read = readJsonText(text)
  return read.ok ? 'fine' : [read.at.line, read.at.column, read.what]
}

describe('what is wrong is told with its place', () => {
  test.each([
    ['', 1, 1, 'the text ends where a value should be'],
    ['{', 1, 1, 'the brace that opens here is never closed'],
    ['{\n  "a": [1, 2\n', 2, 8, 'the bracket that opens here is never closed'],
    ['{\n  "a": [1,\n', 2, 8, 'the bracket that opens here is never closed'],
    ['{"a": 1,', 1, 1, 'the brace that opens here is never closed'],
    ['{"a": 1,}', 1, 9, 'the comma before this brace has nothing behind it'],
    ['[1,]', 1, 4, 'the comma before this bracket has nothing behind it'],
    ['{"a" 1}', 1, 6, 'a colon should be here, between the name and its value'],
    ['{a: 1}', 1, 2, 'a name in double quotation marks should be here, such as "key"'],
    ['{"a": 1 "b": 2}', 1, 9, 'a comma or a closing brace should be here'],
    ['[1 2]', 1, 4, 'a comma or a closing bracket should be here'],
    ['{"a": yes}', 1, 7, 'text must stand in double quotation marks'],
    ['{"a": trueish}', 1, 7, 'text must stand in double quotation marks'],
    ['{"a": ‘x’}', 1, 7, 'text stands in straight double quotation marks: "'],
    ['{"a": }', 1, 7, 'a value should be here'],
    ['{"a": "x}', 1, 7, 'the quotation mark that opens here is not closed on this line'],
    ['{"a": "x\ny"}', 1, 7, 'the quotation mark that opens here is not closed on this line'],
    ['{"a": "\t"}', 1, 8, 'an invisible control character is here'],
    ['{"a": "\\x"}', 1, 8, 'the backslash has nothing behind it that JSON knows; write \\\\ for one'],
    ['{"a": 01}', 1, 7, 'this is not a number as JSON writes it; put it in quotation marks if it is text'],
    ['{"a": +1}', 1, 7, 'a value should be here'],
    ['{"a": 1.}', 1, 7, 'this is not a number as JSON writes it; put it in quotation marks if it is text'],
    ['{"a": 1}\r\n{', 2, 1, 'there is more text behind the end of the value'],
    ['{"a": 1, "b": {"a": 1, "a": 2}}', 1, 24, 'the name “a” is there twice in the same braces'],
    ['{"a": 1, "\\u0061": 2}', 1, 10, 'the name “a” is there twice in the same braces'],
    ['['.repeat(34), 1, 34, 'this is nested too deeply'],
  ])('%j', (text, line, column, what) => {
    expect(told(text)).toEqual([line, column, what])
  })

  test('a place is counted in lines as editors count them', () => {
    expect(placeIn('a\r\nb\nc\rd', 7)).toEqual({ line: 4, column: 1 })
    expect(placeIn('', 0)).toEqual({ line: 1, column: 1 })
  })
})

describe('numbers', () => {
  const WRONG = 'this number has too many digits to be kept exactly; put it in quotation marks'
  test.each(['1234567890123456', '0.1234567890123456', '-12345678901234567890', '1e400', '1e-400'])(
    '%s would not leave as it was typed',
    (number) => {
      expect(told(`[${number}]`)).toEqual([1, 2, WRONG])
    },
  )
  test.each(['123456789012345', '353871234567', '1.50', '-0.25', '1e3', '0', '100000000000000000000'])(
    '%s does',
    (number) => {
      expect(readJsonText(`[${number}]`)).toEqual({ ok: true, value: [Number(number)] })
    },
  )
})

describe('in general', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return false
    }
  }

  test('whatever was written by a program is read as what it was', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ noUnicodeString: false, depthSize: 'small' }),
        fc.nat(4),
        (value, indent) => {
          const text = JSON.stringify(value, null, indent)
          const read = readJsonText(text)
          // Fractions of many digits are the ones that a person has to put in quotation marks.
          if (read.ok) expect(read.value).toEqual(JSON.parse(text))
          else expect(read.what).toMatch(/too many digits/)
        },
      ),
    )
  })

  test('what it takes is JSON, and what it refuses is not, but for what it refuses besides', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"b',
      '"',
      '1',
      '-',
      '0',
      '.5',
      'e',
      'true',
      ' ',
      '\n',
      'null',
      '\\',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        const text = parts.join('')
        const read = readJsonText(text)
        if (read.ok) expect(isJson(text)).toBe(true)
        else if (!/twice|digits/.test(read.what)) expect(isJson(text)).toBe(false)
      }),
      { numRuns: 5_000 },
    )
  })
})
