import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Secret } from '#core/vault/secret.ts'
import { createPassphraseVault, openPassphraseVault } from '#core/vault/passphrase-vault.ts'
import { temporaryFolder } from '#test/support/store.ts'

const passphrase = Secret.of('correct horse battery')
const slow = { timeout: 60_000 }

const fileOf = (folder: string): string => join(folder, 'vault.json')
const contentOf = (folder: string): Record<string, unknown> =>
  v.parse(v.record(v.string(), v.unknown()), JSON.parse(readFileSync(fileOf(folder), 'utf8')))

test('keeps items across openings, unreadable and for this user only', slow, async () => {
  const folder = temporaryFolder()
  const made = await createPassphraseVault(folder, passphrase)
  await made.write('store-key', Secret.of('marker-key-1'))
  await made.write('connection-X', Secret.of('marker-password'))
  const vault = await openPassphraseVault(folder, passphrase)
  expect(vault.kind).toBe('passphrase')
  expect((await vault.read('store-key'))?.reveal()).toBe('marker-key-1')
  await vault.remove('connection-X')
  expect(await vault.read('connection-X')).toBeNull()
  expect(await made.read('connection-X')).toBeNull()
  const text = readFileSync(fileOf(folder), 'utf8')
  expect(text).not.toMatch(/marker|store-key|connection/)
  expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600)
  expect(contentOf(folder)).toMatchObject({ kdf: { name: 'scrypt', N: 131072, r: 8, p: 1 } })
})

test('never uses an initialisation vector twice', slow, async () => {
  const folder = temporaryFolder()
  const vault = await createPassphraseVault(folder, passphrase)
  const seen = new Set<unknown>()
  for (let time = 0; time < 3; time += 1) {
    await vault.write('a', Secret.of('same'))
    seen.add(contentOf(folder)['iv'])
  }
  expect(seen.size).toBe(3)
})

test('loses nothing when several write at once', slow, async () => {
  const folder = temporaryFolder()
  const one = await createPassphraseVault(folder, passphrase)
  const other = await openPassphraseVault(folder, passphrase)
  await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      (n % 2 === 0 ? one : other).write(`item-${n}`, Secret.of(`value-${n}`)),
    ),
  )
  for (let n = 0; n < 12; n += 1) expect((await one.read(`item-${n}`))?.reveal()).toBe(`value-${n}`)
})

test('takes a passphrase however its accents are composed', slow, async () => {
  const folder = temporaryFolder()
  await createPassphraseVault(folder, Secret.of('Se\u0301amus is here'))
  await expect(openPassphraseVault(folder, Secret.of('S\u00e9amus is here'))).resolves.toBeDefined()
})

/** The file with one member changed and its plain checksum made to fit, as a forger would. */
function forged(folder: string, name: 'iv' | 'tag' | 'data', bytes: Buffer): string {
  const content = { ...contentOf(folder), [name]: bytes.toString('base64') }
  const { salt } = v.parse(v.object({ salt: v.string() }), content['kdf'])
  const parts = [content['version'], salt, content['check'], content['iv'], content['tag'], content['data']]
  const sum = createHash('sha256').update(JSON.stringify(parts)).digest('base64')
  return JSON.stringify({ ...content, sum })
}

describe('a vault that does not open', () => {
  test('because it was forged is refused by the cipher itself', slow, async () => {
    const folder = temporaryFolder()
    const vault = await createPassphraseVault(folder, passphrase)
    await vault.write('a', Secret.of('x'))
    for (const name of ['iv', 'tag', 'data'] as const) {
      const bytes = Buffer.from(String(contentOf(folder)[name]), 'base64')
      const whole = readFileSync(fileOf(folder), 'utf8')
      writeFileSync(fileOf(folder), forged(folder, name, bytes))
      expect((await vault.read('a'))?.reveal()).toBe('x')
      bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0)
      writeFileSync(fileOf(folder), forged(folder, name, bytes))
      await expect(vault.read('a')).rejects.toMatchObject({
        trouble: { state: 'damaged', detail: 'The authentication tag does not fit.' },
      })
      writeFileSync(fileOf(folder), whole)
    }
  })

  test('with another passphrase says so', slow, async () => {
    const folder = temporaryFolder()
    await createPassphraseVault(folder, passphrase)
    const before = readFileSync(fileOf(folder))
    await expect(openPassphraseVault(folder, Secret.of('Correct horse battery'))).rejects.toMatchObject({
      trouble: { kind: 'vault', state: 'passphrase-wrong', code: 'HO-VAULT-PASSPHRASE-WRONG' },
    })
    expect(readFileSync(fileOf(folder))).toEqual(before)
  })

  test('because it is not there says so', async () => {
    await expect(openPassphraseVault(temporaryFolder(), passphrase)).rejects.toMatchObject({
      trouble: { state: 'lost' },
    })
  })

  test('because it is damaged or forged is told apart from a wrong passphrase', slow, async () => {
    const folder = temporaryFolder()
    const vault = await createPassphraseVault(folder, passphrase)
    await vault.write('a', Secret.of('x'))
    const whole = readFileSync(fileOf(folder), 'utf8')
    const damaged = { kind: 'vault', state: 'damaged', code: 'HO-VAULT-DAMAGED' }
    const flipped = (text: string): string =>
      text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`
    const variants = [
      '',
      whole.slice(0, whole.length / 2),
      whole.replace('131072', '16384'),
      ...['iv', 'tag', 'data', 'check', 'sum'].map((name) =>
        JSON.stringify({ ...contentOf(folder), [name]: flipped(String(contentOf(folder)[name])) }),
      ),
    ]
    for (const text of variants) {
      writeFileSync(fileOf(folder), text)
      await expect(openPassphraseVault(folder, passphrase)).rejects.toMatchObject({ trouble: damaged })
      await expect(vault.read('a')).rejects.toMatchObject({ trouble: damaged })
      await expect(vault.write('a', Secret.of('y'))).rejects.toMatchObject({ trouble: damaged })
      expect(readFileSync(fileOf(folder), 'utf8')).toBe(text)
    }
  })
})
