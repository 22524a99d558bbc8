import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { PickerKind } from '#shared/contract/ctrl-hub.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { askForLock, askForRights } from '#test/support/asked-rights.ts'
import { tenantSwitch } from '#test/e2e/cli-bodies.ts'
import { askForHomes } from '#test/support/ask-homes.ts'
import { askForWorkingDay } from '#test/support/ask-working-day.ts'
import { echoService, switchThat, type EchoService } from '#test/support/echo-service.ts'
import {
  browserHostOf,
  desktopHostOf,
  PROCEDURES,
  STREAMS,
  type MarkedHost,
} from '#test/support/marked-host.ts'
import {
  EVERYTHING,
  filesBelow,
  HEALTH,
  markersBelow,
  markersIn,
  PEOPLE,
  SECRETS,
  SERVICE_VARIABLES,
} from '#test/support/markers.ts'
import { chattyPng, phoneJpeg, TELLTALES } from '#test/support/pictures.ts'
import { askForBackup } from '#test/support/marked-backup.ts'
import { temporaryFolder } from '#test/support/store.ts'

/*
 * A real profile behind each real host is given secrets and people, and every procedure of the contract is asked for, with a service
 * that repeats whatever it is told. No secret may be in anything that leaves the core, and neither a secret nor a person in the events,
 * the log, on the terminal, in a title, in an error, in what help is asked with, or in a file that is not encrypted.
 */

/** What a title or a line of diagnostics may not hold. A home is called by its street. */
const Sent = v.object({ counts: v.object({ accepted: v.number() }) })
const health = Object.values(HEALTH)
/** What a photo tells of its camera and place. */
const CAMERAS = TELLTALES.slice(1, 4)
/** Vaults are locked with a passphrase, and a phrase opens a backup: each takes as long as it is meant to. */
const slow = { timeout: 180_000 }
const NAMES = Object.values(PEOPLE).filter((word) => word !== PEOPLE.street)

