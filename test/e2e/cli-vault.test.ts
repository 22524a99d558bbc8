import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openKeyringSession } from '#test/support/keyring-session.ts'
import { noSecretService } from '#test/support/secret-service.ts'
import { CLI, folder, PASSPHRASE, type Ran } from './cli-run.ts'

const SECOND = 'another horse altogether'
const SECRET = JSON.stringify({ sitePrefix: 'ABCD', appPassword: 'hush-hush' })
const slow = { timeout: 180_000 }

/** Runs the built command line in this environment and no other, without a terminal that it could ask on. */
function runIn(env: NodeJS.ProcessEnv, words: readonly string[], stdin = ''): Promise<Ran> {
  const child = spawn(process.execPath, [CLI, ...words], { env, detached: true })
  const ran = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text))
  child.stdin.on('error', () => undefined)
  child.stdin.end(stdin)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exit) => resolve({ exit, ...ran }))
  })
}

/** Handover serving a profile; gives what kills it, as a crash would. */
async function serving(env: NodeJS.ProcessEnv, path: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [CLI, 'serve', '--profile', path], { env })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('close', () => reject(new Error('It ended before it served.')))
  })
  return kill
}

/** Exit 4, nothing on stdout, and one line that ends with the code (and, where there is one, another way). */
function expectTrouble({ exit, stdout, stderr }: Ran, code: string): void {
  expect([exit, stdout], stderr).toEqual([4, ''])
  expect(stderr).toMatch(new RegExp(`^[^\\n]+ \\(${code}\\)( Here: --vault passphrase\\.)?\\n$`))
}

const ADD = ['connections', 'add', 'acquaint', '--base-url', 'https://acquaint.example.com/']

describe.skipIf(noSecretService())('with the keychain of this computer', () => {
  test('each trouble is exit 4 with its own line, and afterwards all is there', slow, async () => {
    const session = await openKeyringSession('unlocked')
    const path = join(await folder(), 'profile')
    const here = ['--profile', path]
    expect((await runIn(session.env, [...ADD, ...here], SECRET)).exit).toBe(0)
    const list = ['connections', 'list', ...here]
    const before = await runIn(session.env, list)
    expect([before.exit, before.stderr]).toEqual([0, ''])
    expect(before.stdout).toContain('acquaint.example.com')

    await session.lock()
    expectTrouble(await runIn(session.env, list), 'HO-VAULT-LOCKED')
    await session.unlock()
    for (const [desktop, code] of [
      ['no-bus', 'HO-VAULT-UNAVAILABLE'],
      ['refusing', 'HO-VAULT-DENIED'],
    ] as const)
      expectTrouble(await runIn((await openKeyringSession(desktop)).env, list), code)
    expect(await runIn(session.env, list)).toEqual(before)
    await session.empty()
    expectTrouble(await runIn(session.env, list), 'HO-VAULT-LOST')
    expect(await session.count()).toBe(0)
  })

  test('the keys move to a passphrase and back, when nobody else has the profile open', slow, async () => {
    const session = await openKeyringSession('unlocked')
    const path = join(await folder(), 'profile')
    const here = ['--profile', path, '--json']
    await runIn(session.env, [...ADD, ...here], SECRET)
    const before = (await runIn(session.env, ['connections', 'list', ...here])).stdout
    const toPassphrase = ['vault', 'move', 'passphrase', ...here]
    const withNew = { ...session.env, HANDOVER_NEW_PASSPHRASE: SECOND }

    const kill = await serving(session.env, path)
    const refused = await runIn(withNew, toPassphrase)
    expect([refused.exit, refused.stdout]).toEqual([1, ''])
    expect(refused.stderr).toBe(
      'Handover is open elsewhere on this profile. Close its other windows and commands, then try again. (HO-VAULT-MOVE-OTHERS)\n',
    )
    // The system lets go of what a process that died held.
    await kill()
    const moved = await runIn(withNew, toPassphrase)
    expect([moved.exit, JSON.parse(moved.stdout)], moved.stderr).toMatchObject([
      0,
      { vault: { kind: 'passphrase' } },
    ])
    expect(await session.count()).toBe(0)

    const withPassphrase = { ...session.env, HANDOVER_PASSPHRASE: SECOND }
    const noBus: NodeJS.ProcessEnv = { ...withPassphrase }
    delete noBus['DBUS_SESSION_BUS_ADDRESS']
    expect((await runIn(noBus, ['connections', 'list', ...here])).stdout).toBe(before)
    expect((await runIn(withPassphrase, ['audit', 'verify', ...here])).exit).toBe(0)

    const toKeychain = ['vault', 'move', 'os', ...here]
    await session.lock()
    expectTrouble(await runIn(withPassphrase, toKeychain), 'HO-VAULT-LOCKED')
    await session.unlock()
    expect((await runIn(withPassphrase, toKeychain)).exit).toBe(0)
    expect(await session.count()).toBe(5)
    expect((await runIn(session.env, ['connections', 'list', ...here])).stdout).toBe(before)
    const again = await runIn(session.env, toKeychain)
    expect([again.exit, again.stderr]).toEqual([1, expect.stringContaining('(HO-VAULT-MOVE-SAME)')])
  })
})

