import type { Queries } from '../store/store.ts'
import type { AuditProblem, CheckedEntry } from './audit-report.ts'
import { tombstoneDigest } from './rights/tombstones.ts'

/** Holds what says that somebody was erased against the entries about it. */
export async function checkTombstones(
  queries: Queries,
  entries: readonly CheckedEntry[],
): Promise<AuditProblem[]> {
  const rows = await queries.selectFrom('tombstones').selectAll().execute()
  const left = new Map(rows.map((row) => [row.id, row]))
  const problems: AuditProblem[] = []
  for (const { place, subject, hash, holds } of entries.filter(({ event }) => event === 'person-erased')) {
    const row = left.get(subject)
    left.delete(subject)
    if (!holds || (row !== undefined && tombstoneDigest(row) === hash)) continue
    const what = row === undefined ? 'is missing' : 'was changed after it was noted'
    problems.push({ place, what: 'changed', message: `That somebody was erased (${subject}) ${what}.` })
  }
  const place = (entries.at(-1)?.place ?? 0) + 1
  for (const id of left.keys())
    problems.push({
      place,
      what: 'changed',
      message: `That somebody was erased (${id}) is not in the log.`,
    })
  return problems
}
