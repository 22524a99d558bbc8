import { expect, test } from 'vitest'
import { homesWorld, day } from '../support/homes-world.ts'

const LINNET = '14 Linnet Row'
const every = { text: '', state: null, offset: 0, limit: 50 } as const

/** What a landlord's wizard adds to what the home is known by. */
const landlordTakes = (ago: number) => ({
  billTo: 'landlord',
  'meterReadings.meterReadingDate': day(ago),
  'meterReadings.twentyFourHourMeterRead': '48500',
  'meterReadings.gasMeterRead': '7800',
})

test('a tenant switch teaches the home, its people, the tenancy and the readings, and each is found', async () => {
  const { client, sample, send, home } = await homesWorld()
  const answers = await sample('linnet-row', 40)
  const id = await send('tenant-switch', { ...answers, otherTenants: 'Tomasz Wilk\nÁine Ní Dhubhda' })
  const known = await home(LINNET)
  expect(known).toMatchObject({
    country: 'IE',
    state: 'let',
    since: day(40),
    tenant: 'Ms Aoife Brannigan',
    mprn: '10000000101',
    gprn: '1000101',
    supply: 'electricity-and-gas',
    meterType: 'twenty-four-hour',
    payAsYouGo: false,
    psr: false,
    duplicates: 0,
    address: { propertyName: '14', street: 'Linnet Row', town: 'Dublin 7', postCode: 'D07 P2K8' },
    voids: [],
    tenancies: [{ startsOn: day(40), endsOn: null }],
    submissions: [{ id, kind: 'tenant-switch', state: 'queued' }],
    readings: [
      {
        readOn: day(40),
        values: { twentyFourHourMeterRead: 48213, gasMeterRead: 7754 },
        submission: { id, kind: 'tenant-switch' },
        photos: [],
      },
    ],
  })
  expect(known.tenancies[0]?.people.map(({ name, lead }) => [name, lead])).toEqual([
    ['Ms Aoife Brannigan', true],
    ['Tomasz Wilk', false],
    ['Áine Ní Dhubhda', false],
  ])
  const { people } = await client.homes.people({ text: 'aine ni dhubhda', offset: 0, limit: 10 })
  expect(people).toMatchObject([{ name: 'Áine Ní Dhubhda', role: 'tenant', at: known.title }])
  expect(await client.homes.person({ id: known.landlord?.id ?? '' })).toMatchObject({
    role: 'landlord',
    owns: [{ id: known.id }],
    submissions: [{ id }],
  })

  const found = async (text: string) =>
    (await client.search.everything({ text })).results.map(({ what, id: one }) => `${what} ${one}`)
  for (const text of ['linnet', '14 linn', 'D07P2K8', 'd07 p2k8', '10000000101', '0101', '000101', '1000101'])
    expect(await found(text), text).toContain(`home ${known.id}`)
  expect(await found('brannigan')).toEqual([`person ${known.tenancies[0]?.people[0]?.id}`])
  expect(await found('linnet brannigan')).toEqual([])
  expect(await found('')).toEqual([])
  expect(await found('"*()')).toEqual([])
  // Nothing was sent about health, and nothing of it is there to be found; the day of birth neither.
  expect(await found('1993')).toEqual([])
})

test('the landlord ends the tenancy and begins a void, the next tenant ends the void; what is cancelled never was', async () => {
  const { client, sample, send, home } = await homesWorld()
  await send('tenant-switch', await sample('linnet-row', 90))
  const { id: homeId } = await home(LINNET)

  const begun = await client.homes.startAnswers({ kind: 'landlord-switch', homeId, personId: null })
  expect(begun.answers).toMatchObject({
    'home.id': homeId,
    country: 'IE',
    supply: 'electricity-and-gas',
    meterType: 'twenty-four-hour',
    'property.mprn': '10000000101',
    'property.gprn': '1000101',
    'property.payAsYouGoGasMeter': 'no',
    'property.address.street': 'Linnet Row',
  })
  expect(begun.answers['landlord.lastName']).toBeTruthy()
  expect(Object.keys(begun.answers).filter((key) => /tenant|meterReadings|criticalCare/.test(key))).toEqual(
    [],
  )
  const takes = await send('landlord-switch', { ...begun.answers, ...landlordTakes(30) })
  expect(await client.homes.get({ id: homeId })).toMatchObject({
    state: 'void',
    since: day(30),
    tenant: null,
    tenancies: [{ endsOn: day(30) }],
    voids: [{ from: day(30), until: null, days: 30 }],
  })
  expect((await client.homes.list({ ...every, state: 'void' })).homes).toMatchObject([{ id: homeId }])
  expect((await client.homes.list({ ...every, state: 'let' })).total).toBe(0)

  const next = await client.homes.startAnswers({ kind: 'tenant-switch', homeId, personId: null })
  const moves = await send('tenant-switch', {
    ...next.answers,
    'tenant.firstName': 'Cian',
    'tenant.lastName': 'O’Dowd',
    'tenant.criticalCare': 'no',
    tenancyStartDate: day(5),
    'meterReadings.meterReadingDate': day(5),
    'meterReadings.twentyFourHourMeterRead': '48501',
    'meterReadings.gasMeterRead': '7801',
  })
  const later = await client.homes.get({ id: homeId })
  expect(later).toMatchObject({
    state: 'let',
    since: day(5),
    tenant: 'Cian O’Dowd',
    voids: [{ from: day(30), until: day(5), days: 25 }],
    tenancies: [
      { startsOn: day(5), endsOn: null },
      { startsOn: day(90), endsOn: day(30) },
    ],
  })
  expect(later.readings).toHaveLength(3)
  expect((await client.search.everything({ text: 'odowd' })).results).toMatchObject([{ what: 'person' }])

  await client.submissions.cancel({ id: moves })
  expect(await client.homes.get({ id: homeId })).toMatchObject({
    state: 'void',
    tenancies: [{ startsOn: day(90) }],
  })
  expect((await client.homes.get({ id: homeId })).readings).toHaveLength(2)
  await client.submissions.cancel({ id: takes })
  const only = await client.homes.get({ id: homeId })
  expect(only).toMatchObject({ state: 'let', since: day(90), tenancies: [{ endsOn: null }], voids: [] })

  // What somebody says counts without anything being sent, and can be taken back.
  const tenancyId = only.tenancies[0]?.id ?? ''
  expect(await client.homes.endTenancy({ tenancyId, endsOn: day(2) })).toMatchObject({
    state: 'void',
    since: day(2),
  })
  expect((await client.homes.list({ ...every, state: 'void' })).total).toBe(1)
  expect(await client.homes.endTenancy({ tenancyId, endsOn: null })).toMatchObject({ state: 'let' })
  await expect(client.homes.endTenancy({ tenancyId, endsOn: day(91) })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  })
})

