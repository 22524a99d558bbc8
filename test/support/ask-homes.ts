import { expect } from 'vitest'
import * as v from 'valibot'
import { HEALTH, markersIn, PEOPLE } from './markers.ts'

const WithId = v.object({ id: v.string() })
const Some = v.array(WithId)
const WithTenancies = v.object({ tenancies: Some })

/** Asks every procedure about homes, people and searching with marked people; needs a tenant switch to be there. */
export async function askForHomes(ask: (path: string, input?: unknown) => Promise<unknown>): Promise<void> {
  const person = {
    title: 'Ms',
    firstName: PEOPLE.firstName,
    lastName: PEOPLE.lastName,
    phone: PEOPLE.telephone,
    email: PEOPLE.email,
    dateOfBirth: '1990-02-03',
  }
  const landlord = v.parse(WithId, await ask('homes/savePerson', { id: null, ...person }))
  const typed = (propertyName: string) => ({
    id: null,
    country: 'IE',
    address: { propertyName, street: PEOPLE.street, locality: '', town: 'Cork', region: '', postCode: '' },
    mprn: null,
    gprn: null,
    mpan: null,
    gasMprn: null,
    supply: null,
    meterType: 'smart',
    payAsYouGo: null,
    landlordId: landlord.id,
  })
  const home = v.parse(WithId, await ask('homes/save', typed('77')))
  const values = { dayMeterRead: 100 }
  const read = await ask('homes/addReadings', { homeId: home.id, readOn: '2026-11-20', values })
  const [readings] = v.parse(v.object({ readings: Some }), read).readings
  await ask('homes/removeReadings', { homeId: home.id, readingsId: readings?.id })
  const page = { text: '', offset: 0, limit: 50 }
  const other = v.parse(WithId, await ask('homes/save', typed('77')))
  await ask('homes/duplicates', {})
  const both = { keepId: home.id, mergeId: other.id }
  await ask('homes/mergePreview', both)
  await ask('homes/merge', { ...both, take: ['address'] })
  const file = `Property name,Street,Town,Landlord name,MPRN\n9,${PEOPLE.street},Cork,${PEOPLE.landlordName},12\n10,"${PEOPLE.street}",Cork,${PEOPLE.landlordName},`
  const bytes = Buffer.from(file).toString('base64')
  await ask('homes/importPreview', { bytes })
  await ask('homes/importRows', { bytes, targets: null })
  const listed = v.parse(v.object({ homes: Some }), await ask('homes/list', { ...page, state: null })).homes
  const tenancies: string[] = []
  for (const one of listed)
    tenancies.push(...v.parse(WithTenancies, await ask('homes/get', one)).tenancies.map(({ id }) => id))
  // Of the switches that were sent.
  expect(tenancies.length).toBeGreaterThan(0)
  await ask('homes/endTenancy', { tenancyId: tenancies[0], endsOn: null })
  const { people } = v.parse(v.object({ people: Some }), await ask('homes/people', page))
  for (const one of people) await ask('homes/person', one)
  for (const kind of ['tenant-switch', 'landlord-switch', 'psr-record', 'appointment'])
    await ask('homes/startAnswers', { kind, homeId: home.id, personId: landlord.id })
  expect(JSON.stringify(await ask('search/everything', { text: PEOPLE.lastName }))).toContain(landlord.id)
  for (const word of Object.values(HEALTH)) {
    const found = JSON.stringify(await ask('search/everything', { text: word }))
    expect(found).toBe('{"results":[]}')
    expect(markersIn(found, Object.values(HEALTH))).toEqual([])
  }
}
