import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { openStore } from '#core/store/open.ts'
import type { Secret } from '#core/vault/secret.ts'
import { openPracticeVault } from '#core/vault/practice-vault.ts'
import { nodeCommand, startChild } from '#test/support/child.ts'
import { addTestConnection } from '#test/support/outbox.ts'
import { randomKey, temporaryFolder } from '#test/support/store.ts'
import { breakPages, filledStore, fingerprints } from '#test/support/store-damage.ts'
import { boundByModes, noTinyDisk, tinyDisk } from '#test/support/tiny-disk.ts'
import { tenantSwitch } from './cli-bodies.ts'
import type { Ran } from './cli-run.ts'

const CLI = fileURLToPath(new URL('../../build/out/cli.js', import.meta.url))
const support = (name: string) => new URL(`../support/${name}`, import.meta.url)

type Wrap = (command: readonly string[]) => string[]
const plain: Wrap = (command) => [...command]

/** A practice profile with one accepted switch in it: its store, its key, and a command on it. */
interface Practising {
  /** What `--profile` names. */
  path: string
  file: string
  key: () => Promise<Secret>
  run: (words: readonly string[], wrap?: Wrap) => Promise<Ran>
  start: (words: readonly string[], wrap?: Wrap) => ChildProcess
}

const SEND = ['send', 'tenant-switch', '--file', '-', '--allow-duplicate', 'for the test', '--json']
const LIST = ['outbox', 'list', '--json']

function practiceIn(path: string): Practising {
  const folder = join(path, 'practice')
  const start = (words: readonly string[], wrap = plain) => {
    const [file = '', ...args] = wrap([process.execPath, CLI, ...words, '--practice', '--profile', path])
    const child = spawn(file, args, { stdio: 'pipe' })
    child.stdin.on('error', () => undefined)
    child.stdin.end(JSON.stringify(tenantSwitch()))
    return child
  }
  return {
    path,
    file: join(folder, 'store.db'),
    key: async () => {
      const key = await openPracticeVault(folder).read('store-key')
      if (key === null) throw new Error('The practice vault has no key of a store.')
      return key
    },
    start,
    run: (words, wrap) => ended(start(words, wrap)),
  }
}

async function practising(): Promise<Practising> {
  const mine = practiceIn(join(temporaryFolder(), 'profile'))
  const sent = await mine.run(SEND)
  if (sent.exit !== 0) throw new Error(sent.stderr)
  return mine
}

function ended(child: ChildProcess): Promise<Ran> {
  const ran = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exit) => resolve({ exit, ...ran }))
  })
}

/** Exit 4 with one line that ends in the code and says what to do; nothing on stdout. */
function expectTrouble(ran: Ran, code: string): void {
  expect([ran.exit, ran.stdout, ran.stderr.trim().split('\n')]).toEqual([4, '', [expect.any(String)]])
  expect(ran.stderr).toMatch(/^\S.*\. .*\.( .*)? \(HO-[A-Z-]+\)\n$/)
  expect(ran.stderr).toContain(`(${code})`)
}

const listed = (ran: Ran): number => {
  expect([ran.exit, ran.stderr]).toEqual([0, ''])
  return ran.stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '').length
}

/** Changes the store's own table of migrations, as another version of Handover would. */
async function changeMigrations({ file, key }: Practising, sql: string): Promise<void> {
  const database = openEncrypted(file, await key(), { readonly: false })
  database.exec(sql)
  database.close()
}

const states: [string, string, (mine: Practising) => void | Promise<void>][] = [
  ['pages overwritten', 'HO-STORE-DAMAGED', ({ file }) => breakPages(file)],
  ['no byte left', 'HO-STORE-DAMAGED', ({ file }) => truncateSync(file, 0)],
  ['its file gone', 'HO-STORE-MISSING', ({ file }) => rmSync(file)],
  [
    'a newer store',
    'HO-STORE-NEWER',
    (mine) =>
      changeMigrations(mine, "INSERT INTO migrations VALUES (6, '0006-later', 'x', '2031-01-31T10:00:00Z')"),
  ],
  [
    'a store of another edition',
    'HO-STORE-MIGRATION-CHANGED',
    (mine) => changeMigrations(mine, "UPDATE migrations SET hash = 'another'"),
  ],
  ['a profile.json that is none', 'HO-PROFILE-DAMAGED', ({ path }) => writeFileSync(profileJson(path), '{')],
  ['the folder in step', 'HO-STORE-SYNCED-FOLDER', ({ path }) => writeFileSync(join(path, '.stfolder'), '')],
]
const profileJson = (path: string) => join(path, 'practice', 'profile.json')

