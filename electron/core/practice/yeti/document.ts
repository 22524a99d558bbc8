import type { Answer } from '../exchange.ts'
import { MEDIA_TYPE } from '../media-type.ts'
import type { Books } from './books.ts'
import { writeJson, type Out, type OutObject } from './json-value.ts'
import type { Row } from './kind.ts'
import { kindOf } from './kinds/kinds.ts'
import type { Shape, Tree } from './shape.ts'

/** What documents are made with: the resources' own addresses begin with the host that was asked. */
export interface Writing {
  readonly books: Books
  /** `http://HOST/api/rest/admin` */
  readonly base: string
}

export const documentAnswer = (document: OutObject, status = 200): Answer => ({
  status,
  contentType: MEDIA_TYPE,
  body: writeJson(document),
})

/** A resource identifier object. */
export const identifier = (type: string, id: number): OutObject => ({ type, id: String(id) })

export const addressOf = ({ base }: Writing, { type, id }: Pick<Row, 'type' | 'id'>): string =>
  `${base}/${type}/${id}`

/** `data`, and `included` when something was to be. A list of rows is a list in the document. */
export function resourcesIn(data: Row | readonly Row[], shape: Shape, writing: Writing): OutObject {
  const primary = isList(data) ? data : [data]
  const found = collect(primary, shape.include, writing.books)
  const shown = primary.map((row) =>
    resource(row, found.get(keyOf(row))?.followed ?? NOTHING, shape, writing),
  )
  const mine = new Set(primary.map(keyOf))
  const included = Array.from(found)
    .filter(([key]) => !mine.has(key))
    .map(([, { row, followed }]) => resource(row, followed, shape, writing))
  const [first = null] = shown
  return {
    data: isList(data) ? shown : first,
    ...(shape.include.size === 0 ? {} : { included }),
  }
}

const NOTHING: ReadonlySet<string> = new Set()
const isList = (data: Row | readonly Row[]): data is readonly Row[] => Array.isArray(data)
const keyOf = ({ type, id }: Row): string => `${type}/${id}`

type Found = Map<string, { readonly row: Row; readonly followed: Set<string> }>

/** The rows themselves and everything that the tree leads to, each once, with the relationships that were followed from it. */
function collect(rows: readonly Row[], tree: Tree, books: Books, found: Found = new Map()): Found {
  for (const row of rows) {
    const { followed } = found.get(keyOf(row)) ?? { followed: new Set<string>() }
    found.set(keyOf(row), { row, followed })
    for (const [name, inner] of tree) {
      followed.add(name)
      collect(relatedRows(row, name, books), inner, books, found)
    }
  }
  return found
}

/** The rows that a relationship leads to. */
export function relatedRows(row: Row, name: string, books: Books): Row[] {
  const target = kindOf(kindOf(row.type)?.relationships[name]?.type ?? '')
  return (row.links[name] ?? []).flatMap((id) => target?.row(books, id) ?? [])
}

function resource(row: Row, followed: ReadonlySet<string>, { fields }: Shape, writing: Writing): OutObject {
  const kind = kindOf(row.type)
  const wanted = fields.get(row.type)
  const isWanted = (name: string) => wanted === undefined || wanted.has(name)
  const self = addressOf(writing, row)
  const attributes = Object.entries(row.attributes).filter(([name]) => isWanted(name))
  const relationships = Object.entries(kind?.relationships ?? {})
    .filter(([name]) => isWanted(name))
    .map(([name, { always }]): [string, OutObject] => [
      name,
      {
        links: { self: `${self}/relationships/${name}`, related: `${self}/${name}` },
        ...(always || followed.has(name) ? { data: linkage(row, name) } : {}),
      },
    ])
  return {
    id: String(row.id),
    type: row.type,
    links: { self },
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
    ...(relationships.length === 0 ? {} : { relationships: Object.fromEntries(relationships) }),
  }
}

/** A relationship's linkage: null or an identifier, or a list of them. */
export function linkage(row: Row, name: string): Out {
  const rule = kindOf(row.type)?.relationships[name]
  const all = (row.links[name] ?? []).map((id) => identifier(rule?.type ?? '', id))
  return rule?.many === true ? all : (all[0] ?? null)
}
