import { sql } from 'kysely'
import * as v from 'valibot'
import type { RecordedBasis } from '#shared/contract/rights.ts'
import { Consent } from '#shared/domain/consent.ts'
import { wordingText } from '#shared/domain/wordings.ts'
import type { Queries } from '../../store/store.ts'
import { submissionsAbout } from './about-person.ts'
import { personRows } from './person.ts'

/** Throws NotFoundError. Every basis that something about somebody was sent on, newest first. */
export async function basesOf(queries: Queries, personId: string): Promise<RecordedBasis[]> {
  const person = await personRows(queries, personId)
  const about = (await submissionsAbout(queries, person)).filter(({ role }) => role === 'about')
  return basesOfSubmissions(
    queries,
    about.map(({ number }) => number),
  )
}

export async function basesOfSubmissions(
  queries: Queries,
  numbers: readonly number[],
): Promise<RecordedBasis[]> {
  const rows = await queries
    .selectFrom('submissions as s')
    .leftJoin('receipts as r', 'r.submission_number', 's.number')
    .leftJoin('withdrawals as w', 'w.receipt_id', 'r.id')
    .select(['s.id', 's.kind', 's.connection_label', 's.consent', 's.sent_at', 's.created_at'])
    .select(['r.id as receipt_id', 'w.at', 'w.how', 'w.noted_at', 'w.noted_by'])
    .where(sql<boolean>`s.number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`)
    .where('s.has_basis', '=', 1)
    .orderBy('s.number', 'desc')
    .execute()
  return rows.map((row) => {
    const basis = row.consent === null ? null : v.parse(Consent, JSON.parse(row.consent))
    const { at, how, noted_at, noted_by } = row
    return {
      receiptId: row.receipt_id,
      submissionId: row.id,
      kind: row.kind,
      connectionLabel: row.connection_label,
      at: row.sent_at ?? row.created_at,
      basis,
      wordingText: basis === null ? null : wordingText(basis.wording),
      withdrawn:
        at === null || how === null || noted_at === null || noted_by === null
          ? null
          : { at, how, notedAt: noted_at, notedBy: noted_by },
    }
  })
}
