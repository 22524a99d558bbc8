import type { Trouble } from '#shared/contract/error-data.ts'
import { TroubleError } from '../trouble.ts'

/**
 * What may be asked while the screens are locked: how it stands, what opens them, and what the window shows of the sending, which goes
 * on: numbers without anything about anybody.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  'profile.status',
  'lock.now',
  'lock.open',
  'lock.stillHere',
  'outbox.status',
  'outbox.progress',
  'outbox.changes',
  'desktop.directions',
])

export function mayWhileLocked(procedure: string): boolean {
  return ALLOWED.has(procedure)
}

/** Why nothing is told while the screens are locked. */
export function lockedTrouble(): TroubleError {
  return told({
    state: 'locked',
    code: 'HO-LOCKED',
    message: 'Handover is locked. What is queued goes on being sent.',
    fix: 'Open it with your PIN or passphrase.',
    detail: 'The screens are locked.',
  })
}

export function wrongPin(wrong: number, waitSeconds: number): TroubleError {
  return told({
    state: 'passphrase-wrong',
    code: 'HO-LOCK-PIN-WRONG',
    message: 'That is not the PIN.',
    fix: waitSeconds === 0 ? 'Enter it again.' : `Try again in ${inSeconds(waitSeconds)}.`,
    detail: `${wrong} wrong so far.`,
    ...(waitSeconds === 0 ? {} : { waitSeconds }),
  })
}

export function tooSoon(waitSeconds: number): TroubleError {
  return told({
    state: 'passphrase-wrong',
    code: 'HO-LOCK-WAIT',
    message: 'There were several wrong ones, so Handover waits before it tries another.',
    fix: `Try again in ${inSeconds(waitSeconds)}.`,
    detail: 'It was not tried.',
    waitSeconds,
  })
}

/** After ten wrong PINs, of a profile that has no passphrase. */
export function tooManyWrong(): Trouble {
  return {
    kind: 'vault',
    state: 'denied',
    code: 'HO-LOCK-TOO-MANY',
    message: 'There were ten wrong PINs, so Handover closed the profile.',
    fix: 'Try again, and enter the right one. If it is forgotten, delete the item lock-pin of Handover in the keychain of this computer, which asks for your password.',
    detail: 'The store is closed.',
  }
}

function told(trouble: Omit<Trouble, 'kind'>): TroubleError {
  return new TroubleError({ kind: 'vault', ...trouble })
}

function inSeconds(seconds: number): string {
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}
