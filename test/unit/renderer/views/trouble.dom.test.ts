import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import type { Trouble } from '#shared/contract/error-data.ts'
import { emptyWorld, fakeCore, NO_SETTINGS, type FakeWorld } from '#test/support/fake-client.ts'
import { closed, WRONG_PASSPHRASE } from '#test/support/fake-errors.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout, so nothing to scroll.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
})

afterEach(() => {
  vi.useRealTimers()
  window.location.hash = ''
})

const LOCKED: Trouble = {
  kind: 'vault',
  state: 'locked',
  code: 'HO-VAULT-LOCKED',
  message: 'The keychain of this computer is locked.',
  fix: 'Unlock it.',
  detail: 'write: IsLocked',
}
const NEEDED: Trouble = { ...LOCKED, state: 'passphrase-needed', code: 'HO-VAULT-PASSPHRASE-NEEDED' }

function closedWorld(trouble: Trouble, vault: 'os' | 'passphrase' = 'os'): FakeWorld {
  const world = emptyWorld()
  world.status = {
    ...world.status,
    state: 'closed',
    vault: { kind: vault, since: '2026-11-20T09:30:00.000Z' },
    trouble,
  }
  return world
}

function open(world: FakeWorld) {
  const core = fakeCore(world)
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const page = (name: string) => screen.findByRole('heading', { level: 1, name })
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
const fill = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } })

describe('a profile in trouble', () => {
  test('says what to do on this system, and on the others for whoever looks from one', async () => {
    open(closedWorld(LOCKED))
    const heading = await page('Your keychain is locked')
    await expect.poll(() => document.activeElement).toBe(heading)
    const [first] = within(screen.getByRole('list')).getAllByRole('listitem')
    expect(first?.textContent).toContain('Passwords and Keys')
    const others = screen.getByText('On another system').closest('details')
    expect(others?.textContent).toContain('On Windows')
    expect(others?.textContent).toContain('On a Mac')
    expect(others?.textContent).not.toContain('Passwords and Keys')
    expect(
      screen.getByText('Nothing was deleted or changed. Practising does not touch your data.'),
    ).toBeDefined()
  })

  test('opens when what was in the way is mended', async () => {
    const core = open(closedWorld(LOCKED))
    await page('Your keychain is locked')
    core.world.status = { ...core.world.status, state: 'open', trouble: null }
    await press('Retry')
    await page('Who do you let homes for?')
  })

  test('told by a newer core in words of its own is shown in those', async () => {
    open(closedWorld({ ...LOCKED, code: 'HO-VAULT-TOMORROW', message: 'It rests.', fix: 'Let it rest.' }))
    await page('The vault could not be opened')
    expect(screen.getByText('It rests.')).toBeDefined()
    expect(screen.getByText('Let it rest.')).toBeDefined()
  })

  test('stays closed when Retry finds the same, says so, and can be practised with meanwhile', async () => {
    const core = open(closedWorld(LOCKED))
    await press('Retry')
    await screen.findByText('Tried again just now: it is still the same.')
    expect(screen.getAllByText('HO-VAULT-LOCKED').length).toBe(1)
    await press('Practise meanwhile')
    await screen.findByText('Practice: nothing leaves this computer')
    expect(core.calls).toEqual([{ path: 'profile.enterPractice', input: null }])
  })

  test('that turns into another takes the focus to the other’s heading', async () => {
    const core = open(closedWorld(LOCKED))
    await page('Your keychain is locked')
    core.world.status = { ...core.world.status, trouble: { ...LOCKED, state: 'lost', code: 'HO-VAULT-LOST' } }
    screen.getByRole('button', { name: 'Retry' }).focus()
    await press('Retry')
    const heading = await page('The key to your homes is not in the keychain')
    await expect.poll(() => document.activeElement).toBe(heading)
    expect(screen.queryByText(/still the same/)).toBeNull()
  })

  test('in which practice cannot be opened either does not lead into practice', async () => {
    const core = open(closedWorld({ ...LOCKED, kind: 'store', state: 'full', code: 'HO-STORE-FULL' }))
    const { status } = core.world
    const full = { ...LOCKED, message: 'No room for practice.' }
    Object.assign(core.client.profile, {
      enterPractice: async () => (core.world.status = { ...status, practice: true, trouble: full }),
      leavePractice: async () => (core.world.status = status),
    })
    await press('Practise meanwhile')
    await screen.findByText('Practice cannot be opened just now')
    expect(screen.getByText('No room for practice.')).toBeDefined()
    await page('The disk is full')
  })

  test.each([
    ['os', 'The key to your homes is not in the keychain'],
    ['passphrase', 'The file with your keys is gone'],
    [null, 'Handover cannot tell where your keys are'],
  ] as const)('with its keys gone from the vault %s is told as “%s”', async (kind, title) => {
    const world = closedWorld({ ...LOCKED, state: 'lost', code: 'HO-VAULT-LOST' })
    world.status.vault = kind === null ? null : { kind, since: '2026-11-20T09:30:00.000Z' }
    open(world)
    await page(title)
  })
})

