import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { KnownHome } from '#shared/contract/known-home.ts'
import { fakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { invalid } from '#test/support/fake-errors.ts'
import { knownHome, knownPerson } from '#test/support/fake-known-homes.ts'
import { FAKE_PHOTO, fakeHash, noPhotos } from '#test/support/fake-photos.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T10:00:00Z') })
})

afterEach(() => {
  vi.useRealTimers()
  window.location.hash = ''
})

const LET = knownHome('h1', {
  state: 'let',
  tenant: 'Aoife Byrne',
  since: '2026-11-01',
  mprn: '10012345678',
  gprn: '1000101',
  supply: 'electricity-and-gas',
  meterType: 'twenty-four-hour',
  psr: true,
  landlord: { id: 'p2', name: 'Declan Hennessy' },
  tenancies: [
    {
      id: 't1',
      startsOn: '2026-11-01',
      endsOn: null,
      people: [{ id: 'p1', name: 'Aoife Byrne', lead: true }],
    },
  ],
  voids: [{ from: '2026-09-12', until: '2026-11-01', days: 50 }],
  readings: [
    {
      id: 'r1',
      readOn: '2026-09-12',
      values: { twentyFourHourMeterRead: 12_000, gasMeterRead: 700 },
      submission: { id: 's2', kind: 'landlord-switch' },
      photos: [],
    },
    {
      id: 'r2',
      readOn: '2026-11-01',
      values: { twentyFourHourMeterRead: 12_345 },
      submission: null,
      photos: [],
    },
  ],
  submissions: [
    {
      id: 's1',
      kind: 'tenant-switch',
      state: 'accepted',
      connectionLabel: 'Acquaint',
      at: '2026-11-21T15:12:04.000Z',
      receiptId: 'rec1',
      remoteIds: { caseID: '4410027' },
    },
  ],
})
const EMPTY = knownHome('h2', {
  title: '3 Mill Lane, Bandon',
  state: 'void',
  since: '2026-10-01',
})

function open(hash: string, some: Partial<FakeWorld> = {}) {
  window.location.hash = hash
  const core = fakeCore({ ...sampleWorld(), knownHomes: [LET, EMPTY], ...some })
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const words = (element: Element | null) => element?.textContent.replace(/\s+/g, ' ').trim() ?? ''
/** The cells of the rows of a table, a line each. */
const rows = (table: ParentNode = document) =>
  [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(words).join(' | '))

describe('the homes', () => {
  test('are listed with who pays now, since when, and their meters', async () => {
    open('#/homes')
    await screen.findByRole('link', { name: LET.title })
    expect(rows()).toEqual([
      `${LET.title} | Aoife Byrne | 1 November 2026 | MPRN 10 012 345 678GPRN 1 000 101 | •••Hidden`,
      '3 Mill Lane, Bandon | Empty: the landlord Past 28 days | 1 October 2026 | None yet | •••Hidden',
    ])
    expect(screen.getByRole('link', { name: LET.title }).getAttribute('href')).toBe('#/homes/h1')
  })

  test('show who is on the Priority Services Register only when that is asked for', async () => {
    open('#/homes')
    await screen.findByRole('link', { name: LET.title })
    expect(screen.queryByText('On the register')).toBeNull()
    await fireEvent.click(screen.getByRole('button', { name: 'Show Priority Services marks' }))
    expect(screen.getAllByText('On the register')).toHaveLength(1)
    await fireEvent.click(screen.getByRole('button', { name: 'Hide Priority Services marks' }))
    expect(screen.queryByText('On the register')).toBeNull()
  })

  test('are narrowed by words and by who pays', async () => {
    open('#/homes')
    await screen.findByRole('link', { name: LET.title })
    await fireEvent.click(screen.getByRole('radio', { name: 'Empty' }))
    await expect.poll(() => screen.queryByRole('link', { name: LET.title })).toBeNull()
    expect(await screen.findByRole('link', { name: EMPTY.title })).toBeDefined()
    await fireEvent.click(screen.getByRole('radio', { name: 'All' }))
    const filter = screen.getByRole('searchbox', { name: /^Address, tenant/ })
    await fireEvent.input(filter, { target: { value: 'linnet' } })
    await expect.poll(() => screen.queryByRole('link', { name: EMPTY.title })).toBeNull()
    await fireEvent.input(filter, { target: { value: 'zzz' } })
    expect(await screen.findByText('No home found for “zzz”')).toBeDefined()
  })

  test('that nobody has yet, say how they come', async () => {
    open('#/homes', { knownHomes: [] })
    expect(await screen.findByText('Homes come here by themselves')).toBeDefined()
  })

  test('that cannot be read, say so and are asked for again', async () => {
    const core = open('#/homes')
    const { list } = core.client.homes
    core.client.homes.list = () => Promise.reject(new Error('lost'))
    expect(await screen.findByText('The homes could not be read')).toBeDefined()
    core.client.homes.list = list
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('link', { name: LET.title })).toBeDefined()
    expect(screen.queryByText('The homes could not be read')).toBeNull()
  })

  test('are read anew when something changed', async () => {
    const core = open('#/homes')
    await screen.findByRole('link', { name: LET.title })
    core.world.knownHomes = [EMPTY]
    core.changed('homes')
    await expect.poll(() => screen.queryByRole('link', { name: LET.title })).toBeNull()
  })
})

