import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { dayWords, timeWords } from '#renderer/components/when.ts'
import { fakeCore, type FakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
})

afterEach(() => {
  window.location.hash = ''
  vi.unstubAllGlobals()
})

const SUMMARY = [
  { label: 'Home', value: '21 Sundays Well Road, Cork' },
  { label: 'Supply', value: 'Electricity only' },
  { label: 'MPRN', value: '••••••••385' },
]

function open(change: (core: FakeCore) => void = () => undefined): FakeWorld {
  const world = sampleWorld()
  world.summary = SUMMARY
  const core = fakeCore(world)
  change(core)
  window.location.hash = '#/outbox/s4'
  render(Start, { connect: () => Promise.resolve(core.client) })
  return world
}

const sheet = async () => within(await screen.findByRole('region', { name: 'For the phone' }))

test('somebody who rings has the question, our number and all that tells it apart, and can copy it', async () => {
  const written: string[] = []
  const writeText = (text: string) => Promise.resolve(void written.push(text))
  vi.stubGlobal('navigator', { languages: ['en-GB'], clipboard: { writeText } })
  const world = open()
  const sentAt = world.submissions.find(({ id }) => id === 's4')?.sentAt ?? ''
  const when = `${timeWords(sentAt)} on ${dayWords(sentAt)}`
  const phone = await sheet()
  const question = `Did you receive a tenant switch for MPRN ending 385 at ${when}?`
  expect(await phone.findByText(question)).toBeDefined()
  const lines = phone
    .getAllByRole('term')
    .map((term) => [term.textContent, term.nextElementSibling?.textContent])
  expect(lines).toEqual([
    ['Our number for it', 's4'],
    ['What', 'Tenant moves in'],
    ['Home', '21 Sundays Well Road, Cork'],
    ['Supply', 'Electricity only'],
    ['MPRN', '••••••••385'],
    ['Sent to', 'Acquaint'],
    ['Sent', `${dayWords(sentAt)} at ${timeWords(sentAt)}`],
    ['Last answer', 'None that says it was taken (connection closed after 812 bytes were sent)'],
  ])
  await fireEvent.click(phone.getByRole('button', { name: /Copy all of it/ }))
  const text = [['Ask', question], ...lines].map(([label, value]) => `${label}: ${value}`).join('\n')
  await expect.poll(() => written).toEqual([text])
})

test('when what it is about cannot be read that is told, and what is known is still there', async () => {
  open(({ client }) => {
    client.submissions.summary = () => Promise.reject(new Error('The line broke.'))
  })
  const phone = await sheet()
  expect(await phone.findByText('What it is about cannot be shown')).toBeDefined()
  expect(phone.getByText(/^Did you receive a tenant switch for 21 Sundays Well Road, Cork at/)).toBeDefined()
  expect(phone.getByText('s4')).toBeDefined()
})
