import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId, referenceOfId } from '#core/records/short-id.ts'
import { referenceIn, referenceOf, withoutReference, withReference } from '#shared/domain/yeti/reference.ts'

const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 })
const names = fc.string({ maxLength: 60 }).filter((name) => referenceIn(name) === null)

describe('the reference in a name', () => {
  test('stands at its end in brackets, or is the name', () => {
    expect(withReference('Broadband', 'ho-7k2m9x4q')).toBe('Broadband [ho-7k2m9x4q]')
    expect(withReference('', 'ho-7k2m9x4q')).toBe('[ho-7k2m9x4q]')
    expect(withReference('  ', 'ho-7k2m9x4q')).toBe('[ho-7k2m9x4q]')
  })

  test('is found again, and taken away again', () => {
    fc.assert(
      fc.property(names, bytes, (name, random) => {
        const whole = withReference(name, referenceOf(random))
        expect(referenceIn(whole)).toBe(referenceOf(random))
        expect(withoutReference(whole)).toBe(name.trim())
      }),
    )
  })

  test.each([
    '',
    'Broadband',
    'ho-7k2m9x4q',
    '[ho-7k2m9x4q] Broadband',
    'Broadband[ho-7k2m9x4q]',
    'x [ho-7k2m9x4]',
    'x [ho-7K2M9X4Q]',
    'x [ho-ilouilou]',
  ])('is not in %j', (name) => {
    expect(referenceIn(name)).toBeNull()
    expect(withoutReference(name)).toBe(name)
  })

  test('of a submission’s id is one', () => {
    for (let time = 0; time < 200; time += 1) {
      const reference = referenceOfId(newId())
      expect(referenceIn(withReference('x', reference))).toBe(reference)
    }
  })
})
