import type { Log } from '#core/log.ts'
import type { OutboxDeps } from '#core/outbox/deps.ts'
import { tenantSwitchJob } from '#core/providers/acquaint/tenant-switch.ts'
import type { Provider } from '#core/providers/provider.ts'
import { getConnection, noteAnswer, setSignIn } from '#core/records/connections.ts'
import type { Store } from '#core/store/store.ts'
import { Secret } from '#core/vault/secret.ts'
import { outboxDeps } from '#test/support/outbox.ts'

const SECRET = Secret.of(JSON.stringify({ sitePrefix: 'abcd', appPassword: 'app password' }))

/** An outbox with the application's own switches and client of Acquaint. */
export function tortureDeps(store: Store & { file: string }, provider: Provider, log: Log): OutboxDeps {
  return outboxDeps(store, provider, {
    jobs: () => tenantSwitchJob,
    connections: { get: getConnection, secret: () => Promise.resolve(SECRET), noteAnswer, setSignIn },
    log,
  })
}
