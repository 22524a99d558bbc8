import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { fakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => undefined
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => {
  window.location.hash = ''
})

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })

async function at(hash: string, name: string | RegExp, host: 'desktop' | 'browser' = 'browser') {
  window.location.hash = hash
  const world = sampleWorld()
  const core = fakeCore({ ...world, status: { ...world.status, host } })
  render(Start, { connect: () => Promise.resolve(core.client) })
  await heading(name)
  return core
}

describe('the Help place', () => {
  test('is searched, and each code leads to its own page', async () => {
    await at('#/help', 'Help')
    const search = screen.getByRole('textbox', { name: 'Search the help' })
    await fireEvent.input(search, { target: { value: 'mprn-length' } })
    expect(await screen.findByText('1 code', { selector: 'p' })).toBeDefined()
    await fireEvent.input(search, { target: { value: 'no such words' } })
    expect(await screen.findByText(/^No help has these words/)).toBeDefined()
    await fireEvent.input(search, { target: { value: 'mprn-length' } })
    const link = await screen.findByRole('link', { name: 'HO-MPRN-LENGTH' })
    expect(link.getAttribute('href')).toBe('#/help/HO-MPRN-LENGTH')
    window.location.hash = '#/help/HO-MPRN-LENGTH'
    await heading('HO-MPRN-LENGTH')
    for (const part of ['What it means', 'What Handover did', 'What to do next'])
      expect(screen.getByRole('heading', { level: 2, name: part })).toBeDefined()
  })

  test('a code that it does not know is told so', async () => {
    await at('#/help/HO-NEWER', 'HO-NEWER')
    expect(screen.getByText(/does not know this code/)).toBeDefined()
  })

  test.each([
    ['browser', 3],
    ['desktop', 4],
  ] as const)('the keyboard map in the %s has the keys that there are', async (host, tables) => {
    await at('#/help/keyboard', 'Keyboard map', host)
    expect(screen.getAllByRole('table')).toHaveLength(tables)
    const anywhere = within(screen.getByRole('table', { name: 'Anywhere' }))
    expect(anywhere.getByRole('row', { name: /^F1 Help with this step/ })).toBeDefined()
  })
})

describe('keys', () => {
  test('F1 opens the help, and Ctrl with a slash the map', async () => {
    await at('#/outbox', 'Outbox')
    await fireEvent.keyDown(document.body, { key: 'F1' })
    await heading('Help')
    await fireEvent.keyDown(document.body, { key: '/', ctrlKey: true })
    await heading('Keyboard map')
  })

  test('in a wizard F1 opens the help of the step, which goes along and gives the focus back', async () => {
    await at('#/new/tenant-switch', 'Where is the home?')
    await fireEvent.keyDown(document.body, { key: 'F1' })
    const help = await screen.findByRole('complementary', { name: 'Help with this step' })
    expect(within(help).getByRole('heading', { name: 'Help: Country' })).toBeDefined()
    await waitFor(() => expect(document.activeElement?.id).toBe('step-help'))
    await fireEvent.change(screen.getByRole('combobox', { name: 'Connection' }), { target: { value: 'c1' } })
    await fireEvent.click(screen.getByRole('radio', { name: 'Ireland' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
    expect(await within(help).findByRole('heading', { name: 'Help: Home and meters' })).toBeDefined()
    await fireEvent.keyDown(help, { key: 'Escape' })
    await waitFor(() =>
      expect(screen.queryByRole('complementary', { name: 'Help with this step' })).toBeNull(),
    )
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Help with this step' }))
  })
})
