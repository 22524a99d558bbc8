import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { fakeCore } from '#test/support/fake-client.ts'
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

function open(hash: string) {
  window.location.hash = hash
  const core = fakeCore(sampleWorld())
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
const fill = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } })

describe('connections', () => {
  test('a new one is checked field by field before and by the core, and nothing typed is lost', async () => {
    const core = open('#/connections/new')
    await fireEvent.click(await screen.findByLabelText('Acquaint'))
    await fill('Site prefix', 'ABC')
    await fill('Address of the service', 'http://api.example.com')
    await press('Add the connection')
    expect(await screen.findByRole('link', { name: /has 4 characters, and this has 3/ })).toBeDefined()
    expect(screen.getByRole('link', { name: 'Enter the app password' })).toBeDefined()
    expect(core.calls).toEqual([])
    await fill('Site prefix', 'ABCD')
    await fill('App password', 'secret words')
    await press('Add the connection')
    expect(await screen.findByRole('link', { name: 'The address has to begin with https://.' })).toBeDefined()
    expect(screen.getByLabelText<HTMLInputElement>('App password').value).toBe('secret words')
    await fill('Address of the service', 'https://api.example.com')
    await press('Add the connection')
    await expect.poll(() => window.location.hash).toBe('#/connections/c3')
    expect(core.calls.at(-1)).toEqual({
      path: 'connections.add',
      input: {
        provider: 'acquaint',
        label: 'Acquaint',
        baseUrl: 'https://api.example.com',
        format: 'json',
        secret: { sitePrefix: 'ABCD', appPassword: 'secret words' },
      },
    })
  })

  test('a test that fails names the step and its fix', async () => {
    const core = open('#/connections/c1')
    core.world.test = {
      ok: false,
      failed: 'dns',
      code: 'HO-TEST-DNS',
      message: 'The name api.acquaint.example is not found.',
      fix: 'Check the address for a typing mistake.',
      detail: 'ENOTFOUND',
    }
    await press('Test the connection')
    expect(await screen.findByText('Check the address for a typing mistake.')).toBeDefined()
    const steps = screen.getAllByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' ').trim())
    expect(steps).toContain('The service is found: failed')
    expect(steps).toContain('The sign-in is accepted: not reached')
  })

  test('a replaced password goes to the core and is not kept on the page', async () => {
    const core = open('#/connections/c2')
    expect(await screen.findByText('They refused the password')).toBeDefined()
    await press('Replace')
    await fill('Site prefix', 'WXYZ')
    await fill('App password', 'fresh')
    await press('Keep the new password')
    await expect
      .poll(() => core.calls)
      .toEqual([
        {
          path: 'connections.replaceSecret',
          input: { id: 'c2', secret: { sitePrefix: 'WXYZ', appPassword: 'fresh' } },
        },
      ])
    await press('Replace')
    expect((await screen.findByLabelText<HTMLInputElement>('App password')).value).toBe('')
  })

  test('a missing number is entered once, beside the documented ones', async () => {
    const core = open('#/connections/c1')
    await press('Enter their number for Electricity only')
    await fill('Their number', '4')
    await press('Save the number')
    await expect.poll(() => core.calls.length).toBe(1)
    expect(core.world.connections[0]?.codes.switchType).toEqual([
      {
        number: 1,
        xmlName: 'DualFuel',
        meaning: 'electricity-and-gas',
        label: 'Electricity and gas',
        source: 'documented',
        confirmed: true,
      },
      {
        number: 4,
        xmlName: null,
        meaning: 'electricity',
        label: 'Electricity only',
        source: 'entered',
        confirmed: false,
      },
    ])
  })

  test('removing one asks first', async () => {
    const core = open('#/connections/c1')
    await press('Remove this connection')
    expect(core.calls).toEqual([])
    await press('Remove the connection')
    await expect.poll(() => core.world.connections.map((one) => one.id)).toEqual(['c2'])
    await expect.poll(() => window.location.hash).toBe('#/connections')
  })
})

describe('settings', () => {
  test('the theme is worn at once and kept', async () => {
    const core = open('#/settings')
    await fireEvent.click(await screen.findByLabelText('Dark'))
    await expect.poll(() => document.documentElement.dataset['theme']).toBe('dark')
    expect(core.world.status.settings?.theme).toBe('dark')
    const light = screen.getByRole('radiogroup', { name: 'Light or dark' })
    await fireEvent.click(within(light).getByLabelText('As the computer'))
    await expect.poll(() => document.documentElement.dataset['theme']).toBe(undefined)
  })

  test('days that are no number are told on their field', async () => {
    const core = open('#/settings')
    await fill('Days to keep what was sent', '-3')
    await press('Save days')
    expect(await screen.findByText('Enter a number of days from 0 to 3650')).toBeDefined()
    expect(core.calls).toEqual([])
  })
})
