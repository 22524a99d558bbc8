import type { Queries } from '../../store/store.ts'
import type { HomeRow } from './home-rows.ts'

/** How many other homes look like this one: the same address folded, or the same meter. */
export async function countDuplicates(queries: Queries, home: HomeRow): Promise<number> {
  return (await likeThis(queries, home)).length
}

/** The ids of the homes that look like one. */
export async function likeThis(queries: Queries, home: HomeRow): Promise<string[]> {
  const rows = await queries
    .selectFrom('homes')
    .select('id')
    .where('merged_into', 'is', null)
    .where('id', '<>', home.id)
    .where((where) =>
      where.or([
        ...(home.alike === '' ? [] : [where('alike', '=', home.alike)]),
        ...(home.mprn === null ? [] : [where('mprn', '=', home.mprn)]),
        ...(home.gprn === null ? [] : [where('gprn', '=', home.gprn)]),
        where('id', '=', ''),
      ]),
    )
    .orderBy('number')
    .limit(50)
    .execute()
  return rows.map(({ id }) => id)
}
