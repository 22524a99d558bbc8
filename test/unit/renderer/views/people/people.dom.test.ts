import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { fakeCore, type FakeWorld } from '#test/support/fake-client.ts'
import { invalid } from '#test/support/fake-errors.ts'
import { knownPerson } from '#test/support/fake-known-homes.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
})

afterEach(() => {
  window.location.hash = ''
})

const TENANT = knownPerson('p1', {
  role: 'tenant',
  at: '14 Linnet Row, Dublin 7',
  phone: '+353 20 910 1284',
  dateOfBirth: '1993-04-17',
  tenancies: [
    {
      id: 't1',
      homeId: 'h1',
      home: '14 Linnet Row, Dublin 7',
      startsOn: '2026-11-01',
      endsOn: null,
      lead: true,
    },
  ],
})
const LANDLORD = knownPerson('p2', {
  name: 'Declan Hennessy',
  role: 'landlord',
  at: '3 homes',
  owns: [{ id: 'h1', title: '14 Linnet Row, Dublin 7' }],
})

function open(hash: string, some: Partial<FakeWorld> = {}) {
  window.location.hash = hash
  const core = fakeCore({ ...sampleWorld(), knownPeople: [TENANT, LANDLORD], ...some })
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim()

test('people are listed with what they are and where, and narrowed by their name', async () => {
  open('#/people')
  await screen.findByRole('link', { name: 'Aoife Brannigan' })
  const list = screen.getByRole('list', { name: 'People' })
  expect(within(list).getAllByRole('listitem').map(words)).toEqual([
    'Aoife Brannigan Tenant · 14 Linnet Row, Dublin 7',
    'Declan Hennessy Landlord · 3 homes',
  ])
  await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'decl' } })
  await expect.poll(() => screen.queryByRole('link', { name: 'Aoife Brannigan' })).toBeNull()
  await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'zzz' } })
  expect(await screen.findByText('Nobody found for “zzz”')).toBeDefined()
})

test('people whom nobody sent yet, say how they come', async () => {
  open('#/people', { knownPeople: [] })
  expect(await screen.findByText('People come here by themselves')).toBeDefined()
})

test('people who cannot be read are told, and asked for again', async () => {
  const core = open('#/people')
  const { people } = core.client.homes
  core.client.homes.people = () => Promise.reject(new Error('lost'))
  expect(await screen.findByText('The people could not be read')).toBeDefined()
  core.client.homes.people = people
  await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'Aoife Brannigan' })).toBeDefined()
})

test('a tenant has tenancies that lead to the home, and wizards that carry them over', async () => {
  open('#/people/p1')
  await screen.findByRole('heading', { level: 1, name: 'Aoife Brannigan' })
  const list = screen.getByRole('list', { name: 'Tenancies' })
  expect(words(within(list).getByRole('listitem'))).toBe('14 Linnet Row, Dublin 7 Since 1 November 2026')
  expect(within(list).getByRole('link').getAttribute('href')).toBe('#/homes/h1')
  expect(screen.getByRole('link', { name: 'Tenant moves in' }).getAttribute('href')).toBe(
    '#/new/tenant-switch?person=p1',
  )
})

test('a landlord has homes, and moves in nowhere', async () => {
  open('#/people/p2')
  await screen.findByRole('heading', { level: 1, name: 'Declan Hennessy' })
  expect(within(screen.getByRole('list', { name: /Homes of/ })).getByRole('link').textContent).toBe(
    '14 Linnet Row, Dublin 7',
  )
  expect(screen.queryByRole('link', { name: 'Tenant moves in' })).toBeNull()
})

test('nothing is begun for somebody whose data is restricted', async () => {
  open('#/people/p1', { knownPeople: [{ ...TENANT, restricted: true }] })
  expect(await screen.findByText('Nothing more is done with this person’s data')).toBeDefined()
  expect(screen.queryByRole('link', { name: 'Tenant moves in' })).toBeNull()
})

test('a person is changed in place, and what is wrong lands on its field', async () => {
  const core = open('#/people/p1')
  await fireEvent.click(await screen.findByRole('button', { name: 'Change the telephone' }))
  await expect.poll(() => document.activeElement?.id).toBe('phone')
  const first = screen.getByRole('textbox', { name: 'First name' })
  const last = screen.getByRole('textbox', { name: 'Last name or company' })
  await fireEvent.input(first, { target: { value: '' } })
  await fireEvent.input(last, { target: { value: ' ' } })
  await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('link', { name: 'Enter a first or a last name.' })).toBeDefined()
  await fireEvent.input(last, { target: { value: 'Byrne' } })
  const { savePerson } = core.client.homes
  core.client.homes.savePerson = () =>
    Promise.reject(invalid([{ path: 'email', message: 'This is no e-mail address.' }]))
  await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect((await screen.findByRole('link', { name: 'This is no e-mail address.' })).getAttribute('href')).toBe(
    '#email',
  )
  core.client.homes.savePerson = savePerson
  await fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByRole('heading', { level: 1, name: 'Byrne' })
  expect(core.calls.at(-1)).toMatchObject({
    path: 'homes.savePerson',
    input: { id: 'p1', lastName: 'Byrne', dateOfBirth: '1993-04-17' },
  })
})

test('somebody who is not known any more is told as such', async () => {
  open('#/people/p9')
  expect(await screen.findByText('This person is not known here')).toBeDefined()
})
