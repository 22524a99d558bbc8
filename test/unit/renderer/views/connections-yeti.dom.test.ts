import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { fakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { invalid } from '#test/support/fake-errors.ts'
import { sampleWorld } from '#test/support/sample-world.ts'
import { YETI, yetiWorld } from '#test/support/sample-yeti.ts'

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
})

function open(hash: string, world: FakeWorld = yetiWorld()) {
  window.location.hash = hash
  const core = fakeCore(world)
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
const pick = async (label: string) => fireEvent.click(await screen.findByLabelText(label))
const fill = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } })
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)

describe('adding an account at Yeti', () => {
  test('asks for its own address and an admin user, and for nothing of the others', async () => {
    const core = open('#/connections/new', sampleWorld())
    expect(
      await screen.findByText('Sets up what is billed: services, their prices and renewals.'),
    ).toBeDefined()
    await pick('Yeti')
    expect(field('Name of this connection').value).toBe('Yeti')
    expect(field('Address of the service').value).toBe('')
    for (const foreign of ['Format', 'Site prefix', 'Client id', 'Address for signing in (optional)'])
      expect(screen.queryByText(foreign), foreign).toBe(null)
    await press('Add the connection')
    expect(
      screen
        .getAllByRole('link')
        .map((link) => link.getAttribute('href'))
        .filter((href) => /^#(baseUrl|secret)/.test(href ?? '')),
    ).toEqual(['#baseUrl', '#secret.username', '#secret.password'])
    expect(
      screen.getByRole('link', {
        name: 'Enter the address of the service, for example https://yeti.example.com/',
      }),
    ).toBeDefined()
    await fill('Address of the service', ' https://yeti.example.com/ ')
    await fill('User name', ' handover ')
    await fill('Password', ' opens ')
    expect(field('Password').type).toBe('password')
    await press('Add the connection')
    await expect.poll(() => window.location.hash).toBe('#/connections/c3')
    expect(core.calls.at(-1)).toEqual({
      path: 'connections.add',
      input: {
        provider: 'yeti',
        label: 'Yeti',
        baseUrl: 'https://yeti.example.com/',
        secret: { username: 'handover', password: ' opens ' },
      },
    })
  })

  test('what the core says of the details as a whole lands on the user name', async () => {
    const core = open('#/connections/new', sampleWorld())
    core.client.connections.add = () =>
      Promise.reject(invalid([{ path: 'secret', message: 'These are longer than a keychain can hold.' }]))
    await pick('Yeti')
    await fill('Address of the service', 'https://yeti.example.com/')
    await fill('User name', 'handover')
    await fill('Password', 'opens')
    await press('Add the connection')
    const link = await screen.findByRole('link', { name: 'These are longer than a keychain can hold.' })
    await fireEvent.click(link)
    expect(document.activeElement).toBe(field('User name'))
  })
})

describe('a connection to Yeti', () => {
  test('is told as one: no organisation, no numbers, no paths, no format', async () => {
    open('#/connections/c-yeti')
    expect(await screen.findByText('A connection to Yeti, added 2 November 2026.')).toBeDefined()
    expect(screen.getByRole('heading', { name: 'Name and address' })).toBeDefined()
    expect(screen.getByText(/^Kept since 2 November 2026\./)).toBeDefined()
    for (const foreign of ['Organisation', 'Their numbers for things', 'Paths and types', 'Format'])
      expect(screen.queryByText(foreign), foreign).toBe(null)
  })

  test('in the list it has its service and its address, and no organisation to choose', async () => {
    open('#/connections')
    expect(
      await screen.findByText('Yeti · https://yeti.example.com/ · sign-in kept since 2 November 2026'),
    ).toBeDefined()
  })

  test('another address deletes the user name and the password, which are asked for again', async () => {
    const core = open('#/connections/c-yeti')
    await fill('Address of the service', 'https://billing.example.com/')
    await press('Save changes')
    expect(await screen.findByText('The user name and the password were deleted')).toBeDefined()
    await expect.poll(() => document.activeElement?.id).toBe('sign-in-details')
    expect(core.calls[0]?.input).toMatchObject({ baseUrl: 'https://billing.example.com/', authUrl: null })
  })

  test('its details are replaced, and not kept on the page', async () => {
    const world = yetiWorld()
    const refused = { ...YETI, signIn: 'refused' as const }
    const core = open('#/connections/c-yeti', {
      ...world,
      connections: [...world.connections.filter(({ id }) => id !== YETI.id), refused],
    })
    expect(await screen.findByText('Yeti refused the sign-in details')).toBeDefined()
    await press('Replace')
    await expect.poll(() => document.activeElement?.id).toBe('secret.username')
    await fill('User name', 'handover')
    await fill('Password', 'fresh')
    await press('Keep the new sign-in details')
    await expect
      .poll(() => core.calls)
      .toEqual([
        {
          path: 'connections.replaceSecret',
          input: { id: 'c-yeti', secret: { username: 'handover', password: 'fresh' } },
        },
      ])
    await press('Replace')
    expect(field('Password').value).toBe('')
  })

  test('that is removed takes its own things with it', async () => {
    const core = open('#/connections/c-yeti')
    await press('Remove this connection')
    expect(await screen.findByText(/^Its address, its user name and its password are removed/)).toBeDefined()
    await press('Remove the connection')
    await expect
      .poll(() => core.calls.at(-1))
      .toEqual({ path: 'connections.remove', input: { id: 'c-yeti' } })
  })
})
