import { join } from 'node:path'
import type { Connection } from '#shared/contract/connections.ts'
import type { Change } from '#shared/contract/submissions.ts'
import type { ProviderName } from '#shared/domain/submission.ts'
import { Imports } from './import/imports.ts'
import type { Log } from './log.ts'
import { createOutbox, type Outbox } from './outbox/outbox.ts'
import type { OfficePolicy, PolicyRefusal } from './policy/office-policy.ts'
import type { OpenProfile } from './profile/open-profile.ts'
import { createAcquaintProvider, type AcquaintProvider } from './providers/acquaint/provider.ts'
import { createCtrlHubProvider, type CtrlHubProvider } from './providers/ctrl-hub/provider.ts'
import { createHttp, type Http } from './providers/http.ts'
import { jobOf } from './providers/jobs.ts'
import type { Provider } from './providers/provider.ts'
import type { ProxyResolver } from './providers/proxy-answer.ts'
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
  policy: Pick<OfficePolicy, 'refusal'>
  proxy: ProxyResolver | 'environment'
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

  constructor({ profile, audit, connection, user, loopbackOnly, policy, proxy, log, changed }: SendingDeps) {
    const { store, vault, fingerprintKey } = profile
    const clock = () => new Date()
    this.#http = createHttp({ loopbackOnly, proxy, refusal: (url) => policy.refusal(url) })
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
      refusal: (one) => refusalOf(policy, one),
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

  /** By which proxy a connection's service is reached now, as host and port; null when by none. */
  async proxyFor({ baseUrl }: Pick<Connection, 'baseUrl'>): Promise<string | null> {
    const url = URL.parse(baseUrl)
    return url === null ? null : this.#http.proxyFor(url)
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

/** Neither what a connection sends nor its signing in may go where the office does not allow it. */
function refusalOf(
  policy: Pick<OfficePolicy, 'refusal'>,
  { baseUrl, authUrl }: Pick<Connection, 'baseUrl' | 'authUrl'>,
): PolicyRefusal | null {
  for (const address of [baseUrl, authUrl ?? baseUrl]) {
    const url = URL.parse(address)
    const refused = url === null ? null : policy.refusal(url)
    if (refused !== null) return refused
  }
  return null
}
