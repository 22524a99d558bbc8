import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import * as saving from '#renderer/views/receipt/save-file.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { batchWorld, becomes } from '#test/support/sample-batch.ts'

beforeEach(() => {
  // jsdom has no layout and no modal dialogs.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
})

afterEach(() => {
  window.location.hash = ''
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** A batch whose rows are in these states, in the order of the file. */
function open(states: Submission['state'][], hash = '#/batches/b1') {
  window.location.hash = hash
  const core = fakeCore(batchWorld(states))
  render(Start, { connect: () => Promise.resolve(core.client) })
  const called = (path: string) => core.calls.filter((call) => call.path === path).map(({ input }) => input)
  return { core, called, becomes: (id: string, state: Submission['state']) => becomes(core, id, state) }
}

const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const table = () => screen.findByRole('table', { name: 'Rows of the batch' })

describe('a batch', () => {
  test('says how its rows stand; those that need attention come first', async () => {
    open(['accepted', 'accepted', 'rejected', 'unconfirmed', 'queued'])
    expect(await screen.findByRole('heading', { level: 1, name: 'Tenant moves in, 5 rows' })).toBeDefined()
    const tabs = (await screen.findAllByRole('tab')).map((tab) => tab.textContent.replace(/\s+/g, ' ').trim())
    expect(tabs).toEqual(['Needs attention 2 items', 'Waiting 1 item', 'Received 2 items', 'All 5 items'])
    const links = within(await table()).getAllByRole('link')
    expect(links.map((link) => link.textContent)).toEqual(['4 Quay Street', '5 Quay Street'])
    await fireEvent.click(screen.getByRole('tab', { name: /All/ }))
    await expect.poll(async () => within(await table()).getAllByRole('link')).toHaveLength(5)
  })

  test('says when to chase what was received', async () => {
    open(['accepted', 'accepted'])
    const next = await screen.findByRole('region', { name: 'What happens next' })
    expect(next.textContent).toContain('1 December 2026')
  })

  test('what has not left is cancelled, once that is confirmed', async () => {
    const { called } = open(['accepted', 'queued', 'queued', 'sending'])
    await press('Cancel the rest')
    expect(called('batches.cancel')).toEqual([])
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('2 rows have not been sent')
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel the rest' }))
    expect(await screen.findByText('2 rows were cancelled and will not be sent.')).toBeDefined()
    expect(called('batches.cancel')).toEqual([{ id: 'b1' }])
  })
})

describe('the receipt of a batch', () => {
  const shown = () =>
    screen.getByRole('region', { name: 'Receipt of the batch' }).shadowRoot?.textContent ?? ''

  test('is redacted; everything is shown for a reason only, and hidden again', async () => {
    const { called } = open(['accepted'], '#/batches/b1/receipt')
    await expect.poll(shown).toContain('M. D.')
    await press('Show everything')
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toMatch(/is\s+written\s+into\s+this\s+computer’s\s+log/)
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Show everything' }))
    expect(await screen.findByText('Say in a few words why you need it')).toBeDefined()
    expect(called('batches.html')).toEqual([{ id: 'b1', full: null }])
    await fireEvent.input(screen.getByLabelText('Why do you need it?'), { target: { value: ' The audit ' } })
    await fireEvent.click(within(dialog).getByRole('button', { name: 'Show everything' }))
    await expect.poll(shown).toContain('Mairead Doyle')
    expect(called('batches.html').at(-1)).toEqual({ id: 'b1', full: 'The audit' })
    await press('Hide it again')
    await expect.poll(shown).toContain('M. D.')
  })

  test('is saved as a page, as CSV and as JSON, under names that name nobody', async () => {
    const saved = vi.spyOn(saving, 'saveFile').mockReturnValue()
    const { called } = open(['accepted'], '#/batches/b1/receipt')
    await expect.poll(shown).toContain('M. D.')
    await press('Save as a page')
    await press('Save as CSV')
    await press('Save as JSON')
    await expect
      .poll(() => saved.mock.calls.map(([name]) => name))
      .toEqual(['batch-b1.html', 'batch-b1.csv', 'batch-b1.json'])
    expect(called('batches.export')).toEqual([
      { id: 'b1', as: 'csv', full: null },
      { id: 'b1', as: 'json', full: null },
    ])
  })
})

describe('notices', () => {
  const notice = () => screen.findByText(/^Tenant moves in, 2 rows, queued/)

  test('tell when a batch needs attention and when it is done, without what is in it', async () => {
    const { becomes } = open(['queued', 'queued'], '#/settings')
    await screen.findByRole('heading', { level: 1, name: 'Settings' })
    expect(screen.getByRole('status', { name: 'Notices' }).textContent.trim()).toBe('')
    becomes('n1', 'rejected')
    expect((await notice()).textContent).toContain('1 needs your attention. The others go on.')
    becomes('n2', 'accepted')
    await expect.poll(async () => (await notice()).textContent).toContain('done. 1 received, 1 needs')
    const words = (await notice()).textContent
    expect(words).not.toMatch(/Quay|murphy/i)
    expect(screen.getByRole('link', { name: 'Open the batch' }).getAttribute('href')).toBe('#/batches/b1')
    await press('Put this notice away')
    expect(screen.queryByText(/^Tenant moves in, 2 rows, queued/)).toBeNull()
  })

  test('the system tells too, once that was asked for by a button, while the window is behind others', async () => {
    const told: [title: string, options: { body: string }][] = []
    const requestPermission = vi.fn(() => Promise.resolve('granted'))
    const notification = function (title: string, options: { body: string }) {
      told.push([title, options])
    }
    vi.stubGlobal('Notification', Object.assign(notification, { permission: 'default', requestPermission }))
    vi.spyOn(document, 'hasFocus').mockReturnValue(false)
    const { becomes } = open(['queued', 'queued'])
    await screen.findByRole('button', { name: 'Tell me when it is done' })
    expect(requestPermission).not.toHaveBeenCalled()
    becomes('n1', 'rejected')
    await notice()
    expect(told).toEqual([])
    await press('Tell me when it is done')
    await screen.findByText(/You are told when it is done/)
    becomes('n2', 'accepted')
    await expect.poll(() => told).toHaveLength(1)
    expect(told[0]?.[0]).toBe('Handover')
    expect(told[0]?.[1].body).toMatch(/^Tenant moves in, 2 rows, queued .*: done\. 1 received, 1 needs/)
    expect(told[0]?.[1].body).not.toMatch(/Quay|murphy/i)
  })
})
