import type { Receipt } from '#shared/contract/receipts.ts'
import { NotNowError } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import type { Audit } from './audit.ts'
import { withdrawalDigest } from './note-digests.ts'
import { getReceipt } from './receipts.ts'

/**
 * Notes that an agreement was taken back. What was sent is not recalled by that: nobody can but the service.
 *
 * @throws NotFoundError; NotNowError when the receipt stands on no agreement, or it was taken back already
 */
export function withdrawAgreement(
  { store, audit }: { store: Store; audit: Pick<Audit, 'append'> },
  { id, at, how, by }: { id: string; at: string; how: string; by: string },
): Promise<Receipt> {
  return store.transaction(async (queries) => {
    const receipt = await getReceipt(queries, id)
    if (!receipt.hasBasis)
      throw new NotNowError(
        'HO-RECEIPT-NO-BASIS',
        'Nothing on this receipt was sent on somebody’s agreement.',
        'Look for the receipt of the record or visit that they agreed to.',
      )
    if (receipt.withdrawn !== null)
      throw new NotNowError(
        'HO-RECEIPT-WITHDRAWN',
        'It is noted already that this agreement was taken back.',
        'The receipt says when and by whom it was noted.',
      )
    const now = new Date()
    const row = { receipt_id: id, at, how, noted_at: now.toISOString(), noted_by: by }
    await queries.insertInto('withdrawals').values(row).execute()
    await audit.append(queries, {
      at: now,
      event: 'agreement-withdrawn',
      subject: id,
      hash: withdrawalDigest(row),
    })
    return getReceipt(queries, id)
  })
}
