import type { Problem } from '#shared/domain/problem.ts'
import { resourceOf, type ResourceName } from '#shared/domain/resources.ts'
import type { Secret } from '../../vault/secret.ts'
import { readAnswerBody } from '../answer-body.ts'
import type { Http } from '../http.ts'
import { readDocument, type JsonApiDocument } from '../json-api-document.ts'
import { JSON_API } from '../json-api-member-names.ts'
import { queryOf, type ListQuery } from '../json-api-query.ts'
import type { ConnectionFacts } from '../provider.ts'
import { answerDetail } from '../service-text.ts'
import { callCtrlHub } from './call.ts'
import { readFailure } from './failures.ts'
import { secretTexts, type SignIn } from './sign-in.ts'
import { traceOfSignIn } from './sign-in-answers.ts'
import { detailWithTrace, traceOf } from './texts.ts'

/** What a read met. */
export type Read = ReadDocument | RefusedRead

export interface ReadDocument {
  kind: 'read'
  document: JsonApiDocument
  /** How far the service's clock is ahead of this computer's, in milliseconds; null when it does not tell the time. */
  clockAhead: number | null
  /** Cut out of every text. */
  secrets: readonly string[]
}

export interface RefusedRead {
  kind: 'refused'
  /** Of the answer; null when there was none. */
  status: number | null
  failure: Problem
  detail: string
}

/** Reads documents of one connection. Never throws for what the network or server does. */
export interface Reader {
  connection: ConnectionFacts
  get(path: string, query?: ListQuery): Promise<Read>
}

export function createReader(
  http: Http,
  signIn: SignIn,
  connection: ConnectionFacts,
  secret: Secret,
  clock: () => number,
  signal?: AbortSignal,
): Reader {
  return {
    connection,
    async get(path, query = {}) {
      const request = {
        method: 'GET',
        path: `${path}${queryOf(query)}`,
        headers: { accept: JSON_API },
        body: null,
      } as const
      const called = await callCtrlHub(http, signIn, connection, secret, request, signal)
      if (called.kind === 'failed') {
        const { code, detail } = called.outcome
        return refused(null, code, detail, traceOfSignIn(called, secretTexts(secret)))
      }
      const { result, secrets } = called
      if (result.kind !== 'answer') return refused(null, result.code, result.detail, null)
      const { status, headers } = result
      const body = readAnswerBody(headers, result.body)
      const trace = traceOf(result, secrets)
      const detail = detailWithTrace(answerDetail(status, headers, body, secrets), trace)
      if (status < 200 || status >= 300) return refused(status, codeOf(status), detail, trace)
      const document = readDocument(body)
      if (document === null) return refused(status, 'HO-CH-READ-UNREADABLE', detail, trace)
      const serverTime = Date.parse(headers['date'] ?? '')
      const clockAhead = Number.isNaN(serverTime) ? null : serverTime - clock()
      return { kind: 'read', document, clockAhead, secrets }
    },
  }
}

function refused(status: number | null, code: string, detail: string, trace: string | null): RefusedRead {
  return { kind: 'refused', status, failure: readFailure(code, trace), detail }
}

function codeOf(status: number): string {
  if (status === 401) return 'HO-CH-SIGN-IN'
  if (status === 403) return 'HO-CH-FORBIDDEN'
  if (status === 404) return 'HO-CH-READ-MISSING'
  if (status === 429) return 'HO-CH-RATE'
  if (status === 503) return 'HO-CH-BUSY'
  if (status >= 300 && status < 400) return 'HO-CH-REDIRECT'
  return status >= 500 || status === 408 ? 'HO-CH-READ-SERVER' : 'HO-CH-READ-REFUSED'
}

/** The path of a collection as this connection has it; null when it needs an organisation and none is chosen. */
export function collectionPath(
  { resources, organisation }: Pick<ConnectionFacts, 'resources' | 'organisation'>,
  name: ResourceName,
): string | null {
  const { path } = resourceOf(resources, name)
  if (path === null || !path.includes('{org}')) return path
  return organisation === null ? null : path.replaceAll('{org}', encodeURIComponent(organisation.id))
}

/** The path of one record; null when there is none, or the id would lead elsewhere. */
export function recordPath(connection: ConnectionFacts, name: ResourceName, id: string): string | null {
  const collection = collectionPath(connection, name)
  return collection === null || /^\.{0,2}$/.test(id) ? null : `${collection}/${encodeURIComponent(id)}`
}
