import type { Answer } from '../exchange.ts'
import { Refused } from '../refused.ts'
import { documentAnswer, renderResource, type Document, type Resource } from './document.ts'
import { bareError, statusError } from './errors.ts'
import { featuresMeta, type FeaturesPlace } from './features.ts'
import type { Field } from './field-values.ts'
import { compileFilter, type ExpressionFilters } from './filter-expression.ts'
import { matchFields, type FieldFilters } from './filter-fields.ts'
import { collectIncluded, readInclude } from './include.ts'
import { paginationOf, readPage } from './paging.ts'
import { readQuery, type Query } from './query.ts'
import { isWithin } from './relationships.ts'
import type { Request, Route } from './route.ts'
import { sortResources } from './sort.ts'

export interface ListRules {
  readonly path: string
  readonly type: string
  /** What `include` may name; null: nothing. */
  readonly include: readonly string[] | null
  readonly filters: FieldFilters | ExpressionFilters | null
  readonly sort: Readonly<Record<string, Field>> | null
  readonly features: FeaturesPlace
  /** False for the lists whose fixtures have no `meta.pagination`: organisations and time bands. */
  readonly paged: boolean
  readonly linkToSelf?: true
}

export const listRoute = (rules: ListRules): Route => ({
  method: 'GET',
  path: rules.path,
  answer(request) {
    const { records, org } = request
    const query = readQuery(request.call.query, ['include', 'sort', 'limit', 'offset', 'filter'])
    const paths = readInclude(query.include, rules.include)
    const matching = records
      .list(rules.type)
      .filter((resource) => isWithin(resource, org))
      .filter(filterOf(query, rules.filters))
    const sorted = sortResources(matching, query.sort, rules.sort)
    const page = rules.paged && request.pagination ? readPage(query.limit, query.offset) : null
    const shown = page === null ? sorted : sorted.slice(page.offset, page.offset + page.limit)
    const offered = {
      include: rules.include,
      filter: offeredFilters(rules.filters),
      sort: rules.sort === null ? null : Object.keys(rules.sort),
    }
    const meta = {
      ...(page === null ? {} : { pagination: paginationOf(sorted.length, page) }),
      ...featuresMeta(offered, rules.features),
    }
    return documentAnswer(200, {
      data: shown.map(renderResource),
      ...(Object.keys(meta).length === 0 ? {} : { meta }),
      ...(rules.linkToSelf === undefined ? {} : { links: { self: request.call.url } }),
      ...(paths === null ? {} : { included: collectIncluded(shown, paths, records) }),
    })
  },
})

function filterOf(query: Query, filters: ListRules['filters']): (resource: Resource) => boolean {
  const [field] = query.fields
  if (query.expression !== null && filters?.dialect !== 'expression') {
    throw bareError(400, 'filter', query.expression)
  }
  if (field !== undefined && filters?.dialect !== 'fields') {
    throw bareError(400, `filter[${field[0]}]`, field[1].join(','))
  }
  if (filters?.dialect === 'fields') return matchFields(query.fields, filters)
  if (filters === null || query.expression === null) return () => true
  return compileFilter(query.expression, filters)
}

/** Names of fields, and of functions with their brackets. How the service tells the two dialects apart is not known. */
function offeredFilters(filters: ListRules['filters']): readonly string[] | null {
  if (filters === null) return null
  const functions = filters.dialect === 'expression' ? Object.keys(filters.functions) : []
  return [...Object.keys(filters.fields), ...functions.map((name) => `${name}()`)]
}

export interface OneRules {
  /** Ends in `{id}`. */
  readonly path: string
  readonly type: string
  readonly include: readonly string[] | null
}

export const oneRoute = ({ path, type, include }: OneRules): Route => ({
  method: 'GET',
  path,
  answer(request) {
    const resource = findOne(request, type)
    return resourceAnswer(request, resource, { status: 200, paths: includePaths(request, include) })
  },
})

/** The resource that the path names, or 404. */
export function findOne({ records, segments, org }: Request, type: string): Resource {
  const resource = records.find({ type, id: segments['id'] ?? '' })
  if (resource === null || !isWithin(resource, org)) {
    throw new Refused(statusError(404, 'The resource could not be found.'))
  }
  return resource
}

/** What is asked to be included with one resource; any other query parameter is refused. */
export const includePaths = ({ call }: Request, include: OneRules['include']): string[][] | null =>
  readInclude(readQuery(call.query, ['include']).include, include)

interface Shape {
  readonly status: number
  readonly paths: string[][] | null
  readonly headers?: Record<string, string>
}

/** One resource as an answer. */
export function resourceAnswer(
  { records }: Request,
  resource: Resource,
  { status, paths, headers }: Shape,
): Answer {
  const document: Document = {
    data: renderResource(resource),
    ...(paths === null ? {} : { included: collectIncluded([resource], paths, records) }),
  }
  return documentAnswer(status, document, headers)
}
