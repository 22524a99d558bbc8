import type { Change } from '#shared/contract/submissions.ts'
import type { Connection } from '#shared/contract/connections.ts'
import type { Secret } from '../vault/secret.ts'
import type { OutboxDeps } from './deps.ts'
import { connectionsWithWork, type WithWork } from './eligible.ts'
import type { Forbidden } from './forbidden.ts'

/** A connection that can be sent to, as it is at this moment. */
export interface ReadyConnection {
  connection: Connection
  secret: Secret
}

/** The connections that have work, with their secrets: kept, so that the keychain is not asked for each request. */
export class ReadyConnections {
  readonly #deps: OutboxDeps
  readonly #changed: (area: Change['area']) => void
  /** Those that had work when it was asked last, and may not be sent to. */
  forbidden: readonly Forbidden[] = []
  readonly #known = new Map<string, ReadyConnection & Pick<WithWork, 'since' | 'facts'>>()

  constructor(deps: OutboxDeps, changed: (area: Change['area']) => void) {
    this.#deps = deps
    this.#changed = changed
  }

  /**
   * By their ids. Throws TroubleError when the vault will not answer: so it is asked before anything is
   * claimed, and no row is left half sent.
   */
  async ready(only: string | null): Promise<Map<string, ReadyConnection>> {
    const { store, connections, refusal } = this.#deps
    const ready = new Map<string, ReadyConnection>()
    const forbidden: Forbidden[] = []
    for (const { id, since, facts } of await connectionsWithWork(store.queries, { only })) {
      const known = this.#known.get(id)
      if (known?.since === since && known.facts === facts) {
        ready.set(id, known)
        continue
      }
      const connection = await connections.get(store.queries, id)
      const refused = refusal?.(connection) ?? null
      if (refused !== null) {
        forbidden.push({ connectionId: id, ...refused })
        continue
      }
      // Changed between the two readings: a secret must not go to an address that it was not entered for.
      if (connection.secret.since !== since) continue
      const secret = known?.since === since ? known.secret : await connections.secret(id)
      if (secret === null) {
        await this.#tellNoSecret(id, since)
        continue
      }
      const one = { connection, secret }
      this.#known.set(id, { ...one, since, facts })
      ready.set(id, one)
    }
    this.forbidden = forbidden
    return ready
  }

  forget(): void {
    this.#known.clear()
  }

  /** The vault has lost a secret that the store believes in: as good as refused, until it is entered again. */
  async #tellNoSecret(id: string, since: string | null): Promise<void> {
    const { store, connections, clock, log } = this.#deps
    log.warn({ connection: id }, 'The vault has no secret of a connection.')
    await store.transaction(async (queries) => {
      // Another may have been entered meanwhile.
      if ((await connections.get(queries, id)).secret.since !== since) return
      const message = 'The keychain does not have its secret. Enter it again.'
      const answer = { at: clock().toISOString(), ok: false, code: 'HO-OUTBOX-NO-SECRET', message }
      await connections.noteAnswer(queries, id, answer)
      await connections.setSignIn(queries, id, 'refused')
    })
    this.#changed('connections')
  }
}
