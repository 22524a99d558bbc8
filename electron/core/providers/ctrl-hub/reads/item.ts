import type { PickItem } from '#shared/contract/ctrl-hub.ts'
import type { JsonApiDocument, JsonApiRecord } from '../../json-api-document.ts'
import { remoteId } from '../../remote-id.ts'
import { serviceText } from '../../service-text.ts'

/** How a record is shown: nothing else of it leaves the room. */
export interface Shown {
  label: string
  detail: string
  band?: { start: string; end: string }
}

/** Shows the records of one kind. */
export type Shows = (record: JsonApiRecord, document: JsonApiDocument) => Shown

/** A record to choose; null when it has no id that could be used. One without a name is called by its id. */
export function pickItem(
  record: JsonApiRecord,
  document: JsonApiDocument,
  secrets: readonly string[],
  shows: Shows,
): PickItem | null {
  // The id as it stands: it goes back to the service.
  const id = remoteId(record.id, secrets)
  if (id === null || id !== record.id || id.length > LONGEST_ID) return null
  const { label, detail, ...rest } = shows(record, document)
  return {
    id,
    type: serviceText(record.type, secrets),
    label: serviceText(label, secrets) || id,
    detail: serviceText(detail, secrets),
    ...rest,
  }
}

/** The contract takes no longer one back. */
const LONGEST_ID = 100
