import { readdir, readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { contract } from '#shared/contract/contract.ts'
import { sessionHeader } from '#shared/contract/doors.ts'
import { addDays, today } from '#shared/domain/calendar-date.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { openApp, type App } from '#core/app.ts'
import { startLoopback, type LoopbackServer } from '#electron/loopback/server.ts'
import { PERSONAL, tenantSwitch } from '#test/e2e/cli-bodies.ts'
import { localServer, type LocalServer, type Received } from '#test/support/local-server.ts'
import { smallPage } from '#test/support/small-page.ts'
import { temporaryFolder } from '#test/support/store.ts'

/*
 * A real profile behind the real browser host is given secrets and people, and every procedure of the contract is asked for, rightly
 * and wrongly, with a service that repeats whatever it is told. Afterwards no secret may be in anything that left the core, and neither
 * a secret nor a person in the log, on the terminal, or in a file that is not encrypted.
 */

const SECRETS = {
  passphrase: 'passphrase-Kestrel-7741',
  wrongPassphrase: 'passphrase-Magpie-2280',
  appPassword: 'password-Heron-3391',
  newPassword: 'password-Curlew-6617',
  tokenStem: 'token-Plover-5528',
  addressPassword: 'password-Wigeon-9034',
}
const PEOPLE = {
  ...PERSONAL,
  user: 'Bartholomea Wrenfield',
  landlordName: 'Hennessy',
  landlordEmail: 'declan.hennessy@example.org',
  telephone: '910 1284',
  street: 'Smith & <Sons> Row',
}
const everything = [...Object.values(SECRETS), ...Object.values(PEOPLE)]

let folder: string
let service: LocalServer
let app: App
let host: LoopbackServer
let session: string
let replies: { path: string; status: number; text: string }[]
let terminal: string[]

beforeEach(async () => {
  folder = temporaryFolder()
  replies = []
  terminal = []
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => terminal.push(String(text)) > 0)
  service = await localServer(repeatEverything)
  await open()
})

afterEach(async () => {
  await close()
  await service.close()
  vi.restoreAllMocks()
})

async function open(): Promise<void> {
  const options = { practice: false, sends: true, vault: null, passphrase: null, version: '0.0.0-test' }
  app = await openApp({ ...options, host: 'browser', folder })
  const [router, log, controlFile] = [app.router, app.log, join(folder, 'browser-host.json')]
  host = await startLoopback({ router, page: smallPage(), log, port: null, controlFile })
  const key = new URL(host.newLink()).hash.slice('#key='.length)
  const signedIn = v.parse(v.object({ session: v.string() }), JSON.parse(await post('/session', { key })))
  session = signedIn.session
}

async function close(): Promise<void> {
  await host.close()
  await app.close()
}

/** The service: what it does is said by the house number it is sent; whatever it says, it says with all that it knows. */
let tokens = 0
let credentials = ''
let signInWorks = true
function repeatEverything(response: ServerResponse, request: Received): void {
  const isSignIn = request.path.endsWith('/databasetoken')
  if (isSignIn) credentials = request.body
  const { 'x-acquaint-token': token = '' } = request.headers
  const known = `${String(token)} ${credentials} ${request.body} ${JSON.stringify(request.headers)}`
  const say = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'retry-after': '3600' })
    response.end(JSON.stringify(body))
  }
  if (isSignIn) {
    if (signInWorks) say(200, { token: `${SECRETS.tokenStem}-${(tokens += 1)}`, message: known })
    else say(401, { message: known })
    return
  }
  if (request.path.includes('/mprnlookup/')) {
    say(200, { addressStreet: PEOPLE.street, addressMatched: false, message: known })
    return
  }
  const does = /"propertyName":\s*"does-(\w+)"/.exec(request.body)?.[1]
  if (does === 'accept') say(200, { caseID: 'CASE-1', switchOverID: 'SWITCH-1', message: known })
  else if (does === 'reject')
    say(422, { message: known, modelState: { 'newSwitch.Property.Mprn': [known], other: [known] } })
  else if (does === 'wait') say(429, { message: known })
  else {
    response.writeHead(500, { 'content-type': 'text/plain' })
    response.end(known)
  }
}

async function post(path: string, body: unknown): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${host.port}${path}`, {
    method: 'POST',
    headers: {
      origin: `http://127.0.0.1:${host.port}`,
      'content-type': 'application/json',
      ...(path === '/session' ? {} : { [sessionHeader]: session }),
    },
    body: JSON.stringify(body),
  })
  const text = path === '/rpc/outbox/changes' ? await beginningOf(answer) : await answer.text()
  if (path !== '/session') replies.push({ path: path.slice('/rpc/'.length), status: answer.status, text })
  return text
}

