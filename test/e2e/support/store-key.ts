import type { KeyringSession } from '#test/support/keyring-session.ts'
import { Secret } from '#core/vault/secret.ts'
import { readKeyring } from './keyring-backup.ts'

/** The key of the one profile whose keys are in this keyring. */
export async function storeKeyIn({ env }: KeyringSession): Promise<Secret> {
  const item = (await readKeyring(env)).find(({ account }) => account.endsWith('/store-key'))
  if (item === undefined) throw new Error('The keyring has no store key.')
  return Secret.of(item.password)
}
