import { render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Draft } from '#shared/contract/drafts.ts'
import { fakeCore, type FakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
})
afterEach(() => {
  window.location.hash = ''
})

const DRAFT: Draft = {
  id: 'd-new',
  kind: 'appointment',
  connectionId: null,
  step: 'property',
  answers: {},
  blocked: null,
  title: '',
  createdAt: '2026-11-22T08:00:00.000Z',
  updatedAt: '2026-11-22T08:00:00.000Z',
}

function open(id: string, change: (core: FakeCore) => void = () => undefined): void {
  window.location.hash = `#/drafts/${id}`
  const core = fakeCore(sampleWorld())
  change(core)
  render(Start, { connect: () => Promise.resolve(core.client) })
}

test('a draft that was made a moment ago, and is not in the list yet, opens in the wizard of its kind', async () => {
  open('d-new', ({ world, client }) => {
    const earlier = [...world.drafts]
    client.drafts.list = () => Promise.resolve(earlier)
    world.drafts.push(DRAFT)
  })
  expect(await screen.findByRole('heading', { level: 1, name: 'Which home is visited?' })).toBeDefined()
})

test('a draft that is gone is told as gone', async () => {
  open('d-gone')
  expect(await screen.findByText('This draft is not here any more')).toBeDefined()
})

test('a draft that cannot be read is not told as gone', async () => {
  open('d-unread', ({ client }) => {
    client.drafts.get = () => Promise.reject(new Error('gone'))
  })
  expect(await screen.findByText('This draft could not be opened')).toBeDefined()
  expect(screen.queryByText('This draft is not here any more')).toBeNull()
})
