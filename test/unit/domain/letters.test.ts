import { describe, expect, test } from 'vitest'
import { NO_CHOICES, addresseesIn, draftLetter, type LetterFacts } from '#shared/domain/tenancies/letters.ts'
import { mailLink } from '#shared/web/mail-link.ts'
import { openableUrl } from '#shared/web/openable-url.ts'

const facts: LetterFacts = {
  to: 'council',
  occasion: 'move-in',
  country: 'GB',
  address: ['Flat 2', '4 Harbour Row', 'Leeds', 'LS1 4AP'],
  names: ['Ms Aoife Byrne', 'Mr Tom Whelan'],
  startsOn: '2026-12-01',
  endsOn: null,
  owner: 'Mrs Ruth Adair',
  writer: { name: 'Niamh Kelly, Harbour Lettings', isOwner: false },
  choices: { ...NO_CHOICES, furnished: 'part-furnished', agreement: 'joint', movedOn: '2026-12-03' },
}

describe.each<[string, Partial<LetterFacts>]>([
  ['council-move-in', {}],
  [
    'council-move-out',
    {
      occasion: 'move-out',
      endsOn: '2027-11-30',
      choices: { ...NO_CHOICES, forwarding: '1 Mill Lane, York', reference: '4410027' },
    },
  ],
  [
    'rates-move-in',
    { country: 'GB-NIR', address: ['9 Quay Street', 'Belfast', 'BT1 1AA'], names: ['Aoife Byrne'] },
  ],
  ['water-move-in', { to: 'water', choices: { ...NO_CHOICES, waterMeter: '00412', reference: 'WM 77' } }],
  ['uisce-eireann-move-in', { to: 'water', country: 'IE', address: ['4 Harbour Row', 'Dublin', 'D02 X285'] }],
  [
    'uisce-eireann-move-out',
    {
      to: 'water',
      country: 'IE',
      address: ['4 Harbour Row', 'Dublin', 'D02 X285'],
      choices: NO_CHOICES,
      occasion: 'move-out',
      endsOn: '2027-11-30',
      writer: { name: 'Ruth Adair', isOwner: true },
    },
  ],
])('%s', (name, some) => {
  const letter = draftLetter({ ...facts, ...some })

  test('reads as it should', async () => {
    await expect(`Subject: ${letter.subject}\n\n${letter.text}`).toMatchFileSnapshot(`letters/${name}.txt`)
  })

  test('names nobody in its subject', () => {
    expect(letter.subject).not.toMatch(/Byrne|Whelan|Adair/)
  })

  test('fits into the link that opens a mail program, with its words as they are', () => {
    const link = mailLink('council.tax@example.org', letter) ?? ''
    expect(openableUrl(link)).toBe(link)
    const { searchParams, pathname } = new URL(link)
    expect(pathname).toBe('council.tax@example.org')
    expect(searchParams.get('subject')).toBe(letter.subject)
    expect(searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(letter.text)
  })
})

test('what is not known is left out', () => {
  const bare = draftLetter({ ...facts, names: ['Aoife Byrne'], owner: '', choices: NO_CHOICES })
  expect(bare.text).not.toMatch(/Let as|Agreement|Owner:|really|reference|null|undefined/)
})

test.each([
  ['IE', ['water']],
  ['GB', ['council', 'water']],
  ['GB-NIR', ['council', 'water']],
  [null, ['council', 'water']],
] as const)('in %s one writes to %j', (country, addressees) => {
  expect(addresseesIn(country)).toEqual(addressees)
})

test.each([
  ['no address', '', 'Short'],
  ['two addresses', 'a@example.org,b@example.org', 'Short'],
  ['headers in the address', 'a@example.org?cc=b@example.org', 'Short'],
  ['too long a text', 'a@example.org', 'x'.repeat(2050)],
])('there is no link with %s', (_what, to, text) => {
  expect(mailLink(to, { subject: 'New tenants', text })).toBe(null)
})
