import type { Connection } from '#shared/contract/connections.ts'
import type { ProviderName, SubmissionKind } from '#shared/domain/submission.ts'
import type { Log } from '../log.ts'
import type { Job, Provider } from '../providers/provider.ts'
import type { Audit } from '../records/audit.ts'
import type { Queries, Store } from '../store/store.ts'
import type { NetworkFacts } from './network.ts'
import type { Secret } from '../vault/secret.ts'

/** What the outbox needs of the connections; records/connections.ts has it. */
export interface OutboxConnections {
  /** Throws NotFoundError when there is none. */
  get(queries: Queries, id: string): Promise<Connection>
  /** From the vault; null when it is not there. Throws TroubleError when the vault cannot say. */
  secret(id: string): Promise<Secret | null>
  /** What it last said, for the connection's page. Called in the transaction that settles what that was an answer to. */
  noteAnswer(queries: Queries, id: string, answer: NonNullable<Connection['lastAnswer']>): Promise<void>
  setSignIn(queries: Queries, id: string, signIn: 'ok' | 'refused'): Promise<void>
}

export interface OutboxDeps {
  store: Store
  jobs: (kind: SubmissionKind) => Job
  providers: (name: ProviderName) => Provider
  connections: OutboxConnections
  /** Why a connection may not be sent to as things stand (the office's policy), or null. Its submissions wait. */
  refusal?: (connection: Connection) => { code: string; detail: string } | null
  audit: Pick<Audit, 'append'>
  /** Keys the hashes of fingerprints, persons and homes. */
  fingerprintKey: Secret
  /** `outbox.lock` in the profile folder. */
  lockFile: string
  /** Who uses Handover: the name in Settings, else the system's user. */
  by: () => Promise<string>
  clock: () => Date
  /** What the operating system says of the network; asked only while something waits that could not be reached. */
  network?: NetworkFacts
  /** From 0 up to 1. */
  random: () => number
  log: Log
}
