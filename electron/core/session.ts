import { userInfo } from 'node:os'
import { setImmediate as giveWay, setTimeout as delay } from 'node:timers/promises'
import type { Connection, TestResult } from '#shared/contract/connections.ts'
import type { RetentionReport } from '#shared/contract/rights.ts'
import type { Change } from '#shared/contract/submissions.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { oldImports } from './import/import-records.ts'
import { nameOf, type Log } from './log.ts'
import { anyLeftSending } from './outbox/left-sending.ts'
import { noPolicy, type OfficePolicy } from './policy/office-policy.ts'
import { makePresets } from './policy/preset-connections.ts'
import type { PracticeService } from './practice/practice.ts'
import type { OpenProfile } from './profile/open-profile.ts'
import type { ProxyResolver } from './providers/proxy-answer.ts'
import { openAudit, type Audit } from './records/audit.ts'
import * as connections from './records/connections.ts'
import { decideKeeping } from './records/office-retention.ts'
import { HomesLearner } from './records/homes/learner.ts'
import { eraseLoosePhotos } from './records/photos/attached-photos.ts'
import { anyToErase } from './records/retention.ts'
import { carryOutRetention } from './records/rights/retention-job.ts'
import { readSettings } from './records/settings.ts'
import { NotNowError } from './refusal.ts'
import type { Sending } from './sending.ts'
import type { Queries, Store } from './store/store.ts'
import type { Secret } from './vault/secret.ts'
import type { Vault } from './vault/vault.ts'

interface SessionOptions {
  practising: boolean
  /** Where another process serves the stand-ins; null: this one does. */
  practiceService: string | null
  /** Whether the outbox sends by itself. */
  sends: boolean
  policy: OfficePolicy
  proxy: ProxyResolver | 'environment'
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
  /** The stand-ins; null outside practice. */
  readonly practice: PracticeService | null
  /** Keeps the homes and people up with what was queued. */
  readonly homes: HomesLearner
  readonly #options: SessionOptions
  #sending: Promise<Sending> | null = null
  #closed = false
  #daily: NodeJS.Timeout | undefined

  constructor(profile: OpenProfile, practice: PracticeService | null, options: SessionOptions) {
    const { store, vault, auditKey: key } = profile
    const { log } = options
    this.profile = profile
    this.store = store
    this.vault = vault
    this.practice = practice
    this.audit = openAudit({ store, vault, key, log })
    this.homes = new HomesLearner({
      store,
      key: profile.fingerprintKey,
      log,
      learned: () => options.changed('homes'),
    })
    this.#options = options
  }

  /** What checks, imports and sends; loaded when it is first asked for. */
  sending(): Promise<Sending> {
    this.#sending ??= this.#loadSending()
    return this.#sending
  }

  /** What must be done once, before anything is served. */
  async begin(sends: boolean): Promise<void> {
    const { policy } = this.#options
    if (this.practice !== null) await this.#putPractice(this.practice)
    else await makePresets(this, policy.presets)
    await decideKeeping(this.store, policy.keepBodiesDays)
    if (await anyLeftSending(this.store.queries)) await (await this.sending()).outbox.recover()
    await this.eraseOld()
    // Not waited for: there is something to look at before there is something to send.
    if (sends) void this.#sendByItself()
    this.#daily = setInterval(() => void this.#eraseOldQuietly(), DAY_MS).unref()
  }

  /** Takes away whatever's time is over; to be called again when that time was changed. Null when there was nothing. */
  async eraseOld(): Promise<RetentionReport | null> {
    const { store, audit } = this
    const now = new Date()
    const report = await carryOutRetention({
      store,
      audit,
      now,
      // What is erased cannot be learned from any more.
      learn: async () => {
        if (await anyToErase(store, now)) await this.homes.all()
      },
      removeOldImports: () => this.#removeOldImports(),
    })
    await eraseLoosePhotos(store, now)
    if (report === null) return null
    await this.emptyLog()
    this.#options.log.info(report.counts, 'What was removed, its time being over.')
    return report
  }

  /**
   * A connection as this process reaches it: the stand-ins have another port in every process that serves its own.
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
    if (ok) (await this.sending()).outbox.wake(connectionId)
  }

  /** Who uses Handover: the name in Settings, else the system's user. */
  async user(): Promise<string> {
    return (await this.#settings()).yourName || userInfo().username
  }

  /** Empties the store's log of what was erased. Another process may hold it up for a moment; the day's end tries once more. */
  async emptyLog(): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      if (await this.store.emptyLog()) return
      await delay(100)
    }
    this.#options.log.warn({ code: 'HO-STORE-LOG-HELD' }, 'The log of the store could not be emptied yet.')
  }

  /** Writes down that something hidden was shown: of a receipt, a draft, or what a connection's service has. */
  async noteShown(subject: string): Promise<void> {
    await this.store.transaction((queries) =>
      this.audit.append(queries, { at: new Date(), event: 'hidden-shown', subject, hash: null }),
    )
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#daily)
    await this.homes.close()
    await (await this.loaded())?.close()
    await this.audit.close()
    await this.practice?.close()
    this.profile.close()
  }

  async #loadSending(): Promise<Sending> {
    const { Sending } = await import('./sending.ts')
    if (this.#closed) throw new Error('The session was closed before it began to send.')
    return new Sending({
      profile: this.profile,
      audit: this.audit,
      connection: (id, queries) => this.connection(id, queries),
      user: () => this.user(),
      loopbackOnly: this.practice !== null,
      policy: this.practice === null ? this.#options.policy : noPolicy,
      proxy: this.#options.proxy,
      log: this.#options.log,
      changed: this.#options.changed,
    })
  }

  /** What `sending` gave: null when nobody asked for it, and when it could not be loaded, which whoever asked was told. */
  async loaded(): Promise<Sending | null> {
    try {
      return await this.#sending
    } catch {
      return null
    }
  }

  async #sendByItself(): Promise<void> {
    const isOver = () => this.#closed
    // Loading it holds everything else up.
    await giveWay()
    if (isOver()) return
    try {
      const { outbox } = await this.sending()
      if (!isOver()) outbox.start()
    } catch (error) {
      if (isOver()) return
      this.#options.log.error({ error: nameOf(error) }, 'The outbox cannot send by itself.')
    }
  }

  async #removeOldImports(): Promise<number> {
    const { keepBodiesDays } = await this.#settings()
    const old = await oldImports(this.store.queries, new Date(), keepBodiesDays)
    return old.length === 0 ? 0 : (await this.sending()).imports.removeOld()
  }

  /** A store in trouble is told elsewhere; the next day tries again. */
  async #eraseOldQuietly(): Promise<void> {
    try {
      await this.eraseOld()
    } catch (error) {
      this.#options.log.error({ error: nameOf(error) }, 'Old bodies could not be erased.')
    }
  }

  #settings() {
    return readSettings(this.store.queries)
  }

  async #putPractice(practice: PracticeService): Promise<void> {
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
  const practice = options.practising ? await practiceFor(profile, options.practiceService) : null
  const session = new Session(profile, practice, options)
  try {
    await session.begin(options.sends)
    return session
  } catch (error) {
    await session.close()
    throw error
  }
}

async function practiceFor(profile: OpenProfile, elsewhere: string | null): Promise<PracticeService> {
  try {
    if (elsewhere !== null) {
      const { practiceServiceAt } = await import('./practice/service.ts')
      return { ...practiceServiceAt(elsewhere), close: () => Promise.resolve() }
    }
    return await (await import('./practice/server.ts')).startPractice()
  } catch (error) {
    profile.close()
    throw error
  }
}
