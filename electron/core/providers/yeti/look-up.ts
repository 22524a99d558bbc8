import { requestFields } from '../json-api-errors.ts'
import type { LookUp, SentSubmission } from '../provider.ts'
import { isRelationship } from './fields.ts'
import { lookUpChange } from './look-up-change.ts'
import { lookUpService } from './look-up-service.ts'
import type { Reader, RefusedRead } from './read.ts'

/**
 * Asks what became of a submission whose answer was lost. Nothing but reading.
 *
 * @param clockAhead how far the server's clock is ahead of this computer's, in milliseconds; null when it does not tell the time
 */
export async function lookUp(
  reader: Reader,
  { kind, body, sentAt }: SentSubmission,
  clockAhead: number | null,
): Promise<LookUp> {
  const found =
    kind === 'service'
      ? await lookUpService(reader, requestFields(body, isRelationship), Date.parse(sentAt), clockAhead)
      : kind === 'service-change'
        ? await lookUpChange(reader, body)
        : null
  if (found === null)
    return { kind: 'cannot', code: 'HO-YETI-LOOK-UP-BODY', detail: 'What was sent cannot be compared.' }
  return Array.isArray(found) ? { kind: 'looked', matches: found } : notAsked(found)
}

/** A question that is not taken will not be taken the next time either. A place that is not there may be so for a moment only. */
function notAsked({ status, failure, detail }: RefusedRead): LookUp {
  return { kind: status === 400 ? 'cannot' : 'failed', code: failure.code, detail }
}
