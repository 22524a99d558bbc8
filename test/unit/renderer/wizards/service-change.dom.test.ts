import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Draft } from '#shared/contract/drafts.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import type { ServiceType } from '#shared/contract/yeti.ts'
import { problem } from '#shared/domain/problem-codes.ts'
import { withPresent } from '#shared/domain/service-change-answers.ts'
import { fakeCore, type FakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { VISIT } from '#test/support/sample-ctrl-hub.ts'
import { BROADBAND, SERVICE, YETI, yetiWorld } from '#test/support/sample-yeti.ts'

beforeEach(() => {
  // jsdom has no layout.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
})

afterEach(() => {
  window.location.hash = ''
})

const CHANGE = '#/services/c-yeti/10/change'
const SENT: Submission = {
  ...VISIT,
  id: 'b1',
  kind: 'service-change',
  connectionId: 'c-yeti',
  connectionLabel: 'Yeti',
  title: 'Broadband, 14 Harbour Road',
  dependsOn: [],
}
const FAILED = { path: '', message: 'Yeti did not answer.', fix: '', from: 'service', code: 'X' } as const

function open(hash = CHANGE, world: FakeWorld = yetiWorld()) {
  window.location.hash = hash
  const core = fakeCore(world)
  world.together = () => ({ outcome: 'queued', submissions: [SENT], warnings: [] })
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const fill = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } })
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const heading = async (name: string) => screen.findByRole('heading', { level: 1, name })
const goOn = async () => {
  await press('Continue')
  await heading('Check what changes')
}
const sent = (core: FakeCore) => core.calls.filter(({ path }) => path === 'submissions.createTogether')

