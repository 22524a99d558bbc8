import { compare, type Decimal } from '#shared/domain/decimal.ts'
import { readCsvLine } from './csv.ts'
import { decimalIn } from './decimal.ts'
import { filterNotAllowed, invalidFilterValue } from './errors.ts'
import { underscored } from './key-names.ts'
import type { Column, FilterType, Kind, Row } from './kind.ts'
import { readTime } from './times.ts'

type Test = (row: Row) => boolean
type Compare = (column: Column, value: string) => boolean

const EQUALITY = ['eq', 'not_eq']
const LISTS = ['in', 'not_in']
const ORDER = ['gt', 'gteq', 'lt', 'lteq']
const OPERATORS: Readonly<Record<FilterType, readonly string[]>> = {
  'foreign-key': [...EQUALITY, ...LISTS],
  uuid: [...EQUALITY, ...LISTS],
  enum: [...EQUALITY, ...LISTS],
  number: [...EQUALITY, ...LISTS, ...ORDER],
  datetime: [...EQUALITY, ...LISTS, ...ORDER],
  string: [...EQUALITY, ...LISTS, 'cont', 'start', 'end', 'cont_any'],
  boolean: EQUALITY,
}
const TAKES_LIST = [...LISTS, 'cont_any']

/** All filters of a request, which a row has to meet together. Values are split as CSV (yeti.md 0.10). */
export function readFilters(filters: ReadonlyMap<string, string>, kind: Kind): Test {
  // Names before values: that is when the service looks at them.
  const named = Array.from(filters, ([key, text]) => ({ filter: findFilter(underscored(key), kind), text }))
  const tests = named.map(({ filter, text }) => testOf(filter, text))
  return (row) => tests.every((test) => test(row))
}

interface Filter {
  readonly name: string
  readonly column: string
  /** Null for a filter without an operator. */
  readonly operator: string | null
  readonly type: FilterType
}

function findFilter(name: string, kind: Kind): Filter {
  if (name === 'id' || kind.exact.includes(name)) {
    return { name, column: name, operator: null, type: name === 'name' ? 'string' : 'foreign-key' }
  }
  for (const [column, type] of Object.entries(kind.filters)) {
    const operator = OPERATORS[type].find((known) => name === `${column}_${known}`)
    if (operator !== undefined) return { name, column, operator, type }
  }
  throw filterNotAllowed(name)
}

function testOf({ name, column, operator, type }: Filter, text: string): Test {
  // What is no CSV is one value as it stands.
  const values = text.trim() === '' ? [] : (readCsvLine(text) ?? [text])
  const takesList = operator === null || TAKES_LIST.includes(operator)
  // That an empty list is refused too is deduced, as is a value that is none of the column's.
  const isRight = takesList ? values.length > 0 : values.length === 1
  if (!isRight || !values.every((value) => isValue(type, value)))
    throw invalidFilterValue(name, values.join(','))
  const compare = comparison(operator ?? 'in')
  const isNot = operator === 'not_eq' || operator === 'not_in'
  return (row) => {
    const found = row.columns[column] ?? null
    // As in SQL: nothing is neither equal nor unequal to anything.
    if (found === null) return false
    // The service compares the words of an enumeration with its numbers, so none is ever equal (yeti.md 2.4).
    const matches = type !== 'enum' && values.some((value) => compare(found, value))
    return isNot ? !matches : matches
  }
}

function isValue(type: FilterType, value: string): boolean {
  if (type === 'number' || type === 'foreign-key') return decimalIn(value) !== null
  if (type === 'datetime') return readTime(value) !== null
  return type !== 'boolean' || /^(?:true|false|t|f|1|0)$/.test(value)
}

function comparison(operator: string): Compare {
  const ordered =
    (isRight: (order: number) => boolean): Compare =>
    (column, value) =>
      isRight(orderOf(column, value))
  const within =
    (find: (text: string, part: string) => boolean): Compare =>
    (column, value) =>
      typeof column === 'string' && find(column.toLowerCase(), value.toLowerCase())
  if (operator === 'gt') return ordered((order) => order > 0)
  if (operator === 'gteq') return ordered((order) => order >= 0)
  if (operator === 'lt') return ordered((order) => order < 0)
  if (operator === 'lteq') return ordered((order) => order <= 0)
  if (operator === 'start') return within((text, part) => text.startsWith(part))
  if (operator === 'end') return within((text, part) => text.endsWith(part))
  if (operator.startsWith('cont')) return within((text, part) => text.includes(part))
  return ordered((order) => order === 0)
}

/** How a column stands to a value: negative, 0 or positive; NaN when they cannot be compared. */
function orderOf(column: Column, value: string): number {
  if (column instanceof Date) return column.getTime() - (readTime(value)?.getTime() ?? NaN)
  if (typeof column === 'boolean') return column === /^(?:true|t|1)$/.test(value) ? 0 : NaN
  if (typeof column === 'string') return column === value ? 0 : NaN
  return column === null ? NaN : decimalOrder(column, value)
}

function decimalOrder(column: Decimal, value: string): number {
  const number = decimalIn(value)
  return number === null ? NaN : compare(column, number)
}
