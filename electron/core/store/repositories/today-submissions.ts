import { sql } from 'kysely'
import type { Submission } from '#shared/contract/submissions.ts'
import type { SubmissionState } from '#shared/domain/submission.ts'
import type { Queries } from '../store.ts'
import { submissionOf, submissionRows } from './submissions.ts'

/**
 * Some of those in these states that nobody has set aside, and how many there are in all: of the states in their order, of each the newest
 * or the oldest first. Read by the index of states.
 */
export async function submissionsIn(
  queries: Queries,
  states: readonly SubmissionState[],
  { first, most }: { first: 'newest' | 'oldest'; most: number },
): Promise<{ total: number; submissions: Submission[] }> {
  const order = first === 'newest' ? 'desc' : 'asc'
  const counted = await queries
    .selectFrom('submissions')
    .select(['state', sql<number>`count(*)`.as('count')])
    .where('state', 'in', states)
    .where('set_aside', '=', 0)
    .groupBy('state')
    .execute()
  const submissions: Submission[] = []
  for (const state of states) {
    if (submissions.length >= most || !counted.some((row) => row.state === state)) continue
    const rows = await submissionRows(queries)
      // Not by the index of numbers, which would have SQLite read everything there ever was.
      .where('s.number', 'in', (of) =>
        of
          .selectFrom('submissions')
          .select('number')
          .where('state', '=', state)
          .where('set_aside', '=', 0)
          .orderBy(sql`+number`, order)
          .limit(most - submissions.length),
      )
      .orderBy('s.number', order)
      .execute()
    submissions.push(...rows.map(submissionOf))
  }
  return { total: counted.reduce((sum, { count }) => sum + count, 0), submissions }
}

/** What was received on a day (`yyyy-MM-dd`) or since, the newest first. */
export async function receivedSince(queries: Queries, day: string, most: number): Promise<Submission[]> {
  const rows = await submissionRows(queries)
    .where('s.number', 'in', (of) =>
      of
        .selectFrom('receipts')
        .select('submission_number')
        .where('accepted_at', '>=', day)
        .orderBy('accepted_at', 'desc')
        .limit(most),
    )
    .orderBy(sql`+r.accepted_at`, 'desc')
    .execute()
  return rows.map(submissionOf)
}
