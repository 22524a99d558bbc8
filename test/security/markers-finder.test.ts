import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EVERYTHING, markersBelow, markersIn } from '#test/support/markers.ts'
import { temporaryFolder } from '#test/support/store.ts'

const word = 'password-Heron-3391'

describe('the sweep can fail: it finds a marker', () => {
  test.each([
    ['as text', (text: string) => Buffer.from(text)],
    ['in UTF-16', (text: string) => Buffer.from(text, 'utf16le')],
    ['in hex', (text: string) => Buffer.from(Buffer.from(text).toString('hex'))],
    ['in base64', (text: string) => Buffer.from(Buffer.from(text).toString('base64'))],
    ['in base64url', (text: string) => Buffer.from(Buffer.from(text).toString('base64url'))],
  ])('%s, wherever it begins', (_how, written) => {
    for (const before of ['', 'a', 'ab', 'abc', 'abcd'])
      for (const after of ['', 'x', 'xy', 'xyz']) {
        expect(markersIn(written(before + word + after), [word]), before + after).not.toEqual([])
        expect(markersIn(written(`${before}password-Heron-33${after}`), [word])).toEqual([])
      }
  })

  test('in a file however deep, and in the name of one', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'a', 'b'), { recursive: true })
    writeFileSync(join(folder, 'a', 'b', 'plain.json'), JSON.stringify({ word }))
    writeFileSync(join(folder, 'a', 'Quigglesworth.pdf'), '')
    expect(await markersBelow(folder, EVERYTHING)).toHaveLength(2)
  })
})
