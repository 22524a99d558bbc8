import { setImmediate as giveWay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Queries, Store } from '../store/store.ts'

const INDEXES = ['home_search', 'person_search', 'receipt_search'] as const
type Index = (typeof INDEXES)[number]

/** Each transaction leaves a piece; so many are read as quickly as one. */
const FEW_PIECES = 3
/** Pages that are written at once: a few milliseconds. */
const STEP = 64

/**
 * Brings together the pieces that the search indexes grew in, so that a search reads few pages however much was learned. FTS5 does so by itself
 * only to a degree. In small steps, between which everything else goes on; stops between two when it is not to go on.
 */
export async function mergeSearchIndexes(store: Store, goOn: () => boolean = () => true): Promise<void> {
  for (const index of INDEXES) {
    if (!goOn() || (await piecesOf(store.queries, index)) <= FEW_PIECES) continue
    // A number below zero takes all pieces together, of whatever size; the steps after it go on with that.
    let pages = -STEP
    while (goOn() && (await mergeStep(store, index, pages))) {
      pages = STEP
      await giveWay()
    }
  }
}

/** How many pieces an index has: FTS5's own table of them says where each begins. */
export async function piecesOf(queries: Queries, index: Index): Promise<number> {
  const { rows } = await sql<{ pieces: number }>`
    SELECT count(DISTINCT segid) AS pieces FROM ${sql.table(`${index}_idx`)}`.execute(queries)
  return rows[0]?.pieces ?? 0
}

/** One step; false when there was nothing left to do: FTS5's documentation says that less than two rows have changed then. */
async function mergeStep(store: Store, index: Index, pages: number): Promise<boolean> {
  return store.transaction(async (queries) => {
    const changes = async () =>
      (await sql<{ changes: number }>`SELECT total_changes() AS changes`.execute(queries)).rows[0]?.changes ??
      0
    const before = await changes()
    await sql`INSERT INTO ${sql.table(index)} (${sql.ref(index)}, rank) VALUES ('merge', ${pages})`.execute(
      queries,
    )
    return (await changes()) - before >= 2
  })
}
