import { cleanup, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Direction } from '#shared/contract/desktop.ts'
import { fakeCore, type FakeCore } from '#test/support/fake-client.ts'
import { notNow } from '#test/support/fake-errors.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
})
afterEach(() => {
  window.location.hash = ''
})

/** The page in a window that asks these things of it. */
function open(directions: Direction[], host: 'desktop' | 'browser' = 'desktop') {
  const core = fakeCore(sampleWorld())
  core.world.status = { ...core.world.status, host }
  core.world.desktop.directions = directions
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const restarts = ({ calls }: FakeCore) =>
  calls.filter(({ path }) => path === 'desktop.restartToUpdate').length
/** The foot of the rail. */
const place = () => screen.getByRole('status', { name: 'New version' })

const ready: Direction = { kind: 'update', version: '1.2.0', restart: true }

describe('a new version', () => {
  test('that is here is offered at the foot of the rail, and a press restarts into it', async () => {
    const core = open([ready])
    expect(await screen.findByText('Version 1.2.0 is ready.')).toBeDefined()
    expect(restarts(core)).toBe(0)
    screen.getByRole('button', { name: 'Restart to update' }).click()
    await expect.poll(() => restarts(core)).toBe(1)
  })

  test('says why it does not restart, and can be pressed again', async () => {
    const core = open([ready])
    core.world.desktop.refusal = notNow(
      'HO-DESKTOP-SENDING',
      'Handover is sending. It can restart when that is done.',
      'Wait until all is sent.',
    )
    const button = await screen.findByRole('button', { name: 'Restart to update' })
    button.click()
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Handover is sending. It can restart when that is done.',
    )
    core.world.desktop.refusal = null
    button.click()
    await expect.poll(() => screen.queryByRole('alert')).toBeNull()
    expect(restarts(core)).toBe(2)
  })

  test('is asked to start once, however often it is pressed', async () => {
    const core = open([ready])
    const button = await screen.findByRole('button', { name: 'Restart to update' })
    button.click()
    await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true')
    button.click()
    expect(restarts(core)).toBe(1)
  })

  test('that is only told of has no button', async () => {
    open([{ ...ready, restart: false }])
    expect(await screen.findByText(/Version 1\.2\.0 is out/)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Restart to update' })).toBeNull()
  })

  test('that is withdrawn, or followed by another, is offered no more', async () => {
    open([ready, { ...ready, version: '1.2.1' }])
    expect(await screen.findByText('Version 1.2.1 is ready.')).toBeDefined()
    expect(screen.queryByText(/1\.2\.0/)).toBeNull()
    cleanup()
    open([ready, { kind: 'update', version: null, restart: false }, { kind: 'finishing' }])
    await screen.findByText(/Finishing what is on its way/)
    expect(place().textContent).toBe('')
  })

  test('is read out where it comes', async () => {
    open([ready])
    await expect.poll(() => place().textContent).toContain('Version 1.2.0 is ready.')
  })

  test('is not asked for in a browser', async () => {
    const core = open([ready, { kind: 'finishing' }], 'browser')
    const follow = vi.spyOn(core.client.desktop, 'directions')
    await screen.findByRole('navigation', { name: 'Places' })
    await screen.findByRole('heading', { level: 1, name: 'Today' })
    expect(follow).not.toHaveBeenCalled()
    expect(place().textContent).toBe('')
    expect(screen.getByRole('status', { name: 'Notices' }).textContent.trim()).toBe('')
  })
})

test('a window that closes once the answers are in says so, and for how long at most', async () => {
  open([{ kind: 'finishing' }])
  await expect
    .poll(() => screen.queryByRole('status', { name: 'Notices' })?.textContent.trim())
    .toBe('Finishing what is on its way. Handover closes by itself then, within a minute.')
  // Nothing to put away: it is so until the window is gone.
  expect(screen.queryByRole('button', { name: 'Put this notice away' })).toBeNull()
})
