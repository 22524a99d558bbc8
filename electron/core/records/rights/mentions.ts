/** By what somebody is known in texts. Members that nobody knows are ''. */
export interface Names {
  firstName: string
  lastName: string
  phone: string
  email: string
  /** The ids that they have, and had before they were merged. */
  ids: readonly string[]
}

/** A text and its place in a record, with a dot before each member: `tenant.firstName`. */
export interface Placed {
  path: string
  text: string
}

/** The last digits of a telephone number, which are the same however its country is written. */
const PHONE_DIGITS = 8
const FIRST_NAME = /^first_?name$/i
const LAST_NAME = /^last_?name$/i
/** Answers of a wizard that name a person by their id. */
const PERSON_ID = /^(?:person|landlord)\.id$/

/**
 * Tells whether a text or a record names somebody: in full, in either order, or by their telephone number or e-mail address. A last name
 * alone names nobody, since others have it too.
 */
export class Mentions {
  readonly #first: string
  readonly #last: string
  readonly #full: RegExp | null
  readonly #email: string
  readonly #phone: string
  readonly #ids: ReadonlySet<string>

  constructor(names: Names) {
    this.#first = folded(names.firstName)
    this.#last = folded(names.lastName)
    const [first, last] = [escaped(this.#first), escaped(this.#last)]
    const between = '[\\s,;|"\']+'
    this.#full =
      first === '' || last === ''
        ? null
        : new RegExp(
            `(?<![\\p{L}\\p{N}])(?:${first}${between}${last}|${last}${between}${first})(?![\\p{L}\\p{N}])`,
            'u',
          )
    this.#email = folded(names.email)
    const digits = names.phone.replaceAll(/\D/g, '')
    this.#phone = digits.length < PHONE_DIGITS ? '' : digits.slice(-PHONE_DIGITS)
    this.#ids = new Set(names.ids)
  }

  inText(text: string | null): boolean {
    if (text === null || text === '') return false
    const words = folded(text)
    if (this.#full?.test(words) === true) return true
    if (this.#email !== '' && words.includes(this.#email)) return true
    return this.#phone !== '' && numbersIn(words).some((digits) => digits.endsWith(this.#phone))
  }

  /** Also when a first and a last name stand beside each other as members of one thing. */
  inRecord(record: readonly Placed[]): boolean {
    return (
      record.some(({ path, text }) => this.inText(text) || this.#isTheirId(path, text)) ||
      this.#named(record).length > 0
    )
  }

  /** The texts of a record that are about them alone: members of what has their name, and texts that name them. */
  own(record: readonly Placed[]): Placed[] {
    const things = this.#named(record)
    return record.filter(
      ({ path, text }) => this.inText(text) || things.some((thing) => path.startsWith(`${thing}.`)),
    )
  }

  #isTheirId(path: string, text: string): boolean {
    return PERSON_ID.test(path) && this.#ids.has(text)
  }

  /** The places of what has their first and their last name as members. */
  #named(record: readonly Placed[]): string[] {
    const names = new Map<string, { first: boolean; last: boolean }>()
    for (const { path, text } of record) {
      const at = path.lastIndexOf('.')
      const [of, member] = [path.slice(0, Math.max(0, at)), path.slice(at + 1)]
      const isFirst = FIRST_NAME.test(member)
      if (!isFirst && !LAST_NAME.test(member)) continue
      const found = names.get(of) ?? { first: false, last: false }
      const same = folded(text)
      if (isFirst) found.first ||= same !== '' && same === this.#first
      else found.last ||= same !== '' && same === this.#last
      names.set(of, found)
    }
    return [...names].filter(([, { first, last }]) => first && last).map(([of]) => of)
  }

  /** A file of rows: the names may be cells of one row that do not stand beside each other. */
  inFile(text: string): boolean {
    return text.split(/\r\n|\r|\n/).some((line) => {
      if (this.inText(line)) return true
      if (this.#first === '' || this.#last === '') return false
      const row = folded(line)
      if (!row.includes(this.#first) || !row.includes(this.#last)) return false
      const cells = new Set(row.split(/[,;\t|]/).map((cell) => cell.replaceAll('"', '').trim()))
      return cells.has(this.#first) && cells.has(this.#last)
    })
  }
}

/** Without capitals, accents and doubled spaces, and with one kind of apostrophe. */
function folded(text: string): string {
  if (/^[!-@[-_a-~]*$/.test(text)) return text
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’‘`´]/g, "'")
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')
}

/** The digits of whatever may be a telephone number. */
function numbersIn(text: string): string[] {
  return (text.match(/\+?\d[\d\s().-]{5,}\d/g) ?? []).map((number) => number.replaceAll(/\D/g, ''))
}
