import type { Transaction } from 'kysely'
import type { Tables } from '../../store/tables.ts'

type Queries = Transaction<Tables>

/** Removes the photos of submissions, but for those that another submission or a draft has too. */
export async function removePhotosOf(queries: Queries, submissionIds: readonly string[]): Promise<number> {
  if (submissionIds.length === 0) return 0
  const of = await queries
    .selectFrom('submission_photos')
    .select('hash')
    .where('submission_id', 'in', submissionIds)
    .execute()
  await queries.deleteFrom('submission_photos').where('submission_id', 'in', submissionIds).execute()
  return removeUnused(
    queries,
    of.map(({ hash }) => hash),
  )
}

/** Removes those of these photos that no submission and no draft has. Gives their number. */
export async function removeUnused(queries: Queries, hashes: readonly string[]): Promise<number> {
  let removed = 0
  for (const hash of new Set(hashes)) {
    const used = await queries
      .selectFrom('submission_photos')
      .select('hash')
      .where('hash', '=', hash)
      .limit(1)
      .executeTakeFirst()
    const drafted = await queries
      .selectFrom('drafts')
      .select('id')
      .where('answers', 'like', `%${hash}%`)
      .limit(1)
      .executeTakeFirst()
    if (used !== undefined || drafted !== undefined) continue
    const { numDeletedRows } = await queries.deleteFrom('photos').where('hash', '=', hash).executeTakeFirst()
    removed += Number(numDeletedRows)
  }
  return removed
}
