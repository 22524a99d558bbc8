import type { Batch } from '#shared/contract/batches.ts'
import type { Connection } from '#shared/contract/connections.ts'
import { LARGEST_FILE } from '#shared/contract/import-choices.ts'
import type { Import, ImportProgress, ImportSettings, RowStatus } from '#shared/contract/imports.ts'
import type { Change } from '#shared/contract/submissions.ts'
import { fileNameOf } from '#shared/domain/import/target-words.ts'
import { KIND_FACTS, type SubmissionKind } from '#shared/domain/submission.ts'
import { isSwitchKind } from '#shared/domain/switch-kinds.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { getBatch } from '../records/batches.ts'
import { readSettings } from '../records/settings.ts'
import { newId } from '../records/short-id.ts'
import { InvalidInputError, NotFoundError, NotNowError } from '../refusal.ts'
import type { Queries, Store } from '../store/store.ts'
import type { Secret } from '../vault/secret.ts'
import { rememberColumns } from './column-memory.ts'
import * as records from './import-records.ts'
import type { ImportRecord } from './import-records.ts'
import { beingQueued, notImported, otherGround, refuseUnready } from './refusals.ts'
import type { Ground, OpenSheet, Reading } from './open-sheet.ts'
import { OpenSheets } from './open-sheets.ts'
import { ProgressBoard } from './progress-board.ts'
import { ThreadEnded } from './thread.ts'

export interface ImportsDeps {
  store: Store
  fingerprintKey: Secret
  /** Throws NotFoundError. */
  connection: (id: string, queries?: Queries) => Promise<Connection>
  outbox: Pick<Outbox, 'createBatch'>
  changed: (area: Change['area']) => void
  clock: () => Date
}

const PREVIEW_ROWS = 5
const NO_COUNTS = { rows: 0, ready: 0, faulty: 0, already: 0, queued: 0, warned: 0, mended: 0 }

/** The files whose rows are to become submissions, from their first piece to the batch that they become. */
export class Imports {
  readonly #deps: ImportsDeps
  readonly #board = new ProgressBoard()
  readonly #sheets: OpenSheets
  readonly #queuing = new Map<string, AbortController>()

