import type { Resource } from './document.ts'
import { bareError } from './errors.ts'
import { orderOf, type Field, type Scalar } from './field-values.ts'
import { readTerms, type Term } from './filter-terms.ts'
import { own } from '../own.ts'

/**
 * Dialect B (source of the Kotlin SDK): one `filter=` expression of comparisons, `and`, `or` and named functions. Which endpoints
 * of the service take it, and which fields, is not known.
 */
export interface ExpressionFilters {
  readonly dialect: 'expression'
  readonly fields: Readonly<Record<string, Field>>
  readonly functions: Readonly<Record<string, Test>>
}

export type Test = (resource: Resource) => boolean

/** What an expression asks for. What cannot be read, and fields and functions that are not offered, are refused. */
export function compileFilter(expression: string, filters: ExpressionFilters): Test {
  const term = readTerms(expression)
  const test = term === null ? null : compile(term, filters)
  if (test === null) throw bareError(400, 'filter', expression)
  return test
}

function compile(term: Term, filters: ExpressionFilters): Test | null {
  if (!('call' in term)) return null
  const { call, terms } = term
  if (call === 'and' || call === 'or') {
    const tests = terms.map((inner) => compile(inner, filters))
    if (tests.length === 0 || !tests.every((test) => test !== null)) return null
    return call === 'and'
      ? (resource) => tests.every((test) => test(resource))
      : (resource) => tests.some((test) => test(resource))
  }
  const named = own(filters.functions, call)
  if (named !== undefined) return terms.length === 0 ? named : null
  const [of, ...rest] = terms
  const field = of !== undefined && 'text' in of ? own(filters.fields, of.text) : undefined
  const wanted = textsOf(rest, call === 'in')
  if (field === undefined || wanted === null) return null
  return compare(call, field, wanted)
}

/** The values that a field is compared with: `in` has them in a list. */
function textsOf(terms: readonly Term[], inList: boolean): readonly string[] | null {
  const [first] = terms
  if (inList) {
    return terms.length === 1 && first !== undefined && 'list' in first ? textsOf(first.list, false) : null
  }
  const texts = terms.flatMap((term) => ('text' in term ? term.text : []))
  return texts.length === terms.length ? texts : null
}

function compare(name: string, field: Field, wanted: readonly string[]): Test | null {
  const [first = '', last = ''] = wanted
  const holds =
    (test: (value: Scalar) => boolean): Test =>
    (resource) =>
      field(resource).some(test)
  const isEqual: Test = (resource) => {
    const values = field(resource)
    return values.length === 0 ? first === 'null' : values.some((value) => orderOf(value, first) === 0)
  }
  if (name === 'in') return holds((value) => wanted.some((text) => orderOf(value, text) === 0))
  if (name === 'between' && wanted.length === 2) {
    return holds((value) => orderOf(value, first) >= 0 && orderOf(value, last) <= 0)
  }
  if (wanted.length !== 1) return null
  switch (name) {
    case 'eq':
      return isEqual
    case 'ne':
      return (resource) => !isEqual(resource)
    case 'gt':
      return holds((value) => orderOf(value, first) > 0)
    case 'gte':
      return holds((value) => orderOf(value, first) >= 0)
    case 'lt':
      return holds((value) => orderOf(value, first) < 0)
    case 'lte':
      return holds((value) => orderOf(value, first) <= 0)
    default:
      return null
  }
}
