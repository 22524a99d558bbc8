import { NotNowError } from '../refusal.ts'
import type { OpenSheet } from './open-sheet.ts'

/** Of a kind that rows of a file cannot become. */
export function notImported(): NotNowError {
  return new NotNowError(
    'HO-IMPORT-KIND',
    'These cannot be made from a file of rows.',
    'Make them one by one, or import switches.',
  )
}

export function beingQueued(): NotNowError {
  return new NotNowError(
    'HO-IMPORT-QUEUING',
    'Its rows are just being queued.',
    'Wait until that is done, or stop it.',
  )
}

/** The connection is not as it was when the rows were encoded. */
export function otherGround(): NotNowError {
  return new NotNowError(
    'HO-IMPORT-CHANGED',
    'The connection was changed while the rows were being queued, so none of them was.',
    'Queue them again: they are checked anew first.',
  )
}

/** Throws NotNowError when nothing of a file can be queued. */
export function refuseUnready({ summary: { problems, counts } }: Pick<OpenSheet, 'summary'>): void {
  const [problem] = problems
  if (problem !== undefined) throw new NotNowError(problem.code, problem.message, problem.fix)
  if (counts.ready === 0)
    throw new NotNowError(
      'HO-IMPORT-NONE-READY',
      'No row is ready to be queued.',
      'Mend those that failed first.',
    )
}
