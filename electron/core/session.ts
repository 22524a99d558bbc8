import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { Connection, TestResult } from '#shared/contract/connections.ts'
import type { Change } from '#shared/contract/submissions.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import type { ProviderName } from '#shared/domain/submission.ts'
import { Imports } from './import/imports.ts'
import { nameOf, type Log } from './log.ts'
import { createOutbox, type Outbox } from './outbox/outbox.ts'
import type { PracticeServer } from './practice/practice.ts'
import type { OpenProfile } from './profile/open-profile.ts'
import { createAcquaintProvider, type AcquaintProvider } from './providers/acquaint/provider.ts'
import { createCtrlHubProvider, type CtrlHubProvider } from './providers/ctrl-hub/provider.ts'
import { createHttp, type Http } from './providers/http.ts'
import { jobOf } from './providers/jobs.ts'
import type { Provider } from './providers/provider.ts'
import { createYetiProvider, type YetiProvider } from './providers/yeti/provider.ts'
import { openAudit, type Audit } from './records/audit.ts'
import * as connections from './records/connections.ts'
import { eraseOldBodies } from './records/retention.ts'
import { readSettings } from './records/settings.ts'
import { NotNowError } from './refusal.ts'
import type { Queries, Store } from './store/store.ts'
import type { Secret } from './vault/secret.ts'
import type { Vault } from './vault/vault.ts'

interface SessionOptions {
  practising: boolean
  /** Whether the outbox sends by itself. */
  sends: boolean
  log: Log
  changed: (area: Change['area']) => void
}

const DAY_MS = 86_400_000

/** One open profile and everything that works on it. */
export class Session {
  readonly profile: OpenProfile
  readonly store: Store
  readonly vault: Vault
  readonly audit: Audit
  readonly acquaint: AcquaintProvider
  readonly ctrlHub: CtrlHubProvider
  readonly yeti: YetiProvider
  readonly outbox: Outbox
  readonly imports: Imports
  /** The stand-ins; null outside practice. */
  readonly practice: PracticeServer | null
  readonly #http: Http
  readonly #providers: Readonly<Record<ProviderName, Provider>>
  readonly #log: Log
  readonly #stopTelling: () => void
  #daily: NodeJS.Timeout | undefined

