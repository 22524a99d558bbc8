import type { Transaction } from 'kysely'
import type { Queries } from '../../store/store.ts'
import type { Tables } from '../../store/tables.ts'
import type { Audit } from '../audit.ts'
import { disclosureHash } from '../note-digests.ts'
import { newSalt } from '../salted-hash.ts'
import type { KnownRows } from './person.ts'

/** What stands in the place of a reason that named somebody. */
const ERASED_REASON = 'Erased: it named a person who was erased'

/** Why batches were shown in full, as far as the reason names somebody. */
export async function disclosuresNaming(queries: Queries, person: KnownRows) {
  const rows = await queries.selectFrom('disclosures').selectAll().orderBy('entry').execute()
  return rows.filter(({ reason }) => person.names((mentions) => mentions.inText(reason)))
}

/**
 * Takes the reasons away that name somebody; that a batch was shown, when, by whom and as what stays. The salt goes along, so that nobody
 * can try reasons against the hash in the audit log, which gets an entry with the hash of what is left.
 */
export async function eraseDisclosures(
  queries: Transaction<Tables>,
  audit: Pick<Audit, 'append'>,
  { person, now }: { person: KnownRows; now: Date },
): Promise<void> {
  for (const row of await disclosuresNaming(queries, person)) {
    const left = { ...row, reason: ERASED_REASON, salt: newSalt() }
    await queries
      .updateTable('disclosures')
      .set({ reason: left.reason, salt: left.salt })
      .where('entry', '=', row.entry)
      .execute()
    const hash = disclosureHash(left)
    await audit.append(queries, { at: now, event: 'disclosure-erased', subject: row.batch_id, hash })
  }
}
