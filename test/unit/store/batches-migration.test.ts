import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { getConnection } from '#core/records/connections.ts'
import { searchReceipts } from '#core/records/receipt-search.ts'
import { listReceipts } from '#core/records/receipts.ts'
import { migrations } from '#core/store/migrations.ts'
import { openStore } from '#core/store/open.ts'
import type { Tables } from '#core/store/tables.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { randomKey, temporaryFolder } from '#test/support/store.ts'

const AT = '2026-11-01T09:00:00.000Z'

test('a connection from before landlord switches learns the number that is documented, and keeps what was entered', async () => {
  const place = { file: join(temporaryFolder(), 'store.db'), key: randomKey(), log: noLog }
  const older = await openStore({ ...place, migrations: migrations.slice(0, 3) })
  const theirs = {
    number: 2,
    xmlName: null,
    meaning: 'agent',
    label: 'Agent',
    source: 'entered',
    confirmed: true,
  }
  for (const [id, billTo] of [
    ['c1', []],
    ['c2', [theirs]],
  ] as const)
    await sql`INSERT INTO connections (id, provider, label, base_url, format, codes, practice, sign_in, created_at)
      VALUES (${id}, 'acquaint', 'Ours', 'https://api.example.com/', 'json',
        ${JSON.stringify({ ...documentedCodes(), billTo })}, 0, 'ok', ${AT})`.execute(older.queries)
  older.close()

  const store = await openStore(place)
  expect((await getConnection(store.queries, 'c1')).codes).toEqual(documentedCodes())
  expect((await getConnection(store.queries, 'c2')).codes.billTo).toEqual([theirs])
  expect(await getConnection(store.queries, 'c1')).toMatchObject({
    pace: { perMinute: null, concurrency: null },
    paused: false,
  })
  store.close()
})

/** A submission as an older version stored it: its bytes in its own row until it was accepted, then beside its receipt. */
async function putOld(
  queries: Kysely<Tables>,
  { number, state, kept }: { number: number; state: string; kept: boolean },
): Promise<void> {
  const [id, salt, body] = [`S${number}`, Buffer.alloc(32, number), Buffer.from(`{"meter":${number}}`)]
  const hash = createHash('sha256').update(salt).update(body).digest('hex')
  const isAccepted = state === 'accepted'
  await sql`INSERT INTO submissions (id, number, kind, connection_id, connection_label, state, title, home_key, person_key, method, path,
      content_type, accept, body, salt, view, warnings, errors, remote_ids, created_at, updated_at)
    VALUES (${id}, ${number}, 'tenant-switch', 'c1', 'Ours', ${state}, ${`Home ${number}`}, 'h', 'p', 'POST', 'switches', 'json', 'json',
      ${kept && !isAccepted ? body : null}, ${kept && !isAccepted ? salt : null}, '[]', '[]', '[]', '{}', ${AT}, ${AT})`.execute(
    queries,
  )
  if (!isAccepted) return
  await sql`INSERT INTO receipts (id, submission_id, kind, connection_label, endpoint, format, sent_at, accepted_at, by_whom, remote_ids,
      body_hash, answer_hash, view, practice)
    VALUES (${`R${number}`}, ${id}, 'tenant-switch', 'Ours', 'POST switches', 'json', ${AT}, ${AT}, 'Niamh', '{"caseID":"7"}', ${hash}, NULL,
      '[]', 0)`.execute(queries)
  await sql`INSERT INTO withdrawals VALUES (${`R${number}`}, ${AT}, 'phone', ${AT}, 'Niamh')`.execute(queries)
  if (kept)
    await sql`INSERT INTO receipt_bodies VALUES (${`R${number}`}, ${salt}, ${body}, ${Buffer.from('ok')}, ${AT})`.execute(
      queries,
    )
}

test('what was sent, receipts and withdrawn agreements are what they were, and are found', async () => {
  const place = { file: join(temporaryFolder(), 'store.db'), key: randomKey(), log: noLog }
  const older = await openStore({ ...place, migrations: migrations.slice(0, 3) })
  // Accepted in another order than queued, and one of them erased since.
  await putOld(older.queries, { number: 3, state: 'accepted', kept: true })
  await putOld(older.queries, { number: 1, state: 'accepted', kept: false })
  await putOld(older.queries, { number: 2, state: 'queued', kept: true })
  await putOld(older.queries, { number: 4, state: 'rejected', kept: false })
  older.close()

  const store = await openStore(place)
  const bodies = await store.queries.selectFrom('bodies').selectAll().orderBy('number').execute()
  expect(bodies.map(({ number, salt, body }) => [number, salt[0], Buffer.from(body).toString()])).toEqual([
    [2, 2, '{"meter":2}'],
    [3, 3, '{"meter":3}'],
  ])
  const receipts = await store.queries.selectFrom('receipts').selectAll().orderBy('number').execute()
  expect(
    receipts.map((row) => [row.number, row.id, row.submission_id, row.submission_number, row.keep_until]),
  ).toEqual([
    [1, 'R3', 'S3', 3, AT],
    [2, 'R1', 'S1', 1, null],
  ])
  expect(receipts.map(({ answer }) => answer && Buffer.from(answer).toString())).toEqual(['ok', null])
  expect(await listReceipts(store.queries)).toMatchObject([
    { id: 'R1', bodyKept: false, withdrawn: { notedBy: 'Niamh' } },
    { id: 'R3', bodyKept: true, withdrawn: { notedBy: 'Niamh' } },
  ])
  const wanted = { text: 'home', kind: null, from: null, to: null, offset: 0, limit: 10 }
  expect((await searchReceipts(store, wanted)).receipts.map(({ id }) => id)).toEqual(['R1', 'R3'])
  store.close()
})
