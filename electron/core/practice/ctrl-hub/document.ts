import type { Answer } from '../exchange.ts'
import { MEDIA_TYPE } from '../media-type.ts'

export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

/** A resource identifier object. */
export interface Ref {
  readonly type: string
  readonly id: string
}

/** To-one (null: nothing) or to-many. */
export type Linkage = Ref | null | readonly Ref[]

/** A resource as the stand-in keeps it. */
export interface Resource extends Ref {
  /** The organisation that it belongs to; null for what no organisation owns. */
  readonly owner: string | null
  /** Absent for accounts, which have none. */
  attributes?: JsonObject
  meta: JsonObject
  links: Record<string, Linkage>
}

/** Top-level members besides `jsonapi`; never `data` and `errors` together. */
export interface Document {
  data: JsonObject | readonly JsonObject[]
  included?: readonly JsonObject[]
  meta?: JsonObject
  links?: JsonObject
}

export const refTo = ({ type, id }: Ref): Ref => ({ type, id })

/**
 * A resource as it is sent. An award's `assessments` are a bare array without `data`, as the documentation shows them
 * (seed 002), although JSON:API has them otherwise.
 */
export function renderResource({ type, id, attributes, meta, links }: Resource): JsonObject {
  const relationships = Object.entries(links).map(([name, linkage]): [string, Json] => {
    const data = renderLinkage(linkage)
    return [name, type === 'qualification-awards' && name === 'assessments' ? data : { data }]
  })
  return {
    id,
    type,
    ...(attributes === undefined ? {} : { attributes }),
    ...(Object.keys(meta).length === 0 ? {} : { meta }),
    ...(relationships.length === 0 ? {} : { relationships: Object.fromEntries(relationships) }),
  }
}

function renderLinkage(linkage: Linkage): Json {
  if (linkage === null) return null
  return 'id' in linkage ? { id: linkage.id, type: linkage.type } : linkage.map(renderLinkage)
}

export function documentAnswer(
  status: number,
  { data, included, meta, links }: Document,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    contentType: MEDIA_TYPE,
    body: JSON.stringify({ data, meta, jsonapi: { version: '1.0' }, links, included }),
    headers,
  }
}

/** All identifiers of a linkage. */
export function refsOf(linkage: Linkage | undefined): readonly Ref[] {
  if (linkage === undefined || linkage === null) return []
  return 'id' in linkage ? [linkage] : linkage
}