describe('changing a billed service', () => {
  test('begins with what is there, offers what can be changed, and stops while nothing is', async () => {
    const core = open()
    await heading('What do you want to change?')
    expect(field('Name').value).toBe('Broadband, 14 Harbour Road')
    expect(field('Renewal price').value).toBe('39.99')
    expect(screen.getByText(/reference stays at its end: \[ho-7k2m9x4q\]/)).toBeDefined()
    expect(
      screen.getByText(/^Now €39.99. What each renewal charges from the next one on, in EUR/),
    ).toBeDefined()
    for (const fixed of ['Account', 'Type', 'Initial price', 'Next renewal'])
      expect(screen.queryByLabelText(fixed), fixed).toBe(null)
    await press('Continue')
    expect(
      await screen.findByRole('link', {
        name: 'Nothing is changed yet. Enter another name, renewal price or variables.',
      }),
    ).toBeDefined()
    await fill('Renewal price', '40')
    expect(screen.queryByText(/^Nothing is changed yet/)).toBe(null)
    expect(core.calls.filter(({ path }) => path === 'yeti.revealVariables')).toEqual([])
  })

  test('makes no draft of what was only looked at', async () => {
    const core = open()
    await heading('What do you want to change?')
    const before = core.world.drafts.length
    window.location.hash = '#/services/c-yeti/10'
    await heading('Broadband, 14 Harbour Road')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(core.world.drafts).toHaveLength(before)
  })

  test('sends only what is another, through the connection that the service was read from', async () => {
    const world = yetiWorld()
    const other = { ...YETI, id: 'c-other', label: 'Billing north' }
    const core = open(CHANGE, { ...world, connections: [other, ...world.connections] })
    await fill('Renewal price', '45,50')
    expect(screen.queryByText('Which connection?')).toBe(null)
    await goOn()
    expect(screen.getByText('From €39.99 to €45.50')).toBeDefined()
    expect(screen.getAllByText('Stays as it is')).toHaveLength(2)
    expect(
      screen.getByText(/^A new renewal price holds from the next renewal. What cannot be changed:/),
    ).toBeDefined()
    await press(/^Send to Yeti/)
    await expect.poll(() => sent(core)).toHaveLength(1)
    expect(sent(core)[0]?.input).toMatchObject({
      connectionId: 'c-yeti',
      parts: [
        {
          kind: 'service-change',
          body: { data: { type: 'services', id: '10', attributes: { 'renew-price': '45.50' } } },
          answers: { 'service.label': 'Broadband, 14 Harbour Road', 'service.currency': 'EUR' },
        },
      ],
    })
    expect(await heading('Waiting to send')).toBeDefined()
  })

  test('a credit is told before it is sent, and so is what the core cannot know', async () => {
    const world = yetiWorld({ services: [{ ...SERVICE, renewPeriod: 'one-time', renewAt: null }] })
    world.checked = () => ({
      errors: [],
      warnings: [problem('HO-YETI-CREDIT', 'data.attributes.renew-price')],
      duplicate: null,
    })
    open(CHANGE, world)
    await fill('Renewal price', '-5')
    await goOn()
    expect(screen.getByText('From €39.99 to €5.00 credit')).toBeDefined()
    expect(
      screen.getByText('The renewal price is negative: it is paid to the account, not charged.'),
    ).toBeDefined()
    expect(
      screen.getByText('This service is never renewed, so its renewal price is never charged.'),
    ).toBeDefined()
  })

  test('shows the present variables on request, to begin with; what is left as it was is not sent', async () => {
    const core = open(CHANGE, yetiWorld({ variables: '{\n  "host": "a",\n  "password": "hush"\n}' }))
    await fireEvent.click(await screen.findByLabelText('Put others in their place'))
    expect(document.body.textContent).not.toContain('hush')
    await press('Show the present ones here')
    await expect.poll(() => field('The new variables').value).toContain('"hush"')
    await expect.poll(() => document.activeElement?.id).toBe('variables')
    expect(core.calls.filter(({ path }) => path === 'yeti.revealVariables')).toHaveLength(1)
    await press('Continue')
    expect(await screen.findByRole('link', { name: /^Nothing is changed yet/ })).toBeDefined()
    await fill('The new variables', '{"host":"b","password":"hush"}')
    await goOn()
    expect(screen.getByText('Replaced by: host, password')).toBeDefined()
    expect(document.body.textContent).not.toContain('hush')
    await press(/^Send to Yeti/)
    await expect.poll(() => sent(core)).toHaveLength(1)
    expect(sent(core)[0]?.input).toMatchObject({
      parts: [{ body: { data: { attributes: { variables: { host: 'b', password: 'hush' } } } } }],
    })
  })

  test('present variables that are only looked at are in no draft; those that are edited are', async () => {
    const core = open(CHANGE, yetiWorld({ variables: '{"host":"a","password":"hush"}' }))
    const saved = () => JSON.stringify(core.world.drafts)
    await fireEvent.click(await screen.findByLabelText('Put others in their place'))
    await press('Show the present ones here')
    await expect.poll(() => field('The new variables').value).toContain('"hush"')
    await fill('Name', 'Fibre')
    await goOn()
    expect(screen.getAllByText('Stays as it is')).toHaveLength(2)
    expect(saved()).toContain('Fibre')
    expect(saved()).not.toContain('hush')
    await press('Back')
    await fill('The new variables', '{"password":"hush", "host":"a"}')
    await goOn()
    expect(screen.getAllByText('Stays as it is')).toHaveLength(2)
    await press('Back')
    await fill('The new variables', '')
    await press('Continue')
    expect(await screen.findByRole('link', { name: /^Enter the new variables/ })).toBeDefined()
    await fill('The new variables', '{"host":"b","password":"hush"}')
    await goOn()
    expect(saved()).toContain('hush')
  })

  test('what is typed while the present variables are fetched stays', async () => {
    const core = open(CHANGE, yetiWorld())
    const answer = Promise.withResolvers<{ variables: string; failure: null }>()
    core.client.yeti.revealVariables = () => answer.promise
    await fireEvent.click(await screen.findByLabelText('Put others in their place'))
    await press('Show the present ones here')
    await fill('The new variables', '{"host":"b"}')
    answer.resolve({ variables: '{"host":"a"}', failure: null })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(field('The new variables').value).toBe('{"host":"b"}')
    await goOn()
    expect(screen.getByText('Replaced by: host')).toBeDefined()
  })

  test('tells what the type does with variables, and stops what it would refuse', async () => {
    const world = yetiWorld()
    world.billing.types = world.billing.types.map((type) => ({
      ...type,
      provisioning: 'free-minutes' as const,
    }))
    open(CHANGE, world)
    await fireEvent.click(await screen.findByLabelText('Put others in their place'))
    expect(screen.getByText('What this service type takes')).toBeDefined()
    await fill('The new variables', '{"prefixes":[{"duration":60}]}')
    await press('Continue')
    expect(
      await screen.findByRole('link', { name: /^This service type refuses it: “prefixes”, entry 1/ }),
    ).toBeDefined()
  })

  test('what Yeti refuses lands on its field', async () => {
    const core = open()
    core.world.mended = { ...withPresent({}, SERVICE), 'variables.how': 'keep', renewPrice: '45.50' }
    await fill('Renewal price', '45.50')
    await goOn()
    await press(/^Send to Yeti/)
    await heading('Waiting to send')
    const error = {
      path: 'data.attributes.renew-price',
      message: 'Yeti says: this is not a number.',
      fix: 'Enter another.',
      from: 'service' as const,
      code: 'HO-YETI-422',
    }
    core.world.submissions = core.world.submissions.map((one) =>
      one.id === 'b1' ? { ...one, state: 'rejected', errors: [error] } : one,
    )
    core.changed('submissions')
    const link = await screen.findByRole('link', { name: /this is not a number/ })
    expect(link.getAttribute('href')).toBe('#renewPrice')
    expect(field('Renewal price').getAttribute('aria-invalid')).toBe('true')
  })
})

