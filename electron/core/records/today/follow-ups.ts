import { sql } from 'kysely'
import type { FollowUp } from '#shared/domain/follow-up.ts'
import type { Queries, Store } from '../../store/store.ts'

/** SQL: nobody has seen to it, or the day until which it was put off has come. `subject` is a column. */
export function isOpen(what: FollowUp, subject: string, today: string) {
  return sql<boolean>`NOT EXISTS (SELECT 1 FROM follow_ups AS f
    WHERE f.subject = ${sql.ref(subject)} AND f.what = ${what} AND (f.until IS NULL OR f.until > ${today}))`
}

/** Of some subjects those that nobody has seen to, or whose day has come. */
export async function openOf(
  queries: Queries,
  what: FollowUp,
  subjects: readonly string[],
  today: string,
): Promise<Set<string>> {
  if (subjects.length === 0) return new Set()
  const rows = await queries
    .selectFrom('follow_ups')
    .select(['subject', 'until'])
    .where('what', '=', what)
    .where(sql<boolean>`subject IN (SELECT value FROM json_each(${JSON.stringify(subjects)}))`)
    .execute()
  const closed = new Set(
    rows.flatMap(({ subject, until }) => (until === null || until > today ? subject : [])),
  )
  return new Set(subjects.filter((subject) => !closed.has(subject)))
}

/** Notes that somebody has seen to what is due, or put it off to a day (`yyyy-MM-dd`). Returns how many there were. */
export async function follow(
  store: Store,
  subjects: readonly { what: FollowUp; subject: string }[],
  { until, by }: { until: string | null; by: string },
): Promise<number> {
  const noted_at = new Date().toISOString()
  await store.transaction(async (queries) => {
    for (const { what, subject } of subjects) {
      const said = { until, noted_at, noted_by: by }
      await queries
        .insertInto('follow_ups')
        .values({ what, subject, ...said })
        .onConflict((conflict) => conflict.columns(['subject', 'what']).doUpdateSet(said))
        .execute()
    }
  })
  return subjects.length
}
