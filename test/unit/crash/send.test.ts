import { expect, test } from 'vitest'
import { openApp, type App } from '#core/app.ts'
import { noLog } from '#core/log.ts'
import { storeFile } from '#core/profile/folder.ts'
import { createProfile } from '#core/profile/open-profile.ts'
import { openEncrypted, type EncryptedDatabase } from '#core/store/encrypted-database.ts'
import type { Secret } from '#core/vault/secret.ts'
import { expectOneStory, expectSentOnce, readBooks, type Booked } from '#test/support/crash-books.ts'
import type { Chance } from '#test/support/chance.ts'
import { chanceOfThisTest, roundsOr } from '#test/support/crash-chance.ts'
import { drawFate, lengthOf, meetTheirFates, startDoomed } from '#test/support/crash-child.ts'
import { unreliableService, type UnreliableService } from '#test/support/crash-service.ts'
import { mprnOf } from '#test/support/crash-switch.ts'
import { temporaryFolder } from '#test/support/store.ts'

const script = new URL('../../support/crash-send-child.ts', import.meta.url)
const slow = { timeout: 600_000 }
const SWITCHES = 5

/** A profile with one connection to a service that cannot be relied on, and what its users were told. */
interface Office {
  folder: string
  storeKey: Secret
  connectionId: string
  service: UnreliableService
  /** The submissions that somebody was told of. */
  made: { mprn: string; id: string }[]
  /** What somebody was about to make when the process died, and the draft it was to be made of (`-` for none). */
  halfMade: { mprn: string; draft: string }[]
  /** Drafts of which somebody was told that they became a submission. */
  usedUp: string[]
  /** Meters of half made ones. */
  tried: Set<string>
  /** What somebody was told to be done with a submission. */
  done: { what: string; id: string }[]
  auditEntries: number
}

test('of processes killed while sending nothing is lost and nothing is sent twice', slow, async () => {
  const chance = chanceOfThisTest()
  const { office, nextMeters } = await openOffice(chance)
  office.service.reliable = true
  const args = (role: string, meters: string[] = []) => [office.folder, office.connectionId, role, ...meters]
  const undisturbed = await lengthOf(script, args('send', nextMeters()))
  note(office, undisturbed.lines)
  office.service.reliable = false
  const length = { moments: undisturbed.moments, ms: 2 * undisturbed.ms }

  const rounds = roundsOr(11)
  for (let round = 1; round <= rounds; round += 1) {
    const third = chance.pick(['send', 'serve', 'answer'])
    const again = office.halfMade.splice(0).map(({ mprn }) => mprn)
    office.usedUp = []
    const hosts = [
      args('send', [...again, ...nextMeters()]),
      args('send', [...nextMeters(), ...again]),
      args(third, third === 'answer' ? [] : nextMeters()),
    ].map((command) => startDoomed(script, command, drawFate(chance, length)))
    await meetTheirFates(hosts)
    for (const { lines } of hosts) note(office, lines)
    await look(office)
  }
  await finish(office)
})

async function openOffice(chance: Chance): Promise<{ office: Office; nextMeters: () => string[] }> {
  const folder = temporaryFolder()
  // A practice vault is a file like the passphrase vault's, without the half second at each opening.
  const profile = await createProfile(folder, 'practice', null, noLog)
  const storeKey = await profile.vault.read('store-key')
  profile.close()
  if (storeKey === null) throw new Error('The vault has no key.')
  const service = await unreliableService(chance)
  const { id } = await withApp(folder, ({ client }) =>
    client.connections.add({
      provider: 'acquaint',
      label: 'Acquaint',
      baseUrl: service.url,
      format: 'json',
      secret: { sitePrefix: 'abcd', appPassword: 'app password' },
    }),
  )
  let meter = 0
  const nextMeters = () => Array.from({ length: SWITCHES }, () => mprnOf((meter += 1)))
  const office = { folder, storeKey, connectionId: id, service, auditEntries: 0 }
  return { office: { ...office, made: [], halfMade: [], usedUp: [], tried: new Set(), done: [] }, nextMeters }
}

