import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Connection } from '#shared/contract/connections.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { fakeCore, type FakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { FULL, TODAY } from '#test/support/sample-services.ts'
import { ACCOUNT, BROADBAND, YETI, yetiWorld } from '#test/support/sample-yeti.ts'

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

const DOWN: Problem = {
  path: '',
  message: 'Yeti did not answer.',
  fix: 'Try again.',
  from: 'service',
  code: 'HO-HTTP-TIMEOUT',
}

/** Opens a new service, or a draft of one that stands at a step. */
function open(
  step: string | null = null,
  {
    answers = {},
    billing = {},
    connections = [YETI],
    connectionId = YETI.id,
    world: other = {},
  }: {
    answers?: Draft['answers']
    billing?: Partial<FakeWorld['billing']>
    connections?: Connection[]
    connectionId?: string | null
    world?: Partial<FakeWorld>
  } = {},
): FakeCore {
  const world = { ...yetiWorld(billing), connections, drafts: [], ...other }
  if (step !== null) world.drafts = [{ ...draftAt(step, answers), connectionId }]
  const core = fakeCore(world)
  window.location.hash = step === null ? '#/new/service' : '#/drafts/d1'
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

function draftAt(step: string, answers: Draft['answers']): Draft {
  return {
    id: 'd1',
    kind: 'service',
    connectionId: 'c-yeti',
    step,
    answers: { ...FULL, ...answers },
    blocked: null,
    title: '',
    createdAt: '2026-11-22T10:00:00.000Z',
    updatedAt: '2026-11-22T10:00:00.000Z',
  }
}

const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const type = async (label: string | RegExp, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } })
const isAt = (name: string) => screen.findByRole('heading', { level: 1, name })
const text = (element: HTMLElement) => element.textContent.replaceAll(/\s+/g, ' ').trim()
const created = (core: FakeCore) => core.calls.filter(({ path }) => path === 'submissions.createTogether')

/** What the error summary says, in order. */
const refused = async () => {
  const summary = await screen.findByRole('alert', { name: 'There is a problem' })
  return [...summary.querySelectorAll('li')].map((one) => one.textContent.trim())
}

