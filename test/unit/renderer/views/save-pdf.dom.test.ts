import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { fakeCore } from '#test/support/fake-client.ts'
import { notNow } from '#test/support/fake-errors.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
})
afterEach(() => {
  window.location.hash = ''
})

async function openReceipt(host: 'desktop' | 'browser') {
  const world = sampleWorld()
  const [receipt] = world.receipts
  if (receipt === undefined) throw new Error('The sample world has no receipt.')
  const core = fakeCore({ ...world, status: { ...world.status, host } })
  window.location.hash = `#/receipts/${receipt.id}`
  render(Start, { connect: () => Promise.resolve(core.client) })
  await screen.findByRole('button', { name: /Print/ })
  return { core, receipt }
}
const button = () => screen.queryByRole('button', { name: 'Save as PDF' })

test('the desktop window saves a receipt as PDF, under the receipt’s own number', async () => {
  const { core, receipt } = await openReceipt('desktop')
  const asked: unknown[] = []
  core.client.desktop.savePdf = (input) => {
    asked.push(input)
    return Promise.resolve({ saved: true })
  }
  await fireEvent.click(button() ?? document.body)
  expect(asked).toEqual([{ fileName: `receipt-${receipt.id}` }])
})

test('why it could not be saved is told', async () => {
  const { core } = await openReceipt('desktop')
  core.client.desktop.savePdf = () =>
    Promise.reject(notNow('HO-DESKTOP-PDF', 'There is no room left there.', 'Make room.'))
  await fireEvent.click(button() ?? document.body)
  expect(await screen.findByText(/There is no room left there/)).toBeDefined()
})

test('a browser has its own Print for that', async () => {
  await openReceipt('browser')
  expect(button()).toBeNull()
})
