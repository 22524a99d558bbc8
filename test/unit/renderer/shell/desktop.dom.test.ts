import { render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Direction } from '#shared/contract/desktop.ts'
import { fakeCore } from '#test/support/fake-client.ts'
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

const ready: Direction = { kind: 'update', version: '1.2.0', restart: true }

describe('a new version', () => {
  test('that is here is offered at the foot of the rail, and a press restarts into it', async () => {
    const { calls } = open([ready])
    expect(await screen.findByText('Version 1.2.0 is ready.')).toBeDefined()
    screen.getByRole('button', { name: 'Restart to update' }).click()
    await expect.poll(() => calls.map(({ path }) => path)).toContain('desktop.restartToUpdate')
  })

  test('says why it does not restart, and can be pressed again', async () => {
    const core = open([ready])
    core.world.desktop.refusal = new Error('Handover is sending.')
    const button = await screen.findByRole('button', { name: 'Restart to update' })
    button.click()
    expect((await screen.findByRole('alert')).textContent).not.toBe('')
    core.world.desktop.refusal = null
    button.click()
    await expect.poll(() => screen.queryByRole('alert')).toBeNull()
  })

  test('that is only told of has no button', async () => {
    open([{ ...ready, restart: false }])
    expect(await screen.findByText(/Version 1\.2\.0 is out/)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Restart to update' })).toBeNull()
  })

  test('is not asked for in a browser', async () => {
    open([ready], 'browser')
    await screen.findByRole('navigation', { name: 'Places' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(screen.queryByText(/Version 1\.2\.0/)).toBeNull()
  })
})

test('a window that closes once the answers are in says so', async () => {
  open([{ kind: 'finishing' }])
  expect(await screen.findByText(/Finishing what is on its way/)).toBeDefined()
})
