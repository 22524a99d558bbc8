import { describe, expect, test } from 'vitest'
import { LARGEST_FILE, parseJson, readJsonFile } from '#electron/cli/read-file.ts'
import { WrittenNumber } from '#shared/domain/written-number.ts'
import { recordingTerminal } from './terminal.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('reading JSON', () => {
  test('with a BOM, and in pieces from stdin', async () => {
    expect(parseJson(bytes('\uFEFF{"a":"é"}'), 'f')).toEqual({ a: 'é' })
    const { terminal } = recordingTerminal([bytes('{"a":'), bytes('1}')])
    expect(await readJsonFile('-', terminal)).toEqual({ a: 1 })
  })

  test('what is wrong is told with its place and without quoting the file', () => {
    expect(() => parseJson(bytes('{\n"tenant": "Wilhelmina",,}'), 'body.json')).toThrow(
      'body.json: this is not JSON. The mistake is in line 2, column 24.',
    )
    expect(() => parseJson(bytes('Wilhelmina'), 'body.json')).toThrow(/^body\.json: this is not JSON\.$/)
  })

  test('numbers stay as they are written where that is asked for', () => {
    const text = '{"a":{"price":1.50,"count":2},"price":"1.50","list":[-1e3]}'
    expect(parseJson(bytes(text), 'f', true)).toEqual({
      a: { price: new WrittenNumber('1.50'), count: new WrittenNumber('2') },
      price: '1.50',
      list: [new WrittenNumber('-1e3')],
    })
    expect(parseJson(bytes(text), 'f')).toMatchObject({ a: { price: 1.5 } })
  })

  test('stdin is read no further than the limit', async () => {
    let pieces = 0
    const piece = new Uint8Array(64 * 1024)
    const { terminal } = recordingTerminal()
    terminal.stdin = (async function* () {
      for (;;) {
        pieces += 1
        yield piece
      }
    })()
    await expect(readJsonFile('-', terminal)).rejects.toThrow('stdin: this is larger than 1 MB.')
    expect(pieces).toBe(LARGEST_FILE / piece.length + 1)
  })
})
