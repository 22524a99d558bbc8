import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { expect, test } from 'vitest'
import { checkPhone, tidyPhone } from '#shared/domain/phone.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const mobile = fc.oneof(
  fc.tuple(fc.constantFrom('083', '085', '086', '087', '089', '080', '084'), digits(7)),
  fc.tuple(fc.constantFrom('07', '+447', '+4407'), digits(9)),
  fc.tuple(fc.constantFrom('+35383', '+35385', '+35386', '+35387', '+35389', '+353087'), digits(7)),
  fc.tuple(fc.constantFrom('0', '+353', '+44', '0044', '00353', '048'), digits(9)),
)
/** With single spaces or other marks put between digits. */
const written = fc
  .tuple(mobile, fc.array(fc.nat(12), { maxLength: 3 }), fc.constantFrom(' ', '  ', '-', '.'))
  .map(([[code, rest], places, mark]) =>
    places.reduce((text, place) => `${text.slice(0, place)}${mark}${text.slice(place)}`, `${code}${rest}`),
  )

test.each([
  ['IE', 'IE'],
  ['GB-NIR', 'GB'],
  ['GB', 'GB'],
  [null, undefined],
] as const)(
  'A mobile number that is read at once in %s is what the numbering plan makes of it',
  (country, region) => {
    let plausible = 0
    fc.assert(
      fc.property(written, (text) => {
        const tidy = tidyPhone(text)
        const asked = country === 'IE' && tidy.startsWith('048') ? `+4428${tidy.slice(3)}` : tidy
        const number = parsePhoneNumberFromString(asked, region)
        if (number?.isPossible() === true) plausible += 1
        expect(checkPhone(text, country)).toEqual({
          tidy,
          international: number?.number ?? null,
          plausible: number?.isPossible() ?? false,
        })
      }),
      { numRuns: 5000 },
    )
    expect(plausible).toBeGreaterThan(500)
  },
)
