import { setImmediate as giveWay } from 'node:timers/promises'
import type { Transaction } from 'kysely'
import type { HomeRow as ImportedRow, HomesPreview } from '#shared/contract/homes-import.ts'
import { addressLine } from '#shared/domain/address-line.ts'
import { alikeAddress } from '#shared/domain/homes/alike.ts'
import type { HomeColumn } from '#shared/domain/homes/home-columns.ts'
import {
  columnProblems,
  guessHomeColumns,
  readHomeRow,
  type ImportedHome,
} from '#shared/domain/homes/home-import.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { samplesOf } from '../../import/columns.ts'
import { decode } from '../../import/decode.ts'
import { readCsv, type CsvRow } from '../../import/read-csv.ts'
import { NotNowError } from '../../refusal.ts'
import type { Queries, Store } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import type { Secret } from '../../vault/secret.ts'
import { factsOf, insertHome, NO_FACTS, updateHome, type HomeFacts } from './home-save.ts'
import type { HomeRow } from './home-rows.ts'
import { knownHome, type HomeMarks } from './known-again.ts'
import { learnPerson } from './learn-person.ts'
import { tombstonesOf } from './learn.ts'

export interface HomesFile {
  /** In base64. */
  bytes: string
  targets: readonly (HomeColumn | null)[] | null
}

/** Of the good rows these are shown; of the faulty ones as many as anybody mends here. */
const GOOD_SHOWN = 20
const MOST_SHOWN = 200
/** How many rows are looked at before others may go on. */
const GROUP = 100

/** What would become of a file of homes. Nothing is kept. */
export async function previewHomes(queries: Queries, file: HomesFile): Promise<HomesPreview> {
  const read = readFile(file)
  if ('problems' in read) return { ...NOTHING, problems: read.problems }
  const { headers, rows, targets } = read
  const samples = samplesOf(rows, headers.length)
  const columns = headers.map((header, place) => ({
    header,
    target: targets[place] ?? null,
    samples: samples[place] ?? [],
  }))
  const problems = columnProblems(targets)
  if (problems.length > 0) return { ...NOTHING, columns, problems }
  const counts = { rows: rows.length, new: 0, known: 0, faulty: 0 }
  const shown: ImportedRow[] = []
  const inFile = new Set<string>()
  for (const [place, row] of rows.entries()) {
    const imported = readHomeRow(row.cells, targets)
    const status = await statusOf(queries, imported, inFile)
    counts[status] += 1
    const good = counts.new + counts.known
    if (shown.length < MOST_SHOWN && (status === 'faulty' || good <= GOOD_SHOWN))
      shown.push(asShown(row, imported, status, targets))
    if (place % GROUP === GROUP - 1) await giveWay()
  }
  return { columns, problems, counts, rows: shown }
}

/**
 * Takes the good rows of a file of homes, all in one transaction. Of a home that is known only what it lacked is added, so that the same file
 * twice changes nothing.
 *
 * @throws NotNowError when there is no row to take
 */
export async function importHomes(
  store: Store,
  key: Secret,
  file: HomesFile,
  now: Date,
): Promise<{ added: number; known: number; faulty: number }> {
  const read = readFile(file)
  const problems = 'problems' in read ? read.problems : columnProblems(read.targets)
  const [first] = problems
  if (first !== undefined) throw new NotNowError(first.code, first.message, first.fix)
  if ('problems' in read) throw new Error('A file that cannot be read has a problem.')
  const all = read.rows.map(({ cells }) => readHomeRow(cells, read.targets))
  const good = all.filter(({ problems: own }) => own.length === 0)
  if (good.length === 0)
    throw new NotNowError(
      'HO-HOME-NO-GOOD-ROW',
      'No row of this file can be taken.',
      'Mend what the rows say, or choose other columns.',
    )
  return store.transaction(async (queries) => {
    const taking = { queries, key, tombstones: await tombstonesOf(queries), landlords: new Set<string>() }
    let added = 0
    for (const [place, one] of good.entries()) {
      if (await takeHome(taking, one, now.toISOString())) added += 1
      if (place % GROUP === GROUP - 1) await giveWay()
    }
    return { added, known: good.length - added, faulty: all.length - good.length }
  })
}

