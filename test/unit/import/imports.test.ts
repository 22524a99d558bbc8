import { expect, test } from 'vitest'
import { today } from '#shared/domain/calendar-date.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import type { ImportOffice } from '#test/support/import-office.ts'
import { importOffice } from '#test/support/import-office.ts'
import { sheetOf, sheetRow, SHEET_HEADERS } from '#test/support/import-rows.ts'

const DAY = today()
const EMAIL = SHEET_HEADERS.indexOf('Email Address')
const goodRows = (count: number) => Array.from({ length: count }, (_, number) => sheetRow(number, DAY))
const all = { status: null, offset: 0, limit: 200 }
const notNow = (code: string) => ({ code: 'NOT_NOW', data: { code } })

const rowsOf = async ({ app }: ImportOffice, id: string) =>
  (await app.client.imports.rows({ id, ...all })).rows
const submissions = ({ app }: ImportOffice) => app.client.submissions.list({ state: null })

test('queues the same as one by one: bytes, fingerprints, audit, and the row they came from', async () => {
  const office = await importOffice()
  const { app, bring, connectionId } = office
  const { id, problems, counts } = await bring(sheetOf(goodRows(3)))
  expect([problems, counts]).toEqual([
    [],
    { rows: 3, ready: 3, faulty: 0, already: 0, queued: 0, warned: 0, mended: 0 },
  ])
  const queued = await app.client.imports.queue({ id })
  expect(queued).toMatchObject({ queued: 3, cancelled: false, batch: { total: 3, counts: { queued: 3 } } })
  const made = await submissions(office)
  expect(made.map(({ batch, state }) => [batch, state])).toEqual(
    [2, 3, 4].map((line) => [{ id: queued.batch?.id, line }, 'queued']),
  )
  expect((await app.client.audit.verify()).problems).toEqual([])
  expect(await app.client.imports.get({ id })).toMatchObject({
    batchId: queued.batch?.id,
    counts: { queued: 3, ready: 0 },
  })

  // A wizard’s switch of the same home and day is a duplicate of a row.
  const body = {
    property: { mprn: '10200000000', gprn: '1000000', electricMeterType: 0 },
    switchType: 1,
    meterReadings: { twentyFourHourMeterRead: 1, gasMeterRead: 1, meterReadingDate: DAY },
    tenancyStartDate: DAY,
    tenant: { firstName: 'Aoife', lastName: 'Byrne-0', dateOfBirth: '1980-04-17' },
    landlord: { lastName: 'Walsh' },
  }
  const input = { kind: 'tenant-switch' as const, connectionId, body, consent: null, answers: null }
  expect(
    await app.client.submissions.create({ ...input, allowDuplicate: null, draftId: null }),
  ).toMatchObject({
    outcome: 'duplicate',
    of: { submissionId: made[0]?.id, samePerson: true },
  })
})

test('a row that is there already makes nothing twice; the same meter for somebody else is a failure', async () => {
  const office = await importOffice()
  const { app, bring } = office
  const first = await bring(sheetOf(goodRows(2)))
  await app.client.imports.queue({ id: first.id })
  const [earlier] = await submissions(office)
  const second = await bring(
    sheetOf([
      sheetRow(0, DAY),
      sheetRow(1, DAY, { Surname: 'Kelly' }),
      sheetRow(5, DAY),
      sheetRow(5, DAY),
      sheetRow(5, DAY, { Surname: 'Kelly' }),
      sheetRow(6, DAY, { GPRN: '1000005' }),
    ]),
  )
  const rows = await rowsOf(office, second.id)
  expect(rows.map(({ status }) => status)).toEqual([
    'already',
    'faulty',
    'ready',
    'already',
    'faulty',
    'ready',
  ])
  expect(rows[0]).toMatchObject({ submissionId: earlier?.id, warnings: [{ code: 'HO-IMPORT-ALREADY' }] })
  expect(rows[1]?.errors).toMatchObject([{ code: 'HO-IMPORT-ANOTHER-PERSON', column: 0 }])
  expect(rows[3]?.warnings).toMatchObject([{ code: 'HO-IMPORT-SAME-ROW', message: 'Row 4 is the same.' }])
  expect(rows[4]?.errors).toMatchObject([{ code: 'HO-IMPORT-ANOTHER-PERSON-IN-FILE' }])
  expect(await app.client.imports.queue({ id: second.id })).toMatchObject({ queued: 2 })
  expect(await submissions(office)).toHaveLength(4)
  await expect(app.client.imports.queue({ id: second.id })).rejects.toMatchObject(
    notNow('HO-IMPORT-NONE-READY'),
  )
})

