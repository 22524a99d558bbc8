import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-20T10:00:00Z') })
})

afterEach(() => {
  vi.useRealTimers()
  window.location.hash = ''
})

const HANDED_OVER = {
  submissionId: 's9',
  receiptId: 'r9',
  kind: 'landlord-switch',
  day: '2026-03-03',
  readings: { readOn: '2026-03-03', values: { twentyFourHourMeterRead: 12_345 } },
} as const
const ANSWERS = {
  country: 'IE',
  'property.address.street': 'Linnet Row',
  'property.address.town': 'Dublin 7',
  'property.mprn': '10000000101',
  supply: 'electricity',
  meterType: 'twenty-four-hour',
}

/** Opens a draft at a step, of a home that a landlord took over seventeen days ago. */
function openAt(step: string, kind: SwitchKind = 'tenant-switch', answers: Record<string, string> = {}) {
  const world = sampleWorld()
  const [draft] = world.drafts
  if (draft === undefined) throw new Error('The sample world has no draft.')
  const core = fakeCore({
    ...world,
    drafts: [{ ...draft, kind, step, blocked: null, answers: { ...ANSWERS, ...answers } }],
    handedOver: HANDED_OVER,
  })
  window.location.hash = `#/drafts/${draft.id}`
  render(Start, { connect: () => Promise.resolve(core.client) })
}

const READING = '24-hour reading'
const reading = async () => screen.findByRole<HTMLInputElement>('textbox', { name: READING })

test('the closing read is offered, and filled in only when somebody asks for it', async () => {
  openAt('readings')
  const offer = await screen.findByRole('button', { name: 'Use closing read 12345 (3 Mar)' })
  expect((await reading()).value).toBe('')
  await fireEvent.click(offer)
  expect((await reading()).value).toBe('12345')
  await fireEvent.click(screen.getByRole('button', { name: 'The day of the closing reads, 3 Mar' }))
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Day' }).value).toBe('03')
})

test('a lower reading is told at once, with why it may be right', async () => {
  openAt('readings')
  await screen.findByRole('button', { name: /^Use closing read/ })
  expect(screen.queryByText('Compare with what was sent before')).toBeNull()
  await fireEvent.input(await reading(), { target: { value: '12344' } })
  expect(await screen.findByText(/lower than the last one of 3 March 2026, 12345\./)).toBeDefined()
  await fireEvent.input(await reading(), { target: { value: '12346' } })
  expect(screen.queryByText('Compare with what was sent before')).toBeNull()
})

test('the landlord who takes over reads the meters anew: the last reading is shown, not offered', async () => {
  openAt('readings', 'landlord-switch')
  expect(await screen.findByText('12345')).toBeDefined()
  expect(screen.queryByRole('button', { name: /closing read/ })).toBeNull()
})

test('the home says since when it has been empty', async () => {
  openAt('home')
  expect(await screen.findByText('Empty since 3 March 2026, 17 days.')).toBeDefined()
})

test('a landlord switch asks in words who is billed, and says when the number is not known', async () => {
  openAt('billing', 'landlord-switch')
  const group = await screen.findByRole('radiogroup', { name: 'Who is billed from now on' })
  await fireEvent.click(within(group).getByRole('radio', { name: /The letting agent/ }))
  expect(
    await screen.findByText('Acquaint’s number for billing the letting agent is not known.'),
  ).toBeDefined()
  expect(screen.getByRole('link', { name: 'Enter their number' })).toBeDefined()
})

test('Today lists the empty homes, and says which have been so for long', async () => {
  const home = (id: string, title: string, since: string) => ({
    homeId: id,
    begunBy: id,
    title,
    since,
  })
  const core = fakeCore({
    ...sampleWorld(),
    emptyHomes: [
      home('s1', '3 Ferry Quay', '2026-02-20'),
      home('s2', '9 Turf Lane', '2026-03-06'),
      home('s3', '14 Linnet Row', '2026-03-07'),
    ],
  })
  render(Start, { connect: () => Promise.resolve(core.client) })
  const list = await screen.findByRole('list', { name: 'Empty homes' })
  const rows = within(list).getAllByRole('listitem')
  expect(
    rows.map((row) =>
      within(row)
        .getByText(/^(Empty|Past \d+ days)$/)
        .textContent.trim(),
    ),
  ).toEqual(['Past 28 days', 'Past 14 days', 'Empty'])
  expect(within(list).getByText('Empty since 20 February 2026, 28 days')).toBeDefined()
})

test('the check page tells what does not go together with what was sent before', async () => {
  openAt('check', 'tenant-switch', {
    tenancyStartDate: '2026-03-01',
    'meterReadings.twentyFourHourMeterRead': '12345',
    'meterReadings.meterReadingDate': '2026-03-03',
  })
  expect(await screen.findByText(/before 3 March 2026, from which the landlord pays/)).toBeDefined()
})