describe('a store in trouble', () => {
  test('is told by its code and exit 4, is not changed, and opens again when that is mended', async () => {
    const mine = await practising()
    const backup = join(temporaryFolder(), 'backup')
    cpSync(mine.path, backup, { recursive: true })
    for (const [number, [what, code, cause]] of states.entries()) {
      await cause(mine)
      const before = fingerprints(mine.file)
      expectTrouble(await mine.run(number % 2 === 0 ? LIST : SEND), code)
      expect(fingerprints(mine.file), what).toEqual(before)
      rmSync(mine.path, { recursive: true })
      cpSync(backup, mine.path, { recursive: true })
    }
    expect(listed(await mine.run(LIST))).toBe(1)
  })

  test('because its folder is read-only, or its files: the same', async () => {
    const mine = await practising()
    const folder = dirname(mine.file)
    const files = readdirSync(folder).map((name) => join(folder, name))
    const before = fingerprints(mine.file)
    const modes = (path: number, file: number) => {
      for (const one of files) if (existsSync(one)) chmodSync(one, file)
      chmodSync(folder, path)
    }
    onTestFinished(() => modes(0o700, 0o600))
    modes(0o500, 0o400)
    for (const words of [LIST, SEND]) expectTrouble(await mine.run(words, boundByModes), 'HO-STORE-READ-ONLY')
    modes(0o700, 0o600)
    chmodSync(profileJson(mine.path), 0)
    expectTrouble(await mine.run(LIST, boundByModes), 'HO-STORE-READ-ONLY')
    chmodSync(profileJson(mine.path), 0o600)
    expect(fingerprints(mine.file)).toEqual(before)
    expect(listed(await mine.run(LIST))).toBe(1)
  })

  test('because a file stands where its folder should be', async () => {
    const path = join(temporaryFolder(), 'profile')
    writeFileSync(path, 'a letter')
    const ran = await practiceIn(path).run(LIST)
    expect([ran.exit, ran.stdout]).toEqual([4, ''])
    expect(ran.stderr).toMatch(/\(HO-STORE-[A-Z-]+\)\n$/)
  })

  test('because another process keeps it for itself: busy after patience, and open when that lets go in time', async () => {
    const mine = await practising()
    const holder = startChild(
      nodeCommand(support('store-child.ts'), mine.file, (await mine.key()).reveal(), 'hold'),
    )
    onTestFinished(() => void holder.process.kill('SIGKILL'))
    expect(await holder.line()).toBe('held')
    const before = fingerprints(mine.file)
    expectTrouble(await mine.run(LIST), 'HO-STORE-BUSY')
    expect(fingerprints(mine.file)).toEqual(before)

    const waiting = mine.start(LIST)
    const end = ended(waiting)
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect(waiting.exitCode).toBeNull()
    holder.process.kill('SIGKILL')
    expect(listed(await end)).toBe(1)
  })
})

describe.skipIf(noTinyDisk())('a disk that is full', () => {
  test('is told, opening and sending; what was acknowledged stays, and it goes on when there is space', async () => {
    const disk = await tinyDisk(4096)
    const mine = practiceIn(join(disk.folder, 'profile'))
    const run = (words: readonly string[]) => mine.run(words, disk.inside)
    for (const _ of [1, 2]) expect((await run(SEND)).exit).toBe(0)

    disk.fill()
    for (const words of [SEND, LIST]) {
      const ran = await run(words)
      expect([ran.exit, ran.stdout], ran.stderr).toEqual([4, ''])
      expect(ran.stderr).toContain('(HO-STORE-FULL)')
    }
    const fresh = await practiceIn(join(disk.folder, 'new')).run(SEND, disk.inside)
    expect([fresh.exit, fresh.stderr]).toEqual([4, expect.stringContaining('(HO-STORE-FULL)')])

    disk.free()
    expect(listed(await run(LIST))).toBe(2)
    expect((await run(SEND)).exit).toBe(0)
    expect(listed(await run(LIST))).toBe(3)
  })

  test('while submissions are made: each that was acknowledged is there, and no half of one', async () => {
    const disk = await tinyDisk(4096)
    const key = randomKey()
    const made = join(temporaryFolder(), 'store.db')
    const store = await openStore({ file: made, key, log: noLog })
    await addTestConnection(store)
    store.close()
    const file = join(disk.folder, 'store.db')
    inside(disk, ['cp', made, file])
    disk.fill(256)
    const meters = Array.from({ length: 200 }, (_, number) => `meter-${number}`)
    const create = (...some: string[]) =>
      ended(
        spawnWith(
          disk.inside(nodeCommand(support('outbox-child.ts'), file, key.reveal(), 'create', ...some)),
        ),
      )
    const ran = await create(...meters)
    const acknowledged = ran.stdout.trim().split('\n').length
    expect(ran.stderr).toContain('HO-STORE-FULL')
    expect(acknowledged).toBeGreaterThan(1)
    expect(acknowledged).toBeLessThan(200)

    disk.free()
    expect((await create('meter-last')).stdout).toBe('queued\n')
    const out = join(temporaryFolder(), 'store.db')
    inside(disk, ['sh', '-c', 'cp "$1" "$2"; test ! -s "$1-wal" || cp "$1-wal" "$2-wal"', 'sh', file, out])
    const after = await openStore({ file: out, key, log: noLog })
    const rows = await after.queries.selectFrom('submissions').select('id').execute()
    const entries = await after.queries.selectFrom('audit').select('event').execute()
    after.close()
    expect([rows.length, entries.length]).toEqual([acknowledged + 1, acknowledged + 1])
  })

  test('while the copy before a migration is made: the migration is not begun, and is done when there is space', async () => {
    const disk = await tinyDisk(4096)
    const place = await filledStore(150)
    const file = join(disk.folder, 'store.db')
    inside(disk, ['cp', place.file, file])
    disk.fill(400)
    const migrate = () =>
      ended(
        spawnWith(disk.inside(nodeCommand(support('store-child.ts'), file, place.key.reveal(), 'migrate'))),
      )
    const before = inside(disk, ['sha256sum', file])
    const refused = await migrate()
    expect(refused.stdout).toBe('migrating\n')
    expect(refused.stderr).toContain('HO-STORE-FULL')
    expect(inside(disk, ['sha256sum', file])).toBe(before)
    expect(inside(disk, ['ls', disk.folder])).not.toContain('before')
    disk.free()
    expect((await migrate()).stdout).toBe('migrating\ndone\n')
    expect(inside(disk, ['ls', disk.folder])).not.toContain('before')
  })
})

const spawnWith = ([file = '', ...args]: string[]): ChildProcess => spawn(file, args, { stdio: 'pipe' })

/** What a command printed that ran where the tiny disk is. */
function inside(disk: { inside: Wrap }, command: string[]): string {
  const [file = '', ...args] = disk.inside(command)
  const ran = spawnSync(file, args, { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return ran.stdout
}
