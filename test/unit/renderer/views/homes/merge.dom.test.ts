import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { movesWords } from '#renderer/views/homes/merge-words.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { knownHome } from '#test/support/fake-known-homes.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout, and its dialogs do not open by themselves.
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
})

afterEach(() => {
  window.location.hash = ''
})

const TENANCY = { id: 't1', startsOn: '2026-11-01', endsOn: null, people: [] }
const ROW = knownHome('h1', { duplicates: 1 })
const ROAD = knownHome('h2', { title: '14 Linnet Road, Dublin 7', tenancies: [TENANCY], duplicates: 1 })

function open(hash = '#/homes', more = [ROW, ROAD]) {
  window.location.hash = hash
  const core = fakeCore({
    ...sampleWorld(),
    knownHomes: [...more],
    duplicates: [{ homes: [...more], because: 'same-address' }],
  })
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const compare = async () => fireEvent.click(await screen.findByRole('button', { name: 'Compare' }))
const dialog = () => screen.findByRole('dialog', { name: 'Are these the same home?' })
const address = async () =>
  within(
    await within(await dialog()).findByRole('group', { name: 'Address' }),
  ).getAllByRole<HTMLInputElement>('radio')
const press = async (name: string) => fireEvent.click(within(await dialog()).getByRole('button', { name }))

describe('two homes that look like the same one', () => {
  test('are told of above the list, and compared with what stays and what moves', async () => {
    open()
    expect(await screen.findByText('14 Linnet Row, Dublin 7: the same address.')).toBeDefined()
    await compare()
    const [keep, merge] = await address()
    expect([keep?.checked, merge?.checked]).toEqual([true, false])
    expect((await dialog()).textContent).toContain('1 tenancy')
    expect((await dialog()).textContent).toContain('This cannot be taken back.')
  })

  test('become one, with the address that was chosen', async () => {
    const core = open()
    await compare()
    const [, merge] = await address()
    if (merge) await fireEvent.click(merge)
    await press('Make them one home')
    await expect
      .poll(() => core.calls.at(-1))
      .toEqual({
        path: 'homes.merge',
        input: { keepId: 'h1', mergeId: 'h2', take: ['address'] },
      })
    await expect.poll(() => screen.queryByRole('dialog', { name: /same home/ })).toBeNull()
  })

  test('the other one can be kept, and what was chosen before counts no more', async () => {
    const core = open()
    await compare()
    const [, merge] = await address()
    if (merge) await fireEvent.click(merge)
    await press('Keep the other one')
    await expect.poll(async () => (await address()).map(({ checked }) => checked)).toEqual([true, false])
    await press('Make them one home')
    await expect
      .poll(() => core.calls.at(-1))
      .toMatchObject({
        input: { keepId: 'h2', mergeId: 'h1', take: [] },
      })
  })

  test('stay two when somebody says so, and nothing is asked of the core', async () => {
    const core = open()
    await compare()
    await press('They are two homes')
    expect(screen.queryByRole('dialog', { name: /same home/ })).toBeNull()
    expect(core.calls).toEqual([])
  })

  test('of more than two, each is compared with the one that stays', async () => {
    open('#/homes', [ROW, ROAD, knownHome('h3', { title: '14 Linnet Lane' })])
    expect(await screen.findByText(/3 homes look like the same one/)).toBeDefined()
    await compare()
    const choice = within(await dialog()).getByRole<HTMLSelectElement>('combobox', { name: 'Compared with' })
    expect([...choice.options].map(({ text }) => text)).toEqual([
      '14 Linnet Road, Dublin 7',
      '14 Linnet Lane',
    ])
  })

  test('a home tells of its likes, and keeps itself', async () => {
    const core = open('#/homes/h2')
    await compare()
    await address()
    await press('Make them one home')
    await expect.poll(() => core.calls.at(-1)).toMatchObject({ input: { keepId: 'h2', mergeId: 'h1' } })
  })

  test('say in the dialog when it did not work', async () => {
    const core = open()
    core.client.homes.merge = () => Promise.reject(new Error('no'))
    await compare()
    await address()
    await press('Make them one home')
    expect(await within(await dialog()).findByText('Not done')).toBeDefined()
  })
})

test.each([
  [{ tenancies: 0, readings: 0, submissions: 0, people: 0, gasRecords: 0 }, null],
  [{ tenancies: 2, readings: 0, submissions: 0, people: 0, gasRecords: 0 }, '2 tenancies'],
  [
    { tenancies: 1, readings: 2, submissions: 3, people: 0, gasRecords: 1 },
    '1 tenancy, 2 sets of readings, 1 gas safety record and 3 things that were sent',
  ],
])('what moves is told in words: %o', (moves, words) => {
  expect(movesWords(moves)).toBe(words)
})
