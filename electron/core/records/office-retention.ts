import type { Queries, Store } from '../store/store.ts'
import { redateBodies } from './kept-until.ts'
import { readSettings } from './settings.ts'

/** What the user had chosen before the office decided, for the day when it no longer does. */
const OWN = 'keepBodiesDays before the policy'
const IN_FORCE = 'keepBodiesDays'

/**
 * Puts what the office decides in the place of the user's own setting, so that everything that reads it (also the store's own rules) finds
 * the one that is in force; and the user's own back once the office no longer decides.
 *
 * @param days null where the user decides; 'unknown' leaves everything as it is
 */
export async function decideKeeping(store: Store, days: number | null | 'unknown'): Promise<void> {
  if (days === 'unknown') return
  const [own, inForce] = [await valueOf(store.queries, OWN), await valueOf(store.queries, IN_FORCE)]
  const wanted = days === null ? own : String(days)
  if (wanted === null || (days !== null && own !== null && inForce === wanted)) return
  await store.transaction(async (queries) => {
    if (days === null) await queries.deleteFrom('settings').where('name', '=', OWN).execute()
    else if (own === null) await put(queries, OWN, String((await readSettings(queries)).keepBodiesDays))
    await put(queries, IN_FORCE, wanted)
    await redateBodies(queries)
  })
}

async function valueOf(queries: Queries, name: string): Promise<string | null> {
  const row = await queries.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

async function put(queries: Queries, name: string, value: string): Promise<void> {
  await queries
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}
