import { samePostCode, alikeAddress, postCodesDiffer } from '#shared/domain/homes/alike.ts'
import type { AddressLines } from '#shared/domain/homes/home-words.ts'
import { compiled } from '../../store/compiled.ts'
import type { Queries } from '../../store/store.ts'
import { addressOf, type HomeRow } from './home-rows.ts'

/** By what a home is known again. */
export interface HomeMarks {
  address: AddressLines
  mprn: string | null
  gprn: string | null
  mpan: string | null
  gasMprn: string | null
}

/** More homes with one address or gas meter than that are not told apart here. */
const MOST_ALIKE = 20

const byKey = compiled<{ key: string }>()((queries, value) =>
  queries
    .selectFrom('home_keys as k')
    .innerJoin('homes as h', 'h.id', 'k.home_id')
    .selectAll('h')
    .where('k.home_key', '=', value('key')),
)
const byId = compiled<{ id: string }>()((queries, value) =>
  queries.selectFrom('homes').selectAll().where('id', '=', value('id')),
)
type Column = 'mprn' | 'gprn' | 'mpan' | 'gas_mprn' | 'alike' | 'ctrl_hub_id'
const by = (column: Column) =>
  compiled<{ value: string }>()((queries, value) =>
    queries
      .selectFrom('homes')
      .selectAll()
      .where(column, '=', value('value'))
      .where('merged_into', 'is', null)
      .orderBy('number')
      .limit(MOST_ALIKE),
  )
const byMprn = by('mprn')
const byGprn = by('gprn')
const byMpan = by('mpan')
const byGasMprn = by('gas_mprn')
const byAddress = by('alike')
const byCtrlHub = by('ctrl_hub_id')

/** The home that a submission's home key belongs to, or null. */
export async function homeOfKey(queries: Queries, key: string): Promise<HomeRow | null> {
  return (await byKey(queries, { key }))[0] ?? null
}

/** A home by its id, or the one it was merged into; null when there is none. */
export async function homeOfId(queries: Queries, id: string): Promise<HomeRow | null> {
  const [row] = await byId(queries, { id })
  if (row === undefined) return null
  return row.merged_into === null ? row : homeOfId(queries, row.merged_into)
}

/** The one home that Ctrl Hub knows by an id; null when there is none, or several. */
export async function homeOfCtrlHub(queries: Queries, id: string): Promise<HomeRow | null> {
  return only(await byCtrlHub(queries, { value: id }))
}

/** The one home with a meter of this number, whichever supply it is of; null when there is none, or several. */
export async function homeOfMeter(queries: Queries, digits: string): Promise<HomeRow | null> {
  const found = new Map<string, HomeRow>()
  for (const look of [byMprn, byGprn, byMpan, byGasMprn])
    for (const row of await look(queries, { value: digits })) found.set(row.id, row)
  return only([...found.values()])
}

/**
 * The home that is certainly meant: the one with the same electricity meter; else the only one with the same gas meter; else the only one at the
 * same address with the same postcode, or without any. None of these is it whose other numbers or postcode say otherwise.
 */
export async function knownHome(queries: Queries, marks: HomeMarks): Promise<HomeRow | null> {
  const electric =
    marks.mprn !== null
      ? await byMprn(queries, { value: marks.mprn })
      : marks.mpan !== null
        ? await byMpan(queries, { value: marks.mpan })
        : []
  if (electric[0] !== undefined) return electric[0]
  const gas =
    marks.gprn !== null
      ? await byGprn(queries, { value: marks.gprn })
      : marks.gasMprn !== null
        ? await byGasMprn(queries, { value: marks.gasMprn })
        : []
  const withGas = only(gas.filter((row) => !contradicts(row, marks)))
  if (withGas !== null) return withGas
  const alike = alikeAddress(marks.address)
  if (alike === '') return null
  const there = await byAddress(queries, { value: alike })
  return only(
    there.filter(
      (row) => !contradicts(row, marks) && samePlace(addressOf(row).postCode, marks.address.postCode),
    ),
  )
}

/** Whether a number or the postcode of a home is another one than is said. What is missing contradicts nothing. */
export function contradicts(row: HomeRow, marks: HomeMarks): boolean {
  const differs = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
  return (
    differs(row.mprn, marks.mprn) ||
    differs(row.gprn, marks.gprn) ||
    differs(row.mpan, marks.mpan) ||
    differs(row.gas_mprn, marks.gasMprn) ||
    postCodesDiffer(addressOf(row).postCode, marks.address.postCode)
  )
}

/** One postcode, or none at all. */
function samePlace(a: string, b: string): boolean {
  return samePostCode(a, b) || (a === '' && b === '')
}

function only<Row>(rows: readonly Row[]): Row | null {
  const [row] = rows
  return row === undefined || rows.length > 1 ? null : row
}