describe('a passphrase', () => {
  test('that is wrong is told on its field, which keeps the focus', async () => {
    open(closedWorld(NEEDED, 'passphrase'))
    await press('Open')
    await screen.findByText('Enter the passphrase you chose for Handover')
    await fill('Passphrase', 'wrong')
    await press('Open')
    await screen.findByText(/That is not the passphrase/)
    await expect.poll(() => document.activeElement).toBe(screen.getByLabelText('Passphrase'))
    await fill('Passphrase', emptyWorld().passphrase)
    await press('Open')
    await page('Who do you let homes for?')
  })

  test('after several wrong ones waits: the button counts down, the field keeps the focus, and it is said twice', async () => {
    const core = open(closedWorld(NEEDED, 'passphrase'))
    const tried: string[] = []
    Object.assign(core.client.profile, {
      unlock: async ({ passphrase }: { passphrase: string }) => {
        tried.push(passphrase)
        throw closed({ ...WRONG_PASSPHRASE, waitSeconds: 3 })
      },
    })
    await fill('Passphrase', 'wrong')
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await press('Open')
    const held = await screen.findByRole('button', { name: 'Try again in 3 s' })
    expect(held.getAttribute('aria-disabled')).toBe('true')
    expect(held.hasAttribute('disabled')).toBe(false)
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'))
    const said = screen.getByText('Wait 3 s before the next try.')
    expect(said.getAttribute('role')).toBe('status')

    const form = held.closest('form')
    if (form === null) throw new Error('The button is in no form.')
    await fireEvent.submit(form)
    expect(tried).toEqual(['wrong'])

    await vi.advanceTimersByTimeAsync(1500)
    expect(screen.getByRole('button', { name: /Try again in [12] s/ })).toBeDefined()
    expect(said.textContent).toBe('Wait 3 s before the next try.')
    await vi.advanceTimersByTimeAsync(2000)
    expect(screen.getByRole('button', { name: 'Open' }).hasAttribute('aria-disabled')).toBe(false)
    expect(said.textContent).toBe('You can try again now.')
    await fireEvent.submit(form)
    expect(tried).toEqual(['wrong', 'wrong'])
  })

  test('is waited for also after the page was loaded anew', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    open(closedWorld({ ...WRONG_PASSPHRASE, waitSeconds: 75 }, 'passphrase'))
    expect(await screen.findByRole('button', { name: 'Try again in 1 min 15 s' })).toBeDefined()
    await vi.advanceTimersByTimeAsync(76_000)
    expect(screen.getByRole('button', { name: 'Open' }).hasAttribute('aria-disabled')).toBe(false)
  })
})

describe('a profile that closes while one works', () => {
  const settings = { ...NO_SETTINGS, role: 'agent' as const, yourName: 'Aoife Byrne' }

  test('brings its page, and afterwards what was typed is still there and is saved', async () => {
    const world = sampleWorld()
    world.status = { ...world.status, settings }
    window.location.hash = '#/new/tenant-switch'
    const core = open(world)
    const { drafts, profile } = core.client
    const { save } = drafts
    const openStatus = core.world.status
    await fireEvent.click(await screen.findByLabelText('Ireland'))
    Object.assign(drafts, {
      save: async () => {
        core.world.status = { ...openStatus, state: 'closed', settings: null, trouble: LOCKED }
        throw closed(LOCKED)
      },
    })
    await page('Your keychain is locked')
    const before = world.drafts.length

    Object.assign(drafts, { save })
    Object.assign(profile, { retry: async () => (core.world.status = openStatus) })
    await press('Retry')
    await page('Where is the home?')
    expect(screen.getByLabelText<HTMLInputElement>('Ireland').checked).toBe(true)
    await expect.poll(() => world.drafts.length).toBe(before + 1)
    expect(world.drafts.at(-1)?.answers['country']).toBe('IE')
  })

  test('does not give what was typed to practice', async () => {
    const world = sampleWorld()
    world.status = { ...world.status, settings }
    window.location.hash = '#/new/tenant-switch'
    const core = open(world)
    const openStatus = core.world.status
    const saved: unknown[] = []
    await fireEvent.click(await screen.findByLabelText('Ireland'))
    Object.assign(core.client.drafts, {
      save: async (input: unknown) => {
        saved.push(input)
        if (!core.world.status.practice)
          core.world.status = { ...openStatus, state: 'closed', settings: null, trouble: LOCKED }
        throw closed(LOCKED)
      },
    })
    await page('Your keychain is locked')
    const before = saved.length
    Object.assign(core.client.profile, {
      enterPractice: async () =>
        (core.world.status = {
          ...openStatus,
          practice: true,
          folder: `${openStatus.folder}/practice`,
          settings,
        }),
    })
    await press('Practise meanwhile')
    await screen.findByText('Practice: nothing leaves this computer')
    expect(saved.length).toBe(before)
  })
})