  constructor(profile: OpenProfile, practice: PracticeServer | null, { log, changed }: SessionOptions) {
    this.profile = profile
    this.#log = log
    this.store = profile.store
    this.vault = profile.vault
    this.practice = practice
    this.#http = createHttp({ loopbackOnly: practice !== null })
    this.acquaint = createAcquaintProvider(this.#http)
    this.ctrlHub = createCtrlHubProvider(this.#http)
    this.yeti = createYetiProvider(this.#http)
    this.#providers = { acquaint: this.acquaint, 'ctrl-hub': this.ctrlHub, yeti: this.yeti }
    this.audit = openAudit({ store: this.store, vault: this.vault, key: profile.auditKey, log })
    this.outbox = createOutbox({
      store: this.store,
      jobs: jobOf,
      providers: (name) => this.#provider(name),
      connections: {
        get: (queries, id) => this.connection(id, queries),
        secret: (id) => this.vault.read(connections.secretName(id)),
        noteAnswer: connections.noteAnswer,
        setSignIn: connections.setSignIn,
      },
      audit: this.audit,
      fingerprintKey: profile.fingerprintKey,
      lockFile: join(profile.folder, 'outbox.lock'),
      by: () => this.user(),
      clock: () => new Date(),
      random: Math.random,
      log,
    })
    this.imports = new Imports({
      store: this.store,
      fingerprintKey: profile.fingerprintKey,
      connection: (id, queries) => this.connection(id, queries),
      outbox: this.outbox,
      changed,
      clock: () => new Date(),
    })
    this.#stopTelling = this.outbox.onChange(changed)
  }

  /** What must be done once, before anything is served. */
  async begin(sends: boolean): Promise<void> {
    if (this.practice !== null) await this.#putPractice(this.practice)
    await this.outbox.recover()
    await this.eraseOld()
    if (sends) this.outbox.start()
    this.#daily = setInterval(() => void this.#eraseOldQuietly(), DAY_MS).unref()
  }

  /** Erases the bodies and the imported files whose time is over; to be called again when that time was changed. */
  async eraseOld(): Promise<void> {
    const erased = await eraseOldBodies({ store: this.store, audit: this.audit, now: new Date() })
    await this.imports.removeOld()
    if (erased.length > 0)
      this.#log.info({ count: erased.length }, 'Bodies were erased, their time being over.')
  }

  /**
   * A connection as this process reaches it: the stand-ins have another port in every process that practises.
   * Throws NotFoundError.
   */
  async connection(id: string, queries: Queries = this.store.queries): Promise<Connection> {
    const connection = await connections.getConnection(queries, id)
    if (!connection.practice || this.practice === null) return connection
    const { url } = this.practice
    return { ...connection, baseUrl: url, authUrl: connection.authUrl === null ? null : url }
  }

  /** The secret of a connection. Throws NotNowError when it has none, TroubleError when the vault cannot say. */
  async secretOf({ id, secret: { stored } }: Pick<Connection, 'id' | 'secret'>): Promise<Secret> {
    // An item that a failed removal left in the vault is not believed: the address may be another by now.
    const secret = stored ? await this.vault.read(connections.secretName(id)) : null
    if (secret !== null) return secret
    throw new NotNowError(
      'HO-CONN-NO-SECRET',
      'The sign-in details of this connection are not stored.',
      'Enter them under Connections.',
    )
  }

  /** Keeps what a test of a connection found; one that held lets its submissions go on. */
  async noteTest(connectionId: string, result: TestResult): Promise<void> {
    const { ok, code, message } = result
    await this.store.transaction(async (queries) => {
      await connections.noteAnswer(queries, connectionId, { at: new Date().toISOString(), ok, code, message })
      if (ok) await connections.setSignIn(queries, connectionId, 'ok')
      else if (result.failed === 'sign-in') await connections.setSignIn(queries, connectionId, 'refused')
    })
    if (ok) this.outbox.wake(connectionId)
  }

  /** Who uses Handover: the name in Settings, else the system's user. */
  async user(): Promise<string> {
    return (await this.#settings()).yourName || userInfo().username
  }

  /** Writes down that something hidden was shown: of a receipt, a draft, or what a connection's service has. */
  async noteShown(subject: string): Promise<void> {
    await this.store.transaction((queries) =>
      this.audit.append(queries, { at: new Date(), event: 'hidden-shown', subject, hash: null }),
    )
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

  providerOf({ provider }: Pick<Connection, 'provider'>): Provider {
    return this.#provider(provider)
  }

  #provider(name: ProviderName): Provider {
    return this.#providers[name]
  }

  async close(): Promise<void> {
    clearInterval(this.#daily)
    this.#stopTelling()
    await this.imports.close()
    await this.outbox.close()
    await this.audit.close()
    await this.#http.close()
    await this.practice?.close()
    this.profile.close()
  }

  /** A store in trouble is told elsewhere; the next day tries again. */
  async #eraseOldQuietly(): Promise<void> {
    try {
      await this.eraseOld()
    } catch (error) {
      this.#log.error({ error: nameOf(error) }, 'Old bodies could not be erased.')
    }
  }

  #settings() {
    return readSettings(this.store.queries)
  }

  async #putPractice(practice: PracticeServer): Promise<void> {
    await connections.putPracticeConnection(this.store, this.vault, {
      id: 'practice-acquaint',
      provider: 'acquaint',
      baseUrl: practice.url,
      organisation: null,
      credentials: practice.credentials.acquaint,
      codes: practice.codes.acquaint,
      label: 'Acquaint (practice)',
    })
    await connections.putPracticeConnection(this.store, this.vault, {
      id: 'practice-ctrl-hub',
      provider: 'ctrl-hub',
      baseUrl: practice.url,
      organisation: practice.organisation,
      credentials: practice.credentials.ctrlHub,
      codes: documentedCodes(),
      label: 'Ctrl Hub (practice)',
    })
    await connections.putPracticeConnection(this.store, this.vault, {
      id: 'practice-yeti',
      provider: 'yeti',
      baseUrl: practice.url,
      organisation: null,
      credentials: practice.credentials.yeti,
      codes: documentedCodes(),
      label: 'Yeti (practice)',
    })
  }
}

/** Puts an open profile to work. When it cannot be done, the profile is closed again. */
export async function openSession(profile: OpenProfile, options: SessionOptions): Promise<Session> {
  const practice = options.practising ? await practiceFor(profile) : null
  const session = new Session(profile, practice, options)
  try {
    await session.begin(options.sends)
    return session
  } catch (error) {
    await session.close()
    throw error
  }
}

async function practiceFor(profile: OpenProfile): Promise<PracticeServer> {
  try {
    return await (await import('./practice/server.ts')).startPractice()
  } catch (error) {
    profile.close()
    throw error
  }
}
