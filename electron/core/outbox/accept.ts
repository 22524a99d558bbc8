import type { Transaction } from 'kysely'
import type { Connection } from '#shared/contract/connections.ts'
import { addReceipts } from '../records/receipts.ts'
import type { Tables } from '../store/tables.ts'
import type { OutboxDeps } from './deps.ts'
import { handOnId } from './dependents.ts'
import { endpointOf, formatOf } from './endpoint.ts'
import { hashOf, type RowWithBytes } from './row-for.ts'

export interface LateAcceptance {
  remoteIds: Record<string, string>
  /** Who says so: a person, or the service itself when it was looked up. */
  onWhoseWord: string
  /** What the service showed when it was looked up; null for a person's word. */
  answer: Uint8Array | null
  /** The address that the service gives what was made; null when nobody said. */
  location: string | null
  connection: Connection
  by: string
}

/** Makes an unconfirmed submission accepted, with its receipt, in the caller's transaction. */
export async function acceptUnconfirmed(
  queries: Transaction<Tables>,
  deps: Pick<OutboxDeps, 'audit' | 'clock'>,
  row: RowWithBytes,
  { remoteIds, onWhoseWord, answer, location, connection, by }: LateAcceptance,
): Promise<void> {
  const { id, salt } = row
  const bodyHash = hashOf(row)
  if (salt === null || bodyHash === null) throw new Error(`Submission ${id} has no body for its receipt.`)
  const now = deps.clock()
  const acceptance = {
    submissionId: id,
    submissionNumber: row.number,
    kind: row.kind,
    connectionLabel: connection.label,
    endpoint: endpointOf(row, connection.baseUrl),
    format: formatOf(row.content_type),
    sentAt: row.sent_at ?? row.created_at,
    acceptedAt: now,
    by,
    onWhoseWord,
    remoteIds,
    salt,
    bodyHash,
    answer,
    location,
    view: row.view,
    practice: connection.practice,
  }
  const receipt = (await addReceipts(queries, [acceptance])).get(id)
  if (receipt === undefined) throw new Error(`Submission ${id} got no receipt.`)
  await queries
    .updateTable('submissions')
    .set({
      state: 'accepted',
      remote_ids: JSON.stringify(remoteIds),
      updated_at: now.toISOString(),
    })
    .where('id', '=', id)
    .execute()
  const resolved = { at: now, event: 'resolved' as const, subject: id, hash: bodyHash }
  await deps.audit.append(
    queries,
    resolved,
    { ...resolved, event: 'accepted' },
    { at: now, event: 'receipt-made', subject: receipt.id, hash: receipt.digest },
    ...(await handOnId(queries, id, remoteIds['id'], now)),
  )
}
