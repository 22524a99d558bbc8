import { onTestFinished } from 'vitest'
import { startPractice } from '#core/practice/server.ts'
import type { Fault, PracticeServer } from '#core/practice/practice.ts'

/** A practice server for one test, and a way to call it over a real socket. */
export async function served(faults: Fault[] = []) {
  const practice = await startPractice({ faults })
  onTestFinished(() => practice.close())
  return { practice, call: caller(practice) }
}

interface Sent {
  method?: string
  body?: string | Uint8Array
  headers?: Record<string, string>
}

const caller =
  (practice: PracticeServer) =>
  async (path: string, { method = 'POST', body, headers = {} }: Sent = {}) => {
    const response = await fetch(new URL(path, practice.url), {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

/** Signs in and gives the header that opens the rest. */
export async function signIn({
  practice,
  call,
}: Awaited<ReturnType<typeof served>>): Promise<Record<string, string>> {
  const answer = await call('17.0/auth/databasetoken', {
    body: JSON.stringify(practice.credentials.acquaint),
  })
  const parsed: unknown = JSON.parse(answer.text)
  if (
    typeof parsed !== 'object' ||
    parsed === null ||
    !('token' in parsed) ||
    typeof parsed.token !== 'string'
  ) {
    throw new Error(`No token in ${answer.text}`)
  }
  return { 'x-acquaint-token': parsed.token }
}
