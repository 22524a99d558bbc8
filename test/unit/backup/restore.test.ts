import { readdirSync } from 'node:fs'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { PERSONAL } from '#test/e2e/cli-bodies.ts'
import {
  bring,
  fetchBackup,
  filesWith,
  itemsIn,
  liveOn,
  makePhrase,
  newFolder,
  openAt,
  storeOf,
  takingService,
} from '#test/support/backup-branch.ts'
import type { FakeKeychain } from '#test/support/fake-keychain.ts'

const fake = vi.hoisted((): { keychain: FakeKeychain | null } => ({ keychain: null }))
vi.mock('keytar', () => ({
  default: {
    getPassword: (service: string, account: string) => fake.keychain?.getPassword(service, account),
    setPassword: (service: string, account: string, password: string) =>
      fake.keychain?.setPassword(service, account, password),
    deletePassword: (service: string, account: string) => fake.keychain?.deletePassword(service, account),
  },
}))
const { fakeKeychain } = await import('#test/support/fake-keychain.ts')

const slow = { timeout: 120_000 }
const CANARIES = Object.values(PERSONAL)
const CHANGED_BY_RESTORING = ['audit', 'connections', 'submissions']

beforeEach(() => {
  fake.keychain = fakeKeychain()
})

/** From here on this computer has another keychain, and nothing in it. */
function anotherComputer(): FakeKeychain {
  const keychain = fakeKeychain()
  fake.keychain = keychain
  return keychain
}

/** A profile in use, and the backup of it. */
async function backedUp() {
  const keychain = anotherComputer()
  const folder = newFolder()
  const service = await takingService()
  const app = await openAt(folder)
  const { connectionId } = await liveOn(app, service.url)
  const phrase = await makePhrase(app)
  // What is learned of the homes in the background is learned: afterwards nothing changes by itself.
  await app.client.homes.voids()
  const before = storeOf(folder, keychain)
  const file = await fetchBackup(app)
  return { app, folder, keychain, service, connectionId, phrase, before, file }
}

