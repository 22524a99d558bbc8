import type { NumberReading } from '../../answer-body.ts'
import { linkedTo, type JsonApiDocument, type JsonApiRecord } from '../../json-api-document.ts'
import { recordPath } from '../paths.ts'
import type { Query } from '../query.ts'
import { refused, type Reader, type RefusedRead } from '../read.ts'
import { idOf } from './values.ts'

export interface ReadRecord {
  kind: 'record'
  record: JsonApiRecord
  document: JsonApiDocument
  secrets: readonly string[]
}

/** Reads one record of a collection. An answer that is another record is none. */
export async function readRecord(
  reader: Reader,
  collection: string,
  id: string,
  query: Query,
  numbers?: NumberReading,
): Promise<ReadRecord | RefusedRead> {
  const path = recordPath(collection, id)
  if (path === null) return refused(404, 'HO-YETI-READ-MISSING', 'no such id')
  const read = await reader.get(path, query, numbers)
  if (read.kind === 'refused') return read
  const { document, secrets } = read
  const [record] = document.list ? [] : document.records
  return record === undefined || idOf(record, secrets) !== id
    ? refused(200, 'HO-YETI-READ-UNREADABLE', 'not the record that was asked for')
    : { kind: 'record', record, document, secrets }
}

/**
 * The record that a relationship leads to: with nothing but its type and id where it was not brought along, null when it leads nowhere
 * or does not say. Ids of different types may be the same number, so a record of another type is not it.
 */
export function linkedOf(
  document: Pick<JsonApiDocument, 'find'>,
  record: JsonApiRecord,
  name: string,
): JsonApiRecord | null {
  const [identifier] = linkedTo(record, name) ?? []
  if (identifier === undefined) return null
  const found = document.find(identifier)
  return found.type === identifier.type
    ? found
    : { ...identifier, attributes: {}, relationships: {}, meta: {}, links: {} }
}
