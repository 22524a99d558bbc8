import type { Problem } from '#shared/domain/problem.ts'
import type { SubmissionState } from '#shared/domain/submission.ts'
import type { Outcome } from '../providers/provider.ts'
import { pauseBefore } from './backoff.ts'

/** What an attempt makes of a row that was `sending`. */
export interface Settled {
  state: 'accepted' | 'rejected' | 'unconfirmed' | 'waiting'
  code: string
  /** Technical, without personal data. */
  detail: string
  /** Null unless `waiting`; null also while the connection must be mended first. */
  nextTryAt: Date | null
  errors: Problem[]
  remoteIds: Record<string, string>
  /** The connection refuses to sign in: its rows wait until it is mended. */
  signInRefused: boolean
}

const nothing = { nextTryAt: null, errors: [], remoteIds: {}, signInRefused: false }

/**
 * The state table of a submission's life: what becomes of a row after an attempt. Pure.
 *
 * @param attempts how many there have been, this one included
 * @param abandoned this process stopped waiting for the answer (it closes). Only an answer that did come counts
 *   then: whatever else the provider says, bytes may have left.
 */
export function next(
  row: { attempts: number; abandoned: boolean },
  outcome: Outcome,
  now: Date,
  random: () => number,
): Settled {
  switch (outcome.kind) {
    case 'accepted':
      if (Object.keys(outcome.remoteIds).length === 0)
        return unconfirmed('HO-OUTBOX-NO-ID', `Answered ${outcome.status} without an id.`)
      return {
        ...nothing,
        state: 'accepted',
        code: 'HO-OUTBOX-ACCEPTED',
        detail: `Answered ${outcome.status}.`,
        remoteIds: outcome.remoteIds,
      }
    case 'rejected':
      return {
        ...nothing,
        state: 'rejected',
        code: outcome.code,
        detail: outcome.detail,
        errors: outcome.errors,
      }
    case 'unconfirmed':
      return unconfirmed(outcome.code, outcome.detail)
    case 'waiting':
      if (row.abandoned) return abandoned()
      return {
        ...nothing,
        state: 'waiting',
        code: outcome.code,
        detail: outcome.detail,
        nextTryAt: new Date(now.getTime() + pauseBefore(row.attempts, outcome.retryAfterMs, random)),
      }
    case 'sign-in-refused':
      if (row.abandoned) return abandoned()
      return { ...nothing, state: 'waiting', code: outcome.code, detail: outcome.detail, signInRefused: true }
  }
}

function unconfirmed(code: string, detail: string): Settled {
  return { ...nothing, state: 'unconfirmed', code, detail }
}

function abandoned(): Settled {
  return unconfirmed('HO-OUTBOX-CLOSED', 'Handover was closed before the answer came.')
}

/** What the user may do with a submission, by its state. Nothing else changes one but sending it. */
const ALLOWED = {
  cancel: ['queued', 'waiting'],
  setAside: ['rejected'],
  sendNow: ['queued', 'waiting'],
  resolve: ['unconfirmed'],
} as const satisfies Record<string, readonly SubmissionState[]>

export type UserAction = keyof typeof ALLOWED

export function mayDo(action: UserAction, state: SubmissionState): boolean {
  const states: readonly SubmissionState[] = ALLOWED[action]
  return states.includes(state)
}
