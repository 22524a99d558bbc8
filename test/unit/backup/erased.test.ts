import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { Secret } from '#core/vault/secret.ts'
import { PERSONAL } from '#test/e2e/cli-bodies.ts'
import {
  bring,
  fetchBackup,
  itemsIn,
  liveOn,
  makePhrase,
  newFolder,
  openAt,
  takingService,
} from '#test/support/backup-branch.ts'
import type { FakeKeychain } from '#test/support/fake-keychain.ts'
import { foundIn, plainPages } from '#test/support/plain-pages.ts'

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

const slow = { timeout: 180_000 }
/** The draft and the file of the profile have a last name alone, which names nobody. */
const NAMES = [PERSONAL.firstName, PERSONAL.email]
let keychain: FakeKeychain

beforeEach(() => {
  fake.keychain = keychain = fakeKeychain()
})

type App = Awaited<ReturnType<typeof openAt>>

const everybody = ({ client }: App) => client.homes.people({ text: PERSONAL.lastName, offset: 0, limit: 10 })
const pagesIn = (folder: string) =>
  plainPages(join(folder, 'store.db'), Secret.of(itemsIn(keychain)['store-key'] ?? ''))

/** Cancels what waits, and erases everybody of the name. */
async function eraseThem(app: App): Promise<number> {
  const all = await app.client.submissions.list({ state: null })
  for (const { id, state } of all) if (state === 'queued') await app.client.submissions.cancel({ id })
  const { people } = await everybody(app)
  for (const { id } of people) await app.client.rights.erase({ id, reason: 'They asked' })
  return people.length
}

test('who was erased after a backup was made is erased from it again when it is restored', slow, async () => {
  const folder = newFolder()
  const service = await takingService()
  const app = await openAt(folder)
  await liveOn(app, service.url)
  const phrase = await makePhrase(app)
  // What nobody has looked at yet is not learned of when the backup is made.
  const file = await fetchBackup(app)
  expect(await eraseThem(app)).toBe(1)
  const before = await app.client.rights.tombstones()
  expect(foundIn(pagesIn(folder), NAMES)).toEqual([])

  const id = await bring(app, file)
  expect(await app.client.backup.check({ id, phrase })).toMatchObject({
    receipts: 1,
    erasedHere: { people: 1, again: true },
  })
  await app.client.backup.restore({ id, vault: null })

  expect(await app.client.rights.tombstones()).toEqual(before)
  expect((await everybody(app)).people).toEqual([])
  // The receipt and what waited are there, and say nothing of them; nothing is sent any more, nor asked about.
  const states = (await app.client.submissions.list({ state: null })).map(({ state }) => state)
  expect(states.toSorted()).toEqual(['accepted', 'cancelled', 'cancelled'])
  expect(await app.client.audit.verify()).toMatchObject({ ok: true })
  await app.close()
  expect(foundIn(pagesIn(folder), NAMES)).toEqual([])
})

test('a backup of another profile is restored as it is, and its preview says so', slow, async () => {
  const service = await takingService()
  const other = await openAt(newFolder())
  await liveOn(other, service.url)
  const phrase = await makePhrase(other)
  const file = await fetchBackup(other)
  await other.close()

  fake.keychain = keychain = fakeKeychain()
  const app = await openAt(newFolder())
  await liveOn(app, service.url)
  expect(await eraseThem(app)).toBe(1)
  const id = await bring(app, file)
  expect(await app.client.backup.check({ id, phrase })).toMatchObject({
    erasedHere: { people: 1, again: false },
  })
  await app.client.backup.restore({ id, vault: null })
  expect(await app.client.rights.tombstones()).toEqual([])
  expect((await everybody(app)).people).toHaveLength(1)
  expect(await app.client.audit.verify()).toMatchObject({ ok: true })
})
