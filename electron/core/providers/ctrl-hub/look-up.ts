import { requestFields } from '../json-api-errors.ts'
import type { JsonApiRecord } from '../json-api-document.ts'
import { selfLink } from '../location.ts'
import type { LookUp, Match, SentSubmission } from '../provider.ts'
import { isRelationship } from './fields.ts'
import { candidatesFor, type Candidates } from './look-up-candidates.ts'
import { isSame, labelOf, readSent, type Sent } from './look-up-same.ts'
import type { Reader, RefusedRead } from './read.ts'
import { idOf } from './reads/item.ts'
import type { ListMemory } from './reads/lists.ts'
import { momentOf, timeAt } from './reads/values.ts'

/** The service tells the time in whole seconds, and the answer takes its way. */
const TOLERANCE_MS = 2_000

/**
 * Asks what became of a submission whose answer was lost: finds the records that are the same in all that tells one from another, and
 * says of each whether it was made after the sending began, by the service's own clock. Nothing but reading.
 */
export async function lookUp(
  memory: ListMemory,
  reader: Reader,
  submission: SentSubmission,
): Promise<LookUp> {
  const sent = readSent(submission.kind, requestFields(submission.body, isRelationship))
  if (sent === null) {
    return { kind: 'cannot', code: 'HO-CH-LOOK-UP-BODY', detail: 'What was sent cannot be compared.' }
  }
  const found = await candidatesFor(memory, reader, sent)
  if (found.kind === 'refused') return notAsked(found)
  const sentAt = Date.parse(submission.sentAt)
  const matches = found.records
    .filter((record) => isSame(record, sent))
    .flatMap((record) => matchOf(record, sent, found, sentAt) ?? [])
  return { kind: 'looked', matches }
}

function matchOf(
  record: JsonApiRecord,
  sent: Sent,
  { secrets, clockAhead }: Candidates,
  sentAt: number,
): Match | null {
  const id = idOf(record, secrets)
  if (id === null) return null
  const createdAt = timeAt(record.meta, 'created_at')
  const made = momentOf(createdAt)
  return {
    remoteIds: { id },
    label: labelOf(record, sent, secrets),
    createdAt,
    madeSince: made !== null && made >= sentAt + (clockAhead ?? 0) - TOLERANCE_MS,
    certain: true,
    location: selfLink(record, secrets),
    answer: new TextEncoder().encode(JSON.stringify({ data: record })),
  }
}

/** A place that is not there, or not for this account, will not be there the next time either. */
function notAsked({ status, failure, detail }: RefusedRead): LookUp {
  const never = status !== null && [400, 403, 404, 405].includes(status)
  return { kind: never ? 'cannot' : 'failed', code: failure.code, detail }
}
