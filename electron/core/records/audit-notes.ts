import type { Queries } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { AuditProblem, CheckedEntry } from './audit-report.ts'
import { disclosureHash, withdrawalDigest } from './note-digests.ts'

/**
 * Holds what was noted beside the log against the entries about it: why a batch was shown in full, and that an agreement was taken
 * back. A reason that named somebody who was erased is told by `disclosure-erased`, which holds the digest of what is left. Agreements that were taken back before their entries held a hash cannot be checked; those of receipts that somebody was erased from,
 * or that were removed, went with them.
 */
export async function checkNotes(
  queries: Queries,
  entries: readonly CheckedEntry[],
): Promise<AuditProblem[]> {
  return [...(await checkDisclosures(queries, entries)), ...(await checkWithdrawals(queries, entries))]
}

async function checkDisclosures(queries: Queries, entries: readonly CheckedEntry[]): Promise<AuditProblem[]> {
  const rows = await queries.selectFrom('disclosures').selectAll().orderBy('entry').execute()
  const left = new Map(rows.map((row) => [row.entry, row]))
  const problems: AuditProblem[] = []
  const erased = entries.filter(({ event, holds }) => holds && event === 'disclosure-erased')
  for (const { place, subject, hash, holds } of entries.filter(({ event }) => event === 'batch-shown')) {
    const row = left.get(place)
    left.delete(place)
    if (!holds || (row !== undefined && row.batch_id === subject && disclosureHash(row) === hash)) continue
    if (row !== undefined && row.batch_id === subject && isWhatIsLeft(row, erased)) {
      const message = `Why batch ${subject} was shown in full named somebody who was erased.`
      problems.push({ place, what: 'body-erased', message })
      continue
    }
    const what = row === undefined ? 'is missing' : 'was changed after it was noted'
    problems.push({ place, what: 'changed', message: `Why batch ${subject} was shown in full ${what}.` })
  }
  for (const { entry, batch_id } of left.values())
    problems.push({
      place: entry,
      what: 'changed',
      message: `That batch ${batch_id} was shown in full is not in the log.`,
    })
  return problems
}

/** Whether a disclosure is as an erasure left it; its salt of its own makes its hash that of no other. */
function isWhatIsLeft(row: Tables['disclosures'], erased: readonly CheckedEntry[]): boolean {
  const left = disclosureHash(row)
  return erased.some(({ subject, hash }) => subject === row.batch_id && hash === left)
}

async function checkWithdrawals(queries: Queries, entries: readonly CheckedEntry[]): Promise<AuditProblem[]> {
  const rows = await queries.selectFrom('withdrawals').selectAll().execute()
  const left = new Map(rows.map((row) => [row.receipt_id, row]))
  const problems: AuditProblem[] = []
  const noted = entries.filter(({ event }) => event === 'agreement-withdrawn')
  const gone = new Set(
    entries
      .filter(({ event, holds }) => holds && (event === 'receipt-erased' || event === 'receipt-removed'))
      .map(({ subject }) => subject),
  )
  for (const { place, subject, hash, holds } of noted) {
    const row = left.get(subject)
    left.delete(subject)
    if (row === undefined && gone.has(subject)) continue
    if (!holds || (row !== undefined && (hash === null || withdrawalDigest(row) === hash))) continue
    const what = row === undefined ? 'is missing' : 'was changed after it was noted'
    const message = `That the agreement of receipt ${subject} was taken back ${what}.`
    problems.push({ place, what: 'changed', message })
  }
  const place = (entries.at(-1)?.place ?? 0) + 1
  for (const { receipt_id: id } of left.values()) {
    const message = `That the agreement of receipt ${id} was taken back is not in the log.`
    problems.push({ place, what: 'changed', message })
  }
  return problems
}
