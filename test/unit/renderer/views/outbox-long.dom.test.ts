import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Submission } from '#shared/contract/submissions.ts'
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

const MANY = 10_000

/** An outbox in which so many switches wait. */
function open(count = MANY) {
  const world = sampleWorld()
  const [first] = world.submissions
  if (first === undefined) throw new Error('The sample world has no submission.')
  world.submissions = Array.from({ length: count }, (_, index): Submission => ({
    ...first,
    id: `n${index + 1}`,
    title: `${index + 1} Long Street`,
    state: 'queued',
    receiptId: null,
  }))
  const core = fakeCore(world)
  const asked: [offset: number, limit: number][] = []
  const { page } = core.client.submissions
  core.client.submissions.page = (input) => {
    asked.push([input.offset, input.limit])
    return page(input)
  }
  core.client.submissions.list = () => Promise.reject(new Error('Everything was asked for at once.'))
  window.location.hash = '#/outbox'
  render(Start, { connect: () => Promise.resolve(core.client) })
  return { core, asked }
}

const list = () => screen.findByRole('list', { name: 'Outbox' })
const link = (number: number) => screen.findByRole('link', { name: `${number} Long Street` })
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })
const focused = () => document.activeElement?.textContent

describe('a list of 10,000', () => {
  test('is in the page only as far as it is seen, and says how long it is', async () => {
    const { asked } = open()
    const rows = within(await list()).getAllByRole('listitem')
    expect(rows.length).toBeLessThan(40)
    expect(rows[2]?.getAttribute('aria-posinset')).toBe('3')
    expect(rows[2]?.getAttribute('aria-setsize')).toBe(String(MANY))
    expect(asked.every(([, limit]) => limit <= 200)).toBe(true)
    expect(screen.getByRole('tab', { name: /Waiting 10000/ })).toBeDefined()
  })

  test('arrows, Page, Home and End lead through all of it; Tab is left alone', async () => {
    const { asked } = open()
    const first = await link(1)
    first.focus()
    await press('ArrowDown')
    await expect.poll(focused).toBe('2 Long Street')
    await press('PageDown')
    await expect.poll(focused).toMatch(/^(?!2 )\d+ Long Street$/)
    await press('End')
    await expect.poll(focused).toBe('10000 Long Street')
    expect(asked.some(([offset]) => offset === 9900)).toBe(true)
    await press('ArrowDown')
    await expect.poll(focused).toBe('10000 Long Street')
    await press('Home')
    await expect.poll(focused).toBe('1 Long Street')
    await press('Tab')
    expect(focused()).toBe('1 Long Street')
  })

  test('the row with the focus stays when others before it are sent', async () => {
    const { core } = open(300)
    const fifth = await link(5)
    fifth.focus()
    core.world.submissions = core.world.submissions.slice(3)
    core.changed('submissions')
    await expect.poll(() => screen.queryByRole('link', { name: '1 Long Street' })).toBeNull()
    expect(document.activeElement).toBe(fifth)
  })

  test('when the row with the focus is sent, the one in its place gets the focus', async () => {
    const { core } = open(300)
    const fifth = await link(5)
    fifth.focus()
    core.world.submissions = core.world.submissions.filter(({ id }) => id !== 'n5')
    core.changed('submissions')
    await expect.poll(focused).toBe('6 Long Street')
  })
})

describe('while it is sent', () => {
  const PROGRESS = {
    total: 500,
    settled: 212,
    left: 284,
    sending: 4,
    perMinute: 96,
    secondsLeft: 180,
    paused: false,
    offline: false,
    heldUntil: null,
  }

  test('how far it is, how fast and how long it takes is told', async () => {
    const world = sampleWorld()
    const core = fakeCore({ ...world, progress: PROGRESS })
    window.location.hash = '#/outbox'
    render(Start, { connect: () => Promise.resolve(core.client) })
    expect(await screen.findByText('212 of 500 sent · about 3 minutes left · 96 a minute')).toBeDefined()
    const bar = screen.getByRole('progressbar', { name: 'What was sent' })
    expect(bar.getAttribute('aria-valuenow')).toBe('42')
  })

  test('everything, or one connection, is paused and resumed', async () => {
    const core = fakeCore(sampleWorld())
    window.location.hash = '#/outbox'
    render(Start, { connect: () => Promise.resolve(core.client) })
    await fireEvent.click(await screen.findByRole('button', { name: 'Pause' }))
    await fireEvent.click(await screen.findByRole('button', { name: 'Resume' }))
    await screen.findByRole('button', { name: 'Pause' })
    await fireEvent.click(screen.getByRole('button', { name: 'Pause Harbour Lets' }))
    await fireEvent.click(await screen.findByRole('button', { name: 'Resume Harbour Lets' }))
    await expect
      .poll(() => core.calls)
      .toEqual([
        { path: 'outbox.pause', input: { connectionId: null } },
        { path: 'outbox.resume', input: { connectionId: null } },
        { path: 'outbox.pause', input: { connectionId: 'c2' } },
        { path: 'outbox.resume', input: { connectionId: 'c2' } },
      ])
  })

  test('an import that was left stands among the drafts', async () => {
    const { core } = open(1)
    const { id } = await core.client.imports.begin({
      kind: 'tenant-switch',
      connectionId: 'c1',
      name: 'september.csv',
      size: 10,
    })
    await core.client.imports.read({ id })
    await fireEvent.click(await screen.findByRole('tab', { name: /Drafts/ }))
    const one = await screen.findByRole('link', { name: /^Import, 0 rows/ })
    expect(one.getAttribute('href')).toBe(`#/import/${id}`)
  })
})

describe('a receipt that is looked for', () => {
  function openSent() {
    const core = fakeCore(sampleWorld())
    window.location.hash = '#/outbox'
    render(Start, { connect: () => Promise.resolve(core.client) })
    return core
  }
  const looked = (core: ReturnType<typeof fakeCore>) =>
    core.calls.filter(({ path }) => path === 'receipts.search').map(({ input }) => input)

  test('is found by words of its home, and leads to its page', async () => {
    const core = openSent()
    await fireEvent.click(await screen.findByRole('tab', { name: /^Sent/ }))
    const field = await screen.findByLabelText('Find a receipt')
    await fireEvent.input(field, { target: { value: ' harbour ' } })
    const list = await screen.findByRole('list', { name: 'Receipts found' })
    const link = within(list).getByRole('link', { name: /Harbour Road/ })
    expect(link.getAttribute('href')).toBe('#/receipts/r1')
    expect(list.textContent).toContain('case 4410027')
    expect(screen.getByText('1 receipt')).toBeTruthy()
    expect(looked(core)).toEqual([{ text: 'harbour' }])
  })

  test('that is not there is told, with what to try', async () => {
    openSent()
    await fireEvent.click(await screen.findByRole('tab', { name: /^Sent/ }))
    await fireEvent.input(await screen.findByLabelText('Find a receipt'), { target: { value: 'nowhere' } })
    expect(await screen.findByText('No receipt has all of these')).toBeTruthy()
    await fireEvent.input(screen.getByLabelText('Find a receipt'), { target: { value: '' } })
    expect(await screen.findByRole('list', { name: 'Outbox' })).toBeTruthy()
  })
})
