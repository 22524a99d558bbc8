import { expect, test } from 'vitest'
import { newId, newIds } from '#core/records/short-id.ts'

test('ids are ten letters and digits that can be read out, each one new', () => {
  const ids = Array.from({ length: 5000 }, () => newId())
  for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(ids.join('')).size).toBe(32)
})

test('ids that are made together begin alike and end each otherwise', () => {
  const ids = newIds(500)
  for (const id of ids) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
  expect(new Set(ids).size).toBe(500)
  expect(new Set(ids.map((id) => id.slice(0, 5))).size).toBe(1)
  expect(newIds(1)[0]?.slice(0, 5)).not.toBe(ids[0]?.slice(0, 5))
  expect(newIds(0)).toEqual([])
})
