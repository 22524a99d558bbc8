import { fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { fakeCore } from '#test/support/fake-client.ts'
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

const HOME = {
  'home.id': 'h1',
  country: 'IE',
  'property.address.propertyName': '14',
  'property.address.street': 'Linnet Row',
  'property.address.town': 'Dublin 7',
  'property.mprn': '10000000101',
  supply: 'electricity',
  meterType: 'twenty-four-hour',
  'landlord.firstName': 'Declan',
  'landlord.lastName': 'Hennessy',
  'landlord.country': 'IE',
  'landlord.address.street': 'Weaver Road',
  'landlord.address.town': 'Navan',
}
const PERSON = { 'person.id': 'p1', 'tenant.firstName': 'Aoife', 'tenant.lastName': 'Brannigan' }

function open(starting: Record<string, string>, hash = '#/new/tenant-switch?home=h1') {
  const world = sampleWorld()
  const core = fakeCore({
    ...world,
    drafts: [],
    connections: world.connections.slice(0, 1),
    knownPeople: [knownPerson('p1')],
    starting,
  })
  window.location.hash = hash
  render(Start, { connect: () => Promise.resolve(core.client) })
  return core
}

const isAt = (heading: string) => screen.findByRole('heading', { level: 1, name: heading })
const focused = () => document.activeElement?.id
const type = (id: string, value: string) => {
  const field = document.getElementById(id)
  if (field === null) throw new Error(`There is no field ${id}.`)
  return fireEvent.input(field, { target: { value } })
}
const goOn = async () => fireEvent.click(await screen.findByRole('button', { name: 'Continue' }))

describe('a wizard that is begun from a home', () => {
  test('asks the core what is known of it, and begins at the first open question', async () => {
    const core = open(HOME)
    await isAt('Meter readings')
    expect(core.calls.filter(({ path }) => path === 'homes.startAnswers')).toEqual([
      { path: 'homes.startAnswers', input: { kind: 'tenant-switch', homeId: 'h1', personId: null } },
    ])
    await expect.poll(focused).toBe('meterReadings.twentyFourHourMeterRead')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '24-hour reading' }).value).toBe('')
  })

  test('passes the steps that are known, and the check page shows them all', async () => {
    open({ ...HOME, ...PERSON })
    await isAt('Meter readings')
    await type('meterReadings.twentyFourHourMeterRead', '12345')
    await type('meterReadings.meterReadingDate', 't')
    await goOn()
    await isAt('When does the tenancy start?')
    await expect.poll(focused).toBe('tenancyStartDate')
    await type('tenancyStartDate', 'T')
    await goOn()
    await isAt('Who is moving in?')
    await expect.poll(focused).toBe('tenant.criticalCare')
    await fireEvent.click(screen.getByRole('radio', { name: 'No' }))
    await goOn()
    await isAt('Check your answers')
    expect(await screen.findByText(/Weaver Road/)).toBeDefined()
    expect(screen.getByText('10 000 000 101')).toBeDefined()
  })

  test('goes back to a known step, and by itself when it is wrong', async () => {
    open({ ...HOME, 'property.mprn': '123' })
    await isAt('The home and its meters')
    await expect.poll(focused).toBe('property.mprn')
  })

  test('alone makes no draft; the first answer does, with the home it belongs to', async () => {
    const core = open(HOME)
    await isAt('Meter readings')
    expect(core.world.drafts).toEqual([])
    await type('meterReadings.twentyFourHourMeterRead', '12345')
    await type('meterReadings.meterReadingDate', 't')
    await goOn()
    await expect.poll(() => core.world.drafts[0]?.answers).toMatchObject({ 'home.id': 'h1', country: 'IE' })
  })

  test('tells when what is known could not be read, and tries again', async () => {
    const core = open(HOME)
    const { startAnswers } = core.client.homes
    core.client.homes.startAnswers = () => Promise.reject(new Error('gone'))
    expect(await screen.findByText('It could not be opened')).toBeDefined()
    core.client.homes.startAnswers = startAnswers
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await isAt('Meter readings')
  })
})

describe('somebody who is known', () => {
  async function atTenant() {
    const core = open(HOME)
    await isAt('Meter readings')
    await type('meterReadings.twentyFourHourMeterRead', '12345')
    await type('meterReadings.meterReadingDate', 't')
    await goOn()
    await isAt('When does the tenancy start?')
    await type('tenancyStartDate', 't')
    await goOn()
    await isAt('Who is moving in?')
    core.world.starting = { ...PERSON, 'person.id': 'p1' }
    return core
  }

  async function pick() {
    await expect.poll(focused).toBe('known-person')
    await type('known-person', 'aoi')
    await screen.findByRole('option', { name: /Aoife Brannigan/ })
    const field = screen.getByRole('combobox', { name: /Somebody Handover knows/ })
    await fireEvent.keyDown(field, { key: 'ArrowDown' })
    await fireEvent.keyDown(field, { key: 'Enter' })
  }

  test('is filled in, and the next thing is what only they can say', async () => {
    const core = await atTenant()
    await pick()
    await expect.poll(focused).toBe('tenant.criticalCare')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'First name' }).value).toBe('Aoife')
    await fireEvent.click(screen.getByRole('radio', { name: 'No' }))
    await goOn()
    await expect
      .poll(() => core.world.drafts[0]?.answers)
      .toMatchObject({ 'person.id': 'p1', 'home.id': 'h1' })
  })

  test('is somebody else under another name', async () => {
    const core = await atTenant()
    await pick()
    await expect.poll(focused).toBe('tenant.criticalCare')
    await type('tenant.lastName', 'Byrne')
    await fireEvent.click(screen.getByRole('radio', { name: 'No' }))
    await goOn()
    await expect.poll(() => core.world.drafts[0]?.answers['tenant.lastName']).toBe('Byrne')
    expect(core.world.drafts[0]?.answers).not.toHaveProperty('person.id')
  })

  test('is not offered where nobody is known', async () => {
    const core = open(HOME, '#/new/tenant-switch')
    core.world.knownPeople = []
    await isAt('Where is the home?')
    await fireEvent.click(screen.getByRole('button', { name: 'Quick form' }))
    await isAt('All questions on one page')
    expect(screen.queryByRole('combobox', { name: /Somebody Handover knows/ })).toBeNull()
  })
})
