import { expect, test } from 'vitest'
import { meterNumbers, payerWords, standingSentence } from '#renderer/views/homes/home-words.ts'

const TODAY = '2026-11-22'

test.each([
  [
    { state: 'let', tenant: 'Aoife Byrne', since: '2026-11-01' },
    'Aoife Byrne',
    'Aoife Byrne pays for the supplies since 1 November 2026.',
  ],
  [{ state: 'let', tenant: null, since: null }, 'A tenant', 'A tenant pays for the supplies.'],
  [
    { state: 'void', tenant: null, since: '2026-11-20' },
    'Empty: the landlord',
    'Empty since 20 November 2026, 2 days: the landlord pays for the supplies.',
  ],
  [
    { state: 'sold', tenant: null, since: '2026-11-20' },
    'Sold: the purchaser',
    'Sold: the purchaser pays for the supplies since 20 November 2026.',
  ],
  [
    { state: 'unknown', tenant: null, since: null },
    'Not known yet',
    'Nobody has told Handover yet who pays for the supplies.',
  ],
] as const)('%o is told', (home, payer, sentence) => {
  expect(payerWords(home)).toBe(payer)
  expect(standingSentence(home, TODAY)).toBe(sentence)
})

test('meter numbers are grouped for the eye, and those that nobody knows are left out', () => {
  expect(meterNumbers({ mprn: '10012345678', gprn: null }).map(({ label, shown }) => [label, shown])).toEqual(
    [['MPRN', '10 012 345 678']],
  )
  expect(
    meterNumbers({ mprn: null, gprn: '1000101', mpan: '1234567890123' }).map(({ shown }) => shown),
  ).toEqual(['1 000 101', '1 234 567 890 123'])
})
