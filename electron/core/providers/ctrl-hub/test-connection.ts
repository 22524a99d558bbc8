import type { Organisation, TestResult } from '#shared/contract/connections.ts'
import { isReachCode, reachFailure, testFailure } from '../connection-test.ts'
import { serviceText } from '../service-text.ts'
import type { SignInFailure } from '../token-keeper.ts'
import { readFailure } from './failures.ts'
import { traceOfSignIn } from './sign-in-answers.ts'
import { collectionPath, type Read, type Reader, type RefusedRead } from './read.ts'
import { pickItem } from './reads/item.ts'
import { readPages, type ListMemory } from './reads/lists.ts'
import { showOrganisation } from './reads/organisation.ts'
import { emailOf, nameOfPerson } from './reads/person.ts'

/** Who is signed in (SDK source). */
const WHOAMI_PATH = 'v3/iam/whoami'
const PAGE = 100
const MOST_PAGES = 10

/** What a sign-in that failed says about the connection. */
export function signInTest(failed: SignInFailure, secrets: readonly string[]): TestResult {
  const { outcome, result } = failed
  const { code, detail } = outcome
  if (result?.kind === 'lost' || isReachCode(code)) return reachFailure(outcome)
  const { message, fix } = readFailure(code, traceOfSignIn(failed, secrets))
  return testFailure(code, { failed: STEPS[code] ?? 'answer', message, fix }, detail)
}

/** Which step a code belongs to. */
const STEPS: Readonly<Record<string, TestResult['failed']>> = {
  'HO-CH-SIGN-IN': 'sign-in',
  'HO-CH-SECRET': 'sign-in',
  'HO-CH-SECOND-STEP': 'sign-in',
  'HO-CH-FORBIDDEN': 'sign-in',
}

/** Asks, signed in, who one is and which organisations there are. Who one is is told as far as the service tells it. */
export async function testReads(memory: ListMemory, reader: Reader): Promise<TestResult> {
  const path = collectionPath(reader.connection, 'organisation') ?? ''
  const [whoami, listed] = await Promise.all([
    reader.get(WHOAMI_PATH),
    readPages(memory, reader, path, { limit: PAGE }, MOST_PAGES),
  ])
  if (listed.stopped !== null && listed.pages.length === 0) return readTest(listed.stopped)
  const organisations = listed.pages.flatMap(({ document, secrets }) =>
    document.records.flatMap((record): Organisation[] => {
      const item = pickItem(record, document, secrets, showOrganisation, '')
      return item === null ? [] : [{ id: item.id, label: item.label }]
    }),
  )
  const who = whoOf(whoami)
  return {
    ok: true,
    failed: null,
    code: 'HO-CH-TEST-OK',
    message: 'Ctrl Hub signed Handover in.',
    fix: '',
    detail: '',
    ...(who === '' ? {} : { who }),
    organisations,
  }
}

function readTest({ failure, detail, status }: RefusedRead): TestResult {
  const { code, message, fix } = failure
  if (status === null) return reachFailure({ code, detail })
  return testFailure(code, { failed: code === 'HO-CH-SIGN-IN' ? 'sign-in' : 'answer', message, fix }, detail)
}

/** `Aoife Byrne (aoife@example.com)`, or as much of it as is told; '' when nothing is. */
function whoOf(whoami: Read): string {
  const [record] = whoami.kind === 'read' ? whoami.document.records : []
  if (whoami.kind !== 'read' || record === undefined) return ''
  const [name, email] = [nameOfPerson(record), emailOf(record)]
  return serviceText(name !== '' && email !== '' ? `${name} (${email})` : name || email, whoami.secrets)
}
