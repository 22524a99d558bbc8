/** What a list or a record of Yeti is asked for (yeti.md 2.4). */
export interface Query {
  /** Values by filter, such as `name-cont`; all must hold. One with nothing in it is left out: the service refuses it. */
  filter?: Readonly<Record<string, string>>
  /** One attribute, with `-` before it for the last first. Never `renew-period`: it has no column to sort by. */
  sort?: string
  /** Relationships whose records are brought along. */
  include?: readonly string[]
  /** By type: the only attributes and relationships that are to come. */
  fields?: Readonly<Record<string, readonly string[]>>
  /** `number` begins at 1. */
  page?: { number: number; size: number }
}

/** The query of a URL, with its question mark; '' when nothing is asked for. */
export function queryOf({ filter = {}, sort, include, fields = {}, page }: Query): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) {
    if (value !== '') parameters.set(`filter[${name}]`, filterValue(value))
  }
  if (sort !== undefined) parameters.set('sort', sort)
  if (include !== undefined) parameters.set('include', include.join(','))
  for (const [type, names] of Object.entries(fields)) parameters.set(`fields[${type}]`, names.join(','))
  if (page !== undefined) {
    parameters.set('page[number]', String(page.number))
    parameters.set('page[size]', String(page.size))
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

/**
 * One value of a filter. The service takes what it is given for a line of CSV (yeti.md 0.10, observed), where a comma begins another
 * value, and quotation marks that do not stand around a whole value are a fault: what holds either, or would end the line, is put in
 * quotation marks, and those within are doubled. So is a blank at either end.
 */
export function filterValue(value: string): string {
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
