import type { Connection } from '#shared/contract/connections.ts'
import type { Draft } from '#shared/contract/drafts.ts'
import { blockedAnswers } from '#shared/domain/blocked-answers.ts'
import { isSwitchKind } from '#shared/domain/switch-kinds.ts'
import type { BlockedAnswer } from '#shared/domain/wizard-form.ts'

/** Why something cannot be sent yet for want of a number of the service; null when nothing is in the way. */
export function inOneLine(blocked: readonly BlockedAnswer[]): string | null {
  return blocked.length === 0 ? null : blocked.map((one) => one.message).join('. ')
}

/** Drafts as they stand now: a number may have been entered, or removed, since they were saved. */
export function withPresentCodes(drafts: readonly Draft[], connections: readonly Connection[]): Draft[] {
  return drafts.map((draft) => {
    const connection = connections.find((one) => one.id === draft.connectionId)
    return connection === undefined || !isSwitchKind(draft.kind)
      ? draft
      : { ...draft, blocked: inOneLine(blockedAnswers(draft.kind, draft.answers, connection.codes)) }
  })
}
