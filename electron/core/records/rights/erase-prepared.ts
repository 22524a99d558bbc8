import type { Transaction } from 'kysely'
import type { Tables } from '../../store/tables.ts'
import type { Prepared } from './about-person.ts'
import { removeUnused } from './erase-photos.ts'

/** Removes drafts and files being prepared, each as a whole. What was queued of a file stays. */
export async function erasePrepared(
  queries: Transaction<Tables>,
  { drafts, imports }: Prepared,
): Promise<void> {
  const draftIds = drafts.map(({ id }) => id)
  const importIds = imports.map(({ id }) => id)
  if (draftIds.length > 0) {
    const answers = await queries.selectFrom('drafts').select('answers').where('id', 'in', draftIds).execute()
    await queries.deleteFrom('drafts').where('id', 'in', draftIds).execute()
    await removeUnused(
      queries,
      answers.flatMap((row) => row.answers.match(/\b[0-9a-f]{64}\b/g) ?? []),
    )
  }
  if (importIds.length > 0) {
    await queries.deleteFrom('import_pieces').where('import_id', 'in', importIds).execute()
    await queries.deleteFrom('import_fixes').where('import_id', 'in', importIds).execute()
    await queries.deleteFrom('imports').where('id', 'in', importIds).execute()
  }
}