/** Enters what a process said. */
function note(office: Office, lines: readonly string[]): void {
  let asked: { mprn: string; draft: string } | null = null
  for (const line of lines) {
    const [word, what = '', about = '', id = ''] = line.split(' ')
    if (word === 'will' && what === 'create') asked = { mprn: about, draft: id }
    if (word !== 'did') continue
    if (what === 'queued' && asked !== null) office.usedUp.push(asked.draft)
    asked = null
    if (what === 'queued' || what === 'duplicate') office.made.push({ mprn: about, id })
    else office.done.push({ what, id: about })
  }
  if (asked !== null) office.halfMade.push(asked)
}

/** What the next start finds after everything died. */
async function look(office: Office): Promise<void> {
  const found = inStore(office, (database) => {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.pragma('foreign_key_check')).toEqual([])
    const books = readBooks(database)
    for (const booked of books) expectOneStory(booked)
    return books.filter(({ state }) => state === 'sending').map(({ id }) => id)
  })
  const drafts = await withApp(office.folder, async ({ client }) => {
    expect(await client.profile.status()).toMatchObject({ state: 'open', trouble: null })
    const audit = await client.audit.verify()
    expect(audit).toMatchObject({ ok: true, problems: [] })
    expect(audit.entries).toBeGreaterThanOrEqual(office.auditEntries)
    office.auditEntries = audit.entries
    return (await client.drafts.list()).map(({ id }) => id)
  })
  const books = inStore(office, readBooks)
  for (const booked of books) {
    expectOneStory(booked)
    expect(booked.state).not.toBe('sending')
    if (found.includes(booked.id))
      expect(booked).toMatchObject({ state: 'unconfirmed', code: 'HO-OUTBOX-INTERRUPTED' })
  }
  expectAllThere(office, books)
  for (const draft of office.usedUp) expect(drafts).not.toContain(draft)
  for (const { mprn, draft } of office.halfMade) {
    // Of one that was tried before, the submission may be another's and the draft still there.
    if (draft === '-' || office.tried.has(mprn)) continue
    expect(drafts.includes(draft)).toBe(!books.some((booked) => booked.mprn === mprn))
    office.tried.add(mprn)
  }
}

/** Everything that somebody was told, and everything that the service saw. */
function expectAllThere({ service, made, done }: Office, books: readonly Booked[]): void {
  const byId = new Map(books.map((booked) => [booked.id, booked]))
  for (const { mprn, id } of made) expect(byId.get(id)).toMatchObject({ mprn })
  for (const { what, id } of done) {
    if (what === 'cancel') expect(byId.get(id)?.state).toBe('cancelled')
    if (what === 'received') expect(byId.get(id)?.state).toBe('accepted')
    if (what === 'resend') expect(byId.get(id)?.events).toContain('resolved')
  }
  const byMeter = Map.groupBy(books, ({ mprn }) => mprn)
  for (const mprn of service.dealings.keys()) expect([...byMeter.keys()]).toContain(mprn)
  for (const [mprn, ofMeter] of byMeter) expectSentOnce(ofMeter, service.dealings.get(mprn) ?? [])
}

/** In the end everything can be sent or answered. */
async function finish(office: Office): Promise<void> {
  office.service.reliable = true
  await withApp(office.folder, async ({ client }) => {
    await client.outbox.run({ only: null, waitSeconds: 5, concurrency: 4, ratePerMinute: null })
    for (const { id } of await client.submissions.list({ state: 'unconfirmed' }))
      await client.submissions.resolve({ id, how: { answer: 'received', caseNumber: 'Rung' } })
  })
  await look(office)
  const states = inStore(office, readBooks).map(({ state }) => state)
  expect([...new Set(states)].sort()).toEqual(expect.arrayContaining(['accepted']))
  for (const state of states) expect(['accepted', 'rejected', 'cancelled']).toContain(state)
}

function inStore<T>(office: Office, look: (database: EncryptedDatabase) => T): T {
  const database = openEncrypted(storeFile(office.folder), office.storeKey, { readonly: false })
  try {
    return look(database)
  } finally {
    database.close()
  }
}

async function withApp<T>(folder: string, work: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp({
    host: 'cli',
    folder,
    practice: false,
    sends: false,
    vault: null,
    passphrase: null,
    version: '0',
  })
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}
