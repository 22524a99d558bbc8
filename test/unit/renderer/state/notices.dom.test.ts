import { render, screen } from '@testing-library/svelte'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { PlaceAddress } from '#shared/contract/desktop.ts'
import { STANDARD_SETTINGS } from '#shared/contract/standard-settings.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { batchWorld, becomes } from '#test/support/sample-batch.ts'

/** As the contract takes it. */
const Told = v.object({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(200)), address: PlaceAddress })

/** What was told by way of the browser. */
const byBrowser = vi.fn()
const asked = vi.fn(() => Promise.resolve('granted'))

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
  // The page may tell, and nobody looks at it: in a browser a notice would be a notification.
  vi.stubGlobal('Notification', Object.assign(byBrowser, { permission: 'granted', requestPermission: asked }))
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
})
afterEach(() => {
  window.location.hash = ''
  vi.restoreAllMocks()
  vi.clearAllMocks()
  vi.unstubAllGlobals()
})

async function open(host: 'desktop' | 'browser', notify = { done: true, attention: true }) {
  const world = batchWorld(['queued', 'queued'])
  window.location.hash = '#/batches/b1'
  const core = fakeCore({
    ...world,
    status: { ...world.status, host, settings: { ...STANDARD_SETTINGS, ...world.status.settings, notify } },
  })
  render(Start, { connect: () => Promise.resolve(core.client) })
  await screen.findByRole('heading', { level: 1, name: 'Tenant moves in, 2 rows' })
  /** What the window was asked to tell. */
  const told = () =>
    core.calls.filter(({ path }) => path === 'desktop.notify').map(({ input }) => v.parse(Told, input))
  return { core, told }
}
const shown = () => screen.getByRole('status', { name: 'Notices' }).textContent

describe('in the desktop window', () => {
  test('the system is asked to tell by the window, with the place that a click opens, and never by the page', async () => {
    const { core, told } = await open('desktop')
    becomes(core, 'n1', 'rejected')
    await expect.poll(told).toHaveLength(1)
    becomes(core, 'n2', 'accepted')
    await expect.poll(told).toHaveLength(2)
    const [first, last] = told()
    expect(first?.text).toMatch(/^Tenant moves in, 2 rows, .*: 1 needs your attention\. The others go on\.$/)
    expect(last?.text).toMatch(/^Tenant moves in, 2 rows, .*: done\. 1 received, 1 needs your attention\.$/)
    expect([first?.address, last?.address]).toEqual(['#/batches/b1', '#/batches/b1'])
    expect(byBrowser).not.toHaveBeenCalled()
  })

  test('what was turned off is told in the window only', async () => {
    const { core, told } = await open('desktop', { done: true, attention: false })
    becomes(core, 'n1', 'rejected')
    await expect.poll(shown).toContain('1 needs your attention')
    expect(told()).toEqual([])
  })

  test('nobody is asked whether it may, and it says that it does', async () => {
    const { core } = await open('desktop')
    becomes(core, 'n1', 'rejected')
    expect(await screen.findByText(/You are told when it is done/)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Tell me when it is done' })).toBeNull()
    expect(asked).not.toHaveBeenCalled()
  })

  test('it is told on the page all the same, also when the window cannot tell', async () => {
    const { core } = await open('desktop')
    core.client.desktop.notify = () => Promise.reject(new Error('There are no notifications here.'))
    becomes(core, 'n1', 'rejected')
    await expect.poll(shown).toContain('1 needs your attention')
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

test('in a browser the page tells by itself, and no window is asked', async () => {
  const { core, told } = await open('browser')
  becomes(core, 'n1', 'rejected')
  await expect.poll(() => byBrowser.mock.calls).toHaveLength(1)
  expect(told()).toEqual([])
})
