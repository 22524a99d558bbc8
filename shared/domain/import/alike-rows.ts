import { dayOf } from '../calendar-date.ts'
import { birthTrouble } from '../checks/people.ts'
import { isWellFormedEircode } from '../eircode.ts'
import { isWellFormedEmail, sameEmail } from '../email.ts'
import { checkGprn } from '../gprn.ts'
import { READING_FIELDS } from '../meter-readings.ts'
import { checkMprn } from '../mprn.ts'
import { sameName } from '../person-name.ts'
import { isWellFormedPostcode } from '../postcode.ts'
import { isReading } from '../reading.ts'
import { remembered } from '../remembered.ts'
import { readWrittenDate, type DateOrder } from './written-date.ts'
import type { UsedColumn } from './column-reader.ts'

/*
 * The rows of a file are mostly ordinary: another meter, another name, and nothing wrong. Here it is told which of them no rule can tell
 * apart, so that what was found of one holds for all. It is a help for speed alone: a text that is not known to be ordinary counts as it
 * stands, and a test sees to it that nothing else is found than without.
 */

/** Whether no rule tells a text, without spaces around it, from any other for which this is true. */
type Ordinary = (text: string) => boolean

/** How many texts of a column that are not ordinary are told apart. */
const MOST_TEXTS = 4000
const EMPTY = 0
const ORDINARY = 1

/** Letters, digits and marks of western Europe, and not the sample text of the service's documentation. */
const PLAIN_TEXT = /^(?![Ss][Aa][Mm][Pp])[!-~\u00a1-\u024f][ -~\u00a1-\u024f]*$/
const LONGEST_PLAIN_TEXT = 200
const IRISH_MOBILE = /^08[35679] ?\d{3} ?\d{4}$/
/** How many of the last digits of two numbers are compared: no country's have fewer. */
const LAST_DIGITS = 5
const PHONE_OF_DIGITS = /^[+(]?\d[\d ()-]{6,18}$/

const isPlainText: Ordinary = (text) => text.length <= LONGEST_PLAIN_TEXT && PLAIN_TEXT.test(text)
const isSmallNumber: Ordinary = (text) => /^[1-9]\d{0,8}$/.test(text)
const isEircode = remembered((text) => isWellFormedEircode(text) && !isWellFormedPostcode(text))

const BY_LAST_NAME: Readonly<Record<string, Ordinary>> = {
  propertyName: isPlainText,
  street: isPlainText,
  locality: isPlainText,
  town: isPlainText,
  region: isPlainText,
  firstName: isPlainText,
  lastName: isPlainText,
  postCode: (text) => isPlainText(text) && isEircode(text),
  email: (text) => isPlainText(text) && isWellFormedEmail(text),
  telephoneNumber: (text) => IRISH_MOBILE.test(text),
  mprn(text) {
    const mprn = checkMprn(text)
    return mprn.wellFormed && mprn.suspicion === null && isPlainText(text)
  },
  gprn: (text) => isPlainText(text) && checkGprn(text).wellFormed,
  propertyId: isSmallNumber,
  tenancyId: isSmallNumber,
  tenantId: isSmallNumber,
  landlordId: isSmallNumber,
  purchaserId: isSmallNumber,
  ...Object.fromEntries(
    READING_FIELDS.map((name): [string, Ordinary] => [
      name,
      (text) => isSmallNumber(text) && isReading(Number(text)),
    ]),
  ),
}

/** The classes of the texts of one column. */
class ColumnClasses {
  readonly column: number
  readonly #ordinary: Ordinary | null
  readonly #others = new Map<string, number>()
  #text = ''
  #class: number | null = EMPTY

  constructor(column: number, ordinary: Ordinary | null) {
    this.column = column
    this.#ordinary = ordinary
  }

  /** Null: there are too many texts to tell them apart. */
  classOf(cell: string): number | null {
    // Often the same as in the row before.
    if (cell !== this.#text) {
      this.#class = this.#classOf(cell.trim())
      this.#text = cell
    }
    return this.#class
  }

  #classOf(text: string): number | null {
    if (text === '') return EMPTY
    if (this.#ordinary?.(text) === true) return ORDINARY
    const before = this.#others.get(text)
    if (before !== undefined) return before
    if (this.#others.size >= MOST_TEXTS) return null
    const made = ORDINARY + 1 + this.#others.size
    this.#others.set(text, made)
    return made
  }
}

/** Tells the rows of one file apart as far as rules do. */
export class AlikeRows {
  readonly #columns: ColumnClasses[]
  readonly #tenant: Person
  readonly #landlord: Person
  readonly #numbers: number[] = []

  /** @param today `yyyy-MM-dd` */
  constructor(columns: readonly UsedColumn[], dateOrder: DateOrder, today: string) {
    const isAdult = remembered((text) => {
      const written = readWrittenDate(text, dateOrder)
      // With a time there might be a zone, which is told.
      return written.ok && written.date.length === 10 && birthTrouble(dayOf(written.date), today) === null
    })
    this.#columns = columns.map(({ column, field: { path } }) => {
      const last = path.split('.').at(-1) ?? ''
      const ordinary = last === 'dateOfBirth' ? isAdult : (BY_LAST_NAME[last] ?? null)
      return new ColumnClasses(column, path.startsWith('consent.') ? null : ordinary)
    })
    this.#tenant = personAmong(columns, 'tenant')
    this.#landlord = personAmong(columns, 'landlord')
  }

  /** The same text for two rows: the same is found of both. Null: nothing is said about it. */
  classOf(cells: readonly string[]): string | null {
    const numbers = this.#numbers
    let at = 0
    for (const column of this.#columns) {
      const number = column.classOf(cells[column.column] ?? '')
      if (number === null) return null
      numbers[at] = number
      at += 1
    }
    const together = this.#mixedUp(cells)
    if (together === null) return null
    numbers[at] = together
    return String.fromCharCode.apply(null, numbers)
  }

  /** Whether tenant and landlord have the same mail address, or name, which is told; null where that is not seen at once. */
  #mixedUp(cells: readonly string[]): number | null {
    const [tenant, landlord] = [this.#tenant, this.#landlord]
    const phone = textAt(cells, tenant.phone)
    const theirPhone = textAt(cells, landlord.phone)
    if (phone !== '' && theirPhone !== '' && !certainlyOther(phone, theirPhone)) return null
    const mail = textAt(cells, tenant.email)
    const theirMail = textAt(cells, landlord.email)
    const sameMail = mail !== '' && !beginOtherwise(mail, theirMail) && sameEmail(mail, theirMail)
    const first = textAt(cells, tenant.first)
    const theirFirst = textAt(cells, landlord.first)
    const last = textAt(cells, tenant.last)
    const theirLast = textAt(cells, landlord.last)
    const otherName =
      beginOtherwise(first, theirFirst) || (first === theirFirst && beginOtherwise(last, theirLast))
    const same =
      !otherName &&
      sameName({ firstName: first, lastName: last }, { firstName: theirFirst, lastName: theirLast })
    return (sameMail ? 1 : 0) + (same ? 2 : 0)
  }
}

