import { describe, expect, test } from 'vitest'
import { readArguments, readChoice, readNumber } from '#electron/cli/arguments.ts'
import { readAcquaintSecret, readCtrlHubSecret, readYetiSecret } from '#electron/cli/secret.ts'
import { readRate } from '#electron/cli/commands/outbox-run.ts'
import { readConsent } from '#electron/cli/commands/send.ts'
import { Stop } from '#electron/cli/stop.ts'

function linesOf(work: () => unknown): readonly string[] {
  try {
    work()
  } catch (error) {
    if (error instanceof Stop && error.exit === 2) return error.lines
    throw error
  }
  throw new Error('It was taken.')
}

describe('arguments', () => {
  test('options anywhere, with = or a space, and what every command takes', () => {
    const read = readArguments(
      ['--json', 'tenant-switch', '--file=-', '--profile', '/tmp/x', '--vault', 'passphrase'],
      { file: { type: 'string' } },
      ['KIND'],
    )
    expect(read.given).toEqual(['tenant-switch'])
    expect(read.values.file).toBe('-')
    expect(read.common).toEqual({ profile: '/tmp/x', vault: 'passphrase', practice: false, json: true })
  })

  test.each([
    [['--nope'], '--nope: '],
    [['-x'], '-x: '],
    [['--file'], '--file: a value is missing.'],
    [['--file', '--json'], '--file: a value is missing.'],
    [['--json=yes', 'a'], '--json: this option takes no value.'],
    [[], 'KIND: '],
    [['a', 'b'], 'b: '],
    [['a', '--profile', ' '], '--profile: '],
    [['a', '--vault', 'keychain'], '--vault: choose one of os, passphrase.'],
  ])('%j is refused', (words, start) => {
    const lines = linesOf(() => readArguments(words, { file: { type: 'string' } }, ['KIND']))
    expect(lines).toHaveLength(1)
    expect(lines[0]?.startsWith(start), lines[0]).toBe(true)
  })

  test.each(['', '-1', '1.5', '65536', '0x10', '1e3', ' 8'])('%j is no port', (text) => {
    expect(linesOf(() => readNumber('--port', text, 1, 65_535, 0))).toEqual([
      '--port: give a whole number from 1 to 65535.',
    ])
  })

  test('numbers, choices and rates within their limits', () => {
    expect([readNumber('--wait', '0', 0, 9, 3), readNumber('--wait', undefined, 0, 9, 3)]).toEqual([0, 3])
    expect([readChoice('--f', 'xml', ['json', 'xml']), readChoice('--f', undefined, ['json'])]).toEqual([
      'xml',
      null,
    ])
    expect([readRate('60/min'), readRate('7'), readRate('none'), readRate(undefined)]).toEqual([
      60,
      7,
      null,
      undefined,
    ])
    for (const text of ['0', '60/sec', '', '-5', '1000000'])
      expect(linesOf(() => readRate(text))).toHaveLength(1)
  })
})

describe('what is read from files and stdin', () => {
  test.each([
    [{ sitePrefix: 'ABCD' }, ['appPassword']],
    [{ sitePrefix: 1234, appPassword: 'p' }, ['sitePrefix']],
    [{ sitePrefix: 'ABCDE', appPassword: '' }, ['sitePrefix', 'appPassword']],
    [{ sitePrefix: 'ABCD', appPassword: 'x'.repeat(1001) }, ['appPassword']],
    [[], ['stdin']],
    [null, ['stdin']],
  ])('the secret %j is told by its parts', (secret, names) => {
    const lines = linesOf(() => readAcquaintSecret(secret))
    expect(lines.map((line) => line.split(':')[0])).toEqual(names)
    expect(lines.join()).not.toMatch(/ABCDE|1234|xxxx/)
  })

  test('a secret keeps its password to the letter', () => {
    expect(readAcquaintSecret({ sitePrefix: ' ABCD ', appPassword: ' p w ' })).toEqual({
      sitePrefix: 'ABCD',
      appPassword: ' p w ',
    })
  })

  test.each([
    [{ clientId: 'key-1' }, ['clientSecret']],
    [{ clientId: ' ', clientSecret: 'hush' }, ['clientId']],
    [{ email: 'a@example.com', password: 7 }, ['password']],
    [{ email: 'x'.repeat(501), password: 'hush' }, ['email']],
    [{ email: 'a@example.com', password: 'hush', clientId: 'key-1' }, ['stdin']],
    [{}, ['clientId']],
    ['hush', ['stdin']],
  ])('the secret of Ctrl Hub %j is told by its parts', (secret, names) => {
    const lines = linesOf(() => readCtrlHubSecret(secret))
    expect(lines.map((line) => line.split(':')[0])).toEqual(names)
    expect(lines.join()).not.toMatch(/hush|key-1|a@example|xxxx/)
  })

  test('either log-in of Ctrl Hub is taken to the letter', () => {
    const key = { clientId: ' key-1 ', clientSecret: ' s ' }
    expect(readCtrlHubSecret(key)).toEqual({ clientId: 'key-1', clientSecret: ' s ' })
    const person = { email: ' a@example.com', password: ' p ' }
    expect(readCtrlHubSecret(person)).toEqual({ email: 'a@example.com', password: ' p ' })
  })

  test.each([
    [{ username: 'admin-1' }, ['password']],
    [{ username: ' ', password: 'hush' }, ['username']],
    [{ username: 'admin-1', password: ['hush'] }, ['password']],
    [{ username: 'x'.repeat(501), password: 'hush' }, ['username']],
    [{ username: 'admin-1', password: 'x'.repeat(1001) }, ['password']],
    [{ user: 'admin-1', password: 'hush' }, ['username']],
    [['hush'], ['stdin']],
  ])('the secret of Yeti %j is told by its parts', (secret, names) => {
    const lines = linesOf(() => readYetiSecret(secret))
    expect(lines.map((line) => line.split(':')[0])).toEqual(names)
    expect(lines.join()).not.toMatch(/hush|admin-1|xxxx/)
  })

  test('the log-in of Yeti is taken to the letter', () => {
    expect(readYetiSecret({ username: ' admin-1 ', password: ' p ' })).toEqual({
      username: 'admin-1',
      password: ' p ',
    })
  })

  test('consent is told by its members, without their values', () => {
    const lines = linesOf(() =>
      readConsent({
        basis: 'explicit-consent',
        wording: 'v1',
        givenBy: 'Wilhelmina',
        how: '',
        at: 'soon',
        scope: [],
      }),
    )
    expect(lines.map((line) => line.split(':')[0])).toEqual(['consent.how', 'consent.at', 'consent.scope'])
    expect(lines.join()).not.toMatch(/soon|Wilhelmina/)
  })
})
