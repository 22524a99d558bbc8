import { sql, type Transaction } from 'kysely'
import type { MergedField, MergePreview } from '#shared/contract/homes-merge.ts'
import { addressLine } from '#shared/domain/address-line.ts'
import { COUNTRY_NAMES, METER_NAMES, SWITCH_NAMES } from '#shared/domain/switch-answers-words.ts'
import { NotNowError } from '../../refusal.ts'
import type { Queries } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import type { Audit } from '../audit.ts'
import { factsOf, notFindable, updateHome, type HomeFacts } from './home-save.ts'
import { homeRow, homesInShort, type HomeRow } from './home-rows.ts'
import { mergeTenancies } from './merge-tenancies.ts'
import { nameOf } from './people-list.ts'

export interface Merge {
  keepId: string
  mergeId: string
  /** The fields of which the merged home's value is kept. */
  take: readonly MergedField[]
}

/** Which members of a home a field of a merge stands for. */
const MEMBER = {
  country: 'country',
  address: 'address',
  mprn: 'mprn',
  gprn: 'gprn',
  mpan: 'mpan',
  gasMprn: 'gas_mprn',
  supply: 'supply',
  meterType: 'meter_type',
  payAsYouGo: 'pay_as_you_go',
  landlord: 'landlord_id',
  ctrlHubId: 'ctrl_hub_id',
} as const satisfies Record<MergedField, keyof HomeFacts>

const LABELS: Readonly<Record<MergedField, string>> = {
  country: 'Country',
  address: 'Address',
  mprn: 'MPRN',
  gprn: 'GPRN',
  mpan: 'MPAN',
  gasMprn: 'Gas MPRN',
  supply: 'Supply',
  meterType: 'Electricity meter',
  payAsYouGo: 'Pay-as-you-go gas meter',
  landlord: 'Landlord',
  ctrlHubId: 'Record in Ctrl Hub',
}
const FIELDS = [
  'country',
  'address',
  'mprn',
  'gprn',
  'mpan',
  'gasMprn',
  'supply',
  'meterType',
  'payAsYouGo',
  'landlord',
  'ctrlHubId',
] as const satisfies readonly MergedField[]

/**
 * What a merge would make of two homes, before anything is changed.
 *
 * @throws NotFoundError; NotNowError when both are one
 */
export async function mergePreview(
  queries: Queries,
  ids: Pick<Merge, 'keepId' | 'mergeId'>,
): Promise<MergePreview> {
  const { keep, merge } = await bothRows(queries, ids)
  const [keepShort, mergeShort] = await homesInShort(queries, [keep, merge])
  if (keepShort === undefined || mergeShort === undefined) throw new Error('A home was not listed.')
  const names = await landlordNames(queries, [keep, merge])
  const words = (row: HomeRow) => wordsOf(factsOf(row), names)
  const [kept, merged] = [words(keep), words(merge)]
  return {
    keep: keepShort,
    merge: mergeShort,
    fields: FIELDS.filter((field) => kept[field] !== '' || merged[field] !== '').map((field) => ({
      field,
      label: LABELS[field],
      keep: kept[field],
      merge: merged[field],
      result: kept[field] || merged[field],
      differs: kept[field] !== '' && merged[field] !== '' && kept[field] !== merged[field],
    })),
    moves: await movesOf(queries, merge.id),
  }
}

/**
 * Makes two homes one, in the caller's transaction: tenancies, readings, gas records and what was sent go over, and the merged home is shown no
 * longer; its address leads to the kept one. Of two values the kept home's stays, but for `take`.
 *
 * @returns the kept home's id
 * @throws NotFoundError; NotNowError when both are one
 */
