import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { meaningOf, PROBLEM_CODES } from '#shared/domain/problem-codes.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Every code that stands as a text in the sources, with a file that has it. */
function codesInSources(): Map<string, string> {
  const found = new Map<string, string>()
  for (const room of ['electron', 'shared', 'renderer']) {
    for (const file of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|svelte)$/.test(file)) continue
      const text = readFileSync(join(root, room, file), 'utf8')
      for (const [, code] of text.matchAll(/['"](HO-[A-Z0-9]+(?:-[A-Z0-9]+)*)['"]/g)) {
        if (code !== undefined) found.set(code, join(room, file))
      }
    }
  }
  return found
}

test('every code in the sources has a meaning for the help', () => {
  const codes = codesInSources()
  expect(codes.size).toBeGreaterThan(50)
  expect([...codes].filter(([code]) => meaningOf(code) === null)).toEqual([])
})

test('every meaning is one sentence', () => {
  for (const [code, meaning] of Object.entries(PROBLEM_CODES)) {
    expect(code).toMatch(/^HO-[A-Z0-9-]+$/)
    expect(meaning, code).toMatch(/^\p{Lu}[^]*\.$/u)
    expect(meaning.split('. '), code).toHaveLength(1)
  }
})

test('a status of the service is a code of its own', () => {
  expect(meaningOf('HO-ACQ-422')).toContain('422')
  expect(meaningOf('HO-CH-409')).toBe('Ctrl Hub refused the record with status 409; nothing was made.')
  expect(meaningOf('HO-XX-422')).toBeNull()
  expect(meaningOf('HO-NONSENSE')).toBeNull()
  expect(meaningOf('toString')).toBeNull()
})
