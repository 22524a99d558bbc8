import * as v from 'valibot'
import { sql, type Transaction } from 'kysely'
import type { Log } from '../log.ts'
import { compiled } from '../store/compiled.ts'
import type { Queries, Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { TroubleError } from '../trouble.ts'
import { Secret } from '../vault/secret.ts'
import type { Vault } from '../vault/vault.ts'
import { Anchor, GENESIS, macOf } from './audit-chain.ts'
import type { AuditReport } from './audit-report.ts'
import { verifyAudit } from './audit-verify.ts'

export type AuditEvent =
  | 'created'
  | 'duplicate-allowed'
  | 'sent'
  | 'accepted'
  | 'receipt-made'
  | 'rejected'
  | 'unconfirmed'
  | 'resolved'
  | 'cancelled'
  | 'body-erased'
  | 'id-taken'
  | 'hidden-shown'
  | 'agreement-withdrawn'
  | 'receipt-erased'
  | 'receipt-removed'
  | 'submission-removed'
  | 'person-exported'
  | 'person-restricted'
  | 'person-erased'
  | 'erasure-passed-on'
  | 'batch-queued'
  | 'batch-shown'
  | 'disclosure-erased'
  | 'homes-merged'
  | 'connection-added'
  | 'connection-removed'
  | 'secret-replaced'
  | 'backup-made'
  | 'backup-restored'

/**
 * What to write down. `subject` is the id of a submission, receipt, batch, connection, home or backup: never a name or a number of
 * somebody.
 */
export interface AuditEntry {
  at: Date
  event: AuditEvent
  subject: string
  /**
   * Hex SHA-256(salt‖body) of the submission that it is about; for `receipt-made` the digest of the receipt's
   * row (which holds that hash), for `receipt-erased` and `disclosure-erased` that of what is left of it, for `agreement-withdrawn`, `batch-shown` and
   * `person-erased` that of what was noted; null for what has no body.
   */
  hash: string | null
}

/** The name of the anchor in the vault. */
export const ANCHOR_ITEM = 'audit-anchor'
const ANCHOR_PAUSE_MS = 60_000

export interface AuditOptions {
  store: Store
  /** Keeps the anchor, as the item `audit-anchor`. */
  vault: Vault
  /** Keys the chain; an item of the vault. */
  key: Secret
  log: Log
}

/** The append-only log of what was done, each entry chained to the one before by a keyed hash. */
export class Audit {
  readonly #options: AuditOptions
  #timer: NodeJS.Timeout | null = null
  #dirty = false

  constructor(options: AuditOptions) {
    this.#options = options
  }

  /**
   * Writes entries inside the caller's transaction, so that a deed and its entry are durable together or not at all.
   * Gives their numbers.
   */
  async append(queries: Transaction<Tables>, ...entries: AuditEntry[]): Promise<number[]> {
    if (entries.length === 0) return []
    const last = await lastEntry(queries)
    let number = last?.number ?? 0
    let mac = last?.mac ?? GENESIS
    const rows: Tables['audit'][] = []
    for (const { at, event, subject, hash } of entries) {
      const row = { number: ++number, at: at.toISOString(), event, subject, hash }
      mac = macOf(this.#options.key, mac, row)
      rows.push({ ...row, mac })
    }
    await insertEntries(queries, { rows: JSON.stringify(rows) })
    this.#anchorLater()
    return entries.map((_, place) => number - entries.length + 1 + place)
  }

  /** Checks the whole log, and every body and receipt that it tells of. */
  async verify(): Promise<AuditReport> {
    const { store, key } = this.#options
    const anchor = await this.#anchor()
    return store.transaction((queries) => verifyAudit(queries, key, anchor))
  }

  /** Puts the anchor in the vault. To be called before the store is closed. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#dirty) await this.#writeAnchor()
  }

  #anchorLater(): void {
    this.#dirty = true
    if (this.#timer !== null) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#writeAnchor()
    }, ANCHOR_PAUSE_MS)
    this.#timer.unref()
  }

  async #anchor(): Promise<Anchor> {
    const item = await this.#options.vault.read(ANCHOR_ITEM)
    if (item === null) return { count: 0, head: GENESIS }
    return v.parse(Anchor, JSON.parse(item.reveal()))
  }

  /**
   * Never moves an anchor over a log that no longer holds what the anchor says: the next entry written after a
   * cut would otherwise hide it. An anchor that cannot be written is only told in the log: it is written again
   * later, and an older one is still true.
   */
  async #writeAnchor(): Promise<void> {
    const { store, vault, log } = this.#options
    this.#dirty = false
    try {
      const held = await this.#anchor()
      if (!(await holds(store.queries, held))) {
        log.error(
          { code: 'HO-AUDIT-CUT-OFF', entries: held.count },
          'The audit log is not the one that was anchored.',
        )
        return
      }
      const last = await lastEntry(store.queries)
      if (last === undefined || last.number <= held.count) return
      await vault.write(ANCHOR_ITEM, Secret.of(JSON.stringify({ count: last.number, head: last.mac })))
    } catch (error) {
      this.#dirty = true
      const code = error instanceof TroubleError ? error.trouble.code : 'HO-AUDIT-ANCHOR'
      log.warn({ code }, 'The anchor of the audit log could not be written.')
    }
  }
}

const insertEntries = compiled<{ rows: string }>()((queries, value) =>
  queries
    .insertInto('audit')
    .columns(['number', 'at', 'event', 'subject', 'hash', 'mac'])
    .expression(
      sql`SELECT value ->> 'number', value ->> 'at', value ->> 'event', value ->> 'subject', value ->> 'hash', value ->> 'mac'
        FROM json_each(${value('rows')})`,
    ),
)

const lastEntries = compiled<object>()((queries) =>
  queries.selectFrom('audit').select(['number', 'mac']).orderBy('number', 'desc').limit(1),
)

async function lastEntry(queries: Queries): Promise<Pick<Tables['audit'], 'number' | 'mac'> | undefined> {
  return (await lastEntries(queries, {}))[0]
}

async function holds(queries: Queries, anchor: Anchor): Promise<boolean> {
  if (anchor.count === 0) return true
  const entry = await queries
    .selectFrom('audit')
    .select('mac')
    .where('number', '=', anchor.count)
    .executeTakeFirst()
  return entry?.mac === anchor.head
}

export function openAudit(options: AuditOptions): Audit {
  return new Audit(options)
}
