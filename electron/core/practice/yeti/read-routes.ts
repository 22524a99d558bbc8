import { readId } from './body.ts'
import { addressOf, documentAnswer, linkage, relatedRows, resourcesIn } from './document.ts'
import { recordNotFound } from './errors.ts'
import { readFilters } from './filters.ts'
import type { Kind, RelationshipRule, Row } from './kind.ts'
import { kindOf } from './kinds/kinds.ts'
import { pageLinks, readPage } from './paging.ts'
import type { Request, Route } from './request.ts'
import { readShape } from './shape.ts'
import { sortRows } from './sort.ts'

/** A kind's list, one of it, and what each relationship of one leads to (yeti.md 2.1, 2.4). */
export const readRoutes = (kind: Kind): readonly Route[] => [
  {
    methods: ['GET'],
    path: kind.type,
    answer: (request) => listAnswer(request, kind, kind.rows(request.books), `${request.base}/${kind.type}`),
  },
  {
    methods: ['GET'],
    path: `${kind.type}/{id}`,
    answer(request) {
      const shape = readShape(request.query, kind)
      return documentAnswer(resourcesIn(findRow(request, kind), shape, request))
    },
  },
  ...Object.entries(kind.relationships).flatMap(([name, rule]) => linkRoutes(kind, name, rule)),
]

function linkRoutes(kind: Kind, name: string, { type, many }: RelationshipRule): Route[] {
  const linkageRoute: Route = {
    methods: ['GET'],
    path: `${kind.type}/{id}/relationships/${name}`,
    answer(request) {
      const row = findRow(request, kind)
      const own = addressOf(request, row)
      const links = { self: `${own}/relationships/${name}`, related: `${own}/${name}` }
      return documentAnswer({ links, data: linkage(row, name) })
    },
  }
  const target = kindOf(type)
  if (target === null) return [linkageRoute]
  const relatedRoute: Route = {
    methods: ['GET'],
    path: `${kind.type}/{id}/${name}`,
    answer(request) {
      const row = findRow(request, kind)
      const rows = relatedRows(row, name, request.books)
      if (many) return listAnswer(request, target, rows, `${addressOf(request, row)}/${name}`)
      const shape = readShape(request.query, target)
      const [first] = rows
      return documentAnswer(first === undefined ? { data: null } : resourcesIn(first, shape, request))
    },
  }
  return [linkageRoute, relatedRoute]
}

function listAnswer(request: Request, kind: Kind, rows: readonly Row[], url: string) {
  const { query } = request
  const shape = readShape(query, kind)
  const found = sortRows(rows.filter(readFilters(query.filter, kind)), query.sort, kind)
  const page = readPage(query.page)
  const start = (page.number - 1) * page.size
  return documentAnswer({
    ...resourcesIn(found.slice(start, start + page.size), shape, request),
    meta: { 'total-count': found.length },
    links: pageLinks(url, query, page, found.length),
  })
}

/** The row that the path names, or the error for an id that is none or not there. */
export function findRow({ segments, books }: Request, kind: Kind): Row {
  const id = readId(segments['id'] ?? '')
  const row = kind.row(books, id)
  if (row === null) throw recordNotFound(String(id))
  return row
}
