import type { Connection } from '#shared/contract/connections.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { isSwitchKind } from '#shared/domain/switch-kinds.ts'
import { NotFoundError, NotNowError } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import type { Secret } from '../vault/secret.ts'
import { rememberedColumns } from './column-memory.ts'
import * as records from './import-records.ts'
import type { ImportRecord } from './import-records.ts'
import { notImported } from './refusals.ts'
import { OpenSheet, type Ground, type Reading } from './open-sheet.ts'

export interface OpenSheetsDeps {
  store: Store
  fingerprintKey: Secret
  /** Throws NotFoundError. */
  connection: (id: string) => Promise<Connection>
  clock: () => Date
  /** How far the checking of a file is. */
  onProgress: (id: string, done: number, total: number) => void
}

/** At most so many files are kept open; the one looked at longest ago is closed for another. */
const MOST_OPEN = 2

interface Open {
  sheet: OpenSheet
  /** Resolves when it was read to the end. */
  read: Promise<OpenSheet>
  isRead: boolean
}

/** The files that are open: each has a thread that keeps its rows. */
export class OpenSheets {
  readonly #deps: OpenSheetsDeps
  /** The one looked at last is the last. */
  readonly #open = new Map<string, Open>()

  constructor(deps: OpenSheetsDeps) {
    this.#deps = deps
  }

  /** The file, open; read again when it is not. */
  get(record: ImportRecord): Promise<OpenSheet> {
    const open = this.#open.get(record.id)
    if (open === undefined) return this.openAnew(record, record.kept.settings)
    this.#open.delete(record.id)
    this.#open.set(record.id, open)
    return open.read
  }

  /** The file if it is open and was read. */
  read(id: string): OpenSheet | null {
    const open = this.#open.get(id)
    return open?.isRead === true ? open.sheet : null
  }

  isReading(id: string): boolean {
    return this.#open.get(id)?.isRead === false
  }

  /**
   * Reads the file, in place of how it was read before.
   *
   * @throws ThreadEnded when it is shut meanwhile
   */
  async openAnew(record: ImportRecord, settings: Reading['settings']): Promise<OpenSheet> {
    const { id, kind } = record
    if (!isSwitchKind(kind)) throw notImported()
    const before = this.shut(id)
    const { store, fingerprintKey, onProgress } = this.#deps
    const sheet = new OpenSheet({
      queries: () => store.queries,
      fingerprintKey,
      kind,
      onProgress: (done, total) => onProgress(id, done, total),
    })
    const read = before.then(() => this.#load(sheet, record, settings))
    const open: Open = { sheet, read, isRead: false }
    this.#open.set(id, open)
    for (const [other, { isRead }] of [...this.#open].slice(0, -MOST_OPEN)) if (isRead) void this.shut(other)
    try {
      await read
      open.isRead = true
      return sheet
    } catch (error) {
      if (this.#open.get(id) === open) await this.shut(id)
      throw error
    }
  }

  /** What rows are checked against just now. Throws NotNowError when the connection is gone. */
  async ground({ connectionId }: ImportRecord): Promise<Ground> {
    try {
      return { connection: await this.#deps.connection(connectionId), today: today(this.#deps.clock()) }
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error
      throw new NotNowError(
        'HO-IMPORT-CONNECTION',
        'The connection that this file was for is no longer there.',
        'Import the file again for another connection.',
      )
    }
  }

  /** Closes a file, whatever its thread is at. */
  async shut(id: string): Promise<void> {
    const open = this.#open.get(id)
    this.#open.delete(id)
    await open?.sheet.thread.end()
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((id) => this.shut(id)))
  }

  async #load(sheet: OpenSheet, record: ImportRecord, settings: Reading['settings']): Promise<OpenSheet> {
    const { id, kind, batchId, kept } = record
    const { store, fingerprintKey } = this.#deps
    const reading: Reading = {
      settings,
      remembered: (headers) => rememberedColumns(store.queries, kind, headers, fingerprintKey),
      fixes: await records.fixesOf(store.queries, id),
      queued: batchId === null ? [] : await records.queuedRows(store.queries, batchId),
    }
    const bytes = await records.bytesOf(store.queries, id, kept.size)
    await sheet.read(bytes, reading, await this.ground(record))
    return sheet
  }
}