test('a home that is sold says so, and its purchaser is known', async () => {
  const { client, sample, send, home } = await homesWorld()
  const answers = await sample('ferry-quay', 20)
  await send('purchaser-switch', {
    ...answers,
    'purchaser.lastName': 'Quay Holdings',
    'purchaser.criticalCare': 'no',
  })
  const known = await home('Apartment 3')
  expect(known).toMatchObject({ state: 'sold', since: day(20), tenancies: [] })
  const { people } = await client.homes.people({ text: 'quay', offset: 0, limit: 10 })
  expect(people).toMatchObject([{ role: 'purchaser', at: known.title }])
})

test('somebody who moves on is the same person; another of the same name and another birthday is not', async () => {
  const { client, sample, send } = await homesWorld()
  await send('tenant-switch', await sample('linnet-row', 60))
  const other = await sample('ferry-quay', 10)
  const same = {
    'tenant.title': 'Ms',
    'tenant.firstName': 'aoife',
    'tenant.lastName': 'BRANNIGAN',
    'tenant.dateOfBirth': '1993-04-17',
    'tenant.telephoneNumber': '',
    'tenant.email': 'aoife@example.org',
  }
  await send('tenant-switch', { ...other, ...same })
  const { people } = await client.homes.people({ text: 'brannigan', offset: 0, limit: 10 })
  expect(people).toMatchObject([{ at: '2 homes' }])
  const known = await client.homes.person({ id: people[0]?.id ?? '' })
  // Newer holds; what is not said any more is not forgotten.
  expect(known).toMatchObject({ email: 'aoife@example.org', phone: '+353 20 910 1284' })
  expect(known.tenancies.map(({ startsOn }) => startsOn)).toEqual([day(10), day(60)])

  const third = await sample('turf-lane', 3)
  await send('tenant-switch', { ...third, ...same, 'tenant.dateOfBirth': '1960-01-02' })
  expect((await client.homes.people({ text: 'brannigan', offset: 0, limit: 10 })).total).toBe(2)
})

test('two processes learn at once, each submission once', async () => {
  const one = await homesWorld()
  const other = await homesWorld(one.folder)
  for (const id of ['linnet-row', 'ferry-quay', 'turf-lane', 'weir-view'])
    await one.send('tenant-switch', await one.sample(id, 30))
  const both = await Promise.all([one, other].map(({ client }) => client.homes.list(every)))
  await Promise.all([one, other].map(({ client }) => client.search.everything({ text: 'a' })))
  const { total, homes } = await other.client.homes.list(every)
  expect(total).toBe(4)
  expect(both[0]?.total).toBe(4)
  for (const { id } of homes) {
    const known = await one.client.homes.get({ id })
    expect([known.submissions.length, known.tenancies.length, known.readings.length]).toEqual([1, 1, 1])
  }
  expect((await one.client.homes.people({ text: '', offset: 0, limit: 50 })).total).toBe(5)
})

test('a meter’s whole number finds the receipts of its home, and none that only ends like it', async () => {
  const { client, sample, send } = await homesWorld()
  const answers = await sample('linnet-row', 40)
  const mprn = '10000000101'
  const id = await send('tenant-switch', answers)
  const alike = { ...answers, 'property.mprn': '20000000101', 'property.gprn': '2000101' }
  const elsewhere = await send('tenant-switch', { ...alike, 'property.address.propertyName': '15' })
  await client.outbox.run({ only: null, waitSeconds: 5, concurrency: 1, ratePerMinute: null })
  const receipts = await client.receipts.search({ ...every, text: '', kind: null, from: null, to: null })
  const receiptOf = (submission: string) =>
    receipts.receipts.find(({ submissionId }) => submissionId === submission)?.id ?? 'none'
  const found = async (text: string) =>
    (await client.search.everything({ text })).results.flatMap((one) =>
      one.what === 'receipt' ? one.id : [],
    )
  expect(await found(mprn)).toEqual([receiptOf(id)])
  expect(await found(`${mprn} moves`)).toEqual([receiptOf(id)])
  expect(await found(`${mprn} visit`)).toEqual([])
  // Of a number that no home is known by, the ending is all there is to go by.
  expect(await found('30000000101')).toEqual([receiptOf(elsewhere), receiptOf(id)])
})
