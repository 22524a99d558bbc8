import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Award } from '#shared/contract/ctrl-hub.ts'
import type { Connection } from '#shared/contract/connections.ts'
import { fakeCore, type FakeCore } from '#test/support/fake-client.ts'
import { award, sampleAwards, TODAY } from '#test/support/sample-awards.ts'
import { CTRL_HUB } from '#test/support/sample-ctrl-hub.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

type Asked = Parameters<FakeCore['client']['ctrlHub']['awards']>[0]
type Answer = Awaited<ReturnType<FakeCore['client']['ctrlHub']['awards']>>

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${TODAY}T10:00:00Z`) })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  window.location.hash = ''
})

/** Opens the page over a service that answers as `answer` says. */
function open(
  answer: (asked: Asked) => Answer | Promise<Answer> = () => page(sampleAwards()),
  connections: Connection[] = [CTRL_HUB],
) {
  window.location.hash = '#/qualifications'
  const core = fakeCore({ ...sampleWorld(), connections })
  const asked: Asked[] = []
  core.client.ctrlHub.awards = async (input) => {
    asked.push(input)
    return answer(input)
  }
  render(Start, { connect: () => Promise.resolve(core.client) })
  return { core, asked }
}

const page = (awards: Award[], next: number | null = null): Answer => ({ awards, next, failure: null })
const rows = async () => {
  await screen.findByRole('table')
  return screen.getAllByRole('row').slice(1).map(wordsOf)
}
const wordsOf = (element: HTMLElement) => element.textContent.replace(/\s+/g, ' ').trim()
const choose = async (label: string) => fireEvent.click(await screen.findByLabelText(label))

describe('the timeline', () => {
  test('tells every award in words, what ends first on top', async () => {
    open()
    const told = await rows()
    expect(told).toHaveLength(9)
    expect(told[0]).toContain('Daniel Okafor Domestic natural gas: core safety (CCN1)')
    expect(told[0]).toContain('Awarded 21 November 2021, expires 20 November 2026.')
    expect(told[0]).toContain('Critical risk Expired 9 days ago Not valid')
    expect(told[1]).toContain('Aoife Byrne')
    expect(told[1]).toContain('Expires in 4 days')
    expect(told.find((row) => row.includes('Callum Reid'))).toContain('Low risk Expires 19 April 2027')
    expect(told.at(-1)).toContain('Emergency first aid at work')
    expect(told.at(-1)).toContain('No expiry date')
    expect(screen.getByText('9 awards')).toBeDefined()
  })

  test('draws a lane for each award, for the eye only', async () => {
    open()
    await rows()
    const lanes = document.querySelectorAll('tbody svg.lane')
    expect(lanes).toHaveLength(9)
    for (const lane of lanes) expect(lane.getAttribute('aria-hidden')).toBe('true')
    // The one that ends in four days: each level that it went through, and the date at its end.
    const levels = [...(lanes[1]?.querySelectorAll('rect') ?? [])].map((rect) => rect.getAttribute('class'))
    expect(levels.map((names) => /level-\w+/.exec(names ?? '')?.[0])).toEqual([
      'level-none',
      'level-low',
      'level-medium',
      'level-high',
      'level-critical',
    ])
    expect(lanes[1]?.querySelector('text')?.textContent).toBe('3 December 2026')
  })

  test('says what the bars mean', async () => {
    open()
    const legend = await screen.findByRole('list', { name: 'What the bars mean' })
    expect(within(legend).getAllByRole('listitem').map(wordsOf)).toEqual([
      'No risk',
      'Low risk',
      'Medium risk',
      'High risk',
      'Critical risk',
      'Assigned, until it is due',
      'Run out',
    ])
  })
})

test('the table has the status and every date in its column', async () => {
  open(() => page([award({ status: 'in_training', due: '2026-12-31T23:59:59Z' })]))
  await choose('Table')
  const [row] = screen.getAllByRole('row').slice(1)
  const cells = within(row ?? document.body)
    .getAllByRole('cell')
    .map(wordsOf)
  expect(cells.slice(0, 4)).toEqual([
    'In training',
    '20 December 2023',
    '31 December 2026',
    '20 December 2026',
  ])
})

test('what the service leaves open is told as that', async () => {
  open(() =>
    page([award({ member: null, qualification: null, risk: null, expiresAt: null, isLatest: false })]),
  )
  const [row] = await rows()
  expect(row).toContain('A member who is not named A qualification that is not named')
  expect(row).toContain('Risk not known')
  expect(row).toContain('A later one has followed')
})

describe('filters', () => {
  test('ask the service, and show what it answers', async () => {
    const { asked } = open(({ expiresWithinDays, notValid, latestOnly }) =>
      page(
        sampleAwards().filter(
          ({ id }) =>
            (expiresWithinDays === null || id === 'a-critical') &&
            (!notValid || id === 'a-over') &&
            (latestOnly || id === 'a-none'),
        ),
      ),
    )
    await rows()
    expect(asked[0]).toEqual({
      connectionId: 'c-hub',
      offset: 0,
      expiresWithinDays: null,
      notValid: false,
      latestOnly: true,
    })
    for (const days of [30, 60, 90]) {
      await choose(`${days} days`)
      expect(asked.at(-1)).toMatchObject({ expiresWithinDays: days, offset: 0 })
    }
    expect(await screen.findByText('1 award')).toBeDefined()
    expect((await rows())[0]).toContain('Expires in 4 days')

    await choose('Any time')
    await choose('Not valid')
    expect(asked.at(-1)).toMatchObject({ expiresWithinDays: null, notValid: true, latestOnly: true })
    expect((await rows())[0]).toContain('Daniel Okafor')
    await choose('Not valid')
    await choose('Latest only')
    expect(asked.at(-1)).toMatchObject({ notValid: false, latestOnly: false })
  })

  test('an answer that comes late, to an earlier question, is dropped', async () => {
    const late = Promise.withResolvers<Answer>()
    open(({ expiresWithinDays }) =>
      expiresWithinDays === 30 ? late.promise : page([award({ member: { id: 'm', label: 'In Time' } })]),
    )
    await rows()
    await choose('30 days')
    await choose('60 days')
    await screen.findByText('1 award')
    late.resolve(page(sampleAwards()))
    await late.promise
    await Promise.resolve()
    expect((await rows()).length).toBe(1)
  })

  test('that nothing matches say so, and can be taken away', async () => {
    const { asked } = open(({ expiresWithinDays }) => page(expiresWithinDays === null ? sampleAwards() : []))
    await choose('60 days')
    await screen.findByText('Nothing expires within 60 days')
    await fireEvent.click(screen.getByRole('button', { name: 'Show all' }))
    expect(await rows()).toHaveLength(9)
    expect(asked.at(-1)).toMatchObject({ expiresWithinDays: null, notValid: false })
  })
})

describe('pages', () => {
  const two = ({ offset }: Asked) =>
    offset === 0 ? page(sampleAwards().slice(0, 5), 5) : page(sampleAwards().slice(4))

  test('are read one after another, each award once', async () => {
    const { asked } = open(two)
    expect(await rows()).toHaveLength(5)
    expect(screen.getByText('5 are shown so far, by when they end. There are more.')).toBeDefined()
    await fireEvent.click(screen.getByRole('button', { name: 'Show more' }))
    await screen.findByText('9 awards')
    expect(await rows()).toHaveLength(9)
    expect(asked.at(-1)).toMatchObject({ offset: 5 })
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
    expect(document.activeElement?.textContent).toContain('9 awards')
  })

  test('without a match are read on by themselves', async () => {
    open(({ offset }) => (offset < 30 ? page([], offset + 10) : page([award()])))
    expect(await rows()).toHaveLength(1)
  })

  test('that fail leave what is there, and can be tried again', async () => {
    let fails = true
    open((asked) => (asked.offset > 0 && fails ? { awards: [], next: null, failure: TIMEOUT } : two(asked)))
    await rows()
    await fireEvent.click(screen.getByRole('button', { name: 'Show more' }))
    await screen.findByText('Ctrl Hub did not answer in time.')
    expect(await rows()).toHaveLength(5)
    fails = false
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByText('9 awards')
    expect(screen.queryByText('Ctrl Hub did not answer in time.')).toBeNull()
  })
})

const TIMEOUT: Answer['failure'] = {
  path: '',
  message: 'Ctrl Hub did not answer in time.',
  fix: 'Try again in a moment.',
  from: 'handover',
  code: 'HO-HTTP-TIMEOUT',
}

test('a service that does not answer is told, with what to do, and asked again', async () => {
  let fails = true
  open(() => (fails ? { awards: [], next: null, failure: TIMEOUT } : page(sampleAwards())))
  await screen.findByText('Ctrl Hub did not answer in time.')
  expect(screen.getByText('Try again in a moment.')).toBeDefined()
  expect(screen.queryByRole('table')).toBeNull()
  fails = false
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await rows()).toHaveLength(9)
})

test('a connection that fails in a filter does not show the rows of another filter', async () => {
  open(({ notValid }) => (notValid ? { awards: [], next: null, failure: TIMEOUT } : page(sampleAwards())))
  await rows()
  await choose('Not valid')
  await screen.findByText('Ctrl Hub did not answer in time.')
  expect(screen.queryByRole('table')).toBeNull()
  expect(screen.queryByText(/None found yet/)).toBeNull()
})

test('without any award the page teaches how to record one', async () => {
  open(() => page([]))
  await screen.findByText('No awards yet')
  const links = screen.getAllByRole('link', { name: 'Record an award' })
  for (const link of links) expect(link.getAttribute('href')).toBe('#/new/qualification-award')
})

test('without a connection to Ctrl Hub it says what it would need', async () => {
  const { asked } = open(undefined, [])
  await screen.findByText('Qualifications are kept in Ctrl Hub')
  expect(screen.getByRole('link', { name: 'Add a connection' }).getAttribute('href')).toBe(
    '#/connections/new',
  )
  expect(asked).toEqual([])
})

test('of several connections one is chosen', async () => {
  const { asked } = open(
    ({ connectionId }) => page([award({ member: { id: 'm', label: `Member of ${connectionId}` } })]),
    [CTRL_HUB, { ...CTRL_HUB, id: 'h2', label: 'Ctrl Hub, Cork' }],
  )
  expect((await rows())[0]).toContain('Member of c-hub')
  await fireEvent.change(screen.getByLabelText('Connection'), { target: { value: 'h2' } })
  await screen.findByText('Member of h2')
  expect(asked.at(-1)).toMatchObject({ connectionId: 'h2' })
})

describe('renewing', () => {
  test('is offered for what ends soon or no longer counts, and was achieved once', async () => {
    open()
    await rows()
    const offered = screen.getAllByRole('button', { name: /^Renew/ }).map(wordsOf)
    expect(offered).toEqual([
      'Renew Domestic natural gas: core safety (CCN1) of Daniel Okafor',
      'Renew Domestic natural gas: core safety (CCN1) of Aoife Byrne',
      'Renew Working at height of Katarzyna Nowak',
      'Renew Level 3 Award in the Requirements for Electrical Installations (BS 7671) of Aoife Byrne',
      'Renew Working at height of Harpreet Singh',
    ])
  })

  test('is not offered for one that has been followed', async () => {
    open(() => page([award({ isLatest: false })]))
    await rows()
    expect(screen.queryByRole('button', { name: /^Renew/ })).toBeNull()
  })

  test('opens a draft that carries the member and the qualification over', async () => {
    const resources = { member: { type: 'people' } }
    const { core } = open(() => page([award()]), [{ ...CTRL_HUB, resources }])
    await fireEvent.click(await screen.findByRole('button', { name: /^Renew/ }))
    await vi.waitFor(() => expect(window.location.hash).toMatch(/^#\/drafts\//))
    const draft = core.world.drafts.at(-1)
    expect(draft).toMatchObject({
      kind: 'qualification-award',
      connectionId: 'c-hub',
      step: 'status',
      answers: {
        'member.id': 'member-1',
        'member.type': 'people',
        'member.label': 'Aoife Byrne',
        'qualification.id': 'qualification-1',
        'qualification.type': 'qualifications',
        'qualification.label': 'Gas Safe: domestic boilers',
      },
    })
    expect(window.location.hash).toBe(`#/drafts/${draft?.id ?? ''}`)
  })
})
