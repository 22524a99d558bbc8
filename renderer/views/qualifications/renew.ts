import type { Award } from '#shared/contract/ctrl-hub.ts'
import type { Connection } from '#shared/contract/connections.ts'
import { endOf, wantsReminding } from '#shared/domain/award-words.ts'
import { resourceOf } from '#shared/domain/resources.ts'

/** How long before its end an award is offered for renewal, in days; the service's own widest filter here. */
export const RENEW_WITHIN_DAYS = 90

/**
 * Whether a new award for the same member and qualification makes sense: this one is the latest, was achieved once, and ends soon or
 * no longer counts.
 */
export function canRenew(award: Award, today: string): boolean {
  return (
    award.isLatest !== false &&
    award.member !== null &&
    award.qualification !== null &&
    endOf(award)?.kind !== 'due' &&
    wantsReminding(award, today, RENEW_WITHIN_DAYS)
  )
}

/** A draft for the next award of the same member and qualification: what is left to answer is its status and when it is due. */
export function renewalDraft(award: Award, connection: Pick<Connection, 'id' | 'resources'>) {
  return {
    id: null,
    kind: 'qualification-award' as const,
    connectionId: connection.id,
    step: 'status',
    answers: {
      ...picked('member', award.member, resourceOf(connection.resources, 'member').type),
      ...picked('qualification', award.qualification, resourceOf(connection.resources, 'qualification').type),
    },
    blocked: null,
  }
}

function picked(question: string, record: Award['member'], type: string): Record<string, string> {
  return record === null
    ? {}
    : { [`${question}.id`]: record.id, [`${question}.type`]: type, [`${question}.label`]: record.label }
}
