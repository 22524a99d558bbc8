import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { Session } from '#renderer/state/session.svelte.ts'
import { AppointmentWizard } from '#renderer/wizards/appointment/appointment-wizard.svelte.ts'
import ClashNotes from '#renderer/wizards/appointment/ClashNotes.svelte'
import AccountStep from '#renderer/wizards/appointment/steps/AccountStep.svelte'
import BasisStep from '#renderer/wizards/appointment/steps/BasisStep.svelte'
import ContactStep from '#renderer/wizards/appointment/steps/ContactStep.svelte'
import InteractionStep from '#renderer/wizards/appointment/steps/InteractionStep.svelte'
import OperationStep from '#renderer/wizards/appointment/steps/OperationStep.svelte'
import PropertyStep from '#renderer/wizards/appointment/steps/PropertyStep.svelte'
import VisitStep from '#renderer/wizards/appointment/steps/VisitStep.svelte'
import WhenStep from '#renderer/wizards/appointment/steps/WhenStep.svelte'
import type { BookedAppointment, PickItem } from '#shared/contract/ctrl-hub.ts'
import { fakeCore, type FakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'
import {
  ALL_NEW,
  HOME,
  KNOWN_CONTACT,
  KNOWN_INTERACTION,
  NEW_CONTACT,
  NEW_INTERACTION,
  VISIT,
} from '#test/unit/appointments/answers.ts'

beforeEach(() => {
  // jsdom has no layout.
  Element.prototype.scrollIntoView = () => {}
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

interface Opened {
  wizard: AppointmentWizard
  core: FakeCore
}

async function open(answers: Record<string, string> = {}, connected = true): Promise<Opened> {
  const sample = sampleWorld()
  const [any] = sample.connections
  if (any === undefined) throw new Error('The sample world has no connection.')
  const connections = connected
    ? [{ ...any, id: 'ch', provider: 'ctrl-hub' as const, label: 'Ctrl Hub' }]
    : []
  const core = fakeCore({ ...sample, connections, drafts: [] })
  const session = new Session(core.client)
  await session.profile.load()
  const wizard = new AppointmentWizard(session, { connections, settings: null, draft: null, refused: [] })
  // What it keeps in a while is to name no window of another test.
  onTestFinished(() => wizard.leave())
  wizard.fill(answers)
  return { wizard, core }
}

const item = (id: string, label: string, more: Partial<PickItem> = {}): PickItem => ({
  id,
  type: 'things',
  label,
  detail: '',
  ...more,
})
const searched = (core: FakeCore) =>
  core.calls.flatMap(({ path, input }) => (path === 'ctrlHub.search' ? [input] : []))
const isShown = (label: string | RegExp) => screen.queryByLabelText(label) !== null
const openPicker = async (label: string | RegExp) => fireEvent.click(await screen.findByLabelText(label))

describe('the home', () => {
  test('says by its address whose clock it goes by; another one is asked about anew', async () => {
    const { wizard } = await open()
    render(PropertyStep, { wizard })
    expect(screen.queryByLabelText('Irish time')).toBeNull()
    wizard.pick('property', item('p1', 'Rose Cottage, Cork, T12 X70A'))
    expect(await screen.findByLabelText('Irish time')).toHaveProperty('checked', true)
    wizard.pick('property', item('p2', '14 Linnet Row', { detail: 'Leeds, LS1 4AB' }))
    await expect.poll(() => wizard.value('zone')).toBe('Europe/London')
    wizard.pick('property', item('p3', 'The old mill'))
    expect(wizard.value('zone')).toBe('')
  })

  test('keeps the clock that was chosen when the same home is picked again', async () => {
    const { wizard } = await open({ ...HOME, zone: 'Europe/Dublin' })
    wizard.pick('property', item('id-of-property', '14 Linnet Row, Leeds LS1 4AB'))
    expect(wizard.value('zone')).toBe('Europe/Dublin')
  })

  test('without a connection the picker says so, and asks nobody', async () => {
    const { wizard, core } = await open({}, false)
    render(PropertyStep, { wizard })
    await openPicker('Home')
    expect(await screen.findByText('There is no connection to Ctrl Hub yet.')).toBeDefined()
    expect(searched(core)).toEqual([])
  })
})

describe('what is looked for', () => {
  test('conversations with the contact at the home, operations at the home, and beyond it when asked', async () => {
    const { wizard, core } = await open({ ...HOME, ...KNOWN_CONTACT, 'interaction.how': 'existing' })
    render(InteractionStep, { wizard })
    await openPicker('Conversation')
    await expect
      .poll(() => searched(core))
      .toMatchObject([
        { what: 'interaction', within: { propertyId: 'id-of-property', contactId: 'id-of-contact' } },
      ])
    core.calls.length = 0
    render(OperationStep, { wizard })
    await fireEvent.click(screen.getByRole('combobox', { name: 'Operation' }))
    await expect
      .poll(() => searched(core))
      .toMatchObject([{ what: 'operation', within: { propertyId: 'id-of-property' } }])
    core.calls.length = 0
    await fireEvent.click(screen.getByLabelText(/Look at all operations/))
    await fireEvent.focusOut(screen.getByRole('combobox', { name: 'Operation' }))
    await fireEvent.click(screen.getByRole('combobox', { name: 'Operation' }))
    await expect
      .poll(() => searched(core))
      .toEqual([{ connectionId: 'ch', what: 'operation', text: '', offset: 0, within: {} }])
  })

  test('accounts of the contact; for a new contact, of somebody who is there', async () => {
    const known = await open({ ...HOME, ...KNOWN_CONTACT, ...NEW_INTERACTION, 'account.how': 'existing' })
    const { unmount } = render(AccountStep, { wizard: known.wizard })
    expect(isShown('Whose account it is')).toBe(false)
    await openPicker('Customer account')
    await expect
      .poll(() => searched(known.core))
      .toMatchObject([{ what: 'account', within: { contactId: 'id-of-contact' } }])
    unmount()

    const made = await open({ ...HOME, ...NEW_CONTACT, ...NEW_INTERACTION, 'account.how': 'existing' })
    render(AccountStep, { wizard: made.wizard })
    made.wizard.pick('accountHolder', item('c9', 'Mr Malik'))
    await screen.findByText('Mr Malik')
    await openPicker('Customer account')
    await expect
      .poll(() => searched(made.core))
      .toMatchObject([{ what: 'account', within: { contactId: 'c9' } }])
  })
})

describe('the conversation', () => {
  test('of a new contact is always a new one', async () => {
    const { wizard } = await open({ ...HOME, ...NEW_CONTACT })
    render(InteractionStep, { wizard })
    expect(screen.queryByLabelText('Yes, choose it')).toBeNull()
    expect(isShown('Telephone')).toBe(true)
  })

  test('that is just now is put down by the clock at the home', async () => {
    vi.setSystemTime(new Date('2026-07-01T23:30:00Z'))
    const { wizard } = await open({ ...HOME, ...NEW_CONTACT })
    render(InteractionStep, { wizard })
    await fireEvent.click(screen.getByRole('button', { name: 'It is just now' }))
    expect(wizard.value('interaction.date')).toBe('2026-07-02')
    expect(wizard.value('interaction.time')).toBe('00:30')
  })
})

test('a new contact is asked for by name, and how to reach them', async () => {
  const { wizard } = await open(HOME)
  render(ContactStep, { wizard })
  expect(isShown('Last name or company')).toBe(false)
  await fireEvent.click(screen.getByLabelText('No, add them'))
  await fireEvent.input(await screen.findByLabelText('Last name or company'), { target: { value: 'Quirke' } })
  expect(wizard.value('contact.last_name')).toBe('Quirke')
})

describe('day and time', () => {
  const NIGHT = item('b2', 'Out of hours', { band: { start: '15:00+0000', end: '07:00+0000' } })

  test('come from the band, over midnight too, and can be changed and taken back', async () => {
    const { wizard } = await open({ ...HOME, date: '2026-11-25' })
    render(WhenStep, { wizard })
    wizard.pick('timeBand', NIGHT)
    expect(await screen.findByText('7am the next day')).toBeDefined()
    expect(wizard.value('start')).toBe('15:00')
    expect(screen.getByLabelText('It ends the next day')).toHaveProperty('checked', true)
    expect(screen.queryByRole('button', { name: 'Use its times' })).toBeNull()

    await fireEvent.input(screen.getByLabelText('Start'), { target: { value: '5pm' } })
    await screen.findByText('The time band goes from 3pm until 7am the next day.')
    await fireEvent.click(screen.getByRole('button', { name: 'Use its times' }))
    expect(wizard.value('start')).toBe('15:00')
  })

  test('hint at unusual hours, and at nothing else', async () => {
    const { wizard } = await open({ ...HOME, date: '2026-11-25', start: '9am', end: '1pm' })
    render(WhenStep, { wizard })
    expect(screen.queryByText(/Suppliers promise visits/)).toBeNull()
    wizard.set('start', '7am')
    await screen.findByText(/Suppliers promise visits/)
    expect(wizard.findings.errors.some(({ step }) => step === 'when' && step === wizard.step)).toBe(false)
  })

  test('ask which of two only where a time comes twice', async () => {
    const { wizard } = await open({ ...HOME, date: '2026-10-24', start: '1:30am', end: '3am' })
    render(WhenStep, { wizard })
    expect(screen.queryByText(/The start comes twice/)).toBeNull()
    wizard.set('date', '2026-10-25')
    await screen.findByText('The start comes twice on that day. Which is meant?')
    await fireEvent.click(screen.getByLabelText(/The second time/))
    expect(wizard.value('startFold')).toBe('later')
  })

  test('that have begun already today stop', async () => {
    const today = { ...ALL_NEW, date: '2026-11-22' }
    const { wizard } = await open({ ...today, start: '10am', end: '1pm' })
    expect(wizard.stops.map(({ question, code }) => [question, code])).toEqual([['start', 'HO-CH-PAST']])
    wizard.set('start', '10:01am')
    expect(wizard.stops).toEqual([])
  })
})

describe('the medical question', () => {
  test('is asked openly, has no answer of its own, and says what is sent', async () => {
    const { wizard } = await open()
    render(VisitStep, { wizard })
    const choices = screen
      .getAllByRole('radio')
      .filter((one) => one.getAttribute('name') === 'medical_dependency')
    expect(choices.map((one) => one.getAttribute('value'))).toEqual(['yes', 'no', 'prefer-not-to-say'])
    for (const one of choices) expect(one).toHaveProperty('checked', false)
    expect(screen.getByText('Ctrl Hub has only Yes and No: this is sent as No.')).toBeDefined()
    expect(screen.getByText(/^On ECR/)).toBeDefined()
    expect(isShown(/On ECR notes/)).toBe(false)
    wizard.set('on_ecr', 'yes')
    expect(await screen.findByLabelText(/On ECR notes/)).toBeDefined()
  })

  test('has a basis with a wording of its own', async () => {
    const { wizard } = await open()
    render(BasisStep, { wizard })
    expect(screen.getByText(/someone in your home has a medical dependency/)).toBeDefined()
    await fireEvent.click(screen.getByLabelText('They agreed that it is recorded'))
    expect(wizard.answers).toMatchObject({ 'consent.wording': 'visit-medical-1', 'consent.record': 'yes' })
  })
})

describe('before sending', () => {
  const booked = (id: string, operation: string, hour: string): BookedAppointment => ({
    id,
    start: `2026-11-25T${hour}:00:00Z`,
    end: `2026-11-25T${hour}:30:00Z`,
    operation: { id: operation, label: `Work ${operation}` },
    timeBand: { id: 'elsewhere', label: 'Elsewhere' },
    createdAt: null,
  })
  const answers = { ...HOME, ...KNOWN_CONTACT, ...KNOWN_INTERACTION, ...VISIT }

  async function atCheck(...appointments: BookedAppointment[]): Promise<Opened> {
    const opened = await open(answers)
    opened.core.world.appointments = appointments
    opened.core.world.page = ({ what }) => ({
      items: what === 'operation' ? [item('id-of-operation', 'Mine'), item('neighbour', 'Neighbour')] : [],
      next: null,
      search: 'none',
      failure: null,
    })
    opened.wizard.atCheck()
    await expect.poll(() => opened.wizard.booked.reading).toBe(false)
    return opened
  }

  test('the days around are looked through', async () => {
    const { core } = await atCheck()
    expect(core.calls.find(({ path }) => path === 'ctrlHub.appointments')?.input).toEqual({
      connectionId: 'ch',
      from: '2026-10-28',
      to: '2026-12-23',
    })
  })

  test('a visit of the same operation is told strongly, others as something to look at', async () => {
    const { wizard } = await atCheck(
      booked('one', 'id-of-operation', '10'),
      booked('two', 'neighbour', '10'),
      booked('three', 'far', '10'),
    )
    render(ClashNotes, { wizard })
    expect(screen.getByText('This operation has a visit already')).toBeDefined()
    expect(screen.getByText('It is booked for 25 November 2026, 10am to 10:30am.')).toBeDefined()
    expect(wizard.extraWarnings().map(({ message }) => message)).toEqual([
      'A visit for “Work neighbour” at this home is booked for 25 November 2026, 10am to 10:30am, which overlaps. Two visitors may stand at the door.',
    ])
    expect(wizard.stops).toEqual([])
  })

  test('nothing is told where nothing clashes', async () => {
    const { wizard } = await atCheck(booked('two', 'neighbour', '15'))
    render(ClashNotes, { wizard })
    expect(screen.queryByText('This operation has a visit already')).toBeNull()
    expect(wizard.extraWarnings()).toEqual([])
    expect(screen.getByRole('status').textContent.trim()).toBe('')
  })

  test('what could not be looked at is told, and stops nothing', async () => {
    const { wizard, core } = await open(answers)
    core.client.ctrlHub.appointments = () => Promise.reject(new Error('gone'))
    core.client.ctrlHub.search = () => Promise.reject(new Error('gone'))
    wizard.atCheck()
    await expect.poll(() => wizard.booked.gap).not.toBe('')
    render(ClashNotes, { wizard })
    expect(screen.getByRole('status').textContent).toContain('a clash may not be seen')
    expect(wizard.stops).toEqual([])
  })
})
