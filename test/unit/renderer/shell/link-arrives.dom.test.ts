import { AsyncIteratorClass } from '@orpc/client'
import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Direction } from '#shared/contract/desktop.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

/*
 * What the system asks of the page (a link, the menu) while somebody is at work in a wizard: nothing that was typed is lost.
 */

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
})
afterEach(() => {
  window.location.hash = ''
})

/** The page in a desktop window, whose system asks things of it. */
function openAt(hash: string) {
  window.location.hash = hash
  const world = sampleWorld()
  const core = fakeCore({ ...world, drafts: [], status: { ...world.status, host: 'desktop' } })
  const asked: Direction[] = []
  let ring = () => {}
  core.client.desktop.directions = () =>
    Promise.resolve(
      new AsyncIteratorClass<Direction, unknown, void>(
        async () => {
          if (asked.length === 0) await new Promise<void>((resolve) => (ring = resolve))
          const [value] = asked.splice(0, 1)
          return value === undefined ? { done: true, value } : { done: false, value }
        },
        () => Promise.resolve(),
      ),
    )
  render(Start, { connect: () => Promise.resolve(core.client) })
  return {
    drafts: () => core.world.drafts,
    go: (address: string) => {
      asked.push({ kind: 'go', address })
      ring()
    },
  }
}

const ireland = () => screen.findByRole<HTMLInputElement>('radio', { name: /^Ireland/ })
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

test('a link to the same wizard begins a new one, and the one in progress is kept with what was typed last', async () => {
  const { drafts, go } = openAt('#/new/tenant-switch')
  await fireEvent.click(await ireland())
  await expect.poll(() => window.location.hash).toMatch(/^#\/drafts\//)
  const [{ id } = { id: '' }] = drafts()
  // Not saved yet: typing has not rested.
  await fireEvent.click(screen.getByRole('radio', { name: /^Northern Ireland/ }))
  expect(drafts()[0]?.answers['country']).toBe('IE')
  go('#/new/tenant-switch')
  await expect.poll(() => screen.queryByRole('radio', { checked: true })).toBeNull()
  await ireland()
  expect(window.location.hash).toBe('#/new/tenant-switch')
  await expect
    .poll(() => drafts().map((draft) => [draft.id, draft.answers['country']]))
    .toEqual([[id, 'GB-NIR']])
})

test('before there is a draft, a link to the same wizard leaves it as it is', async () => {
  const { go } = openAt('#/new/tenant-switch')
  await fireEvent.click(await ireland())
  go('#/new/tenant-switch')
  await expect.poll(() => window.location.hash).toMatch(/^#\/drafts\//)
  expect((await ireland()).checked).toBe(true)
})

test('a link to another wizard opens it, and the one in progress becomes a draft at once', async () => {
  const { drafts, go } = openAt('#/new/tenant-switch')
  await fireEvent.click(await ireland())
  go('#/new/landlord-switch')
  await expect.poll(() => window.location.hash).toBe('#/new/landlord-switch')
  await heading('Where is the home?')
  await expect
    .poll(() => drafts().map(({ kind, answers }) => [kind, answers['country']]))
    .toEqual([['tenant-switch', 'IE']])
  expect((await ireland()).checked).toBe(false)
  // The draft that was made meanwhile does not take the address of the other wizard.
  expect(window.location.hash).toBe('#/new/landlord-switch')
})

test('a link fills nothing in and sends nothing', async () => {
  const { drafts, go } = openAt('#/today')
  await heading('Today')
  go('#/new/tenant-switch')
  await heading('Where is the home?')
  expect((await ireland()).checked).toBe(false)
  expect(drafts()).toEqual([])
})
