import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { FakeCore, FakeWorld } from '#test/support/fake-client.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { award, sampleAwards, TODAY } from '#test/support/sample-awards.ts'
import { CTRL_HUB } from '#test/support/sample-ctrl-hub.ts'
import { workingDay } from '#test/support/fake-working-day.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

type Asked = Parameters<FakeCore['client']['ctrlHub']['awards']>[0]
type Answer = Awaited<ReturnType<FakeCore['client']['ctrlHub']['awards']>>

beforeEach(() => {
  window.scrollTo = () => {}
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${TODAY}T10:00:00Z`) })
})

afterEach(() => {
  vi.useRealTimers()
  window.location.hash = ''
})

function open(some: Partial<FakeWorld>, answer?: (asked: Asked) => Answer | Promise<Answer>) {
  window.location.hash = '#/today'
  const core = fakeCore({ ...sampleWorld(), ...some })
  const asked: Asked[] = []
  core.client.ctrlHub.awards = async (input) => {
    asked.push(input)
    return answer === undefined ? { awards: core.world.awards, next: null, failure: null } : answer(input)
  }
  render(Start, { connect: () => Promise.resolve(core.client) })
  return { core, asked }
}

const NOTHING = { drafts: [], submissions: [] } satisfies Partial<FakeWorld>
const wordsOf = (element: HTMLElement) => element.textContent.replace(/\s+/g, ' ').trim()
const reminders = () => screen.findByRole('region', { name: 'Qualifications' })
const rowsOf = (region: HTMLElement) => within(region).getAllByRole('listitem').map(wordsOf)

describe('reminders of qualifications', () => {
  test('tell what is not valid and what expires soon, five at most, and how many more', async () => {
    const more = [...sampleAwards(), award({ id: 'extra', expiresAt: '2027-01-10T12:00:00Z' })]
    open({ connections: [CTRL_HUB], awards: more })
    const link = await screen.findByRole('link', { name: 'and 2 more' })
    expect(link.getAttribute('href')).toBe('#/qualifications')
    const region = await reminders()
    expect(rowsOf(region)).toEqual([
      'Daniel Okafor Domestic natural gas: core safety (CCN1) · Expired 9 days ago Critical risk',
      'Harpreet Singh Working at height · Expires 17 January 2029 No risk',
      'Aoife Byrne Domestic natural gas: core safety (CCN1) · Expires in 4 days Critical risk',
      'Katarzyna Nowak Working at height · Expires in 24 days High risk',
      'Aoife Byrne Gas Safe: domestic boilers · Expires in 42 days High risk',
    ])
    expect(within(region).getAllByRole('heading', { level: 3 }).map(wordsOf)).toEqual([
      'Not valid',
      'Within 30 days',
      'Within 90 days 1 of 3',
    ])
  })

  test('are read of every connection to Ctrl Hub, and only of those', async () => {
    const connections = [...sampleWorld().connections, CTRL_HUB, { ...CTRL_HUB, id: 'h2' }]
    const { asked } = open({ connections, awards: [] })
    await screen.findByText('Nothing expires within 90 days.')
    for (const connectionId of ['c-hub', 'h2'])
      expect(asked.filter((one) => one.connectionId === connectionId)).toEqual([
        { connectionId, offset: 0, expiresWithinDays: 90, notValid: false, latestOnly: true },
        { connectionId, offset: 0, expiresWithinDays: null, notValid: true, latestOnly: true },
      ])
    expect(asked).toHaveLength(4)
  })

  test('come after the page, which does not wait for them', async () => {
    const late = Promise.withResolvers<Answer>()
    open({ connections: [CTRL_HUB] }, () => late.promise)
    await screen.findByRole('heading', { name: 'Needs attention' })
    expect(wordsOf(await reminders())).toBe('Qualifications Looking for what expires soon…')
    late.resolve({ awards: [award()], next: null, failure: null })
    await screen.findByText(/Expires in 21 days/)
  })

  test('whose connection does not answer say so in a line, beside those of the others', async () => {
    const failure = { path: '', message: 'No.', fix: '', from: 'handover', code: 'HO-HTTP-TIMEOUT' } as const
    open({ connections: [CTRL_HUB, { ...CTRL_HUB, id: 'h2', label: 'Ctrl Hub, Cork' }] }, (asked) => {
      if (asked.connectionId === 'h2') throw new Error('Not reached.')
      return asked.notValid
        ? { awards: [], next: null, failure }
        : { awards: [award()], next: null, failure: null }
    })
    await screen.findByText('Ctrl Hub did not answer, so its qualifications may be missing here.')
    await screen.findByText('Ctrl Hub, Cork did not answer, so its qualifications may be missing here.')
    expect(rowsOf(await reminders())).toHaveLength(1)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('leave out what a service does not filter, and what was followed', async () => {
    const awards = [
      award({ id: 'far', expiresAt: '2028-01-01T00:00:00Z' }),
      award({ id: 'followed', isLatest: false }),
    ]
    open({ connections: [CTRL_HUB], awards })
    await screen.findByText('Nothing expires within 90 days.')
  })

  test('are read page by page; where there are more than that, the count says at least', async () => {
    const { asked } = open({ connections: [CTRL_HUB] }, ({ offset, notValid }) => ({
      awards: notValid
        ? []
        : [0, 1, 2].map((count) => award({ id: `${offset + count}`, expiresAt: '2026-12-10T00:00:00Z' })),
      next: notValid ? null : offset + 3,
      failure: null,
    }))
    await screen.findByRole('link', { name: 'and at least 4 more' })
    expect(asked.filter(({ notValid }) => !notValid).map(({ offset }) => offset)).toEqual([0, 3, 6])
  })

  test('are not there for somebody without Ctrl Hub', async () => {
    const { asked } = open({})
    await screen.findByRole('heading', { name: 'Needs attention' })
    expect(screen.queryByRole('region', { name: 'Qualifications' })).toBeNull()
    expect(asked).toEqual([])
  })
})

test('a draft is told by what it is', async () => {
  const [draft] = sampleWorld().drafts
  if (draft === undefined) throw new Error('The sample world has no draft.')
  const drafts = [
    draft,
    { ...draft, id: 'd9', kind: 'psr-record' as const, title: '7 Bridge Street' },
    { ...draft, id: 'd8', kind: 'qualification-award' as const, title: '' },
  ]
  open({ ...NOTHING, drafts })
  const list = await screen.findByRole('list', { name: 'In progress' })
  const [first, second, third] = within(list).getAllByRole('listitem').map(wordsOf)
  expect(first).toContain('3 Mill Lane, Bandon Tenant moves in · last changed')
  expect(second).toContain('7 Bridge Street Priority Services record · last changed')
  expect(third).toContain('A qualification not chosen yet Qualification award · last changed')
})

describe('what is due', () => {
  const due = (
    what: 'chase' | 'supplier' | 'letter' | 'void' | 'gas',
    since: string,
    subject: string = what,
  ) => ({
    what,
    subject,
    since,
    title: `${subject} Quay Street`,
    number: what === 'chase' ? '4410027' : null,
    address: `#/homes/${subject}`,
  })
  const rows = async () => {
    const list = await screen.findByRole('list', { name: 'Due' })
    return within(list).getAllByRole('listitem').map(wordsOf)
  }

  test('says what to do, since when, and how to be rid of it', async () => {
    const items = [
      due('gas', '2026-11-27'),
      due('gas', '2026-12-27', 'gas2'),
      due('void', '2026-11-15'),
      due('void', '2026-10-27', 'void2'),
      due('letter', '2026-11-19'),
      due('chase', '2026-11-18'),
      due('supplier', '2026-11-17'),
    ]
    open({ workingDay: workingDay({ due: items }) })
    expect(await rows()).toEqual([
      expect.stringContaining('The gas safety record ran out on 27 November 2026. Gas record Put off to'),
      expect.stringContaining('The gas safety record runs out on 27 December 2026, in 28 days.'),
      expect.stringContaining('Empty since 15 November 2026, 14 days. Who pays for it'),
      expect.stringContaining('Past 28 days'),
      expect.stringContaining(
        'No answer by 19 November 2026. Ask whether they have it. No answer They answered',
      ),
      expect.stringContaining('Ring Acquaint and quote case 4410027. Ask them They answered'),
      expect.stringContaining('Has the first bill come to the right person? Check the bill It has come'),
    ])
    expect((await rows())[2]).toContain('Put off to 13 December 2026')
    expect(screen.getByRole('link', { name: 'letter Quay Street' }).getAttribute('href')).toBe(
      '#/homes/letter',
    )
  })

  test.each([
    ['They answered: chase Quay Street', 'chase', null],
    ['In a week: chase Quay Street', 'chase', '2026-12-06'],
    ['Put off to 13 December 2026: void Quay Street', 'void', '2026-12-13'],
  ] as const)('“%s” notes it, and it is gone', async (name, what, until) => {
    const { core } = open({
      workingDay: workingDay({ due: [due('void', '2026-11-15'), due('chase', '2026-11-18')] }),
    })
    await fireEvent.click(await screen.findByRole('button', { name }))
    await vi.waitFor(async () => expect(await rows()).toHaveLength(1))
    expect(core.calls).toContainEqual({
      path: 'today.follow',
      input: { subjects: [{ what, subject: what }], until },
    })
    expect(screen.getByText('Noted.')).toBeDefined()
  })

  test('many switches can be noted at once', async () => {
    const items = [1, 2, 3].map((number) => due('chase', '2026-11-18', `s${number}`))
    const { core } = open({ ...NOTHING, workingDay: workingDay({ due: items }) })
    await fireEvent.click(await screen.findByRole('button', { name: 'They answered all 3 switches shown' }))
    await vi.waitFor(() => expect(screen.queryByRole('list', { name: 'Due' })).toBeNull())
    const subjects = items.map(({ what, subject }) => ({ what, subject }))
    expect(core.calls).toContainEqual({ path: 'today.follow', input: { subjects, until: null } })
  })

  test('what could not be noted stays, and is told', async () => {
    const { core } = open({ workingDay: workingDay({ due: [due('chase', '2026-11-18')] }) })
    core.client.today.follow = () => Promise.reject(new Error('No.'))
    await fireEvent.click(await screen.findByRole('button', { name: 'They answered: chase Quay Street' }))
    expect(await screen.findByText('It could not be noted')).toBeDefined()
    expect(await rows()).toHaveLength(1)
  })

  test('of many the first eight are shown, the others when they are asked for', async () => {
    const items = Array.from({ length: 11 }, (_, at) => due('supplier', '2026-11-18', `s${at}`))
    open({ workingDay: workingDay({ due: items, moreDue: true }) })
    expect(await rows()).toHaveLength(8)
    await fireEvent.click(screen.getByRole('button', { name: 'Show all 11 of the most pressing' }))
    expect(await rows()).toHaveLength(11)
    expect(screen.getByText(/There is more/)).toBeDefined()
  })
})

