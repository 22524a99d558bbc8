import { idLabel } from '#shared/domain/remote-ids.ts'
import { escapeFormula } from '#shared/domain/import/failed-rows.ts'
import { writeCsv } from '../import/write-csv.ts'
import type { BatchProof, ProofRow } from './batch-proof.ts'

/** The proof of a batch as JSON, to be read by another program. */
export function batchJson({ batch, practice, disclosed, rows }: BatchProof): string {
  const { name, ...redacted } = batch
  const shown = disclosed === null ? redacted : { ...redacted, name }
  return `${JSON.stringify({ batch: shown, practice, shownInFull: disclosed, submissions: rows }, null, 2)}\n`
}

/** The proof of a batch as a spreadsheet: a line a row of the file, in its order. */
export function batchCsv({ disclosed, rows }: BatchProof): string {
  const columns = [...COLUMNS, ...idColumns(rows), ...viewColumns(rows), ...(disclosed === null ? [] : FULL)]
  return writeCsv(
    [columns.map(({ header }) => header), ...rows.map((row) => columns.map(({ of }) => of(row)))].map(
      (cells) => cells.map(escapeFormula),
    ),
    ',',
  )
}

interface Column {
  header: string
  of: (row: ProofRow) => string
}

const COLUMNS: readonly Column[] = [
  { header: 'Row', of: ({ line }) => String(line) },
  { header: 'Submission', of: ({ submissionId }) => submissionId },
  { header: 'State', of: ({ state }) => state },
  { header: 'Sent', of: ({ sentAt }) => sentAt ?? '' },
  { header: 'Received', of: ({ acceptedAt }) => acceptedAt ?? '' },
  { header: 'On the word of', of: ({ onWhoseWord }) => onWhoseWord ?? '' },
  { header: 'Receipt', of: ({ receiptId }) => receiptId ?? '' },
  { header: 'Hash of what was sent', of: ({ bodyHash }) => bodyHash ?? '' },
  { header: 'Hash of the answer', of: ({ answerHash }) => answerHash ?? '' },
  {
    header: 'Problems',
    of: ({ problems }) => problems.map(({ path, code }) => `${path} (${code})`).join('; '),
  },
]

const FULL: readonly Column[] = [
  { header: 'Home', of: ({ full }) => full?.home ?? '' },
  { header: 'What was sent', of: ({ full }) => full?.body ?? '' },
  {
    header: 'What they said',
    of: ({ full }) => full?.problems.map(({ path, message }) => `${path}: ${message}`).join('; ') ?? '',
  },
]

function idColumns(rows: readonly ProofRow[]): Column[] {
  const names = new Set(rows.flatMap(({ remoteIds }) => Object.keys(remoteIds)))
  return [...names].map((name) => ({ header: idLabel(name), of: ({ remoteIds }) => remoteIds[name] ?? '' }))
}

function viewColumns(rows: readonly ProofRow[]): Column[] {
  const labels = new Set(rows.flatMap(({ view }) => view.map(({ label }) => label)))
  return [...labels].map((wanted) => ({
    header: wanted,
    of: ({ view }) => view.find(({ label }) => label === wanted)?.value ?? '',
  }))
}
