import type { Queries } from '../store/store.ts'
import { needsAnId } from './dependents.ts'

/** A row whose turn it may be. */
export interface Eligible {
  id: string
  number: number
  /** When a waiting one is to be tried again; null: as soon as may be. */
  nextTryAt: number | null
}

/** The connections that have something to send and can sign in: not refused, and with a secret. */
export function connectionsWithWork(
  queries: Queries,
  only: string | null,
): Promise<{ id: string; since: string | null }[]> {
  return queries
    .selectFrom('connections as c')
    .select(['c.id', 'c.secret_since as since'])
    .where('c.sign_in', '<>', 'refused')
    .where('c.secret_since', 'is not', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('submissions as s')
          .select('s.id')
          .whereRef('s.connection_id', '=', 'c.id')
          .where('s.state', 'in', ['queued', 'waiting'])
          .$if(only !== null, (rows) => rows.where('s.id', '=', only)),
      ),
    )
    .execute()
}

/**
 * The next rows of a connection, oldest first, at most `limit` of each state.
 *
 * Order is kept per home on a connection: a row is not eligible while an earlier one is queued, waiting or
 * being sent. An unconfirmed one does not hold up the next: it has been sent in its turn, and asking about it
 * may take days. One that needs another's id waits until that one was accepted.
 */
export async function eligibleRows(
  queries: Queries,
  connectionId: string,
  only: string | null,
  limit: number,
): Promise<{ queued: Eligible[]; waiting: Eligible[] }> {
  const rows = queries
    .selectFrom('submissions as s')
    .select(['s.id', 's.number', 's.next_try_at'])
    .where('s.connection_id', '=', connectionId)
    .$if(only !== null, (all) => all.where('s.id', '=', only))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('submissions as earlier')
            .select('earlier.id')
            .whereRef('earlier.home_key', '=', 's.home_key')
            .whereRef('earlier.connection_id', '=', 's.connection_id')
            .whereRef('earlier.number', '<', 's.number')
            .where('earlier.state', 'in', ['queued', 'waiting', 'sending']),
        ),
      ),
    )
    .where((where) => where.not(needsAnId))
    .limit(limit)
  // Queued rows have no next_try_at: saying so lets SQLite read them in order from the index.
  const queued = await rows
    .where('s.state', '=', 'queued')
    .where('s.next_try_at', 'is', null)
    .orderBy('s.number')
    .execute()
  const waiting = await rows
    .where('s.state', '=', 'waiting')
    .orderBy('s.next_try_at')
    .orderBy('s.number')
    .execute()
  return { queued: queued.map(eligible), waiting: waiting.map(eligible) }
}

/** How many each connection was sent in the minute before, by whichever process: the pace is the connection's. */
export async function sentLately(queries: Queries, now: Date): Promise<Map<string, number>> {
  const rows = await queries
    .selectFrom('submissions')
    .select((select) => ['connection_id as id', select.fn.countAll<number>().as('count')])
    .where('sent_at', '>=', new Date(now.getTime() - 60_000).toISOString())
    .groupBy('connection_id')
    .execute()
  return new Map(rows.map(({ id, count }) => [id, count]))
}

function eligible(row: { id: string; number: number; next_try_at: string | null }): Eligible {
  return {
    id: row.id,
    number: row.number,
    nextTryAt: row.next_try_at === null ? null : Date.parse(row.next_try_at),
  }
}
