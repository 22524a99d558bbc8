import type { VaultKind } from '#shared/contract/profile.ts'
import type { Secret } from './secret.ts'

/**
 * Where secrets rest. One small item per name (`store-key`, `audit-key`, `audit-anchor`, `connection-<id>`).
 * Every method throws TroubleError (kind `vault`) when the vault cannot answer for certain:
 * `read` answers null only when the item is known not to be there.
 */
export interface Vault {
  readonly kind: VaultKind
  read(name: string): Promise<Secret | null>
  write(name: string, value: Secret): Promise<void>
  remove(name: string): Promise<void>
}
