import { render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { fakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

const scrolled = vi.fn()

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = scrolled
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => {
  window.location.hash = ''
  scrolled.mockClear()
})

/** Opens the page at an address, and gives what to go to the next one with. */
async function at(hash: string) {
  window.location.hash = hash
  render(Start, { connect: () => Promise.resolve(fakeCore(sampleWorld()).client) })
  await screen.findByRole('heading', { level: 1 })
  return (next: string) => {
    scrolled.mockClear()
    window.location.hash = next
  }
}

test.each([
  ['#/new', 'New'],
  ['#/outbox', 'Outbox'],
  ['#/connections', 'Connections'],
  ['#/connections/c1', 'Acquaint'],
  ['#/settings', 'Settings'],
  ['#/receipts/r1', 'Received by Acquaint, case 4410027'],
  ['#/new/tenant-switch', 'Where is the home?'],
])(
  'at %s the heading has the focus once the page was loaded, and the title is its own',
  async (hash, name) => {
    const go = await at('#/today')
    go(hash)
    const heading = await screen.findByRole('heading', { level: 1, name })
    await vi.waitFor(() => expect(document.activeElement).toBe(heading))
    expect(document.title).toContain(name)
    expect(scrolled).toHaveBeenCalledWith(0, 0)
  },
)

test('a part of a connection has the focus, not the top of its page', async () => {
  const go = await at('#/today')
  go('#/connections/c1/codes')
  await screen.findByRole('heading', { level: 1, name: 'Acquaint' })
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('codes'))
})
