import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Award, PickItem } from '#shared/contract/ctrl-hub.ts'
import type { Connection } from '#shared/contract/connections.ts'
import { fakeCore, type FakeCore } from '#test/support/fake-client.ts'
import { award, TODAY } from '#test/support/sample-awards.ts'
import { CTRL_HUB } from '#test/support/sample-ctrl-hub.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${TODAY}T10:00:00Z`) })
})

afterEach(() => {
  vi.useRealTimers()
  window.location.hash = ''
})

const PEOPLE: PickItem[] = [
  { id: 'member-1', type: 'people', label: 'Aoife Byrne', detail: 'aoife@harbourlets.example' },
]
const ANSWERS = {
  'member.id': 'member-1',
  'member.type': 'users',
  'member.label': 'Aoife Byrne',
  'qualification.id': 'qualification-1',
  'qualification.type': 'qualifications',
  'qualification.label': 'Gas Safe: domestic boilers',
  status: 'assigned',
  due: '2027-07-01',
}

/** Opens a new award, or a draft of one that stands at a step. */
function open(connections: Connection[], step: string | null = null, awards: Award[] = []): FakeCore {
  const drafts = step === null ? [] : [draftAt(step)]
  const core = fakeCore({
    ...sampleWorld(),
    connections,
    drafts,
    awards,
    page: () => ({ items: PEOPLE, next: null, search: 'service', failure: null }),
  })
  window.location.hash = step === null ? '#/new/qualification-award' : '#/drafts/d1'
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

function draftAt(step: string) {
  const [draft] = sampleWorld().drafts
  if (draft === undefined) throw new Error('The sample world has no draft.')
  return { ...draft, kind: 'qualification-award' as const, connectionId: 'c-hub', step, answers: ANSWERS }
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

describe('the organisation', () => {
  test('is that of the connection, with the way to another', async () => {
    open([CTRL_HUB])
    await screen.findByText('Harbour Lets')
    const link = screen.getByRole('link', { name: 'Choose another organisation' })
    expect(link.getAttribute('href')).toBe('#/connections/c-hub/organisation')
  })

  test('that is not chosen yet stops, and says where to choose it', async () => {
    open([{ ...CTRL_HUB, organisation: null }])
    await screen.findByText('No organisation is chosen for Ctrl Hub yet')
    const link = screen.getByRole('link', { name: 'Choose the organisation' })
    expect(link.getAttribute('href')).toBe('#/connections/c-hub/organisation')
    await press('Continue')
    const summary = await screen.findByRole('alert')
    const told = within(summary).getByRole('link', {
      name: /^Choose the organisation that the award belongs to/,
    })
    expect(told.getAttribute('href')).toBe('#organisation')
    expect(link.id).toBe('organisation')
  })
})

test('without a connection it says what is missing, and can still be filled in', async () => {
  open([])
  await screen.findByText('There is no connection to Ctrl Hub yet')
  await screen.findByText('They are read from Ctrl Hub: you can choose once there is a connection.')
  expect(screen.queryByRole('combobox', { name: 'Member' })).toBeNull()
})

test('of several connections one is chosen before anything is looked for', async () => {
  const core = open([CTRL_HUB, { ...CTRL_HUB, id: 'h2', label: 'Ctrl Hub, Cork' }])
  await screen.findByText('Choose the connection first: they are read from it.')
  await fireEvent.change(await screen.findByLabelText('Connection'), { target: { value: 'h2' } })
  await fireEvent.click(await screen.findByRole('combobox', { name: 'Member' }))
  await screen.findByRole('option', { name: /Aoife Byrne/ })
  expect(core.calls).toMatchObject(
    core.calls.map(({ path }) =>
      path === 'ctrlHub.search' ? { input: { connectionId: 'h2', what: 'member' } } : {},
    ),
  )
  expect(core.calls.map(({ path }) => path)).toContain('ctrlHub.search')
})

test('of a member only id, type and name are kept', async () => {
  const core = open([CTRL_HUB])
  await fireEvent.click(await screen.findByRole('combobox', { name: 'Member' }))
  await fireEvent.click(await screen.findByRole('option', { name: /Aoife Byrne/ }))
  await press('Continue')
  await screen.findByRole('heading', { name: 'Which qualification?' })
  await vi.waitFor(() => expect(core.world.drafts).toHaveLength(1))
  expect(core.world.drafts[0]).toMatchObject({ kind: 'qualification-award', connectionId: 'c-hub' })
  expect(core.world.drafts[0]?.answers).toEqual({
    'member.id': 'member-1',
    'member.type': 'people',
    'member.label': 'Aoife Byrne',
  })
})

describe('an award that is held already', () => {
  const HELD =
    'Aoife Byrne holds a valid award of this qualification already, which expires 20 December 2026.'

  test('is told where the qualification is chosen, and before sending', async () => {
    open([CTRL_HUB], 'qualification', [award()])
    await screen.findByText(new RegExp(HELD))
  })

  test('is a warning on the check page, with the way to change it', async () => {
    open([CTRL_HUB], 'check', [award()])
    await screen.findByText(new RegExp(HELD))
    // Of the warning; the answer below has another.
    const [change] = await screen.findAllByRole('button', { name: 'Change the qualification' })
    if (change) await fireEvent.click(change)
    await screen.findByRole('heading', { name: 'Which qualification?' })
  })

  test.each([
    ['of another member', award({ member: { id: 'member-2', label: 'Daniel Okafor' } })],
    ['of another qualification', award({ qualification: { id: 'q2', label: 'Working at height' } })],
    ['that is not valid', award({ isValid: false })],
  ])('is not one %s', async (_which, other) => {
    const core = open([CTRL_HUB], 'check', [other])
    await screen.findByRole('heading', { name: 'Check your answers' })
    await vi.waitFor(() => expect(core.calls.map(({ path }) => path)).toContain('ctrlHub.awards'))
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(screen.queryByText(/holds a valid award/)).toBeNull()
  })

  test('is looked for on later pages too', async () => {
    window.location.hash = '#/drafts/d1'
    const core = fakeCore({ ...sampleWorld(), connections: [CTRL_HUB], drafts: [draftAt('check')] })
    core.client.ctrlHub.awards = async ({ offset }) => ({
      awards: offset < 20 ? [] : [award()],
      next: offset < 20 ? offset + 10 : null,
      failure: null,
    })
    render(Start, { connect: () => Promise.resolve(core.client) })
    await screen.findByText(new RegExp(HELD))
  })

  test('is no condition: when nobody answers, nothing is said', async () => {
    window.location.hash = '#/drafts/d1'
    const core = fakeCore({ ...sampleWorld(), connections: [CTRL_HUB], drafts: [draftAt('check')] })
    let asked = 0
    core.client.ctrlHub.awards = async () => {
      asked += 1
      throw new Error('Not reached.')
    }
    render(Start, { connect: () => Promise.resolve(core.client) })
    await screen.findByRole('heading', { name: 'Check your answers' })
    expect(asked).toBe(1)
    expect(screen.queryByText('Stop:')).toBeNull()
    expect(screen.getByRole('button', { name: /Send to Ctrl Hub/ })).toBeDefined()
  })
})

test('the status that is documented is offered, and any other as it is written', async () => {
  open([CTRL_HUB], 'status')
  expect(await screen.findByLabelText('Assigned')).toBeDefined()
  expect(screen.queryByLabelText(/The status as your administrator calls it/)).toBeNull()
  await fireEvent.click(screen.getByLabelText('Another, as your administrator calls it'))
  expect(screen.getByLabelText('The status as your administrator calls it')).toBeDefined()
})
