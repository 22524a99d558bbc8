import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openApp, type App } from '#core/app.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { Secret } from '#core/vault/secret.ts'
import { LARGEST_PIECE } from '#shared/contract/import-choices.ts'
import { PERSONAL, tenantSwitch } from '#test/e2e/cli-bodies.ts'
import type { FakeKeychain } from './fake-keychain.ts'
import { localServer, type LocalServer } from './local-server.ts'
import { acquaintAt } from './office.ts'
import { temporaryFolder } from './store.ts'

/** Handover on one computer, closed when the test ends. */
export async function openAt(folder: string, passphrase: string | null = null): Promise<App> {
  const app = await openApp({
    host: 'cli',
    folder,
    practice: false,
    sends: false,
    vault: null,
    passphrase: passphrase === null ? null : Secret.of(passphrase),
    version: '0.0.0-test',
  })
  onTestFinished(() => app.close())
  return app
}

export const newFolder = (): string => join(temporaryFolder(), 'handover')

/** A service that takes every switch, and counts them. */
export async function takingService(): Promise<LocalServer & { switches: () => number }> {
  let switches = 0
  const service = await localServer((response, { path }) => {
    if (!path.endsWith('databasetoken')) switches += 1
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(
        path.endsWith('databasetoken')
          ? '{"token":"t-1"}'
          : `{"caseID":"C-${switches}","switchOverID":"S-1"}`,
      )
  })
  onTestFinished(() => service.close())
  return Object.assign(service, { switches: () => switches })
}

const METERS = ['10987650321', '10000000001', '10000000011', '10000000021'] as const

/** A profile in use: settings, a connection, a receipt, what waits to be sent, a draft and a file of rows. */
export async function liveOn(
  { client }: App,
  baseUrl: string,
  queued = 2,
): Promise<{ connectionId: string }> {
  await client.profile.createVault({ kind: 'os' })
  await client.profile.saveSettings({
    yourName: 'Mairead Doyle',
    role: 'agent',
    landlord: null,
    theme: 'dark',
    keepBodiesDays: 30,
  })
  const { id: connectionId } = await client.connections.add(acquaintAt(baseUrl))
  for (let place = 0; place <= queued; place += 1) {
    const id = await queueOne(client, connectionId, METERS[place] ?? '')
    if (place === 0)
      await client.outbox.run({ only: id, waitSeconds: 10, concurrency: 1, ratePerMinute: null })
  }
  const answers = { country: 'IE', 'tenant.lastName': PERSONAL.lastName }
  const draft = { id: null, kind: 'tenant-switch' as const, connectionId, step: 'tenant', blocked: null }
  await client.drafts.save({ ...draft, answers })
  const bytes = Buffer.from(`property.mprn,tenant.lastName\r\n10000000031,${PERSONAL.lastName}\r\n`)
  const kind = 'tenant-switch' as const
  const { id } = await client.imports.begin({ kind, connectionId, name: 'rows.csv', size: bytes.length })
  await client.imports.addPiece({ id, number: 0, bytes: bytes.toString('base64') })
  return { connectionId }
}

async function queueOne(client: App['client'], connectionId: string, mprn: string): Promise<string> {
  const body = tenantSwitch()
  body.property.mprn = mprn
  const outcome = await client.submissions.create({
    kind: 'tenant-switch',
    connectionId,
    body,
    consent: null,
    allowDuplicate: null,
    draftId: null,
    answers: null,
  })
  if (outcome.outcome !== 'queued') throw new Error(`It was ${JSON.stringify(outcome)}.`)
  return outcome.submission.id
}

/** Makes a phrase as somebody does on the screen: it is read, and two of its words are typed. */
export async function makePhrase({ client }: App): Promise<string> {
  const { id, words, asked } = await client.backup.newPhrase()
  await client.backup.keepPhrase({ id, words: [words[asked[0] - 1] ?? '', words[asked[1] - 1] ?? ''] })
  return words.join(' ')
}

/** Makes a backup and fetches it, as the page does. */
export async function fetchBackup({ client }: App): Promise<Buffer> {
  const { id, pieces, bytes } = await client.backup.make()
  const parts: Buffer[] = []
  for (let number = 0; number < pieces; number += 1)
    parts.push(Buffer.from((await client.backup.piece({ id, number })).bytes, 'base64'))
  await client.backup.discard({ id })
  const whole = Buffer.concat(parts)
  if (whole.length !== bytes) throw new Error(`Of ${bytes} bytes ${whole.length} came.`)
  return whole
}

/** Brings a file, as the page does; its id. */
export async function bring({ client }: App, bytes: Buffer): Promise<string> {
  const { id } = await client.backup.begin({ size: bytes.length })
  for (let number = 0; number * LARGEST_PIECE < bytes.length; number += 1) {
    const piece = bytes.subarray(number * LARGEST_PIECE, (number + 1) * LARGEST_PIECE)
    await client.backup.addPiece({ id, number, bytes: piece.toString('base64') })
  }
  return id
}

/** A row as it is compared: blobs in hex. */
export type DumpedRow = Record<string, string | number | null>

/** Every row of every table of a store, whatever tables it has, and how each was made. */
export function dump(file: string, key: string): { tables: Map<string, DumpedRow[]>; schema: unknown[] } {
  const database = openEncrypted(file, Secret.of(key), { readonly: true })
  try {
    const schema = database
      .prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
      .all()
    const names = database
      .prepare<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .all()
    const tables = new Map(
      names.map(({ name }) => [
        name,
        database.prepare<Record<string, unknown>>(`SELECT * FROM "${name}"`).all().map(readable),
      ]),
    )
    return { tables, schema }
  } finally {
    database.close()
  }
}

const readable = (row: Record<string, unknown>): DumpedRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      Buffer.isBuffer(value)
        ? value.toString('hex')
        : typeof value === 'string' || typeof value === 'number'
          ? value
          : null,
    ]),
  )

/** Names and values in a keychain, by what comes after the profile's own name. */
export const itemsIn = (keychain: FakeKeychain): Record<string, string> =>
  Object.fromEntries(
    [...keychain.items]
      .filter(([name]) => !name.includes('probe'))
      .map(([name, value]) => [name.split('/')[1] ?? '', value]),
  )

export const storeOf = (folder: string, keychain: FakeKeychain) =>
  dump(join(folder, 'store.db'), itemsIn(keychain)['store-key'] ?? '')

/** The files below a folder that have one of these words in plain text. */
export function filesWith(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => words.some((word) => readFileSync(file).includes(word)))
}
