import type { Selectable, Transaction } from 'kysely'
import { saltedHash } from '../records/salted-hash.ts'
import { NotFoundError, NotNowError } from '../refusal.ts'
import type { Tables } from '../store/tables.ts'
import { mayDo, type UserAction } from './states.ts'

/** A submission with what is sent of it; both are null once that was erased. */
export type RowWithBytes = Selectable<Tables['submissions']> & {
  salt: Uint8Array | null
  body: Uint8Array | null
}

/** The row, in a state that allows it; the caller's transaction keeps it so. */
export async function rowFor(
  action: UserAction,
  queries: Transaction<Tables>,
  id: string,
): Promise<RowWithBytes> {
  const row = await queries
    .selectFrom('submissions as s')
    .leftJoin('bodies as b', 'b.number', 's.number')
    .selectAll('s')
    .select(['b.salt', 'b.body'])
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFoundError('submission', id)
  if (!mayDo(action, row.state)) throw notNow(action)
  return row
}

/** Why an action is not to be had in another state. */
export function notNow(action: UserAction): NotNowError {
  return new NotNowError(...TOO_LATE[action])
}

const TOO_LATE: Record<UserAction, [code: string, message: string, fix: string]> = {
  cancel: [
    'HO-OUTBOX-GONE',
    'It can no longer be cancelled: it is being sent, or is settled.',
    'Look at where it stands now. If it has arrived by mistake, ring the service.',
  ],
  setAside: [
    'HO-OUTBOX-NOT-REJECTED',
    'It was not rejected, so it cannot be set aside.',
    'Look at where it stands now.',
  ],
  sendNow: ['HO-OUTBOX-NOT-WAITING', 'It is not waiting to be sent.', 'Look at where it stands now.'],
  resolve: [
    'HO-OUTBOX-NOT-UNCONFIRMED',
    'Its answer is known, or it has not been sent.',
    'Only an unconfirmed submission can be resolved. Look at where this one stands now.',
  ],
}

/** The hash that the audit log holds of it; null once its body is gone. */
export function hashOf({ salt, body }: Pick<RowWithBytes, 'salt' | 'body'>): string | null {
  return salt === null || body === null ? null : saltedHash(salt, body)
}
