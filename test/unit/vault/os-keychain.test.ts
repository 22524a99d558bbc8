import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keychainTrouble } from '#core/vault/keychain-trouble.ts'
import { openOsKeychain, probeKeychain, type Keytar } from '#core/vault/os-keychain.ts'
import { Secret } from '#core/vault/secret.ts'
import { fakeKeychain } from '#test/support/fake-keychain.ts'
import { openKeyringSession } from '#test/support/keyring-session.ts'
import { inhabit, noSecretService } from '#test/support/secret-service.ts'
import { temporaryFolder } from '#test/support/store.ts'

const slow = { timeout: 60_000 }

describe.skipIf(noSecretService())('with a real Secret Service', () => {
  test('an item is kept, read, replaced and removed, and nothing else is left', slow, async () => {
    const session = await openKeyringSession('unlocked')
    const { takeAll } = inhabit(session.env)
    const kept = await takeAll([
      { do: 'probe' },
      { do: 'read', name: 'a' },
      { do: 'write', name: 'a', value: 'one ✓' },
      { do: 'read', name: 'a' },
      { do: 'write', name: 'a', value: 'two' },
      { do: 'read', name: 'a' },
    ])
    expect(kept).toEqual(['usable', null, 'done', 'one ✓', 'done', 'two'])
    expect(await session.count()).toBe(1)
    const removed = await takeAll([
      { do: 'remove', name: 'a' },
      { do: 'remove', name: 'a' },
      { do: 'read', name: 'a' },
    ])
    expect(removed).toEqual(['done', 'done', null])
    expect(await session.count()).toBe(0)
  })

  test(
    'locked is told apart from not there, and the same process goes on once it is unlocked',
    slow,
    async () => {
      const session = await openKeyringSession('unlocked')
      const { takeAll } = inhabit(session.env)
      await takeAll([{ do: 'write', name: 'a', value: 'kept' }])
      await session.lock()
      const locked = await takeAll([
        { do: 'read', name: 'a' },
        { do: 'read', name: 'never written' },
        { do: 'write', name: 'b', value: 'x' },
        { do: 'remove', name: 'a' },
        { do: 'probe' },
      ])
      expect(locked).toEqual(Array.from({ length: 5 }, () => 'HO-VAULT-LOCKED'))
      await session.unlock()
      const steps = [{ do: 'read', name: 'a' } as const, { do: 'read', name: 'never written' } as const]
      expect(await takeAll(steps)).toEqual(['kept', null])
      expect(await session.count()).toBe(1)
    },
  )

  test.each([
    ['no-bus', 'unavailable', 'No session bus'],
    ['no-service', 'unavailable', 'Install a keyring'],
    ['bare', 'unavailable', 'no default collection'],
    ['refusing', 'denied', 'let Handover reach org.freedesktop.secrets'],
  ] as const)('%s is %s, and the fix says why', slow, async (desktop, state, fix) => {
    const { take } = inhabit((await openKeyringSession(desktop)).env)
    for (const step of [
      { do: 'probe' },
      { do: 'read', name: 'a' },
      { do: 'write', name: 'a', value: 'marker-value' },
      { do: 'remove', name: 'a' },
    ] as const) {
      const told = await take(step)
      expect(told).toMatchObject({ answer: null, trouble: { kind: 'vault', state } })
      expect(told.trouble?.fix).toContain(fix)
      expect(JSON.stringify(told)).not.toContain('marker-value')
      // The bus names the program that it refuses, and with its path the user.
      expect(told.trouble?.detail).not.toMatch(/[/\\]/)
    }
  })

  test('without libsecret it is unavailable, and the fix names it', slow, async () => {
    const session = await openKeyringSession('unlocked')
    const libraries = join(temporaryFolder(), 'libraries')
    mkdirSync(libraries)
    // The loader takes the first file of that name, and stops when it is no library.
    writeFileSync(join(libraries, 'libsecret-1.so.0'), '')
    const { take } = inhabit({ ...session.env, LD_LIBRARY_PATH: libraries })
    const { trouble } = await take({ do: 'read', name: 'a' })
    expect(trouble).toMatchObject({ state: 'unavailable', code: 'HO-VAULT-UNAVAILABLE' })
    expect(trouble?.fix).toContain('apt install libsecret-1-0')
  })
})

