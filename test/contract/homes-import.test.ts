import { expect, test } from 'vitest'
import { homesWorld } from '../support/homes-world.ts'

const bytes = (text: string) => Buffer.from(text).toString('base64')
const every = { text: '', state: null, offset: 0, limit: 50 } as const

const FILE = `House number;Street name;Town/City;Eircode;MPRN number;GPRN;Meter type;Landlord name;Landlord email;Notes
1;Mill Lane;Cork;T12 W6V3;10 000 000 901;1000901;Smart;Hazel Lettings;hazel@example.org;keys at the office
2;Mill Lane;Cork;;;;24 hour;Hazel Lettings;;
3;Mill Lane;Cork;T12 W6V4;123;;Smart;;;
4;Mill Lane;Cork;QQQ 1111;;;Steam;;nobody;
2;Mill Lane;Cork;;;;;Hazel Lettings;;
`

test('a file of homes is looked through, taken, and the second time adds nothing', async () => {
  const { client, home } = await homesWorld()
  const preview = await client.homes.importPreview({ bytes: bytes(FILE) })
  expect(preview.columns.map(({ target }) => target)).toEqual([
    'propertyName',
    'street',
    'town',
    'postCode',
    'mprn',
    'gprn',
    'meterType',
    'landlordLastName',
    'landlordEmail',
    null,
  ])
  expect(preview.problems).toEqual([])
  expect(preview.counts).toEqual({ rows: 5, new: 2, known: 1, faulty: 2 })
  expect(preview.rows.map(({ line, status }) => [line, status])).toEqual([
    [2, 'new'],
    [3, 'new'],
    [4, 'faulty'],
    [5, 'faulty'],
    [6, 'known'],
  ])
  expect(preview.rows[2]?.problems).toMatchObject([{ path: 'mprn', column: 4, code: 'HO-MPRN-LENGTH' }])
  expect(preview.rows[3]?.problems.map(({ path, column }) => [path, column])).toEqual([
    ['meterType', 6],
    ['landlordEmail', 8],
  ])
  for (const { message, fix } of preview.rows.flatMap(({ problems }) => problems))
    expect([message, fix]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)])
  expect((await client.homes.list(every)).total).toBe(0)

  expect(await client.homes.importRows({ bytes: bytes(FILE) })).toEqual({ added: 2, known: 1, faulty: 2 })
  expect(await client.homes.importRows({ bytes: bytes(FILE) })).toEqual({ added: 0, known: 3, faulty: 2 })
  expect(await home('1 Mill Lane')).toMatchObject({
    country: 'IE',
    mprn: '10000000901',
    gprn: '1000901',
    meterType: 'smart',
    landlord: { name: 'Hazel Lettings' },
    state: 'unknown',
  })
  // One landlord, however often they are named.
  const { people } = await client.homes.people({ text: 'hazel', offset: 0, limit: 10 })
  expect(people).toMatchObject([{ at: '2 homes' }])

  // What is known stays; what was lacking is added.
  const more = `street,propertyName,town,mprn,meterType\nMill Lane,2,Cork,10000000902,smart\n`
  expect(await client.homes.importRows({ bytes: bytes(more) })).toEqual({ added: 0, known: 1, faulty: 0 })
  expect(await home('2 Mill Lane')).toMatchObject({ mprn: '10000000902', meterType: 'twenty-four-hour' })
})

test('a home that was imported is the one that its wizard is about', async () => {
  const { client, sample, send, home } = await homesWorld()
  const file = `propertyName,street,town,postCode\n14,Linnet Row,Dublin 7,D07P2K8\n`
  await client.homes.importRows({ bytes: bytes(file) })
  const { id: homeId } = await home('14 Linnet Row')
  const { answers } = await client.homes.startAnswers({ kind: 'tenant-switch', homeId, personId: null })
  expect(answers).toMatchObject({ 'home.id': homeId, country: 'IE', 'property.address.postCode': 'D07 P2K8' })
  await send('tenant-switch', { ...(await sample('linnet-row', 10)), ...answers })
  expect(await client.homes.get({ id: homeId })).toMatchObject({ state: 'let', mprn: '10000000101' })
  // And without its wizard, from the command line, by the address.
  await client.homes.importRows({
    bytes: bytes('propertyName,street,town,postCode\n27,Weir View,Limerick,V94 N8X2'),
  })
  await send('tenant-switch', await sample('weir-view', 10))
  expect((await client.homes.list(every)).total).toBe(2)
})

test('a file that cannot be read, or says of no home where it is, is told', async () => {
  const { client } = await homesWorld()
  const codes = async (text: string) =>
    (await client.homes.importPreview({ bytes: bytes(text) })).problems.map(({ code }) => code)
  expect(await codes('')).toEqual(['HO-IMPORT-EMPTY'])
  expect(await codes('Street\n')).toEqual(['HO-IMPORT-NO-ROWS'])
  expect(await codes('Name,Notes\na,b\n')).toEqual(['HO-HOME-NO-ADDRESS-COLUMN'])
  await expect(client.homes.importRows({ bytes: bytes('Name,Notes\na,b\n') })).rejects.toMatchObject({
    code: 'NOT_NOW',
  })
  await expect(client.homes.importRows({ bytes: bytes('MPRN\n12\n') })).rejects.toMatchObject({
    data: { code: 'HO-HOME-NO-GOOD-ROW' },
  })
  const twice = await client.homes.importPreview({
    bytes: bytes('A,B\na,b\n'),
    targets: ['street', 'street'],
  })
  expect(twice.problems).toMatchObject([{ code: 'HO-IMPORT-TARGET-TWICE', path: 'street' }])
  const chosen = await client.homes.importPreview({
    bytes: bytes('A,B\n1 Mill Lane,Cork\n'),
    targets: ['street', 'town'],
  })
  expect(chosen.counts.new).toBe(1)
})

test('in Great Britain an MPRN is the gas meter’s', async () => {
  const { client, home } = await homesWorld()
  const file = `street,town,postCode,mprn,mpan\n8 Alder Way,Leeds,LS1 4DY,3938424403,2012345678385\n`
  await client.homes.importRows({ bytes: bytes(file) })
  expect(await home('8 Alder Way')).toMatchObject({
    country: 'GB',
    mprn: null,
    gasMprn: '3938424403',
    mpan: '2012345678385',
  })
})
