import { describe, expect, test } from 'vitest'
import { fullName, sameName, tidyName } from '#shared/domain/person-name.ts'
import { checkPhone, tidyPhone } from '#shared/domain/phone.ts'

describe('a telephone number', () => {
  test.each([
    ['087 123 4567', 'IE', { tidy: '087 123 4567', international: '+353871234567', plausible: true }],
    ['048 9012 3456', 'IE', { tidy: '048 9012 3456', international: '+442890123456', plausible: true }],
    // Only from the Republic is 048 the way to Northern Ireland.
    ['048 9012 3456', 'GB', { tidy: '048 9012 3456', international: '+444890123456', plausible: true }],
    ['ask the agent', 'IE', { tidy: 'ask the agent', international: null, plausible: false }],
    ['020 7946 0958', null, { tidy: '020 7946 0958', international: null, plausible: false }],
    ['+44 20 7946 0958', null, { tidy: '+44 20 7946 0958', international: '+442079460958', plausible: true }],
    ['+44 20 7946 0958', 'IE', { tidy: '+44 20 7946 0958', international: '+442079460958', plausible: true }],
    ['12', 'IE', { tidy: '12', international: '+35312', plausible: false }],
  ] as const)('%s in %s', (text, country, expected) => {
    expect(checkPhone(text, country)).toEqual(expected)
  })

  test.each([
    ['+353 (0)87 (0)1', '+353 87 1'],
    ['+353(0)87', '+353 87'],
    ['(01) 234 5678', '01 234 5678'],
    ['01.234.5678', '01 234 5678'],
    ['01-234-5678', '01 234 5678'],
    ['01/234/5678', '01 234 5678'],
    ['01\u2010234\u20155678', '01 234 5678'],
    ['  01   234  \t 5678 ', '01 234 5678'],
    ['01 234 5678 x9', '01 234 5678 x9'],
  ])('%j is tidied to %j', (typed, tidy) => {
    expect(tidyPhone(typed)).toBe(tidy)
  })
})

describe('a name', () => {
  test.each([
    [{ firstName: ' Mary \t Ann ', lastName: ' Byrne ' }, 'Mary Ann Byrne'],
    [{ firstName: 'Aoife' }, 'Aoife'],
    [{ firstName: '  ', lastName: 'Byrne' }, 'Byrne'],
    [{ firstName: undefined, lastName: undefined }, ''],
  ])('%j in one line is %j', (person, line) => {
    expect(fullName(person)).toBe(line)
  })

  test('has single spaces and is otherwise as typed', () => {
    expect(tidyName('  van   der  BERG ')).toBe('van der BERG')
  })

  test.each(["O'Neill", 'O’Neill', 'O‘Neill', 'O`Neill', 'O-Neill', 'ONEILL', 'Ónéíll', 'o’neill'])(
    '%s is the same as ONeill',
    (lastName) => {
      expect(sameName({ firstName: 'Síofra', lastName }, { firstName: 'siofra', lastName: 'ONeill' })).toBe(
        true,
      )
    },
  )

  test('is another when a letter differs, or one is missing', () => {
    expect(sameName({ lastName: 'Byrne' }, { lastName: 'Byrnes' })).toBe(false)
    expect(sameName({ firstName: 'Aoife', lastName: 'Byrne' }, { lastName: 'Byrne' })).toBe(false)
    expect(sameName({ firstName: ' ' }, { lastName: '' })).toBe(false)
  })
})
