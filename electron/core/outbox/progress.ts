import { sql } from 'kysely'
import type { Progress } from '#shared/contract/submissions.ts'
import { compiled } from '../store/compiled.ts'
import { settledSince } from '../store/repositories/submissions.ts'
import type { Queries } from '../store/store.ts'
import { limitsOf } from './pacing.ts'
import { readAllPaused } from './pause.ts'

const MINUTE_MS = 60_000
/** What was measured for less than this tells no rate. */
const SHORTEST_MS = 1_000

/**
 * Tells how far the sending is, from the store alone, so that a process that only watches knows as much as the one that sends.
 * Ask it at least once in a minute. It holds nothing but numbers and times.
 */
export class ProgressMeter {
  /** Since when there has been something to send (ISO 8601); null while there is nothing and never was. */
  #began: string | null = null
  #wasEmpty = true
  /** How many were settled at a moment (milliseconds since 1970), the oldest first. */
  #samples: { at: number; settled: number }[] = []
  /** The last rate that was measured while nothing held the sending up. */
  #freeRate = 0

  /** @param offline whether this process has found that there is no network */
  async read(queries: Queries, now: Date, offline: boolean): Promise<Progress> {
    const connections = await liveByConnection(queries, {})
    const left = sum(connections.map((one) => one.left))
    const sending = sum(connections.map((one) => one.sending))
    const live = left + sending
    if (live > 0 && this.#wasEmpty) {
      this.#began = await beginning(queries)
      this.#samples = []
    }
    this.#wasEmpty = live === 0
    const settled =
      this.#began === null ? 0 : ((await countSettled(queries, { since: this.#began }))[0]?.count ?? 0)

    const stopped = connections.every((one) => one.paused === 1 || one.left === 0)
    const paused = (await readAllPaused(queries)) || (left > 0 && stopped)
    const [{ until } = { until: null }] = await heldUntil(queries, { now: now.toISOString() })
    const perMinute = this.#rate(now.getTime(), settled)
    if (until === null && perMinute !== null) this.#freeRate = perMinute
    const heldMs = until === null ? 0 : Date.parse(until) - now.getTime()
    const canTell = live > 0 && !paused && !offline && this.#freeRate > 0
    return {
      ...{ total: settled + live, settled, left, sending, perMinute, paused, offline, heldUntil: until },
      secondsLeft: canTell ? Math.ceil(heldMs / 1000 + secondsFor(connections, this.#freeRate)) : null,
    }
  }

  /** Over the last minute, or since it was first looked at. */
  #rate(now: number, settled: number): number | null {
    this.#samples.push({ at: now, settled })
    // The one that is a minute old, or a little older, is what is measured from.
    while ((this.#samples[1]?.at ?? Infinity) <= now - MINUTE_MS) this.#samples.shift()
    const from = this.#samples[0]
    if (from === undefined || now - from.at < SHORTEST_MS) return null
    return Math.round(((settled - from.settled) * MINUTE_MS) / (now - from.at))
  }
}

interface Live {
  left: number
  sending: number
  per_minute: number | null
  concurrency: number | null
  paused: 0 | 1
}

/** As long as it takes at the rate that was measured, and never less than the slowest connection's pace allows. */
function secondsFor(connections: readonly Live[], perMinute: number): number {
  const going = connections.filter(({ paused }) => paused === 0)
  const measured = sum(going.map((one) => one.left + one.sending)) / perMinute
  const paced = going.map(({ left, per_minute, concurrency }) => {
    const { pace } = limitsOf({ pace: { perMinute: per_minute, concurrency } })
    return pace.perMinute === null ? 0 : left / pace.perMinute
  })
  return Math.max(measured, ...paced) * 60
}

const liveByConnection: (queries: Queries, values: object) => Promise<Live[]> = compiled<object>()(
  (queries) =>
    queries
      .selectFrom('connections as c')
      .select(['c.per_minute', 'c.concurrency', 'c.paused'])
      .select([
        sql<number>`(SELECT count(*) FROM submissions s
        WHERE s.connection_id = c.id AND s.state IN ('queued', 'waiting'))`.as('left'),
        sql<number>`(SELECT count(*) FROM submissions s
        WHERE s.connection_id = c.id AND s.state = 'sending')`.as('sending'),
      ]),
)

const countSettled = compiled<{ since: string }>()((queries, value) =>
  queries
    .selectFrom('submissions as s')
    .select(sql<number>`count(*)`.as('count'))
    .where(settledSince('s', value('since'))),
)

/** The latest time at which a service asked to be tried again. */
const heldUntil = compiled<{ now: string }>()((queries, value) =>
  queries
    .selectFrom('submissions')
    .select(sql<string | null>`max(next_try_at)`.as('until'))
    .where('state', '=', 'waiting')
    .where('next_try_at', '>', value('now'))
    .where((where) =>
      where.or([where('attempt_code', 'like', '%-RATE'), where('attempt_code', 'like', '%-BUSY')]),
    ),
)

/**
 * Since when there has been something to send without a break: from the oldest that is live, back over those that were
 * answered after it was made. Null when nothing is.
 */
async function beginning(queries: Queries): Promise<string | null> {
  const oldest = await queries
    .selectFrom('submissions')
    .select(sql<string | null>`min(created_at)`.as('at'))
    .where('state', 'in', ['queued', 'waiting', 'sending'])
    .executeTakeFirst()
  let began = oldest?.at ?? null
  while (began !== null) {
    const { at } = await queries
      .selectFrom('submissions as s')
      .select(sql<string | null>`min(s.created_at)`.as('at'))
      .where(settledSince('s', sql`${began}`))
      // One that was unconfirmed for days and was answered for now was not waiting to be sent all the time.
      .where(sql<string>`coalesce(s.sent_at, s.updated_at)`, '>=', began)
      .executeTakeFirstOrThrow()
    if (at === null || at >= began) return began
    began = at
  }
  return null
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