/** The first of an endless stream. */
async function beginningOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader()
  const first = await reader?.read()
  await reader?.cancel()
  return new TextDecoder().decode(first?.value)
}

/** Asks as the page does. */
async function ask(path: string, input?: unknown): Promise<unknown> {
  const text = await post(`/rpc/${path}`, { json: input })
  return path === 'outbox/changes' ? text : v.parse(v.object({ json: v.unknown() }), JSON.parse(text)).json
}

const WithId = v.object({ id: v.string() })
const Queued = v.object({ submission: WithId })

function switchThat(does: string, daysAgo: number) {
  const body = tenantSwitch()
  const day = `${addDays(today(), -daysAgo)}T00:00`
  body.property.address.propertyName = `does-${does}`
  return { ...body, tenancyStartDate: day, meterReadings: { ...body.meterReadings, meterReadingDate: day } }
}

async function send(connectionId: string, body: unknown, change: object = {}): Promise<string> {
  const input = { kind: 'tenant-switch', connectionId, body, consent: null, allowDuplicate: null }
  const answers = { 'tenant.firstName': PEOPLE.firstName }
  const created = await ask('submissions/create', { ...input, draftId: null, answers, ...change })
  const { id } = v.parse(Queued, created).submission
  await ask('outbox/run', { only: id, waitSeconds: 30, concurrency: 1, ratePerMinute: null })
  return id
}

/** Every procedure with what it takes. */
async function askRightly(): Promise<void> {
  await ask('profile/status')
  await ask('profile/probeKeychain')
  await ask('profile/createVault', { kind: 'passphrase', passphrase: SECRETS.passphrase })
  const landlord = { 'landlord.lastName': PEOPLE.landlordName, 'landlord.email': PEOPLE.landlordEmail }
  const settings = { yourName: PEOPLE.user, role: 'landlord', landlord, theme: 'dark', keepBodiesDays: 30 }
  await ask('profile/saveSettings', settings)
  await ask('profile/retry')
  await ask('profile/diagnostics')

  const secret = { sitePrefix: 'abcd', appPassword: SECRETS.appPassword }
  const where = { label: 'Ours', baseUrl: service.url, format: 'json' }
  const added = await ask('connections/add', { provider: 'acquaint', ...where, secret })
  const { id } = v.parse(WithId, added)
  await ask('connections/list')
  await ask('connections/saveCodes', { id, codes: documentedCodes() })
  await ask('connections/change', { ...where, id, label: 'Still ours' })
  await ask('connections/test', { id })
  const { address, mprn } = tenantSwitch().property
  await ask('homes/lookUpMprn', { connectionId: id, mprn, address })
  await ask('homes/samples')

  const answers = { 'tenant.lastName': PEOPLE.lastName, 'tenant.email': PEOPLE.email }
  const draft = { id: null, kind: 'tenant-switch', connectionId: id, step: 'tenant', answers, blocked: null }
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
  await ask('submissions/resolve', {
    id: unconfirmed,
    how: { answer: 'received', caseNumber: 'CASE-2' },
  })
  const waiting = await send(id, switchThat('wait', 3))
  await ask('submissions/sendNow', { id: waiting })
  await ask('outbox/run', { only: waiting, waitSeconds: 30, concurrency: 1, ratePerMinute: null })
  await ask('submissions/cancel', { id: waiting })
  await ask('submissions/get', { id: rejected })
  await ask('submissions/list', { state: null })
  await ask('outbox/status')
  await ask('outbox/changes')
  const receipts = v.parse(v.array(WithId), await ask('receipts/list'))
  expect(receipts).toHaveLength(2)
  for (const receipt of receipts) {
    await ask('receipts/get', receipt)
    await ask('receipts/html', receipt)
  }
  await ask('audit/verify')

  signInWorks = false
  const newSecret = { sitePrefix: 'abcd', appPassword: SECRETS.newPassword }
  await ask('connections/replaceSecret', { id, secret: newSecret })
  await ask('connections/test', { id })
  const refused = await send(id, switchThat('accept', 4))
  await ask('submissions/cancel', { id: refused })
  await ask('connections/list')
  await ask('profile/diagnostics')
  await ask('connections/remove', { id })
  signInWorks = true
  await ask('profile/enterPractice')
  await ask('profile/leavePractice')
  await ask('profile/status')
  await ask('profile/unlock', { passphrase: SECRETS.passphrase })
}

