import { describe, expect, test } from 'vitest'
import { openOsKeychain, probeKeychain, type Keytar } from '#core/vault/os-keychain.ts'
import { Secret } from '#core/vault/secret.ts'
import { inSession, noSecretService } from '#test/support/secret-service.ts'

const slow = { timeout: 60_000 }

describe.skipIf(noSecretService())('with a real Secret Service', () => {
  test('an item is kept, read, replaced and removed, and nothing else is left', slow, async () => {
    const results = await inSession('keyring', [
      { do: 'probe' },
      { do: 'read', name: 'a' },
      { do: 'write', name: 'a', value: 'one ✓' },
      { do: 'read', name: 'a' },
      { do: 'write', name: 'a', value: 'two' },
      { do: 'read', name: 'a' },
      { do: 'count' },
      { do: 'remove', name: 'a' },
      { do: 'remove', name: 'a' },
      { do: 'read', name: 'a' },
      { do: 'count' },
    ])
    expect(results.map((result) => result.trouble)).toEqual(results.map(() => null))
    const answers = results.map((result) => result.answer)
    expect(answers).toEqual([null, null, 'done', 'one ✓', 'done', 'two', 1, 'done', 'done', null, 0])
  })

  test('locked is told apart from not there, and nothing is lost by it', slow, async () => {
    const results = await inSession('keyring', [
      { do: 'write', name: 'a', value: 'kept' },
      { do: 'lock' },
      { do: 'read', name: 'a' },
      { do: 'read', name: 'never written' },
      { do: 'write', name: 'b', value: 'x' },
      { do: 'remove', name: 'a' },
      { do: 'probe' },
      { do: 'unlock' },
      { do: 'read', name: 'a' },
      { do: 'read', name: 'never written' },
      { do: 'count' },
    ])
    expect(results.map((result) => result.trouble?.code ?? result.answer)).toEqual([
      'done',
      'done',
      ...Array.from({ length: 5 }, () => 'HO-VAULT-LOCKED'),
      'done',
      'kept',
      null,
      1,
    ])
  })

  test.each([
    ['no-bus', 'No session bus'],
    ['no-service', 'Install a keyring'],
    ['bare-keyring', 'no default collection'],
  ] as const)('%s is unavailable, and the fix says why', slow, async (session, fix) => {
    const results = await inSession(session, [
      { do: 'probe' },
      { do: 'read', name: 'a' },
      { do: 'write', name: 'a', value: 'marker-value' },
      { do: 'remove', name: 'a' },
    ])
    for (const result of results) {
      expect(result).toMatchObject({ answer: null, trouble: { kind: 'vault', state: 'unavailable' } })
      expect(result.trouble?.fix).toContain(fix)
      expect(JSON.stringify(result)).not.toContain('marker-value')
    }
  })
})

/** A keychain in memory that does as it is told, for what the real one cannot be made to do here. */
function keychain(overrides: Partial<Keytar> = {}): Keytar & { items: Map<string, string> } {
  const items = new Map<string, string>()
  return {
    items,
    getPassword: (service, account) => Promise.resolve(items.get(`${service} ${account}`) ?? null),
    setPassword: (service, account, password) => {
      items.set(`${service} ${account}`, password)
      return Promise.resolve()
    },
    deletePassword: (service, account) => Promise.resolve(items.delete(`${service} ${account}`)),
    ...overrides,
  }
}

const open = (keytar: Keytar) => openOsKeychain({ profileKey: 'abc' }, () => Promise.resolve(keytar))

describe('the keychain', () => {
  test('is not loaded before it is used', async () => {
    let loads = 0
    const vault = openOsKeychain({ profileKey: 'abc' }, () => {
      loads += 1
      return Promise.resolve(keychain())
    })
    expect(loads).toBe(0)
    await vault.read('a')
    expect(loads).toBe(1)
  })

  test('names its items after the profile', async () => {
    const keytar = keychain()
    await open(keytar).write('store-key', Secret.of('x'))
    expect([...keytar.items.keys()]).toEqual(['Handover abc/store-key'])
  })

  test('looks again after a prompt unlocked it', async () => {
    let locked = true
    const keytar = keychain({
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
    const keytar = keychain({ setPassword: () => Promise.resolve() })
    expect(await probeKeychain(() => Promise.resolve(keytar))).toMatchObject({ state: 'failed' })
    await expect(open(keytar).read('a')).rejects.toMatchObject({ trouble: { state: 'failed' } })
  })

  test('that says it removed nothing is believed only when the item is gone', async () => {
    const keytar = keychain({ deletePassword: () => Promise.resolve(false) })
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
    const keytar = keychain({ getPassword: () => Promise.reject(new Error(message)) })
    await expect(open(keytar).read('a')).rejects.toMatchObject({ trouble: { kind: 'vault', state, code } })
  })

  test('takes what fits into the smallest keychain, and no more', async () => {
    const vault = open(keychain())
    await vault.write('a', Secret.of('x'.repeat(2560)))
    await expect(vault.write('a', Secret.of('é'.repeat(1281)))).rejects.toThrow(RangeError)
  })
})
