import * as v from 'valibot'
import { isMembers, type Members } from '../members.ts'
import type { AnswerBody } from './answer-body.ts'

/** Whom a relationship leads to. */
export interface Identifier {
  type: string
  id: string
}

/** A record of a service. What was not given, or not as it should be, is an empty object. */
export interface JsonApiRecord extends Identifier {
  attributes: Members
  relationships: Members
  meta: Members
  links: Members
}

/** A document as far as it could be read: the records it is about, those it brings along, and what it says of itself. */
export interface JsonApiDocument {
  /** Whether the primary data is a list. */
  list: boolean
  records: JsonApiRecord[]
  meta: Members
  links: Members
  /** A related record, or a bare one with nothing but its type and id where the document does not bring it along. */
  find: (identifier: Identifier) => JsonApiRecord
}

const members = v.fallback(v.record(v.string(), v.unknown()), {})
/** Ids are strings; one that is a number is taken as its digits. */
const id = v.union([
  v.pipe(v.string(), v.nonEmpty()),
  v.pipe(
    v.number(),
    v.safeInteger(),
    v.transform((number) => String(number)),
  ),
])
const Identified = v.object({ type: v.fallback(v.string(), ''), id })
const RecordOfAnswer = v.object({
  ...Identified.entries,
  attributes: members,
  relationships: members,
  meta: members,
  links: members,
})

/**
 * Reads an answer as tolerantly as it can be done: unknown members are passed over, what is absent or odd is as if it were not
 * there, and a record without an id is none. Null when there is no `data` at all, or errors beside it. Never throws.
 */
export function readDocument(body: AnswerBody): JsonApiDocument | null {
  if (body.kind !== 'object' || !Object.hasOwn(body.members, 'data')) return null
  const { data, errors, included, meta, links } = body.members
  if (Array.isArray(errors) && errors.length > 0) return null
  const list = Array.isArray(data)
  const records = recordsOf(list ? data : [data])
  return {
    list,
    records,
    meta: isMembers(meta) ? meta : {},
    links: isMembers(links) ? links : {},
    find: finder(records, Array.isArray(included) ? recordsOf(included) : []),
  }
}

/** Looks among what is included and, as JSON:API gives each record once, among the primary data. */
function finder(
  records: readonly JsonApiRecord[],
  included: readonly JsonApiRecord[],
): JsonApiDocument['find'] {
  const byKey = new Map([...records, ...included].map((one) => [`${one.type}\n${one.id}`, one]))
  // A user is linked to as one of the `authors` (fixture of the vendor's Kotlin SDK) and included as one of the `users`.
  const byId = new Map(included.map((one) => [one.id, one]))
  return (identifier) =>
    byKey.get(`${identifier.type}\n${identifier.id}`) ??
    byId.get(identifier.id) ?? { ...identifier, attributes: {}, relationships: {}, meta: {}, links: {} }
}

function recordsOf(values: readonly unknown[]): JsonApiRecord[] {
  return values.flatMap((value) => {
    const parsed = v.safeParse(RecordOfAnswer, value)
    return parsed.success ? [parsed.output] : []
  })
}

/**
 * Whom a relationship of a record leads to: null when the record does not say, [] when to nobody. Some services leave out the
 * `data` around it (seed of qualification awards: `assessments`).
 */
export function linkedTo(record: JsonApiRecord, name: string): Identifier[] | null {
  if (!Object.hasOwn(record.relationships, name)) return null
  const relationship = record.relationships[name]
  const wrapped = isMembers(relationship) && Object.hasOwn(relationship, 'data')
  const linkage = wrapped ? relationship['data'] : relationship
  if (linkage === null) return []
  if (Array.isArray(linkage)) return linkage.flatMap(identifierOf)
  const one = identifierOf(linkage)
  // An object of links or meta alone says nothing of whom it leads to.
  return one.length === 0 && !wrapped ? null : one
}

function identifierOf(value: unknown): Identifier[] {
  const parsed = v.safeParse(Identified, value)
  return parsed.success ? [parsed.output] : []
}

/** The records that a relationship leads to: as the document has them, else with nothing but their type and id. */
export function linkedRecords(
  document: JsonApiDocument,
  record: JsonApiRecord,
  name: string,
): JsonApiRecord[] {
  return (linkedTo(record, name) ?? []).map(document.find)
}

/** The only, or first, record of a relationship; null when it leads nowhere or does not say. */
export function linkedRecord(
  document: JsonApiDocument,
  record: JsonApiRecord,
  name: string,
): JsonApiRecord | null {
  return linkedRecords(document, record, name)[0] ?? null
}
