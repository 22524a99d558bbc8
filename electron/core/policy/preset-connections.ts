import * as v from 'valibot'
import { documentedCodes } from '#shared/domain/codes.ts'
import { listConnections, type Keepers } from '../records/connections.ts'
import { newId } from '../records/short-id.ts'
import type { Queries } from '../store/store.ts'
import type { Preset } from './policy-file.ts'

const NAME = 'connections of the policy'

/** Which connection was made of each preset, or stood there for it already: by `keyOf`, an id. */
const Made = v.record(v.string(), v.string())

/**
 * Makes the connections that the office has prepared, each once. What was made is the user's: it may be named anew, and one that was
 * removed does not come back. To Handover a preset is its service, name, addresses and organisation: changed in the policy it is another one.
 * A connection that the user had made to the same place stands for it.
 */
export async function makePresets(
  { store, audit }: Pick<Keepers, 'store' | 'audit'>,
  presets: readonly Preset[],
): Promise<void> {
  if (presets.length === 0) return
  const known = await readMade(store.queries)
  if (presets.every((preset) => Object.hasOwn(known, keyOf(preset)))) return
  await store.transaction(async (queries) => {
    // Another process may just have made them.
    const made = new Map(Object.entries(await readMade(queries)))
    for (const preset of presets) {
      if (made.has(keyOf(preset))) continue
      const there = await standingFor(preset, queries, new Set(made.values()))
      const id = there ?? newId()
      made.set(keyOf(preset), id)
      if (there !== null) continue
      await queries.insertInto('connections').values(rowOf(preset, id)).execute()
      await audit.append(queries, { at: new Date(), event: 'connection-added', subject: id, hash: null })
    }
    const value = JSON.stringify(Object.fromEntries(made))
    await queries
      .insertInto('settings')
      .values({ name: NAME, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute()
  })
}

/** As `addConnection` keeps one, but without a secret: the connection's page asks for it. */
function rowOf({ provider, label, baseUrl, authUrl, format, organisation }: Preset, id: string) {
  return {
    id,
    provider,
    label,
    base_url: baseUrl,
    auth_url: authUrl,
    sign_in_with: null,
    organisation: organisation === null ? null : JSON.stringify(organisation),
    resources: '{}',
    format,
    codes: JSON.stringify(documentedCodes()),
    practice: 0 as const,
    per_minute: null,
    concurrency: null,
    paused: 0 as const,
    secret_since: null,
    sign_in: 'untried' as const,
    last_answer: null,
    created_at: new Date().toISOString(),
  }
}

async function standingFor(
  preset: Preset,
  queries: Queries,
  taken: ReadonlySet<string>,
): Promise<string | null> {
  const found = (await listConnections(queries)).find(
    (one) =>
      !taken.has(one.id) &&
      one.provider === preset.provider &&
      one.baseUrl === preset.baseUrl &&
      one.authUrl === preset.authUrl &&
      (preset.organisation === null || one.organisation?.id === preset.organisation.id),
  )
  return found?.id ?? null
}

async function readMade(queries: Queries): Promise<v.InferOutput<typeof Made>> {
  const row = await queries.selectFrom('settings').select('value').where('name', '=', NAME).executeTakeFirst()
  return row === undefined ? {} : v.parse(Made, JSON.parse(row.value))
}

function keyOf({ provider, label, baseUrl, authUrl, organisation }: Preset): string {
  return JSON.stringify([provider, label, baseUrl, authUrl, organisation?.id ?? null])
}