export async function mergeHomes(
  queries: Transaction<Tables>,
  audit: Pick<Audit, 'append'>,
  { take, ...ids }: Merge,
  now: Date,
): Promise<string> {
  const { keep, merge } = await bothRows(queries, ids)
  const at = now.toISOString()
  for (const table of [
    'tenancies',
    'home_readings',
    'submission_subjects',
    'home_keys',
    'gas_records',
  ] as const)
    await queries.updateTable(table).set({ home_id: keep.id }).where('home_id', '=', merge.id).execute()
  await mergeTenancies(queries, keep.id)
  await notFindable(queries, merge)
  await queries
    .updateTable('homes')
    .set({ merged_into: keep.id, landlord_id: null, updated_at: at })
    .where((where) => where.or([where('id', '=', merge.id), where('merged_into', '=', merge.id)]))
    .execute()
  await updateHome(queries, keep, mergedFacts(factsOf(keep), factsOf(merge), take), at)
  await audit.append(queries, { at: now, event: 'homes-merged', subject: keep.id, hash: null })
  return keep.id
}

function mergedFacts(keep: HomeFacts, merge: HomeFacts, take: readonly MergedField[]): HomeFacts {
  const facts: HomeFacts = { ...keep, acquaint_id: keep.acquaint_id ?? merge.acquaint_id }
  for (const field of FIELDS) {
    const taken = take.includes(field) && !isEmpty(merge, field)
    if (taken || isEmpty(keep, field)) Object.assign(facts, { [MEMBER[field]]: merge[MEMBER[field]] })
  }
  return facts
}

function isEmpty(facts: HomeFacts, field: MergedField): boolean {
  return field === 'address' ? addressLine(facts.address) === '' : facts[MEMBER[field]] === null
}

async function bothRows(
  queries: Queries,
  { keepId, mergeId }: Pick<Merge, 'keepId' | 'mergeId'>,
): Promise<{ keep: HomeRow; merge: HomeRow }> {
  const [keep, merge] = [await homeRow(queries, keepId), await homeRow(queries, mergeId)]
  if (keep.id === merge.id)
    throw new NotNowError(
      'HO-HOME-MERGED',
      'These two are one home already.',
      'Look at the home as it is now.',
    )
  return { keep, merge }
}

function wordsOf(facts: HomeFacts, names: ReadonlyMap<string, string>): Record<MergedField, string> {
  return {
    country: facts.country === null ? '' : COUNTRY_NAMES[facts.country].label,
    address: addressLine(facts.address),
    mprn: facts.mprn ?? '',
    gprn: facts.gprn ?? '',
    mpan: facts.mpan ?? '',
    gasMprn: facts.gas_mprn ?? '',
    supply: facts.supply === null ? '' : SWITCH_NAMES[facts.supply].label,
    meterType: facts.meter_type === null ? '' : METER_NAMES[facts.meter_type].label,
    payAsYouGo: facts.pay_as_you_go === null ? '' : facts.pay_as_you_go === 1 ? 'Yes' : 'No',
    landlord: names.get(facts.landlord_id ?? '') ?? '',
    ctrlHubId: facts.ctrl_hub_id ?? '',
  }
}

async function landlordNames(queries: Queries, rows: readonly HomeRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ landlord_id }) => landlord_id ?? [])
  if (ids.length === 0) return new Map()
  const people = await queries.selectFrom('people').selectAll().where('id', 'in', ids).execute()
  return new Map(people.map((row) => [row.id, nameOf(row)]))
}

async function movesOf(queries: Queries, id: string): Promise<MergePreview['moves']> {
  const found = await sql<MergePreview['moves']>`
    SELECT (SELECT count(*) FROM tenancies WHERE home_id = ${id}) AS tenancies,
      (SELECT count(*) FROM home_readings WHERE home_id = ${id}) AS readings,
      (SELECT count(*) FROM submission_subjects WHERE home_id = ${id}) AS submissions,
      (SELECT count(DISTINCT tp.person_id) FROM tenancy_people AS tp JOIN tenancies AS t ON t.id = tp.tenancy_id
        WHERE t.home_id = ${id}) AS people,
      (SELECT count(*) FROM gas_records WHERE home_id = ${id}) AS gasRecords`.execute(queries)
  const [moves] = found.rows
  if (moves === undefined) throw new Error('SQLite counted nothing.')
  return moves
}
