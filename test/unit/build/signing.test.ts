import { describe, expect, test } from 'vitest'
import { readSigning, usesAzure, withoutSigning } from '#build/signing.mjs'
import { Halt } from '#build/script.mjs'

const certificate = { CSC_LINK: 'file-a', CSC_KEY_PASSWORD: 'hush-b' }
const forWindows = { WIN_CSC_LINK: 'file-c', WIN_CSC_KEY_PASSWORD: 'hush-d' }
const azure = {
  ...{ AZURE_TENANT_ID: 'hush-e', AZURE_CLIENT_ID: 'hush-f', AZURE_CLIENT_SECRET: 'hush-g' },
  ...{
    HANDOVER_AZURE_ENDPOINT: 'hush-h',
    HANDOVER_AZURE_ACCOUNT: 'hush-i',
    HANDOVER_AZURE_PROFILE: 'hush-j',
  },
  HANDOVER_PUBLISHER: 'hush-k',
}
const appleKey = { APPLE_API_KEY: 'hush-l', APPLE_API_KEY_ID: 'hush-m', APPLE_API_ISSUER: 'hush-n' }
const appleId = { APPLE_ID: 'hush-o', APPLE_APP_SPECIFIC_PASSWORD: 'hush-p', APPLE_TEAM_ID: 'hush-q' }

type Env = Record<string, string>
const without = (env: Env, ...names: string[]) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)))

function read(platforms: string[], env: Env, host = 'darwin') {
  return readSigning({ platforms, env: { HANDOVER_SIGN: '1', ...env }, host })
}

describe('asked for, and all is there', () => {
  test.each<[string, string[], Env]>([
    ['Windows by a certificate', ['win32'], certificate],
    ['Windows by its own certificate', ['win32'], forWindows],
    ['Windows by a mix of the two', ['win32'], { WIN_CSC_LINK: 'a', CSC_KEY_PASSWORD: 'b' }],
    ['Windows by Azure', ['win32'], azure],
    ['macOS by a certificate and an API key', ['darwin'], { ...certificate, ...appleKey }],
    ['macOS by the keychain and an Apple ID', ['darwin'], { CSC_NAME: 'us', ...appleId }],
    [
      'macOS by the keychain and a profile of it',
      ['darwin'],
      { CSC_NAME: 'us', APPLE_KEYCHAIN_PROFILE: 'p' },
    ],
    ['Linux', ['linux'], { HANDOVER_GPG_KEY: 'k' }],
    ['all three', ['win32', 'darwin', 'linux'], { ...certificate, ...appleKey, HANDOVER_GPG_KEY: 'k' }],
  ])('%s', (_what, platforms, env) => {
    expect(read(platforms, env)).toEqual({ sign: true, note: null })
  })

  test('Azure is used where it is named', () => {
    expect([usesAzure(azure), usesAzure(certificate)]).toEqual([true, false])
  })
})

