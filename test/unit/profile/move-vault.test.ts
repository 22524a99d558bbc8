import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { openApp, type App } from '#core/app.ts'
import { noLog } from '#core/log.ts'
import { startPractice } from '#core/practice/server.ts'
import { createProfile } from '#core/profile/open-profile.ts'
import { moveVault } from '#core/profile/move-vault.ts'
import { tenantSwitchJob } from '#core/providers/acquaint/tenant-switch.ts'
import { openPassphraseVault } from '#core/vault/passphrase-vault.ts'
import { Secret } from '#core/vault/secret.ts'
import type { Vault } from '#core/vault/vault.ts'
import type { FakeKeychain } from '#test/support/fake-keychain.ts'
import '#test/support/quick-scrypt.mjs'
import { temporaryFolder } from '#test/support/store.ts'

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

const FIRST = 'correct horse battery'
const SECOND = 'another horse altogether'
const slow = { timeout: 120_000 }

let keychain: FakeKeychain
let folder: string

beforeEach(() => {
  keychain = fakeKeychain()
  fake.keychain = keychain
  folder = join(temporaryFolder(), 'handover')
})

/** Handover as one process has it open, closed when the test ends. */
async function open(passphrase: string | null = null): Promise<App> {
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

const secret = { sitePrefix: 'ABCD', appPassword: 'hush-hush' }

/** A new profile with one connection. */
async function made(kind: 'os' | 'passphrase'): Promise<{ app: App; id: string }> {
  const app = await open()
  await app.client.profile.createVault(kind === 'os' ? { kind } : { kind, passphrase: FIRST })
  const { id } = await app.client.connections.add({
    provider: 'acquaint',
    label: 'Agency',
    baseUrl: 'https://acquaint.example.com/',
    format: 'json',
    secret,
  })
  return { app, id }
}

const ProfileJson = v.object({
  profileKey: v.string(),
  vault: v.string(),
  leftovers: v.optional(v.array(v.object({ vault: v.string() }))),
})
const profileJson = () => v.parse(ProfileJson, JSON.parse(readFileSync(join(folder, 'profile.json'), 'utf8')))

/** Names and values in the keychain, by what comes after the profile's own name. */
const inKeychain = (): Record<string, string> =>
  Object.fromEntries(
    [...keychain.items]
      .filter(([name]) => !name.includes('probe'))
      .map(([name, value]) => [name.split('/')[1] ?? '', value]),
  )

async function inVaultFile(passphrase: string, names: readonly string[]): Promise<Record<string, string>> {
  const vault = await openPassphraseVault(folder, Secret.of(passphrase))
  const items: Record<string, string> = {}
  for (const name of names) items[name] = (await vault.read(name))?.reveal() ?? 'missing'
  return items
}

/** The profile is open and whole on this vault. */
async function expectWhole(app: App, kind: 'os' | 'passphrase', id: string): Promise<void> {
  expect(await app.client.profile.status()).toMatchObject({ state: 'open', vault: { kind } })
  expect((await app.client.connections.list()).map((one) => [one.id, one.secret.stored])).toEqual([
    [id, true],
  ])
  expect(await app.client.audit.verify()).toMatchObject({ ok: true, entries: 1 })
}

describe('moving the keys', () => {
  test(
    'to a passphrase takes everything along, empties the keychain, and stays after a restart',
    slow,
    async () => {
      const { app, id } = await made('os')
      const before = inKeychain()
      const { profileKey } = profileJson()
      const told = await app.client.profile.moveVault({ to: 'passphrase', passphrase: SECOND })
      expect(told).toMatchObject({ state: 'open', vault: { kind: 'passphrase' } })
      await expectWhole(app, 'passphrase', id)
      expect(keychain.items.size).toBe(0)
      expect(profileJson()).toEqual({ profileKey, vault: 'passphrase' })
      await app.close()
      expect(readdirSync(folder).filter((name) => name.startsWith('vault'))).toEqual([
        'vault.json',
        'vault.lock',
      ])

      await expectWhole(await open(SECOND), 'passphrase', id)
      const after = await inVaultFile(SECOND, [...Object.keys(before), 'audit-anchor'])
      expect(after).toMatchObject(before)
      expect(after['audit-anchor']).toContain('"count":1')
      expect(JSON.parse(after[`connection-${id}`] ?? '')).toEqual(secret)
    },
  )

  test('to the keychain takes everything along and removes the vault file', slow, async () => {
    const { app, id } = await made('passphrase')
    const names = ['store-key', 'audit-key', 'fingerprint-key', `connection-${id}`]
    const before = await inVaultFile(FIRST, names)
    writeFileSync(join(folder, 'passphrase-tries.json'), '{"wrong":1,"at":0}')
    await app.client.profile.moveVault({ to: 'os' })
    await expectWhole(app, 'os', id)
    expect(inKeychain()).toMatchObject(before)
    expect(Object.keys(inKeychain()).sort()).toEqual([...names, 'audit-anchor'].sort())
    expect(readdirSync(folder).filter((name) => /^vault.*json$|tries/.test(name))).toEqual([])
    expect(profileJson()).not.toHaveProperty('leftovers')
    await app.close()
    await expectWhole(await open(), 'os', id)
  })

  test('to another passphrase leaves the former one useless', slow, async () => {
    const { app, id } = await made('passphrase')
    await app.client.profile.moveVault({ to: 'passphrase', passphrase: SECOND })
    await expectWhole(app, 'passphrase', id)
    await app.close()
    const locked = await open(FIRST)
    expect((await locked.client.profile.status()).trouble?.code).toBe('HO-VAULT-PASSPHRASE-WRONG')
    await locked.client.profile.unlock({ passphrase: SECOND })
    await expectWhole(locked, 'passphrase', id)
    expect(existsSync(join(folder, 'vault-next.json'))).toBe(false)
    expect(keychain.items.size).toBe(0)
  })

  test(
    'gives them a new name in the keychain, for a copy of the folder may use the old one',
    slow,
    async () => {
      const { app, id } = await made('passphrase')
      const copys = `Handover ${profileJson().profileKey}/audit-anchor`
      keychain.items.set(copys, 'of the copy')
      await app.client.profile.moveVault({ to: 'os' })
      await expectWhole(app, 'os', id)
      expect(keychain.items.get(copys)).toBe('of the copy')
    },
  )

  test('leaves a secret that is not believed behind, and deletes it there', slow, async () => {
    const { app, id } = await made('os')
    const name = `Handover ${profileJson().profileKey}/connection-${id}`
    const item = keychain.items.get(name) ?? ''
    await app.client.connections.change({
      id,
      label: '',
      baseUrl: 'https://other.example.com/',
      format: 'json',
    })
    keychain.items.set(name, item)
    await app.client.profile.moveVault({ to: 'passphrase', passphrase: SECOND })
    expect(keychain.items.size).toBe(0)
    expect(await inVaultFile(SECOND, [`connection-${id}`])).toEqual({ [`connection-${id}`]: 'missing' })
  })

  test('shows meanwhile that they are being moved, not that there is no profile', slow, async () => {
    const { app } = await made('passphrase')
    const seen: unknown[] = []
    keychain.setPassword = async (service, account, password) => {
      seen.push((await app.client.profile.status()).trouble?.code)
      keychain.items.set(`${service} ${account}`, password)
    }
    await app.client.profile.moveVault({ to: 'os' })
    // The probe comes first, while the profile is still open.
    expect(seen[0]).toBeUndefined()
    expect(new Set(seen.slice(1))).toEqual(new Set(['HO-VAULT-MOVING']))
  })
})

describe('a submission that is under way', () => {
  test('is answered and settled before the keys are moved', slow, async () => {
    const server = await startPractice({
      faults: [{ path: '17.0/app/utilityswitching', do: 'delay', ms: 1000 }],
    })
    onTestFinished(() => server.close())
    const app = await open()
    await app.client.profile.createVault({ kind: 'os' })
    const { id: connectionId } = await app.client.connections.add({
      provider: 'acquaint',
      label: 'Agency',
      baseUrl: server.url,
      format: 'json',
      secret: server.credentials.acquaint,
    })
    const rest = { consent: null, allowDuplicate: null, draftId: null, answers: null }
    const body = tenantSwitchJob.example()
    const created = await app.client.submissions.create({
      kind: 'tenant-switch',
      connectionId,
      body,
      ...rest,
    })
    expect(created.outcome, JSON.stringify(created)).toBe('queued')
    const run = app.client.outbox.run({ only: null, waitSeconds: 30, concurrency: 1, ratePerMinute: null })
    const left = () => server.journal.some(({ path }) => path.includes('utilityswitching'))
    await expect.poll(left).toBe(true)
    await app.client.profile.moveVault({ to: 'passphrase', passphrase: SECOND })
    await run.catch(() => undefined)
    expect(await app.client.submissions.list({ state: null })).toMatchObject([{ state: 'accepted' }])
    expect(await app.client.audit.verify()).toMatchObject({ ok: true })
  })
})

describe('a move that is refused', () => {
  const refusal = (code: string) => ({ code: 'NOT_NOW', data: { code } })
  const toPassphrase = { to: 'passphrase', passphrase: SECOND } as const

  test('because there is nothing to move changes nothing', slow, async () => {
    const fresh = await open()
    await expect(fresh.client.profile.moveVault({ to: 'os' })).rejects.toMatchObject(
      refusal('HO-PROFILE-NEW'),
    )
    await fresh.client.profile.enterPractice()
    for (const target of [{ to: 'os' } as const, toPassphrase])
      await expect(fresh.client.profile.moveVault(target)).rejects.toMatchObject(
        refusal('HO-VAULT-MOVE-PRACTICE'),
      )
    await fresh.close()
    const { app, id } = await made('os')
    await expect(app.client.profile.moveVault({ to: 'os' })).rejects.toMatchObject(
      refusal('HO-VAULT-MOVE-SAME'),
    )
    await expectWhole(app, 'os', id)
  })

  test('because somebody else has the profile open says so, and this one stays open', slow, async () => {
    const { app, id } = await made('os')
    const other = await open()
    const before = inKeychain()
    const refused = expect(app.client.profile.moveVault(toPassphrase)).rejects
    await refused.toMatchObject({
      ...refusal('HO-VAULT-MOVE-OTHERS'),
      message: 'Handover is open elsewhere on this profile.',
    })
    await expectWhole(app, 'os', id)
    expect(inKeychain()).toMatchObject(before)
    await other.close()
    await app.client.profile.moveVault(toPassphrase)
    await expectWhole(app, 'passphrase', id)
  })

  test('because another process was faster is not done twice', slow, async () => {
    const profile = await createProfile(folder, 'practice', null, noLog)
    profile.close()
    const former: Vault = { ...profile.vault, kind: 'passphrase' }
    await expect(moveVault(folder, former, { to: 'os' }, noLog)).rejects.toMatchObject({
      code: 'HO-VAULT-MOVE-SAME',
    })
    expect(profileJson()).toMatchObject({ vault: 'practice' })
  })

  test('by a locked keychain tells its trouble before anything is written', slow, async () => {
    const { app, id } = await made('passphrase')
    const before = readFileSync(join(folder, 'profile.json'), 'utf8')
    keychain.setPassword = () => Promise.reject(new Error('Cannot create an item in a locked collection'))
    await expect(app.client.profile.moveVault({ to: 'os' })).rejects.toMatchObject({
      ...refusal('HO-VAULT-LOCKED'),
      message: 'The keychain of this computer is locked.',
    })
    await expectWhole(app, 'passphrase', id)
    expect(readFileSync(join(folder, 'profile.json'), 'utf8')).toBe(before)
  })

  test('by a keychain that fails half way leaves nothing there', slow, async () => {
    const { app, id } = await made('passphrase')
    const { setPassword } = keychain
    keychain.setPassword = (service, account, password) =>
      account.endsWith('/fingerprint-key')
        ? Promise.reject(new Error('Something new'))
        : setPassword(service, account, password)
    await expect(app.client.profile.moveVault({ to: 'os' })).rejects.toMatchObject(refusal('HO-VAULT-FAILED'))
    await expectWhole(app, 'passphrase', id)
    expect(keychain.items.size).toBe(0)
    expect(profileJson()).not.toHaveProperty('leftovers')
  })

  test('by a keychain that gives back something else leaves nothing there', slow, async () => {
    const { app, id } = await made('passphrase')
    const { setPassword } = keychain
    keychain.setPassword = (service, account, password) =>
      setPassword(service, account, account.includes('connection-') ? `${password} ` : password)
    await expect(app.client.profile.moveVault({ to: 'os' })).rejects.toMatchObject(refusal('HO-VAULT-FAILED'))
    await expectWhole(app, 'passphrase', id)
    expect(keychain.items.size).toBe(0)
  })

  test('by a vault.json that belongs to nobody leaves that alone', slow, async () => {
    const { app, id } = await made('os')
    writeFileSync(join(folder, 'vault.json'), 'of another profile')
    await expect(app.client.profile.moveVault(toPassphrase)).rejects.toMatchObject(
      refusal('HO-VAULT-MOVE-FOUND'),
    )
    await expectWhole(app, 'os', id)
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe('of another profile')
  })

  test('because an item is too long for a keychain writes nothing', slow, async () => {
    const { app, id } = await made('passphrase')
    const vault = await openPassphraseVault(folder, Secret.of(FIRST))
    await vault.write(`connection-${id}`, Secret.of('é'.repeat(1281)))
    const before = readFileSync(join(folder, 'profile.json'), 'utf8')
    let written = 0
    const { setPassword } = keychain
    keychain.setPassword = (service, account, password) => {
      if (account !== 'probe') written += 1
      return setPassword(service, account, password)
    }
    await expect(app.client.profile.moveVault({ to: 'os' })).rejects.toMatchObject(
      refusal('HO-VAULT-MOVE-SIZE'),
    )
    expect(written).toBe(0)
    expect(readFileSync(join(folder, 'profile.json'), 'utf8')).toBe(before)
    await expectWhole(app, 'passphrase', id)
  })
})

describe('what a move leaves in the former vault', () => {
  const move = (app: App) => app.client.profile.moveVault({ to: 'passphrase', passphrase: SECOND })

  test('is deleted only once profile.json names the new one', slow, async () => {
    const { app } = await made('os')
    const named: string[] = []
    const { deletePassword } = keychain
    keychain.deletePassword = (service, account) => {
      if (account !== 'probe') named.push(profileJson().vault)
      return deletePassword(service, account)
    }
    await move(app)
    expect(named.length).toBeGreaterThanOrEqual(5)
    expect(new Set(named)).toEqual(new Set(['passphrase']))
  })

  test.each([
    ['cannot be deleted', () => Promise.reject(new Error('Cannot delete, the collection is locked'))],
    ['is only said to be deleted', () => Promise.resolve(true)],
  ])('and %s is deleted at a later opening', slow, async (_, refuse) => {
    const { app, id } = await made('os')
    const { deletePassword } = keychain
    keychain.deletePassword = (service, account) =>
      account === 'probe' ? deletePassword(service, account) : refuse()
    await move(app)
    await expectWhole(app, 'passphrase', id)
    expect(Object.keys(inKeychain())).toHaveLength(5)
    expect(profileJson().leftovers).toMatchObject([{ vault: 'os' }])
    await app.close()

    keychain.deletePassword = deletePassword
    await expectWhole(await open(SECOND), 'passphrase', id)
    expect(keychain.items.size).toBe(0)
    expect(profileJson()).not.toHaveProperty('leftovers')
  })

  test('is never what profile.json names as the vault in use', slow, async () => {
    const { app, id } = await made('os')
    await app.close()
    const file = join(folder, 'profile.json')
    const said = v.parse(v.looseObject({ profileKey: v.string() }), JSON.parse(readFileSync(file, 'utf8')))
    const mine = { vault: 'os', profileKey: said.profileKey, items: Object.keys(inKeychain()) }
    writeFileSync(file, JSON.stringify({ ...said, leftovers: [mine] }))
    await expectWhole(await open(), 'os', id)
    expect(Object.keys(inKeychain())).toHaveLength(5)
  })
})
