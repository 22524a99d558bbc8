import { documentedCodes, METER_MEANINGS, SWITCH_MEANINGS, type CodeGroup, type Country } from '../codes.ts'
import { countryOfWord } from '../address-country.ts'
import { isWellFormedEircode } from '../eircode.ts'
import { isWellFormedEmail } from '../email.ts'
import { isWellFormedGasMprn } from '../gas-mprn.ts'
import { meaningOf } from '../import/code-words.ts'
import { knownNames, plainHeader } from '../import/header-names.ts'
import { readCell } from '../import/read-cell.ts'
import { isNorthernIrishPostcode, isWellFormedPostcode } from '../postcode.ts'
import { problem } from '../problem-codes.ts'
import type { Problem } from '../problem.ts'
import { editedHome, type TypedHome } from './edited-home.ts'
import { HOME_COLUMNS, type HomeColumn } from './home-columns.ts'

/** What a column is called in the bodies of switches, whose many names letting software has for it. */
const PATHS: Readonly<Record<HomeColumn, string>> = {
  country: 'property.address.country',
  propertyName: 'property.address.propertyName',
  street: 'property.address.street',
  locality: 'property.address.locality',
  town: 'property.address.town',
  region: 'property.address.region',
  postCode: 'property.address.postCode',
  mprn: 'property.mprn',
  gprn: 'property.gprn',
  mpan: 'property.mpan',
  gasMprn: 'property.gasMprn',
  supply: 'switchType',
  meterType: 'property.electricMeterType',
  payAsYouGo: 'property.payAsYouGoGasMeter',
  landlordFirstName: 'landlord.firstName',
  landlordLastName: 'landlord.lastName',
  landlordPhone: 'landlord.telephoneNumber',
  landlordEmail: 'landlord.email',
}

/** A name or a number of nobody in particular is the tenant's as often as the landlord's, so it is nobody's. */
const NOT_OURS = ['firstName', 'lastName', 'telephoneNumber', 'email'].map((name) => `tenant.${name}`)

/** What each column of a header row probably holds; two never the same, and of two with one name neither. */
export function guessHomeColumns(headers: readonly string[]): (HomeColumn | null)[] {
  const known = knownNames([...NOT_OURS, ...Object.values(PATHS)])
  const taken = new Set<HomeColumn>()
  const plain = headers.map(plainHeader)
  return headers.map((_, place) => {
    const header = plain[place] ?? ''
    if (plain.filter((other) => other === header).length > 1) return null
    const own = HOME_COLUMNS.find((column) => plainHeader(column) === header)
    const path = known.get(header)
    const column = own ?? HOME_COLUMNS.find((one) => PATHS[one] === path) ?? null
    if (column === null || taken.has(column)) return null
    taken.add(column)
    return column
  })
}

/** What keeps every row from being read: nothing tells where the homes are, or two columns hold one thing. */
export function columnProblems(targets: readonly (HomeColumn | null)[]): Problem[] {
  const held = targets.flatMap((target) => target ?? [])
  const twice = HOME_COLUMNS.filter((column) => held.filter((one) => one === column).length > 1)
  const placed = ['street', 'propertyName', 'postCode', 'mprn', 'gprn', 'mpan', 'gasMprn'] as const
  return [
    ...twice.map((column) => problem('HO-IMPORT-TARGET-TWICE', column)),
    ...(placed.some((column) => held.includes(column)) ? [] : [problem('HO-HOME-NO-ADDRESS-COLUMN', '')]),
  ]
}

export interface ImportedLandlord {
  firstName: string
  lastName: string
  phone: string
  email: string
}

/** A row of a file of homes, read; `path` of a problem is the column's. */
export interface ImportedHome {
  home: TypedHome
  landlord: ImportedLandlord | null
  problems: Problem[]
}

