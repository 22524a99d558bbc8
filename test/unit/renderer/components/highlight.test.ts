import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { highlight } from '#renderer/components/highlight.ts'

const kinds = (source: string, language: 'json' | 'xml') =>
  highlight(source, language)
    .filter((token) => token.text.trim() !== '')
    .map((token) => `${token.kind}:${token.text}`)

describe('highlight', () => {
  test('JSON: keys and texts are told apart', () => {
    expect(kinds('{"a": "b", "n": -1.5, "t": true}', 'json')).toEqual([
      'mark:{',
      'key:"a"',
      'mark::',
      'text:"b"',
      'mark:,',
      'key:"n"',
      'mark::',
      'number:-1.5',
      'mark:,',
      'key:"t"',
      'mark::',
      'word:true',
      'mark:}',
    ])
  })

  test('XML: elements, attributes and their values', () => {
    expect(kinds('<A b="c">10</A>', 'xml')).toEqual([
      'mark:<',
      'key:A',
      'word:b',
      'plain:=',
      'text:"c"',
      'mark:>',
      'plain:10',
      'mark:</',
      'key:A',
      'mark:>',
    ])
  })

  test('no character is lost or doubled, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('json' as const, 'xml' as const, 'plain' as const),
        (source, language) => {
          expect(
            highlight(source, language)
              .map((token) => token.text)
              .join(''),
          ).toBe(source)
        },
      ),
    )
  })
})
