import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { sql } from 'kysely'
import { noLog } from '#core/log.ts'
import { HomesLearner } from '#core/records/homes/learner.ts'
import { mergeSearchIndexes, piecesOf } from '#core/records/merge-search-indexes.ts'
import type { Store } from '#core/store/store.ts'
import { temporaryStore } from '#test/support/store.ts'

/** So many homes in the index, each learned by itself. */
async function learnEach(store: Store, from: number, to: number): Promise<void> {
  for (let number = from; number <= to; number += 1)
    await sql`INSERT INTO home_search (rowid, home_id, words)
      VALUES (${number}, ${`h${number}`}, ${`${number} Mill Road Cork`})`.execute(store.queries)
}

async function found(store: Store, words: string): Promise<number[]> {
  const { rows } = await sql<{ rowid: number }>`
    SELECT rowid FROM home_search WHERE home_search MATCH ${words} ORDER BY rowid`.execute(store.queries)
  return rows.map(({ rowid }) => rowid)
}

test('the pieces of an index become one, and it finds what it found', async () => {
  const store = await temporaryStore()
  await learnEach(store, 1, 1_003)
  const before = await piecesOf(store.queries, 'home_search')
  expect(before).toBeGreaterThan(3)
  const mills = await found(store, 'mill')
  expect(mills).toHaveLength(1_003)

  await mergeSearchIndexes(store)
  expect(await piecesOf(store.queries, 'home_search')).toBe(1)
  expect(await found(store, 'mill')).toEqual(mills)
  expect(await found(store, '"77" AND cork*')).toEqual([77])
})

test('few pieces are left as they are, and it stops when it is not to go on', async () => {
  const store = await temporaryStore()
  await learnEach(store, 1, 2)
  await mergeSearchIndexes(store)
  expect(await piecesOf(store.queries, 'home_search')).toBe(2)

  await learnEach(store, 3, 1_003)
  const before = await piecesOf(store.queries, 'home_search')
  await mergeSearchIndexes(store, () => false)
  expect(await piecesOf(store.queries, 'home_search')).toBe(before)
})

test('whatever is queued while a profile is open has them merged, once', async () => {
  const store = await temporaryStore()
  await learnEach(store, 1, 1_003)
  const learner = new HomesLearner({ store, key: store.key, log: noLog, learned: () => undefined })
  onTestFinished(() => learner.close())
  learner.soon()
  await expect.poll(() => piecesOf(store.queries, 'home_search')).toBe(1)

  await learnEach(store, 1_004, 1_010)
  const grown = await piecesOf(store.queries, 'home_search')
  learner.soon()
  await setTimeout(600)
  await learner.close()
  expect(await piecesOf(store.queries, 'home_search')).toBe(grown)
})
