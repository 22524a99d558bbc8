import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openApp, type App } from '#core/app.ts'
import { ACQUAINT_JOBS } from '#core/providers/acquaint/jobs.ts'
import { addDays, today } from '#shared/domain/calendar-date.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { change, objectOf, remove } from '../support/filled-switch.ts'

let folder: string
let app: App

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handover-'))
  app = await openApp({
    host: 'cli',
    folder,
    practice: true,
    sends: false,
    vault: null,
    passphrase: null,
    version: '0.0.0-test',
  })
})

afterEach(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

const day = (ago: number) => addDays(today(), -ago)

/** A switch of the sample home whose meters were read so many days ago. */
function bodyOf(kind: SwitchKind, ago: number, members: Record<string, unknown> = {}): object {
  const dated = change(objectOf(ACQUAINT_JOBS[kind].example()), 'meterReadings.meterReadingDate', day(ago))
  const started = kind === 'tenant-switch' ? change(dated, 'tenancyStartDate', day(ago)) : dated
  return Object.entries(members).reduce((body, [path, value]) => change(body, path, value), started)
}

async function queue(kind: SwitchKind, body: object): Promise<string> {
  const outcome = await app.client.submissions.create({
    kind,
    connectionId: 'practice-acquaint',
    body,
    consent: null,
    allowDuplicate: null,
    draftId: null,
    answers: null,
  })
  if (outcome.outcome !== 'queued') throw new Error(JSON.stringify(outcome))
  return outcome.submission.id
}

const send = () => app.client.outbox.run({ only: null, waitSeconds: 5, concurrency: 2, ratePerMinute: null })
const closing = (mprn = '10 123 456 789', gprn = '') =>
  app.client.homes.closingReadings({ mprn, gprn, postCode: 'D02 X285' })
const voids = () => app.client.homes.voids()

test('a home is empty from the landlord’s first day until somebody moves in, by its meter alone', async () => {
  expect(await closing()).toBeNull()
  await queue('tenant-switch', bodyOf('tenant-switch', 90))
  expect(await voids()).toEqual([])

  const id = await queue(
    'landlord-switch',
    bodyOf('landlord-switch', 17, { 'meterReadings.twentyFourHourMeterRead': 47_110 }),
  )
  // From the moment it is in the outbox, and with its receipt once it was accepted.
  expect(await voids()).toEqual([
    {
      homeId: expect.any(String) as unknown,
      begunBy: id,
      title: expect.stringContaining('Harbour Row') as unknown,
      since: day(17),
    },
  ])
  await send()
  const { receiptId } = await app.client.submissions.get({ id })
  expect(receiptId).toMatch(/./)
  expect(await closing()).toEqual({
    submissionId: id,
    receiptId,
    kind: 'landlord-switch',
    day: day(17),
    readings: {
      readOn: day(17),
      values: { twentyFourHourMeterRead: 47_110, gasMeterRead: 8123 },
    },
  })

  // Another home is another one, and neither meter number is none.
  await queue('tenant-switch', bodyOf('tenant-switch', 3, { 'property.mprn': '10123456780' }))
  expect(await voids()).toHaveLength(1)
  expect(await closing('', '')).toBeNull()
  expect(await closing('10123456781')).toBeNull()

  // A tenancy that began before the landlord took over does not end the void; one that begins after it does.
  await queue('tenant-switch', bodyOf('tenant-switch', 40))
  expect(await voids()).toHaveLength(1)
  const next = await queue('tenant-switch', bodyOf('tenant-switch', 2))
  expect(await voids()).toEqual([])
  await app.client.submissions.cancel({ id: next })
  expect(await voids()).toHaveLength(1)
  await queue('purchaser-switch', bodyOf('purchaser-switch', 1))
  expect(await voids()).toEqual([])
  expect(await closing()).toMatchObject({ kind: 'purchaser-switch', day: day(1) })
})

test('a gas meter alone says which home, with its postcode', async () => {
  const gasOnly = change(remove(bodyOf('landlord-switch', 5), 'property.mprn'), 'switchType', 92)
  const body = remove(remove(gasOnly, 'meterReadings.twentyFourHourMeterRead'), 'property.electricMeterType')
  await queue('landlord-switch', body)
  expect(await closing('', '1234567')).toMatchObject({
    day: day(5),
    readings: { values: { gasMeterRead: 8123 } },
  })
  expect(
    await app.client.homes.closingReadings({ mprn: '', gprn: '1234567', postCode: 'A65 F4E2' }),
  ).toBeNull()
})

test('what is known of a home outlives what was sent, and names nobody', async () => {
  await queue('landlord-switch', bodyOf('landlord-switch', 17))
  await send()
  const settings = { yourName: 'Mairead Doyle', role: 'agent', landlord: null, theme: 'system' } as const
  await app.client.profile.saveSettings({ ...settings, keepBodiesDays: 0 })
  const [receipt] = await app.client.receipts.list()
  const found = await app.client.receipts.get({ id: receipt?.id ?? '' })
  expect(found.bodyKept).toBe(false)
  const last = await closing()
  expect(last?.readings.values).toEqual({ twentyFourHourMeterRead: 45_210, gasMeterRead: 8123 })
  expect(JSON.stringify(last)).not.toMatch(/Walsh|Harbour|10123456789/)
})
