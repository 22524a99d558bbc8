import type { Client } from '#renderer/api/client.ts'
import type { BillingAccount } from '#shared/contract/yeti.ts'
import type { Problem } from '#shared/domain/problem.ts'

/** What reading an account came to: the account and when it was read, that there is none of that number, or what was wrong. */
export type AccountRead =
  | { kind: 'read'; account: BillingAccount; at: string }
  | { kind: 'gone' }
  | { kind: 'failed'; problem: Problem }

/** What Yeti's answer is called by when it has nothing there. */
const MISSING = 'HO-YETI-READ-MISSING'

/** Reads an account as it stands. @throws what the client throws. */
export async function readAccount(
  client: Client,
  asked: { connectionId: string; accountId: string },
): Promise<AccountRead> {
  const { account, failure } = await client.yeti.account(asked)
  if (account !== null) return { kind: 'read', account, at: new Date().toISOString() }
  if (failure === null || failure.code === MISSING) return { kind: 'gone' }
  return { kind: 'failed', problem: failure }
}
