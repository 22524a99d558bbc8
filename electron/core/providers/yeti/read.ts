import type { Problem } from '#shared/domain/problem.ts'
import type { Secret } from '../../vault/secret.ts'
import { readAnswerBody, type NumberReading } from '../answer-body.ts'
import { readDocument, type JsonApiDocument } from '../json-api-document.ts'
import { JSON_API } from '../json-api-member-names.ts'
import type { ConnectionFacts } from '../provider.ts'
import { answerDetail } from '../service-text.ts'
import { callYeti, type Client } from './call.ts'
import { readFailure } from './failures.ts'
import { writtenDecimals } from './fields.ts'
import { queryOf, type Query } from './query.ts'
import { forbiddenCode } from './sign-in-answers.ts'

/** What a read met. */
export type Read = ReadDocument | RefusedRead

export interface ReadDocument {
  kind: 'read'
  document: JsonApiDocument
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
  /** @param numbers how numbers are read; prices and balances keep their digits unless said otherwise */
  get(path: string, query?: Query, numbers?: NumberReading): Promise<Read>
}

export function createReader(
  client: Client,
  connection: ConnectionFacts,
  secret: Secret,
  signal?: AbortSignal,
): Reader {
  return {
    async get(path, query = {}, numbers = writtenDecimals) {
      const request = {
        method: 'GET',
        path: `${path}${queryOf(query)}`,
        headers: { accept: JSON_API },
        body: null,
      } as const
      const called = await callYeti(client, connection, secret, request, signal)
      if (called.kind === 'failed') return refused(null, called.outcome.code, called.outcome.detail)
      const { result, secrets } = called
      if (result.kind !== 'answer') return refused(null, result.code, result.detail)
      const { status, headers } = result
      const body = readAnswerBody(headers, result.body, numbers)
      const detail = answerDetail(status, headers, body, secrets)
      if (status === 403) return refused(status, forbiddenCode(body), detail)
      if (status < 200 || status >= 300) return refused(status, codeOf(status), detail)
      const document = readDocument(body)
      if (document === null) return refused(status, 'HO-YETI-READ-UNREADABLE', detail)
      return { kind: 'read', document, secrets }
    },
  }
}

export function refused(status: number | null, code: string, detail: string): RefusedRead {
  return { kind: 'refused', status, failure: readFailure(code), detail }
}

function codeOf(status: number): string {
  if (status === 401) return 'HO-YETI-TOKEN'
  if (status === 404) return 'HO-YETI-READ-MISSING'
  if (status === 429) return 'HO-YETI-RATE'
  if (status === 503) return 'HO-YETI-BUSY'
  if (status >= 300 && status < 400) return 'HO-YETI-REDIRECT'
  return status >= 500 || status === 408 ? 'HO-YETI-READ-SERVER' : 'HO-YETI-READ-REFUSED'
}
