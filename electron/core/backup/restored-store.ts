import { setImmediate as giveWay } from 'node:timers/promises'
import type { Selectable, Transaction } from 'kysely'
import type { Log } from '../log.ts'
import { openAudit, type AuditEntry } from '../records/audit.ts'
import { learnGroup } from '../records/homes/learn.ts'
import { eraseAgain, lackingTombstones } from '../records/rights/erase-again.ts'
import { bodyHashes } from '../records/bodies.ts'
import type { ProfileKeys } from '../profile/keys.ts'
import { jobOf } from '../providers/jobs.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { Secret } from '../vault/secret.ts'
import type { Vault } from '../vault/vault.ts'

type Tombstones = Selectable<Tables['tombstones']>

/** The states of what may yet be sent by itself, or may have been sent since. */
const OPEN_STATES = ['queued', 'waiting', 'sending'] as const

/** How many of a store would have to be confirmed if it were restored. */
export async function countToConfirm({ queries }: Store): Promise<number> {
  const { rows } = await queries
    .selectFrom('submissions')
    .select((select) => select.fn.countAll<number>().as('rows'))
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirstOrThrow()
  return rows
}

/**
 * Makes a store that was in a backup fit to be worked with. What waited to be sent becomes unconfirmed: it may have been sent since, and
 * only a person or the service itself can tell. No connection has a password any more. The audit log says that it was restored, and its
 * anchor goes into the vault.
 *
 * @param file of the copy, brought up to date before
 * @param erased the tombstones of the profile that it takes the place of, made with the same key: whoever was erased there after the backup
 *   was made is erased again
 * @param vault has the audit key, and the anchor as it was in the backup
 */
export async function settleRestored(
  { file, key, id, log }: { file: string; key: Secret; id: string; log: Log },
  vault: Vault,
  { auditKey, fingerprintKey }: Pick<ProfileKeys, 'auditKey' | 'fingerprintKey'>,
  erased: readonly Tombstones[] = [],
): Promise<void> {
  const store = await openStore({ file, key, made: true, log })
  const audit = openAudit({ store, vault, key: auditKey, log })
  try {
    await store.transaction(async (queries) => {
      const at = new Date()
      const rows = await queries
        .updateTable('submissions')
        .set({
          state: 'unconfirmed',
          fence: null,
          next_try_at: null,
          attempt_code: 'HO-BACKUP-RESTORED',
          attempt_detail: 'It was not sent yet when the backup was made, and may have been sent since.',
          updated_at: at.toISOString(),
        })
        .where('state', 'in', OPEN_STATES)
        .returning(['id', 'number'])
        .execute()
      await queries
        .updateTable('connections')
        .set({ secret_since: null, sign_in_with: null, sign_in: 'untried', last_answer: null })
        .execute()
      await audit.append(
        queries,
        { at, event: 'backup-restored', subject: id, hash: null },
        ...(await unconfirmedEntries(queries, rows, at)),
      )
    })
    if ((await lackingTombstones(store.queries, erased)).length > 0) {
      // Who is not known yet could not be found, and would be learned of later.
      while ((await learnGroup({ store, key: fingerprintKey, jobOf })) > 0) await giveWay()
      await eraseAgain({ store, audit, key: fingerprintKey }, erased, new Date())
      await store.emptyLog()
    }
  } finally {
    await audit.close()
    store.close()
  }
}

/** How many bodies are read at once, to be hashed. */
const GROUP = 500

async function unconfirmedEntries(
  queries: Transaction<Tables>,
  rows: readonly { id: string; number: number }[],
  at: Date,
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = []
  for (let from = 0; from < rows.length; from += GROUP) {
    const group = rows.slice(from, from + GROUP)
    const hashes = await bodyHashes(
      queries,
      group.map(({ number }) => number),
    )
    for (const { id: subject, number } of group)
      entries.push({ at, event: 'unconfirmed', subject, hash: hashes.get(number) ?? null })
  }
  return entries
}
