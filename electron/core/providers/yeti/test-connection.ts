import type { TestResult } from '#shared/contract/connections.ts'
import { isReachCode, reachFailure, testFailure } from '../connection-test.ts'
import type { SignInFailure } from '../token-keeper.ts'
import { readFailure } from './failures.ts'
import { ACCOUNTS_PATH } from './paths.ts'
import type { Reader } from './read.ts'
import { ACCOUNT_FIELDS } from './reads/accounts.ts'

/** What a sign-in that failed says about the connection. */
export function signInTest({ outcome, result }: SignInFailure): TestResult {
  const { code, detail } = outcome
  return result?.kind === 'lost' || isReachCode(code) ? reachFailure(outcome) : failedTest(code, detail)
}

/** Reads one page of accounts, signed in: whoever may do that may use the admin API (yeti.md 1.1: there are no finer roles). */
export async function testReads(reader: Reader): Promise<TestResult> {
  const read = await reader.get(ACCOUNTS_PATH, {
    fields: { accounts: ACCOUNT_FIELDS },
    page: { number: 1, size: 1 },
  })
  if (read.kind === 'read') return WORKS
  const { status, failure, detail } = read
  if (status === null && isReachCode(failure.code)) return reachFailure({ code: failure.code, detail })
  return failedTest(failure.code, detail)
}

const WORKS: TestResult = {
  ok: true,
  failed: null,
  code: 'HO-YETI-TEST-OK',
  message: 'Yeti signed Handover in.',
  fix: '',
  detail: '',
}

function failedTest(code: string, detail: string): TestResult {
  const { message, fix } = readFailure(code)
  return testFailure(code, { failed: SIGN_IN.has(code) ? 'sign-in' : 'answer', message, fix }, detail)
}

/** The codes of a sign-in that somebody must mend. */
const SIGN_IN: ReadonlySet<string> = new Set([
  'HO-YETI-SIGN-IN',
  'HO-YETI-ADDRESS-NOT-ALLOWED',
  'HO-YETI-LETS-ONLY-ITSELF-IN',
  'HO-YETI-FORBIDDEN',
  'HO-YETI-TOKEN',
  'HO-YETI-SECRET',
])