describe('a home', () => {
  const atHome = async (home: KnownHome = LET) => screen.findByRole('heading', { level: 1, name: home.title })

  test('begins wizards that carry it over', async () => {
    open('#/homes/h1')
    await atHome()
    expect(screen.getByText('Aoife Byrne pays for the supplies since 1 November 2026.')).toBeDefined()
    // The first of that name: below, what was sent is called the same.
    const hrefOf = (name: string) => screen.getAllByRole('link', { name })[0]?.getAttribute('href')
    expect(hrefOf('Tenant moves in')).toBe('#/new/tenant-switch?home=h1')
    expect(hrefOf('Tenant moves out')).toBe('#/new/landlord-switch?home=h1')
    expect(hrefOf('Book a visit')).toBe('#/new/appointment?home=h1')
    expect(hrefOf('Priority Services record')).toBe('#/new/psr-record?home=h1')
    expect(screen.queryByRole('link', { name: 'Set up a billed service' })).toBeNull()
  })

  test('shows its readings as charts that are told in words, and as a table', async () => {
    open('#/homes/h1')
    await atHome()
    expect(
      screen.getByRole('img', {
        name: '24-hour reading: 2 readings, from 12000 on 12 September 2026 to 12345 on 1 November 2026',
      }),
    ).toBeDefined()
    const table = screen.getByRole('table', { name: 'Readings, the newest first' })
    expect(rows(table)).toEqual([
      '1 November 2026 | 12345 |  | Typed here Remove the readings of 1 November 2026',
      '12 September 2026 | 12000 | 700 | Landlord takes over',
    ])
  })

  test('shows the photos beside its readings, each only when it is asked for', async () => {
    const [first, second] = LET.readings
    if (first === undefined || second === undefined) throw new Error('The home has no readings.')
    open('#/homes/h1', {
      knownHomes: [{ ...LET, readings: [{ ...first, photos: [fakeHash(1), fakeHash(2)] }, second] }],
      photos: { ...noPhotos(), kept: { [fakeHash(2)]: FAKE_PHOTO } },
    })
    await atHome()
    const label = 'meter on 12 September 2026, 2 of 2'
    expect(screen.queryByRole('img', { name: label })).toBeNull()
    expect(screen.getAllByRole('button', { name: /^Show photo: / })).toHaveLength(2)
    await fireEvent.click(screen.getByRole('button', { name: `Show photo: ${label}` }))
    expect(await screen.findByRole('img', { name: label })).toBeDefined()
    expect(screen.getAllByRole('button', { name: /^Show photo: / })).toHaveLength(1)
  })

  test('takes readings that are typed, and lets those go again', async () => {
    const core = open('#/homes/h1')
    await atHome()
    await fireEvent.click(screen.getByRole('button', { name: 'Add readings' }))
    await expect.poll(() => document.activeElement?.id).toBe('typed-twentyFourHourMeterRead')
    await fireEvent.click(screen.getByRole('button', { name: 'Keep these readings' }))
    expect((await screen.findByRole('alert')).textContent).toContain('Enter at least one reading.')
    await fireEvent.input(screen.getByRole('textbox', { name: '24-hour reading' }), {
      target: { value: '12,400' },
    })
    await fireEvent.input(screen.getByRole('textbox', { name: 'Day' }), { target: { value: 't' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Keep these readings' }))
    await expect
      .poll(() => core.calls.at(-1))
      .toEqual({
        path: 'homes.addReadings',
        input: { homeId: 'h1', readOn: '2026-11-22', values: { twentyFourHourMeterRead: 12_400 } },
      })
    await fireEvent.click(await screen.findByRole('button', { name: /^Remove the readings of 22 November/ }))
    await expect.poll(() => core.calls.at(-1)?.path).toBe('homes.removeReadings')
    await expect.poll(() => screen.queryByRole('button', { name: /22 November/ })).toBeNull()
  })

  test('hides whether somebody is on the register until that is asked for', async () => {
    open('#/homes/h1')
    await atHome()
    const part = screen.getByRole('region', { name: 'Priority Services' })
    expect(words(part)).not.toMatch(/is on the Priority/)
    await fireEvent.click(within(part).getByRole('button', { name: /^Show/ }))
    expect(words(part)).toMatch(/Somebody here is on the Priority Services Register/)
    expect(within(part).getByRole('link', { name: 'Change the record' })).toBeDefined()
  })

  test('tells who lived there when, and what was sent with its case number', async () => {
    open('#/homes/h1')
    await atHome()
    const table = screen.getByRole('table', { name: 'Who lived here when' })
    expect(rows(table)).toEqual([
      'Aoife Byrne | 1 November 2026 | still | 21',
      'Empty | 12 September 2026 | 1 November 2026 | 50',
    ])
    const sent = within(screen.getByRole('list', { name: 'What was sent' }))
    expect(words(sent.getByRole('listitem'))).toMatch(/^Tenant moves in Received by Acquaint, case 4410027/)
    expect(sent.getByRole('link').getAttribute('href')).toBe('#/receipts/rec1')
    const people = within(screen.getByRole('list', { name: 'People of this home' }))
    expect(people.getAllByRole('listitem').map(words)).toEqual([
      'Aoife Byrne Tenant since 1 November 2026',
      'Declan Hennessy Landlord',
    ])
  })

  test('takes the last day of a tenancy, which cannot be before its first', async () => {
    const core = open('#/homes/h1')
    await atHome()
    await fireEvent.click(
      screen.getByRole('button', { name: /^Set the last day of the tenancy of Aoife Byrne/ }),
    )
    await expect.poll(() => document.activeElement?.id).toBe('ends-t1')
    const date = within(screen.getByRole('article', { name: 'Aoife Byrne' }))
    const box = (name: string) => date.getByRole('textbox', { name })
    for (const [name, value] of [
      ['Day', '30'],
      ['Month', '10'],
      ['Year', '2026'],
    ] as const)
      await fireEvent.input(box(name), { target: { value } })
    await fireEvent.click(date.getByRole('button', { name: 'Save' }))
    expect(await date.findByText(/it cannot end before/)).toBeDefined()
    await fireEvent.input(box('Month'), { target: { value: '11' } })
    await fireEvent.click(date.getByRole('button', { name: 'Save' }))
    await expect
      .poll(() => core.calls.at(-1))
      .toEqual({
        path: 'homes.endTenancy',
        input: { tenancyId: 't1', endsOn: '2026-11-30' },
      })
    await expect.poll(() => document.activeElement?.id).toBe('change-t1')
  })

  test('is changed in place, and what is wrong lands on its field', async () => {
    const core = open('#/homes/h1', { knownPeople: [knownPerson('p2', { name: 'Declan Hennessy' })] })
    await atHome()
    await fireEvent.click(screen.getByRole('button', { name: 'Change the supply' }))
    await expect.poll(() => document.activeElement?.id).toBe('supply')
    const { save } = core.client.homes
    core.client.homes.save = () =>
      Promise.reject(invalid([{ path: 'address', message: 'Enter the home’s address.' }]))
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    const link = await screen.findByRole('link', { name: 'Enter the home’s address.' })
    expect(link.getAttribute('href')).toBe('#address.street')
    core.client.homes.save = save
    const street = document.getElementById('address.street')
    if (street) await fireEvent.input(street, { target: { value: ' Linnet Road ' } })
    await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await expect
      .poll(() => core.calls.at(-1))
      .toMatchObject({
        path: 'homes.save',
        input: { id: 'h1', mprn: '10012345678', landlordId: 'p2', address: { street: 'Linnet Road' } },
      })
    await screen.findByRole('heading', { level: 1, name: '14 Linnet Road' })
    await expect.poll(() => document.activeElement?.id).toBe('change-facts')
  })

  test('that is not known is told as such; one that cannot be read is asked for again', async () => {
    open('#/homes/h9')
    expect(await screen.findByText('This home is not known here')).toBeDefined()
  })

  test('that was merged into another shows that one, under its address', async () => {
    const core = fakeCore({ ...sampleWorld(), knownHomes: [LET] })
    core.client.homes.get = () => Promise.resolve(LET)
    window.location.hash = '#/homes/old'
    render(Start, { connect: () => Promise.resolve(core.client) })
    await atHome()
    await expect.poll(() => window.location.hash).toBe('#/homes/h1')
  })
})
