import type { Transaction } from 'kysely'
import type { Tables } from '../store/tables.ts'
import type { Audit } from './audit.ts'
import { disclosureHash } from './note-digests.ts'
import { newSalt } from './salted-hash.ts'

/** That the receipt of a batch was shown in full. */
export interface Disclosure {
  batchId: string
  at: Date
  by: string
  /** As what: a page, or a file. */
  form: Tables['disclosures']['form']
  /** Why, in the words of whoever asked. */
  reason: string
}

/** Writes a disclosure down, in the audit log and beside it with its reason, before anything is shown. */
export async function noteDisclosure(
  queries: Transaction<Tables>,
  audit: Pick<Audit, 'append'>,
  { batchId, at, by, form, reason }: Disclosure,
): Promise<void> {
  const row = { batch_id: batchId, at: at.toISOString(), by_whom: by, form, reason, salt: newSalt() }
  const hash = disclosureHash(row)
  const [entry] = await audit.append(queries, { at, event: 'batch-shown', subject: batchId, hash })
  if (entry === undefined) throw new Error('The audit log took no entry.')
  await queries
    .insertInto('disclosures')
    .values({ entry, ...row })
    .execute()
}
