import { sql } from 'kysely'
import type { FollowUp } from '#shared/domain/follow-up.ts'
import type { Store } from '../../store/store.ts'

/** SQL: nobody has seen to it, or the day until which it was put off has come. `subject` is a column. */
export function isOpen(what: FollowUp, subject: string, today: string) {
  return sql<boolean>`NOT EXISTS (SELECT 1 FROM follow_ups AS f
    WHERE f.subject = ${sql.ref(subject)} AND f.what = ${what} AND (f.until IS NULL OR f.until > ${today}))`
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
