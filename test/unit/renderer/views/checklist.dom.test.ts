import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { printLetter } from '#renderer/views/checklist/print-letter.ts'
import Start from '#renderer/shell/Start.svelte'
import type { Checklist, Letter } from '#shared/contract/tenancies.ts'
import { checklistOf, type TenancyFacts } from '#shared/domain/tenancies/checklist.ts'
import { fakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { knownHome } from '#test/support/fake-known-homes.ts'
import { workingDay, type FakeWorkingDay } from '#test/support/fake-working-day.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

// The page and its parts are read once, so that no test waits for that.
beforeAll(async () => {
  await import('#renderer/views/homes/HomePage.svelte')
})

beforeEach(() => {
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-10T10:00:00Z') })
})

afterEach(() => {
  vi.useRealTimers()
  window.location.hash = ''
})

function checklist(some: Partial<TenancyFacts> = {}, letters: Letter[] = []): Checklist {
  const facts: TenancyFacts = {
    country: 'GB-NIR',
    supply: 'electricity-and-gas',
    endsOn: null,
    submissions: [],
    drafts: [],
    letters,
    gasRecord: { standing: 'missing', nextDue: null },
    notes: {},
    ...some,
  }
  const { country, endsOn } = facts
  const tasks = checklistOf(facts)
  return { tenancyId: 't1', homeId: 'h1', country, startsOn: '2026-12-01', endsOn, tasks, letters }
}

const letter: Letter = {
  id: 'l1',
  tenancyId: 't1',
  to: 'council',
  occasion: 'move-in',
  subject: 'New tenants: 4 Harbour Row',
  text: 'To: Land & Property Services\n\nThe tenants have changed.',
  madeAt: '2026-12-01T10:00:00.000Z',
  sentOn: null,
  sentHow: null,
  sentBy: null,
  dueOn: null,
  answeredOn: null,
}

function open(day: Partial<FakeWorkingDay>, some: Partial<FakeWorld> = {}) {
  const home = knownHome('h1', {
    tenancies: [{ id: 't1', startsOn: '2026-12-01', endsOn: null, people: [] }],
  })
  window.location.hash = '#/homes/h1'
  const core = fakeCore({ ...sampleWorld(), knownHomes: [home], workingDay: workingDay(day), ...some })
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const tasks = () => screen.findByRole('list', { name: 'Checklist of the tenancy' })
const wordsOf = (element: HTMLElement) => element.textContent.replace(/\s+/g, ' ').trim()
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))

describe('the checklist', () => {
  test('says of each task how it stands, why, and what is next', async () => {
    const sent = { setAside: false, error: null, electricity: true, gas: true }
    open({
      checklists: [
        checklist({
          submissions: [
            { ...sent, id: 's2', kind: 'psr-record', state: 'unconfirmed', receiptId: null },
            { ...sent, id: 's1', kind: 'tenant-switch', state: 'accepted', receiptId: 'r1', gas: false },
          ],
          drafts: [{ id: 'd1', kind: 'appointment', blocked: 'No operation.', electricity: true, gas: true }],
        }),
      ],
    })
    const rows = within(await tasks())
      .getAllByRole('listitem')
      .map(wordsOf)
    expect(rows).toEqual([
      'Electricity Done Receipt',
      expect.stringMatching(/^Gas Not started Start/),
      expect.stringMatching(/^Water Not started Write to them/),
      expect.stringMatching(/^Rates \(Land & Property Services\) Not started Write to them/),
      expect.stringMatching(
        /^Priority Services Register Their answer got lost: .* Waiting for them Look at it/,
      ),
      expect.stringMatching(/^Gas safety record Not started Add a record/),
      expect.stringMatching(/^Appointment No operation. Blocked Go on/),
    ])
    const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href')
    expect(href('Receipt: Electricity')).toBe('#/receipts/r1')
    expect(href('Start: Gas')).toBe('#/new/tenant-switch?home=h1')
    expect(href('Look at it: Priority Services Register')).toBe('#/outbox/s2')
    expect(href('Go on: Appointment')).toBe('#/outbox/d1')
    expect(screen.getByText('1 of 7 done or not needed')).toBeDefined()
  })

  test('in Great Britain offers no switch that cannot be sent', async () => {
    open({ checklists: [checklist({ country: 'GB' })] })
    await tasks()
    expect(screen.queryByRole('link', { name: 'Start: Gas' })).toBeNull()
    expect(screen.getAllByText(/tell the supplier yourself/)).toHaveLength(2)
  })

  test('takes a note by hand with its reason, and takes it back', async () => {
    const core = open({ checklists: [checklist()] })
    await press('Note by hand: Gas')
    await press('Note it')
    expect(screen.getByText('Choose how it stands')).toBeDefined()
    await fireEvent.click(screen.getByRole('radio', { name: 'It is blocked' }))
    await press('Note it')
    expect(screen.getByText('Say why, in a few words')).toBeDefined()
    await fireEvent.input(screen.getByLabelText(/Why, in a few words/), {
      target: { value: 'No key to the meter' },
    })
    await press('Note it')
    expect(await screen.findByText('No key to the meter')).toBeDefined()
    expect(core.calls.at(-1)).toEqual({
      path: 'tenancies.noteTask',
      input: { tenancyId: 't1', task: 'gas', note: { state: 'blocked', why: 'No key to the meter' } },
    })
    await press('Note by hand: Gas')
    await press('Take the note back')
    await vi.waitFor(() => expect(screen.queryByText('No key to the meter')).toBeNull())
  })
})

