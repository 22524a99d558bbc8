import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contradict, countryOfAddress, countryOfWord } from '#shared/domain/address-country.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { formatEircode, isWellFormedEircode } from '#shared/domain/eircode.ts'
import { isWellFormedEmail } from '#shared/domain/email.ts'
import { fullName, sameName } from '#shared/domain/person-name.ts'
import { checkPhone, tidyPhone } from '#shared/domain/phone.ts'
import { formatPostcode, isNorthernIrishPostcode, isWellFormedPostcode } from '#shared/domain/postcode.ts'

describe('Eircodes', () => {
  test.each(['A65F4E2', 'D6WPV38', 'D02AF30', 'D6WFNT0', 'A65 F4E2', 'D6W XK28', 'D02 X285', 'd02 x285'])(
    '%s is well formed',
    (text) => {
      expect(isWellFormedEircode(text)).toBe(true)
    },
  )
  test.each(['A5WF4E2', 'B65F4E2', 'D02AF3O', 'D14N2FZ', 'A5W F4E2', 'D02 O285', 'D02', '', 'BT1 5GS'])(
    '%s is not',
    (text) => {
      expect(isWellFormedEircode(text)).toBe(false)
    },
  )
  test('are shown with one space', () => {
    expect(formatEircode('d6wxk28')).toBe('D6W XK28')
    expect(formatEircode(' nonsense ')).toBe('nonsense')
  })
})

describe('UK postcodes', () => {
  test.each([
    'EC1A 1BB',
    'W1A 0AX',
    'M1 1AE',
    'B33 8TH',
    'CR2 6XH',
    'DN55 1PT',
    'BT1 5GS',
    'GIR 0AA',
    'bt15gs',
    'BFPO 1234',
  ])('%s is well formed', (text) => {
    expect(isWellFormedPostcode(text)).toBe(true)
  })
  test.each(['QA1 1AA', 'M1 1CE', 'SW1A 1A', '', 'A65 F4E2'])('%s is not', (text) => {
    expect(isWellFormedPostcode(text)).toBe(false)
  })
  test('are put in capitals with one space', () => {
    expect(formatPostcode('bt1-5gs')).toBe('BT1 5GS')
  })
  test('of Northern Ireland start with BT', () => {
    expect(isNorthernIrishPostcode('bt1 5gs')).toBe(true)
    expect(isNorthernIrishPostcode('B33 8TH')).toBe(false)
  })
})

describe('countries', () => {
  test.each([
    ['Ireland', 'IE'],
    ['Republic of Ireland', 'IE'],
    ['ÉIRE', 'IE'],
    ['Northern Ireland', 'GB-NIR'],
    ['The United Kingdom', 'UK'],
    ['U.K.', null],
    ['Scotland', 'GB'],
    ['constructor', null],
    ['Spain', null],
  ])('%s: %s', (word, country) => {
    expect(countryOfWord(word)).toBe(country)
  })

  test('the table’s number counts as much as the word, and a contradiction is no knowledge', () => {
    const codes = {
      ...documentedCodes(),
      country: [
        {
          number: 7,
          xmlName: null,
          meaning: 'IE',
          label: 'Ireland',
          source: 'entered',
          confirmed: true,
        } as const,
      ],
    }
    expect(countryOfAddress({ countryCode: 7 }, codes)).toBe('IE')
    expect(countryOfAddress({ countryCode: 8 }, codes)).toBeNull()
    expect(countryOfAddress({ countryCode: 7, country: 'Scotland' }, codes)).toBeNull()
  })

  test('the postcode tells the parts of the UK apart', () => {
    const codes = documentedCodes()
    expect(countryOfAddress({ country: 'UK', postCode: 'BT1 5GS' }, codes)).toBe('GB-NIR')
    expect(countryOfAddress({ country: 'UK', postCode: 'M1 1AE' }, codes)).toBe('GB')
    expect(countryOfAddress({ country: 'UK' }, codes)).toBe('UK')
    expect(countryOfAddress({ postCode: 'BT1 5GS' }, codes)).toBeNull()
  })

  test('the UK contradicts Ireland, not its own parts', () => {
    expect(contradict('UK', 'GB-NIR')).toBe(false)
    expect(contradict('UK', 'IE')).toBe(true)
    expect(contradict(null, 'IE')).toBe(false)
  })
})

describe('telephone numbers', () => {
  test.each([
    ['+442079460958', null, '+442079460958'],
    ['+353 87 123 4567', null, '+353871234567'],
    ['087 123 4567', 'IE', '+353871234567'],
    ['(01) 234-5678', 'IE', '+35312345678'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['028 9012 3456', 'GB-NIR', '+442890123456'],
    ['048 9012 3456', 'IE', '+442890123456'],
    ['+353 (0)87 123 4567', 'IE', '+353871234567'],
  ] as const)('%s in %s', (text, country, international) => {
    expect(checkPhone(text, country)).toMatchObject({ international, plausible: true })
  })

  test.each([
    ['02079460958', null],
    ['+0441234', null],
    ['+44 1234 5678 9012 345', null],
    ['ask the agent', 'IE'],
  ] as const)('%s in %s is suspicious', (text, country) => {
    expect(checkPhone(text, country).plausible).toBe(false)
  })

  test('is only tidied lightly', () => {
    expect(tidyPhone('  087–123.4567  ')).toBe('087 123 4567')
  })
})

describe('e-mail addresses', () => {
  test.each(['a@b.ie', 'aoife.byrne+home@example.co.uk', "o'neill@example.com", 'síofra@example.ie'])(
    '%s is well formed',
    (text) => {
      expect(isWellFormedEmail(text)).toBe(true)
    },
  )
  test.each([
    '',
    'a@b',
    'a b@c.ie',
    'a@b..ie',
    'a@@b.ie',
    'a@b.ie,c@d.ie',
    '.a@b.ie',
    'a.@b.ie',
    'a@b.ie ',
    '@b.ie',
    'a@.ie',
    `${'a'.repeat(65)}@b.ie`,
  ])('%s is not', (text) => {
    expect(isWellFormedEmail(text)).toBe(false)
  })

  test('that are plain, and are known by it, are judged as those that are not', () => {
    const some = (characters: string, maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...Array.from(characters)), maxLength })
    let [good, bad] = [0, 0]
    fc.assert(
      fc.property(some('aaaaaaaaa.', 70), some('aaaab-..@', 12), (name, domain) => {
        const plain = isWellFormedEmail(`${name}@${domain}`)
        expect(plain).toBe(isWellFormedEmail(`${name.replaceAll('a', '~')}@${domain}`))
        if (plain) good += 1
        else bad += 1
      }),
      { numRuns: 5000 },
    )
    expect(Math.min(good, bad)).toBeGreaterThan(100)
  })
})

describe('names', () => {
  test('in one line, without what is missing', () => {
    expect(fullName({ firstName: ' Mary  Ann ', lastName: 'O’Neill' })).toBe('Mary Ann O’Neill')
    expect(fullName({ lastName: 'Harbour Lettings Ltd' })).toBe('Harbour Lettings Ltd')
  })
  test('are the same whatever the capitals, accents and apostrophes', () => {
    expect(
      sameName({ firstName: 'Síofra', lastName: 'O’Neill' }, { firstName: 'SIOFRA', lastName: 'ONeill' }),
    ).toBe(true)
    expect(
      sameName({ firstName: 'Aoife', lastName: 'Byrne' }, { firstName: 'Declan', lastName: 'Byrne' }),
    ).toBe(false)
    expect(sameName({}, {})).toBe(false)
  })
})