describe('asked for, and something is missing', () => {
  const cases: [string, string[], Env, string][] = [
    [
      'nothing for Windows',
      ['win32'],
      {},
      'Windows: a certificate for Windows is missing. Set WIN_CSC_LINK or CSC_LINK and WIN_CSC_KEY_PASSWORD or ' +
        'CSC_KEY_PASSWORD; or AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET, HANDOVER_AZURE_ENDPOINT, ' +
        'HANDOVER_AZURE_ACCOUNT, HANDOVER_AZURE_PROFILE and HANDOVER_PUBLISHER.',
    ],
    [
      'no password',
      ['win32'],
      { CSC_LINK: 'file-a' },
      'Windows: a certificate for Windows is missing. CSC_LINK is set, but not WIN_CSC_KEY_PASSWORD or CSC_KEY_PASSWORD.',
    ],
    [
      'an empty password',
      ['win32'],
      { CSC_LINK: 'file-a', CSC_KEY_PASSWORD: ' ' },
      'CSC_LINK is set, but not WIN_CSC_KEY_PASSWORD or CSC_KEY_PASSWORD.',
    ],
    [
      'half of Azure, beside a whole certificate',
      ['win32'],
      { ...certificate, ...without(azure, 'AZURE_CLIENT_SECRET', 'HANDOVER_AZURE_PROFILE') },
      'AZURE_TENANT_ID, AZURE_CLIENT_ID, HANDOVER_AZURE_ENDPOINT and HANDOVER_AZURE_ACCOUNT are set, ' +
        'but not AZURE_CLIENT_SECRET and HANDOVER_AZURE_PROFILE.',
    ],
    [
      'no certificate for macOS',
      ['darwin'],
      appleKey,
      'macOS: a certificate for macOS is missing. Set CSC_LINK and CSC_KEY_PASSWORD; or CSC_NAME.',
    ],
    [
      'no notarisation',
      ['darwin'],
      certificate,
      "macOS: Apple's notarisation is missing. Set APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER; or APPLE_ID, " +
        'APPLE_APP_SPECIFIC_PASSWORD and APPLE_TEAM_ID; or APPLE_KEYCHAIN_PROFILE.',
    ],
    [
      'half of an API key, beside a whole Apple ID, which electron-builder would use instead',
      ['darwin'],
      { ...certificate, ...appleId, ...without(appleKey, 'APPLE_API_ISSUER') },
      'APPLE_API_KEY and APPLE_API_KEY_ID are set, but not APPLE_API_ISSUER.',
    ],
    ['no key for Linux', ['linux'], {}, 'Linux: a key for the checksums is missing. Set HANDOVER_GPG_KEY.'],
  ]
  test.each(cases)('%s', (_what, platforms, env, words) => {
    const error = thrownBy(() => read(platforms, env))
    expect(error).toMatch(/^Signing was asked for \(HANDOVER_SIGN=1 or --sign\)\.\n/)
    expect(error).toContain(words)
    expect(error).not.toMatch(/hush|file-/)
  })

  test('all that is missing is told at once', () => {
    expect(thrownBy(() => read(['win32', 'darwin', 'linux'], {}, 'linux')).split('\n')).toHaveLength(6)
  })

  test.each(['linux', 'win32'])('macOS is not signed on %s, whatever is given', (host) => {
    const error = thrownBy(() => read(['darwin'], { ...certificate, ...appleKey }, host))
    expect(error).toContain('macOS: it can be signed on a Mac only.')
  })

  test('a word that is neither yes nor no is refused', () => {
    expect(thrownBy(() => read(['linux'], { HANDOVER_SIGN: 'yes' }))).toMatch(/^HANDOVER_SIGN is 1/)
  })
})

describe('not asked for', () => {
  test.each([undefined, '', '0'])('nothing is signed (%j), and it is said', (asked) => {
    expect(readSigning({ platforms: ['win32'], env: { HANDOVER_SIGN: asked }, host: 'linux' })).toEqual({
      sign: false,
      note: 'Not signed.',
    })
  })

  test('what is there all the same is named, and nothing can sign with it', () => {
    const env = { ...certificate, ...appleId, PATH: '/bin', HANDOVER_PUBLISHER: 'us' }
    const { sign, note } = readSigning({ platforms: ['win32'], env, host: 'linux' })
    expect(sign).toBe(false)
    expect(note).toBe(
      'Not signed, though CSC_LINK, CSC_KEY_PASSWORD, APPLE_ID, APPLE_APP_SPECIFIC_PASSWORD, APPLE_TEAM_ID are set: ' +
        'HANDOVER_SIGN=1 or --sign asks for it.',
    )
    expect(withoutSigning(env)).toEqual({
      PATH: '/bin',
      HANDOVER_PUBLISHER: 'us',
      CSC_IDENTITY_AUTO_DISCOVERY: 'false',
    })
  })
})

function thrownBy(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof Halt) return error.message
  }
  return expect.unreachable()
}