/** '' for a column that is not there. */
function textAt(cells: readonly string[], column: number): string {
  return column < 0 ? '' : (cells[column] ?? '').trim()
}

/** The columns of a person, -1 for one that is not there. */
interface Person {
  phone: number
  email: number
  first: number
  last: number
}

function personAmong(columns: readonly UsedColumn[], who: string): Person {
  const at = (name: string) => columns.findLast(({ field }) => field.path === `${who}.${name}`)?.column ?? -1
  return { phone: at('telephoneNumber'), email: at('email'), first: at('firstName'), last: at('lastName') }
}

/** Whether two telephone numbers differ, whatever country they are of: their last digits do. */
function certainlyOther(one: string, other: string): boolean {
  if (!PHONE_OF_DIGITS.test(one) || !PHONE_OF_DIGITS.test(other)) return false
  let [here, there] = [one.length, other.length]
  for (let count = 0; count < LAST_DIGITS; count += 1) {
    do here -= 1
    while (here >= 0 && !isDigit(one.charCodeAt(here)))
    do there -= 1
    while (there >= 0 && !isDigit(other.charCodeAt(there)))
    if (one.charCodeAt(here) !== other.charCodeAt(there)) return here >= 0 && there >= 0
  }
  return false
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Whether two texts begin with different letters, whatever their case and accents: then they differ as addresses and as names. */
function beginOtherwise(one: string, other: string): boolean {
  const [a, b] = [one.charCodeAt(0) | 32, other.charCodeAt(0) | 32]
  return a !== b && a >= 97 && a <= 122 && b >= 97 && b <= 122
}
