import type { PickItem } from '#shared/contract/ctrl-hub.ts'
import { linkedRecord, type JsonApiDocument, type JsonApiRecord } from '../../json-api-document.ts'
import { remoteId } from '../../remote-id.ts'
import { serviceText } from '../../service-text.ts'

/** How a record is shown: nothing else of it leaves the room. */
export interface Shown {
  label: string
  detail: string
  /** Clock times as the service writes them. */
  band?: { start: string; end: string }
}

/** Shows the records of one kind. */
export type Shows = (record: JsonApiRecord, document: JsonApiDocument) => Shown

/** The contract takes no longer one back. */
const LONGEST_ID = 100

/** The id of a record as it stands, for it goes back to the service; null for one that could not be shown or taken back. */
export function idOf(record: Pick<JsonApiRecord, 'id'>, secrets: readonly string[]): string | null {
  const id = remoteId(record.id, secrets)
  return id === record.id && id.length <= LONGEST_ID ? id : null
}

/**
 * A record to choose; null when it has no id that could be used. One without a name is called by its id.
 *
 * @param type for a record that does not tell its own
 */
export function pickItem(
  record: JsonApiRecord,
  document: JsonApiDocument,
  secrets: readonly string[],
  shows: Shows,
  type: string,
): PickItem | null {
  const id = idOf(record, secrets)
  if (id === null) return null
  const { label, detail, ...rest } = shows(record, document)
  return {
    id,
    type: serviceText(record.type, secrets) || type,
    label: serviceText(label, secrets) || id,
    detail: serviceText(detail, secrets),
    ...rest,
  }
}

/** What a record is linked to, by id and label; null when it is to nothing, or does not say. */
export function reference(
  record: JsonApiRecord,
  name: string,
  document: JsonApiDocument,
  secrets: readonly string[],
  shows: Shows,
): { id: string; label: string } | null {
  const linked = linkedRecord(document, record, name)
  const item = linked === null ? null : pickItem(linked, document, secrets, shows, '')
  return item === null ? null : { id: item.id, label: item.label }
}