describe('the account', () => {
  test('is found by its name, told with its money, and kept with its currency', async () => {
    const core = open(null, {
      billing: { accounts: [ACCOUNT, { ...ACCOUNT, id: '91', name: 'Quay Street' }] },
    })
    const field = await screen.findByRole('combobox', { name: 'Account' })
    await fireEvent.input(field, { target: { value: 'harbour' } })
    const option = await screen.findByRole('option', { name: /Harbour Lets/ })
    expect(text(option)).toBe('Harbour Lets, Kinsale EUR · balance €120.50 · minimum €0.00')
    expect(screen.queryByRole('option', { name: /Quay Street/ })).toBeNull()
    await fireEvent.click(option)
    const card = await screen.findByRole('region', { name: 'The account' })
    expect(text(card)).toBe('Currency EURBalance €120.50Minimum balance €0.00')
    await press('Continue')
    await isAt('What kind of service is it?')
    await vi.waitFor(() => expect(core.world.drafts).toHaveLength(1))
    const { reference, ...kept } = core.world.drafts[0]?.answers ?? {}
    expect(reference).toMatch(/^ho-[0-9a-hjkmnp-tv-z]{8}$/)
    expect(kept).toEqual({
      'account.id': '90',
      'account.type': 'accounts',
      'account.label': 'Harbour Lets, Kinsale',
      'account.currency': 'EUR',
      'account.balance': '120.50',
      'account.minBalance': '0.0',
    })
  })

  test('comes page by page', async () => {
    const core = open()
    core.client.yeti.accounts = ({ page }) => {
      core.calls.push({ path: 'page', input: page })
      const account = { ...ACCOUNT, id: String(page), name: `Account of page ${page}` }
      return Promise.resolve({ accounts: [account], next: page === 1 ? 2 : null, failure: null })
    }
    await fireEvent.click(await screen.findByRole('combobox', { name: 'Account' }))
    await fireEvent.click(await screen.findByRole('option', { name: 'Show more' }))
    await fireEvent.click(await screen.findByRole('option', { name: /page 2/ }))
    await screen.findByText('Account of page 2')
    expect(core.calls.filter(({ path }) => path === 'page').map(({ input }) => input)).toEqual([1, 2])
  })

  test('that cannot be read says why, and can be asked for again', async () => {
    const core = open(null, { billing: { failure: DOWN } })
    await fireEvent.click(await screen.findByRole('combobox', { name: 'Account' }))
    await screen.findByText(/Yeti did not answer\./)
    core.world.billing.failure = null
    await press('Try again')
    await screen.findByRole('option', { name: /Harbour Lets/ })
  })

  test('of another connection is another one, whatever its number', async () => {
    const connections = [YETI, { ...YETI, id: 'c2', label: 'Yeti, Cork' }]
    const core = open('account', { connections })
    await screen.findByRole('region', { name: 'The account' })
    await fireEvent.change(await screen.findByLabelText('Connection'), { target: { value: 'c2' } })
    expect(screen.queryByRole('region', { name: 'The account' })).toBeNull()
    await press('Continue')
    expect(await refused()).toEqual(['Choose the account that pays.'])
    await vi.waitFor(() => expect(core.world.drafts[0]?.answers['type.id']).toBe(''))
  })

  test.each([null, 'c-removed'])(
    'of a connection that was removed (%s) is not taken for one of the connection there is',
    async (connectionId) => {
      const connections = [{ ...YETI, id: 'c2', label: 'Yeti, Cork' }]
      const core = open('check', { connections, connectionId })
      await screen.findByText('Choose the account that pays.')
      await screen.findByText('Choose the type of the service.')
      await press(/^Send to Yeti, Cork/)
      await vi.waitFor(() => expect(core.world.drafts[0]?.answers['account.id']).toBe(''))
      expect(core.world.drafts[0]?.answers['type.id']).toBe('')
      expect(core.calls.map(({ path }) => path)).not.toContain('yeti.account')
      expect(created(core)).toEqual([])
    },
  )

  test('of a draft without a connection is forgotten when one is chosen', async () => {
    const connections = [YETI, { ...YETI, id: 'c2', label: 'Yeti, Cork' }]
    const core = open('account', { connections, connectionId: null })
    await fireEvent.change(await screen.findByLabelText('Connection'), { target: { value: 'c2' } })
    await press('Continue')
    expect(await refused()).toEqual(['Choose the account that pays.'])
    await vi.waitFor(() => expect(core.world.drafts[0]?.answers['type.id']).toBe(''))
  })

  test('cannot be chosen without a connection, which is told', async () => {
    open(null, { connections: [] })
    await screen.findByText('There is no connection to Yeti yet')
    await screen.findByText('They are read from Yeti: you can choose once there is a connection.')
    expect(screen.queryByRole('combobox')).toBeNull()
  })
})

describe('the service type', () => {
  const TYPES = [
    BROADBAND,
    { id: '17', name: 'Telephone', forceRenew: true, provisioning: 'phone-systems' },
    { id: '18', name: 'Minutes', forceRenew: null, provisioning: 'free-minutes' },
  ] as const

  test('says in words what it does', async () => {
    const core = open('type', { answers: { 'type.id': '' }, billing: { types: [...TYPES] } })
    await fireEvent.click(await screen.findByRole('combobox', { name: 'Service type' }))
    await screen.findByRole('option', { name: /Telephone/ })
    expect(screen.getAllByRole('option').map(text)).toEqual([
      'Broadband Nothing else is set up: the service is only logged. Renewals wait while the balance is too low.',
      'Telephone Makes a customer in the telephone system. Renewals are charged even beyond the minimum balance.',
      'Minutes Gives free minutes, counted by prefix.',
    ])
    await fireEvent.click(screen.getByRole('option', { name: /Telephone/ }))
    await screen.findByText(/^Makes a customer in the telephone system\. Renewals are charged even/)
    await press('Continue')
    await isAt('What is it called?')
    expect(core.world.drafts[0]?.answers).toMatchObject({
      'type.id': '17',
      'type.type': 'service-types',
      'type.label': 'Telephone',
      'type.provisioning': 'phone-systems',
      'type.forceRenew': 'yes',
    })
  })

  test('says the same of one that was chosen earlier', async () => {
    open('type')
    await screen.findByText(
      'Nothing else is set up: the service is only logged. Renewals wait while the balance is too low.',
    )
  })
})