test('homes that are empty for a short while, and letters under way, stand beside what is in progress', async () => {
  const letter = {
    what: 'letter' as const,
    subject: 'l1',
    title: '4 Quay Street',
    number: null,
    address: '#/homes/h1',
  }
  open({
    ...NOTHING,
    emptyHomes: [{ homeId: 'h8', begunBy: 's8', title: '8 Quay Street', since: '2026-11-25' }],
    workingDay: workingDay({ lettersOut: [{ ...letter, since: '2026-12-18' }] }),
  })
  const empty = await screen.findByRole('list', { name: 'Empty homes' })
  expect(wordsOf(empty)).toContain('8 Quay Street Empty since 25 November 2026, 4 days')
  const letters = await screen.findByRole('list', { name: 'Letters without an answer yet' })
  expect(wordsOf(letters)).toContain('they should answer by 18 December 2026')
  expect(screen.queryByRole('list', { name: 'In progress' })).toBeNull()
})

describe('an empty Today teaches', () => {
  test.each([
    ['without a connection', [], 'Add the account that your work goes through', '#/connections/new'],
    [
      'with Acquaint',
      sampleWorld().connections.slice(0, 1),
      'A tenant moves in today? Start here',
      '#/new/tenant-switch',
    ],
    ['with Ctrl Hub', [CTRL_HUB], 'Who needs something at a home today?', '#/new'],
    [
      'with both',
      [...sampleWorld().connections.slice(0, 1), CTRL_HUB],
      'What is happening at a home today?',
      '#/new',
    ],
  ])('%s', async (_with, connections, title, href) => {
    open({ ...NOTHING, connections })
    const words = await screen.findByText(title)
    const button = within(words.parentElement ?? document.body).getByRole('link')
    expect(button.getAttribute('href')).toBe(href)
  })
})
