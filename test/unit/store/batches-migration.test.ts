import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { getConnection } from '#core/records/connections.ts'
import { migrations } from '#core/store/migrations.ts'
import { openStore } from '#core/store/open.ts'
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