describe('the name', () => {
  test('is shown as Yeti gets it, with the reference', async () => {
    open('name')
    await screen.findByText('Broadband, 2 Main Street [ho-7k2m9x4q]')
    await type(/^Name/, 'Line 4')
    await screen.findByText('Line 4 [ho-7k2m9x4q]')
    await type(/^Name/, '')
    await screen.findByText('[ho-7k2m9x4q]')
  })
})

describe('prices', () => {
  test('are told back as they were understood', async () => {
    open('prices', { answers: { initialPrice: '', renewPrice: '' } })
    await screen.findByText(/In EUR, the currency of the account\./)
    const echoes = () =>
      [...document.querySelectorAll('.echo')].map((one) => one.textContent.replaceAll(/\s+/g, ' ').trim())
    await isAt('What does it cost?')
    expect(echoes()).toEqual(['', ''])
    await type('Initial price', '1,50')
    await type('Renewal price', '-1.234,5')
    expect(echoes()).toEqual(['That is €1.50.', 'That is -€1,234.50, paid to the account.'])
    await type('Initial price', '1,500')
    expect(echoes()[0]).toBe('')
    await press('Continue')
    expect(await refused()).toEqual(['The initial price can be read in two ways. Type 1500 or 1.500.'])
  })
})

describe('the renewal', () => {
  const charges = () =>
    screen
      .getAllByRole('listitem')
      .map(text)
      .filter((one) => /\d{4}.*€/.test(one))

  test('shows the next three, with their amount', async () => {
    open('renewal', { answers: { renewDate: '2027-01-31' } })
    await screen.findByRole('heading', { name: 'The next three renewals' })
    expect(charges()).toEqual([
      'Sunday, 31 January 2027 €3.24',
      'Monday, 1 February 2027 €3.24',
      'Monday, 1 March 2027 €3.24',
    ])
    await screen.findByText(/^After 31 January 2027 it is charged again on 1 February 2027/)
    await fireEvent.click(screen.getByLabelText('Every day'))
    expect(charges()).toEqual([
      'Sunday, 31 January 2027 €3.24',
      'Monday, 1 February 2027 €3.24',
      'Tuesday, 2 February 2027 €3.24',
    ])
    expect(screen.queryByText(/^After 31 January/)).toBeNull()
    await fireEvent.click(screen.getByLabelText('Once'))
    expect(screen.queryByRole('heading', { name: 'The next three renewals' })).toBeNull()
    expect(screen.queryByRole('group', { name: /First renewal/ })).toBeNull()
  })

  test('that is past is charged within the hour, which is told', async () => {
    open('renewal', { answers: { renewDate: '2026-11-01' } })
    await screen.findByText('This day is past')
    expect(charges()[0]).toBe('Sunday, 29 November 2026, within the hour €3.24')
  })

  test('that is today is charged today, which is told', async () => {
    open('renewal', { answers: { renewDate: TODAY } })
    await screen.findByText('This day is today')
    expect(charges()[0]).toBe('Sunday, 29 November 2026, today €3.24')
    await screen.findByText(/^The first is due at midday.*or within the hour.*when that is past\./)
  })
})