describe('a letter', () => {
  test('is drafted of what was chosen, can be changed, and is kept', async () => {
    const core = open({ checklists: [checklist()] })
    await press('Write to them: Rates (Land & Property Services)')
    await fireEvent.change(screen.getByLabelText(/Let as/), { target: { value: 'unfurnished' } })
    await press('Draft the letter')
    const text = await screen.findByLabelText(/^Letter/)
    await fireEvent.input(text, { target: { value: 'My own words' } })
    await press('Keep the letter')
    expect(
      await screen.findByRole('heading', { name: 'Land & Property Services: new tenants' }),
    ).toBeDefined()
    const drafted = core.calls.find(({ path }) => path === 'tenancies.draftLetter')?.input
    expect(drafted).toMatchObject({
      to: 'council',
      occasion: 'move-in',
      choices: { furnished: 'unfurnished' },
    })
    expect(core.calls.at(-1)).toMatchObject({ path: 'tenancies.saveLetter', input: { text: 'My own words' } })
  })

  test('opens in a mail program once there is an address, and is sent only when somebody says so', async () => {
    const core = open({ checklists: [checklist({}, [{ ...letter }])] })
    expect(await screen.findByText('Not sent yet: Handover sends no letters by itself.')).toBeDefined()
    await fireEvent.input(screen.getByLabelText(/Their e-mail address/), {
      target: { value: 'rates@example.org' },
    })
    const link = screen.getByRole('link', { name: 'Open in your mail program' }).getAttribute('href') ?? ''
    expect(decodeURIComponent(link)).toBe(
      'mailto:rates@example.org?subject=New tenants: 4 Harbour Row&body=To: Land & Property Services\r\n\r\nThe tenants have changed.',
    )
    await press('I have sent it')
    await press('Note that it was sent')
    expect(screen.getByText('Choose how you sent it')).toBeDefined()
    await fireEvent.change(screen.getByLabelText('How?'), { target: { value: 'e-mail' } })
    await press('Note that it was sent')
    expect(
      await screen.findByText('Sent by e-mail on 10 December 2026. They should answer by 18 December 2026.'),
    ).toBeDefined()
    await press('They answered')
    await press('Note that they answered')
    expect(await screen.findByText(/answered on 10 December 2026/)).toBeDefined()
    expect(core.calls.map(({ path }) => path)).toEqual(['tenancies.letterSent', 'tenancies.letterAnswered'])
  })

  test('is printed by itself', () => {
    document.body.innerHTML = '<p>Page</p><div data-letter="l1"><p>Dear all</p></div>'
    const seen: string[] = []
    const print = () => void seen.push(document.querySelector('.only-printed')?.textContent ?? '')
    printLetter('l1', { print, document })
    expect(seen).toEqual(['Dear all'])
    expect(document.querySelector('.only-printed')).toBeNull()
    expect(document.documentElement.classList).not.toContain('prints-letter')
  })
})

describe('gas safety records', () => {
  const record = {
    id: 'g1',
    homeId: 'h1',
    checkedOn: '2026-01-05',
    nextDue: '2027-01-20',
    engineer: 'J. Doyle',
    engineerNumber: '123456',
    recordNumber: '',
    notedBy: 'Niamh Byrne',
  }

  test('a new one is due by the two-month rule, which can be overruled', async () => {
    const core = open({ checklists: [checklist()], gasRecords: [record] })
    expect(await screen.findByText('Due by 20 January 2027, in 41 days')).toBeDefined()
    await press('Add a gas safety record')
    await press('Add the record')
    expect(screen.getByText('Enter the engineer’s name')).toBeDefined()
    const form = screen.getByRole('form', { name: 'Gas safety record' })
    const box = (id: string) =>
      form.querySelector<HTMLInputElement>(`[id="${id}"]`) ?? document.createElement('input')
    const type = (id: string, value: string) => fireEvent.input(box(id), { target: { value } })
    await type('gas.checkedOn', '1')
    await type('gas.checkedOn-month', '12')
    await type('gas.checkedOn-year', '2026')
    expect([box('gas.nextDue').value, box('gas.nextDue-month').value, box('gas.nextDue-year').value]).toEqual(
      ['20', '01', '2028'],
    )
    await type('gas.engineer', 'A. Nolan')
    await press('Add the record')
    expect(await screen.findByText('Due by 20 January 2028')).toBeDefined()
    expect(core.calls.at(-1)).toMatchObject({
      path: 'tenancies.addGasRecord',
      input: { checkedOn: '2026-12-01', nextDue: '2028-01-20', engineer: 'A. Nolan' },
    })
    await press('Remove the record of 1 December 2026')
    expect(await screen.findByText('Due by 20 January 2027, in 41 days')).toBeDefined()
  })

  test('where there is none, that is said with what one is good for', async () => {
    open({ checklists: [checklist()] })
    expect(await screen.findByText(/None is kept here yet/)).toBeDefined()
  })
})
