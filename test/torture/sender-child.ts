import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import { noLog } from '#core/log.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { createAcquaintProvider } from '#core/providers/acquaint/provider.ts'
import { createHttp } from '#core/providers/http.ts'
import { openStore } from '#core/store/open.ts'
import { Secret } from '#core/vault/secret.ts'
import { tortureDeps } from './deps.ts'

/*
 * The process that is killed: sender-child.ts FILE KEY CONCURRENCY. It waits until something is written to its stdin, so that it
 * is ready when the one before it dies. Says `found N`, how many an earlier one left half sent, and `done` when all is sent.
 */
const [file = '', key = '', concurrency = ''] = process.argv.slice(2)
// Node keeps it at the end of a process, which most of these never come to.
flushCompileCache()
process.stdout.write('ready\n')
await once(process.stdin, 'data')

const store = await openStore({ file, key: Secret.of(key), log: noLog })
const provider = createAcquaintProvider(createHttp({ loopbackOnly: true }))
const log = {
  ...noLog,
  info: (facts: object) => {
    if ('found' in facts) process.stdout.write(`found ${String(facts.found)}\n`)
  },
}
const outbox = createOutbox(tortureDeps(Object.assign(store, { file }), provider, log))
await outbox.run({ only: null, waitSeconds: 0, concurrency: Number(concurrency), ratePerMinute: null })
await outbox.close()
store.close()
process.stdout.write('done\n')
process.exit(0)
