import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Connection } from '#shared/contract/connections.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
})

afterEach(() => {
  window.location.hash = ''
})

function open(change: Partial<Connection> = {}) {
  const world = sampleWorld()
  world.connections = world.connections.map((one) => (one.id === 'c1' ? { ...one, ...change } : one))
  window.location.hash = '#/connections/c1'
  const core = fakeCore(world)
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
const choose = async (name: RegExp) => fireEvent.click(await screen.findByRole('radio', { name }))
const field = (name: RegExp) => screen.findByLabelText<HTMLInputElement>(name)
const type = async (name: RegExp, value: string) => fireEvent.input(await field(name), { target: { value } })

test('the pace of a connection is shown as it is, and what it means for many', async () => {
  open({ pace: { perMinute: 250, concurrency: 8 } })
  expect(await screen.findByText('Up to 250 a minute, 8 at once: 500 take about 2 minutes.')).toBeDefined()
  expect((await field(/^How many a minute/)).value).toBe('250')
  expect((await field(/^At once/)).value).toBe('8')
})

test('the usual pace has no number to enter; one that was agreed is saved and told', async () => {
  const core = open()
  expect(await screen.findByText('Up to 100 a minute, 4 at once: 500 take about 5 minutes.')).toBeDefined()
  expect(screen.queryByLabelText(/^How many a minute/)).toBeNull()
  await choose(/^A number that they agreed to/)
  await type(/^How many a minute/, ' 600 ')
  await type(/^At once/, '12')
  await press('Save the pace')
  expect(await screen.findByText('Saved.')).toBeDefined()
  expect(core.calls).toEqual([
    { path: 'connections.setPace', input: { id: 'c1', pace: { perMinute: 600, concurrency: 12 } } },
  ])
  expect(await screen.findByText('Up to 600 a minute, 12 at once: 500 take about a minute.')).toBeDefined()

  await choose(/^No limit/)
  await type(/^At once/, '')
  await press('Save the pace')
  await expect
    .poll(() => core.calls.at(-1)?.input)
    .toEqual({ id: 'c1', pace: { perMinute: 0, concurrency: null } })
  expect(await screen.findByText('As fast as they answer, 4 at once.')).toBeDefined()
})

test('a number that is none is told at its field, which gets the focus, and nothing is saved', async () => {
  const core = open()
  await choose(/^A number that they agreed to/)
  await press('Save the pace')
  const perMinute = await field(/^How many a minute/)
  await expect.poll(() => document.activeElement).toBe(perMinute)
  expect(perMinute.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('Enter a whole number from 1 to 100,000')).toBeDefined()

  for (const wrong of ['0', '65', '2.5', 'two']) {
    await type(/^How many a minute/, '100')
    await type(/^At once/, wrong)
    await press('Save the pace')
    expect(screen.getByText('Enter a whole number from 1 to 64, or nothing')).toBeDefined()
    expect(document.activeElement).toBe(await field(/^At once/))
  }
  expect(core.calls).toEqual([])
})

test('a pace that is refused is told, with what was typed still there', async () => {
  const core = open()
  core.client.connections.setPace = () => Promise.reject(new Error('The line broke.'))
  await choose(/^No limit/)
  await type(/^At once/, '7')
  await press('Save the pace')
  expect(await screen.findByText('Not done')).toBeDefined()
  expect((await field(/^At once/)).value).toBe('7')
  expect(screen.queryByText('Saved.')).toBeNull()
})

test('a connection is paused and resumed by itself, and says so', async () => {
  const core = open()
  await press('Pause sending')
  expect(
    await screen.findByText('Nothing is sent through this connection until you resume it.'),
  ).toBeDefined()
  await press('Resume sending')
  await expect
    .poll(() => screen.queryByText('Nothing is sent through this connection until you resume it.'))
    .toBeNull()
  expect(core.calls).toEqual([
    { path: 'outbox.pause', input: { connectionId: 'c1' } },
    { path: 'outbox.resume', input: { connectionId: 'c1' } },
  ])
})