test('what was mended is kept over a restart, and only it is queued afterwards', async () => {
  let office = await importOffice()
  const bad = sheetRow(1, DAY, { 'Email Address': 'nobody' })
  const { id, counts } = await office.bring(sheetOf([sheetRow(0, DAY), bad, sheetRow(2, DAY, { MPRN: '1' })]))
  expect(counts).toMatchObject({ ready: 1, faulty: 2 })
  await office.app.client.imports.queue({ id })
  const line = { id, line: 3, cells: [{ column: EMAIL, text: 'somebody@example.com' }] }
  expect(await office.app.client.imports.mend(line)).toMatchObject({
    row: { status: 'ready', mended: [EMAIL], errors: [] },
    counts: { ready: 1, faulty: 1, queued: 1 },
  })
  await expect(office.app.client.imports.mend({ ...line, line: 2 })).rejects.toMatchObject(
    notNow('HO-IMPORT-QUEUED'),
  )
  await expect(office.app.client.imports.mend({ ...line, line: 9 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })

  office = await office.restart()
  const { imports } = office.app.client
  expect(await imports.list()).toMatchObject([
    { id, stage: 'read', counts: { ready: 1, faulty: 1, queued: 1 } },
  ])
  expect(await imports.get({ id })).toMatchObject({ counts: { ready: 1, faulty: 1, queued: 1 } })
  expect((await rowsOf(office, id))[1]?.cells[EMAIL]).toBe('somebody@example.com')
  const failed = await imports.failed({ id })
  expect([failed.name, failed.rows]).toEqual(['handover-tenant-switch-failed.csv', 1])
  expect(await imports.queue({ id })).toMatchObject({ queued: 1, batch: { total: 2 } })
  await imports.remove({ id })
  expect(await imports.list()).toEqual([])
  expect(await submissions(office)).toHaveLength(2)
})

test('cancelling half way leaves nothing, and it can be queued afterwards', async () => {
  const office = await importOffice()
  const { imports } = office.app.client
  const { id } = await office.bring(sheetOf(goodRows(400)))
  const stages: string[] = []
  const queuing = imports.queue({ id })
  for await (const { stage, done } of await imports.progress({ id })) {
    stages.push(stage)
    if (stage === 'queuing' && done > 0) expect(await imports.stop({ id })).toEqual({ stopped: true })
  }
  expect(await queuing).toEqual({ batch: null, queued: 0, cancelled: true })
  expect(stages.at(-1)).toBe('cancelled')
  expect(await submissions(office)).toEqual([])
  expect(await imports.get({ id })).toMatchObject({ batchId: null, counts: { ready: 400, queued: 0 } })
  expect(await imports.queue({ id })).toMatchObject({ queued: 400 })
  expect((await office.app.client.audit.verify()).problems).toEqual([])
})

test('how a file was read is remembered for the next with its headers, unless it was not to be', async () => {
  const office = await importOffice()
  const { imports } = office.app.client
  const csv = `Ref,${SHEET_HEADERS.join(',')}\r\nx,${sheetRow(0, DAY)
    .map((cell) => `"${cell}"`)
    .join(',')}\r\n`
  const first = await office.bring(csv)
  if (first.settings === null) throw new Error('It was not read.')
  const targets = ['tenancyId', ...first.settings.targets.slice(1)]
  const settings = { ...first.settings, targets, dateOrder: 'month-day-year' as const }
  const changed = await imports.arrange({ id: first.id, settings, remember: false })
  expect(changed.columns[0]).toMatchObject({ target: 'tenancyId', because: 'chosen' })
  expect((await office.bring(csv)).settings).toEqual(first.settings)
  await imports.arrange({ id: first.id, settings })
  const next = await office.bring(csv)
  expect(next.settings).toEqual(settings)
  expect(next.columns[0]).toMatchObject({ target: 'tenancyId', because: 'remembered' })

  // In another delimiter there is one column, and what it held is not asked of it.
  const apart = await imports.arrange({
    id: first.id,
    settings: { ...settings, delimiter: '\t' },
    remember: false,
  })
  expect(apart.columns).toHaveLength(1)
  expect(apart.problems.map(({ code }) => code)).toContain('HO-IMPORT-NO-COLUMN')
  await expect(imports.queue({ id: first.id })).rejects.toMatchObject(notNow('HO-IMPORT-NO-COLUMN'))
})

test('rows whose cells do not fit the header are told, and fit once they are mended', async () => {
  const office = await importOffice()
  const long = [...sheetRow(0, DAY), 'surplus']
  const short = sheetRow(1, DAY).slice(0, -2)
  const { id } = await office.bring(sheetOf([long, short, [...sheetRow(2, DAY), '', '']]))
  const rows = await rowsOf(office, id)
  expect(rows.map(({ errors }) => errors.map(({ code }) => code))).toEqual([
    ['HO-IMPORT-TOO-MANY-CELLS'],
    ['HO-IMPORT-TOO-FEW-CELLS'],
    [],
  ])
  const mend = (line: number, column: number, text: string) =>
    office.app.client.imports.mend({ id, line, cells: [{ column, text }] })
  expect((await mend(2, SHEET_HEADERS.length, '')).row.status).toBe('ready')
  expect((await mend(3, SHEET_HEADERS.length - 1, 'Ireland')).row.status).toBe('ready')
})

test('a switch with critical care is queued with its basis, and not without', async () => {
  const office = await importOffice()
  const headers = ['basis', 'wording', 'givenBy', 'how', 'at', 'scope'].map((name) => `consent.${name}`)
  const consent = ['explicit-consent', 'v1', 'Aoife', 'telephone', '01/11/2026', '"record, share"']
  const quoted = (number: number) =>
    sheetRow(number, DAY, { 'Critical care': 'yes' }).map((cell) => `"${cell}"`)
  const csv = [
    [...SHEET_HEADERS, ...headers],
    [...quoted(0), ...consent],
    [...quoted(1), ...headers.map(() => '')],
  ]
  const { id } = await office.bring(csv.map((cells) => cells.join(',')).join('\r\n'))
  const rows = await rowsOf(office, id)
  expect(rows.map(({ status, errors }) => [status, errors.map(({ code }) => code)])).toEqual([
    ['ready', []],
    ['faulty', ['HO-CONSENT-MISSING']],
  ])
  expect(await office.app.client.imports.queue({ id })).toMatchObject({ queued: 1 })
})

test('the template is read as it is, by a connection that knows only what is documented', async () => {
  const office = await importOffice(documentedCodes())
  const { imports } = office.app.client
  const { name, csv } = await imports.template({ kind: 'tenant-switch' })
  expect(name).toBe('handover-tenant-switch-template.csv')
  const { id, problems, counts } = await office.bring(csv)
  expect([problems, counts]).toMatchObject([[], { rows: 1, ready: 1 }])
  const [preview] = await imports.preview({ id })
  expect(preview?.cells.find(({ target }) => target === 'switchType')?.meaning).toBe('Electricity and gas')
  const paths = (await imports.targets({ kind: 'tenant-switch' })).map(({ path }) => path)
  expect(csv.slice(1).split('\r\n')[0]?.split(',')).toEqual(paths)
  await expect(imports.template({ kind: 'psr-record' })).rejects.toMatchObject(notNow('HO-IMPORT-KIND'))
})

test('a file is read only when all of it has come, and pieces may come twice', async () => {
  const office = await importOffice()
  const { imports } = office.app.client
  const bytes = Buffer.from(sheetOf(goodRows(2)))
  const { connectionId } = office
  const begun = { kind: 'tenant-switch' as const, connectionId, name: 'a.csv', size: bytes.length }
  const { id, stage } = await imports.begin(begun)
  expect(stage).toBe('arriving')
  const piece = (number: number, from: number, to: number) =>
    imports.addPiece({ id, number, bytes: bytes.subarray(from, to).toString('base64') })
  await piece(1, 100, bytes.length)
  await expect(imports.read({ id })).rejects.toMatchObject(notNow('HO-IMPORT-PIECES'))
  await piece(0, 0, 100)
  await piece(0, 0, 100)
  expect(await imports.read({ id })).toMatchObject({ stage: 'read', counts: { ready: 2 } })
  await expect(piece(2, 0, 1)).rejects.toMatchObject(notNow('HO-IMPORT-WHOLE'))
  const unreadable = await office.bring(Buffer.from('PK\u0003\u0004'))
  expect(unreadable).toMatchObject({ stage: 'unreadable', problem: { code: 'HO-IMPORT-SPREADSHEET' } })
  await expect(imports.rows({ id: unreadable.id, ...all })).rejects.toMatchObject(
    notNow('HO-IMPORT-SPREADSHEET'),
  )
})

test('a file whose rows were queued is kept no longer than what they became', async () => {
  const office = await importOffice()
  const { client } = office.app
  const [queued, open] = [await office.bring(sheetOf(goodRows(1))), await office.bring(sheetOf(goodRows(2)))]
  await client.imports.queue({ id: queued.id })
  const { settings } = await client.profile.status()
  if (settings === null) throw new Error('There are no settings.')
  await client.profile.saveSettings({ ...settings, keepBodiesDays: 0 })
  expect((await client.imports.list()).map(({ id }) => id)).toEqual([open.id])
})

test('nothing is read anew before all of a file came, or while its rows are being queued', async () => {
  const office = await importOffice()
  const { imports } = office.app.client
  const { id, settings } = await office.bring(sheetOf(goodRows(400)))
  if (settings === null) throw new Error('It was not read.')
  const { connectionId } = office
  const coming = await imports.begin({ kind: 'tenant-switch', connectionId, name: 'b.csv', size: 10 })
  await expect(imports.arrange({ id: coming.id, settings })).rejects.toMatchObject(notNow('HO-IMPORT-PIECES'))
  const queuing = imports.queue({ id })
  for await (const { stage } of await imports.progress({ id }))
    if (stage === 'queuing')
      await expect(imports.read({ id })).rejects.toMatchObject(notNow('HO-IMPORT-QUEUING'))
  expect(await queuing).toMatchObject({ queued: 400, cancelled: false })
})

test('a file of which rows are queued keeps its separator, so that its lines stay the same rows', async () => {
  const office = await importOffice()
  const { imports } = office.app.client
  const { id, settings } = await office.bring(sheetOf(goodRows(1)))
  if (settings === null) throw new Error('It was not read.')
  await imports.queue({ id })
  await expect(imports.arrange({ id, settings: { ...settings, delimiter: ';' } })).rejects.toMatchObject(
    notNow('HO-IMPORT-PARTLY-QUEUED'),
  )
  expect(await imports.arrange({ id, settings })).toMatchObject({ counts: { queued: 1 } })
})
