import * as v from 'valibot'
import { ImportSettings } from '#shared/contract/imports.ts'
import { isReasonColumn } from '#shared/domain/import/guess-columns.ts'
import { plainHeader } from '#shared/domain/import/header-names.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { Queries } from '../store/store.ts'
import type { Secret } from '../vault/secret.ts'

/** How files with one header row are read: what was chosen once. */
const Remembered = v.object({
  targets: ImportSettings.entries.targets,
  dateOrder: ImportSettings.entries.dateOrder,
})
export type Remembered = v.InferOutput<typeof Remembered>

/** Null when no file with these headers was arranged. The columns of failed.csv count as not there. */
export async function rememberedColumns(
  queries: Queries,
  kind: SubmissionKind,
  headers: readonly string[],
  key: Secret,
): Promise<Remembered | null> {
  const row = await queries
    .selectFrom('column_mappings')
    .select('settings')
    .where('kind', '=', kind)
    .where('headers', '=', hashOf(headers, key))
    .executeTakeFirst()
  if (row === undefined) return null
  const { targets, dateOrder } = v.parse(Remembered, JSON.parse(row.settings))
  let place = 0
  return {
    dateOrder,
    targets: headers.map((header) => (isReasonColumn(header) ? null : (targets[place++] ?? null))),
  }
}

export async function rememberColumns(
  queries: Queries,
  kind: SubmissionKind,
  headers: readonly string[],
  { targets, dateOrder }: Remembered,
  key: Secret,
): Promise<void> {
  const own = headers.flatMap((header, place) => (isReasonColumn(header) ? [] : [targets[place] ?? null]))
  const settings = JSON.stringify({ targets: own, dateOrder } satisfies Remembered)
  const used_at = new Date().toISOString()
  await queries
    .insertInto('column_mappings')
    .values({ kind, headers: hashOf(headers, key), settings, used_at })
    .onConflict((conflict) => conflict.columns(['kind', 'headers']).doUpdateSet({ settings, used_at }))
    .execute()
}

function hashOf(headers: readonly string[], key: Secret): string {
  const own = headers.filter((header) => !isReasonColumn(header)).map(plainHeader)
  return key
    .hmac()
    .update(`import headers\n${JSON.stringify(own)}`)
    .digest('hex')
}