describe.each([
  ['the browser host', browserHostOf],
  ['the desktop host', desktopHostOf],
])('%s', (_name, hostOf) => {
  let folder: string
  let service: EchoService
  let host: MarkedHost
  let terminal: string

  beforeEach(async () => {
    folder = temporaryFolder()
    terminal = ''
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => (terminal += String(text)) !== '')
    service = await echoService()
    host = await hostOf(folder)
  })

  afterEach(async () => {
    await host.close()
    await service.close()
    vi.restoreAllMocks()
  })

  test('lets no secret out, and nobody into events, log, titles, errors or plain files', slow, async () => {
    await askForEverything()
    expect(host.replies.filter(({ status }) => status !== 200)).toEqual([])
    expect(new Set([...host.replies.map(({ path }) => path), ...STREAMS])).toEqual(new Set(PROCEDURES))

    // While work went on, so did the events.
    const events = host.events()
    for (const area of ['submissions', 'drafts', 'connections', 'profile'])
      expect(events.split(area).length - 1, `events of ${area}`).toBeGreaterThan(2)

    await refuseInEveryState()
    const { replies } = host
    const refused = replies.filter(({ status }) => status !== 200)
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([400, 404, 409]))
    expect(refused.some(({ text }) => text.includes('Leave the user name and password out'))).toBe(true)

    // The service did say it all, so that it could have come through.
    const heard = service.received.map(({ body, headers }) => body + JSON.stringify(headers)).join('\n')
    for (const secret of [
      SECRETS.appPassword,
      SECRETS.newPassword,
      SECRETS.tokenStem,
      SECRETS.adminPassword,
      SECRETS.jwt,
    ])
      expect(heard).toContain(secret)
    for (const { path, text } of replies)
      expect(markersIn(text, [...Object.values(SECRETS), ...CAMERAS]), `in an answer of ${path}`).toEqual([])
    for (const { path, text } of refused)
      expect(markersIn(text, EVERYTHING), `refused by ${path}`).toEqual([])
    for (const { path, text } of replies) {
      const titles = [...text.matchAll(/"title":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '')
      expect(markersIn(titles.join('\n'), [...NAMES, ...health]), `titles of ${path}`).toEqual([])
    }
    for (const path of ['profile/diagnostics', 'receipts/list', 'audit/verify', 'outbox/status']) {
      const told = replies.filter((reply) => reply.path === path).map(({ text }) => text)
      expect(told).not.toEqual([])
      // The receipt says who sent it; of the tenant it says the first letters.
      const words = path === 'receipts/list' ? NAMES.filter((word) => word !== PEOPLE.user) : EVERYTHING
      expect(markersIn(told.join('\n'), words), path).toEqual([])
    }

    // Health is shown by those that are asked to show it, and by no list, receipt or page to print.
    for (const path of [
      'receipts/list',
      'receipts/get',
      'receipts/html',
      'receipts/withdraw',
      'receipts/search',
      'outbox/status',
    ])
      for (const reply of replies.filter((one) => one.path === path))
        expect(markersIn(reply.text, health), path).toEqual([])
    // Variables are shown by what is asked to show them, and by no read, list of receipts or receipt.
    const quiet = replies.filter(
      ({ path }) => /^(?:yeti|receipts)\//.test(path) && path !== 'yeti/revealVariables',
    )
    for (const reply of quiet) expect(markersIn(reply.text, [SERVICE_VARIABLES]), reply.path).toEqual([])
    expect(
      replies
        .filter(({ path }) => path === 'yeti/revealVariables')
        .map(({ text }) => text)
        .join(),
    ).toContain(SERVICE_VARIABLES)

    expect(
      replies
        .filter(({ path }) => path === 'receipts/reveal')
        .map(({ text }) => text)
        .join(),
    ).toContain(HEALTH.needsText)

    expect(
      markersIn(events + host.events(), [...EVERYTHING, SERVICE_VARIABLES, ...health, ...host.keys]),
    ).toEqual([])
    expect(markersIn(terminal, [...EVERYTHING, SERVICE_VARIABLES, ...health, ...host.keys])).toEqual([])
    // With the store open, so that its journal is looked at too; then closed.
    const words = [...EVERYTHING, SERVICE_VARIABLES, ...health, ...CAMERAS, ...host.keys]
    const open = await filesBelow(folder)
    for (const name of ['handover.log', 'vault.json', 'store.db-wal'])
      expect(
        open.some((file) => file.endsWith(name)),
        name,
      ).toBe(true)
    expect(await markersBelow(folder, words)).toEqual([])
    await host.close()
    expect(await markersBelow(folder, words)).toEqual([])
  })

  const WithId = v.object({ id: v.string() })
  const Queued = v.object({ submission: WithId })

  async function send(connectionId: string, body: unknown): Promise<string> {
    const input = { kind: 'tenant-switch', connectionId, body, consent: null, allowDuplicate: null }
    const answers = { 'tenant.firstName': PEOPLE.firstName }
    const created = await host.ask('submissions/create', { ...input, draftId: null, answers })
    const { id } = v.parse(Queued, created).submission
    await host.ask('outbox/run', { only: id, waitSeconds: 30, concurrency: 1, ratePerMinute: null })
    return id
  }

  /** Every procedure with what it takes. */
  async function askForEverything(): Promise<void> {
    const { ask } = host
    await ask('profile/status')
    const keychain = v.parse(v.object({ usable: v.boolean() }), await ask('profile/probeKeychain'))
    await ask('profile/createVault', { kind: 'passphrase', passphrase: SECRETS.passphrase })
    const landlord = { 'landlord.lastName': PEOPLE.landlordName, 'landlord.email': PEOPLE.landlordEmail }
    const settings = { yourName: PEOPLE.user, role: 'landlord', landlord, theme: 'dark', keepBodiesDays: 30 }
    await ask('profile/saveSettings', settings)
    await ask('profile/retry')
    await ask('profile/diagnostics')
    await ask('desktop/notify', { text: '300 rows: done.', address: '#/batches/b1' })
    await ask('desktop/restartToUpdate')
    await ask('desktop/savePdf', { fileName: 'Receipt HO-1' })

    const secret = { sitePrefix: 'abcd', appPassword: SECRETS.appPassword }
    const where = { label: 'Ours', baseUrl: service.url, format: 'json' }
    const { id } = v.parse(WithId, await ask('connections/add', { provider: 'acquaint', ...where, secret }))
    await ask('connections/list')
    await ask('connections/saveCodes', { id, codes: documentedCodes() })
    await ask('connections/change', { ...where, id, label: 'Still ours' })
    await ask('connections/test', { id })
    const { address, mprn } = tenantSwitch().property
    await ask('homes/lookUpMprn', { connectionId: id, mprn, address })
    await ask('homes/closingReadings', { mprn, gprn: '', postCode: '' })
    await ask('homes/voids')
    await ask('homes/samples')

    const answers = { 'tenant.lastName': PEOPLE.lastName, 'tenant.email': PEOPLE.email }
    const draft = {
      id: null,
      kind: 'tenant-switch',
      connectionId: id,
      step: 'tenant',
      answers,
      blocked: null,
    }
    const saved = v.parse(WithId, await ask('drafts/save', draft))
    await ask('drafts/list')
    await ask('drafts/get', saved)
    await ask('drafts/remove', saved)

    const body = switchThat('accept', 0)
    await ask('submissions/check', { kind: 'tenant-switch', connectionId: id, body, consent: null })
    await ask('submissions/preview', { kind: 'tenant-switch', connectionId: id, format: 'xml', body })
    await send(id, body)
    const rejected = await send(id, switchThat('reject', 1))
    await ask('drafts/fromSubmission', { submissionId: rejected })
    await ask('submissions/setAside', { id: rejected })
    const unconfirmed = await send(id, switchThat('fail', 2))
    const received = { answer: 'received', caseNumber: 'CASE-2' }
    await ask('submissions/resolve', { id: unconfirmed, how: received })
    const waiting = await send(id, switchThat('wait', 3))
    await ask('submissions/sendNow', { id: waiting })
    await ask('outbox/run', { only: waiting, waitSeconds: 30, concurrency: 1, ratePerMinute: null })
    await ask('submissions/cancel', { id: waiting })
    await ask('submissions/get', { id: rejected })
    await ask('submissions/summary', { id: rejected })
    await ask('submissions/list', { state: null })
    await ask('outbox/status')
    await ask('outbox/pause', { connectionId: id })
    await ask('outbox/resume', { connectionId: id })
    await ask('connections/setPace', { id, pace: { perMinute: 600, concurrency: 2 } })
    const receipts = v.parse(v.array(WithId), await ask('receipts/list'))
    expect(receipts).toHaveLength(2)
    for (const receipt of receipts) {
      await ask('receipts/get', receipt)
      await ask('receipts/html', receipt)
    }
    await askForLock(host)
    await askForRights(host, folder)
    await askForCtrlHub()
    await askForYeti()
    await askForHomes(ask)
    await askForWorkingDay(ask, folder)
    await askForImports(id)
    await askForPhotos()
    await ask('audit/verify')

    service.signInWorks = false
    await ask('connections/replaceSecret', { id, secret: { ...secret, appPassword: SECRETS.newPassword } })
    await ask('connections/test', { id })
    await ask('submissions/cancel', { id: await send(id, switchThat('accept', 4)) })
    await ask('connections/list')
    await ask('profile/diagnostics')
    // Into the keychain only where the tests have one of their own.
    if (keychain.usable && process.env['HANDOVER_TEST_KEYRING'] !== undefined)
      await ask('profile/moveVault', { to: 'os' })
    await ask('profile/moveVault', { to: 'passphrase', passphrase: SECRETS.newPassphrase })
    await ask('connections/test', { id })
    await ask('connections/remove', { id })
    await askForBackup(host)
    await ask('profile/enterPractice')
    await ask('profile/leavePractice')
    await ask('profile/status')
    await ask('profile/unlock', { passphrase: SECRETS.newPassphrase })
  }

  /** A file of rows, from its first piece to what was queued of it. */
  async function askForImports(connectionId: string): Promise<void> {
    const { ask } = host
    const columns = leavesOf(switchThat('accept', 9), '')
    const broken = columns.map(([path, text]) => (path === 'tenant.email' ? 'nobody' : text))
    const rows = [columns.map(([path]) => path), columns.map(([, text]) => text), broken]
    const bytes = Buffer.from(rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n'))
    const kind = 'tenant-switch'
    const begun = { kind, connectionId, name: 'rows.csv', size: bytes.length }
    const { id } = v.parse(WithId, await ask('imports/begin', begun))
    await ask('imports/addPiece', { id, number: 0, bytes: bytes.toString('base64') })
    const { settings } = v.parse(v.object({ settings: v.unknown() }), await ask('imports/read', { id }))
    await ask('imports/arrange', { id, settings })
    await ask('imports/targets', { kind })
    await ask('imports/template', { kind })
    await ask('imports/get', { id })
    await ask('imports/list')
    await ask('imports/preview', { id })
    await ask('imports/progress', { id })
    await ask('imports/failed', { id })
    const cells = [{ column: 0, text: PEOPLE.lastName }]
    await ask('imports/mend', { id, line: 3, cells })
    const queued = await ask('imports/queue', { id })
    await ask('imports/stop', { id })
    const page = await ask('imports/rows', { id, status: 'queued', offset: 0, limit: 10 })
    const [row] = v.parse(v.object({ rows: v.array(v.object({ submissionId: v.string() })) }), page).rows
    const only = row?.submissionId ?? ''
    // The service had asked to be left alone.
    await ask('submissions/sendNow', { id: only })
    await ask('outbox/run', { only, waitSeconds: 30, concurrency: 1, ratePerMinute: null })
    await askForBatch(v.parse(v.object({ batch: WithId }), queued).batch.id)
    await ask('imports/remove', { id })
  }

  /** Photos with everything in them that phones and programs write. */
  async function askForPhotos(): Promise<void> {
    const { ask } = host
    const piece = { upload: '7a1f2c58-3f7e-4a57-9a3e-0f8f6f9c2d11', number: 0, last: true }
    const Kept = v.object({ hash: v.string() })
    for (const photo of [phoneJpeg(), chattyPng()]) {
      expect(markersIn(photo.toString('latin1'), CAMERAS)).not.toEqual([])
      const added = await ask('photos/addPiece', { ...piece, bytes: photo.toString('base64') })
      await ask('photos/get', v.parse(Kept, added))
    }
    await ask('photos/ofSubmission', { id: 'NONE' })
    await ask('photos/remove', { hash: 'f'.repeat(64) })
  }

  /** What the rows of a file became, up to the receipt of them all: as it is for everybody, and in full for a reason. */
  async function askForBatch(id: string): Promise<void> {
    const { ask } = host
    expect(v.parse(Sent, await ask('batches/get', { id })).counts.accepted).toBeGreaterThan(0)
    await ask('batches/list')
    await ask('batches/submissions', { id, states: null, offset: 0, limit: 10 })
    for (const full of [null, 'The landlord disputes a bill']) {
      await ask('batches/html', { id, full })
      for (const as of ['csv', 'json']) await ask('batches/export', { id, as, full })
      if (full !== null) continue
      const shown = host.replies.filter(({ path }) => path === 'batches/html' || path === 'batches/export')
      for (const { path, text } of shown)
        expect(
          markersIn(
            text,
            [...NAMES, ...health].filter((word) => word !== PEOPLE.user),
          ),
          path,
        ).toEqual([])
    }
    const inFull = host.replies.filter(({ path }) => path === 'batches/html').at(-1)?.text ?? ''
    expect(inFull).toContain(PEOPLE.lastName)
    await ask('batches/cancel', { id })
    const found = { kind: null, from: null, to: null, offset: 0, limit: 10 }
    await ask('receipts/search', { text: PEOPLE.street, ...found })
    await ask('submissions/page', { states: null, setAside: null, newestFirst: true, offset: 0, limit: 10 })
  }

  /** What only Ctrl Hub has: reads, parts that go together, looking up, what is hidden, and agreements. */
  async function askForCtrlHub(): Promise<void> {
    const { ask } = host
    const secret = { clientId: 'key-1', clientSecret: SECRETS.clientSecret }
    const where = { label: 'Hub', baseUrl: service.url, authUrl: null, organisation: null }
    const { id: connectionId } = v.parse(
      WithId,
      await ask('connections/add', { provider: 'ctrl-hub', ...where, secret }),
    )
    const organisation = { id: 'org-1', label: 'Ours' }
    await ask('connections/chooseOrganisation', { id: connectionId, organisation })
    await ask('connections/saveResources', { id: connectionId, resources: { meter: { type: 'meters-v2' } } })
    await ask('connections/saveResources', { id: connectionId, resources: {} })
    await ask('connections/test', { id: connectionId })
    for (const what of PickerKind.options)
      await ask('ctrlHub/search', { connectionId, what, text: 'a', offset: 0, within: { contactId: 'c-1' } })
    await ask('ctrlHub/meters', { connectionId, propertyId: 'p-1' })
    await ask('ctrlHub/revealNeeds', { connectionId, meterId: 'm-1' })
    await ask('ctrlHub/appointments', { connectionId, from: '2026-11-23', to: '2026-11-29' })
    const filter = { expiresWithinDays: null, notValid: false, latestOnly: false }
    await ask('ctrlHub/awards', { connectionId, offset: 0, ...filter })

    const draft = { id: null, kind: 'psr-record', connectionId, step: 'needs', blocked: null }
    const answers = { 'needs.08': 'yes', 'needs.text.17': HEALTH.needsText }
    await ask('drafts/noteRevealed', v.parse(WithId, await ask('drafts/save', { ...draft, answers })))
    const together = async (does: string, meter: string) => {
      const part = { kind: 'psr-record', body: psrRecord(does, meter), consent: CONSENT, answers }
      await ask('submissions/checkTogether', { connectionId, parts: [part] })
      const rest = { allowDuplicate: null, draftId: null }
      const made = await ask('submissions/createTogether', { connectionId, parts: [part], ...rest })
      const [one] = v.parse(v.object({ submissions: v.array(WithId) }), made).submissions
      await ask('outbox/run', { only: one?.id ?? '', waitSeconds: 30, concurrency: 1, ratePerMinute: null })
      return v.parse(
        v.object({ id: v.string(), receiptId: v.nullable(v.string()) }),
        await ask('submissions/get', one),
      )
    }
    const { receiptId } = await together('does-accept', 'm-1')
    await ask('receipts/reveal', { id: receiptId })
    await ask('receipts/withdraw', { id: receiptId, at: '2026-11-21', how: 'telephone' })
    await ask('submissions/setAside', { id: (await together('does-reject', 'm-2')).id })
    const { id } = await together('does-fail', 'm-3')
    await ask('submissions/lookUp', { id })
    await ask('submissions/resolve', { id, how: { answer: 'received', caseNumber: 'made-9' } })
  }

  /** What only Yeti has: reads, and variables that may be credentials. */
  async function askForYeti(): Promise<void> {
    const { ask } = host
    const secret = { username: 'handover', password: SECRETS.adminPassword }
    const { id: connectionId } = v.parse(
      WithId,
      await ask('connections/add', { provider: 'yeti', label: 'Billing', baseUrl: service.url, secret }),
    )
    await ask('connections/test', { id: connectionId })
    await ask('yeti/accounts', { connectionId, text: 'a', page: 1 })
    await ask('yeti/account', { connectionId, accountId: '7' })
    await ask('yeti/serviceTypes', { connectionId, text: '', page: 1 })
    await ask('yeti/serviceType', { connectionId, typeId: '7' })
    await ask('yeti/services', { connectionId, page: 1, filters: NO_FILTERS, sort: 'name' })
    await ask('yeti/service', { connectionId, serviceId: '7' })
    await ask('yeti/revealVariables', { connectionId, serviceId: '7' })
    // These hold the password of the connection, too, and are not shown.
    await ask('yeti/revealVariables', { connectionId, serviceId: '8' })
    const made: string[] = []
    for (const does of ['does-accept', 'does-reject', 'does-fail']) {
      const input = { kind: 'service', connectionId, body: billedService(does), consent: null, answers: null }
      const created = await ask('submissions/create', { ...input, allowDuplicate: null, draftId: null })
      const { id } = v.parse(Queued, created).submission
      await ask('outbox/run', { only: id, waitSeconds: 30, concurrency: 1, ratePerMinute: null })
      made.push(id)
    }
    const [accepted, rejected = '', unconfirmed = ''] = made
    const { receiptId } = v.parse(
      v.object({ receiptId: v.string() }),
      await ask('submissions/get', { id: accepted }),
    )
    await ask('receipts/get', { id: receiptId })
    await ask('receipts/html', { id: receiptId })
    await ask('submissions/setAside', { id: rejected })
    await ask('submissions/lookUp', { id: unconfirmed })
    await ask('submissions/resolve', { id: unconfirmed, how: { answer: 'received', caseNumber: '9' } })
    await ask('connections/remove', { id: connectionId })
  }

  /** What has the right form and is refused all the same: by a rule, for want of a thing, or because the profile is closed. */
  async function refuseInEveryState(): Promise<void> {
    const { ask } = host
    const connection = { provider: 'acquaint', label: '', format: 'json' }
    const credentials = { sitePrefix: 'abcd', appPassword: SECRETS.appPassword }
    for (const baseUrl of [
      `https://handover:${SECRETS.addressPassword}@example.test/`,
      `https://example.test/?key=${SECRETS.addressPassword}`,
      `https://example.test/#${SECRETS.addressPassword}`,
      `http://${SECRETS.addressPassword}.test/`,
      `${SECRETS.addressPassword}:${SECRETS.appPassword}`,
      SECRETS.addressPassword,
    ])
      await ask('connections/add', { ...connection, baseUrl, secret: credentials })
    await ask('profile/createVault', { kind: 'passphrase', passphrase: SECRETS.passphrase })
    await ask('profile/createVault', { kind: 'os', passphrase: SECRETS.passphrase })
    for (const path of PROCEDURES.filter((one) => !/^(?:profile|lock)\//.test(one) && !STREAMS.includes(one)))
      await ask(path, { id: 'NONE', ...everyMember })

    await host.close()
    const { replies, keys } = host
    host = await hostOf(folder)
    host.replies.unshift(...replies)
    host.keys.push(...keys)
    await host.ask('profile/unlock', { passphrase: SECRETS.wrongPassphrase })
    await host.ask('profile/moveVault', { to: 'passphrase', passphrase: SECRETS.passphrase })
    for (const path of PROCEDURES.filter((one) => !/^(?:profile|lock)\//.test(one) && !STREAMS.includes(one)))
      await host.ask(path, { id: 'NONE', ...everyMember })
    await host.ask('profile/unlock', { passphrase: SECRETS.newPassphrase })
    await host.ask('drafts/list')
    for (const theme of ['light', 'dark', 'light'])
      await host.ask('profile/saveSettings', {
        ...{ yourName: PEOPLE.user, role: 'agent', landlord: null, keepBodiesDays: 30 },
        theme,
      })
  }
})

const NO_FILTERS = {
  name: '',
  accountId: null,
  typeId: null,
  createdFrom: null,
  createdTo: null,
  renewTo: null,
}

/** A service whose variables are nobody's business; what is done with it stands in its name. */
const billedService = (does: string) => ({
  data: {
    type: 'services',
    attributes: {
      name: does,
      'initial-price': '1.00',
      'renew-price': '0',
      variables: { key: SERVICE_VARIABLES },
    },
    relationships: {
      account: { data: { type: 'accounts', id: '7' } },
      'service-type': { data: { type: 'service-types', id: '7' } },
    },
  },
})

const CONSENT = {
  basis: 'explicit-consent',
  wording: 'psr-1',
  givenBy: PEOPLE.firstName,
  how: 'telephone',
  at: '2026-11-20',
  scope: ['record', 'share'],
}

/** A record full of what nobody may see by chance; what the service does with it stands in a triple of its own. */
const psrRecord = (does: string, meter: string) => ({
  data: {
    type: 'psrs',
    attributes: {
      priority: 1,
      extra_info: [
        { display_name: 'Needs codes', field: 'needs_codes', value: HEALTH.needs },
        { display_name: 'Language', field: 'needs_text_17', value: HEALTH.needsText },
        { display_name: 'Service', field: 'service', value: does },
      ],
    },
    relationships: { meter: { data: { type: 'meters', id: meter } } },
  },
})

/** Ids of nothing that is there, and right members besides, so that procedures get as far as to miss it. */
const everyMember = {
  hash: 'f'.repeat(64),
  upload: '7a1f2c58-3f7e-4a57-9a3e-0f8f6f9c2d12',
  last: true,
  connectionId: 'NONE',
  submissionId: 'NONE',
  kind: 'tenant-switch',
  body: { ...tenantSwitch(), ...SECRETS },
  consent: null,
  allowDuplicate: null,
  draftId: null,
  answers: null,
  homeId: 'NONE',
  personId: 'NONE',
  tenancyId: 'NONE',
  endsOn: null,
  readingsId: 'NONE',
  readOn: '2026-11-20',
  values: { dayMeterRead: 1 },
  keepId: 'NONE',
  mergeId: 'OTHER',
  take: [],
  bytes: Buffer.from(`Street,MPRN\n${PEOPLE.street},none`).toString('base64'),
  format: 'json',
  label: 'Ours',
  baseUrl: 'https://example.test/',
  secret: { sitePrefix: 'abcd', appPassword: SECRETS.appPassword },
  codes: documentedCodes(),
  parts: [{ kind: 'tenant-switch', body: { ...tenantSwitch(), ...SECRETS }, consent: null, answers: null }],
  organisation: { id: 'NONE', label: 'NONE' },
  resources: {},
  what: 'member',
  text: PEOPLE.lastName,
  offset: 0,
  page: 1,
  accountId: '1',
  typeId: '1',
  serviceId: '1',
  filters: NO_FILTERS,
  sort: 'name',
  propertyId: 'NONE',
  meterId: 'NONE',
  from: '2026-11-23',
  to: '2026-11-29',
  expiresWithinDays: null,
  notValid: false,
  latestOnly: false,
  at: '2026-11-21',
  mprn: PEOPLE.mprn,
  address: { street: PEOPLE.street },
  how: { answer: 'resend' },
  words: ['NONE', 'NONE'],
  phrase: PEOPLE.lastName,
  number: 0,
  size: 10,
  vault: null,
}

/** Every value of a body with its path, as cells have them. */
function leavesOf(body: object, before: string): [path: string, text: string][] {
  const members: [string, unknown][] = Object.entries(body)
  return members.flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? leavesOf(value, `${before}${name}.`)
      : [[`${before}${name}`, String(value)] satisfies [string, string]],
  )
}
