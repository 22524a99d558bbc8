import type { Import, ImportRow, ImportTarget, RowProblem } from '#shared/contract/imports.ts'
import type { FakeWorld } from './fake-client.ts'
import { countsOf, noImports } from './fake-imports.ts'
import { sampleWorld } from './sample-world.ts'

export const TARGETS: ImportTarget[] = [
  {
    path: 'property.mprn',
    label: 'Electricity meter point number (MPRN)',
    group: 'Home',
    required: true,
    takes: '11 digits',
  },
  { path: 'property.address.street', label: 'Street', group: 'Home', required: true, takes: 'Any words' },
  { path: 'tenant.lastName', label: 'Last name', group: 'Tenant', required: true, takes: 'Any words' },
]

export function rowProblem(column: number | null, message: string, path = 'property.mprn'): RowProblem {
  return { column, path, message, fix: 'Take it from a bill.', from: 'handover', code: 'HO-MPRN-LENGTH' }
}

/** A row of the file below: its number is wrong unless it has 11 digits. */
export function rowOf(line: number, mprn: string): ImportRow {
  const right = /^\d{11}$/.test(mprn)
  return {
    line,
    status: right ? 'ready' : 'faulty',
    cells: [mprn, `${line} Quay Street`, 'Byrne', 'blue'],
    mended: [],
    title: `${line} Quay Street`,
    errors: right ? [] : [rowProblem(0, 'The MPRN has not 11 digits.')],
    warnings: [],
    submissionId: null,
  }
}

/** A file of four columns, one of them not used, that was read; its last names have no column yet when `lacking`. */
export function importWorld(rows: ImportRow[], { lacking = false } = {}): FakeWorld {
  const targets = ['property.mprn', 'property.address.street', lacking ? null : 'tenant.lastName', null]
  const headers = ['Meter', 'Street', 'Surname', 'Door']
  const file: Import = {
    id: 'i1',
    kind: 'tenant-switch',
    connectionId: 'c1',
    connectionLabel: 'Acquaint',
    name: 'september.csv',
    stage: 'read',
    problem: null,
    settings: { encoding: 'utf-8', delimiter: ',', dateOrder: 'day-month-year', targets },
    columns: headers.map((header, index) => ({
      header,
      target: targets[index] ?? null,
      because: targets[index] === null ? 'none' : 'known-name',
      samples: [`${header} one`, `${header} two`],
    })),
    problems: [],
    counts: countsOf(rows),
    batchId: null,
    createdAt: '2026-11-22T10:00:00.000Z',
    updatedAt: '2026-11-22T10:00:00.000Z',
  }
  const world = sampleWorld()
  world.imports = {
    ...noImports(),
    list: [{ file, rows, pieces: [] }],
    targets: TARGETS,
    preview: [
      {
        line: 2,
        title: '2 Quay Street',
        cells: [
          {
            target: 'property.mprn',
            text: '123',
            meaning: '',
            problem: rowProblem(null, 'The MPRN has not 11 digits.'),
          },
          { target: 'property.address.street', text: 'QUAY ST', meaning: 'Quay Street', problem: null },
        ],
      },
    ],
    read: (one) => {
      const held = one.file.settings?.targets.includes('tenant.lastName') ?? false
      one.file = {
        ...one.file,
        problems: held
          ? []
          : [
              {
                path: 'tenant.lastName',
                message: 'No column holds the last name.',
                fix: 'Choose the column that does.',
                from: 'handover',
                code: 'HO-IMPORT-MISSING',
              },
            ],
      }
    },
    check: (row) => ({ ...rowOf(row.line, row.cells[0] ?? ''), cells: row.cells, mended: row.mended }),
  }
  const [one] = world.imports.list
  if (one !== undefined) world.imports.read(one)
  return world
}
