import * as v from 'valibot'
import { Organisation, WireFormat } from '#shared/contract/connections.ts'
import {
  Import,
  ImportColumn,
  ImportRow,
  ImportSettings,
  ReadCell,
  RowStatus,
} from '#shared/contract/imports.ts'
import { CodeTable } from '#shared/domain/codes.ts'
import { Problem } from '#shared/domain/problem.ts'
import { TEXTS, type TextCode } from '#shared/domain/problem-texts.ts'
import { ResourceOverrides } from '#shared/domain/resources.ts'
import { SubmissionKind, SubmissionState } from '#shared/domain/submission.ts'
import { SWITCH_KINDS } from '#shared/domain/switch-kinds.ts'

/*
 * What the core asks of the thread that keeps the rows of a file, and what it is told. Both sides read what comes from the other by
 * these schemas. Nothing here is logged.
 */

const { counts } = Import.entries
const { encoding, delimiter, dateOrder } = ImportSettings.entries
const whole = v.number()
const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array)
const codes = Object.keys(TEXTS)
const textCode = v.custom<TextCode>((value) => typeof value === 'string' && codes.includes(value))
const targets = v.nullable(v.array(v.nullable(v.string())))
const cells = v.array(v.object({ column: whole, text: v.string() }))

const KeyTexts = v.object({
  fingerprints: v.pipe(
    v.array(v.object({ path: v.string(), text: v.string(), warning: v.nullable(textCode) })),
    v.readonly(),
  ),
  person: v.string(),
  home: v.string(),
})
const RowKeyTexts = v.object({ line: whole, ...KeyTexts.entries })
const RowFindings = v.object({
  line: whole,
  earlier: v.nullable(v.object({ submissionId: v.string(), samePerson: v.boolean(), path: v.string() })),
  alike: v.array(Problem),
})

const NewBytes = v.object({ salt: bytes, body: bytes })

const NewRow = v.object({
  id: v.string(),
  kind: SubmissionKind,
  state: SubmissionState,
  title: v.string(),
  method: v.picklist(['POST', 'PATCH']),
  path: v.string(),
  content_type: v.string(),
  accept: v.string(),
  answers: v.nullable(v.string()),
  consent: v.nullable(v.string()),
  has_basis: v.picklist([0, 1]),
  view: v.string(),
  warnings: v.string(),
  errors: v.string(),
  remote_ids: v.string(),
  attempts: whole,
  set_aside: v.picklist([0, 1]),
  handed_on: v.nullable(v.string()),
  readings: v.nullable(v.string()),
  created_at: v.string(),
  updated_at: v.string(),
})

/** The facts of a connection that a body is checked and encoded with. */
export const WorkConnection = v.object({
  format: WireFormat,
  codes: CodeTable,
  organisation: v.nullable(Organisation),
  resources: ResourceOverrides,
  practice: v.boolean(),
})

const order = <I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O) => ({
  input,
  output,
})

export const WORK = {
  /** Reads the file; the answer is its header row, or why it cannot be read. */
  open: order(
    v.object({ bytes, chosen: v.nullable(v.object({ encoding, delimiter })) }),
    v.variant('ok', [
      v.object({ ok: v.literal(true), headers: v.array(v.string()), encoding, delimiter }),
      v.object({ ok: v.literal(false), problem: Problem }),
    ]),
  ),
  /** Says what the columns hold. Nothing is checked yet. */
  arrange: order(
    v.object({
      kind: v.picklist(SWITCH_KINDS),
      connection: WorkConnection,
      today: v.string(),
      dateOrder,
      targets,
      remembered: targets,
      fixes: v.array(v.object({ line: whole, cells })),
    }),
    v.object({ columns: v.array(ImportColumn), problems: v.array(Problem), rows: whole }),
  ),
  /** Checks some rows, and gives by what they are compared with earlier submissions. */
  check: order(v.object({ from: whole, count: whole }), v.array(RowKeyTexts)),
  /** What was found of them. */
  take: order(v.array(RowFindings), v.null()),
  takeQueued: order(v.array(v.object({ line: whole, submissionId: v.string() })), v.null()),
  counts: order(v.null(), counts),
  page: order(
    v.object({ status: v.nullable(RowStatus), offset: whole, limit: whole }),
    v.object({ total: whole, rows: v.array(ImportRow) }),
  ),
  preview: order(
    v.object({ count: whole }),
    v.array(v.object({ line: whole, cells: v.array(ReadCell), title: v.string() })),
  ),
  /** Null: there is no such row to mend. */
  mend: order(v.object({ line: whole, cells }), v.nullable(v.object({ keys: v.nullable(RowKeyTexts) }))),
  row: order(v.object({ line: whole }), v.nullable(ImportRow)),
  /** Encodes some of the rows that are ready. */
  prepare: order(
    v.object({ from: whole, count: whole }),
    v.array(v.object({ line: whole, row: NewRow, bytes: NewBytes, keys: KeyTexts })),
  ),
  failed: order(v.null(), v.object({ csv: v.string(), rows: whole })),
}

export type Work = typeof WORK
export type WorkName = keyof Work
export type WorkInput<N extends WorkName> = v.InferOutput<Work[N]['input']>
export type WorkOutput<N extends WorkName> = v.InferOutput<Work[N]['output']>

const workName = v.custom<WorkName>((value) => typeof value === 'string' && Object.hasOwn(WORK, value))

/** Asks for one thing, and its answer: what was found, or the name of the error, whose text may quote a cell. */
export const Order = v.object({ number: whole, name: workName, input: v.unknown() })
export const Answer = v.variant('ok', [
  v.object({ number: whole, ok: v.literal(true), output: v.unknown() }),
  v.object({ number: whole, ok: v.literal(false), error: v.string() }),
])
