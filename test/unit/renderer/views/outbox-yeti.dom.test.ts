import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Draft } from '#shared/contract/drafts.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { fakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { VISIT } from '#test/support/sample-ctrl-hub.ts'
import { yetiWorld } from '#test/support/sample-yeti.ts'

beforeEach(() => {
  // jsdom has no layout.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
})

afterEach(() => {
  window.location.hash = ''
})

const LOST: Submission = {
  ...VISIT,
  id: 'b1',
  kind: 'service',
  state: 'unconfirmed',
  connectionId: 'c-yeti',
  connectionLabel: 'Yeti',
  title: 'Broadband, 14 Harbour Road',
  dependsOn: [],
  sentAt: '2026-11-22T09:00:01.000Z',
  attempts: 1,
}

function open(id: string, some: Partial<FakeWorld>) {
  window.location.hash = `#/outbox/${id}`
  const core = fakeCore({ ...yetiWorld(), ...some })
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
const details = async () => within(await screen.findByRole('region', { name: 'Details' }))

test('a lost answer of Yeti is looked up; by hand it takes the number of the service', async () => {
  const core = open('b1', {
    submissions: [LOST],
    lookUpFailure: { path: '', message: 'Yeti does not answer.', fix: 'Wait.', from: 'service', code: 'X' },
  })
  const panel = await details()
  expect(panel.getByText('They may have it. Look it up before sending again.')).toBeDefined()
  expect(panel.getByText(/Handover never sends such a service again by itself/)).toBeDefined()
  await press('Look it up now')
  await fireEvent.click(await screen.findByText('They told you themselves'))
  await fireEvent.click(await screen.findByLabelText('They have it'))
  await press('They have it')
  expect(await screen.findByText('Enter the number of the service: its id at Yeti')).toBeDefined()
  await fireEvent.input(screen.getByLabelText('Number of the service'), { target: { value: ' 61 ' } })
  await press('They have it')
  await expect
    .poll(() => core.calls.at(-1))
    .toEqual({
      path: 'submissions.resolve',
      input: { id: 'b1', how: { answer: 'received', caseNumber: '61' } },
    })
})

test('a service that is not found is looked for again before it is sent again', async () => {
  open('b1', { submissions: [LOST] })
  await press('Look it up now')
  expect(await screen.findByText('Yeti has no service with the reference')).toBeDefined()
  expect(
    screen.getByText('It may still be at work on it: look again in a few minutes before you send it again.'),
  ).toBeDefined()
  expect(screen.queryByText(/does not have it|can be sent again/)).toBe(null)
  expect(screen.getByRole('button', { name: 'Look again' }).classList).toContain('main')
  expect(screen.getByRole('button', { name: 'Send it again' }).classList).not.toContain('main')
})

test.each([
  [
    'others that the account got since',
    false,
    ['Broadband, 2 Main Street [ho-7k2m9x4q]: €30.00 at once', 'Broadband: €30.00 at once'],
    /^These were set up on the account since. None has the reference that was sent, so yours is probably not there/,
  ],
  [
    'the same one twice',
    true,
    ['Broadband [ho-7k2m9x4q]: €30.00 at once', 'Broadband [ho-7k2m9x4q]: €30.00 at once'],
    /^Some of these have the reference that was sent, so it was probably set up, and charged, more than once/,
  ],
])('what the look-up found of services is told: %s', async (_what, certain, labels, words) => {
  const candidates = labels.map((label, index) => ({
    remoteIds: { id: String(61 + index) },
    label,
    createdAt: '2026-11-22T09:00:03.000Z',
    madeSince: true,
    certain,
  }))
  open('b1', { submissions: [LOST], candidates })
  await press('Look it up now')
  expect(await screen.findByText(words)).toBeDefined()
  expect(screen.queryByText(/which say the same/)).toBe(null)
})

test('a draft without a name yet is told by its kind', async () => {
  open('d9', { drafts: [draftOf('service', null)], submissions: [] })
  expect((await details()).getByText('A service not named yet')).toBeDefined()
})

test('a record that nobody has agreed to waits for them, and for nothing on the connection’s page', async () => {
  open('d9', { drafts: [draftOf('psr-record', 'Nobody has agreed yet')], submissions: [] })
  const panel = await details()
  expect(panel.getByText(/^When they have agreed, go on with the draft/)).toBeDefined()
  expect(panel.getAllByRole('link').map((link) => link.textContent.trim())).toEqual(['Go on with it'])
})

function draftOf(kind: Draft['kind'], blocked: string | null): Draft {
  return {
    id: 'd9',
    kind,
    connectionId: 'c-yeti',
    step: 'check',
    answers: {},
    blocked,
    title: '',
    createdAt: '2026-11-22T08:00:00.000Z',
    updatedAt: '2026-11-22T08:20:00.000Z',
  }
}
