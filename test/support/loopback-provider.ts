import { request as httpRequest } from 'node:http'
import * as v from 'valibot'
import type { ConnectionFacts, EncodedRequest, Outcome, Provider } from '#core/providers/provider.ts'
import type { Secret } from '#core/vault/secret.ts'

/**
 * A provider that really sends, to a server of the test's own, and tells what it is about to do. Unlike the
 * application's own it knows no service: an answer with an id is accepted, anything after connecting is unconfirmed.
 */
export class LoopbackProvider implements Provider {
  readonly name = 'acquaint'
  readonly #tell: (what: 'sending' | 'answered') => Promise<void>

  constructor(tell: (what: 'sending' | 'answered') => Promise<void>) {
    this.#tell = tell
  }

  async send(connection: ConnectionFacts, _secret: Secret, request: EncodedRequest): Promise<Outcome> {
    await this.#tell('sending')
    const outcome = await post(new URL(request.path, connection.baseUrl), request.body)
    await this.#tell('answered')
    return outcome
  }

  test(): Promise<never> {
    return Promise.reject(new Error('Not used here.'))
  }

  forget(): void {
    // Keeps nothing.
  }
}

function post(url: URL, body: Uint8Array): Promise<Outcome> {
  return new Promise((resolve) => {
    let connected = false
    const request = httpRequest(url, { method: 'POST', agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', () => resolve(unknown))
      response.on('end', () => {
        const answer = Buffer.concat(chunks)
        const { caseID } = v.parse(v.object({ caseID: v.string() }), JSON.parse(answer.toString()))
        resolve({ kind: 'accepted', remoteIds: { caseID }, answer, status: 200, location: null })
      })
    })
    const unknown: Outcome = { kind: 'unconfirmed', code: 'HO-TEST-LOST', detail: 'Lost.', status: null }
    request.on('socket', (socket) => socket.on('connect', () => (connected = true)))
    request.on('error', () => {
      resolve(
        connected
          ? unknown
          : { kind: 'waiting', code: 'HO-TEST-NET', detail: 'Not connected.', retryAfterMs: null },
      )
    })
    request.end(body)
  })
}
