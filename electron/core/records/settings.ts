import * as v from 'valibot'
import { Settings } from '#shared/contract/profile.ts'
import { STANDARD_SETTINGS } from '#shared/contract/standard-settings.ts'
import type { Queries, Store } from '../store/store.ts'
import { redateBodies } from './kept-until.ts'

/** One row a setting, its value as JSON, so that a setting added later has its default in older stores. */
export async function readSettings(queries: Queries): Promise<Settings> {
  const rows = await queries.selectFrom('settings').select(['name', 'value']).execute()
  const saved = Object.fromEntries(
    rows
      .filter((row) => Object.hasOwn(STANDARD_SETTINGS, row.name))
      .map((row): [string, unknown] => [row.name, JSON.parse(row.value)]),
  )
  return v.parse(Settings, { ...STANDARD_SETTINGS, ...saved })
}

/** Replaces all settings in one transaction. */
export async function saveSettings(store: Store, settings: Settings): Promise<void> {
  const rows = Object.entries(settings).map(([name, value]) => ({ name, value: JSON.stringify(value) }))
  await store.transaction(async (queries) => {
    for (const row of rows) {
      await queries
        .insertInto('settings')
        .values(row)
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value }))
        .execute()
    }
    await redateBodies(queries)
  })
}
