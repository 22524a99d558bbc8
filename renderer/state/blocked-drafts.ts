import type { Connection } from '#shared/contract/connections.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import type { CodeTable } from '#shared/domain/codes.ts'
import { blockedAnswers, type Answers } from '#shared/domain/tenant-answers.ts'

/** Why answers cannot be sent yet for want of a number of the service; null when nothing is in the way. */
export function blockedBecause(answers: Answers, codes: CodeTable): string | null {
  const blocked = blockedAnswers(answers, codes)
  return blocked.length === 0 ? null : blocked.map((one) => one.message).join('. ')
}

/** Drafts as they stand now: a number may have been entered, or removed, since they were saved. */
export function withPresentCodes(drafts: readonly Draft[], connections: readonly Connection[]): Draft[] {
  return drafts.map((draft) => {
    const connection = connections.find((one) => one.id === draft.connectionId)
    return connection === undefined
      ? draft
      : { ...draft, blocked: blockedBecause(draft.answers, connection.codes) }
  })
}
