import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { BilledService } from '#shared/contract/yeti.ts'
import { fakeCore, type FakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'
import { BROADBAND, SERVICE, YETI, yetiWorld } from '#test/support/sample-yeti.ts'

beforeEach(() => {
  // jsdom has no layout.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
})

afterEach(() => {
  window.location.hash = ''
})

function open(hash: string, world: FakeWorld = yetiWorld()) {
  window.location.hash = hash
  const core = fakeCore(world)
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

type Asked = Parameters<FakeCore['client']['yeti']['services']>[0]

/** The service answers with its list as it stands; what it was asked is kept. */
function watched(core: FakeCore): Asked[] {
  const asked: Asked[] = []
  const { services } = core.client.yeti
  core.client.yeti.services = async (input) => {
    asked.push(input)
    return services(input)
  }
  return asked
}

const ALL = {
  name: '',
  accountId: null,
  typeId: null,
  createdFrom: null,
  createdTo: null,
  renewTo: null,
}
const MANY: BilledService[] = Array.from({ length: 61 }, (_, place) => ({
  ...SERVICE,
  id: String(100 + place),
  name: `Service of home ${place + 1}`,
}))
const FAILED = {
  path: '',
  message: 'Yeti did not answer.',
  fix: 'Try again in a minute.',
  from: 'service',
  code: 'HO-HTTP-503',
} as const

const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const wordsOf = (element: HTMLElement) => element.textContent.replace(/\s+/g, ' ').trim()
const rows = async () => {
  await screen.findByRole('table')
  return screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()).join(' | '))
}
const standing = async () =>
  wordsOf(within(await screen.findByRole('region', { name: 'Billed services' })).getByRole('status'))

describe('the stop in the rail', () => {
  test('is there with a connection to Yeti, and marked on its pages', async () => {
    open('#/services/c-yeti/10')
    expect((await screen.findByRole('link', { name: 'Billed services' })).getAttribute('aria-current')).toBe(
      'page',
    )
  })

  test('is not there without one', async () => {
    open('#/today', sampleWorld())
    await screen.findByRole('link', { name: /^Outbox/ })
    expect(screen.queryByRole('link', { name: 'Billed services' })).toBe(null)
  })
})

