import { open, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { App } from '#core/app.ts'
import { LARGEST_FILE, LARGEST_PIECE } from '#shared/contract/import-choices.ts'
import type { Import, ImportRow } from '#shared/contract/imports.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { KIND_FACTS, type SubmissionKind } from '#shared/domain/submission.ts'
import { isSwitchKind, SWITCH_KINDS, type SwitchKind } from '#shared/domain/switch-kinds.ts'
import { needed, readArguments, readChoice, readKind } from '../arguments.ts'
import type { Command } from '../command.ts'
import { chosenConnection } from '../connection.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { problemLine } from '../print.ts'
import { withProfile } from '../profile.ts'
import { Stop } from '../stop.ts'
import type { Terminal } from '../terminal.ts'

const ORDERS = ['day-month-year', 'month-day-year', 'year-month-day'] as const
const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t' } as const
const USUAL = { encoding: 'utf-8', delimiter: ',', dateOrder: 'day-month-year', targets: [] } as const
const PAGE = 200

export const importRows: Command = {
  async run(words, context) {
    const { values, given, common } = readArguments(
      words,
      {
        file: { type: 'string' },
        connection: { type: 'string' },
        'dry-run': { type: 'boolean' },
        failed: { type: 'string' },
        encoding: { type: 'string' },
        delimiter: { type: 'string' },
        'date-order': { type: 'string' },
      },
      ['KIND'],
    )
    const { terminal } = context
    const kind = readImportKind(given[0])
    const file = needed('--file', values.file)
    const failed = values.failed === undefined ? null : needed('--failed', values.failed)
    const encoding = readChoice('--encoding', values.encoding, ['utf-8', 'windows-1252'])
    const delimiter = readChoice('--delimiter', values.delimiter, ['comma', 'semicolon', 'tab'])
    const dateOrder = readChoice('--date-order', values['date-order'], ORDERS)
    if (!common.practice) needed('--connection', values.connection)
    const bytes = await readFile(file)
    return withProfile(context, common, { whenNew: 'refuse' }, async ({ client }) => {
      const connection = await chosenConnection(client, values.connection, common, KIND_FACTS[kind].provider)
      return importFile(client, terminal, {
        kind,
        connectionId: connection.id,
        name: basename(file),
        bytes,
        failed,
        dryRun: values['dry-run'] === true,
        json: common.json,
        change: {
          ...(encoding === null ? {} : { encoding }),
          ...(delimiter === null ? {} : { delimiter: DELIMITERS[delimiter] }),
          ...(dateOrder === null ? {} : { dateOrder }),
        },
      })
    })
  },
}

interface Order {
  kind: SwitchKind
  connectionId: string
  name: string
  bytes: Uint8Array
  /** Where the rows that failed are written. */
  failed: string | null
  dryRun: boolean
  json: boolean
  /** How it is read otherwise than it would be. */
  change: Partial<NonNullable<Import['settings']>>
}

type Client = Pick<App['client'], 'imports' | 'submissions'>

/** Reads, queues what is ready, writes what failed, and leaves nothing but what was queued. */
async function importFile(client: Client, terminal: Terminal, order: Order): Promise<ExitCode> {
  const { imports } = client
  const { id } = await imports.begin({ ...order, size: order.bytes.length })
  const stop = () => void imports.stop({ id }).catch(() => undefined)
  terminal.signal.addEventListener('abort', stop)
  try {
    const read = await readIn(client, terminal, id, order)
    if (read.problem !== null)
      throw new Stop(EXIT.usage, [problemLine({ ...read.problem, path: order.name })])
    if (order.failed !== null) await writeFailed(client, terminal, id, order.failed)
    if (read.problems.length > 0) {
      for (const problem of read.problems) terminal.note(problemLine(problem))
      if (order.json) await printRows(client, terminal, id, order)
      return EXIT.refused
    }
    if (!order.dryRun && read.counts.ready > 0) {
      const { cancelled } = await following(client, terminal, id, () => imports.queue({ id }))
      if (cancelled) throw new Stop(EXIT.interrupted, ['Stopped. Nothing was queued.'])
    }
    await printRows(client, terminal, id, order)
    const { counts } = await imports.get({ id })
    terminal.note(summary(counts, order.dryRun))
    return counts.faulty > 0 ? EXIT.refused : EXIT.done
  } finally {
    terminal.signal.removeEventListener('abort', stop)
    await imports.remove({ id })
  }
}

async function readIn(client: Client, terminal: Terminal, id: string, order: Order): Promise<Import> {
  const { imports } = client
  for (let at = 0, number = 0; at < order.bytes.length; at += LARGEST_PIECE, number += 1) {
    const piece = order.bytes.subarray(at, at + LARGEST_PIECE)
    await imports.addPiece({ id, number, bytes: Buffer.from(piece).toString('base64') })
  }
  const read = await following(client, terminal, id, () => imports.read({ id }))
  if (Object.keys(order.change).length === 0) return read
  const settings = { ...(read.settings ?? { ...USUAL, targets: [] }), ...order.change }
  return imports.arrange({ id, settings, remember: false })
}

/** Tells people how far it is, at every tenth. */
async function following<T>(
  client: Client,
  terminal: Terminal,
  id: string,
  work: () => Promise<T>,
): Promise<T> {
  const ended = new AbortController()
  const told = tell(client, terminal, id, ended.signal)
  try {
    return await work()
  } finally {
    ended.abort()
    await told
  }
}

async function tell(client: Client, terminal: Terminal, id: string, signal: AbortSignal): Promise<void> {
  let tenth = 0
  try {
    for await (const { stage, done, total } of await client.imports.progress({ id }, { signal })) {
      if (stage !== 'queuing' || total < 1000) continue
      const now = Math.floor((done / total) * 10)
      if (now > tenth) terminal.note(`Queuing: ${done} of ${total}`)
      tenth = Math.max(tenth, now)
    }
  } catch {
    // Progress is a help; what is being done tells its own trouble.
  }
}

async function writeFailed(client: Client, terminal: Terminal, id: string, path: string): Promise<void> {
  const { csv, rows } = await client.imports.failed({ id })
  try {
    // It holds people's data: for nobody else's eyes.
    await writeFile(path, csv, { mode: 0o600 })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new Stop(EXIT.usage, [`--failed: ${path} cannot be written (${code}). Nothing was queued.`])
  }
  terminal.note(`${path}: ${rows} ${rows === 1 ? 'row' : 'rows'} to mend.`)
}

async function printRows(client: Client, terminal: Terminal, id: string, order: Order): Promise<void> {
  const { columns } = await client.imports.get({ id })
  const headers = columns.map(({ header }) => header)
  for (let offset = 0; ; offset += PAGE) {
    const { total, rows } = await client.imports.rows({ id, status: null, offset, limit: PAGE })
    for (const row of rows) {
      if (order.json) terminal.out(JSON.stringify(await rowJson(client, row, order.kind)))
      for (const error of row.errors)
        terminal.note(`row ${row.line}: ${rowLine(error, error.column, headers)}`)
    }
    if (offset + PAGE >= total) return
  }
}

/** A row as scripts get it: a submission, or what one refused looks like. */
async function rowJson(client: Client, row: ImportRow, kind: SubmissionKind) {
  const problems = (list: readonly (Problem & { column: number | null })[]) =>
    list.map(({ column: _column, ...problem }) => problem)
  const { line, status, submissionId } = row
  const [errors, warnings] = [problems(row.errors), problems(row.warnings)]
  if (status === 'faulty') return { line, id: null, kind, state: 'refused', remoteIds: {}, errors, warnings }
  if (submissionId === null)
    return { line, id: null, kind, state: 'checked', remoteIds: {}, errors, warnings }
  const { state, remoteIds } = await client.submissions.get({ id: submissionId })
  return { line, id: submissionId, kind, state, remoteIds, errors, warnings }
}

function rowLine(problem: Problem, column: number | null, headers: readonly string[]): string {
  const header = column === null ? '' : (headers[column] ?? '')
  return header === '' ? problemLine(problem) : problemLine({ ...problem, path: header })
}

function summary({ rows, ready, queued, already, faulty }: Import['counts'], dryRun: boolean): string {
  const good = dryRun ? `${ready} would be queued` : `${queued} queued`
  const next = !dryRun && queued > 0 ? ' handover outbox run sends them.' : ''
  return `${rows} rows: ${good}, ${already} there already, ${faulty} failed.${next}`
}

function readImportKind(text: string | undefined): SwitchKind {
  const kind = readKind(text)
  if (isSwitchKind(kind)) return kind
  throw new Stop(EXIT.usage, [
    `KIND: rows of a file can become ${SWITCH_KINDS.join(', ')}; this kind cannot.`,
  ])
}

async function readFile(file: string): Promise<Uint8Array> {
  try {
    await using handle = await open(file, 'r')
    const { size } = await handle.stat()
    if (size > LARGEST_FILE)
      throw new Stop(EXIT.usage, [`${file}: this is larger than 20 MB. Split it into several files.`])
    return await handle.readFile()
  } catch (error) {
    if (error instanceof Stop) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const why = code === 'ENOENT' ? 'there is no such file' : code === '' ? 'reading it failed' : code
    throw new Stop(EXIT.usage, [`${file}: this file cannot be read: ${why}.`])
  }
}
