/** What a list is asked for. */
export interface ListQuery {
  /** Related records to bring along: `meters`, `model.manufacturer`. */
  include?: readonly string[]
  filter?: Filter | null
  limit?: number
  offset?: number
  /** One field, with `-` before it for the last first: of several only the first would count. */
  sort?: string
}

/**
 * `fields`: `filter[field]=value`, each an exact match, all of which must hold (documented). `expression`: one `filter=` of
 * comparisons (source of the vendor's Kotlin SDK).
 */
export type Filter =
  | { dialect: 'fields'; fields: readonly string[]; values: readonly string[] }
  | { dialect: 'expression'; fields: readonly string[]; text: string }

/** The query of a URL, with its question mark; '' when nothing is asked for. */
export function queryOf({ include, filter, limit, offset, sort }: ListQuery): string {
  const parameters = new URLSearchParams()
  if (filter?.dialect === 'expression') parameters.set('filter', filter.text)
  if (filter?.dialect === 'fields') {
    filter.fields.forEach((field, index) => parameters.append(`filter[${field}]`, filter.values[index] ?? ''))
  }
  if (include !== undefined && include.length > 0) parameters.set('include', include.join(','))
  if (sort !== undefined) parameters.set('sort', sort.split(',')[0] ?? sort)
  if (limit !== undefined) parameters.set('limit', String(limit))
  if (offset !== undefined) parameters.set('offset', String(offset))
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

/**
 * Whether a field is as wanted, on one side of a bound, or true (`true`; named functions such as `is_latest()` in an expression). A bound
 * cannot be said in the dialect of fields.
 */
export type Condition =
  { field: string; is: 'eq' | 'gte' | 'lte'; value: string } | { field: string; is: 'true' }

/** Conditions that must all hold, in the dialect of fields; null when one of them cannot be said there. */
export function fieldsFilter(conditions: readonly Condition[]): Filter | null {
  if (conditions.some(({ is }) => is === 'gte' || is === 'lte')) return null
  return {
    dialect: 'fields',
    fields: conditions.map(({ field }) => field),
    values: conditions.map((condition) => (condition.is === 'true' ? 'true' : condition.value)),
  }
}

/** Conditions that must all hold, as one expression: `and(eq(status,todo),gte(start_time,2026-11-20T00:00:00Z))`. */
export function expressionFilter(conditions: readonly Condition[]): Filter {
  const all = conditions.map((condition) =>
    condition.is === 'true'
      ? `${condition.field}()`
      : `${condition.is}(${condition.field},${inExpression(condition.value)})`,
  )
  return {
    dialect: 'expression',
    fields: conditions.map(({ field }) => field),
    text: all.length === 1 ? (all[0] ?? '') : `and(${all.join(',')})`,
  }
}

/**
 * A value within an expression. The vendor's SDK writes it bare. One that would end the comparison is put into the single quotes that an
 * older form of the same SDK used for every value; that they are understood here too is deduced.
 */
function inExpression(value: string): string {
  return /[(),'\s]/.test(value) ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : value
}
