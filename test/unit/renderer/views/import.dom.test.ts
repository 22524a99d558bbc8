import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import * as saving from '#renderer/views/receipt/save-file.ts'
import { fakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { importWorld, rowOf } from '#test/support/import-world.ts'

beforeEach(() => {
  // jsdom has no layout and no modal dialogs.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
})

afterEach(() => {
  window.location.hash = ''
  vi.restoreAllMocks()
})

function open(hash: string, world: FakeWorld) {
  window.location.hash = hash
  const core = fakeCore(world)
  render(Start, { connect: () => Promise.resolve(core.client) })
  const called = (path: string) => core.calls.filter((call) => call.path === path).map(({ input }) => input)
  return { core, called }
}

const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const isAt = (name: string) => screen.findByRole('heading', { level: 1, name })
const fileInput = async () => screen.findByLabelText('The file')

/** A file of so many bytes, that says its text without a browser. */
const csv = (text: string, name = 'september.csv') => new File([text], name, { type: 'text/csv' })

describe('choosing a file', () => {
  test('it goes to the core in pieces, is read, and its columns come up', async () => {
    const { core, called } = open('#/import', importWorld([]))
    core.world.imports.list = []
    // Three bytes more than one piece.
    const text = 'x'.repeat(1_000_003)
    await fireEvent.change(await fileInput(), { target: { files: [csv(text)] } })
    await press('Read the file')
    await isAt('What each column holds')
    expect(called('imports.begin')).toEqual([
      { kind: 'tenant-switch', connectionId: 'c1', name: 'september.csv', size: 1_000_003 },
    ])
    const [one] = core.world.imports.list
    expect(one?.pieces.map((piece) => atob(piece).length)).toEqual([1_000_000, 3])
    expect(window.location.hash).toBe('#/import/i1/columns')
  })

  test('nothing is sent before there is a file, and an empty or a huge one is told', async () => {
    const { core } = open('#/import', importWorld([]))
    await press('Read the file')
    expect(await screen.findByRole('link', { name: 'Choose a CSV file' })).toBeDefined()
    await fireEvent.change(await fileInput(), { target: { files: [csv('')] } })
    await press('Read the file')
    expect(await screen.findByRole('link', { name: /^The file is empty/ })).toBeDefined()
    const huge = csv('a')
    Object.defineProperty(huge, 'size', { value: 20_000_001 })
    await fireEvent.change(await fileInput(), { target: { files: [huge] } })
    await press('Read the file')
    expect(await screen.findByRole('link', { name: /larger than 20 MB/ })).toBeDefined()
    expect(core.calls).toEqual([])
  })

  test('a file that is dropped is taken like one that is chosen', async () => {
    const { called } = open('#/import', importWorld([]))
    const input = await fileInput()
    const place = input.closest('.drop')
    if (place === null) throw new Error('There is no place to drop a file.')
    await fireEvent.drop(place, { dataTransfer: { files: [csv('a,b', 'dropped.csv')] } })
    expect(screen.getByText('dropped.csv')).toBeDefined()
    await press('Read the file')
    await expect.poll(() => called('imports.begin')).toMatchObject([{ name: 'dropped.csv', size: 3 }])
  })

  test('cancelled while it comes in, nothing of it is kept', async () => {
    const { core, called } = open('#/import', importWorld([]))
    core.world.imports.list = []
    const held = Promise.withResolvers<{ kept: true }>()
    core.client.imports.addPiece = () => held.promise
    await fireEvent.change(await fileInput(), { target: { files: [csv('x'.repeat(1_500_000))] } })
    await press('Read the file')
    await press('Cancel')
    held.resolve({ kept: true })
    expect(await screen.findByText('Nothing of the file was kept.')).toBeDefined()
    expect(called('imports.remove')).toHaveLength(1)
    expect(called('imports.read')).toEqual([])
    expect(core.world.imports.list).toEqual([])
  })

  test('an empty file to fill in is of the kind that was chosen', async () => {
    const saved = vi.spyOn(saving, 'saveFile').mockReturnValue()
    const { called } = open('#/import', importWorld([]))
    await fireEvent.change(await screen.findByLabelText('What is happening at the homes?'), {
      target: { value: 'landlord-switch' },
    })
    await press(/Download an empty file/)
    await expect
      .poll(() => saved.mock.calls)
      .toEqual([['tenant-switch.csv', 'text/csv', 'property.mprn\r\n']])
    expect(called('imports.template')).toEqual([{ kind: 'landlord-switch' }])
  })
})

describe('columns', () => {
  test('each says what it holds, from where that is known, and what is in it', async () => {
    open('#/import/i1/columns', importWorld([rowOf(2, '1')]))
    const meter = await screen.findByLabelText<HTMLSelectElement>('What “Meter” holds')
    expect(meter.value).toBe('property.mprn')
    expect([...meter.querySelectorAll('optgroup')].map(({ label }) => label)).toEqual(['Home', 'Tenant'])
    expect(meter.getAttribute('aria-describedby')).toBe('column-0-hint')
    expect(document.getElementById('column-0-hint')?.textContent).toBe(
      'Home · 11 digits · Guessed from its header',
    )
    expect(screen.getByText('Meter one · Meter two')).toBeDefined()
    expect(screen.getByText('1 column of the file is not used')).toBeDefined()
  })

  test('what is missing is told on top, leads to a column, and keeps from going on', async () => {
    const { called } = open('#/import/i1/columns', importWorld([rowOf(2, '1')], { lacking: true }))
    const link = await screen.findByRole('link', { name: 'No column holds the last name.' })
    await fireEvent.click(link)
    const surname = await screen.findByLabelText('What “Surname” holds')
    expect(document.activeElement).toBe(surname)
    await press('Check 1 row')
    expect(window.location.hash).toBe('#/import/i1/columns')
    await fireEvent.change(surname, { target: { value: 'tenant.lastName' } })
    await expect.poll(() => screen.queryByRole('link', { name: 'No column holds the last name.' })).toBeNull()
    expect(called('imports.arrange')).toMatchObject([
      { settings: { targets: ['property.mprn', 'property.address.street', 'tenant.lastName', null] } },
    ])
    await press('Check 1 row')
    await isAt('Check the rows')
  })

  test('the last of several choices holds, though an earlier one is still being read', async () => {
    const { core, called } = open('#/import/i1/columns', importWorld([rowOf(2, '1')]))
    const held = Promise.withResolvers<undefined>()
    const { arrange } = core.client.imports
    core.client.imports.arrange = async (input) => {
      await held.promise
      return arrange(input)
    }
    const dates = await screen.findByLabelText<HTMLSelectElement>('Dates are written')
    await fireEvent.change(dates, { target: { value: 'year-month-day' } })
    await fireEvent.change(dates, { target: { value: 'month-day-year' } })
    await fireEvent.change(screen.getByLabelText('What “Door” holds'), {
      target: { value: 'property.address.street' },
    })
    held.resolve(undefined)
    await expect.poll(() => called('imports.arrange')).toHaveLength(2)
    expect(called('imports.arrange').at(-1)).toMatchObject({
      settings: {
        dateOrder: 'month-day-year',
        targets: ['property.mprn', 'property.address.street', 'tenant.lastName', 'property.address.street'],
      },
    })
  })

  test('that other cells drop what was mended is said at the two fields that make them, once something was', async () => {
    const rows = [rowOf(2, '1'), { ...rowOf(3, '2'), mended: [0] }, { ...rowOf(4, '3'), mended: [0, 1] }]
    const { core } = open('#/import/i1/columns', importWorld(rows))
    const hintOf = (label: string) =>
      document.getElementById(`${screen.getByLabelText(label).id}-hint`)?.textContent
    await screen.findByLabelText('Between the cells')
    for (const label of ['Between the cells', 'Letters'])
      expect(hintOf(label)).toBe('Another choice drops what was mended in 2 rows')
    expect(screen.getByLabelText('Letters').getAttribute('aria-describedby')).toBe('encoding-hint')
    expect(hintOf('Dates are written')).toBeUndefined()
    const [one] = core.world.imports.list
    if (one === undefined) throw new Error('There is no file.')
    one.rows = one.rows.map((row) => ({ ...row, mended: [] }))
    await fireEvent.change(screen.getByLabelText('Letters'), { target: { value: 'windows-1252' } })
    await expect.poll(() => hintOf('Letters')).toBeUndefined()
  })

  test('the first rows are shown as they will be read, with what is wrong in its cell', async () => {
    open('#/import/i1/columns', importWorld([rowOf(2, '1')]))
    const table = await screen.findByRole('table')
    const row = within(table).getByRole('row', { name: /^2/ })
    expect(within(row).getByText('The MPRN has not 11 digits.').closest('td')?.className).toContain('wrong')
    expect(within(row).getByText('Quay Street')).toBeDefined()
    expect(within(row).getByText('QUAY ST')).toBeDefined()
  })
})

const THREE = () => [rowOf(2, '10012345678'), rowOf(3, '77'), rowOf(4, '88')]

describe('checking and mending', () => {
  test('rows stand under their tabs, with counts; those to fix come first', async () => {
    open('#/import/i1/check', importWorld(THREE()))
    const tabs = (await screen.findAllByRole('tab')).map((tab) => tab.textContent.replace(/\s+/g, ' ').trim())
    expect(tabs).toEqual(['All 3 items', 'To fix 2 items', 'Ready 1 item', 'Already there 0 items'])
    expect(screen.getByRole('tab', { name: /To fix/ }).getAttribute('aria-selected')).toBe('true')
    await fireEvent.click(screen.getByRole('tab', { name: /All/ }))
    const table = await screen.findByRole('table', { name: 'Rows of the file' })
    expect(table.getAttribute('aria-rowcount')).toBe('4')
    await fireEvent.click(within(table).getByRole('button', { name: /Row 2: show its cells/ }))
    expect(within(table).getByText('blue')).toBeDefined()
  })

  test('Enter keeps a cell and goes to the next; what is right now leaves the list', async () => {
    const { called } = open('#/import/i1/check', importWorld(THREE()))
    const [first, second] = await screen.findAllByLabelText<HTMLInputElement>('Meter')
    if (first === undefined || second === undefined) throw new Error('There are not two cells to fix.')
    expect(document.getElementById(first.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'The MPRN has not 11 digits. Take it from a bill.',
    )
    first.focus()
    await fireEvent.input(first, { target: { value: '10012345679' } })
    await fireEvent.keyDown(first, { key: 'Enter' })
    await expect.poll(() => document.activeElement).toBe(second)
    expect(called('imports.mend')).toEqual([
      { id: 'i1', line: 3, cells: [{ column: 0, text: '10012345679' }] },
    ])
    await expect.poll(() => screen.getAllByLabelText('Meter')).toHaveLength(1)
    expect(screen.getByRole('tab', { name: /To fix 1/ })).toBeDefined()
    expect(screen.getByText('Row 3 is right now. 1 row to fix.')).toBeDefined()
    await fireEvent.input(second, { target: { value: '10012345680' } })
    await fireEvent.keyDown(second, { key: 'Enter' })
    await expect
      .poll(() => document.activeElement?.textContent.replace(/\s+/g, ' ').trim())
      .toBe('Queue 3 rows')
  })

  test('a cell that is still wrong keeps the focus and what was typed, and says why', async () => {
    open('#/import/i1/check', importWorld(THREE()))
    const [first] = await screen.findAllByLabelText<HTMLInputElement>('Meter')
    if (first === undefined) throw new Error('There is no cell to fix.')
    first.focus()
    await fireEvent.input(first, { target: { value: '123' } })
    await fireEvent.keyDown(first, { key: 'Enter' })
    expect(await screen.findByText(/^Row 3 is not right yet: The MPRN has not 11 digits/)).toBeDefined()
    expect(document.activeElement).toBe(first)
    expect(first.value).toBe('123')
  })

  test('a cell is kept when it is left too; when that fails what was typed stays', async () => {
    const { core, called } = open('#/import/i1/check', importWorld(THREE()))
    const { mend } = core.client.imports
    core.client.imports.mend = () => Promise.reject(new Error('No.'))
    const [first] = await screen.findAllByLabelText<HTMLInputElement>('Meter')
    if (first === undefined) throw new Error('There is no cell to fix.')
    await fireEvent.input(first, { target: { value: '10012345679' } })
    await fireEvent.change(first)
    expect(await screen.findByText('Not done')).toBeDefined()
    expect(first.value).toBe('10012345679')
    core.client.imports.mend = mend
    await fireEvent.change(first)
    await expect.poll(() => called('imports.mend')).toHaveLength(1)
    await expect.poll(() => screen.queryByText('Not done')).toBeNull()
  })

  test('the failed rows are taken along as a file', async () => {
    const saved = vi.spyOn(saving, 'saveFile').mockReturnValue()
    open('#/import/i1/check', importWorld(THREE()))
    await press(/Download 2 failed rows/)
    await expect.poll(() => saved.mock.calls).toEqual([['failed.csv', 'text/csv', 'a,handover_column\r\n']])
  })
})

describe('queuing', () => {
  test('says what will happen, and what stays', async () => {
    open('#/import/i1/queue', importWorld(THREE()))
    await isAt('Queue the rows')
    const words = (await screen.findByRole('region', { name: 'What will happen' })).textContent
    expect(words.replace(/\s+/g, ' ')).toContain(
      '1 row goes into the outbox, all of them or none: Tenant moves in, to Acquaint through Acquaint.',
    )
    expect(words).toContain('2 rows stay here to be fixed')
    expect(words.replace(/\s+/g, ' ')).toContain('up to 100 a minute: less than a minute')
  })

  test('cancelled half-way, nothing was queued', async () => {
    const world = importWorld(THREE())
    const held = Promise.withResolvers<undefined>()
    world.imports.progress = [{ stage: 'queuing', done: 1, total: 1 }]
    world.imports.queue = async () => {
      await held.promise
      return { batch: null, queued: 0, cancelled: true }
    }
    const { called } = open('#/import/i1/queue', world)
    await press('Queue 1 row')
    expect(await screen.findByText('Queuing… 1 of 1 rows')).toBeDefined()
    await press('Cancel')
    await expect.poll(() => called('imports.stop')).toEqual([{ id: 'i1' }])
    held.resolve(undefined)
    expect(await screen.findByText(/not one of the rows is in the outbox/)).toBeDefined()
    expect(screen.getByRole('button', { name: 'Queue 1 row' })).toBeDefined()
  })

  test('queued, its batch comes up', async () => {
    const world = importWorld(THREE())
    const none = { queued: 0, waiting: 0, sending: 0, unconfirmed: 0, rejected: 0, accepted: 0, cancelled: 0 }
    const batch = {
      id: 'b1',
      kind: 'tenant-switch',
      connectionId: 'c1',
      connectionLabel: 'Acquaint',
      name: 'september.csv',
      madeAt: '2026-11-22T10:00:00.000Z',
      by: 'Aoife Byrne',
      total: 1,
      counts: { ...none, queued: 1 },
      doneAt: null,
    } as const
    world.imports.queue = () => {
      world.batches = [batch]
      return Promise.resolve({ batch, queued: 1, cancelled: false })
    }
    open('#/import/i1/queue', world)
    await press('Queue 1 row')
    await isAt('Tenant moves in, 1 row')
    expect(window.location.hash).toBe('#/batches/b1')
  })
})

test('an import can be removed, once that is confirmed', async () => {
  const { called } = open('#/import/i1/check', importWorld(THREE()))
  await press('Remove this import')
  expect(called('imports.remove')).toEqual([])
  await press('Remove the import')
  await expect.poll(() => window.location.hash).toBe('#/outbox')
  expect(called('imports.remove')).toEqual([{ id: 'i1' }])
})
