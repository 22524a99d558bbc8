import { expect, test } from 'vitest'
import { newId } from '#core/records/short-id.ts'

test('ids are ten letters and digits that can be read out, each one new', () => {
  const ids = Array.from({ length: 5000 }, () => newId())
  for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(ids.join('')).size).toBe(32)
})
