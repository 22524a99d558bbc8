import { render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
// Loaded before the clock of a test runs.
import '#renderer/views/settings/PolicyTrouble.svelte'
import '#renderer/views/settings/SettingsPage.svelte'
import Start from '#renderer/shell/Start.svelte'
import { standingOnly } from '#renderer/views/outbox/submission-words.ts'
import type { PolicyStatus } from '#shared/contract/policy.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
})
afterEach(() => {
  window.location.hash = ''
})

const NOTHING: PolicyStatus = {
  file: '/etc/handover/policy.json',
  allowedHosts: null,
  updates: null,
  keepBodiesDays: null,
  connections: [],
  changeable: false,
  trouble: null,
}
const TROUBLE: PolicyStatus = {
  ...NOTHING,
  trouble: {
    code: 'HO-POLICY-FILE',
    message: 'Your office’s policy file cannot be followed.',
    fix: 'Ask whoever looks after your computers to mend it.',
    problems: [{ path: 'allowedHost', message: 'There is no such member here.' }],
  },
}

function open(
  hash: string,
  policy: PolicyStatus | null,
  change: Partial<ReturnType<typeof sampleWorld>> = {},
) {
  window.location.hash = hash
  const world = { ...sampleWorld(), ...change }
  world.status = { ...world.status, policy }
  const core = fakeCore(world)
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const cardOf = async (heading: string) => {
  const card = (await screen.findByRole('heading', { name: heading })).closest('section')
  if (card === null) throw new Error(`${heading} stands in no card.`)
  return within(card)
}

describe('settings', () => {
  test('tell in words what the office has set, and let nobody change it', async () => {
    open('#/settings', {
      ...NOTHING,
      allowedHosts: ['api.example.ie', '*.ctrl-hub.com'],
      updates: 'off',
      keepBodiesDays: 90,
      connections: [{ provider: 'acquaint', label: 'Main Street', baseUrl: 'https://api.example.ie/' }],
    })
    const card = await cardOf('Set by your office')
    expect(card.getAllByRole('definition').map(({ textContent }) => textContent.trim())).toEqual([
      'api.example.ie\n*.ctrl-hub.com',
      '90 days, counted from the answer',
      'Off: your office brings new versions',
      'Main Street',
    ])
    expect(card.getByText('/etc/handover/policy.json')).toBeDefined()
    const kept = await cardOf('How long things are kept')
    expect(kept.getByText('Set by your office.')).toBeDefined()
    expect(screen.queryByLabelText('Days to keep what was sent')).toBeNull()
    const more = await cardOf('Drafts, receipts and health')
    expect(more.getByText(/The content of Priority Services records: 30 days/)).toBeDefined()
    expect(more.getByText('Set by your office.')).toBeDefined()
    expect(screen.queryByLabelText('Days to keep the content of Priority Services records')).toBeNull()
    expect(more.getByLabelText('Years to keep receipts')).toBeDefined()
    // Everything else is still the user's.
    expect(screen.getByLabelText('Your name')).toBeDefined()
  })

  test('are the user’s own without a policy, and as far as it leaves them', async () => {
    open('#/settings', null)
    expect(await screen.findByLabelText('Days to keep what was sent')).toBeDefined()
    expect(screen.getByLabelText('Days to keep the content of Priority Services records')).toBeDefined()
    expect(screen.queryByText('Set by your office')).toBeNull()
  })

  test('stay the user’s where the policy says nothing of them', async () => {
    open('#/settings', { ...NOTHING, updates: 'on' })
    expect(await screen.findByLabelText('Days to keep what was sent')).toBeDefined()
    expect((await cardOf('Set by your office')).getByText(/Handover looks for them itself/)).toBeDefined()
  })

  test('a policy that sets nothing says so', async () => {
    open('#/settings', NOTHING)
    expect((await cardOf('Set by your office')).getByText(/leaves everything to you/)).toBeDefined()
  })
})

describe('a policy file that cannot be followed', () => {
  test.each(['#/', '#/outbox', '#/settings'])(
    'is told on every page (%s), with what to tell whom',
    async (hash) => {
      open(hash, TROUBLE)
      expect(await screen.findByText(/Nothing is sent: your office’s policy file/)).toBeDefined()
      expect(screen.getByText(/Ask whoever looks after your computers to mend it/)).toBeDefined()
      expect(screen.getByText('/etc/handover/policy.json')).toBeDefined()
      expect(screen.getByText('allowedHost: There is no such member here.')).toBeDefined()
      expect(screen.getByText('HO-POLICY-FILE')).toBeDefined()
    },
  )

  test('leaves how long things are kept as it is', async () => {
    open('#/settings', TROUBLE)
    expect(await screen.findAllByText(/until your office’s policy file can be followed/)).toHaveLength(2)
    expect(screen.queryByLabelText('Days to keep what was sent')).toBeNull()
  })

  test('is not in the way of practice', async () => {
    const world = sampleWorld()
    open('#/settings', TROUBLE, { status: { ...world.status, practice: true } })
    expect(await screen.findByLabelText('Your name')).toBeDefined()
    expect(screen.queryByText(/Nothing is sent: your office’s/)).toBeNull()
  })
})

test('a connection that the office has prepared asks for what it lacks, and accuses nobody', async () => {
  const world = sampleWorld()
  const [first] = world.connections
  if (first === undefined) throw new Error('There is no connection.')
  const bare = { ...first, secret: { stored: false, since: null }, signIn: 'untried' as const }
  const brings = { provider: bare.provider, label: 'Main Street', baseUrl: bare.baseUrl }
  open(`#/connections/${bare.id}`, { ...NOTHING, connections: [brings] }, { connections: [bare] })
  expect(await screen.findByText('Your office has prepared this connection')).toBeDefined()
  expect(screen.queryByText(/deleted/)).toBeNull()
  // There was none before.
  expect(screen.getByRole('button', { name: 'Keep the password' })).toBeDefined()
})

test('a test of a connection tells which proxy it went through', async () => {
  const world = sampleWorld()
  const [first] = world.connections
  if (first === undefined) throw new Error('There is no connection.')
  open(`#/connections/${first.id}`, null, { test: { ...world.test, proxy: 'proxy.example:8080' } })
  const button = await screen.findByRole('button', { name: 'Test the connection' })
  button.click()
  expect(await screen.findByText('Through the proxy proxy.example:8080.')).toBeDefined()
})

test('what waits for the office says so', () => {
  const [submission] = sampleWorld().submissions
  if (submission === undefined) throw new Error('There is no submission.')
  const lastAttempt = { at: '2026-11-30T10:00:00Z', code: 'HO-POLICY-HOST', detail: '' }
  expect(standingOnly({ ...submission, state: 'waiting', nextTryAt: null, lastAttempt })).toBe(
    'waiting for your office’s policy to allow it',
  )
})