const NOTHING: HomesPreview = {
  columns: [],
  problems: [],
  counts: { rows: 0, new: 0, known: 0, faulty: 0 },
  rows: [],
}

interface ReadHomes {
  headers: string[]
  rows: CsvRow[]
  targets: (HomeColumn | null)[]
}

function readFile({ bytes, targets }: HomesFile): ReadHomes | { problems: Problem[] } {
  const decoded = decode(Buffer.from(bytes, 'base64'), null)
  if (!decoded.ok) return { problems: [decoded.problem] }
  const csv = readCsv(decoded.text, null)
  if (!csv.ok) return { problems: [csv.problem] }
  const { headers, rows } = csv
  const chosen = targets === null ? guessHomeColumns(headers) : headers.map((_, at) => targets[at] ?? null)
  return { headers, rows, targets: chosen }
}

async function statusOf(
  queries: Queries,
  { home, problems }: ImportedHome,
  inFile: Set<string>,
): Promise<'new' | 'known' | 'faulty'> {
  if (problems.length > 0) return 'faulty'
  const marks = [
    home.mprn === null ? '' : `mprn ${home.mprn}`,
    home.mpan === null ? '' : `mpan ${home.mpan}`,
    home.mprn === null && home.mpan === null ? `${alikeAddress(home.address)} ${home.address.postCode}` : '',
  ].filter((mark) => mark.trim() !== '')
  const repeats = marks.some((mark) => inFile.has(mark))
  for (const mark of marks) inFile.add(mark)
  return repeats || (await knownHome(queries, home)) !== null ? 'known' : 'new'
}

function asShown(
  { line }: CsvRow,
  { home, problems }: ImportedHome,
  status: ImportedRow['status'],
  targets: readonly (HomeColumn | null)[],
): ImportedRow {
  return {
    line,
    status,
    title: addressLine(home.address),
    problems: problems.map((one) => {
      const column = targets.findIndex((target) => target === one.path)
      return { ...one, column: column === -1 ? null : column }
    }),
  }
}

interface Taking {
  queries: Transaction<Tables>
  key: Secret
  tombstones: ReadonlyMap<string, string>
  /** Those of this file: a name that comes again in it is the same landlord’s. */
  landlords: Set<string>
}

/** Whether it was new. */
async function takeHome(taking: Taking, { home, landlord }: ImportedHome, at: string): Promise<boolean> {
  const { queries, landlords } = taking
  const known = await knownHome(queries, marksOf(home))
  const before = known === null ? NO_FACTS : factsOf(known)
  const landlordId =
    landlord === null || before.landlord_id !== null
      ? null
      : await learnPerson(taking, {
          person: { ...landlord, title: '', dateOfBirth: null },
          likely: [...landlords],
          at,
        })
  if (landlordId !== null) landlords.add(landlordId)
  const after = withMore(before, home, landlordId)
  if (known === null) await insertHome(queries, after, at)
  else if (JSON.stringify(after) !== JSON.stringify(before)) await updateHome(queries, known, after, at)
  return known === null
}

function marksOf({ address, mprn, gprn, mpan, gasMprn }: ImportedHome['home']): HomeMarks {
  return { address, mprn, gprn, mpan, gasMprn }
}

/** What is known stays; what is lacking is added. An address is of one piece. */
function withMore(before: HomeFacts, home: ImportedHome['home'], landlordId: string | null): HomeFacts {
  const hasAddress = addressLine(before.address) !== ''
  const payAsYouGo: HomeRow['pay_as_you_go'] = home.payAsYouGo === null ? null : home.payAsYouGo ? 1 : 0
  return {
    ...before,
    country: before.country ?? home.country,
    address: hasAddress ? before.address : home.address,
    mprn: before.mprn ?? home.mprn,
    gprn: before.gprn ?? home.gprn,
    mpan: before.mpan ?? home.mpan,
    gas_mprn: before.gas_mprn ?? home.gasMprn,
    supply: before.supply ?? home.supply,
    meter_type: before.meter_type ?? home.meterType,
    pay_as_you_go: before.pay_as_you_go ?? payAsYouGo,
    landlord_id: before.landlord_id ?? landlordId,
  }
}
