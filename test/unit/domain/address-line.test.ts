import { expect, test } from 'vitest'
import { addressLine, houseLine } from '#shared/domain/address-line.ts'

test.each([
  ['27', 'Weir View', '27 Weir View'],
  ['27a', 'Weir View', '27a Weir View'],
  ['Rose Cottage', 'Turf Lane', 'Rose Cottage, Turf Lane'],
  ['Apartment 3', 'Ferry Quay', 'Apartment 3, Ferry Quay'],
  ['', 'Weir View', 'Weir View'],
  ['Rose Cottage', undefined, 'Rose Cottage'],
  [' ', null, ''],
])('house %j in street %j is %j', (propertyName, street, line) => {
  expect(houseLine({ propertyName, street })).toBe(line)
})

test('an address leaves out what is empty', () => {
  expect(addressLine({ propertyName: '5', street: 'Barrow Court', town: '', postCode: 'R93 D6H2' })).toBe(
    '5 Barrow Court, R93 D6H2',
  )
  expect(addressLine({})).toBe('')
})
