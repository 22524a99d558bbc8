import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { openStore } from '#core/store/open.ts'
import { asStoreTrouble } from '#core/store/store-trouble.ts'
import { TroubleError } from '#core/trouble.ts'
import { Secret } from '#core/vault/secret.ts'
import { randomKey, temporaryFolder, temporaryStore } from '#test/support/store.ts'

const MARKER = 'Aoife Marker 10012345678'

async function troubleOf(opening: Promise<unknown>): Promise<{ kind: string; state: string; code: string }> {
  const error = await opening.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof TroubleError)) throw new Error('Expected trouble with the store.', { cause: error })
  const { kind, state, code } = error.trouble
  return { kind, state, code }
}

/** Every file of the store, as bytes in one text, so that a marker can be looked for. */
function bytesOf(file: string): string {
  return ['', '-wal', '-shm']
    .filter((suffix) => existsSync(file + suffix))
    .map((suffix) => readFileSync(file + suffix, 'latin1'))
    .join('')
}

describe('the store on disk', () => {
  test('holds nothing in plain text, in the file or its log, open or closed', async () => {
    const store = await temporaryStore()
    await store.queries.insertInto('settings').values({ name: 'n', value: MARKER }).execute()
    const open = bytesOf(store.file)
    expect(statSync(`${store.file}-wal`).size).toBeGreaterThan(0)
    store.close()
    for (const bytes of [open, bytesOf(store.file)]) {
      expect(bytes).not.toContain('Marker')
      expect(bytes).not.toContain('CREATE TABLE')
      expect(bytes).not.toContain('SQLite format 3')
    }
  })

  test('is for this user only, with its log and its folder', async () => {
    const file = join(temporaryFolder(), 'profile', 'store.db')
    const store = await openStore({ file, key: randomKey(), log: noLog })
    await store.queries.insertInto('settings').values({ name: 'n', value: 'v' }).execute()
    const modes = [dirname(file), file, `${file}-wal`, `${file}-shm`].map(
      (path) => statSync(path).mode & 0o777,
    )
    store.close()
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600])
  })

  test('closes others out even when the file was left open to them', async () => {
    const store = await temporaryStore()
    store.close()
    chmodSync(store.file, 0o644)
    const again = await openStore({ file: store.file, key: store.key, log: noLog })
    again.close()
    expect(statSync(store.file).mode & 0o777).toBe(0o600)
  })

  test('keeps what was written', async () => {
    const store = await temporaryStore()
    await store.queries.insertInto('settings').values({ name: 'n', value: MARKER }).execute()
    store.close()
    const again = await openStore({ file: store.file, key: store.key, log: noLog })
    expect(await again.queries.selectFrom('settings').selectAll().execute()).toEqual([
      { name: 'n', value: MARKER },
    ])
    again.close()
  })

  test('flushes every commit and erases what is deleted', async () => {
    const store = await temporaryStore()
    const pragma = async (name: string): Promise<unknown> =>
      (await sql<Record<string, unknown>>`PRAGMA ${sql.raw(name)}`.execute(store.queries)).rows[0]
    expect(await pragma('journal_mode')).toEqual({ journal_mode: 'wal' })
    expect(await pragma('synchronous')).toEqual({ synchronous: 2 })
    expect(await pragma('secure_delete')).toEqual({ secure_delete: 1 })
    expect(await pragma('temp_store')).toEqual({ temp_store: 2 })
    expect(await pragma('foreign_keys')).toEqual({ foreign_keys: 1 })
  })
})

describe('a store that cannot be opened', () => {
  test('with another key fails closed and is not changed', async () => {
    const store = await temporaryStore()
    store.close()
    const before = readFileSync(store.file)
    expect(await troubleOf(openStore({ file: store.file, key: randomKey(), log: noLog }))).toEqual({
      kind: 'store',
      state: 'damaged',
      code: 'HO-STORE-DAMAGED',
    })
    expect(readFileSync(store.file)).toEqual(before)
  })

  test('with a damaged page says so', async () => {
    const store = await temporaryStore()
    store.close()
    const bytes = readFileSync(store.file)
    bytes.fill(0x5a, 200, 216)
    writeFileSync(store.file, bytes)
    expect(await troubleOf(openStore({ file: store.file, key: store.key, log: noLog }))).toMatchObject({
      state: 'damaged',
    })
  })

  test('where a folder stands in its place says so, without its path', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'store.db'))
    const opening = openStore({ file: join(folder, 'store.db'), key: randomKey(), log: noLog })
    await expect(opening).rejects.toMatchObject({
      trouble: { kind: 'store', state: 'failed', detail: 'EISDIR' },
    })
  })

  test.each([
    ['EACCES', 'read-only', 'HO-STORE-READ-ONLY'],
    ['EROFS', 'read-only', 'HO-STORE-READ-ONLY'],
    ['ENOSPC', 'full', 'HO-STORE-FULL'],
    ['EMFILE', 'failed', 'HO-STORE-FAILED'],
  ])("tells the system's %s as %s", (code, state, told) => {
    const refused = Object.assign(new Error('no'), { code, syscall: 'open' })
    expect(asStoreTrouble(refused)).toMatchObject({ trouble: { state, code: told, detail: code } })
  })

  test('refuses a key that is not 64 hex digits, before the file is touched with it', async () => {
    const file = join(temporaryFolder(), 'store.db')
    await expect(openStore({ file, key: Secret.of("x'; DROP"), log: noLog })).rejects.toThrow(TypeError)
  })
})
