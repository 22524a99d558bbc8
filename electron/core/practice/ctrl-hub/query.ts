import { bareError } from './errors.ts'
import { filteredField } from './filter-fields.ts'

/** The query parameters of a request. Null where one was not given. */
export interface Query {
  readonly include: string | null
  readonly sort: string | null
  readonly limit: string | null
  readonly offset: string | null
  /** `filter=`, the expression of dialect B. */
  readonly expression: string | null
  /** `filter[field]=` of dialect A, by field. */
  readonly fields: ReadonlyMap<string, readonly string[]>
}

type Parameter = 'include' | 'sort' | 'limit' | 'offset' | 'filter'

/** Reads a query. A parameter that is not `allowed` here is refused (JSON:API, "Query Parameters"); of one that is repeated the first counts. */
export function readQuery(text: string, allowed: readonly Parameter[]): Query {
  const parameters = new URLSearchParams(text)
  const fields = new Map<string, string[]>()
  for (const [name, value] of parameters) {
    const field = filteredField(name)
    const known = allowed.find((parameter) => parameter === (field === null ? name : 'filter'))
    if (known === undefined) throw bareError(400, name, value)
    if (field !== null) fields.set(field, [...(fields.get(field) ?? []), value])
  }
  return {
    include: parameters.get('include'),
    sort: parameters.get('sort'),
    limit: parameters.get('limit'),
    offset: parameters.get('offset'),
    expression: parameters.get('filter'),
    fields,
  }
}
