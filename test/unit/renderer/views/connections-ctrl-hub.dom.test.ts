import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { fakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { invalid } from '#test/support/fake-errors.ts'
import { ctrlHubWorld } from '#test/support/sample-ctrl-hub.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

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

function open(hash: string, world: FakeWorld = ctrlHubWorld()) {
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

describe('adding an account at Ctrl Hub', () => {
  test('asks for the service first, and then for what that service wants', async () => {
    const core = open('#/connections/new', sampleWorld())
    await press('Add the connection')
    expect(
      await screen.findByRole('link', { name: 'Choose the service that the account is at' }),
    ).toBeDefined()
    expect(screen.queryByLabelText('Site prefix')).toBe(null)
    await pick('Ctrl Hub')
    expect(field('Name of this connection').value).toBe('Ctrl Hub')
    expect(field('Address of the service').value).toBe('https://api.ctrl-hub.com/')
    expect(screen.queryByText('Format')).toBe(null)
    expect(screen.queryByLabelText('Site prefix')).toBe(null)
    await press('Add the connection')
    expect(screen.getByRole('link', { name: /^Enter the client id/ }).getAttribute('href')).toBe(
      '#secret.clientId',
    )
    await fill('Client id', ' lets ')
    await fill('Client secret', 'opens')
    expect(field('Client secret').type).toBe('password')
    await press('Add the connection')
    await expect.poll(() => window.location.hash).toBe('#/connections/c3')
    expect(core.calls.at(-1)).toEqual({
      path: 'connections.add',
      input: {
        provider: 'ctrl-hub',
        label: 'Ctrl Hub',
        baseUrl: 'https://api.ctrl-hub.com/',
        authUrl: null,
        organisation: null,
        secret: { clientId: 'lets', clientSecret: 'opens' },
      },
    })
  })

  test('a person’s e-mail and password go with the address for signing in', async () => {
    const core = open('#/connections/new', sampleWorld())
    await pick('Ctrl Hub')
    await fill('Address for signing in (optional)', 'https://auth.example.com')
    await pick('A person’s e-mail and password')
    await fill('E-mail address', 'aoife@example.com')
    await fill('Password', 'four ordinary words')
    await press('Add the connection')
    await expect.poll(() => core.calls.length).toBe(1)
    expect(core.calls[0]?.input).toMatchObject({
      authUrl: 'https://auth.example.com',
      secret: { email: 'aoife@example.com', password: 'four ordinary words' },
    })
  })

  test('what the core says of the details as a whole lands on their first field', async () => {
    const core = open('#/connections/new', sampleWorld())
    core.client.connections.add = () =>
      Promise.reject(invalid([{ path: 'secret', message: 'These are longer than a keychain can hold.' }]))
    await pick('Ctrl Hub')
    await fill('Client id', 'lets')
    await fill('Client secret', 'opens')
    await press('Add the connection')
    const link = await screen.findByRole('link', { name: 'These are longer than a keychain can hold.' })
    await fireEvent.click(link)
    expect(document.activeElement).toBe(field('Client id'))
  })

  test('the other service has its own fields, and nothing of Ctrl Hub is sent to it', async () => {
    const core = open('#/connections/new', sampleWorld())
    await pick('Ctrl Hub')
    await fill('Client id', 'lets')
    await pick('Acquaint')
    expect(field('Address of the service').value).toBe('https://api.acquaintcrm.co.uk/')
    expect(screen.queryByLabelText('Address for signing in (optional)')).toBe(null)
    await fill('Site prefix', 'ABCD')
    await fill('App password', 'x')
    await press('Add the connection')
    await expect.poll(() => core.calls.length).toBe(1)
    expect(core.calls[0]?.input).toEqual({
      provider: 'acquaint',
      label: 'Acquaint',
      baseUrl: 'https://api.acquaintcrm.co.uk/',
      format: 'json',
      secret: { sitePrefix: 'ABCD', appPassword: 'x' },
    })
  })
})

describe('the organisation', () => {
  const NONE = { organisation: null }

  test('is asked for plainly while none is chosen, and the only one is offered with one press', async () => {
    const core = open('#/connections/c-hub/organisation', ctrlHubWorld(NONE))
    expect(await screen.findByText('Choose the organisation')).toBeDefined()
    await expect.poll(() => document.activeElement?.id).toBe('organisation')
    core.world.test = {
      ...core.world.test,
      who: 'practice-handover',
      organisations: [{ id: 'o7', label: 'Maltings Lettings' }],
    }
    await press('Test the connection')
    expect(await screen.findByText('practice-handover')).toBeDefined()
    expect(screen.getByText('It sees one organisation: Maltings Lettings.')).toBeDefined()
    await press('Use Maltings Lettings')
    await expect
      .poll(() => core.calls)
      .toContainEqual({
        path: 'connections.chooseOrganisation',
        input: { id: 'c-hub', organisation: { id: 'o7', label: 'Maltings Lettings' } },
      })
    expect(await screen.findByText('Saved: Maltings Lettings.')).toBeDefined()
    expect(screen.queryByText('Choose the organisation')).toBe(null)
  })

  test('is picked from what the service lists', async () => {
    const core = open('#/connections/c-hub', ctrlHubWorld(NONE))
    core.world.page = () => ({
      items: [
        { id: 'o1', type: 'organisations', label: 'Harbour Lets', detail: 'harbour-lets' },
        { id: 'o2', type: 'organisations', label: 'Quay Lets', detail: 'quay-lets' },
      ],
      next: null,
      search: 'none',
      failure: null,
    })
    const box = await screen.findByRole('combobox', { name: 'Organisation' })
    await fireEvent.keyDown(box, { key: 'ArrowDown' })
    await fireEvent.click(await screen.findByRole('option', { name: /Quay Lets/ }))
    await expect
      .poll(() => core.calls.at(-1))
      .toEqual({
        path: 'connections.chooseOrganisation',
        input: { id: 'c-hub', organisation: { id: 'o2', label: 'Quay Lets' } },
      })
    expect(core.calls[0]).toEqual({
      path: 'ctrlHub.search',
      input: { connectionId: 'c-hub', what: 'organisation', text: '', offset: 0 },
    })
    expect(await screen.findByRole('button', { name: 'Change: Organisation' })).toBeDefined()
  })

  test('that the sign-in does not see is told', async () => {
    const core = open('#/connections/c-hub')
    core.world.test = { ...core.world.test, organisations: [{ id: 'o7', label: 'Maltings Lettings' }] }
    await press('Test the connection')
    expect(await screen.findByText('This sign-in does not see the organisation chosen here')).toBeDefined()
  })
})

describe('a connection to Ctrl Hub', () => {
  test('is told as one: no numbers, no format, its own words', async () => {
    open('#/connections/c-hub')
    expect(await screen.findByText('A connection to Ctrl Hub, added 2 November 2026.')).toBeDefined()
    expect(screen.getByRole('heading', { name: 'Sign-in details' })).toBeDefined()
    expect(screen.getByText(/^A service account’s key, kept since 2 November 2026\./)).toBeDefined()
    expect(screen.queryByText('Their numbers for things')).toBe(null)
    expect(screen.queryByText('Format')).toBe(null)
  })

  test('in the list it has its service and its organisation', async () => {
    open('#/connections', ctrlHubWorld({ organisation: null, secret: { stored: false, since: null } }))
    expect(
      await screen.findByText('Ctrl Hub · https://api.ctrl-hub.com/ · no organisation chosen yet'),
    ).toBeDefined()
    expect(screen.getByText('No sign-in details kept: enter them')).toBeDefined()
  })

  test('its own place for signing in is an empty field, and goes along with another address', async () => {
    const core = open('#/connections/c-hub')
    await expect.poll(() => screen.queryByLabelText('Address for signing in (optional)')).not.toBe(null)
    expect(field('Address for signing in (optional)').value).toBe('')
    await fill('Address of the service', 'https://api.ctrl-hub.dev/')
    await press('Save changes')
    expect(await screen.findByText('The sign-in details were deleted')).toBeDefined()
    await expect.poll(() => document.activeElement?.id).toBe('sign-in-details')
    expect(core.calls[0]?.input).toMatchObject({ baseUrl: 'https://api.ctrl-hub.dev/', authUrl: null })
  })

  test('another place for signing in deletes the details too', async () => {
    open('#/connections/c-hub')
    await fill('Address for signing in (optional)', 'https://auth.example.com/')
    await press('Save changes')
    expect(await screen.findByText('The sign-in details were deleted')).toBeDefined()
    expect(field('Address for signing in (optional)').value).toBe('https://auth.example.com/')
  })

  test('its details are replaced by those of the other log-in, and not kept on the page', async () => {
    const core = open('#/connections/c-hub')
    await press('Replace')
    await expect.poll(() => document.activeElement?.id).toBe('secret.clientId')
    await pick('A person’s e-mail and password')
    await fill('E-mail address', 'aoife@example.com')
    await fill('Password', 'fresh')
    await press('Keep the new sign-in details')
    await expect
      .poll(() => core.calls)
      .toEqual([
        {
          path: 'connections.replaceSecret',
          input: { id: 'c-hub', secret: { email: 'aoife@example.com', password: 'fresh' } },
        },
      ])
    await press('Replace')
    await pick('A person’s e-mail and password')
    expect(field('Password').value).toBe('')
  })
})

describe('paths and types', () => {
  const row = async (name: string) =>
    within((await screen.findByRole('rowheader', { name })).closest('tr') ?? document.body)

  test('are shown with where they are from, and only what was deduced can be changed', async () => {
    open('#/connections/c-hub')
    const psr = await row('Priority Services records')
    expect(psr.getByText('Documented')).toBeDefined()
    expect(psr.getByText('Deduced, not confirmed')).toBeDefined()
    expect(psr.getByRole('button', { name: /^Change/ })).toBeDefined()
    const appointments = await row('Appointments')
    expect(appointments.getByText('From Ctrl Hub’s own source')).toBeDefined()
    expect(appointments.queryByRole('button')).toBe(null)
  })

  test('a deduced type is changed, marked as such, and put back', async () => {
    const core = open('#/connections/c-hub')
    await press('Change Priority Services records')
    expect(screen.queryByLabelText('Path')).toBe(null)
    await fill('Type', 'psr records')
    await press('Save')
    expect(await screen.findByText(/^Enter the type as they write it/)).toBeDefined()
    expect(core.calls).toEqual([])
    await fill('Type', 'psr-records')
    await press('Save')
    expect((await row('Priority Services records')).getByText('From your administrator')).toBeDefined()
    expect(core.calls).toEqual([
      {
        path: 'connections.saveResources',
        input: { id: 'c-hub', resources: { 'psr-record': { type: 'psr-records' } } },
      },
    ])
    await press('Put back Priority Services records')
    await expect.poll(() => core.calls.at(-1)?.input).toEqual({ id: 'c-hub', resources: {} })
    expect((await row('Priority Services records')).getByText('Deduced, not confirmed')).toBeDefined()
    expect(screen.queryByRole('button', { name: /^Put back/ })).toBe(null)
  })

  test('a path keeps its place for the organisation; what the core refuses lands on the field', async () => {
    const core = open('#/connections/c-hub')
    await press('Change Contacts')
    expect(screen.queryByLabelText('Type')).toBe(null)
    await fill('Path', 'v3/contacts')
    await press('Save')
    expect(await screen.findByText('Write {org} where the organisation’s id belongs')).toBeDefined()
    const { saveResources } = core.client.connections
    core.client.connections.saveResources = () =>
      Promise.reject(invalid([{ path: 'resources.contact.path', message: 'Not this one.' }]))
    await fill('Path', 'v3/orgs/{org}/contacts')
    await press('Save')
    expect(await screen.findByText('Not this one.')).toBeDefined()
    expect(field('Path').getAttribute('aria-invalid')).toBe('true')
    core.client.connections.saveResources = saveResources
    await press('Save')
    await expect
      .poll(() => core.world.connections.at(-1)?.resources)
      .toEqual({ contact: { path: 'v3/orgs/{org}/contacts' } })
  })
})
