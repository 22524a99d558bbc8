import { sql } from 'kysely'
import type { BackupPreview } from '#shared/contract/backup.ts'
import type { Log } from '../log.ts'
import type { Session } from '../session.ts'
import { lackingTombstones } from '../records/rights/erase-again.ts'
import { openStore } from '../store/open.ts'
import type { Queries } from '../store/store.ts'
import { Secret } from '../vault/secret.ts'
import type { Contents } from './contents.ts'
import { isOwnBackup, type Prepared } from './restore.ts'
import { countToConfirm } from './restored-store.ts'

/** What restoring it would mean. `session`: the profile that it would take the place of. */
export async function previewOf(
  { contents, store: file }: Prepared,
  session: Session | null,
  log: Log,
): Promise<BackupPreview> {
  const { manifest, snapshotKey } = contents
  const { id, madeAt, app } = manifest
  const store = await openStore({ file, key: Secret.of(snapshotKey), made: true, log })
  try {
    const { queries } = store
    return {
      id,
      madeAt,
      app,
      submissions: await count(queries, 'submissions'),
      receipts: await count(queries, 'receipts'),
      drafts: await count(queries, 'drafts'),
      connections: await count(queries, 'connections'),
      toConfirm: await countToConfirm(store),
      newerHere: session === null ? null : await newerThan(session.store.queries, madeAt),
      erasedHere: session === null ? null : await erasedSince(queries, session, contents),
    }
  } finally {
    store.close()
  }
}

async function erasedSince(
  queries: Queries,
  { store, profile }: Session,
  contents: Contents,
): Promise<NonNullable<BackupPreview['erasedHere']>> {
  const here = await store.queries.selectFrom('tombstones').selectAll().execute()
  const people = (await lackingTombstones(queries, here)).length
  return { people, again: isOwnBackup(contents, profile.fingerprintKey) }
}

async function newerThan(queries: Queries, madeAt: string): Promise<NonNullable<BackupPreview['newerHere']>> {
  return {
    submissions: await count(queries, 'submissions', ['updated_at', madeAt]),
    receipts: await count(queries, 'receipts', ['accepted_at', madeAt]),
  }
}

async function count(
  queries: Queries,
  table: 'submissions' | 'receipts' | 'drafts' | 'connections',
  after?: ['updated_at' | 'accepted_at', string],
): Promise<number> {
  const { rows } = await queries
    .selectFrom(table)
    .select((select) => select.fn.countAll<number>().as('rows'))
    .$if(after !== undefined, (query) =>
      after === undefined ? query : query.where(sql<boolean>`${sql.ref(after[0])} > ${after[1]}`),
    )
    .executeTakeFirstOrThrow()
  return rows
}
