import { problem } from '#shared/domain/problem-codes.ts'
import { keysOfTexts } from '../outbox/keys.ts'
import type { Job } from '../providers/provider.ts'
import { holdersOf, liveAmong } from '../store/repositories/fingerprints-in-bulk.ts'
import type { Queries } from '../store/store.ts'
import type { Secret } from '../vault/secret.ts'
import type { RowKeyTexts } from './sheet-row.ts'
import type { RowFindings } from './sheet.ts'

interface LookUp {
  queries: Queries
  job: Job
  connectionId: string
  fingerprintKey: Secret
}

/** Looks for the earlier submissions that rows repeat or are like, all in a few queries. */
export async function lookUpRows(
  { queries, job, connectionId, fingerprintKey }: LookUp,
  rows: readonly RowKeyTexts[],
): Promise<RowFindings[]> {
  const keyed = rows.map((row) => ({
    line: row.line,
    keys: keysOfTexts(job, row, connectionId, fingerprintKey),
  }))
  const prints = keyed.flatMap(({ keys }) => keys.fingerprints)
  const valuesOf = (guarding: boolean) =>
    prints.flatMap(({ value, warning }) => ((warning === null) === guarding ? [value] : []))
  const holders = await holdersOf(queries, valuesOf(true))
  const alike = await liveAmong(queries, valuesOf(false))
  return keyed.map(({ line, keys }) => {
    const held = keys.fingerprints.find(({ value, warning }) => warning === null && holders.has(value))
    const holder = held === undefined ? undefined : holders.get(held.value)
    if (held !== undefined && holder !== undefined) {
      const { submissionId, personKey } = holder
      return {
        line,
        earlier: { submissionId, samePerson: personKey === keys.person, path: held.path },
        alike: [],
      }
    }
    return {
      line,
      earlier: null,
      alike: keys.fingerprints.flatMap(({ value, warning, path }) =>
        warning !== null && alike.has(value) ? [problem(warning, path)] : [],
      ),
    }
  })
}
