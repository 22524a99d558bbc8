import { expect, test } from 'vitest'
import { foundGroups, goalsOf } from '#renderer/views/find/goals.ts'
import type { ProviderName } from '#shared/domain/submission.ts'
import { find } from '#shared/words/en-GB/find.ts'

const acquaint = new Set<ProviderName>(['acquaint'])
const names = (groups: ReturnType<typeof goalsOf>) =>
  groups.map(({ name, goals }) => [name, goals.map((goal) => goal.name)])

test('before anything is typed, every page and wizard of these connections is there', () => {
  const [pages, starts] = goalsOf(find, '', acquaint)
  expect(pages?.goals.map(({ address }) => address)).toEqual([
    '#/today',
    '#/new',
    '#/outbox',
    '#/homes',
    '#/people',
    '#/connections',
    '#/settings',
  ])
  expect(starts?.goals.map(({ name }) => name)).not.toContain('New: Set up a billed service')
  const all = goalsOf(find, '', new Set<ProviderName>(['ctrl-hub', 'yeti']))
  expect(all[0]?.goals.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Appointments', 'Qualifications', 'Billed services']),
  )
})

test('every word that was typed begins one of a goal’s words', () => {
  expect(names(goalsOf(find, 'mov in', acquaint))).toEqual([['Start', ['New: Tenant moves in']]])
  expect(names(goalsOf(find, '  SETT ', acquaint))).toEqual([['Go to', ['Settings']]])
  expect(goalsOf(find, 'ttings', acquaint)).toEqual([])
})

test('what was found stands under its heading, homes first', () => {
  const found = (what: 'home' | 'draft' | 'receipt', id: string) => ({
    what,
    id,
    name: `${what} ${id}`,
    detail: '',
    address: `#/${what}/${id}`,
  })
  const groups = foundGroups(find, [found('receipt', '1'), found('home', '1'), found('home', '2')])
  expect(names(groups)).toEqual([
    ['Homes', ['home 1', 'home 2']],
    ['Receipts', ['receipt 1']],
  ])
})
