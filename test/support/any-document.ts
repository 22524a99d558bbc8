import fc from 'fast-check'
import { readInstant } from '#shared/domain/instant.ts'

const anyText = fc.string({ unit: 'grapheme', maxLength: 20 })
const anyTime = fc
  .tuple(
    fc.date({ min: new Date('1972-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    fc.constantFrom('Z', '+00:00', '+01:00', '-05:30'),
  )
  .map(([date, offset]) => date.toISOString().slice(0, 19) + offset)

/** Any value of the shape of another: its members there or not, its lists of any length, texts and numbers of any kind. */
export function anyLike(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value === 'boolean') return fc.boolean()
  if (typeof value === 'number') return fc.integer({ min: -1000, max: 1000 })
  if (typeof value === 'string') return readInstant(value) === null ? anyText : anyTime
  if (Array.isArray(value)) return fc.array(anyLike(value[0]), { maxLength: 4 })
  return fc.record(
    Object.fromEntries(Object.entries(value ?? {}).map(([name, member]) => [name, anyLike(member)])),
    { requiredKeys: [] },
  )
}

/** The same with the members of every object the other way round. */
export function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  )
}