describe('under a passphrase', () => {
  const { PATH, HOME } = process.env
  const bare = { PATH, HOME }
  const known = { ...bare, HANDOVER_PASSPHRASE: PASSPHRASE }

  /** A new profile under the passphrase, with a connection; where it is. */
  async function withConnection(): Promise<string> {
    const path = join(await folder(), 'profile')
    const added = await runIn(known, [...ADD, '--profile', path, '--vault', 'passphrase'], SECRET)
    expect(added.exit, added.stderr).toBe(0)
    return path
  }

  test('a wrong one is counted, and after several even the right one has to wait', slow, async () => {
    const path = await withConnection()
    const list = ['connections', 'list', '--profile', path]
    const wrong = { ...bare, HANDOVER_PASSPHRASE: 'Correct horse battery staple' }
    expectTrouble(await runIn(wrong, list), 'HO-VAULT-PASSPHRASE-WRONG')
    const tries = join(path, 'passphrase-tries.json')
    expect(JSON.parse(readFileSync(tries, 'utf8'))).toMatchObject({ wrong: 1 })

    writeFileSync(tries, JSON.stringify({ wrong: 9, at: Date.now() }))
    const waiting = await runIn(known, list)
    expectTrouble(waiting, 'HO-VAULT-PASSPHRASE-WAIT')
    expect(waiting.stderr).toMatch(/Try again in \d+ seconds?\./)
    writeFileSync(tries, JSON.stringify({ wrong: 9, at: Date.now() - 60_000 }))
    expect((await runIn(known, list)).exit).toBe(0)
    expect(() => readFileSync(tries)).toThrow('ENOENT')
  })

  test('it is changed for another one, which must be long enough and known', slow, async () => {
    const path = await withConnection()
    const change = ['vault', 'move', 'passphrase', '--profile', path]
    const usage: [NodeJS.ProcessEnv, string[], RegExp][] = [
      [known, change, /^HANDOVER_NEW_PASSPHRASE: this is not set, and there is no terminal/],
      [{ ...known, HANDOVER_NEW_PASSPHRASE: 'short' }, change, /^HANDOVER_NEW_PASSPHRASE: this is too short/],
      [known, ['vault', 'move'], /^os\|passphrase: this is missing/],
      [known, ['vault', 'move', 'cloud'], /^os\|passphrase: choose one of os, passphrase/],
    ]
    for (const [env, words, line] of usage) {
      const ran = await runIn(env, words)
      expect([ran.exit, ran.stdout, ran.stderr], words.join(' ')).toEqual([
        2,
        '',
        expect.stringMatching(line),
      ])
    }
    expect((await runIn({ ...known, HANDOVER_NEW_PASSPHRASE: SECOND }, change)).exit).toBe(0)
    const list = ['connections', 'list', '--profile', path]
    expectTrouble(await runIn(known, list), 'HO-VAULT-PASSPHRASE-WRONG')
    expect((await runIn({ ...bare, HANDOVER_PASSPHRASE: SECOND }, list)).stdout).toContain(
      'acquaint.example.com',
    )
  })

  test('in practice there is nothing to move', async () => {
    const ran = await runIn(bare, ['vault', 'move', 'os', '--practice'])
    expect([ran.exit, ran.stderr]).toEqual([1, expect.stringContaining('(HO-VAULT-MOVE-PRACTICE)')])
  })
})
