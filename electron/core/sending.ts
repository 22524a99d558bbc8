import { join } from 'node:path'
import type { Connection } from '#shared/contract/connections.ts'
import type { Change } from '#shared/contract/submissions.ts'
import type { ProviderName } from '#shared/domain/submission.ts'
import { Imports } from './import/imports.ts'
import type { Log } from './log.ts'
import { createOutbox, type Outbox } from './outbox/outbox.ts'
import type { OpenProfile } from './profile/open-profile.ts'
import { createAcquaintProvider, type AcquaintProvider } from './providers/acquaint/provider.ts'
import { createCtrlHubProvider, type CtrlHubProvider } from './providers/ctrl-hub/provider.ts'
import { createHttp, type Http } from './providers/http.ts'
import { jobOf } from './providers/jobs.ts'
import type { Provider } from './providers/provider.ts'
import { createYetiProvider, type YetiProvider } from './providers/yeti/provider.ts'
import type { Audit } from './records/audit.ts'
import * as connections from './records/connections.ts'
import type { Queries } from './store/store.ts'

export interface SendingDeps {
  profile: OpenProfile
  audit: Audit
  /** As this process reaches it. Throws NotFoundError. */
  connection: (id: string, queries?: Queries) => Promise<Connection>
  /** Who uses Handover. */
  user: () => Promise<string>
  loopbackOnly: boolean
  log: Log
  changed: (area: Change['area']) => void
}

/**
 * What checks and sends for one open profile, and what reads from the services. It is most of the core's code, which a process
 * that only looks does without.
 */
export class Sending {
  readonly acquaint: AcquaintProvider
  readonly ctrlHub: CtrlHubProvider
  readonly yeti: YetiProvider
  readonly outbox: Outbox
  readonly imports: Imports
  readonly #http: Http
  readonly #providers: Readonly<Record<ProviderName, Provider>>
  readonly #stopTelling: () => void

  constructor({ profile, audit, connection, user, loopbackOnly, log, changed }: SendingDeps) {
    const { store, vault, fingerprintKey } = profile
    const clock = () => new Date()
    this.#http = createHttp({ loopbackOnly })
    this.acquaint = createAcquaintProvider(this.#http)
    this.ctrlHub = createCtrlHubProvider(this.#http)
    this.yeti = createYetiProvider(this.#http)
    this.#providers = { acquaint: this.acquaint, 'ctrl-hub': this.ctrlHub, yeti: this.yeti }
    this.outbox = createOutbox({
      store,
      jobs: jobOf,
      providers: (name) => this.#providers[name],
      connections: {
        get: (queries, id) => connection(id, queries),
        secret: (id) => vault.read(connections.secretName(id)),
        noteAnswer: connections.noteAnswer,
        setSignIn: connections.setSignIn,
      },
      audit,
      fingerprintKey,
      lockFile: join(profile.folder, 'outbox.lock'),
      by: user,
      clock,
      random: Math.random,
      log,
    })
    this.imports = new Imports({ store, fingerprintKey, connection, outbox: this.outbox, changed, clock })
    this.#stopTelling = this.outbox.onChange(changed)
  }

  providerOf({ provider }: Pick<Connection, 'provider'>): Provider {
    return this.#providers[provider]
  }

  /** Tokens belong to the address and the secret that they were got with. */
  forgetSignIn(connection: Pick<Connection, 'id' | 'provider'>): void {
    this.providerOf(connection).forget(connection.id)
  }

  /** Ends a session that the service keeps for this process, and forgets it. */
  async signOut(connection: Connection): Promise<void> {
    await this.providerOf(connection).signOut?.(connection)
    this.forgetSignIn(connection)
  }

  async close(): Promise<void> {
    this.#stopTelling()
    await this.imports.close()
    await this.outbox.close()
    await this.#http.close()
  }
}