describe('variables', () => {
  test('are put on several lines', async () => {
    open('variables')
    await press('Format the variables')
    expect(screen.getByLabelText<HTMLTextAreaElement>(/^Variables/).value).toBe(
      '{\n  "router": {\n    "serial": "A-1"\n  }\n}',
    )
  })

  test('that are no object are refused at their field, with the place', async () => {
    open('variables')
    await type(/^Variables/, '{\n  "a" 1\n}')
    await press('Format the variables')
    const message = 'Line 2, column 7: a colon should be here, between the name and its value.'
    expect(await refused()).toEqual([message])
    expect(screen.getByLabelText(/^Variables/).getAttribute('aria-invalid')).toBe('true')
    await type(/^Variables/, '[]')
    expect(screen.queryByRole('alert', { name: 'There is a problem' })).toBeNull()
    await press('Continue')
    expect(await refused()).toEqual(['This is a list. Write one object in braces, such as {"key": "value"}.'])
  })

  test('have the hints of their type, and cannot be left out where it needs them', async () => {
    open('variables', { answers: { 'type.provisioning': 'phone-systems', variables: '' } })
    await screen.findByText('attributes.name')
    expect(screen.getByLabelText('Variables')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Format the variables' })).toBeNull()
    await press('Continue')
    expect(await refused()).toEqual(['This service type needs variables: “attributes” is missing.'])
  })
})

describe('before it is charged', () => {
  const chargedCard = async (name = 'Charged now') => screen.findByRole('region', { name })

  test('the account is read again, and the page says what is left on it, and when it was read', async () => {
    const core = open('check', { billing: { accounts: [{ ...ACCOUNT, balance: '99.99' }] } })
    const card = await chargedCard()
    await within(card).findByText('€87.49')
    expect(text(card)).toBe(
      'Charged now €12.50 from Harbour Lets, Kinsale Balance now €99.99Balance afterwards €87.49Minimum balance €0.00 ' +
        'The account was read at 10:00am. Another charge may come between. ' +
        'It cannot be deleted; afterwards only name, renewal price and variables can change.',
    )
    expect(core.calls).toContainEqual({
      path: 'yeti.account',
      input: { connectionId: 'c-yeti', accountId: '90' },
    })
    expect(screen.getByText(/^Broadband, 2 Main Street\s\[ho-7k2m9x4q\]$/)).toBeDefined()
    await press('Change the account')
    expect(text(await screen.findByRole('region', { name: 'The account' }))).toContain('Balance €99.99')
  })

  test('what is suspicious is told, and leads to its question', async () => {
    open('check', {
      answers: {
        'type.provisioning': 'phone-systems',
        'type.forceRenew': 'yes',
        variables: '{"attributes": {"name": "A"}}',
        renewDate: '2027-01-31',
      },
      billing: { accounts: [{ ...ACCOUNT, balance: '12.49' }] },
    })
    await screen.findByText('Look at these 4 once more')
    await screen.findByText(/^The balance afterwards is -€0\.01, below the account’s minimum of €0\.00\./)
    await screen.findByText(
      /^This service type makes a customer in the telephone system\. Handover cannot take that back/,
    )
    await screen.findByText('This service type charges renewals even beyond the minimum balance.')
    await screen.findByText(/^After 31 January 2027 it is charged again/)
    const [change] = await screen.findAllByRole('button', { name: 'Change the account' })
    if (change) await fireEvent.click(change)
    await isAt('Which account pays?')
  })

  test.each([
    ['2026-11-01', 'within the hour'],
    [TODAY, 'today'],
  ])('a first renewal of %s is charged %s, and counts', async (renewDate, when) => {
    const core = open('check', {
      answers: { renewDate, renewPrice: '500' },
      world: { together: () => ({ outcome: 'refused', errors: [DOWN], warnings: [] }) },
    })
    const card = await chargedCard()
    await within(card).findByText('-€392.00')
    expect(text(card)).toMatch(
      new RegExp(
        `^Charged now €12\\.50 from Harbour Lets, Kinsale Charged ${when}: €500\\.00 \\(first renewal\\) Together: €512\\.50 `,
      ),
    )
    await screen.findByText(/^The balance afterwards is -€392\.00, below the account’s minimum of €0\.00\./)
    const label = `Type the amount that is charged now and ${when}, together`
    await type(label, '12.50')
    await press(/^Send to Yeti/)
    expect(await refused()).toHaveLength(1)
    expect(created(core)).toEqual([])
    await type(label, '512.50')
    await press(/^Send to Yeti/)
    await vi.waitFor(() => expect(created(core)).toHaveLength(1))
  })

  test('a first renewal that is due is typed again also where nothing is charged at first', async () => {
    const core = open('check', { answers: { initialPrice: '0', renewDate: TODAY, renewPrice: '500' } })
    const card = await chargedCard()
    await within(card).findByText('-€379.50')
    expect(text(card)).toMatch(
      /^Charged now Nothing Account .* Charged today: €500\.00 \(first renewal\) Balance/,
    )
    await screen.findByText(/^The first renewal is today: it is charged besides the initial price/)
    await press(/^Send to Yeti/)
    expect(await refused()).toEqual(['Type the amount once more, as this page shows it.'])
    await screen.findByLabelText('Type the amount that is charged today')
    expect(created(core)).toEqual([])
  })

  test('nothing is sent while the account is being read', async () => {
    const core = open()
    await isAt('Which account pays?')
    const { account } = core.client.yeti
    let answer = () => {}
    const held = new Promise<void>((resolve) => (answer = resolve))
    core.client.yeti.account = async (asked) => {
      await held
      return account(asked)
    }
    core.world.together = () => ({ outcome: 'refused', errors: [DOWN], warnings: [] })
    core.world.drafts = [draftAt('check', { initialPrice: '0' })]
    window.location.hash = '#/drafts/d1'
    const card = await chargedCard()
    await within(card).findByText('Reading the account again…')
    await press(/^Send to Yeti/)
    expect(await refused()).toEqual(['The account is still being read. Send when its balance is shown.'])
    expect(created(core)).toEqual([])
    answer()
    await within(card).findByText('Balance afterwards')
    expect(screen.queryByRole('alert', { name: 'There is a problem' })).toBeNull()
    await press(/^Send to Yeti/)
    await vi.waitFor(() => expect(created(core)).toHaveLength(1))
  })

  test('without knowing the balance it is sent only when that is ticked, anew after each reading', async () => {
    const core = open('check', {
      answers: { initialPrice: '0' },
      billing: { failure: DOWN },
      world: { together: () => ({ outcome: 'refused', errors: [DOWN], warnings: [] }) },
    })
    const box = () => screen.findByLabelText<HTMLInputElement>('Send without knowing the balance')
    await box()
    const untold = 'The balance could not be read. Try again, or tick that it is sent without knowing it.'
    await press(/^Send to Yeti/)
    expect(await refused()).toEqual([untold])
    expect((await box()).getAttribute('aria-invalid')).toBe('true')
    await fireEvent.click(await box())
    await press('Try again')
    await within(await chargedCard()).findByText(/Yeti did not answer\./)
    expect((await box()).checked).toBe(false)
    await press(/^Send to Yeti/)
    expect(await refused()).toEqual([untold])
    expect(created(core)).toEqual([])
    await fireEvent.click(await box())
    expect(screen.queryByRole('alert', { name: 'There is a problem' })).toBeNull()
    await press(/^Send to Yeti/)
    await vi.waitFor(() => expect(created(core)).toHaveLength(1))
  })

  test('an account that has another name now is chosen again first', async () => {
    const renamed = { ...ACCOUNT, name: 'Somebody Else Ltd', balance: '7.00' }
    const core = open('check', { answers: { initialPrice: '0' }, billing: { accounts: [renamed] } })
    await screen.findByText('This account is called otherwise now: choose it again.')
    expect(within(await chargedCard()).queryByText('€7.00')).toBeNull()
    await press(/^Send to Yeti/)
    expect(created(core)).toEqual([])
    await press('Choose the account again')
    await press(/^Continue/)
    expect(await refused()).toEqual(['This account is called otherwise now: choose it again.'])
    await press('Change: Account')
    await fireEvent.click(await screen.findByRole('combobox', { name: 'Account' }))
    await fireEvent.click(await screen.findByRole('option', { name: /Somebody Else/ }))
    await press(/^Continue/)
    await within(await chargedCard()).findByText('Balance afterwards')
    await press(/^Send to Yeti/)
    await vi.waitFor(() => expect(created(core)).toHaveLength(1))
  })

  test('a balance that cannot be read is told, and asked for again', async () => {
    const core = open('check', { billing: { failure: DOWN } })
    const card = await chargedCard()
    await within(card).findByText(/Yeti did not answer\./)
    expect(within(card).queryByText('Balance afterwards')).toBeNull()
    core.world.billing.failure = null
    await press('Try again')
    await within(card).findByText('€108.00')
  })

  test.each([
    ['nothing', { accounts: [] }],
    ['a problem', { failure: { ...DOWN, code: 'HO-YETI-READ-MISSING' } }],
  ])('an account that is gone, told by %s, leads to another one', async (_told, billing) => {
    const core = open('check', { answers: { initialPrice: '0' }, billing })
    const card = await chargedCard()
    await within(card).findByText('Yeti does not have this account any more.')
    expect(within(card).queryByText('Balance afterwards')).toBeNull()
    await screen.findByText('Yeti does not have this account any more: choose another one.')
    await press(/^Send to Yeti/)
    expect(created(core)).toEqual([])
    await press('Choose another account')
    await isAt('Which account pays?')
  })

  test('the amount is typed once more, however it is written, and nothing is sent before', async () => {
    const core = open('check', {
      world: { together: () => ({ outcome: 'refused', errors: [DOWN], warnings: [] }) },
    })
    await within(await chargedCard()).findByText('€108.00')
    const send = /^Send to Yeti/
    await press(send)
    expect(await refused()).toEqual(['Type the amount once more, as this page shows it.'])
    const field = screen.getByLabelText('Type the amount that is charged now')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await type('Type the amount that is charged now', '12.05')
    expect(screen.queryByRole('alert', { name: 'There is a problem' })).toBeNull()
    await press(send)
    expect(await refused()).toEqual([
      'This is not the amount that this page shows. If that one is wrong, change the prices.',
    ])
    expect(created(core)).toEqual([])
    await type('Type the amount that is charged now', '12.5000')
    await press(send)
    await vi.waitFor(() => expect(created(core)).toHaveLength(1))
    expect(created(core)[0]?.input).toMatchObject({
      connectionId: 'c-yeti',
      draftId: 'd1',
      parts: [{ kind: 'service', body: { data: { attributes: { 'initial-price': '12.50' } } } }],
    })
    expect(JSON.stringify(core.world.drafts)).not.toContain('12.5000')
    expect(Object.keys(core.world.drafts[0]?.answers ?? {})).not.toContain('amountAgain')
  })

  test('is typed anew after the price was changed', async () => {
    open('check')
    await type('Type the amount that is charged now', '12.50')
    await press('Change the initial price')
    await isAt('What does it cost?')
    await press('Continue to check answers')
    await isAt('Check what is charged')
    expect(screen.getByLabelText<HTMLInputElement>('Type the amount that is charged now').value).toBe('')
  })

  test('nothing is typed again where nothing is charged', async () => {
    const core = open('check', {
      answers: { initialPrice: '0' },
      world: { together: () => ({ outcome: 'refused', errors: [DOWN], warnings: [] }) },
    })
    await within(await chargedCard()).findByText('Nothing')
    expect(screen.queryByLabelText(/^Type the amount/)).toBeNull()
    await press(/^Send to Yeti/)
    await vi.waitFor(() => expect(created(core)).toHaveLength(1))
  })

  test('a credit is told as one', async () => {
    open('check', { answers: { initialPrice: '-5' } })
    const card = await chargedCard('Paid to the account now')
    await within(card).findByText('€125.50')
    expect(text(card)).toMatch(/^Paid to the account now €5\.00 to Harbour Lets, Kinsale/)
    await screen.findByLabelText('Type the amount that is paid to the account')
  })
})

test('what Yeti refused stands at its field, and what is mended keeps its reference', async () => {
  const refusedOne = {
    ...yetiWorld().submissions[0],
    id: 's1',
  }
  const core = open('check', { answers: { mends: 's1' } })
  const [sample] = core.world.submissions
  if (sample === undefined) throw new Error('The sample world has no submission.')
  core.world.submissions = [
    {
      ...sample,
      ...refusedOne,
      id: 's1',
      kind: 'service',
      state: 'rejected',
      dependsOn: [],
      errors: [
        {
          path: 'data.attributes.renew-at',
          message: 'Yeti says: can’t be blank',
          fix: '',
          from: 'service',
          code: 'HO-YETI-422',
        },
      ],
    },
  ]
  await isAt('How often is it charged?')
  expect(await refused()).toEqual(['Yeti says of the first renewal: can’t be blank'])
  await type('Year', '2028')
  await press('Continue to check answers')
  await isAt('Check what is charged')
  await screen.findByText(/^Broadband, 2 Main Street\s\[ho-7k2m9x4q\]$/)
})

test('the quick form asks the same on one page', async () => {
  const core = open('quick')
  await isAt('All questions on one page')
  for (const label of ['Initial price', 'Renewal price']) await screen.findByLabelText(label)
  await screen.findByRole('heading', { name: 'The next three renewals' })
  await type('Initial price', '')
  await press('Check answers')
  expect(await refused()).toEqual(['Enter the initial price. Type 0 when nothing is charged at first.'])
  await type('Initial price', '20')
  await press('Check answers')
  await screen.findByLabelText('Type the amount that is charged now')
  expect(core.calls.map(({ path }) => path)).toContain('yeti.account')
})
