import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { SubmissionKind, SubmissionState } from '#shared/domain/submission.ts'
import type { EncodedRequest } from '../providers/provider.ts'
import type { AuditEntry } from '../records/audit.ts'
import { bodiesOf } from '../records/bodies.ts'
import { saltedHash } from '../records/salted-hash.ts'
import { compiled } from '../store/compiled.ts'
import type { Queries } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { parked } from './parked.ts'
import type { ReadyConnection } from './ready-connections.ts'

/** A row in state `sending`, committed, and all that is needed to send and to settle it. */
export interface Claimed {
  id: string
  number: number
  kind: SubmissionKind
  attempts: number
  sentAt: string
  request: EncodedRequest
  salt: Uint8Array
  bodyHash: string
  view: string
  ready: ReadyConnection
}

/** Another process became the sender; this one may neither claim nor settle any more. */
export class StaleSenderError extends Error {
  constructor(fence: number) {
    super(`The sender with fencing number ${fence} is no longer the one that may send.`)
    this.name = 'StaleSenderError'
  }
}

/** True in an UPDATE as long as this is still the sender. */
export function fenceHolds(fence: RawBuilder<number>) {
  return sql<boolean>`(SELECT fence FROM sender WHERE one = 1) = ${fence}`
}

const markSending = compiled<{ ids: string; sentAt: string; fence: number }>()((queries, value) =>
  queries
    .updateTable('submissions')
    .set({
      state: 'sending',
      fence: value('fence'),
      attempts: sql<number>`attempts + 1`,
      sent_at: value('sentAt'),
      next_try_at: null,
      updated_at: value('sentAt'),
    })
    .where(sql<boolean>`id IN (SELECT value FROM json_each(${value('ids')}))`)
    // Without the index of states, which would have SQLite read everything that waits.
    .where(sql<SubmissionState>`+state`, 'in', ['queued', 'waiting'])
    .where(fenceHolds(value('fence')))
    .returning(['id', 'number', 'kind', 'attempts', 'method', 'path', 'content_type', 'accept', 'view']),
)

/**
 * Marks rows as `sending`, in the caller's transaction; not one byte may leave before that is committed, with what the audit log
 * is to say. Throws StaleSenderError when another has become the sender.
 */
export async function claim(
  queries: Transaction<Tables>,
  chosen: readonly { id: string; ready: ReadyConnection }[],
  fence: number,
  now: Date,
): Promise<{ claimed: Claimed[]; entries: AuditEntry[] }> {
  if (chosen.length === 0) return { claimed: [], entries: [] }
  const sentAt = now.toISOString()
  const rows = await markSending(queries, { ids: JSON.stringify(chosen.map(({ id }) => id)), sentAt, fence })
  if (rows.length < chosen.length) throw new StaleSenderError(fence)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const bodies = await bodiesOf(
    queries,
    rows.map(({ number }) => number),
  )
  const claimed = chosen.map(({ id, ready }): Claimed => {
    const row = byId.get(id)
    const bytes = row === undefined ? undefined : bodies.get(row.number)
    if (row === undefined || bytes === undefined) throw new Error(`Submission ${id} has no body to send.`)
    const { body, salt } = bytes
    return {
      id,
      number: row.number,
      kind: row.kind,
      attempts: row.attempts,
      sentAt,
      request: {
        method: row.method,
        path: row.path,
        contentType: row.content_type,
        accept: row.accept,
        body,
      },
      salt,
      bodyHash: saltedHash(salt, body),
      view: row.view,
      ready,
    }
  })
  const entries = claimed.map(({ id, bodyHash }): AuditEntry => ({
    at: now,
    event: 'sent',
    subject: id,
    hash: bodyHash,
  }))
  return { claimed, entries }
}

/** Why a connection cannot be sent to; its rows wait with this until that is mended. */
const UNSENDABLE = {
  refused: { code: 'HO-OUTBOX-SIGN-IN-REFUSED', detail: 'The connection is refused to sign in.' },
  'no-secret': { code: 'HO-OUTBOX-NO-SECRET', detail: 'The connection has no secret stored.' },
}

/** The connections that cannot sign in and have queued rows. */
const unsendable = compiled<object>()((queries) =>
  queries
    .selectFrom('connections as c')
    .select([
      'c.id',
      sql<keyof typeof UNSENDABLE>`iif(c.sign_in = 'refused', 'refused', 'no-secret')`.as('why'),
    ])
    .where((where) => where.or([where('c.sign_in', '=', 'refused'), where('c.secret_since', 'is', null)]))
    .where((where) =>
      where.exists(
        where
          .selectFrom('submissions as s')
          .select('s.id')
          .where('s.state', '=', 'queued')
          .whereRef('s.connection_id', '=', 'c.id'),
      ),
    ),
)

/** Whether there are queued rows for `parkUnsendable`. */
export async function hasUnsendable(queries: Queries): Promise<boolean> {
  return (await unsendable(queries, {})).length > 0
}

/** Rows of connections that cannot sign in wait, with the reason, until that is mended. */
export async function parkUnsendable(queries: Transaction<Tables>, now: Date): Promise<void> {
  for (const { id, why } of await unsendable(queries, {})) {
    await queries
      .updateTable('submissions')
      .set(parked(UNSENDABLE[why], now))
      .where('state', '=', 'queued')
      .where('connection_id', '=', id)
      .execute()
  }
}
