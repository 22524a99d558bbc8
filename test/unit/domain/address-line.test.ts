import { expect, test } from 'vitest'
import { addressLine, houseLine } from '#shared/domain/address-line.ts'

test.each([
  ['27', 'Weir View', '27 Weir View'],
  ['27a', 'Weir View', '27a Weir View'],
  ['27B', 'Weir View', '27B Weir View'],
  ['27 b', 'Weir View', '27 b Weir View'],
  [' 1234 ', 'Weir View', '1234 Weir View'],
  ['B', 'Weir View', 'B, Weir View'],
  ['27 Weir Court', 'Weir View', '27 Weir Court, Weir View'],
  ['27-28', 'Weir View', '27-28, Weir View'],
  ['No. 27', 'Weir View', 'No. 27, Weir View'],
  ['Rose Cottage', 'Turf Lane', 'Rose Cottage, Turf Lane'],
  ['Apartment 3', 'Ferry Quay', 'Apartment 3, Ferry Quay'],
  ['', 'Weir View', 'Weir View'],
  ['Rose Cottage', undefined, 'Rose Cottage'],
  [' ', null, ''],
])('house %j in street %j is %j', (propertyName, street, line) => {
  expect(houseLine({ propertyName, street })).toBe(line)
})

test('an address has its parts in the order of a letter', () => {
  const parts = {
    propertyName: ' Rose Cottage ',
    street: ' Turf Lane ',
    locality: ' Kilbride ',
    town: ' Naas ',
    region: ' Co. Kildare ',
    postCode: ' W91 X2Y3 ',
  }
  expect(addressLine(parts)).toBe('Rose Cottage, Turf Lane, Kilbride, Naas, Co. Kildare, W91 X2Y3')
})

test('an address leaves out what is empty', () => {
  expect(addressLine({ propertyName: '5', street: 'Barrow Court', town: '', postCode: 'R93 D6H2' })).toBe(
    '5 Barrow Court, R93 D6H2',
  )
  expect(addressLine({})).toBe('')
})
