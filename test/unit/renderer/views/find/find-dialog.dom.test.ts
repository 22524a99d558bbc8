import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Found } from '#shared/contract/known-home.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { toldOf } from '#test/support/fake-imports.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

const FOUND: Found[] = [
  { what: 'home', id: 'h1', name: '14 Linnet Row, Dublin 7', detail: 'Aoife Byrne', address: '#/homes/h1' },
  { what: 'receipt', id: 'r1', name: 'Tenant moves in', detail: 'Case 4410027', address: '#/receipts/r1' },
]

beforeEach(() => {
  // jsdom has no layout, and its dialogs do not open by themselves.
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
})

afterEach(() => {
  window.location.hash = ''
})

async function open() {
  window.location.hash = '#/settings'
  const core = fakeCore({ ...sampleWorld(), found: FOUND })
  render(Start, { connect: () => Promise.resolve(core.client) })
  await screen.findByRole('heading', { level: 1, name: 'Settings' })
  return core
}

const pressK = (some: KeyboardEventInit = { ctrlKey: true }) =>
  fireEvent.keyDown(document.body, { key: 'k', ...some })
const field = () => screen.findByRole<HTMLInputElement>('combobox', { name: /^Find a home/ })
const type = async (text: string) => fireEvent.input(await field(), { target: { value: text } })
const key = async (name: string) => fireEvent.keyDown(await field(), { key: name })
const options = () => screen.getAllByRole('option').map(({ textContent }) => textContent.trim())
const marked = async () => {
  const id = (await field()).getAttribute('aria-activedescendant') ?? ''
  const option = document.getElementById(id)
  expect(option?.getAttribute('aria-selected')).toBe('true')
  return option?.textContent.trim()
}

describe('the search over everything', () => {
  test.each([{ ctrlKey: true }, { metaKey: true }])(
    'opens with %o and K, with every page to go to',
    async (keys) => {
      await open()
      await pressK(keys)
      expect((await field()).getAttribute('aria-expanded')).toBe('true')
      const list = screen.getByRole('listbox', { name: 'What was found' })
      expect((await field()).getAttribute('aria-controls')).toBe(list.id)
      expect(within(list).getByRole('group', { name: 'Go to' })).toBeDefined()
      expect(await marked()).toBe('Today')
    },
  )

  test('K alone, and with other keys, stays a letter', async () => {
    await open()
    await pressK({})
    await pressK({ ctrlKey: true, shiftKey: true })
    await pressK({ ctrlKey: true, altKey: true })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('waits while another dialog asks something', async () => {
    await open()
    const other = document.body.appendChild(document.createElement('dialog'))
    other.open = true
    await pressK()
    expect(screen.queryByRole('combobox')).toBeNull()
    other.remove()
  })

  test('shows what was found under its heading, and Enter opens the marked one', async () => {
    await open()
    await pressK()
    await type('lin')
    await screen.findByRole('group', { name: 'Homes' })
    expect(options()).toEqual(['14 Linnet Row, Dublin 7 Aoife Byrne', 'Tenant moves in Case 4410027'])
    await key('ArrowDown')
    expect(await marked()).toContain('Case 4410027')
    await key('ArrowDown')
    expect(await marked()).toContain('14 Linnet Row')
    await key('Enter')
    await expect.poll(() => window.location.hash).toBe('#/homes/h1')
    expect(screen.queryByRole('combobox')).toBeNull()
  })

  test('Enter right after typing opens what was typed, not what stood there before', async () => {
    await open()
    await pressK()
    await type('lin')
    await key('Enter')
    await expect.poll(() => window.location.hash).toBe('#/homes/h1')
  })

  test('finds pages and wizards by their words', async () => {
    const core = await open()
    core.world.found = []
    await pressK()
    await type('moves out')
    await key('Enter')
    await expect.poll(() => window.location.hash).toBe('#/new/landlord-switch')
  })

  test('says when nothing is found, and what can be typed', async () => {
    const core = await open()
    core.world.found = []
    await pressK()
    await type('zzz')
    expect(await screen.findByText('Nothing found for “zzz”')).toBeDefined()
    expect((await field()).getAttribute('aria-activedescendant')).toBeNull()
    await key('Enter')
    expect(window.location.hash).toBe('#/settings')
  })

  test('tells that it could not search, keeps the pages, and tries again', async () => {
    const core = await open()
    const { everything } = core.client.search
    core.client.search.everything = () => Promise.reject(new Error('lost'))
    await pressK()
    await type('out')
    expect(within(await screen.findByRole('alert')).getByText(/could not be searched/)).toBeDefined()
    expect(options()).toContain('Outbox What is sent and what waits')
    core.client.search.everything = everything
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByRole('group', { name: 'Homes' })
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('the menu of the desktop window opens it too', async () => {
    const world = sampleWorld()
    const core = fakeCore({ ...world, status: { ...world.status, host: 'desktop' } })
    const later = Promise.withResolvers<undefined>()
    core.client.desktop.directions = async () => {
      await later.promise
      return toldOf([{ kind: 'find' }])
    }
    window.location.hash = '#/settings'
    render(Start, { connect: () => Promise.resolve(core.client) })
    await screen.findByRole('heading', { level: 1, name: 'Settings' })
    expect(screen.queryByRole('combobox', { name: /^Find a home/ })).toBeNull()
    later.resolve(undefined)
    expect(await field()).toBeDefined()
  })

  test('the same keys close it', async () => {
    await open()
    await pressK()
    await fireEvent.keyDown(await field(), { key: 'k', ctrlKey: true })
    expect(screen.queryByRole('combobox')).toBeNull()
  })
})
