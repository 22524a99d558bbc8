import * as v from 'valibot'
import { isMembers } from '../members.ts'
import { isMemberName } from './json-api-member-names.ts'

/*
 * What JSON:API 1.0 says of a document, to the letter: for the requests that Handover makes, and to hold answers against. What a
 * service does answer is read by json-api-document.ts, which asks for far less.
 */

const memberName = v.pipe(
  v.string(),
  v.check(isMemberName, 'A member has a name that JSON:API does not allow.'),
)

/** A value within an attribute. `relationships` and `links` are words that JSON:API keeps for itself. */
function isAttributeValue(value: unknown): boolean {
  const left: unknown[] = [value]
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (Array.isArray(one)) left.push(...one.filter((inner: unknown) => inner !== undefined))
    if (!isMembers(one)) continue
    const names = Object.keys(one)
    if (!names.every(isMemberName) || names.includes('relationships') || names.includes('links')) return false
    left.push(...Object.values(one).filter((inner) => inner !== undefined))
  }
  return true
}

const meta = v.record(memberName, v.unknown())
const href = v.pipe(v.string(), v.nonEmpty('A link is empty.'))
const link = v.union([href, v.strictObject({ href, meta: v.exactOptional(meta) })])
const page = v.exactOptional(v.nullable(link))
const pages = { first: page, last: page, prev: page, next: page }

const type = v.pipe(v.string(), v.check(isMemberName, 'A type is not a member name.'))
const id = v.pipe(v.string(), v.nonEmpty('An id is empty.'))
const identifier = v.strictObject({ type, id, meta: v.exactOptional(meta) })
/** Chosen by what is there, so that a problem is told of the place it is at. */
const linkage = v.lazy((value) =>
  value === null ? v.null() : Array.isArray(value) ? v.array(identifier) : identifier,
)

const RESERVED = 'An attribute or a relationship is called id or type.'
const keepsOffReserved = (all: object) => !('id' in all) && !('type' in all)

const attributes = v.pipe(
  v.record(memberName, v.unknown()),
  v.check((all) => keepsOffReserved(all), RESERVED),
  v.check(
    (all) => Object.values(all).every(isAttributeValue),
    'A member within an attribute has a name that JSON:API does not allow.',
  ),
)

const relationship = v.pipe(
  v.strictObject({
    links: v.exactOptional(
      v.strictObject({ self: v.exactOptional(link), related: v.exactOptional(link), ...pages }),
    ),
    data: v.exactOptional(linkage),
    meta: v.exactOptional(meta),
  }),
  v.check((one) => Object.keys(one).length > 0, 'A relationship has none of links, data and meta.'),
)
const relationshipOfRequest = v.strictObject({ data: linkage, meta: v.exactOptional(meta) })

const relationships = v.pipe(
  v.record(memberName, relationship),
  v.check((all) => keepsOffReserved(all), RESERVED),
)
const relationshipsOfRequest = v.pipe(
  v.record(memberName, relationshipOfRequest),
  v.check((all) => keepsOffReserved(all), RESERVED),
)

const COMMON = 'An attribute and a relationship have the same name.'
const sharesNoName = (one: { attributes?: object; relationships?: object }) =>
  Object.keys(one.attributes ?? {}).every((name) => !(name in (one.relationships ?? {})))

const resource = v.pipe(
  v.strictObject({
    type,
    id,
    attributes: v.exactOptional(attributes),
    relationships: v.exactOptional(relationships),
    links: v.exactOptional(v.strictObject({ self: v.exactOptional(link) })),
    meta: v.exactOptional(meta),
  }),
  v.check((one) => sharesNoName(one), COMMON),
)
type Resource = v.InferOutput<typeof resource>

