import { render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Connection } from '#shared/contract/connections.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { CTRL_HUB } from '#test/support/sample-ctrl-hub.ts'
import { YETI } from '#test/support/sample-yeti.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  window.scrollTo = () => {}
})

afterEach(() => {
  window.location.hash = ''
})

/** The cards, by their titles, once the page has read its connections. */
async function cards(connections: Connection[]): Promise<Map<string, HTMLElement>> {
  window.location.hash = '#/new'
  render(Start, { connect: () => Promise.resolve(fakeCore({ ...sampleWorld(), connections }).client) })
  const titles = await screen.findAllByRole('heading', { level: 2 })
  return new Map(titles.map((title) => [title.textContent, title.closest('li') ?? document.body]))
}

const BOTH = [...sampleWorld().connections.slice(0, 1), CTRL_HUB]
const UNSENDABLE = /^There is no connection to (.*) yet\. You can fill it in and keep it as a draft\.$/

/** What each card lacks, by its title. */
const lacking = (found: Map<string, HTMLElement>) =>
  [...found].map(([title, card]) => {
    const told = within(card).queryByText(UNSENDABLE)?.textContent.trim() ?? ''
    return [title, UNSENDABLE.exec(told)?.[1] ?? 'nothing']
  })

test('every wizard, and the spreadsheet, has a card that leads to it and says what to have ready', async () => {
  const found = await cards(BOTH)
  const links = [...found].map(([title, card]) => [
    title,
    within(card).getByRole('link').getAttribute('href'),
  ])
  expect(links).toEqual([
    ['Tenant moves in', '#/new/tenant-switch'],
    ['Tenant moves out', '#/new/landlord-switch'],
    ['Home is sold', '#/new/purchaser-switch'],
    ['Priority Services record', '#/new/psr-record'],
    ['Book a visit', '#/new/appointment'],
    ['Record a qualification', '#/new/qualification-award'],
    ['Many at once, from a spreadsheet', '#/import'],
  ])
  for (const card of found.values()) expect(within(card).getByText('Have ready:')).toBeDefined()
  expect(new Set(lacking(found).map(([, lack]) => lack))).toEqual(new Set(['nothing']))
})

test('a card whose service has no connection says so, and still leads to its wizard', async () => {
  const found = await cards(sampleWorld().connections.slice(0, 1))
  expect(lacking(found)).toEqual([
    ['Tenant moves in', 'nothing'],
    ['Tenant moves out', 'nothing'],
    ['Home is sold', 'nothing'],
    ['Priority Services record', 'Ctrl Hub'],
    ['Book a visit', 'Ctrl Hub'],
    ['Record a qualification', 'Ctrl Hub'],
    ['Many at once, from a spreadsheet', 'nothing'],
  ])
  for (const card of found.values()) expect(within(card).getByRole('link')).toBeDefined()
})

test('with Ctrl Hub alone it is the tenant’s card that says so', async () => {
  expect(lacking(await cards([CTRL_HUB]))[0]).toEqual(['Tenant moves in', 'Acquaint'])
})

test('without any connection it is told once, on top', async () => {
  const found = await cards([])
  expect(screen.getByRole('link', { name: 'add a connection' }).getAttribute('href')).toBe(
    '#/connections/new',
  )
  expect(new Set(lacking(found).map(([, lack]) => lack))).toEqual(new Set(['nothing']))
})

test('billed services are offered with a connection to Yeti, and only then', async () => {
  const found = await cards([...BOTH, YETI])
  const card = found.get('Set up a billed service') ?? document.body
  expect(within(card).getByRole('link').getAttribute('href')).toBe('#/new/service')
  expect([...found.keys()]).toHaveLength(8)
})
