import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import { openStore } from '#core/store/open.ts'
import type { Queries } from '#core/store/store.ts'
import { TroubleError } from '#core/trouble.ts'
import { temporaryStore } from '#test/support/store.ts'

const put = (queries: Queries, name: string) =>
  queries.insertInto('settings').values({ name, value: '' }).execute()
const names = async (queries: Queries): Promise<string[]> =>
  (await queries.selectFrom('settings').select('name').orderBy('name').execute()).map((row) => row.name)

/** A promise and the function that resolves it. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open: () => open() }
}

describe('a transaction', () => {
  test('that throws leaves nothing', async () => {
    const store = await temporaryStore()
    const work = store.transaction(async (queries) => {
      await put(queries, 'a')
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await names(store.queries)).toEqual([])
  })

  test('is not entered by a query from outside', async () => {
    const store = await temporaryStore()
    const { opened, open } = gate()
    const transaction = store.transaction(async (queries) => {
      await put(queries, 'inside')
      await opened
      throw new Error('rolled back')
    })
    const outside = put(store.queries, 'outside')
    open()
    await expect(transaction).rejects.toThrow('rolled back')
    await outside
    expect(await names(store.queries)).toEqual(['outside'])
  })

  test('and another begun at the same time follow each other', async () => {
    const store = await temporaryStore()
    const order: string[] = []
    const work = (name: string) =>
      store.transaction(async (queries) => {
        order.push(`${name} begins`)
        await put(queries, name)
        await new Promise((resolve) => setImmediate(resolve))
        order.push(`${name} ends`)
      })
    await Promise.all([work('a'), work('b')])
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })

  test('refuses to wait for itself', async () => {
    const store = await temporaryStore()
    await expect(store.transaction(() => names(store.queries))).rejects.toThrow('Inside a transaction')
    await expect(store.transaction(() => store.transaction(names))).rejects.toThrow('Inside a transaction')
    expect(await names(store.queries)).toEqual([])
  })

  test('takes the write lock at once, so that two readers never both go on to write', async () => {
    const store = await temporaryStore()
    const other = openEncrypted(store.file, store.key, { readonly: false })
    await store.transaction(async (queries) => {
      await names(queries)
      expect(() => other.exec('BEGIN IMMEDIATE')).toThrow(/locked/)
    })
    other.close()
  })

  test('waits for another connection without blocking this thread', async () => {
    const store = await temporaryStore()
    const other = await openStore({ file: store.file, key: store.key, log: noLog })
    const { opened, open } = gate()
    const first = store.transaction(async (queries) => {
      await put(queries, 'first')
      await opened
    })
    const second = other.transaction((queries) => put(queries, 'second'))
    const third = put(other.queries, 'third')
    setTimeout(open, 50)
    await Promise.all([first, second, third])
    expect(await names(store.queries)).toEqual(['first', 'second', 'third'])
    other.close()
  })

  test('of another connection is waited for by a single query too', async () => {
    const store = await temporaryStore()
    const other = await openStore({ file: store.file, key: store.key, log: noLog })
    const { opened, open } = gate()
    const first = store.transaction(async (queries) => {
      await put(queries, 'first')
      await opened
    })
    // Longer than SQLite itself waits.
    setTimeout(open, 300)
    await Promise.all([first, put(other.queries, 'second')])
    expect(await names(store.queries)).toEqual(['first', 'second'])
    other.close()
  })

  test('passes on a broken constraint as it is, and rolls back', async () => {
    const store = await temporaryStore()
    const work = store.transaction(async (queries) => {
      await put(queries, 'a')
      await put(queries, 'a')
    })
    await expect(work).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' })
    await expect(work).rejects.not.toBeInstanceOf(TroubleError)
    expect(await names(store.queries)).toEqual([])
  })

  test('that was rolled back under its feet goes no further', async () => {
    const store = await temporaryStore()
    const work = store.transaction(async (queries) => {
      await put(queries, 'a')
      await sql`ROLLBACK`.execute(queries)
      await put(queries, 'b')
    })
    await expect(work).rejects.toThrow('rolled back by an earlier failure')
    expect(await names(store.queries)).toEqual([])
  })
})

test('the version changes when another connection commits, and not by itself', async () => {
  const store = await temporaryStore()
  const other = await openStore({ file: store.file, key: store.key, log: noLog })
  const before = store.version()
  await put(store.queries, 'mine')
  expect(store.version()).toBe(before)
  await put(other.queries, 'theirs')
  expect(store.version()).not.toBe(before)
  other.close()
})

test('a full disk is told as such, and what was saved stays', async () => {
  const store = await temporaryStore()
  await put(store.queries, 'before')
  await sql`PRAGMA max_page_count = 1`.execute(store.queries)
  const work = store.queries
    .insertInto('settings')
    .values({ name: 'large', value: 'x'.repeat(500_000) })
    .execute()
  await expect(work).rejects.toMatchObject({
    trouble: { kind: 'store', state: 'full', code: 'HO-STORE-FULL' },
  })
  expect(await names(store.queries)).toEqual(['before'])
})