const error = v.strictObject({
  id: v.exactOptional(v.string()),
  links: v.exactOptional(v.strictObject({ about: v.exactOptional(link) })),
  status: v.exactOptional(v.string('An error’s status is not a string.')),
  code: v.exactOptional(v.string()),
  title: v.exactOptional(v.string()),
  detail: v.exactOptional(v.string()),
  source: v.exactOptional(
    v.looseObject({
      pointer: v.exactOptional(
        v.pipe(v.string(), v.regex(/^(?:\/(?:[^~/]|~0|~1)*)*$/, 'A pointer is no JSON Pointer.')),
      ),
      parameter: v.exactOptional(v.string()),
    }),
  ),
  meta: v.exactOptional(meta),
})

const jsonapi = v.strictObject({ version: v.exactOptional(v.string()), meta: v.exactOptional(meta) })
const aside = { jsonapi: v.exactOptional(jsonapi), meta: v.exactOptional(meta) }

const answer = v.pipe(
  v.strictObject({
    // An identifier is a resource of which nothing else is told.
    data: v.exactOptional(
      v.lazy((value) => (value === null ? v.null() : Array.isArray(value) ? v.array(resource) : resource)),
    ),
    errors: v.exactOptional(v.array(error)),
    included: v.exactOptional(v.array(resource)),
    links: v.exactOptional(
      v.strictObject({ self: v.exactOptional(link), related: v.exactOptional(link), ...pages }),
    ),
    ...aside,
  }),
  v.check(
    (all) => 'data' in all || 'errors' in all || 'meta' in all,
    'None of data, errors and meta is there.',
  ),
  v.check((all) => !('data' in all && 'errors' in all), 'Both data and errors are there.'),
  v.check((all) => !('included' in all) || 'data' in all, 'Something is included though there is no data.'),
  v.check((all) => isEachOnce(all), 'A resource is there twice.'),
  v.check((all) => isLinkedThroughout(all), 'Something is included that nothing links to.'),
)

const changes = {
  attributes: v.exactOptional(attributes),
  relationships: v.exactOptional(relationshipsOfRequest),
  meta: v.exactOptional(meta),
}
/** A request that creates a resource. The client may give the id. */
const create = v.strictObject({
  data: v.pipe(
    v.strictObject({ type, id: v.exactOptional(id), ...changes }),
    v.check((one) => sharesNoName(one), COMMON),
  ),
  ...aside,
})
/** A request that changes one. */
const update = v.strictObject({
  data: v.pipe(
    v.strictObject({ type, id, ...changes }),
    v.check((one) => sharesNoName(one), COMMON),
  ),
  ...aside,
})

const DOCUMENTS = { answer, create, update }

/**
 * What is wrong with a document by JSON:API 1.0, each line with its place (`data.attributes: …`); none when it is one. `as` tells
 * an answer from a request that creates or updates a resource.
 */
export function jsonApiDocumentProblems(document: unknown, as: keyof typeof DOCUMENTS = 'answer'): string[] {
  const parsed = v.safeParse(DOCUMENTS[as], document)
  if (parsed.success) return []
  return parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'document'}: ${issue.message}`)
}

interface Compound {
  data?: null | Resource | Resource[]
  included?: Resource[]
}

const keyOf = ({ type, id }: { type: string; id: string }) => `${type}\n${id}`
const primaryOf = ({ data }: Compound) => (Array.isArray(data) ? data : data ? [data] : [])

function isEachOnce(document: Compound): boolean {
  const isResource = (one: object) => 'attributes' in one || 'relationships' in one
  const keys = [...primaryOf(document).filter(isResource), ...(document.included ?? [])].map(keyOf)
  return new Set(keys).size === keys.length
}

/** Full linkage: from the primary data a chain of relationships leads to everything that is included. */
function isLinkedThroughout(document: Compound): boolean {
  const included = new Map((document.included ?? []).map((one) => [keyOf(one), one]))
  const left: Resource[] = primaryOf(document).map((one) => included.get(keyOf(one)) ?? one)
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    included.delete(keyOf(one))
    for (const { data } of Object.values(one.relationships ?? {})) {
      for (const linked of Array.isArray(data) ? data : data ? [data] : []) {
        const next = included.get(keyOf(linked))
        if (next !== undefined) left.push(next)
      }
    }
  }
  return included.size === 0
}
