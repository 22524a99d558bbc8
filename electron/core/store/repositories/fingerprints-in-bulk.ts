import { LIVE_STATES } from '#shared/domain/submission.ts'
import type { Queries } from '../store.ts'

/** A live submission that holds a fingerprint which only one may have. */
export interface Holder {
  submissionId: string
  personKey: string
}

const GROUP = 500

/** Who holds which of the values, for those that somebody holds. Of several one cannot be: a unique index sees to that. */
export async function holdersOf(queries: Queries, values: readonly string[]): Promise<Map<string, Holder>> {
  const holders = new Map<string, Holder>()
  for (const group of groupsOf(values)) {
    const rows = await queries
      .selectFrom('fingerprints as f')
      .innerJoin('submissions as s', 's.id', 'f.submission_id')
      .select(['f.value', 's.id', 's.person_key'])
      .where('f.guard', '=', 1)
      .where('f.value', 'in', group)
      .execute()
    for (const row of rows) holders.set(row.value, { submissionId: row.id, personKey: row.person_key })
  }
  return holders
}

/** Which of the values some live submission has, alone or not. */
export async function liveAmong(queries: Queries, values: readonly string[]): Promise<Set<string>> {
  const live = new Set<string>()
  for (const group of groupsOf(values)) {
    const rows = await queries
      .selectFrom('fingerprints as f')
      .innerJoin('submissions as s', 's.id', 'f.submission_id')
      .select('f.value')
      .distinct()
      .where('f.value', 'in', group)
      .where('s.state', 'in', LIVE_STATES)
      .execute()
    for (const { value } of rows) live.add(value)
  }
  return live
}

function groupsOf(values: readonly string[]): string[][] {
  const groups: string[][] = []
  for (let from = 0; from < values.length; from += GROUP) groups.push(values.slice(from, from + GROUP))
  return groups
}
