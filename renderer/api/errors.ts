import { ORPCError } from '@orpc/client'
import type { InputIssue, Trouble } from '#shared/contract/error-data.ts'
import type { Words } from '#shared/words/en-GB.ts'
import { readContractError, type ContractError } from './contract-error.ts'
import { LinkError } from './link-state.ts'

/** Everything that a call can fail with, as the screens tell it. */
export type Failure =
  | { kind: 'invalid'; issues: InputIssue[]; message: string }
  | { kind: 'not-found'; what: string; id: string; message: string }
  | { kind: 'closed'; trouble: Trouble | null; message: string }
  | { kind: 'not-now'; code: string; fix: string; message: string }
  | { kind: 'internal'; id: string; message: string }
  | { kind: 'lost'; message: string }
  | { kind: 'signed-out'; message: string }

/** How a screen tells what it caught: `failureOf`, and what else follows from it. */
export type Tell = (error: unknown) => Failure

/**
 * What a caught error means for the person in front of the screen.
 * Everything that is neither the contract's nor about the link is our own defect: `internal` with id ''.
 * @param words how what the core did not say is said: `failureWords()` in a page
 */
export function failureOf(error: unknown, words: Words['failures']): Failure {
  if (error instanceof LinkError) {
    return { kind: error.state, message: error.state === 'lost' ? words.lost : words.signedOut }
  }
  if (isOrpcError(error) && error.defined) {
    const read = readContractError(error.code, error.data)
    if (read !== null) return contractFailure(read, error.message)
  }
  return { kind: 'internal', id: '', message: words.defect }
}

function isOrpcError(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError
}

function contractFailure(error: ContractError, message: string): Failure {
  switch (error.code) {
    case 'INVALID_INPUT':
      return { kind: 'invalid', issues: error.data.issues, message }
    case 'NOT_FOUND':
      return { kind: 'not-found', what: error.data.what, id: error.data.id, message }
    case 'CLOSED':
      return { kind: 'closed', trouble: error.data.trouble, message }
    case 'NOT_NOW':
      return { kind: 'not-now', code: error.data.code, fix: error.data.fix, message }
    case 'INTERNAL':
      return { kind: 'internal', id: error.data.id, message }
  }
}
