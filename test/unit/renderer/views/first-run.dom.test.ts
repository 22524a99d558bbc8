import { fireEvent, render, screen } from '@testing-library/svelte'
import { beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { emptyWorld, fakeCore, NO_SETTINGS, type FakeWorld } from '#test/support/fake-client.ts'

beforeEach(() => {
  // jsdom has no layout, so nothing to scroll.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
})

function open(world: FakeWorld) {
  const core = fakeCore(world)
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const page = (name: string) => screen.findByRole('heading', { level: 1, name })
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
const pick = async (label: string) => fireEvent.click(await screen.findByLabelText(label))
const fill = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } })

describe('first run', () => {
  test('a letting agent who practises is asked three things and arrives at Today', async () => {
    const core = open(emptyWorld())
    await page('Hand the utilities over with the keys')
    await pick('Practise first')
    await press('Continue')
    await page('Who do you let homes for?')
    await pick('A letting agent')
    await press('Continue')
    await page('What is your name?')
    await fill('Your name', ' Aoife Byrne ')
    await press('Open Handover')
    await page('Today')
    expect(core.world.status.practice).toBe(true)
    expect(core.world.status.settings).toMatchObject({
      yourName: 'Aoife Byrne',
      role: 'agent',
      landlord: null,
    })
    expect(screen.getByText('Practice: nothing leaves this computer')).toBeDefined()
  })

  test('nothing chosen is told, and nothing happens', async () => {
    const core = open(emptyWorld())
    await press('Continue')
    expect(
      await screen.findByRole('link', { name: 'Choose whether to practise, to connect or to restore' }),
    ).toBeDefined()
    expect(core.calls).toEqual([])
  })

  test('who connects gets the keychain when there is one', async () => {
    const core = open(emptyWorld())
    await pick('Connect your account')
    await press('Continue')
    await press('Use the keychain')
    await page('Who do you let homes for?')
    expect(core.calls).toContainEqual({ path: 'profile.createVault', input: { kind: 'os' } })
  })

  test('without a keychain a passphrase is asked for twice', async () => {
    const core = open({ ...emptyWorld(), keychain: { usable: false, trouble: null } })
    await pick('Connect your account')
    await press('Continue')
    await fill('Passphrase', 'harbour road kinsale')
    await fill('Passphrase, a second time', 'harbour road')
    await press('Continue')
    await screen.findByRole('link', { name: 'Enter the same passphrase a second time' })
    expect(core.calls).toEqual([])
    await fill('Passphrase, a second time', 'harbour road kinsale')
    await press('Continue')
    await page('Who do you let homes for?')
    expect(core.calls).toEqual([
      { path: 'profile.createVault', input: { kind: 'passphrase', passphrase: 'harbour road kinsale' } },
    ])
  })

  test('a landlord’s own details are kept, and it is said where an account comes from', async () => {
    const core = open(emptyWorld())
    await pick('Practise first')
    await press('Continue')
    await pick('A landlord')
    expect(await screen.findByText(/ask your agency for a site prefix/)).toBeDefined()
    await press('Continue')
    await page('Your details as the landlord')
    await fill('First name', 'Nora')
    await fill('Last name or company', 'Quill')
    await press('Continue')
    await page('What is your name?')
    expect(core.world.status.settings?.landlord).toEqual({
      'landlord.firstName': 'Nora',
      'landlord.lastName': 'Quill',
    })
  })
})

test('a landlord who closed the window before giving details is asked for them', async () => {
  const world = emptyWorld()
  world.status = {
    ...world.status,
    state: 'open',
    practice: true,
    settings: { ...NO_SETTINGS, role: 'landlord' },
  }
  open(world)
  await page('Your details as the landlord')
})

test.each([
  [true, 'Leave practice'],
  [false, 'How to leave practice'],
])('the band says what the way out is when practice can be left: %s', async (canLeavePractice, words) => {
  const world = emptyWorld()
  const settings = { ...NO_SETTINGS, role: 'agent' as const, yourName: 'Aoife Byrne' }
  world.status = { ...world.status, state: 'open', practice: true, canLeavePractice, settings }
  open(world)
  expect(await screen.findByRole('button', { name: words })).toBeDefined()
})