  constructor(deps: ImportsDeps) {
    this.#deps = deps
    this.#sheets = new OpenSheets({
      ...deps,
      onProgress: (id, done, total) => {
        if (!this.#queuing.has(id)) this.#board.tell(id, { stage: 'checking', done, total })
      },
    })
  }

  /** Newest first, without opening any. */
  async list(): Promise<Import[]> {
    return (await records.listImports(this.#queries)).map((record) => this.#shown(record))
  }

  /** Reads the file again when Handover was closed meanwhile. */
  async get(id: string): Promise<Import> {
    const record = await records.getImport(this.#queries, id)
    if (record.whole && !this.#queuing.has(id)) await this.#sheets.get(record)
    return this.#shown(await records.getImport(this.#queries, id))
  }

  async begin(of: {
    kind: SubmissionKind
    connectionId: string
    name: string
    size: number
  }): Promise<Import> {
    const connection = await this.#deps.connection(of.connectionId)
    if (!isSwitchKind(of.kind)) throw notImported()
    if (connection.provider !== KIND_FACTS[of.kind].provider)
      throw new InvalidInputError([
        {
          path: 'connectionId',
          message: 'This connection is to another service than the one that takes these.',
        },
      ])
    const id = await records.addImport(this.#queries, of)
    this.#deps.changed('imports')
    return this.#shown(await records.getImport(this.#queries, id))
  }

  async addPiece(id: string, number: number, bytes: Uint8Array): Promise<void> {
    const { whole } = await records.getImport(this.#queries, id)
    if (whole)
      throw new NotNowError(
        'HO-IMPORT-WHOLE',
        'This file is complete already.',
        'Begin anew for another file.',
      )
    if ((await records.sizeSoFar(this.#queries, id)) + bytes.length > LARGEST_FILE)
      throw new NotNowError(
        'HO-IMPORT-TOO-BIG',
        'This file is larger than 20 MB.',
        'Split it into several files.',
      )
    await records.addPiece(this.#queries, id, number, bytes)
  }

  /** Reads it and checks every row. Throws NotNowError when a piece is missing, or when it was stopped. */
  async read(id: string): Promise<Import> {
    this.#refuseWhileQueuing(id)
    this.#board.tell(id, { stage: 'reading', done: 0, total: 0 })
    try {
      const record = await records.getImport(this.#queries, id)
      await this.#refuseUntilAllCame(record)
      return await this.#readAnew(record, record.kept.settings, true)
    } catch (error) {
      this.#board.tell(id, { stage: 'failed', done: 0, total: 0 })
      throw error
    }
  }

  async arrange(id: string, settings: ImportSettings, remember: boolean): Promise<Import> {
    const record = await records.getImport(this.#queries, id)
    await this.#refuseUntilAllCame(record)
    this.#refuseWhileQueuing(id)
    const { settings: before } = record.kept
    // Where rows begin and end would be another matter, and which of them are queued is known by their lines.
    if (record.batchId !== null && before?.delimiter !== settings.delimiter)
      throw new NotNowError(
        'HO-IMPORT-PARTLY-QUEUED',
        'Rows of this file are queued already, so its cells can no longer be told apart by another character.',
        'Import the file again to read it that way.',
      )
    this.#board.tell(id, { stage: 'reading', done: 0, total: record.kept.counts?.rows ?? 0 })
    if (before?.delimiter !== settings.delimiter || before.encoding !== settings.encoding)
      await records.dropFixes(this.#queries, id)
    // Where the cells are others, so are the columns: what was chosen for them is guessed anew.
    const targets = before?.delimiter === settings.delimiter ? settings.targets : null
    const read = await this.#readAnew(record, { ...settings, targets }, false)
    if (remember && read.settings !== null) {
      const { headers } = await this.#sheets.get(record)
      await rememberColumns(this.#queries, record.kind, headers, read.settings, this.#deps.fingerprintKey)
    }
    return read
  }

  async preview(id: string) {
    return (await this.#readable(id)).thread.ask('preview', { count: PREVIEW_ROWS })
  }

  async rows(id: string, of: { status: RowStatus | null; offset: number; limit: number }) {
    return (await this.#readable(id)).thread.ask('page', of)
  }

  async mend(id: string, line: number, cells: { column: number; text: string }[]) {
    const record = await records.getImport(this.#queries, id)
    this.#refuseWhileQueuing(id)
    const sheet = await this.#readable(id)
    const mended = await sheet.thread.ask('mend', { line, cells })
    if (mended === null) {
      const row = await sheet.thread.ask('row', { line })
      if (row === null) throw new NotFoundError('row', String(line))
      throw new NotNowError('HO-IMPORT-QUEUED', 'This row is queued already.', 'Look for it in the outbox.')
    }
    await records.keepFix(this.#deps.store, id, line, cells)
    if (mended.keys !== null) await sheet.lookUp([mended.keys])
    const counts = await this.#count(record, sheet)
    const row = await sheet.thread.ask('row', { line })
    if (row === null) throw new NotFoundError('row', String(line))
    return { row, counts }
  }

  /** Queues every row that is ready, all or none. Throws NotNowError when there is none. */
  async queue(id: string): Promise<{ batch: Batch | null; queued: number; cancelled: boolean }> {
    const record = await records.getImport(this.#queries, id)
    this.#refuseWhileQueuing(id)
    const stop = new AbortController()
    this.#queuing.set(id, stop)
    const tell = (stage: ImportProgress['stage'], done: number, total: number) =>
      this.#board.tell(id, { stage, done, total })
    let total = 0
    tell('queuing', 0, 0)
    try {
      const { sheet, ground } = await this.#onNewGround(record)
      await sheet.lookUpAgain()
      refuseUnready(sheet)
      total = sheet.summary.counts.ready
      tell('queuing', 0, total)
      const rows = await sheet.prepared(stop.signal)
      const batchId = record.batchId ?? newId()
      const queued = await this.#deps.outbox.createBatch({
        id: batchId,
        kind: record.kind,
        connectionId: ground.connection.id,
        name: record.name,
        rows,
        alongside: async (queries) => {
          // Now that nobody else can write: somebody may have changed it while the rows were encoded.
          const connection = await this.#deps.connection(record.connectionId, queries)
          if (sheet.stale({ ...ground, connection })) throw otherGround()
          await queries
            .updateTable('imports')
            .set({ batch_id: batchId, updated_at: this.#deps.clock().toISOString() })
            .where('id', '=', id)
            .execute()
        },
        onProgress: (done) => tell('queuing', done, total),
        signal: stop.signal,
      })
      await this.#noteQueued(record, sheet, queued, rows.length)
      tell('done', total, total)
      const batch = queued.length === 0 ? null : await getBatch(this.#queries, batchId)
      return { batch, queued: queued.length, cancelled: false }
    } catch (error) {
      if (!stop.signal.aborted) {
        tell('failed', 0, total)
        throw error
      }
      tell('cancelled', 0, total)
      return { batch: null, queued: 0, cancelled: true }
    } finally {
      this.#queuing.delete(id)
      this.#deps.changed('imports')
    }
  }

  /** Stops what is being done with a file. Of a queuing that is stopped nothing is left. */
  async stop(id: string): Promise<boolean> {
    // Not asked of the store, which is busy with just that.
    const queuing = this.#queuing.get(id)
    if (queuing !== undefined) {
      queuing.abort()
      return true
    }
    await records.getImport(this.#queries, id)
    if (!this.#sheets.isReading(id)) return false
    await this.#sheets.shut(id)
    return true
  }

  async failed(id: string): Promise<{ name: string; csv: string; rows: number }> {
    const { kind } = await records.getImport(this.#queries, id)
    const sheet = await this.#readable(id)
    return { name: fileNameOf(kind, 'failed'), ...(await sheet.thread.ask('failed', null)) }
  }

  async remove(id: string): Promise<void> {
    this.#refuseWhileQueuing(id)
    await this.#sheets.shut(id)
    await records.removeImport(this.#deps.store, id)
    this.#board.forget(id)
    this.#deps.changed('imports')
  }

  async progress(
    id: string,
    signal: AbortSignal | undefined,
  ): Promise<AsyncGenerator<ImportProgress, void, void>> {
    // While its rows are queued, the store would answer only afterwards.
    if (this.#board.isRunning(id)) return this.#board.follow(id, null, signal)
    const { whole, kept } = await records.getImport(this.#queries, id)
    const rows = kept.counts?.rows ?? 0
    return this.#board.follow(id, whole ? { stage: 'done', done: rows, total: rows } : null, signal)
  }

  /**
   * Removes the files that nobody has worked on for 30 days, and those that were queued when what they became would be erased. What
   * was queued of them stays. Gives how many it removed.
   */
  async removeOld(): Promise<number> {
    const { keepBodiesDays } = await readSettings(this.#queries)
    let removed = 0
    for (const id of await records.oldImports(this.#queries, this.#deps.clock(), keepBodiesDays)) {
      if (this.#queuing.has(id)) continue
      try {
        await this.remove(id)
        removed += 1
      } catch (error) {
        // Another process has the same to do.
        if (!(error instanceof NotFoundError)) throw error
      }
    }
    return removed
  }

  async close(): Promise<void> {
    for (const controller of this.#queuing.values()) controller.abort()
    await this.#sheets.close()
  }

  get #queries() {
    return this.#deps.store.queries
  }

  async #readable(id: string): Promise<OpenSheet> {
    const record = await records.getImport(this.#queries, id)
    if (!record.whole)
      throw new NotNowError('HO-IMPORT-NOT-READ', 'This file was not read yet.', 'Read it first.')
    const sheet = await this.#sheets.get(record)
    const { problem } = sheet.summary
    if (problem !== null) throw new NotNowError(problem.code, problem.message, problem.fix)
    return sheet
  }

  /** Checked with the connection as it is now, and on this day. */
  async #onNewGround(record: ImportRecord): Promise<{ sheet: OpenSheet; ground: Ground }> {
    const sheet = await this.#readable(record.id)
    const ground = await this.#sheets.ground(record)
    if (!sheet.stale(ground)) return { sheet, ground }
    return { sheet: await this.#sheets.openAnew(record, record.kept.settings), ground }
  }

  async #readAnew(record: ImportRecord, settings: Reading['settings'], first: boolean): Promise<Import> {
    try {
      const sheet = await this.#sheets.openAnew(record, settings)
      const { settings: read, counts } = sheet.summary
      await records.keepReading(this.#queries, record, { settings: read, counts })
      this.#board.tell(record.id, { stage: 'done', done: counts.rows, total: counts.rows })
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error
      this.#board.tell(record.id, { stage: 'cancelled', done: 0, total: 0 })
      throw new NotNowError(
        'HO-IMPORT-STOPPED',
        'Reading was stopped.',
        first ? 'Read the file again to go on.' : 'Choose again how it is read.',
      )
    } finally {
      this.#deps.changed('imports')
    }
    return this.#shown(await records.getImport(this.#queries, record.id))
  }

  /** They are queued, whatever becomes of the thread: one that was closed meanwhile reads it from the store. */
  async #noteQueued(
    record: ImportRecord,
    sheet: OpenSheet,
    queued: { line: number; submissionId: string }[],
    prepared: number,
  ): Promise<void> {
    try {
      await sheet.thread.ask('takeQueued', queued)
      if (queued.length < prepared) await sheet.lookUpAgain()
      await this.#count(record, sheet)
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error
    }
  }

  async #count(record: ImportRecord, sheet: OpenSheet): Promise<Import['counts']> {
    const counts = await sheet.thread.ask('counts', null)
    sheet.summary.counts = counts
    await records.keepReading(this.#queries, record, { settings: sheet.summary.settings, counts })
    return counts
  }

  async #refuseUntilAllCame({ id, whole, kept }: ImportRecord): Promise<void> {
    if (!whole && (await records.sizeSoFar(this.#queries, id)) !== kept.size)
      throw new NotNowError('HO-IMPORT-PIECES', 'Not all of this file has come.', 'Choose the file again.')
  }

  #refuseWhileQueuing(id: string): void {
    if (this.#queuing.has(id)) throw beingQueued()
  }

  #shown(record: ImportRecord): Import {
    const { id, kind, connectionId, connectionLabel, name, batchId, createdAt, updatedAt, kept } = record
    const sheet = this.#sheets.read(id)
    const { columns, problems, problem, settings, counts } = sheet?.summary ?? {
      columns: [],
      problems: [],
      problem: null,
      settings: kept.settings,
      counts: kept.counts ?? NO_COUNTS,
    }
    const own = { id, kind, connectionId, connectionLabel, name, batchId, createdAt, updatedAt }
    return { ...own, stage: this.#stageOf(record, sheet), problem, settings, columns, problems, counts }
  }

  #stageOf({ id, whole }: ImportRecord, sheet: OpenSheet | null): Import['stage'] {
    if (this.#queuing.has(id)) return 'queuing'
    if (this.#sheets.isReading(id)) return 'reading'
    if (!whole) return 'arriving'
    return (sheet?.summary.problem ?? null) === null ? 'read' : 'unreadable'
  }
}
