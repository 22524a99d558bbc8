import { closeSync, openSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tenantSwitch } from './cli-bodies.ts'
import { recorder } from './cli-recorder.ts'
import { addConnection, cli, folder, only, profile, Refused } from './cli-run.ts'

type Body = ReturnType<typeof tenantSwitch>

/** What is wrong, the body, and the one path that is told. */
const BODIES: [string, (body: Body) => unknown, string][] = [
  [
    'a wrong MPRN',
    (body) => ({ ...body, property: { ...body.property, mprn: '1012345678' } }),
    'property.mprn',
  ],
  ['a missing landlord', ({ landlord: _, ...body }) => body, 'landlord'],
  ['an unknown switchType', (body) => ({ ...body, switchType: 7 }), 'switchType'],
  ['an impossible date', (body) => ({ ...body, tenancyStartDate: '2026-02-30T00:00' }), 'tenancyStartDate'],
]

describe('bad input', () => {
  test('one line a problem that begins with the path; nothing sent, nothing stored', async () => {
    const here = ['--practice', '--profile', join(await folder(), 'profile'), '--json']
    for (const [what, change, path] of BODIES) {
      const sent = await cli(
        ['send', 'tenant-switch', '--file', '-', ...here],
        JSON.stringify(change(tenantSwitch())),
      )
      expect(sent.exit, `${what}: ${sent.stderr}`).toBe(1)
      expect(
        only(Refused, sent).errors.map((error) => error.path),
        what,
      ).toEqual([path])
      const lines = sent.stderr.trim().split('\n')
      expect(lines, what).toHaveLength(1)
      expect(lines[0], what).toMatch(new RegExp(`^${path}: .*\\(HO-[A-Z0-9-]+\\)$`))
    }
    expect((await cli(['outbox', 'list', ...here])).stdout).toBe('')
  })

  test('files: too large, not JSON, empty, not text, missing, a folder', async () => {
    const here = await folder()
    const file = async (name: string, content: string | Uint8Array) => {
      const path = join(here, name)
      await writeFile(path, content)
      return path
    }
    const cases: [string, string][] = [
      [
        await file('large.json', `{"a":"${'x'.repeat(2 * 1024 * 1024)}"}`),
        'this is larger than 1 MB (2.0 MB).',
      ],
      [
        await file('notes.txt', '{\n "tenant": "Wilhelmina" "x" }'),
        'this is not JSON. The mistake is in line 2, column 25.',
      ],
      [await file('word.json', 'hello there'), 'this is not JSON.'],
      [await file('empty.json', ' \n'), 'this is empty.'],
      [await file('latin.json', Buffer.from('{"a":"é"}', 'latin1')), 'this is not UTF-8 text.'],
      [join(here, 'nowhere.json'), 'this file cannot be read: there is no such file.'],
      [here, 'this file cannot be read: it is a folder.'],
    ]
    for (const [path, message] of cases) {
      for (const command of [['send', '--practice'], ['preview']]) {
        const [name = '', ...options] = command
        const ran = await cli([name, 'tenant-switch', '--file', path, '--json', ...options])
        expect([ran.exit, ran.stdout], path).toEqual([2, ''])
        expect(ran.stderr.trim().split('\n'), path).toHaveLength(1)
        expect(ran.stderr.startsWith(`${path}: ${message}`), ran.stderr).toBe(true)
        expect(ran.stderr).not.toContain('Wilhelmina')
      }
    }
    const piped = await cli(['preview', 'tenant-switch', '--file', '-'], 'x'.repeat(2 * 1024 * 1024))
    expect([piped.exit, piped.stderr]).toEqual([
      2,
      expect.stringMatching(/^stdin: this is larger than 1 MB\..*\n$/),
    ])
  })

  test('usage: each begins with what it is about', async () => {
    const cases: [string[], string][] = [
      [['sned'], 'sned:'],
      [['outbox'], 'outbox:'],
      [['send'], 'KIND:'],
      [['send', 'landlord'], 'KIND:'],
      [['send', 'tenant-switch', '--practice'], '--file:'],
      [['send', 'tenant-switch', '--file', '-'], '--connection:'],
      [['send', 'tenant-switch', '--file'], '--file:'],
      [['send', 'tenant-switch', '--fiel', 'x'], '--fiel:'],
      [['send', 'tenant-switch', '--file', '-', '--practice', '--wait', 'soon'], '--wait:'],
      [['outbox', 'list', '--state', 'lost'], '--state:'],
      [['outbox', 'run', '--rate', 'fast'], '--rate:'],
      [['outbox', 'run', '--concurrency', '0'], '--concurrency:'],
      [['outbox', 'resolve', 'X'], '--received, --resend:'],
      [['practice', '--port', '99999'], '--port:'],
      [['schema', 'tenant-switch', 'extra'], 'extra:'],
      [['connections', 'add', 'acquaint'], '--base-url:'],
      [['connections', 'add', 'yeti', '--base-url', 'https://yeti.example.com/', '--org', 'x'], '--org:'],
      [['connections', 'add', 'yeti', '--base-url', 'https://yeti.example.com/'], 'username:'],
      [['preview', 'tenant-switch', '--file', '-', '--format', 'yaml'], '--format:'],
      [['outbox', 'list', '--vault', 'none'], '--vault:'],
    ]
    for (const [words, start] of cases) {
      const ran = await cli(words, '{}')
      expect([ran.exit, ran.stdout], words.join(' ')).toEqual([2, ''])
      expect(ran.stderr.startsWith(`${start} `), ran.stderr).toBe(true)
      expect(ran.stderr.trim().split('\n')).toHaveLength(1)
    }
  })

  test('secrets: the part is named, its value never shown', async () => {
    const mine = await profile()
    const add = (stdin: string, ...options: string[]) =>
      mine.run(
        ['connections', 'add', 'acquaint', '--base-url', 'https://acquaint.example.com/', ...options],
        stdin,
      )
    const both = await add('{"sitePrefix":"TOOLONG","appPassword":""}')
    expect([both.exit, both.stderr]).toEqual([
      2,
      expect.stringMatching(/^sitePrefix: .*\nappPassword: .*\n$/),
    ])
    expect(both.stderr).not.toContain('TOOLONG')
    expect((await add('"hush-hush"')).stderr).toMatch(/^stdin: give a JSON object/)
    expect(
      (await add('{"sitePrefix":"ABCD","appPassword":"x"}', '--base-url', 'http://acquaint.example.com/'))
        .stderr,
    ).toMatch(/^--base-url: /)
    expect((await mine.run(['connections', 'list'])).stdout).toBe('')
  })

  test('unknown connection 2, unknown submission 2, wrong passphrase 4', async () => {
    const server = await recorder()
    const mine = await profile()
    const send = (id: string) =>
      mine.run(['send', 'tenant-switch', '--file', '-', '--connection', id], JSON.stringify(tenantSwitch()))
    expect((await send('none')).exit, 'no profile yet').toBe(2)
    await addConnection(mine, server)
    const unknown = await send('none')
    expect([unknown.exit, unknown.stderr]).toEqual([
      2,
      expect.stringMatching(/^--connection: there is no connection none\./),
    ])
    expect((await mine.run(['outbox', 'resolve', 'NONE', '--resend'])).exit).toBe(2)
    const locked = await cli(['outbox', 'list', '--profile', mine.path], '', {
      HANDOVER_PASSPHRASE: 'not the passphrase',
    })
    expect([locked.exit, locked.stdout]).toEqual([4, ''])
    expect(locked.stderr.trim().split('\n')).toEqual([expect.stringMatching(/\(HO-VAULT-[A-Z-]+\)$/)])
    expect(server.received).toEqual([])
  })

  test('no keychain: exit 4, one line with a way out, and nothing stored', async () => {
    const path = join(await folder(), 'profile')
    const secret = '{"sitePrefix":"ABCD","appPassword":"hush-hush"}'
    const words = [
      'connections',
      'add',
      'acquaint',
      '--base-url',
      'https://acquaint.example.com/',
      '--profile',
      path,
    ]
    const nowhere = { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(path, 'no-bus')}`, HANDOVER_PASSPHRASE: '' }
    const added = await cli(words, secret, nowhere)
    expect([added.exit, added.stdout]).toEqual([4, ''])
    expect(added.stderr).toMatch(/^[^\n]*\(HO-VAULT-[A-Z-]+\) Here: --vault passphrase\.\n$/)
    expect((await cli(['connections', 'list', '--profile', path], '', nowhere)).stdout).toBe('')
  })

  // Only Linux has a device that is always full.
  test.runIf(process.platform === 'linux')('a full disk behind stdout: exit 4 and one line', async () => {
    const full = openSync('/dev/full', 'w')
    const { exit, stderr } = await cli(['example', 'tenant-switch'], '', {}, full)
    closeSync(full)
    expect([exit, stderr.trim().split('\n')]).toEqual([4, [expect.stringMatching(/^stdout: .*ENOSPC/)]])
  })
})
