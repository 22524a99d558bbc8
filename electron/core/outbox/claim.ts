import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { EncodedRequest } from '../providers/provider.ts'
import type { Audit } from '../records/audit.ts'
import { saltedHash } from '../records/salted-hash.ts'
import { compiled } from '../store/compiled.ts'
import type { Queries } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { ReadyConnection } from './ready-connections.ts'

/** A row in state `sending`, committed, and all that is needed to send and to settle it. */
export interface Claimed {
  id: string
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
    .where('state', 'in', ['queued', 'waiting'])
    .where(fenceHolds(value('fence')))
    .returning([
      'id',
      'kind',
      'attempts',
      'method',
      'path',
      'content_type',
      'accept',
      'body',
      'salt',
      'view',
    ]),
)

/**
 * Marks rows as `sending`, in the caller's transaction; not one byte may leave before that is committed.
 * Throws StaleSenderError when another has become the sender.
 */
export async function claim(
  queries: Transaction<Tables>,
  audit: Pick<Audit, 'append'>,
  chosen: readonly { id: string; ready: ReadyConnection }[],
  fence: number,
  now: Date,
): Promise<Claimed[]> {
  if (chosen.length === 0) return []
  const sentAt = now.toISOString()
  const rows = await markSending(queries, { ids: JSON.stringify(chosen.map(({ id }) => id)), sentAt, fence })
  if (rows.length < chosen.length) throw new StaleSenderError(fence)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const claimed = chosen.map(({ id, ready }): Claimed => {
    const row = byId.get(id)
    if (row === undefined || row.body === null || row.salt === null)
      throw new Error(`Submission ${id} has no body to send.`)
    const { body, salt } = row
    return {
      id,
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
  await audit.append(
    queries,
    ...claimed.map(({ id, bodyHash }) => ({ at: now, event: 'sent' as const, subject: id, hash: bodyHash })),
  )
  return claimed
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
    const { code, detail } = UNSENDABLE[why]
    await queries
      .updateTable('submissions')
      .set({
        state: 'waiting',
        next_try_at: null,
        attempt_code: code,
        attempt_detail: detail,
        updated_at: now.toISOString(),
      })
      .where('state', '=', 'queued')
      .where('connection_id', '=', id)
      .execute()
  }
}
