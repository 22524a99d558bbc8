import type { ViewLine } from './providers/provider.ts'
import { jobOf } from './providers/jobs.ts'
import { getReceipt } from './records/receipts.ts'
import { NotNowError } from './refusal.ts'
import type { Queries } from './store/store.ts'

/**
 * What a receipt hides, read from the bytes as they were sent.
 *
 * @throws NotFoundError; NotNowError once those bytes were erased
 */
export async function hiddenLines(queries: Queries, receiptId: string): Promise<ViewLine[]> {
  const { kind } = await getReceipt(queries, receiptId)
  const row = await queries
    .selectFrom('receipts as r')
    .innerJoin('bodies as b', 'b.number', 'r.submission_number')
    .select('b.body')
    .where('r.id', '=', receiptId)
    .executeTakeFirst()
  if (row === undefined)
    throw new NotNowError(
      'HO-RECEIPT-ERASED',
      'What was sent has been erased, so it can no longer be shown.',
      'The hash on the receipt remains, to compare a copy with.',
    )
  return jobOf(kind).hiddenView?.(row.body) ?? []
}
