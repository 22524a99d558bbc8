import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Settings } from '#shared/contract/profile.ts'
import { STANDARD_SETTINGS } from '#shared/contract/standard-settings.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

const page = document.documentElement

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => undefined
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => {
  window.location.hash = ''
})

async function open(some: Partial<Settings> = {}, hash = '#/settings') {
  const world = sampleWorld()
  window.location.hash = hash
  const core = fakeCore({
    ...world,
    status: {
      ...world.status,
      settings: { ...STANDARD_SETTINGS, yourName: 'Aoife', role: 'agent', ...some },
    },
  })
  render(Start, { connect: () => Promise.resolve(core.client) })
  await screen.findByRole('heading', { level: 1, name: 'Settings' })
  /** The settings that were kept last. */
  const kept = () => core.calls.findLast(({ path }) => path === 'profile.saveSettings')?.input
  return { core, kept }
}

const choose = (group: string, choice: string) =>
  fireEvent.click(
    within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', { name: choice }),
  )

describe('the look', () => {
  test('the text grows with the size that is chosen, and is as the computer has it at first', async () => {
    const { kept } = await open()
    expect(page.style.fontSize).toBe('')
    await choose('Text size', '125 %')
    expect(kept()).toMatchObject({ textSize: 125, yourName: 'Aoife', theme: 'system' })
    await vi.waitFor(() => expect(page.style.fontSize).toBe('125%'))
    await choose('Text size', '100 %')
    await vi.waitFor(() => expect(page.style.fontSize).toBe(''))
  })

  test('the page is in the language that is chosen, words and all', async () => {
    const { kept } = await open()
    expect(page.lang).toBe('en-GB')
    expect(screen.getByText(/such as postcode or Eircode/)).toBeDefined()
    await choose('Language', 'English (Ireland)')
    expect(kept()).toMatchObject({ language: 'en-IE' })
    expect(await screen.findByText(/such as Eircode or postcode/)).toBeDefined()
    expect(page.lang).toBe('en-IE')
    await choose('Language', 'English (United Kingdom)')
    expect(await screen.findByText(/such as postcode or Eircode/)).toBeDefined()
    expect(page.lang).toBe('en-GB')
  })

  test('dates that stand on the page are written anew', async () => {
    const { kept } = await open()
    expect(screen.getByText('Since 2 November 2026')).toBeDefined()
    const [, figures] = within(
      screen.getByRole('radiogroup', { name: 'How dates are written' }),
    ).getAllByRole('radio')
    if (figures) await fireEvent.click(figures)
    expect(kept()).toMatchObject({ dateStyle: 'figures' })
    expect(await screen.findByText('Since 02/11/2026')).toBeDefined()
  })

  test('a country is kept for new wizards, or none', async () => {
    const { kept } = await open()
    await choose('Where most of your homes are', 'Northern Ireland')
    expect(kept()).toMatchObject({ homeCountry: 'GB-NIR' })
    await choose('Where most of your homes are', 'Ask me each time')
    expect(kept()).toMatchObject({ homeCountry: null })
  })
})

describe('a new switch', () => {
  test.each([
    ['IE', 'Ireland'],
    ['GB-NIR', 'Northern Ireland'],
  ] as const)('begins with %s when most homes are there', async (homeCountry, label) => {
    await open({ homeCountry })
    window.location.hash = '#/new/tenant-switch'
    await screen.findByRole('heading', { level: 1, name: 'Where is the home?' })
    expect(screen.getByRole('radio', { name: label })).toHaveProperty('checked', true)
  })

  test('asks when nothing was chosen', async () => {
    await open()
    window.location.hash = '#/new/tenant-switch'
    await screen.findByRole('heading', { level: 1, name: 'Where is the home?' })
    const group = screen.getByRole('radiogroup', { name: 'The country the home is in' })
    const chosen = within(group)
      .getAllByRole<HTMLInputElement>('radio')
      .filter((radio) => radio.checked)
    expect(chosen).toEqual([])
  })
})

test('each kind of notification is turned off by itself', async () => {
  const { kept } = await open()
  await fireEvent.click(screen.getByRole('checkbox', { name: 'everything of a batch is sent' }))
  expect(kept()).toMatchObject({ notify: { done: false, attention: true } })
  await fireEvent.click(screen.getByRole('checkbox', { name: 'something needs my attention' }))
  expect(kept()).toMatchObject({ notify: { done: false, attention: false } })
})

describe('the parts of the page', () => {
  test('each is reached by its address, without the page being made anew', async () => {
    await open({}, '#/settings/look')
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('look'))
    const name = screen.getByRole('textbox', { name: 'Your name' })
    await fireEvent.input(name, { target: { value: 'Half typed' } })
    window.location.hash = '#/settings/privacy'
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('privacy'))
    expect(name).toHaveProperty('value', 'Half typed')
    expect(name.isConnected).toBe(true)
  })

  test('each is reached from the index, which names only what is there', async () => {
    await open()
    const index = within(screen.getByRole('navigation', { name: 'Parts of the settings' }))
    const links = index.getAllByRole('link')
    expect(links.map((link) => link.textContent)).toEqual([
      'You',
      'Look and language',
      'Notifications',
      'Privacy',
      'Backup',
      'About',
    ])
    for (const link of links) {
      await fireEvent.click(link)
      expect(document.activeElement?.getAttribute('aria-label')).toBe(link.textContent)
    }
  })
})
