import { AsyncIteratorClass } from '@orpc/client'
import type { Client } from '#renderer/api/client.ts'
import type { Import, ImportProgress, ImportRow, ImportTarget } from '#shared/contract/imports.ts'
import { notFound } from './fake-errors.ts'

/** A file of the fake core: what the contract shows of it, its rows, and what was handed in. */
export interface FakeImport {
  file: Import
  rows: ImportRow[]
  pieces: string[]
}

export interface FakeImports {
  list: FakeImport[]
  targets: ImportTarget[]
  preview: Awaited<ReturnType<Client['imports']['preview']>>
  /** What reading makes of a file that came in whole. */
  read: (one: FakeImport) => void
  /** Checks a row whose cells were mended. */
  check: (row: ImportRow) => ImportRow
  /** Queues the ready rows; it can be kept waiting. */
  queue: (one: FakeImport) => ReturnType<Client['imports']['queue']>
  /** What is told of how far it is. */
  progress: ImportProgress[]
}

export function noImports(): FakeImports {
  return {
    list: [],
    targets: [],
    preview: [],
    read: () => undefined,
    check: (row) => row,
    queue: () => Promise.reject(new Error('No test asked the fake core to queue.')),
    progress: [],
  }
}

export function countsOf(rows: readonly ImportRow[]): Import['counts'] {
  const count = (status: ImportRow['status']) => rows.filter((row) => row.status === status).length
  return {
    rows: rows.length,
    ready: count('ready'),
    faulty: count('faulty'),
    already: count('already'),
    queued: count('queued'),
    warned: rows.filter((row) => row.status === 'ready' && row.warnings.length > 0).length,
    mended: rows.filter((row) => row.status !== 'queued' && row.mended.length > 0).length,
  }
}

const TIME = '2026-11-22T10:00:00.000Z'

/** The area `imports` of the fake core. */
export function fakeImports(
  world: () => FakeImports,
  note: (path: string, input: unknown) => void,
  changed: () => void,
): Client['imports'] {
  const find = (id: string): FakeImport => {
    const one = world().list.find(({ file }) => file.id === id)
    if (one === undefined) throw notFound(id)
    return one
  }
  const shown = (one: FakeImport): Import => ({ ...one.file, counts: countsOf(one.rows) })
  return {
    list: () => Promise.resolve(world().list.map(shown)),
    get: async ({ id }) => shown(find(id)),
    begin: async (input) => {
      note('imports.begin', input)
      const file: Import = {
        id: `i${world().list.length + 1}`,
        kind: input.kind,
        connectionId: input.connectionId,
        connectionLabel: 'Acquaint',
        name: input.name,
        stage: 'arriving',
        problem: null,
        settings: null,
        columns: [],
        problems: [],
        counts: countsOf([]),
        batchId: null,
        createdAt: TIME,
        updatedAt: TIME,
      }
      world().list.unshift({ file, rows: [], pieces: [] })
      return file
    },
    addPiece: async ({ id, number, bytes }) => {
      find(id).pieces[number] = bytes
      return { kept: true }
    },
    read: async ({ id }) => {
      note('imports.read', { id })
      const one = find(id)
      one.file = { ...one.file, stage: 'read' }
      world().read(one)
      changed()
      return shown(one)
    },
    arrange: async ({ id, settings }) => {
      note('imports.arrange', { id, settings })
      const one = find(id)
      one.file = {
        ...one.file,
        settings,
        columns: one.file.columns.map((column, index) => ({
          ...column,
          target: settings.targets[index] ?? null,
          because: column.target === (settings.targets[index] ?? null) ? column.because : 'chosen',
        })),
      }
      world().read(one)
      changed()
      return shown(one)
    },
    targets: () => Promise.resolve(world().targets),
    preview: () => Promise.resolve(world().preview),
    rows: async ({ id, status, offset, limit }) => {
      const rows = find(id).rows.filter((row) => status === null || row.status === status)
      return { total: rows.length, rows: rows.slice(offset, offset + limit) }
    },
    mend: async ({ id, line, cells }) => {
      note('imports.mend', { id, line, cells })
      const one = find(id)
      const before = one.rows.find((row) => row.line === line)
      if (before === undefined) throw notFound(id)
      const texts = [...before.cells]
      for (const { column, text } of cells) texts[column] = text
      const mended = [...before.mended, ...cells.map(({ column }) => column)]
      const row = world().check({ ...before, cells: texts, mended })
      one.rows = one.rows.map((other) => (other.line === line ? row : other))
      return { row, counts: countsOf(one.rows) }
    },
    queue: async ({ id }) => {
      note('imports.queue', { id })
      return world().queue(find(id))
    },
    stop: async ({ id }) => {
      note('imports.stop', { id })
      return { stopped: true }
    },
    failed: async ({ id }) => {
      note('imports.failed', { id })
      return { name: 'failed.csv', csv: 'a,handover_column\r\n', rows: find(id).rows.length }
    },
    remove: async ({ id }) => {
      note('imports.remove', { id })
      world().list = world().list.filter(({ file }) => file.id !== id)
      changed()
      return { removed: true }
    },
    template: async (input) => {
      note('imports.template', input)
      return { name: 'tenant-switch.csv', csv: 'property.mprn\r\n' }
    },
    progress: () => Promise.resolve(toldOf(world().progress)),
  }
}

/** Some values, one after the other, as the contract's iterator. */
export function toldOf<Value>(values: readonly Value[]) {
  const source = values.values()
  return new AsyncIteratorClass<Value, unknown, void>(
    () => {
      const next = source.next()
      return Promise.resolve(next.done === true ? { done: true, value: undefined } : next)
    },
    () => Promise.resolve(),
  )
}
