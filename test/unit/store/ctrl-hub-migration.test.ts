import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { getConnection } from '#core/records/connections.ts'
import { migrations } from '#core/store/migrations.ts'
import { openStore } from '#core/store/open.ts'
import { getSubmission } from '#core/store/repositories/submissions.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { randomKey, temporaryFolder } from '#test/support/store.ts'

const AT = '2026-11-01T09:00:00.000Z'

test('a store from before Ctrl Hub keeps its connections and submissions, and knows which stand on an agreement', async () => {
  const place = { file: join(temporaryFolder(), 'store.db'), key: randomKey(), log: noLog }
  const older = await openStore({ ...place, migrations: migrations.slice(0, 1) })
  await sql`INSERT INTO connections (id, provider, label, base_url, format, codes, practice, sign_in, created_at)
    VALUES ('c1', 'acquaint', 'Ours', 'https://api.example.com/', 'xml', ${JSON.stringify(documentedCodes())}, 0, 'ok', ${AT})`.execute(
    older.queries,
  )
  for (const [number, consent] of [
    [1, null],
    [2, '{"basis":"explicit-consent"}'],
  ] as const)
    await sql`INSERT INTO submissions (id, number, kind, connection_id, connection_label, state, depends_on, title, home_key,
        person_key, method, path, content_type, accept, consent, view, warnings, errors, remote_ids, created_at, updated_at)
      VALUES (${`s${number}`}, ${number}, 'tenant-switch', 'c1', 'Ours', 'accepted', NULL, 'A home', 'h', 'p', 'POST', 'x', 'a/b',
        'a/b', ${consent}, '[]', '[]', '[]', '{}', ${AT}, ${AT})`.execute(older.queries)
  older.close()

  const store = await openStore(place)
  expect(await getConnection(store.queries, 'c1')).toMatchObject({
    label: 'Ours',
    format: 'xml',
    authUrl: null,
    signInWith: null,
    organisation: null,
    resources: {},
  })
  expect(await getSubmission(store.queries, 's2')).toMatchObject({ title: 'A home', dependsOn: [] })
  const rows = await store.queries
    .selectFrom('submissions')
    .select(['id', 'has_basis'])
    .orderBy('id')
    .execute()
  expect(rows).toEqual([
    { id: 's1', has_basis: 0 },
    { id: 's2', has_basis: 1 },
  ])
  store.close()
})
