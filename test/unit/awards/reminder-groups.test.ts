import { expect, test } from 'vitest'
import { groupReminders } from '#renderer/views/today/reminder-groups.ts'
import { award, sampleAwards, TODAY } from '#test/support/sample-awards.ts'

const remind = (awards = sampleAwards()) => awards.map((one) => ({ connectionId: 'h1', award: one }))
const inWords = ({ groups, left }: ReturnType<typeof groupReminders>) => [
  ...groups.map(
    ({ within, reminders }) => `${within ?? 'Not valid'}: ${reminders.map((one) => one.award.id).join(' ')}`,
  ),
  `left: ${left}`,
]

test('the most pressing come first, each group by what ends first', () => {
  const six = remind().filter(({ award: { id } }) => !['a-low', 'a-none', 'a-endless'].includes(id))
  expect(inWords(groupReminders(six, TODAY, 9))).toEqual([
    'Not valid: a-over a-revoked',
    '30: a-critical a-high',
    '90: a-assigned a-medium',
    'left: 0',
  ])
})

test('no more are shown than there is room for, each group has its share, and the others are counted', () => {
  const many = remind([...sampleAwards(), ...sampleAwards()])
  const grouped = groupReminders(many, TODAY, 5)
  expect(inWords(grouped)).toEqual([
    'Not valid: a-over a-over',
    '30: a-critical a-critical',
    '90: a-assigned',
    'left: 13',
  ])
  expect(grouped.groups.map(({ count }) => count)).toEqual([4, 4, 10])
})

test('room that a group does not need goes to the others', () => {
  const [, over, high] = sampleAwards().filter(({ id }) => ['a-over', 'a-critical', 'a-high'].includes(id))
  const few = remind([over, high, high, high, high].flatMap((one) => one ?? []))
  expect(inWords(groupReminders(few, TODAY, 4))).toEqual([
    'Not valid: a-over',
    '30: a-high a-high a-high',
    'left: 1',
  ])
})

test('what ended yesterday is over, whatever the service says of it', () => {
  const [over, ends] = [
    award({ id: 'over', expiresAt: '2026-11-28T12:00:00Z', isValid: true }),
    award({ id: 'ends', expiresAt: '2026-11-29T12:00:00Z' }),
  ]
  expect(inWords(groupReminders(remind([over, ends]), TODAY, 5))).toEqual([
    'Not valid: over',
    '30: ends',
    'left: 0',
  ])
})

test('without reminders there are no groups', () => {
  expect(groupReminders([], TODAY, 5)).toEqual({ groups: [], left: 0 })
})
