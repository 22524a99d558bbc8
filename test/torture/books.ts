import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { noLog } from '#core/log.ts'
import { createOutbox, type Outbox } from '#core/outbox/outbox.ts'
import { createAcquaintProvider } from '#core/providers/acquaint/provider.ts'
import { createHttp, type HttpTimes } from '#core/providers/http.ts'
import { openStore } from '#core/store/open.ts'
import type { Store } from '#core/store/store.ts'
import { Secret } from '#core/vault/secret.ts'
import { mprnOf, switchOf } from '#test/support/crash-switch.ts'
import { addTestConnection, creation } from '#test/support/outbox.ts'
import { tortureDeps } from './deps.ts'

/** An outbox with the application's own switches and client, for one service. */
export interface Books {
  store: Store
  outbox: Outbox
  /** Queues switches of so many homes; their ids. */
  queue(count: number): Promise<string[]>
  close(): Promise<void>
}

/** @param times other time-outs than the application's own */
export async function openBooks(url: string, times: Partial<HttpTimes> = {}): Promise<Books> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-books-'))
  const file = join(folder, 'store.db')
  const key = Secret.of(randomBytes(32).toString('hex'))
  const store = Object.assign(await openStore({ file, key, log: noLog }), { file })
  await addTestConnection(store, 'CONN', url)
  const http = createHttp({ loopbackOnly: true, times })
  const outbox = createOutbox(tortureDeps(store, createAcquaintProvider(http), noLog))
  let meter = 0
  return {
    store,
    outbox,
    async queue(count) {
      const ids: string[] = []
      for (let made = 0; made < count; made += 1) {
        const outcome = await outbox.create(creation(switchOf(mprnOf((meter += 1)))))
        if (outcome.outcome !== 'queued') throw new Error(`It was ${outcome.outcome}.`)
        ids.push(outcome.submission.id)
      }
      return ids
    },
    async close() {
      await outbox.close()
      await http.close()
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
