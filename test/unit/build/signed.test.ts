import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { signSums } from '#build/artifacts.mjs'
import { checkSigned } from '#build/signed.mjs'
import { makeElectronStandIn } from '#test/support/electron-stand-in.ts'
import { temporaryFolder } from '#test/support/store.ts'

const has = (tool: string) => spawnSync(tool, ['--version']).error === undefined

describe('a program of Windows', () => {
  async function program() {
    const folder = temporaryFolder()
    await makeElectronStandIn(folder, { platform: 'win32' })
    return join(folder, 'electron.exe')
  }

  test('without a signature is told', async () => {
    const file = await program()
    expect(() => checkSigned(file)).toThrow('Signing was asked for, and electron.exe carries no signature.')
  })

  test.skipIf(!has('osslsigncode') || !has('openssl'))(
    'with one passes, and one that is cut off does not',
    async () => {
      const file = await program()
      const folder = temporaryFolder()
      const [key, certificate, signed] = ['k.pem', 'c.pem', 'signed.exe'].map((name) => join(folder, name))
      if (key === undefined || certificate === undefined || signed === undefined) return expect.unreachable()
      const made = [
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        key,
        '-out',
        certificate,
        '-subj',
        '/CN=Handover test',
      ]
      spawnSync('openssl', ['req', '-x509', '-addext', 'extendedKeyUsage=codeSigning', ...made])
      spawnSync('osslsigncode', ['sign', '-certs', certificate, '-key', key, '-in', file, '-out', signed])
      expect(() => checkSigned(signed)).not.toThrow()
      writeFileSync(signed, readFileSync(signed).subarray(0, -100))
      expect(() => checkSigned(signed)).toThrow('carries no signature.')
    },
  )

  test('a file that is none is told', () => {
    const file = join(temporaryFolder(), 'a.exe')
    writeFileSync(file, Buffer.alloc(200))
    expect(() => checkSigned(file)).toThrow('a.exe is no program of Windows.')
  })
})

describe('an app of macOS', () => {
  /** What Apple's tools answer, by their name and first word. */
  const all = {
    'codesign --verify': { status: 0, output: '' },
    'codesign --display': { status: 0, output: 'Authority=Developer ID Application: Us (TEAM)\n' },
    'xcrun stapler': { status: 0, output: 'The validate action worked!' },
  }
  type Answers = Record<string, { status: number | null; output: string }>
  const check = (answers: Answers) =>
    checkSigned(
      '/x/Handover.app',
      (command, [first]) => answers[`${command} ${first}`] ?? expect.unreachable(),
    )

  test('that is signed and notarised passes', () => {
    expect(() => check(all)).not.toThrow()
  })

  test.each<[string, Answers, string]>([
    [
      'verify',
      { 'codesign --verify': { status: 1, output: 'a sealed resource is missing' } },
      'does not verify: a sealed',
    ],
    [
      'display',
      { 'codesign --display': { status: 0, output: 'Signature=adhoc' } },
      'not signed with a Developer ID.',
    ],
    [
      'ticket',
      { 'xcrun stapler': { status: 65, output: 'no ticket' } },
      "no ticket of Apple's notarisation: no ticket",
    ],
    ['no tool', { 'codesign --verify': { status: null, output: 'ENOENT' } }, 'does not verify: ENOENT'],
  ])('that is not is told: %s', (_what, answers, words) => {
    expect(() => check({ ...all, ...answers })).toThrow(words)
  })
})

describe('the checksums', () => {
  test.skipIf(!has('gpg'))('are signed with a key of GnuPG, which verifies them', () => {
    const home = temporaryFolder()
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'SHA256SUMS'), 'abc  file\n')
    const before = process.env['GNUPGHOME']
    process.env['GNUPGHOME'] = home
    try {
      spawnSync('gpg', ['--batch', '--passphrase', '', '--quick-gen-key', 'Handover test', 'ed25519', 'sign'])
      signSums(folder, 'Handover test')
      const sums = join(folder, 'SHA256SUMS')
      expect(spawnSync('gpg', ['--verify', `${sums}.asc`, sums]).status).toBe(0)
      expect(() => signSums(folder, 'Nobody')).toThrow(
        'SHA256SUMS was to be signed with HANDOVER_GPG_KEY, and gpg did not',
      )
    } finally {
      spawnSync('gpgconf', ['--kill', 'all'])
      if (before === undefined) delete process.env['GNUPGHOME']
      else process.env['GNUPGHOME'] = before
    }
  })
})
