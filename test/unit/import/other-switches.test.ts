import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { today } from '#shared/domain/calendar-date.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { importOffice, inStore, type ImportOffice } from '#test/support/import-office.ts'
import { written } from '#test/support/import-rows.ts'

const DAY = today()

/** What stands in the cells of a row, by the header of its column. */
const HOME = {
  MPRN: '102 0000 0001',
  GPRN: '1000001',
  'House Name': 'Flat 3',
  'Address 1': 'Weir View',
  'Town/City': 'Navan',
  Eircode: 'c15 x285',
  Supply: 'Electricity and gas',
  'Meter Type': 'Standard',
  'Opening Read': '10001',
  'Gas Reading': '2001',
  'Reading Date': written(DAY),
}
const HOME_BODY =
  '{"property":{"address":{"postCode":"c15 x285","propertyName":"Flat 3","street":"Weir View","town":"Navan"},' +
  '"mprn":"10200000001","gprn":"1000001","electricMeterType":0},"switchType":1,' +
  `"meterReadings":{"twentyFourHourMeterRead":10001,"meterReadingDate":"${DAY}T00:00","gasMeterRead":2001}`

/** Imports one row of a kind; the state of its rows, and what was queued of it. */
async function imported(office: ImportOffice, kind: SwitchKind, row: Record<string, string>) {
  const csv = Papa.unparse([Object.keys(row), Object.values(row)])
  const { id, problems } = await office.bring(csv, 'rows.csv', kind)
  expect(problems).toEqual([])
  const { imports } = office.app.client
  const { rows } = await imports.rows({ id, status: null, offset: 0, limit: 10 })
  const told = rows.flatMap(({ errors }) => errors.map(({ path, code }) => [path, code]))
  if (told.length > 0) return { told, queued: [] }
  const { batch } = await imports.queue({ id })
  expect(batch).toMatchObject({ kind, total: 1 })
  const queued = await inStore(office, (database) =>
    database
      .prepare<{ kind: string; path: string; body: Uint8Array }>(
        'SELECT kind, path, body FROM submissions JOIN bodies USING (number) WHERE batch_id = ?',
      )
      .all(batch?.id ?? '')
      // Its members in their order, without the spaces between them.
      .map(({ body, ...one }) => ({
        ...one,
        body: JSON.stringify(JSON.parse(Buffer.from(body).toString())),
      })),
  )
  return { told, queued }
}

test('a row becomes a landlord switch to the key and order, with the number of whom to bill', async () => {
  const office = await importOffice()
  const { codes } = (await office.app.client.connections.list())[0] ?? {}
  const billed = codes?.billTo.at(-1)
  const row = {
    ...HOME,
    'Landlord Forename': 'Declan',
    'Landlord Surname': 'Walsh',
    'Landlord Phone': '01 234 5100',
    'Landlord Email': 'declan@example.com',
    'Landlord Address 1': 'Mill Lane',
    'Landlord Town': 'Trim',
    'landlord.address.postCode': 'C15 F4E2',
    billTo: billed?.label ?? '',
    tenancyId: '41',
  }
  expect(await imported(office, 'landlord-switch', { ...row, billTo: 'Nobody' })).toMatchObject({
    told: [['billTo', expect.stringMatching(/^HO-/)]],
  })
  const { told, queued } = await imported(office, 'landlord-switch', row)
  expect(told).toEqual([])
  const path = '17.0/app/utilityswitching/switches/landlord'
  const body =
    `${HOME_BODY},"landlord":{"firstName":"Declan","lastName":"Walsh","telephoneNumber":"01 234 5100",` +
    '"email":"declan@example.com","address":{"postCode":"C15 F4E2","street":"Mill Lane","town":"Trim"}},' +
    `"billTo":${billed?.number},"tenancyId":41}`
  expect(queued).toEqual([{ kind: 'landlord-switch', path, body }])
})

test('a row becomes a purchaser switch to the key and order', async () => {
  const office = await importOffice()
  const row = {
    ...HOME,
    'Purchaser First Name': 'Niall',
    'Purchaser Surname': 'Kearney',
    'purchaser.telephoneNumber': '086 123 4567',
    'purchaser.email': 'niall@example.com',
    'purchaser.dateOfBirth': '23/09/1984',
    'purchaser.criticalCare': 'no',
    'purchaser.purchaserId': '9',
  }
  const { told, queued } = await imported(office, 'purchaser-switch', row)
  expect(told).toEqual([])
  const path = '17.0/app/utilityswitching/switches/purchaser'
  const body =
    `${HOME_BODY},"purchaser":{"firstName":"Niall","lastName":"Kearney","telephoneNumber":"086 123 4567",` +
    '"email":"niall@example.com","dateOfBirth":"1984-09-23T00:00","criticalCare":false,"purchaserId":9}}'
  expect(queued).toEqual([{ kind: 'purchaser-switch', path, body }])
})