const open = (keytar: Keytar) => openOsKeychain({ profileKey: 'abc' }, () => Promise.resolve(keytar))

describe('the keychain', () => {
  test('is not loaded before it is used', async () => {
    let loads = 0
    const vault = openOsKeychain({ profileKey: 'abc' }, () => {
      loads += 1
      return Promise.resolve(fakeKeychain())
    })
    expect(loads).toBe(0)
    await vault.read('a')
    expect(loads).toBe(1)
  })

  test('names its items after the profile', async () => {
    const keytar = fakeKeychain()
    await open(keytar).write('store-key', Secret.of('x'))
    expect([...keytar.items.keys()]).toEqual(['Handover abc/store-key'])
  })

  test('looks again after a prompt unlocked it', async () => {
    let locked = true
    const keytar = fakeKeychain({
      getPassword: (_, account) => Promise.resolve(locked ? null : account === 'abc/a' ? 'kept' : probe),
      setPassword: (_service, _account, password) => {
        locked = false
        probe = password
        return Promise.resolve()
      },
      deletePassword: () => Promise.resolve(true),
    })
    let probe = ''
    expect((await open(keytar).read('a'))?.reveal()).toBe('kept')
  })

  test('that forgets what it took is not trusted', async () => {
    const keytar = fakeKeychain({ setPassword: () => Promise.resolve() })
    expect(await probeKeychain(() => Promise.resolve(keytar))).toMatchObject({ state: 'failed' })
    await expect(open(keytar).read('a')).rejects.toMatchObject({ trouble: { state: 'failed' } })
  })

  test('that says it removed nothing is believed only when the item is gone', async () => {
    const keytar = fakeKeychain({ deletePassword: () => Promise.resolve(false) })
    const vault = open(keytar)
    await vault.write('a', Secret.of('x'))
    await expect(vault.remove('a')).rejects.toMatchObject({ trouble: { state: 'failed' } })
  })

  test.each([
    ['User interaction is not allowed.', 'locked', 'HO-VAULT-LOCKED'],
    ['The user name or passphrase you entered is not correct.', 'denied', 'HO-VAULT-DENIED'],
    ['User canceled the operation.', 'denied', 'HO-VAULT-DENIED'],
    [
      'A specified logon session does not exist. It may already have been terminated.',
      'unavailable',
      'HO-VAULT-UNAVAILABLE',
    ],
    ['The name :1.0 was not provided by any .service files', 'unavailable', 'HO-VAULT-UNAVAILABLE'],
    ['Something new', 'failed', 'HO-VAULT-FAILED'],
  ])('"%s" is %s', async (message, state, code) => {
    const keytar = fakeKeychain({ getPassword: () => Promise.reject(new Error(message)) })
    await expect(open(keytar).read('a')).rejects.toMatchObject({ trouble: { kind: 'vault', state, code } })
  })

  test.each([
    ['darwin', 'User interaction is not allowed.', 'Keychain Access'],
    ['darwin', 'User canceled the operation.', 'Always Allow'],
    ['darwin', 'No keychain is available. You may need to restart your computer.', 'Keychain Access'],
    ['win32', 'A specified logon session does not exist.', 'Credential Manager'],
    ['win32', 'Access is denied.', 'Credential Manager'],
    ['linux', 'Cannot create an item in a locked collection', 'signing in to your desktop'],
  ] as const)('on %s the way out of "%s" is that system\'s own', (platform, message, fix) => {
    expect(keychainTrouble('read', new Error(message), platform).trouble.fix).toContain(fix)
  })

  test('tells of a refusal it does not know without the paths in it', () => {
    const { trouble } = keychainTrouble(
      'read',
      new Error('No way for /home/aoife/bin/node or C:\\Users\\Aoife\\x'),
    )
    expect(trouble).toMatchObject({ code: 'HO-VAULT-FAILED', detail: 'read: No way for … or …' })
    expect(trouble.message + trouble.fix).not.toContain('folder')
  })

  test('takes what fits into the smallest keychain, and no more', async () => {
    const vault = open(fakeKeychain())
    await vault.write('a', Secret.of('x'.repeat(2560)))
    await expect(vault.write('a', Secret.of('é'.repeat(1281)))).rejects.toThrow(RangeError)
  })
})
