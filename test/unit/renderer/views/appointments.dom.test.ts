import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Connection } from '#shared/contract/connections.ts'
import type { BookedAppointment } from '#shared/contract/ctrl-hub.ts'
import { fakeCore, type FakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

type Asked = Parameters<FakeCore['client']['ctrlHub']['appointments']>[0]
type Answer = Awaited<ReturnType<FakeCore['client']['ctrlHub']['appointments']>>

/** A Wednesday. */
const NOW = '2026-11-25T10:00:00Z'
let narrow = false

beforeEach(() => {
  // jsdom has no layout and no media queries.
  window.scrollTo = () => {}
  vi.stubGlobal('matchMedia', () => ({
    matches: narrow,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
})

afterEach(() => {
  narrow = false
  vi.useRealTimers()
  vi.unstubAllGlobals()
  window.location.hash = ''
})

const hub = (id: string, label: string): Connection => {
  const [any] = sampleWorld().connections
  if (any === undefined) throw new Error('The sample world has no connection.')
  return { ...any, id, label, provider: 'ctrl-hub' }
}

const visit = (id: string, start: string, end: string, operation = `Work ${id}`): BookedAppointment => ({
  id,
  start,
  end,
  operation: { id: `o-${id}`, label: operation },
  timeBand: { id: 't', label: 'Morning' },
  createdAt: null,
})
const booked = (...appointments: BookedAppointment[]): Answer => ({
  appointments,
  complete: true,
  failure: null,
})

/** Opens the page over a service that answers as `answer` says. */
function open(answer: (asked: Asked) => Answer | Promise<Answer>, connections = [hub('ch', 'Ctrl Hub')]) {
  window.location.hash = '#/appointments'
  const core = fakeCore({ ...sampleWorld(), connections })
  const asked: Asked[] = []
  core.client.ctrlHub.appointments = async (input) => {
    asked.push(input)
    return answer(input)
  }
  render(Start, { connect: () => Promise.resolve(core.client) })
  return { core, asked }
}

const wordsOf = (element: HTMLElement) => element.textContent.replace(/\s+/g, ' ').trim()
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
/** The cards of a day of the week, by its name. */
const on = async (day: RegExp) => {
  const heading = await screen.findByRole('button', { name: day })
  const column = heading.closest('li')
  if (column === null) throw new Error('The day has no column.')
  return within(column).queryAllByRole('article').map(wordsOf)
}

describe('the page of appointments', () => {
  test('shows the week from Monday, each visit on its day, by the clock at the home', async () => {
    const { asked } = open(() =>
      booked(
        visit('a', '2026-11-23T09:00:00+00:00', '2026-11-23T13:00:00+00:00'),
        visit('b', '2026-11-25T15:00:00Z', '2026-11-26T07:00:00Z', 'Night work'),
      ),
    )
    await screen.findByRole('heading', { name: '23 to 29 November 2026' })
    expect(asked).toEqual([{ connectionId: 'ch', from: '2026-11-22', to: '2026-11-29' }])
    expect(await on(/Monday, 23 November/)).toEqual(['9am to 1pm Work a Morning Save'])
    expect(await on(/Wednesday, 25 November.*Today/)).toEqual([
      '3pm until 7am the next day Night work Morning Save',
    ])
    expect(await on(/Thursday, 26 November/)).toEqual([
      'until 7am, from the day before Night work Morning Save',
    ])
    expect(await on(/Sunday, 29 November/)).toEqual([])
  })

  test('moves by a week, and by a day once one was chosen', async () => {
    const { asked } = open(() => booked(visit('a', '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')))
    await press('Next week')
    await screen.findByRole('heading', { name: '30 November to 6 December 2026' })
    await press('Previous week')
    await press('Previous week')
    await screen.findByRole('heading', { name: '16 to 22 November 2026' })
    await press(/^Today$/)
    await press(/Tuesday, 24 November/)
    await screen.findByRole('heading', { name: 'Tuesday, 24 November 2026' })
    await screen.findByText('9am to 10am')
    await press('Next day')
    await screen.findByRole('heading', { name: 'Wednesday, 25 November 2026' })
    expect(await screen.findByText('No visits are booked on this day')).toBeDefined()
    expect(asked.map(({ from }) => from)).toEqual([
      '2026-11-22',
      '2026-11-29',
      '2026-11-22',
      '2026-11-15',
      '2026-11-22',
      '2026-11-22',
    ])
  })

  test('begins with today alone in a narrow window', async () => {
    narrow = true
    open(() => booked())
    await screen.findByRole('heading', { name: 'Wednesday, 25 November 2026' })
  })

  test('says so when nothing is booked', async () => {
    open(() => booked())
    expect(await screen.findByText('No visits are booked this week')).toBeDefined()
    expect(screen.queryByText('Not all visits could be read')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Save this week to a calendar' })).toBeNull()
  })

  test('says so when not all could be read', async () => {
    open(() => ({ ...booked(visit('a', '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')), complete: false }))
    expect(await screen.findByText('Not all visits could be read')).toBeDefined()
    expect(await on(/Tuesday/)).toHaveLength(1)
  })

  test('tells what failed, never that nothing is booked, and asks again', async () => {
    let fails = true
    open(() =>
      fails
        ? {
            appointments: [],
            complete: false,
            failure: {
              path: '',
              message: 'Ctrl Hub could not be reached.',
              fix: 'Check the network.',
              from: 'handover',
              code: 'HO-HTTP-CONNECT',
            },
          }
        : booked(visit('a', '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')),
    )
    expect(await screen.findByText(/Ctrl Hub could not be reached/)).toBeDefined()
    expect(screen.queryByText('No visits are booked this week')).toBeNull()
    fails = false
    await press('Try again')
    expect(await on(/Tuesday/)).toHaveLength(1)
    expect(screen.queryByText(/Ctrl Hub could not be reached/)).toBeNull()
  })

  test('tells that the core itself failed', async () => {
    open(() => Promise.reject(new Error('gone')))
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeDefined()
    expect(screen.queryByText('No visits are booked this week')).toBeNull()
  })

  test('lists the visits whose times cannot be read apart', async () => {
    open(() => booked(visit('a', 'soon', '2026-11-24T10:00:00Z', 'Lost work')))
    const told = await screen.findByText('Visits whose time could not be read')
    expect(wordsOf(told.parentElement ?? document.body)).toContain('Lost work')
  })

  test('only the answer to the last question counts', async () => {
    let slow: (answer: Answer) => void = () => undefined
    open(({ from }) =>
      from === '2026-11-22'
        ? new Promise<Answer>((resolve) => (slow = resolve))
        : booked(visit('next', '2026-12-01T09:00:00Z', '2026-12-01T10:00:00Z')),
    )
    await press('Next week')
    expect(await on(/Tuesday, 1 December/)).toHaveLength(1)
    slow(booked(visit('late', '2026-12-02T09:00:00Z', '2026-12-02T10:00:00Z')))
    await Promise.resolve()
    expect(await on(/Wednesday, 2 December/)).toEqual([])
  })

  test('asks the connection that is chosen, where there are several', async () => {
    const { asked } = open(() => booked(), [hub('one', 'Office'), hub('two', 'Branch')])
    await fireEvent.change(await screen.findByLabelText('Connection'), { target: { value: 'two' } })
    await expect.poll(() => asked.map(({ connectionId }) => connectionId)).toEqual(['one', 'two'])
  })

  test('offers to add a connection when there is none', async () => {
    const { asked } = open(() => booked(), [])
    await screen.findByText('Visits are booked in Ctrl Hub')
    expect(screen.queryByRole('link', { name: 'Book a visit' })).toBeNull()
    expect(asked).toEqual([])
  })

  test('leads to the booking of a visit', async () => {
    open(() => booked(visit('a', '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')))
    const link = await screen.findByRole('link', { name: 'Book a visit' })
    expect(link.getAttribute('href')).toBe('#/new/appointment')
  })
})
