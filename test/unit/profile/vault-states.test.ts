import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { onPath } from '#build/tools.mjs'
import { openKeyringSession } from '#test/support/keyring-session.ts'
import { inhabit, noSecretService, type Inhabitant, type Step } from '#test/support/secret-service.ts'
import { temporaryFolder } from '#test/support/store.ts'

const PASSPHRASE = 'correct horse battery'
const slow = { timeout: 120_000 }
const retry: Step = { do: 'call', procedure: 'profile.retry' }
const connections: Step = { do: 'call', procedure: 'connections.list' }

/** What must be the same whatever the trouble was. */
const kept = (folder: string) =>
  ['store.db', 'profile.json'].map((name) => readFileSync(join(folder, name)).toString('base64'))

async function addConnection({ take }: Inhabitant): Promise<void> {
  const { answer } = await take({
    do: 'call',
    procedure: 'connections.add',
    input: {
      provider: 'acquaint',
      label: 'Agency',
      baseUrl: 'https://acquaint.example.com/',
      format: 'json',
      secret: { sitePrefix: 'ABCD', appPassword: 'hush-hush' },
    },
  })
  expect(answer).toMatchObject({ secret: { stored: true } })
}

/** Still in the same process: the trouble is gone, the profile opens and all is there. */
async function expectBack({ take }: Inhabitant, again: Step): Promise<void> {
  expect((await take(again)).answer).toMatchObject({ state: 'open' })
  expect((await take(connections)).answer).toMatchObject([{ label: 'Agency', secret: { stored: true } }])
}

describe.skipIf(noSecretService())('a profile whose keys are in a real keychain', () => {
  /** A profile with a connection, closed again. */
  async function made() {
    const session = await openKeyringSession('unlocked')
    const folder = join(temporaryFolder(), 'handover')
    const maker = inhabit(session.env)
    expect((await maker.take({ do: 'open', folder, vault: 'os' })).answer).toBe('open')
    await addConnection(maker)
    await maker.end()
    return { session, folder }
  }

  test('that is locked opens once it is unlocked, here and in another process', slow, async () => {
    const { session, folder } = await made()
    const before = kept(folder)
    await session.lock()
    const waiting = inhabit(session.env)
    expect(await waiting.takeAll([{ do: 'open', folder }, connections, retry])).toMatchObject([
      'HO-VAULT-LOCKED',
      'HO-VAULT-LOCKED',
      { state: 'closed', trouble: { code: 'HO-VAULT-LOCKED' } },
    ])
    expect(kept(folder)).toEqual(before)
    await session.unlock()
    await expectBack(waiting, retry)
    await waiting.end()
    expect((await inhabit(session.env).take({ do: 'open', folder })).answer).toBe('open')
  })

  test('that is locked makes no profile, and the next try makes it whole', slow, async () => {
    const session = await openKeyringSession('unlocked')
    const folder = join(temporaryFolder(), 'handover')
    await session.lock()
    const waiting = inhabit(session.env)
    const opening: Step = { do: 'open', folder, vault: 'os' }
    expect((await waiting.take(opening)).trouble?.code).toBe('HO-VAULT-LOCKED')
    await session.unlock()
    expect((await waiting.take(opening)).answer).toBe('open')
    expect(await session.count()).toBe(3)
  })

  test('that lacks a key, or has something else under its name, gets no new one', slow, async () => {
    const { session, folder } = await made()
    const before = kept(folder)
    const owner = inhabit(session.env)
    const text = readFileSync(join(folder, 'profile.json'), 'utf8')
    const { profileKey } = JSON.parse(text) as { profileKey: string }
    const expectLost = async () => {
      const count = await session.count()
      expect(await owner.takeAll([{ do: 'open', folder, vault: 'os' }, retry])).toMatchObject([
        'HO-VAULT-LOST',
        { state: 'closed', trouble: { state: 'lost' } },
      ])
      expect(await session.count()).toBe(count)
      expect(kept(folder)).toEqual(before)
    }
    for (const name of ['store-key', 'audit-key', 'fingerprint-key']) {
      const account = `${profileKey}/${name}`
      const { answer } = await owner.take({ do: 'peek', account })
      for (const value of ['no key', null]) {
        await owner.take({ do: 'tamper', account, value })
        await expectLost()
      }
      await owner.take({ do: 'tamper', account, value: String(answer) })
      await expectBack(owner, retry)
    }
    await session.empty()
    await expectLost()
  })

  test('that cannot be reached says why, and the profile opens where it can', slow, async () => {
    const { session, folder } = await made()
    const before = kept(folder)
    for (const [desktop, code] of [
      ['no-service', 'HO-VAULT-UNAVAILABLE'],
      ['no-bus', 'HO-VAULT-UNAVAILABLE'],
      ['refusing', 'HO-VAULT-DENIED'],
    ] as const) {
      const stray = inhabit((await openKeyringSession(desktop)).env)
      expect(await stray.takeAll([{ do: 'open', folder, vault: 'os' }, retry]), desktop).toMatchObject([
        code,
        { state: 'closed', trouble: { code } },
      ])
      await stray.end()
      expect(kept(folder), desktop).toEqual(before)
    }
    expect((await inhabit(session.env).take({ do: 'open', folder })).answer).toBe('open')
  })
})

