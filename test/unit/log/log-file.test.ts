import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import { openLogFile } from '#core/log-file.ts'
import { RollingFile } from '#core/log-rolling.ts'
import { Secret } from '#core/vault/secret.ts'
import { temporaryFolder } from '#test/support/store.ts'

async function logged(
  fields: Record<string, unknown>,
  text = 'Something happened.',
): Promise<Record<string, unknown>> {
  const folder = temporaryFolder()
  const log = await openLogFile(folder)
  // What callers in plain JavaScript, or with a cast, could pass.
  const error: (...given: never[]) => void = log.error.bind(log)
  Reflect.apply(error, undefined, [fields, text])
  return JSON.parse(readFileSync(join(folder, 'logs', 'handover.log'), 'utf8')) as Record<string, unknown>
}

function errorOf(parse: () => unknown): { name: string; message: string; issues: unknown } {
  try {
    parse()
  } catch (error) {
    if (v.isValiError(error)) return error
  }
  throw new Error('Expected valibot to refuse this.')
}

describe('the log', () => {
  test('keeps codes, ids, counts and places', async () => {
    const fields = {
      code: 'HO-VAULT-LOCKED',
      cause: 'ECONNREFUSED',
      id: '7H3KQ9ZWTX',
      connection: 'practice-acquaint',
      state: 'passphrase-needed',
      procedure: 'connections.add',
      migration: '0001-first',
      error: 'ValiError',
      name: 'NOT_JSON',
      reason: 'no-port',
      count: 12,
      ok: false,
      nothing: null,
      since: '2026-11-22T17:48:00.123Z',
    }
    expect(await logged(fields)).toMatchObject({ ...fields, level: 'error', msg: 'Something happened.' })
  })

  test('keeps of a stack frame only the file and line', async () => {
    const entry = await logged({
      at: 'at Store.open (file:///home/aoife/handover/electron/core/store/open.ts:41:9)',
    })
    expect(entry).toMatchObject({ at: 'open.ts:41' })
    expect(JSON.stringify(entry)).not.toContain('aoife')
  })

  test.each([
    ['a name', { by: 'Aoife' }],
    ['a name in an id field', { id: 'Aoife Byrne' }],
    ['a name in a word field', { state: 'Aoife' }],
    ['an address', { street: '12 Main Street' }],
    ['an e-mail address', { id: 'aoife@example.ie' }],
    ['a meter number', { id: '10012345678' }],
    ['a meter number as a number', { count: 10_012_345_678 }],
    ['an Eircode', { code: 'A65F4E2' }],
    ['a path with the user in it', { folder: '/home/aoife/.local' }],
    ['an error message', { error: 'Expected string but received "Aoife"' }],
    ['a list', { items: ['Aoife'] }],
    ['a body', { body: { tenant: 'Aoife' } }],
    ['an error', { err: new Error('Aoife') }],
    ['bytes', { body: Buffer.from('Aoife') }],
    ['a secret', { key: Secret.of('hunter2') }],
  ])('drops %s, and says that it dropped something', async (_, fields) => {
    const entry = await logged(fields)
    for (const name of Object.keys(fields)) expect(entry).not.toHaveProperty(name)
    expect(entry).toMatchObject({ dropped: 1, msg: 'Something happened.' })
    expect(JSON.stringify(entry)).not.toMatch(/aoife|hunter2|10012345678|A65F4E2/i)
  })

  test('holds nothing of an error that valibot throws', async () => {
    const schema = v.object({ name: v.string(), age: v.number() })
    const error = errorOf(() => v.parse(schema, { name: 'Aoife', age: 'hunter2' }))
    const entry = await logged(
      { error: error.name, err: error, issues: error.issues, message: error.message },
      error.message,
    )
    expect(entry).toMatchObject({ error: 'ValiError', dropped: 3, msg: '(text withheld)' })
    expect(JSON.stringify(entry)).not.toMatch(/Aoife|hunter2/)
  })

  test('is for this user only, in a folder of its own', async () => {
    const folder = join(temporaryFolder(), 'handover')
    const log = await openLogFile(folder)
    log.info({}, 'Started.')
    log.warn({}, 'Warned.')
    const file = join(folder, 'logs', 'handover.log')
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2)
    const modes = [folder, join(folder, 'logs'), file].map((path) => statSync(path).mode & 0o777)
    expect(modes).toEqual([0o700, 0o700, 0o600])
  })

  test('that cannot be kept is told once, and stops nothing', async () => {
    const folder = join(temporaryFolder(), 'file')
    writeFileSync(folder, '')
    const complaints: string[] = []
    const write = vi
      .spyOn(process.stderr, 'write')
      .mockImplementation((text) => complaints.push(String(text)) > 0)
    const log = await openLogFile(folder)
    log.error({}, 'Lost.')
    write.mockRestore()
    expect(complaints).toEqual([expect.stringContaining('Handover keeps no log')])
    expect(complaints[0]).not.toContain(folder)
  })
})

describe('a log that grows', () => {
  test('is put aside, and the oldest part is dropped', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'handover.log')
    const log = new RollingFile(file, { largestBytes: 100, parts: 3 })
    for (let line = 1; line <= 10; line += 1)
      log.write(`line ${String(line).padStart(2, '0')} ${'x'.repeat(41)}\n`)
    expect(readdirSync(folder).sort()).toEqual(['handover.log', 'handover.log.1', 'handover.log.2'])
    const first = (name: string): string => readFileSync(join(folder, name), 'utf8').slice(0, 7)
    expect(['handover.log.2', 'handover.log.1', 'handover.log'].map(first)).toEqual([
      'line 05',
      'line 07',
      'line 09',
    ])
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(100)
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    }
  })

  test('goes on where it was after a restart', () => {
    const file = join(temporaryFolder(), 'handover.log')
    new RollingFile(file, { largestBytes: 100, parts: 2 }).write(`${'a'.repeat(79)}\n`)
    new RollingFile(file, { largestBytes: 100, parts: 2 }).write(`${'b'.repeat(79)}\n`)
    expect(existsSync(`${file}.1`)).toBe(true)
    expect(readFileSync(file, 'utf8')).toMatch(/^b+\n$/)
  })
})
