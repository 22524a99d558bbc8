import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { openPracticeVault } from '#core/vault/practice-vault.ts'
import { addConnection, cli, only, Printed, profile, Refused, served, start } from './cli-run.ts'
import { tenantSwitch } from './cli-bodies.ts'

const json = JSON.stringify
const Verified = v.object({
  ok: v.boolean(),
  entries: v.number(),
  problems: v.array(v.object({ place: v.number(), what: v.string(), message: v.string() })),
})

describe('practice on the command line', () => {
  test('the example is sent and accepted, as one line of JSON', async () => {
    const example = await cli(['example', 'tenant-switch'])
    const sent = await cli(['send', 'tenant-switch', '--file', '-', '--practice', '--json'], example.stdout)
    expect(sent.exit, sent.stderr).toBe(0)
    const submission = only(Printed, sent)
    expect(submission.state).toBe('accepted')
    expect(Object.keys(submission.remoteIds)).toEqual(['caseID', 'switchOverID'])
  })

  test('a server of its own: url and credentials on the first line, then a switch by another process', async () => {
    const { line, child } = await served(['practice'])
    const server = v.parse(
      v.strictObject({
        url: v.string(),
        credentials: v.object({
          acquaint: v.strictObject({ sitePrefix: v.string(), appPassword: v.string() }),
          yeti: v.strictObject({ username: v.string(), password: v.string() }),
          yetiElsewhere: v.strictObject({ username: v.string(), password: v.string() }),
        }),
      }),
      JSON.parse(line),
    )
    const mine = await profile()
    const id = await addConnection(mine, { url: server.url, credentials: server.credentials.acquaint })
    expect((await mine.run(['connections', 'test', id])).exit).toBe(0)
    const sent = await mine.run(
      ['send', 'tenant-switch', '--file', '-', '--connection', id],
      json(tenantSwitch()),
    )
    expect(only(Printed, sent)).toMatchObject({ state: 'accepted', remoteIds: { caseID: 'PC-100001' } })
    child.kill('SIGINT')
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
  })

  test('a practice profile that is kept: outbox, receipts and audit show what was sent', async () => {
    const { path } = await profile()
    const here = ['--practice', '--profile', path, '--json']
    const sent = only(
      Printed,
      await cli(['send', 'tenant-switch', '--file', '-', ...here], json(tenantSwitch())),
    )
    expect(only(Printed, await cli(['outbox', 'list', '--state', 'accepted', ...here]))).toEqual(sent)
    expect((await cli(['outbox', 'list', '--state', 'rejected', ...here])).stdout).toBe('')
    const receipt = only(
      v.looseObject({ id: v.string(), submissionId: v.string() }),
      await cli(['receipts', 'list', ...here]),
    )
    expect(receipt.submissionId).toBe(sent.id)
    const html = await cli(['receipts', 'show', receipt.id, '--format', 'html', ...here])
    expect(html.stdout).toMatch(/^<!doctype html>[\s\S]*PC-100001/i)
    const shown = await cli(['receipts', 'show', receipt.id, '--practice', '--profile', path])
    expect(shown.stdout).toContain('caseID: PC-100001\n')
    const audit = await cli(['audit', 'verify', ...here])
    expect([audit.exit, only(v.looseObject({ ok: v.boolean() }), audit).ok]).toEqual([0, true])
  })

  test('a changed byte and a cut-off end are told by their place, and an erased body as erased', async () => {
    const { path } = await profile()
    const here = ['--practice', '--profile', path, '--json']
    const send = (reading: number) =>
      cli(
        ['send', 'tenant-switch', '--file', '-', '--allow-duplicate', 'for the test', ...here],
        json({
          ...tenantSwitch(),
          meterReadings: { ...tenantSwitch().meterReadings, gasMeterRead: reading },
        }),
      )
    for (const reading of [1, 2]) expect((await send(reading)).exit).toBe(0)
    const key = await openPracticeVault(join(path, 'practice')).read('store-key')
    if (key === null) throw new Error('The practice vault has no key of a store.')
    /** Somebody with the key and a SQLite shell. */
    const tamper = (sql: string) => {
      const database = openEncrypted(join(path, 'practice', 'store.db'), key, { readonly: false })
      database.exec(sql)
      database.close()
    }
    const verify = async () => {
      const { exit, stdout, stderr } = await cli(['audit', 'verify', ...here])
      const { ok, entries, problems } = v.parse(Verified, JSON.parse(stdout))
      const places = problems.map(({ place, what }) => [place, what])
      expect(stderr).toBe(problems.map(({ place, message }) => `${place}: ${message}\n`).join(''))
      return { exit, ok, entries, places }
    }

    // Both were made, sent, accepted and got a receipt, the second though it is a duplicate; the first body’s time is over.
    tamper(
      "UPDATE receipts SET keep_until = '2026-01-01T00:00:00.000Z' WHERE number = (SELECT min(number) FROM receipts)",
    )
    const erased = await verify()
    expect(erased).toEqual({ exit: 0, ok: true, entries: 10, places: [[1, 'body-erased']] })
    tamper(
      "UPDATE receipts SET remote_ids = replace(remote_ids, 'PC-', 'PD-') WHERE number = (SELECT max(number) FROM receipts)",
    )
    const changed = await verify()
    expect(changed).toEqual({
      ...erased,
      exit: 4,
      ok: false,
      places: [
        [1, 'body-erased'],
        [9, 'changed'],
      ],
    })
    tamper('DELETE FROM audit WHERE number = 10')
    // With its last entry the log lost what says that the first body was erased.
    expect(await verify()).toMatchObject({
      exit: 4,
      places: [
        [1, 'body-changed'],
        [9, 'changed'],
        [10, 'cut-off'],
      ],
    })
  })

  test('a dry run checks and stores nothing', async () => {
    const { path } = await profile()
    const here = ['--practice', '--profile', path, '--json']
    const good = await cli(
      ['send', 'tenant-switch', '--dry-run', '--file', '-', ...here],
      json(tenantSwitch()),
    )
    expect([good.exit, only(v.looseObject({ state: v.string() }), good).state]).toEqual([0, 'checked'])
    const bad = await cli(
      ['send', 'tenant-switch', '--dry-run', '--file', '-', ...here],
      json({ ...tenantSwitch(), switchType: 5 }),
    )
    expect([bad.exit, only(Refused, bad).errors.map(({ path }) => path)]).toEqual([1, ['switchType']])
    expect((await cli(['outbox', 'list', ...here])).stdout).toBe('')
  })
})

