import type { EmptyHome } from '#shared/domain/empty-home.ts'
import type { Queries } from '../../store/store.ts'

/** The homes that are empty on a day (`yyyy-MM-dd`) and that nobody is known to move into; the longest empty first. */
export async function emptyHomes(queries: Queries, today: string): Promise<EmptyHome[]> {
  return (await emptyRows(queries, today).execute()).flatMap(emptyHomeOf)
}

/** Rows of them, by the index of these alone; as home-states.ts brought them up to date. */
export function emptyRows(queries: Queries, today: string) {
  return queries
    .selectFrom('homes as h')
    .select(['h.id', 'h.title', 'h.empty_since', 'h.empty_by'])
    .where('h.empty_since', '<=', today)
    .orderBy('h.empty_since')
    .orderBy('h.number')
}

interface EmptyRow {
  id: string
  title: string
  empty_since: string | null
  empty_by: string | null
}

/** A row as an empty home; nothing of one that is not. */
export function emptyHomeOf({ id, title, empty_since: since, empty_by: begunBy }: EmptyRow): EmptyHome[] {
  return since === null || begunBy === null ? [] : [{ homeId: id, begunBy, title, since }]
}