describe('the list', () => {
  test('tells each service with its account, type, state, prices in the currency, and dates', async () => {
    const asked = watched(open('#/services'))
    expect(await rows()).toEqual([
      'Broadband, 14 Harbour Road ho-7k2m9x4q | Harbour Lets, Kinsale | Broadband | Active | €25.00 | €39.99 every month | 1 December 2026 | 2 November 2026',
    ])
    expect(await standing()).toBe('1 of 1')
    expect(asked).toEqual([{ connectionId: 'c-yeti', page: 1, filters: ALL, sort: '-created-at' }])
    expect(screen.queryByRole('navigation', { name: 'Pages' })).toBe(null)
  })

  test('says what Yeti leaves open, and suspended and unknown states in words', async () => {
    open(
      '#/services',
      yetiWorld({
        services: [
          {
            ...SERVICE,
            name: '',
            state: 'Suspended',
            account: null,
            type: null,
            renewAt: null,
            initialPrice: '-5.0',
          },
          { ...SERVICE, id: '11', state: 'Zombie', renewPeriod: 'one-time', renewAt: null },
        ],
      }),
    )
    const [first, second] = await rows()
    expect(first).toBe(
      'Service 10 | – | – | Suspended | 5.00 credit | 39.99 every month | – | 2 November 2026',
    )
    expect(second).toContain('Zombie')
    expect(second).toContain('once only')
  })

  test('is narrowed by name once typing rests, commas and all, from the first page', async () => {
    const asked = watched(open('#/services', yetiWorld({ services: MANY })))
    await rows()
    await press('Next page')
    await expect.poll(standing).toBe('26–50 of 61')
    const name = screen.getByLabelText('Name or reference')
    for (const text of ['S', 'Sm', 'Smith, Ltd ']) await fireEvent.input(name, { target: { value: text } })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(asked).toHaveLength(2)
    await expect.poll(() => asked.length).toBe(3)
    expect(asked[2]).toEqual({
      connectionId: 'c-yeti',
      page: 1,
      filters: { ...ALL, name: 'Smith, Ltd' },
      sort: '-created-at',
    })
    expect(await screen.findByText('No billed service is like that')).toBeDefined()
    await press('Show all')
    await expect.poll(standing).toBe('1–25 of 61')
    expect(asked.at(-1)?.filters).toEqual(ALL)
    expect(screen.getByLabelText<HTMLInputElement>('Name or reference').value).toBe('')
  })

  test('is narrowed by a picked account and type, which can be taken away', async () => {
    const asked = watched(open('#/services'))
    await rows()
    const pick = async (field: string, option: RegExp) => {
      await fireEvent.keyDown(screen.getByRole('combobox', { name: field }), { key: 'ArrowDown' })
      await fireEvent.click(await screen.findByRole('option', { name: option }))
    }
    await pick('Account', /Harbour Lets, Kinsale.*balance €120.50/)
    await expect.poll(() => asked.at(-1)?.filters).toEqual({ ...ALL, accountId: '90' })
    await pick('Type', /Broadband/)
    await expect.poll(() => asked.at(-1)?.filters).toEqual({ ...ALL, accountId: '90', typeId: BROADBAND.id })
    await press('Remove: Account')
    await expect.poll(() => asked.at(-1)?.filters).toEqual({ ...ALL, typeId: BROADBAND.id })
  })

  test('the pickers go from page to page', async () => {
    const core = open('#/services')
    const pages: number[] = []
    core.client.yeti.accounts = async ({ page }) => {
      pages.push(page)
      return {
        accounts: [
          { id: String(page), name: `Account no. ${page}`, currency: 'EUR', balance: null, minBalance: null },
        ],
        next: page < 3 ? page + 1 : null,
        failure: null,
      }
    }
    await rows()
    await fireEvent.keyDown(screen.getByRole('combobox', { name: 'Account' }), { key: 'ArrowDown' })
    await fireEvent.click(await screen.findByRole('option', { name: 'Show more' }))
    await fireEvent.click(await screen.findByRole('option', { name: 'Show more' }))
    expect(await screen.findByRole('option', { name: /Account no. 3/ })).toBeDefined()
    expect(pages).toEqual([1, 2, 3])
  })

  test('is narrowed by days once they are days', async () => {
    const asked = watched(open('#/services'))
    await rows()
    const group = within(screen.getByRole('group', { name: 'Renewal due by' }))
    const put = (label: string, value: string) =>
      fireEvent.input(group.getByLabelText(label), { target: { value } })
    await put('Day', '31')
    await put('Month', '12')
    await put('Year', '2026')
    await expect.poll(() => asked.at(-1)?.filters).toEqual({ ...ALL, renewTo: '2026-12-31' })
    expect(asked).toHaveLength(2)
    await put('Month', '2')
    expect(await screen.findByText('This is not a real date. Check its day, month and year')).toBeDefined()
    await expect.poll(() => asked.at(-1)?.filters).toEqual(ALL)
  })

  test('is sorted by a column, and the other way round, from the first page', async () => {
    const asked = watched(open('#/services', yetiWorld({ services: MANY })))
    await rows()
    await press('Next page')
    await expect.poll(standing).toBe('26–50 of 61')
    const header = () => screen.getByRole('columnheader', { name: 'Next renewal' })
    expect(header().getAttribute('aria-sort')).toBe(null)
    await press('Next renewal')
    await expect.poll(() => asked.at(-1)).toMatchObject({ sort: 'renew-at', page: 1 })
    expect(header().getAttribute('aria-sort')).toBe('ascending')
    await press('Next renewal')
    await expect.poll(() => asked.at(-1)?.sort).toBe('-renew-at')
    expect(screen.queryByRole('button', { name: 'State' })).toBe(null)
  })

  test('goes from page to page, and no further than there are', async () => {
    const asked = watched(open('#/services', yetiWorld({ services: MANY })))
    await rows()
    expect(await standing()).toBe('1–25 of 61')
    await press('Previous page')
    expect(asked).toHaveLength(1)
    await press('Next page')
    await expect.poll(standing).toBe('26–50 of 61')
    await expect.poll(() => document.activeElement?.textContent.trim()).toBe('26–50 of 61')
    await press('Next page')
    await expect.poll(standing).toBe('51–61 of 61')
    expect(await rows()).toHaveLength(11)
    await press('Next page')
    expect(asked).toHaveLength(3)
    await press('Previous page')
    await expect.poll(standing).toBe('26–50 of 61')
  })

  test('keeps filters, order and page while a service of it is open', async () => {
    const asked = watched(open('#/services', yetiWorld({ services: MANY })))
    await rows()
    await fireEvent.input(screen.getByLabelText('Name or reference'), { target: { value: 'home' } })
    await expect.poll(() => asked.length).toBe(2)
    await press('Service')
    await press('Next page')
    await expect.poll(standing).toBe('26–50 of 61')
    const before = asked.at(-1)
    window.location.hash = '#/services/c-yeti/130'
    await screen.findByRole('heading', { level: 1, name: 'Service of home 31' })
    await fireEvent.click(screen.getByRole('link', { name: 'All billed services' }))
    await expect.poll(() => screen.queryByLabelText('Name or reference')).not.toBe(null)
    expect(screen.getByLabelText<HTMLInputElement>('Name or reference').value).toBe('home')
    await expect.poll(standing).toBe('26–50 of 61')
    expect(asked.at(-1)).toEqual(before)
    expect(before).toMatchObject({ page: 2, sort: 'name', filters: { ...ALL, name: 'home' } })
  })

  test('an answer to an earlier question is dropped', async () => {
    const core = open('#/services', yetiWorld({ services: MANY }))
    await rows()
    const { services } = core.client.yeti
    let late = () => {}
    core.client.yeti.services = async (input) => {
      if (input.page === 2) await new Promise<void>((resolve) => (late = resolve))
      return services(input)
    }
    await press('Next page')
    await press('Service')
    await expect.poll(standing).toBe('1–25 of 61')
    late()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect((await rows())[0]).toContain('Service of home 1 ')
  })

  test('that cannot be read says why, and is read again', async () => {
    const core = open('#/services', yetiWorld({ failure: FAILED }))
    expect(await screen.findByText('Yeti did not answer.')).toBeDefined()
    expect(screen.getByText('Try again in a minute.')).toBeDefined()
    expect(screen.queryByText('Nothing is billed here yet')).toBe(null)
    core.world.billing.failure = null
    await press('Try again')
    expect(await rows()).toHaveLength(1)
    expect(screen.queryByText('Yeti did not answer.')).toBe(null)
  })

  test('that is empty offers to set a service up', async () => {
    open('#/services', yetiWorld({ services: [] }))
    expect(await screen.findByText('Nothing is billed here yet')).toBeDefined()
    expect(
      screen.getAllByRole('link', { name: 'Set up a service' }).map((link) => link.getAttribute('href')),
    ).toEqual(['#/new/service', '#/new/service'])
  })

  test('of each connection is chosen where there are several; its services are opened through it', async () => {
    const world = yetiWorld()
    const other = { ...YETI, id: 'c-other', label: 'Billing north' }
    const asked = watched(open('#/services', { ...world, connections: [...world.connections, other] }))
    await rows()
    await fireEvent.change(screen.getByLabelText('Connection'), { target: { value: 'c-other' } })
    await expect.poll(() => asked.at(-1)?.connectionId).toBe('c-other')
    expect(window.location.hash).toBe('#/services/c-other')
    await rows()
    expect(screen.getByRole('link', { name: 'Broadband, 14 Harbour Road' }).getAttribute('href')).toBe(
      '#/services/c-other/10',
    )
  })

  test('teaches where there is no connection', async () => {
    open('#/services', sampleWorld())
    expect(await screen.findByText('Billed services are kept in Yeti')).toBeDefined()
  })
})