/** Reads a row. Never throws; what is wrong with it is told, each at its column. */
export function readHomeRow(cells: readonly string[], targets: readonly (HomeColumn | null)[]): ImportedHome {
  const cell = (column: HomeColumn) => (cells[targets.indexOf(column)] ?? '').replaceAll(/\s+/g, ' ').trim()
  const problems: Problem[] = []
  const wrong = (code: Parameters<typeof problem>[0], column: HomeColumn) =>
    void problems.push(problem(code, column))
  const number = (column: HomeColumn): string | null => {
    const read = readCell(cell(column), { path: column, kind: 'number-text' }, CONTEXT)
    if (read.problem !== null) problems.push({ ...read.problem, path: column })
    return read.problem === null && cell(column) !== '' ? cell(column) : null
  }
  const choice = <Meaning extends string>(
    column: HomeColumn,
    group: CodeGroup,
    meanings: readonly Meaning[],
  ): Meaning | null => {
    const text = cell(column)
    if (text === '') return null
    const found = meanings.find((one) => one === meaningOf(text, group) || one === text)
    if (found === undefined) wrong('HO-IMPORT-WORD', column)
    return found ?? null
  }
  const payAsYouGo = readCell(cell('payAsYouGo'), { path: 'payAsYouGo', kind: 'yes-no' }, CONTEXT)
  if (payAsYouGo.problem !== null) problems.push({ ...payAsYouGo.problem, path: 'payAsYouGo' })
  const country = countryOfRow(cell('country'), cell('postCode'))
  if (country === 'unknown') wrong('HO-IMPORT-WORD', 'country')
  const typed: TypedHome = {
    country: country === 'unknown' ? null : country,
    address: {
      propertyName: cell('propertyName'),
      street: cell('street'),
      locality: cell('locality'),
      town: cell('town'),
      region: cell('region'),
      postCode: cell('postCode'),
    },
    mprn: number('mprn'),
    gprn: number('gprn'),
    mpan: number('mpan'),
    gasMprn: number('gasMprn'),
    supply: choice('supply', 'switchType', SWITCH_MEANINGS),
    meterType: choice('meterType', 'electricMeterType', METER_MEANINGS),
    payAsYouGo: typeof payAsYouGo.value === 'boolean' ? payAsYouGo.value : null,
  }
  // In Great Britain an MPRN is the gas meter's.
  if (typed.country === 'GB' && typed.gasMprn === null && isWellFormedGasMprn(typed.mprn ?? '')) {
    typed.gasMprn = typed.mprn
    typed.mprn = null
  }
  const { home, problems: own } = editedHome(typed)
  const refused = new Set(problems.map(({ path }) => path))
  problems.push(
    ...own
      .map((one) => ({ ...one, path: one.path === 'address' ? '' : one.path.replace('address.', '') }))
      .filter(({ path }) => !refused.has(path)),
  )
  const landlord = {
    firstName: cell('landlordFirstName'),
    lastName: cell('landlordLastName'),
    phone: cell('landlordPhone'),
    email: cell('landlordEmail'),
  }
  if (landlord.email !== '' && !isWellFormedEmail(landlord.email)) wrong('HO-SWITCH-EMAIL', 'landlordEmail')
  return {
    home,
    landlord: landlord.lastName === '' && landlord.firstName === '' ? null : landlord,
    problems,
  }
}

/** `dateOrder` is not used: no column holds a date. */
const CONTEXT = { codes: documentedCodes(), dateOrder: 'day-month-year' } as const

/** By its word; else by the form of the postcode, which is another one in every country. */
function countryOfRow(word: string, postCode: string): Country | null | 'unknown' {
  const said = word === '' ? null : countryOfWord(word)
  if (word !== '' && said === null) return 'unknown'
  if (said !== null && said !== 'UK') return said
  if (isNorthernIrishPostcode(postCode)) return 'GB-NIR'
  if (said === 'UK') return isWellFormedPostcode(postCode) ? 'GB' : null
  if (isWellFormedEircode(postCode)) return isWellFormedPostcode(postCode) ? null : 'IE'
  return isWellFormedPostcode(postCode) ? 'GB' : null
}
