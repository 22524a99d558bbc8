import {
  chmodSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, onTestFinished, test } from 'vitest'
import { noLog } from '#core/log.ts'
import {
  createProfile,
  openPracticeProfile,
  openProfile,
  profileState,
  type OpenProfile,
} from '#core/profile/open-profile.ts'
import { Secret } from '#core/vault/secret.ts'
import { temporaryFolder } from '#test/support/store.ts'

const passphrase = Secret.of('correct horse battery')
const slow = { timeout: 60_000 }

/** Closed when the test ends, if it was not before. */
function closing(profile: OpenProfile): OpenProfile {
  onTestFinished(() => {
    profile.close()
  })
  return profile
}

const openPractice = async (folder: string): Promise<OpenProfile> =>
  closing(await openPracticeProfile(folder, noLog))

function profileKeyIn(folder: string): unknown {
  const text = readFileSync(join(folder, 'profile.json'), 'utf8')
  return v.parse(v.object({ profileKey: v.string() }), JSON.parse(text)).profileKey
}

async function withSetting(folder: string): Promise<void> {
  const profile = await openPractice(folder)
  await profile.store.queries.insertInto('settings').values({ name: 'kept', value: 'yes' }).execute()
  profile.close()
}

describe('a new profile', () => {
  test('is new until it is made, and looking makes nothing', async () => {
    const folder = join(temporaryFolder(), 'handover')
    expect(await profileState(folder)).toBe('new')
    expect(existsSync(folder)).toBe(false)
  })

  test('under a passphrase opens again with it, and only with it', slow, async () => {
    const folder = join(temporaryFolder(), 'handover')
    const made = closing(await createProfile(folder, 'passphrase', passphrase, noLog))
    const keys = [made.auditKey, made.fingerprintKey].map((key) => key.reveal())
    expect(new Set(keys).size).toBe(2)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/)
    await made.store.queries.insertInto('settings').values({ name: 'kept', value: 'yes' }).execute()
    made.close()

    expect(await profileState(folder)).toEqual({ kind: 'passphrase', since: made.since })
    const again = closing(await openProfile(folder, { passphrase }, noLog))
    expect([again.auditKey, again.fingerprintKey].map((key) => key.reveal())).toEqual(keys)
    expect(await again.store.queries.selectFrom('settings').selectAll().execute()).toHaveLength(1)

    const opening = (words: Secret | null) => openProfile(folder, { passphrase: words }, noLog)
    await expect(opening(null)).rejects.toMatchObject({ trouble: { state: 'passphrase-needed' } })
    await expect(opening(Secret.of('wrong'))).rejects.toMatchObject({
      trouble: { state: 'passphrase-wrong' },
    })
  })

  test('is for this user only', async () => {
    const folder = join(temporaryFolder(), 'handover')
    await openPractice(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(folder)).toContain('store.db')
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0)
    }
  })

  test('closes an empty folder to others, and leaves the mode of a used one alone', async () => {
    const [empty, used] = [temporaryFolder(), temporaryFolder()]
    for (const folder of [empty, used]) chmodSync(folder, 0o755)
    writeFileSync(join(used, 'letter.txt'), '')
    await openPractice(empty)
    await openPractice(used)
    expect([empty, used].map((folder) => statSync(folder).mode & 0o777)).toEqual([0o700, 0o755])
  })

  test('says nothing of its keys in profile.json', async () => {
    const folder = temporaryFolder()
    const profile = await openPractice(folder)
    const text = readFileSync(join(folder, 'profile.json'), 'utf8')
    expect(text).not.toContain(profile.auditKey.reveal())
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      'version',
      'profileKey',
      'vault',
      'since',
      'storeMade',
    ])
  })

  test('made by two at once is one profile', async () => {
    const folder = temporaryFolder()
    const [one, other] = await Promise.all([openPractice(folder), openPractice(folder)])
    expect(one.auditKey.reveal()).toBe(other.auditKey.reveal())
    await one.store.queries.insertInto('settings').values({ name: 'seen', value: '' }).execute()
    expect(await other.store.queries.selectFrom('settings').selectAll().execute()).toHaveLength(1)
  })

  test('that was begun and got no store is still new, under another vault too', slow, async () => {
    const folder = temporaryFolder()
    await createProfile(folder, 'passphrase', null, noLog).catch(() => undefined)
    const begun = profileKeyIn(folder)
    expect(await profileState(folder)).toBe('new')
    const made = closing(await createProfile(folder, 'practice', null, noLog))
    expect(made.kind).toBe('practice')
    // So that what the first attempt left in a keychain is overwritten, not left behind there.
    expect(profileKeyIn(folder)).toBe(begun)
    expect(await profileState(folder)).toMatchObject({ kind: 'practice' })
  })

  test('that got its store but not its last line in profile.json opens', async () => {
    const folder = temporaryFolder()
    await withSetting(folder)
    const file = join(folder, 'profile.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"storeMade": true', '"storeMade": false'))
    const again = await openPractice(folder)
    expect(await again.store.queries.selectFrom('settings').selectAll().execute()).toHaveLength(1)
    expect(readFileSync(file, 'utf8')).toContain('"storeMade": true')
  })
})

