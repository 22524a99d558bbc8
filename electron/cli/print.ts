import type { Problem } from '#shared/domain/problem.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { EXIT, type ExitCode } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** One problem in one line that begins with the path. */
export function problemLine(problem: Problem): string {
  const texts = [problem.message, problem.fix].filter((text) => text !== '').join(' ')
  return `${problem.path || 'body'}: ${texts} (${problem.code})`
}

export const warningLine = (problem: Problem): string =>
  problemLine({ ...problem, message: `Warning: ${problem.message}` })

/** A body that is refused: nothing of it was stored. */
export function printRefused(
  terminal: Terminal,
  json: boolean,
  kind: SubmissionKind,
  errors: readonly Problem[],
): void {
  if (json) terminal.out(JSON.stringify({ id: null, kind, state: 'refused', errors }))
  for (const error of errors) terminal.note(problemLine(error))
}

/** After these a submission is not tried again by itself. */
const SIGN_IN_REFUSED: ReadonlySet<string> = new Set([
  ...['ACQ', 'CH', 'YETI'].flatMap((service) =>
    ['SIGN-IN', 'FORBIDDEN', 'SECRET'].map((what) => `HO-${service}-${what}`),
  ),
  'HO-CH-SIGN-IN-PLACE',
  'HO-CH-SECOND-STEP',
  'HO-YETI-SIGN-IN-PLACE',
  'HO-YETI-ADDRESS-NOT-ALLOWED',
  'HO-YETI-LETS-ONLY-ITSELF-IN',
  'HO-YETI-TOKEN',
  'HO-OUTBOX-SIGN-IN-REFUSED',
])

/** It waits for the office, not for the service. */
const POLICY: ReadonlySet<string> = new Set(['HO-POLICY-HOST', 'HO-POLICY-FILE'])

type Printed = Pick<Submission, 'id' | 'kind' | 'state' | 'remoteIds' | 'errors' | 'warnings'>

/** A submission as scripts get it. */
export function submissionJson({ id, kind, state, remoteIds, errors, warnings }: Printed): string {
  return JSON.stringify({ id, kind, state, remoteIds, errors, warnings })
}

/** A submission in one line for people. */
export function submissionLine(submission: Printed & Pick<Submission, 'title'>): string {
  const ids = Object.entries(submission.remoteIds).map(([name, value]) => `${name} ${value}`)
  return [submission.id, submission.kind, submission.state, submission.title, ...ids].join('  ')
}

/** Prints a submission, and for people its problems. */
export function printSubmission(terminal: Terminal, json: boolean, submission: Submission): void {
  terminal.out(json ? submissionJson(submission) : submissionLine(submission))
  for (const warning of submission.warnings) terminal.note(warningLine(warning))
  for (const error of submission.errors) terminal.note(problemLine(error))
  const { state, id, lastAttempt, connectionId } = submission
  const why = lastAttempt === null ? '' : ` ${lastAttempt.detail} (${lastAttempt.code})`
  if (state === 'unconfirmed') {
    terminal.note(
      `${id}: sent, but it is not certain that they have it.${why} Ask them, then: handover outbox resolve ${id} --received CASE, or --resend.`,
    )
  }
  if (exitOf(submission) === EXIT.waiting) {
    const next = POLICY.has(lastAttempt?.code ?? '')
      ? 'It goes once the office’s policy lets it: handover doctor shows the policy.'
      : SIGN_IN_REFUSED.has(lastAttempt?.code ?? '')
        ? `It waits until the sign-in works: handover connections test ${connectionId} tries that.`
        : 'handover outbox run tries again.'
    terminal.note(`${id}: not sent yet.${why} ${next}`)
  }
}

/** What the state of a submission means for the exit code. */
export function exitOf({ state }: Pick<Submission, 'state'>): ExitCode {
  switch (state) {
    case 'accepted':
      return EXIT.done
    case 'rejected':
    case 'cancelled':
      return EXIT.refused
    case 'unconfirmed':
      return EXIT.unconfirmed
    case 'queued':
    case 'sending':
    case 'waiting':
      return EXIT.waiting
  }
}
