import type { Call } from '../exchange.ts'
import {
  badRequest,
  invalidData,
  invalidFieldValue,
  invalidLinkage,
  invalidResource,
  missing,
  missingKey,
  notAllowed,
  otherKey,
  typeMismatch,
  unexpected,
} from './errors.ts'
import { Digits, isBlank, readJson, writeJson, type JsonMap, type JsonValue } from './json-value.ts'
import { underscored } from './key-names.ts'

/** What a request may set. */
export interface Allowed {
  readonly type: string
  readonly attributes: readonly string[]
  /** The type that each relationship leads to. */
  readonly relationships: Readonly<Record<string, string>>
}

/** What a request sets, of that which it may. */
export interface Sent {
  readonly attributes: JsonMap
  /** The id that each to-one relationship names; null for none. */
  readonly relationships: ReadonlyMap<string, number | null>
}

/** The document of a request; empty when there is no body. */
export function readDocument(call: Call): JsonMap {
  if (call.body.length === 0) return new Map()
  const document = parse(call.body)
  if (!(document instanceof Map)) throw badRequest('Request must be a hash')
  return document
}

function parse(body: Buffer): JsonValue {
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : 'unexpected token')
  }
}

/** The resource object of a create. Its id is the service's to give. */
export function readCreate(document: JsonMap, allowed: Allowed): Sent {
  const data = dataOf(document)
  demandType(data, allowed)
  return readFields(data, allowed)
}

/** The resource object of an update, which must name the id of the address. */
export function readUpdate(document: JsonMap, id: string, allowed: Allowed): Sent {
  const data = dataOf(document)
  const key = data.get('id') ?? null
  if (key === null) throw missingKey()
  if (asText(key) !== id) throw otherKey(asText(key))
  demandType(data, allowed)
  return readFields(new Map(Array.from(data).filter(([name]) => name !== 'id')), allowed)
}

function dataOf(document: JsonMap): JsonMap {
  const data = document.get('data')
  if (data === undefined || (data !== false && isBlank(data))) throw missing('data')
  if (!(data instanceof Map)) throw invalidData()
  return data
}

function demandType(data: JsonMap, { type }: Allowed): void {
  const sent = data.get('type') ?? null
  if (sent === null) throw missing('type')
  if (underscored(asText(sent)) !== underscored(type)) throw invalidResource(asText(sent))
}

/** Every name is looked at, in the order in which they were sent, before any value is. */
function readFields(data: JsonMap, allowed: Allowed): Sent {
  for (const [name, value] of data) {
    const known = { attributes: allowed.attributes, relationships: Object.keys(allowed.relationships) }
    if (name === 'type') continue
    if (name !== 'attributes' && name !== 'relationships') throw notAllowed(name)
    const stranger = Array.from(mapOf(value).keys()).find((member) => !known[name].includes(member))
    if (stranger !== undefined) throw notAllowed(stranger)
  }
  const relationships = Array.from(mapOf(data.get('relationships'))).map(
    ([name, value]): [string, number | null] => [name, readLinkage(value, allowed.relationships[name] ?? '')],
  )
  return { attributes: mapOf(data.get('attributes')), relationships: new Map(relationships) }
}

/** Anything but an object makes the service fail (deduced from its source). */
function mapOf(value: JsonValue | undefined): JsonMap {
  if (value === undefined) return new Map()
  if (!(value instanceof Map)) throw unexpected()
  return value
}

function readLinkage(relationship: JsonValue, type: string): number | null {
  const linkage = relationship === null ? null : (mapOf(relationship).get('data') ?? null)
  if (linkage === null) return null
  if (!(linkage instanceof Map) || linkage.size !== 2 || !linkage.has('type') || !linkage.has('id')) {
    throw invalidLinkage()
  }
  const sent = underscored(asText(linkage.get('type') ?? ''))
  if (sent !== underscored(type)) throw typeMismatch(sent)
  const id = linkage.get('id') ?? null
  return id === null ? null : readId(asText(id))
}

/** Throws the service's error for what is no whole number. */
export function readId(text: string): number {
  if (!/^\s*[+-]?[0-9]{1,15}\s*$/.test(text)) throw invalidFieldValue('id', text)
  return Number(text)
}

const asText = (value: JsonValue): string =>
  typeof value === 'string' ? value : value instanceof Digits ? value.text : writeJson(value)
