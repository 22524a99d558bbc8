import type { Import, ImportSettings } from '#shared/contract/imports.ts'
import type { Connection } from '#shared/contract/connections.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { jobOf } from '../providers/jobs.ts'
import type { JobConnection } from '../providers/provider.ts'
import type { Queries } from '../store/store.ts'
import type { Secret } from '../vault/secret.ts'
import type { Remembered } from './column-memory.ts'
import { lookUpRows } from './look-ups.ts'
import type { RowKeyTexts } from './sheet-row.ts'
import type { Fixes, PreparedRow } from './sheet.ts'
import { ImportThread } from './thread.ts'

/** What the rows are checked against; when any of it changed they are checked again. */
export interface Ground {
  connection: Connection
  /** `yyyy-MM-dd` */
  today: string
}

export interface OpenSheetOptions {
  queries: () => Queries
  fingerprintKey: Secret
  kind: SwitchKind
  onProgress: (done: number, total: number) => void
}

/** How a file is to be read. */
export interface Reading {
  /** Null, or without targets: to be guessed, with what is remembered of files with these headers. */
  settings: (Omit<ImportSettings, 'targets'> & { targets: ImportSettings['targets'] | null }) | null
  remembered: (headers: readonly string[]) => Promise<Remembered | null>
  fixes: Fixes
  /** The rows that became submissions earlier. */
  queued: readonly { line: number; submissionId: string }[]
}

/** What a file turned out to be. */
export type Summary = Pick<Import, 'columns' | 'problems' | 'counts'> & {
  settings: ImportSettings | null
  problem: Problem | null
}

const NO_ROWS = { rows: 0, ready: 0, faulty: 0, already: 0, queued: 0, warned: 0, mended: 0 }
/** So many rows are checked at a time, while those before are looked up. */
const CHECKED_AT_ONCE = 100
/** So many are encoded at a time. */
const PREPARED_AT_ONCE = 50

/** A file that is open: its thread, and what was found in it. */
export class OpenSheet {
  readonly #options: OpenSheetOptions
  readonly thread = new ImportThread()
  summary: Summary = { columns: [], problems: [], counts: NO_ROWS, settings: null, problem: null }
  headers: readonly string[] = []
  #ground: Ground | null = null

  constructor(options: OpenSheetOptions) {
    this.#options = options
  }

  /** Reads the file and checks every row. */
  async read(bytes: Uint8Array<ArrayBuffer>, reading: Reading, ground: Ground): Promise<void> {
    const { settings } = reading
    const chosen = settings === null ? null : { encoding: settings.encoding, delimiter: settings.delimiter }
    const opened = await this.thread.ask('open', { bytes, chosen }, [bytes.buffer])
    if (!opened.ok) {
      this.summary = { columns: [], problems: [], counts: NO_ROWS, settings: null, problem: opened.problem }
      return
    }
    this.headers = opened.headers
    const remembered = (settings?.targets ?? null) === null ? await reading.remembered(opened.headers) : null
    const dateOrder = settings?.dateOrder ?? remembered?.dateOrder ?? 'day-month-year'
    const arranged = await this.thread.ask('arrange', {
      kind: this.#options.kind,
      connection: workConnection(ground.connection),
      today: ground.today,
      dateOrder,
      targets: settings?.targets ?? null,
      remembered: remembered?.targets ?? null,
      fixes: reading.fixes.map(({ line, cells }) => ({ line, cells: [...cells] })),
    })
    this.#ground = ground
    if (reading.queued.length > 0) await this.thread.ask('takeQueued', [...reading.queued])
    await this.#checkAll(arranged.rows)
    this.summary = {
      columns: arranged.columns,
      problems: arranged.problems,
      counts: await this.thread.ask('counts', null),
      settings: {
        encoding: opened.encoding,
        delimiter: opened.delimiter,
        dateOrder,
        targets: arranged.columns.map(({ target }) => target),
      },
      problem: null,
    }
  }

  /** Whether the rows were checked on other ground: another day, other codes, another format. */
  stale({ connection, today }: Ground): boolean {
    const before = this.#ground
    return (
      before === null ||
      before.today !== today ||
      JSON.stringify(workConnection(before.connection)) !== JSON.stringify(workConnection(connection))
    )
  }

  /** Looks every row up again, for what was queued meanwhile. */
  async lookUpAgain(): Promise<void> {
    await this.#checkAll(this.summary.counts.rows)
    this.summary.counts = await this.thread.ask('counts', null)
  }

  async lookUp(rows: readonly RowKeyTexts[]): Promise<void> {
    const { queries, fingerprintKey, kind } = this.#options
    const connectionId = this.#ground?.connection.id ?? ''
    const findings = await lookUpRows(
      { queries: queries(), job: jobOf(kind), connectionId, fingerprintKey },
      rows,
    )
    await this.thread.ask(
      'take',
      findings.map(({ alike, ...rest }) => ({ ...rest, alike: [...alike] })),
    )
  }

  /** Every row that is ready, encoded. */
  async prepared(signal: AbortSignal): Promise<PreparedRow[]> {
    const rows: PreparedRow[] = []
    const { ready } = this.summary.counts
    for (let from = 0; from < ready; from += PREPARED_AT_ONCE) {
      signal.throwIfAborted()
      rows.push(...(await this.thread.ask('prepare', { from, count: PREPARED_AT_ONCE })))
    }
    return rows
  }

  /** Checks in the thread and looks up here, the one while the other goes on. */
  async #checkAll(total: number): Promise<void> {
    let before: Promise<void> = Promise.resolve()
    for (let from = 0; from < total; from += CHECKED_AT_ONCE) {
      const keys = await this.thread.ask('check', { from, count: CHECKED_AT_ONCE })
      await before
      before = this.lookUp(keys)
      // Its failure is told when it is waited for.
      before.catch(() => undefined)
      this.#options.onProgress(Math.min(from + CHECKED_AT_ONCE, total), total)
    }
    await before
  }
}

function workConnection({ format, codes, organisation, resources, practice }: JobConnection): JobConnection {
  return { format, codes, organisation, resources, practice }
}
