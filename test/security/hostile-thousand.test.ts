import { expect, onTestFinished, test } from 'vitest'
import { createOutbox } from '#core/outbox/outbox.ts'
import { getConnection, noteAnswer, setSignIn } from '#core/records/connections.ts'
import { clientOf, CREDENTIALS } from '../support/hostile-calls.ts'
import { addTestConnection, bodyOf, creation, outboxDeps } from '../support/outbox.ts'
import { ordinaryServer, PATIENCE, randomOf, TIMES, type Heard } from '../support/resting-servers.ts'
import { temporaryStore } from '../support/store.ts'

test(
  'a thousand switches through the outbox to a server that keeps connections for five seconds',
  PATIENCE,
  async () => {
    const seed = Date.now()
    const random = randomOf(seed)
    const heard: Heard = new Map()
    const baseUrl = await ordinaryServer(heard, () =>
      random() < 0.97 ? random() * 20 : 900 + random() * 200,
    )
    const store = await temporaryStore()
    await addTestConnection(store, 'CONN', baseUrl)
    const outbox = createOutbox(
      outboxDeps(store, clientOf({ times: TIMES }), {
        connections: {
          get: getConnection,
          secret: () => Promise.resolve(CREDENTIALS),
          noteAnswer,
          setSignIn,
        },
      }),
    )
    onTestFinished(() => outbox.close())
    for (let index = 0; index < 1_000; index += 1)
      await outbox.create(creation(bodyOf(String(10_000_000_000 + index))))
    await outbox.run({ only: null, waitSeconds: 10, concurrency: 24, ratePerMinute: null })
    const ends = Map.groupBy(
      await outbox.list(null),
      ({ state, lastAttempt }) => `${state} ${lastAttempt?.code ?? ''}`,
    )
    expect(new Map([...ends].map(([end, ones]) => [end, ones.length])), `seed ${seed}`).toEqual(
      new Map([['accepted HO-OUTBOX-ACCEPTED', 1_000]]),
    )
    expect(heard.size).toBe(1_000)
    for (const times of heard.values()) expect(times).toBe(1)
  },
)
