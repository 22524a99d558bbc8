import { render, screen } from '@testing-library/svelte'
import { createRawSnippet, tick } from 'svelte'
import { expect, test, vi } from 'vitest'
import OnDemand from '#renderer/shell/OnDemand.svelte'
import Page from '#renderer/shell/Page.svelte'

type Loaded = { default: typeof Page }

const props = {
  title: 'Connections',
  children: createRawSnippet(() => ({ render: () => '<p>Acquaint</p>' })),
}

const heading = () => screen.queryByRole('heading', { level: 1 })?.textContent
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 20))

test('it is waited for, and told once the page is there', async () => {
  const { promise, resolve } = Promise.withResolvers<Loaded>()
  const seen: unknown[] = []
  render(OnDemand, { props: { load: () => promise, props, onready: () => seen.push(heading()) } })
  expect(screen.getByRole('status').textContent.trim()).toBe('Opening…')
  await aWhile()
  expect(seen).toEqual([])
  resolve({ default: Page })
  await vi.waitFor(() => expect(seen).toEqual(['Connections']))
  expect(screen.queryByRole('status')).toBeNull()
})

test('whoever left meanwhile is not called back', async () => {
  const { promise, resolve } = Promise.withResolvers<Loaded>()
  const onready = vi.fn()
  const { unmount } = render(OnDemand, { props: { load: () => promise, props, onready } })
  unmount()
  resolve({ default: Page })
  await aWhile()
  expect(onready).not.toHaveBeenCalled()
})

test('what cannot be loaded is told, and can be tried again', async () => {
  const load = vi
    .fn<() => Promise<Loaded>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
    .mockResolvedValueOnce({ default: Page })
  const onready = vi.fn()
  render(OnDemand, { props: { load, props, onready } })
  const told = await screen.findByRole('alert')
  expect(told.textContent).toContain('This page could not be opened')
  expect(told.textContent).toContain('Nothing that you typed is lost.')
  expect(onready).not.toHaveBeenCalled()
  screen.getByRole('button', { name: 'Try again' }).click()
  expect(await screen.findByText('Acquaint')).toBeDefined()
  await tick()
  await vi.waitFor(() => expect(onready).toHaveBeenCalledTimes(1))
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a part of a page has words of its own', async () => {
  const waiting = createRawSnippet(() => ({ render: () => '<p>Looking…</p>' }))
  const load = () => aWhile().then(() => Promise.reject(new Error('gone')))
  render(OnDemand, { props: { load, props, waiting, title: 'Qualifications could not be looked up' } })
  expect(screen.getByText('Looking…')).toBeDefined()
  expect(screen.queryByText('Opening…')).toBeNull()
  expect((await screen.findByRole('alert')).textContent).toContain('Qualifications could not be looked up')
})
