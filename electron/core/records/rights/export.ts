import type { Store } from '../../store/store.ts'
import type { Secret } from '../../vault/secret.ts'
import type { Audit } from '../audit.ts'
import { exportOf } from './person-export.ts'
import { personPage } from './person-page.ts'

/**
 * Everything about somebody as JSON and as a page, and the entry in the audit log which says that it was exported: both or neither.
 * The files are named for the day, not for the person.
 *
 * @throws NotFoundError
 */
export function exportPerson(
  { store, audit }: { store: Store; audit: Pick<Audit, 'append'> },
  { id, key, by, now }: { id: string; key: Secret; by: string; now: Date },
): Promise<{ fileName: string; json: string; html: string }> {
  return store.transaction(async (queries) => {
    const all = await exportOf(queries, id, { key, by, now })
    await audit.append(queries, { at: now, event: 'person-exported', subject: id, hash: null })
    return {
      fileName: `handover-person-${now.toISOString().slice(0, 10)}`,
      json: `${JSON.stringify(all, null, 2)}\n`,
      html: personPage(all),
    }
  })
}