describe('one service', () => {
  const facts = () =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('.summary .line')].map((line) => [
        wordsOf(within(line).getByRole('term')),
        wordsOf(within(line).getAllByRole('definition')[0] ?? line),
      ]),
    )

  test('tells everything that Yeti says of it in words', async () => {
    const core = open('#/services/c-yeti/10')
    expect(await screen.findByRole('heading', { level: 1, name: 'Broadband, 14 Harbour Road' })).toBeDefined()
    expect(facts()).toEqual({
      Name: 'Broadband, 14 Harbour Road',
      'Handover’s reference': 'ho-7k2m9x4q',
      Account: 'Harbour Lets, Kinsale',
      Type: 'Broadband',
      'Set up': '2 November 2026, 12:46pm (UTC)',
      'Number in Yeti': '10',
      Currency: 'EUR',
      'Initial price': '€25.00',
      'Renewal price': '€39.99',
      'Charged again': 'Every month, on the 1st by Yeti’s clock',
      'Next renewal': '1 December 2026, midnight (UTC)',
    })
    expect(screen.getByText('Active')).toBeDefined()
    expect(core.calls.filter(({ path }) => path.startsWith('yeti.'))).toEqual([
      { path: 'yeti.service', input: { connectionId: 'c-yeti', serviceId: '10' } },
    ])
  })

  test('that is suspended says what that means', async () => {
    open('#/services/c-yeti/10', yetiWorld({ services: [{ ...SERVICE, state: 'Suspended' }] }))
    expect(await screen.findByText(/^The account could not pay the last renewal/)).toBeDefined()
  })

  test('tells its charges and what they come to', async () => {
    const charges = [
      { id: '3', description: 'Renew service', amount: '39.99', createdAt: '2026-12-01T00:00:00.000Z' },
      { id: '2', description: 'Goodwill', amount: '-5.0', createdAt: null },
      { id: '1', description: 'Service creation', amount: '25.0', createdAt: '2026-11-02T12:46:12.104Z' },
    ]
    open('#/services/c-yeti/10', yetiWorld({ charges }))
    expect(await rows()).toEqual([
      '1 December 2026 | Renewal | €39.99 | €59.99',
      'Not given | Goodwill | €5.00 credit | €20.00',
      '2 November 2026 | Initial price, when it was set up | €25.00 | €25.00',
    ])
  })

  test('of which only the latest charges are known gives no sum of them', async () => {
    const core = open('#/services/c-yeti/10')
    const { service } = core.client.yeti
    core.client.yeti.service = async (input) => ({ ...(await service(input)), allCharges: false })
    expect(await rows()).toEqual(['2 November 2026 | Initial price, when it was set up | €25.00'])
    expect(screen.getByText('The latest 1. Earlier ones are in Yeti.')).toBeDefined()
    expect(screen.queryByText('Charged so far')).toBe(null)
  })

  test('keeps its variables hidden until somebody asks, and hides them again', async () => {
    const core = open('#/services/c-yeti/10', yetiWorld({ variables: '{\n  "password": "hush"\n}' }))
    await screen.findByRole('heading', { name: 'Variables' })
    expect(core.calls.filter(({ path }) => path === 'yeti.revealVariables')).toEqual([])
    expect(document.body.textContent).not.toContain('hush')
    await press('Show variables')
    expect(await screen.findByRole('region', { name: 'Variables' })).toBeDefined()
    expect(document.body.textContent).toContain('"hush"')
    expect(core.calls.at(-1)).toEqual({
      path: 'yeti.revealVariables',
      input: { connectionId: 'c-yeti', serviceId: '10' },
    })
    await expect.poll(() => document.activeElement?.id).toBe('hide-variables')
    await press('Hide variables')
    expect(document.body.textContent).not.toContain('hush')
    await expect.poll(() => document.activeElement?.id).toBe('show-variables')
  })

  test('without variables says so; variables that cannot be read say why', async () => {
    const core = open('#/services/c-yeti/10')
    await press('Show variables')
    expect(await screen.findByText('This service has none.')).toBeDefined()
    await press('Hide variables')
    core.world.billing.failure = FAILED
    await press('Show variables')
    expect(await screen.findByText('Yeti did not answer.')).toBeDefined()
  })

  test('begins another on its account, with what the account is like now', async () => {
    const core = open('#/services/c-yeti/10')
    await press('Set up another on this account')
    await expect.poll(() => window.location.hash).toMatch(/^#\/drafts\//)
    expect(core.world.drafts.at(-1)).toMatchObject({
      kind: 'service',
      connectionId: 'c-yeti',
      step: 'type',
      answers: {
        'account.id': '90',
        'account.label': 'Harbour Lets, Kinsale',
        'account.currency': 'EUR',
        'account.balance': '120.50',
        'account.minBalance': '0.0',
      },
    })
    expect(
      await screen.findByRole('heading', { level: 1, name: 'What kind of service is it?' }),
    ).toBeDefined()
  })

  test('begins none when the account cannot be read, and says why', async () => {
    const core = open('#/services/c-yeti/10')
    await screen.findByRole('heading', { level: 1, name: 'Broadband, 14 Harbour Road' })
    const drafts = core.world.drafts.length
    core.world.billing.failure = FAILED
    await press('Set up another on this account')
    expect(await screen.findByText('Yeti did not answer.')).toBeDefined()
    expect(core.world.drafts).toHaveLength(drafts)
    expect(screen.getByRole('heading', { level: 1, name: 'Broadband, 14 Harbour Road' })).toBeDefined()
  })

  test('that is not there, or cannot be read, says so', async () => {
    const core = open('#/services/c-yeti/77')
    expect(await screen.findByText('There is no such service in Yeti')).toBeDefined()
    core.world.billing.failure = FAILED
    window.location.hash = '#/services/c-yeti/10'
    expect(await screen.findByText('Yeti did not answer.')).toBeDefined()
    expect(screen.queryByText('There is no such service in Yeti')).toBe(null)
    core.world.billing.failure = null
    await press('Try again')
    expect(await screen.findByRole('heading', { level: 1, name: 'Broadband, 14 Harbour Road' })).toBeDefined()
  })
})
