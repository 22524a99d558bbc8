import { render, screen } from '@testing-library/svelte'
import { createRawSnippet } from 'svelte'
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

test.each([
  { alone: false, mains: 0 },
  { alone: true, mains: 1 },
])(
  'a page that cannot be loaded is told in its place, and can be tried again (%o)',
  async ({ alone, mains }) => {
    const load = vi
      .fn<() => Promise<Loaded>>()
      .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
      .mockResolvedValueOnce({ default: Page })
    const seen: unknown[] = []
    render(OnDemand, { props: { load, props, alone, onready: () => seen.push(heading()) } })
    await vi.waitFor(() => expect(seen).toEqual(['This page could not be opened']))
    expect(document.title).toContain('This page could not be opened')
    expect(screen.getByText(/Nothing that you typed is lost/)).toBeDefined()
    expect(screen.queryAllByRole('main')).toHaveLength(mains)
    screen.getByRole('button', { name: 'Try again' }).click()
    expect(await screen.findByText('Acquaint')).toBeDefined()
    await vi.waitFor(() => expect(seen).toEqual(['This page could not be opened', 'Connections']))
    expect(load).toHaveBeenCalledTimes(2)
  },
)

test('a part of a page has a waiting state and words of its own', async () => {
  const waiting = createRawSnippet(() => ({ render: () => '<p>Looking…</p>' }))
  const load = () => aWhile().then(() => Promise.reject(new Error('gone')))
  render(OnDemand, { props: { load, props, waiting, part: 'Qualifications could not be looked up' } })
  expect(screen.getByText('Looking…')).toBeDefined()
  expect(screen.queryByText('Opening…')).toBeNull()
  expect((await screen.findByRole('alert')).textContent).toContain('Qualifications could not be looked up')
  expect(heading()).toBeUndefined()
})