describe('a profile with something gone', () => {
  const stays = async (folder: string, trouble: object): Promise<void> => {
    const before = readFileSync(join(folder, 'store.db'))
    for (const opening of [
      () => openPracticeProfile(folder, noLog),
      () => createProfile(folder, 'practice', null, noLog),
    ]) {
      await expect(opening()).rejects.toMatchObject({ trouble })
    }
    expect(readFileSync(join(folder, 'store.db'))).toEqual(before)
  }

  test('its keys: lost, and no new key is made', async () => {
    const folder = temporaryFolder()
    await withSetting(folder)
    renameSync(join(folder, 'practice-vault.json'), join(folder, 'away.json'))
    await stays(folder, { kind: 'vault', state: 'lost', code: 'HO-VAULT-LOST' })
    expect(existsSync(join(folder, 'practice-vault.json'))).toBe(false)
    renameSync(join(folder, 'away.json'), join(folder, 'practice-vault.json'))
    await openPractice(folder)
  })

  test('profile.json: lost, and the store stays', async () => {
    const folder = temporaryFolder()
    await withSetting(folder)
    rmSync(join(folder, 'profile.json'))
    await expect(profileState(folder)).rejects.toMatchObject({ trouble: { kind: 'vault', state: 'lost' } })
    await stays(folder, { kind: 'vault', state: 'lost' })
    expect(existsSync(join(folder, 'profile.json'))).toBe(false)
  })

  test('its store: told, and no empty one is put in its place', async () => {
    const folder = temporaryFolder()
    await withSetting(folder)
    rmSync(join(folder, 'store.db'))
    await expect(openPracticeProfile(folder, noLog)).rejects.toMatchObject({
      trouble: { kind: 'store', state: 'damaged', code: 'HO-STORE-MISSING' },
    })
    expect(existsSync(join(folder, 'store.db'))).toBe(false)
  })

  test.each([
    ['{"version":1', 'damaged', 'HO-PROFILE-DAMAGED'],
    ['', 'damaged', 'HO-PROFILE-DAMAGED'],
    ['{"version":1,"vault":"os"}', 'damaged', 'HO-PROFILE-DAMAGED'],
    ['{"version":2,"vaults":[]}', 'newer', 'HO-PROFILE-NEWER'],
  ])('profile.json as %s is %s', async (text, state, code) => {
    const folder = temporaryFolder()
    await withSetting(folder)
    writeFileSync(join(folder, 'profile.json'), text)
    await stays(folder, { state, code })
    expect(readFileSync(join(folder, 'profile.json'), 'utf8')).toBe(text)
  })

  test('a profile folder that is a file is trouble, not a crash', async () => {
    const folder = join(temporaryFolder(), 'file')
    writeFileSync(folder, '')
    await expect(createProfile(folder, 'practice', null, noLog)).rejects.toMatchObject({
      trouble: { kind: 'store' },
    })
  })
})