describe('a change that cannot begin', () => {
  test('because the service cannot be read says why, and goes on once it can', async () => {
    const core = open(CHANGE, yetiWorld({ failure: FAILED }))
    expect(await screen.findByText('Yeti did not answer.')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Continue' })).toBe(null)
    core.world.billing.failure = null
    await press('Try again')
    await expect.poll(() => screen.queryByLabelText('Renewal price')).not.toBe(null)
    expect(screen.getByRole('button', { name: 'Continue' })).toBeDefined()
  })

  test('because there is no such service, or no such connection, says that', async () => {
    open('#/services/c-yeti/77/change')
    expect(await screen.findByText('There is no such service in Yeti')).toBeDefined()
    window.location.hash = '#/services/c-gone/10/change'
    expect(await screen.findByText('Its connection is not here any more')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Continue' })).toBe(null)
  })
})

const DRAFT: Draft = {
  id: 'd7',
  kind: 'service-change',
  connectionId: 'c-yeti',
  step: 'change',
  answers: { ...withPresent({}, SERVICE), 'variables.how': 'keep', name: 'Fibre' },
  blocked: null,
  title: 'Broadband, 14 Harbour Road',
  createdAt: '2026-11-22T08:00:00.000Z',
  updatedAt: '2026-11-22T08:20:00.000Z',
}

test('what is typed while the service is read anew stays', async () => {
  const core = open('#/drafts/d7', { ...yetiWorld({ failure: FAILED }), drafts: [DRAFT] })
  await screen.findByText('Yeti did not answer.')
  core.world.billing.failure = null
  const answer = Promise.withResolvers<{ type: ServiceType; failure: null }>()
  let asked = false
  core.client.yeti.serviceType = () => {
    asked = true
    return answer.promise
  }
  await press('Try again')
  await expect.poll(() => asked).toBe(true)
  await fill('Name', 'Fibre 500')
  answer.resolve({ type: BROADBAND, failure: null })
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(field('Name').value).toBe('Fibre 500')
})

test('a draft goes on with what was typed, and follows the service in the rest', async () => {
  const world = yetiWorld({ services: [{ ...SERVICE, renewPrice: '45.0' }] })
  open('#/drafts/d7', { ...world, drafts: [DRAFT] })
  await heading('What do you want to change?')
  expect(field('Name').value).toBe('Fibre')
  expect(field('Renewal price').value).toBe('45.0')
  await goOn()
  expect(screen.getByText('From “Broadband, 14 Harbour Road” to “Fibre”')).toBeDefined()
})