const procedures = Object.entries(contract).flatMap(([area, ones]) =>
  Object.keys(ones).map((name) => `${area}/${name}`),
)

/** Every procedure with what it does not take: of the wrong form, too long, and with everything in the wrong place. */
async function askWrongly(): Promise<void> {
  const all = { ...SECRETS, ...PEOPLE }
  const misplaced = { ...all, id: all, secret: all, connectionId: all, passphrase: [all], answers: [all] }
  const secret = { sitePrefix: SECRETS.appPassword, appPassword: SECRETS.appPassword.repeat(60) }
  const inputs = [everything.join(' '), [all], misplaced, { ...misplaced, kind: 'tenant-switch', body: all }]
  for (const path of procedures) for (const input of inputs) await ask(path, input)
  // Practice was entered and left among them, and the profile is closed since.
  await ask('profile/unlock', { passphrase: SECRETS.passphrase })
  const connection = { provider: 'acquaint', label: '', format: 'json' }
  const baseUrl = `https://handover:${SECRETS.addressPassword}@example.test/?key=${SECRETS.addressPassword}`
  await ask('connections/add', { ...connection, baseUrl: 'https://example.test/', secret })
  await ask('connections/add', { ...connection, baseUrl, secret: { ...secret, sitePrefix: 'abcd' } })
  const credentials = { sitePrefix: 'abcd', appPassword: SECRETS.appPassword }
  await ask('connections/add', { ...connection, baseUrl, secret: credentials })
  await ask('profile/createVault', { kind: 'passphrase', passphrase: SECRETS.passphrase.repeat(60) })
  await ask('profile/createVault', { kind: 'os', passphrase: SECRETS.passphrase })
}

test('no secret leaves the core, and nobody is in the log or in a plain file', async () => {
  await askRightly()
  const rightly = replies.splice(0)
  expect(rightly.filter(({ status }) => status !== 200)).toEqual([])
  expect(new Set(rightly.map(({ path }) => path))).toEqual(new Set(procedures))

  await askWrongly()
  await close()
  await open()
  await ask('profile/status')
  await ask('profile/unlock', { passphrase: SECRETS.wrongPassphrase })
  for (const path of procedures.filter((one) => !one.startsWith('profile/') && one !== 'outbox/changes'))
    await ask(path, { id: 'NONE' })
  const refused = replies.filter(({ status }) => status !== 200)
  expect(refused.some(({ status }) => status === 409)).toBe(true)
  expect(refused.filter(({ status }) => status === 400).length).toBeGreaterThan(procedures.length)
  expect(refused.filter(({ status }) => status >= 500)).toEqual([])
  expect(refused.some(({ text }) => text.includes('Leave the user name and password out'))).toBe(true)
  await ask('profile/unlock', { passphrase: SECRETS.passphrase })

  // The service did say it all, so that it could have come through.
  expect(service.received.some(({ body }) => body.includes(SECRETS.newPassword))).toBe(true)
  expect(service.received.some(({ headers }) => JSON.stringify(headers).includes(SECRETS.tokenStem))).toBe(
    true,
  )
  for (const { path, text } of [...rightly, ...replies])
    for (const secret of Object.values(SECRETS))
      expect(text.includes(secret), `${secret} in ${path}`).toBe(false)
  // What was refused is not repeated, whoever it names.
  for (const { path, text } of refused)
    for (const word of everything) expect(text.includes(word), `${word} in a refusal of ${path}`).toBe(false)
  for (const word of everything) expect(terminal.join(''), `${word} on the terminal`).not.toContain(word)

  const files = await filesBelow(folder)
  expect(files.some((file) => file.endsWith('handover.log'))).toBe(true)
  expect(files.some((file) => file.endsWith('vault.json'))).toBe(true)
  for (const file of files) {
    const bytes = await readFile(file)
    for (const word of [...everything, session])
      for (const encoding of ['utf8', 'utf16le', 'base64'] as const)
        expect(bytes.includes(encoded(word, encoding)), `${word} in ${file}`).toBe(false)
  }
})

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function encoded(word: string, encoding: 'utf8' | 'utf16le' | 'base64'): Buffer {
  if (encoding !== 'base64') return Buffer.from(word, encoding)
  // Without the last letters, which depend on what follows.
  return Buffer.from(Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1))
}