describe('commands that need no vault', () => {
  test('schema and example', async () => {
    const schema = await cli(['schema', 'tenant-switch', '--json'])
    expect(only(v.looseObject({ required: v.array(v.string()) }), schema).required).toContain(
      'tenancyStartDate',
    )
    const example = await cli(['example', 'tenant-switch'])
    expect(JSON.parse(example.stdout)).toMatchObject({ switchType: 1, property: { electricMeterType: 0 } })
  })

  test('help: a table of commands alone, and one for each command', async () => {
    const table = await cli([])
    expect(table).toMatchObject({ exit: 0, stderr: '' })
    for (const name of ['practice', 'connections add', 'send', 'outbox resolve', 'serve']) {
      expect(table.stdout).toContain(`  ${name} `)
      const help = await cli([...name.split(' '), '--help'])
      expect(help).toMatchObject({ exit: 0, stderr: '' })
      expect(help.stdout).toMatch(new RegExp(`^handover ${name} `))
    }
  })

  test('they load neither store nor vault nor network', () => {
    for (const name of ['schema', 'example', 'preview']) {
      const loaded = loadedBy(name)
      expect(loaded.length).toBeGreaterThan(1)
      const heavy = loaded.filter((file) =>
        /better-sqlite3|keytar|undici|node:http/.test(readFileSync(file, 'utf8')),
      )
      expect(heavy, name).toEqual([])
    }
    expect(loadedBy('app').some((file) => /better-sqlite3/.test(readFileSync(file, 'utf8')))).toBe(true)
  })
})

describe('the browser host', () => {
  test('the link is the first line; a second one gets a fresh link to the first', async () => {
    const { path } = await profile()
    const words = ['serve', '--practice', '--profile', path]
    const Line = v.strictObject({
      link: v.pipe(v.string(), v.regex(/^http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]+$/)),
    })
    const { line, child } = await served(words)
    const first = v.parse(Line, JSON.parse(line))
    const second = await cli(words)
    expect(second.exit, second.stderr).toBe(0)
    const { link } = only(Line, second)
    expect(new URL(link).port).toBe(new URL(first.link).port)
    expect(link).not.toBe(first.link)
    child.kill('SIGTERM')
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
  })
})

test('a reader that has seen enough is no error', async () => {
  const child = start(['schema', 'tenant-switch'])
  // Closed before the command writes, as `| head -0` would.
  child.stdout?.destroy()
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
  expect(stderr).toBe('')
})

/** The built files that are loaded for a module: what it imports, and what those import. Older builds may lie beside them. */
function loadedBy(name: string): string[] {
  const cli = fileURLToPath(new URL('../../build/out/cli.js', import.meta.url))
  const program = onDemand('program', loadedWith(cli))
  return loadedWith(cli, program, onDemand(name, loadedWith(program)))
}

/** The built file of this name that one of these imports when it is asked to. */
function onDemand(name: string, files: readonly string[]): string {
  const imported = new RegExp(`import\\(["']([^"']*/${name}-[^"']+\\.js)["']\\)`)
  for (const file of files) {
    const path = imported.exec(readFileSync(file, 'utf8'))?.[1]
    if (path !== undefined) return join(dirname(file), path)
  }
  throw new Error(`The command line loads nothing called ${name}.`)
}

function loadedWith(...entries: string[]): string[] {
  const found = new Set<string>()
  const add = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?:[^'"]* from )?["'](\.[^"']+)["']/gm,
    )) {
      add(join(dirname(file), path))
    }
  }
  entries.forEach(add)
  return [...found]
}
