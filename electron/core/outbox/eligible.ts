import { sql, type RawBuilder, type Transaction } from 'kysely'
import { compiled } from '../store/compiled.ts'
import { settledSince } from '../store/repositories/submissions.ts'
import type { Queries } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { needsAnId } from './dependents.ts'
import { isAllPaused } from './pause.ts'

/** A row whose turn it may be. */
export interface Eligible {
  id: string
  number: number
  /** When a waiting one is to be tried again; null: as soon as may be. */
  nextTryAt: number | null
}

/** A connection that has something to send. */
export interface WithWork {
  id: string
  /** Since when its secret is stored. */
  since: string | null
  /** Everything else that sending depends on, as one text: the same text means the same connection. */
  facts: string
}

/**
 * The connections that have something to send and may: not paused (nor is everything), not refused, and with a secret.
 * As the store has it at this moment, so that a pause holds in every process.
 */
export const connectionsWithWork: (queries: Queries, values: { only: string | null }) => Promise<WithWork[]> =
  compiled<{ only: string | null }>()((queries, value) =>
    queries
      .selectFrom('connections as c')
      .select(['c.id', 'c.secret_since as since'])
      .select(
        sql<string>`json_array(c.label, c.base_url, c.auth_url, c.format, c.codes, c.practice, c.sign_in_with,
          c.organisation, c.resources, c.per_minute, c.concurrency)`.as('facts'),
      )
      .where('c.sign_in', '<>', 'refused')
      .where('c.secret_since', 'is not', null)
      .where('c.paused', '=', 0)
      .where((where) => where.not(isAllPaused))
      .where((where) =>
        where.exists(
          where
            .selectFrom('submissions as s')
            .select('s.id')
            .whereRef('s.connection_id', '=', 'c.id')
            .where('s.state', 'in', ['queued', 'waiting'])
            .where(isWanted(value('only'))),
        ),
      ),
  )

/** True for a row `s` that is the one that is wanted, or for all. */
function isWanted(only: RawBuilder<string | null>) {
  return sql<boolean>`(${only} IS NULL OR s.id = ${only})`
}

interface EligibleValues {
  connectionId: string
  only: string | null
  limit: number
}

const eligibleIn = (state: 'queued' | 'waiting') =>
  compiled<EligibleValues>()((queries, value) =>
    queries
      .selectFrom('submissions as s')
      .select(['s.id', 's.number', 's.next_try_at'])
      .where('s.connection_id', '=', value('connectionId'))
      .where(isWanted(value('only')))
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
      .where('s.state', '=', state)
      // Queued rows have no next_try_at: saying so lets SQLite read them in order from the index.
      .$if(state === 'queued', (rows) => rows.where('s.next_try_at', 'is', null))
      .$if(state === 'waiting', (rows) => rows.orderBy('s.next_try_at'))
      .orderBy('s.number')
      .limit(value('limit')),
  )
const eligibleQueued = eligibleIn('queued')
const eligibleWaiting = eligibleIn('waiting')

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
  const queued = await eligibleQueued(queries, { connectionId, only, limit })
  const waiting = await eligibleWaiting(queries, { connectionId, only, limit })
  return { queued: queued.map(eligible), waiting: waiting.map(eligible) }
}

/** How many each connection was sent in the minute before, by whichever process: the pace is the connection's. */
export async function sentLately(queries: Queries, now: Date): Promise<Map<string, number>> {
  const since = new Date(now.getTime() - 60_000).toISOString()
  const rows = await queries
    .selectFrom('submissions as s')
    .select((select) => ['s.connection_id as id', select.fn.countAll<number>().as('count')])
    .where('s.sent_at', '>=', since)
    .where((where) =>
      where.or([
        where('s.state', 'in', ['queued', 'waiting', 'sending']),
        // That it was settled since then follows.
        settledSince('s', sql`${since}`),
      ]),
    )
    .groupBy('s.connection_id')
    .execute()
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** Makes rows due at a time, if they are not before, whose last attempt ended with one of these codes. Gives how many they were. */
export async function makeDueAgain(
  queries: Transaction<Tables>,
  codes: readonly string[],
  at: Date,
): Promise<number> {
  const { numUpdatedRows } = await queries
    .updateTable('submissions')
    .set({ next_try_at: at.toISOString() })
    .where('state', '=', 'waiting')
    .where('next_try_at', '>', at.toISOString())
    .where('attempt_code', 'in', codes)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

function eligible(row: { id: string; number: number; next_try_at: string | null }): Eligible {
  return {
    id: row.id,
    number: row.number,
    nextTryAt: row.next_try_at === null ? null : Date.parse(row.next_try_at),
  }
}
