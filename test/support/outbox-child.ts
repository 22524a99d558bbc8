import * as v from 'valibot'
import { noLog } from '#core/log.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { openStore } from '#core/store/open.ts'
import { Secret } from '#core/vault/secret.ts'
import { LoopbackProvider } from './loopback-provider.ts'
import { bodyOf, creation, outboxDeps } from './outbox.ts'

/*
 * A process with an outbox, for tests that kill it: outbox-child.ts FILE KEY MODE [METER…]
 *   run      sends what there is; prints `sending` and `answered` for each, and its states at the end
 *   stuck    the same, but stays for ever between the commit and the first byte
 *   serve    sends by itself for ever; prints `serving` when it has begun
 *   create   creates a submission for each METER; prints what became of each
 */
const [file = '', key = '', mode = '', ...meters] = process.argv.slice(2)
const say = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const opened = await openStore({ file, key: Secret.of(key), log: noLog })
const store = Object.assign(opened, { file })
const provider = new LoopbackProvider(async (what) => {
  say(what)
  if (mode === 'stuck') await new Promise((resolve) => setTimeout(resolve, 600_000))
})
const outbox = createOutbox(outboxDeps(store, provider))

switch (v.parse(v.picklist(['run', 'stuck', 'serve', 'create']), mode)) {
  case 'run':
  case 'stuck': {
    const submissions = await outbox.run({ only: null, waitSeconds: 20, concurrency: 3, ratePerMinute: null })
    say(submissions.map(({ state }) => state).join(' '))
    break
  }
  case 'serve':
    outbox.start()
    say('serving')
    await new Promise((resolve) => process.once('SIGTERM', resolve))
    break
  case 'create':
    for (const meter of meters) say((await outbox.create(creation(bodyOf(meter)))).outcome)
}
await outbox.close()
store.close()