describe('a backup that is restored on another computer', () => {
  test('is equal, record by record, but for what restoring changes', slow, async () => {
    const first = await backedUp()
    await first.app.close()
    const keychain = anotherComputer()
    const folder = newFolder()
    const app = await openAt(folder)
    const id = await bring(app, first.file)
    const preview = await app.client.backup.check({ id, phrase: first.phrase })
    expect(preview).toMatchObject({ submissions: 3, receipts: 1, drafts: 1, connections: 1, toConfirm: 2 })
    expect(preview.newerHere).toBeNull()
    expect(keychain.items.size).toBe(0)
    expect(await app.client.profile.status()).toMatchObject({ state: 'new' })

    const status = await app.client.backup.restore({ id, vault: { kind: 'os' } })
    expect(status).toMatchObject({ state: 'open', vault: { kind: 'os' }, settings: { theme: 'dark' } })

    const after = storeOf(folder, keychain)
    expect(after.schema).toEqual(first.before.schema)
    expect([...after.tables.keys()]).toEqual([...first.before.tables.keys()])
    for (const [name, rows] of first.before.tables) {
      if (CHANGED_BY_RESTORING.includes(name)) continue
      expect(after.tables.get(name), name).toEqual(rows)
    }
    for (const name of ['receipts', 'bodies', 'drafts', 'imports', 'import_pieces', 'receipt_search_data'])
      expect(first.before.tables.get(name)?.length, name).toBeGreaterThan(0)

    // Of the three tables only that changed which had to.
    const audit = first.before.tables.get('audit') ?? []
    expect(after.tables.get('audit')?.slice(0, audit.length)).toEqual(audit)
    expect(
      after.tables
        .get('audit')
        ?.slice(audit.length)
        .map(({ event }) => event),
    ).toEqual(['backup-restored', 'unconfirmed', 'unconfirmed'])
    const connections = first.before.tables.get('connections') ?? []
    const reset = { secret_since: null, sign_in_with: null, sign_in: 'untried', last_answer: null }
    expect(after.tables.get('connections')).toEqual(connections.map((row) => ({ ...row, ...reset })))
    const waited = (first.before.tables.get('submissions') ?? []).filter(({ state }) => state === 'queued')
    expect(waited).toHaveLength(2)
    for (const row of first.before.tables.get('submissions') ?? []) {
      const now = after.tables.get('submissions')?.find(({ id: one }) => one === row['id'])
      const open = row['state'] === 'queued'
      const confirm = { state: 'unconfirmed', attempt_code: 'HO-BACKUP-RESTORED' }
      const why = { attempt_detail: now?.['attempt_detail'], updated_at: now?.['updated_at'] }
      expect(now).toEqual(open ? { ...row, ...confirm, ...why } : row)
    }

    expect(await app.client.audit.verify()).toMatchObject({
      ok: true,
      entries: audit.length + 3,
      problems: [],
    })
    const [mine, theirs] = [itemsIn(keychain), itemsIn(first.keychain)]
    expect(Object.keys(mine).sort()).toEqual(
      ['audit-anchor', 'audit-key', 'backup-key', 'fingerprint-key', 'store-key'].sort(),
    )
    for (const name of ['audit-key', 'fingerprint-key', 'backup-key']) expect(mine[name]).toBe(theirs[name])
    expect(mine['store-key']).not.toBe(theirs['store-key'])
    expect(JSON.parse(mine['audit-anchor'] ?? '')).toMatchObject({ count: audit.length + 3 })
    expect(readdirSync(folder).filter((name) => /backup-work|restored|replaced/.test(name))).toEqual([])
    expect(await app.client.backup.status()).toMatchObject({
      practice: false,
      phraseSince: expect.any(String) as string,
    })
  })

  test('sends nothing by itself that waited, and asks for each password', slow, async () => {
    const first = await backedUp()
    await first.app.close()
    anotherComputer()
    const app = await openAt(newFolder())
    const id = await bring(app, first.file)
    await app.client.backup.check({ id, phrase: first.phrase })
    await app.client.backup.restore({ id, vault: { kind: 'os' } })
    const [connection] = await app.client.connections.list()
    expect(connection?.secret).toEqual({ stored: false, since: null })
    const sent = first.service.switches()

    const secret = { sitePrefix: 'ABCD', appPassword: 'hush-hush' }
    await app.client.connections.replaceSecret({ id: first.connectionId, secret })
    await app.client.outbox.run({ only: null, waitSeconds: 1, concurrency: 4, ratePerMinute: null })
    expect(first.service.switches()).toBe(sent)
    const open = (await app.client.submissions.list({ state: null })).filter(
      ({ state }) => state !== 'accepted',
    )
    expect(open.map(({ state, lastAttempt }) => [state, lastAttempt?.code])).toEqual([
      ['unconfirmed', 'HO-BACKUP-RESTORED'],
      ['unconfirmed', 'HO-BACKUP-RESTORED'],
    ])

    // Only once somebody said so.
    const [one, other] = open
    await app.client.submissions.resolve({
      id: one?.id ?? '',
      how: { answer: 'received', caseNumber: 'CASE-9' },
    })
    await app.client.submissions.resolve({ id: other?.id ?? '', how: { answer: 'resend' } })
    await app.client.outbox.run({ only: null, waitSeconds: 10, concurrency: 4, ratePerMinute: null })
    expect(first.service.switches()).toBe(sent + 1)
    expect(await app.client.audit.verify()).toMatchObject({ ok: true, problems: [] })
  })

  test('leaves nothing in plain text on either disk, nor the phrase', slow, async () => {
    const first = await backedUp()
    const words = [...CANARIES, first.phrase, JSON.stringify(first.phrase.split(' '))]
    expect(filesWith(first.folder, words)).toEqual([])
    expect(words.filter((word) => first.file.includes(word))).toEqual([])
    expect([...first.keychain.items.values()].join('\n')).not.toContain(first.phrase)
    await first.app.close()
    anotherComputer()
    const folder = newFolder()
    const app = await openAt(folder)
    const id = await bring(app, first.file)
    await app.client.backup.check({ id, phrase: first.phrase })
    // With the copy on the disk, and with everything in place.
    expect(readdirSync(folder)).toContain('backup-work')
    expect(filesWith(folder, words)).toEqual([])
    await app.client.backup.restore({ id, vault: { kind: 'os' } })
    expect(filesWith(folder, words)).toEqual([])
    await app.close()
    expect(filesWith(folder, words)).toEqual([])
  })
})
