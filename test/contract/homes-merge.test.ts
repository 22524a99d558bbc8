import { expect, test } from 'vitest'
import { homesWorld, day } from '../support/homes-world.ts'

const LINNET = '14 Linnet Row'

test('two homes that are one are shown so, and merged as the preview says', async () => {
  const { client, sample, send, home } = await homesWorld()
  const answers = await sample('linnet-row', 40)
  const electric = { ...answers, supply: 'electricity', 'property.gprn': '' }
  await send('tenant-switch', electric)
  const { id: keepId } = await home(LINNET)
  // The same home, typed otherwise and with its gas meter alone: nothing tells for certain.
  const gas = {
    ...answers,
    supply: 'gas',
    meterType: '',
    'property.mprn': '',
    'property.address.postCode': '',
    'property.address.street': 'Linnet row',
  }
  const sent = await send('tenant-switch', gas)
  const { groups } = await client.homes.duplicates({})
  expect(groups).toMatchObject([{ because: 'same-address' }])
  const mergeId = groups[0]?.homes.find(({ id }) => id !== keepId)?.id ?? ''
  expect((await client.homes.duplicates({ homeId: mergeId })).groups).toHaveLength(1)
  expect((await client.homes.get({ id: keepId })).duplicates).toBe(1)

  const preview = await client.homes.mergePreview({ keepId, mergeId })
  expect(preview.moves).toEqual({ tenancies: 1, readings: 1, submissions: 1, people: 1, gasRecords: 0 })
  expect(preview.fields).toContainEqual({
    field: 'gprn',
    label: 'GPRN',
    keep: '',
    merge: '1000101',
    result: '1000101',
    differs: false,
  })
  expect(preview.fields.find(({ field }) => field === 'address')).toMatchObject({ differs: true })

  const merged = await client.homes.merge({ keepId, mergeId, take: [] })
  expect(merged).toMatchObject({
    id: keepId,
    title: '14 Linnet Row, Dublin 7, D07 P2K8',
    mprn: '10000000101',
    gprn: '1000101',
    duplicates: 0,
    // Both switches began one tenancy.
    tenancies: [{ startsOn: day(40), people: [{ name: 'Ms Aoife Brannigan' }] }],
  })
  expect([merged.tenancies.length, merged.readings.length, merged.submissions.length]).toEqual([1, 2, 2])
  // Its own address leads to the kept one, and it is found no longer.
  expect((await client.homes.get({ id: mergeId })).id).toBe(keepId)
  expect((await client.homes.list({ text: '', state: null, offset: 0, limit: 10 })).total).toBe(1)
  const { results } = await client.search.everything({ text: 'linnet' })
  expect(results.filter(({ what }) => what === 'home').map(({ id }) => id)).toEqual([keepId])
  expect((await client.audit.verify()).ok).toBe(true)

  // What is sent later by the merged home’s key is the kept home’s.
  await client.submissions.cancel({ id: sent })
  await send('tenant-switch', { ...gas, tenancyStartDate: day(3), 'meterReadings.meterReadingDate': day(3) })
  expect((await client.homes.get({ id: keepId })).submissions).toHaveLength(3)
  await expect(client.homes.merge({ keepId, mergeId, take: [] })).rejects.toMatchObject({ code: 'NOT_NOW' })
})

test('`take` keeps what the merged home says', async () => {
  const { client } = await homesWorld()
  const typed = {
    country: 'IE' as const,
    address: { propertyName: '9', street: 'Mill Lane', locality: '', town: 'Cork', region: '', postCode: '' },
    ...{ mprn: '10000000999', gprn: null, mpan: null, gasMprn: null, supply: null, payAsYouGo: null },
    ...{ meterType: null, landlordId: null },
  }
  const keep = await client.homes.save({ id: null, ...typed })
  const merge = await client.homes.save({ id: null, ...typed, mprn: '10000000998', meterType: 'smart' })
  const both = { keepId: keep.id, mergeId: merge.id }
  expect(await client.homes.merge({ ...both, take: ['mprn'] })).toMatchObject({
    mprn: '10000000998',
    meterType: 'smart',
  })
})

test('a home that is typed is checked, and a home that was never sent is there too', async () => {
  const { client } = await homesWorld()
  const typed = {
    country: 'IE' as const,
    address: { propertyName: '', street: '', locality: '', town: '', region: '', postCode: '' },
    ...{ mprn: null, gprn: null, mpan: null, gasMprn: null, supply: null, payAsYouGo: null },
    ...{ meterType: null, landlordId: null },
  }
  await expect(client.homes.save({ id: null, ...typed })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(client.homes.save({ id: null, ...typed, mprn: '123' })).rejects.toMatchObject({
    data: { issues: [{ path: 'mprn' }] },
  })
  const landlord = await client.homes.savePerson({
    ...{ id: null, title: '', firstName: '', lastName: 'Hazel Lettings', phone: '', email: 'a@example.org' },
    dateOfBirth: null,
  })
  const saved = await client.homes.save({
    ...typed,
    ...{ id: null, mprn: '10 000 000 777', landlordId: landlord.id },
  })
  expect(saved).toMatchObject({ mprn: '10000000777', landlord: { name: 'Hazel Lettings' }, state: 'unknown' })
  expect(await client.homes.person({ id: landlord.id })).toMatchObject({ role: 'landlord' })
  const read = await client.homes.addReadings({
    homeId: saved.id,
    readOn: day(3),
    values: { dayMeterRead: 0 },
  })
  expect(read.readings).toMatchObject([{ readOn: day(3), values: { dayMeterRead: 0 }, submission: null }])
  await expect(
    client.homes.addReadings({ homeId: saved.id, readOn: day(-1), values: { dayMeterRead: 1.5 } }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  const readingsId = read.readings[0]?.id ?? ''
  expect((await client.homes.removeReadings({ homeId: saved.id, readingsId })).readings).toEqual([])
  await expect(client.homes.get({ id: 'NONE' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