describe('a vault file that is damaged', () => {
  const unlock: Step = { do: 'call', procedure: 'profile.unlock', input: { passphrase: PASSPHRASE } }
  const lock = (file: string) => chmodSync(file, 0o000)
  const flip = (file: string) => {
    const bytes = readFileSync(file)
    const place = bytes.indexOf('"data": "') + 12
    bytes.writeUInt8(bytes.readUInt8(place) === 65 ? 66 : 65, place)
    writeFileSync(file, bytes)
  }
  const asFolder = (file: string) => {
    rmSync(file)
    mkdirSync(file)
  }
  /** Root may read everything, so a process of root's gives that right up. */
  const around = process.getuid?.() === 0 ? withoutRootsRights() : []

  test('in whatever way is told, left alone, and opens once it is put back', slow, async () => {
    const folder = join(temporaryFolder(), 'handover')
    const owner = inhabit(process.env, around ?? [])
    expect(
      (await owner.take({ do: 'open', folder, vault: 'passphrase', passphrase: PASSPHRASE })).answer,
    ).toBe('open')
    await addConnection(owner)
    await owner.take({ do: 'close' })
    const before = kept(folder)
    const file = join(folder, 'vault.json')
    const whole = readFileSync(file)

    const damages: [string, (file: string) => void, code: string][] = [
      ['cut off', (path) => truncateSync(path, 200), 'HO-VAULT-DAMAGED'],
      ['a byte changed', flip, 'HO-VAULT-DAMAGED'],
      ['empty', (path) => truncateSync(path), 'HO-VAULT-DAMAGED'],
      ['other JSON', (path) => writeFileSync(path, '{"version":1,"items":{}}'), 'HO-VAULT-DAMAGED'],
      ['a folder', asFolder, 'HO-VAULT-DAMAGED'],
      ['gone', (path) => rmSync(path), 'HO-VAULT-LOST'],
      ...(around === null ? [] : [['unreadable', lock, 'HO-VAULT-FAILED'] as [string, typeof lock, string]]),
    ]
    for (const [what, damage, code] of damages) {
      damage(file)
      const mode = code === 'HO-VAULT-LOST' ? null : statSync(file).mode
      const told = await owner.takeAll([
        { do: 'open', folder, vault: 'passphrase', passphrase: PASSPHRASE },
        unlock,
      ])
      expect(told, what).toEqual([code, code])
      expect(kept(folder), what).toEqual(before)
      if (mode !== null) expect(statSync(file).mode, what).toBe(mode)
      rmSync(file, { recursive: true, force: true })
      writeFileSync(`${file}.back`, whole, { mode: 0o600 })
      renameSync(`${file}.back`, file)
    }
    await expectBack(owner, unlock)
    await owner.end()
    const again: Step = { do: 'open', folder, passphrase: PASSPHRASE }
    expect((await inhabit(process.env).take(again)).answer).toBe('open')
  })
})

/** Null where that cannot be done. */
function withoutRootsRights(): string[] | null {
  const rights = '-dac_override,-dac_read_search'
  return onPath('setpriv') === null ? null : ['setpriv', `--bounding-set=${rights}`, `--inh-caps=${rights}`]
}
