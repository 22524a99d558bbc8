import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { documentedCodes } from '#shared/domain/codes.ts'
import { tenantSwitchJob } from '#core/providers/acquaint/tenant-switch.ts'
import type { Provider } from '#core/providers/provider.ts'
import { clientOf, CREDENTIALS, goodAnswer, kindOf, make, switchOf } from '../support/hostile-calls.ts'
import { hostileServer } from '../support/hostile-server.ts'
import { ordinaryServer, PATIENCE, randomOf, rudeServer, TIMES } from '../support/resting-servers.ts'
import { connectionFacts } from '#test/support/connection-facts.ts'

/*
 * Servers close connections that rest, some with a word and some without. A switch that went out on one of those would look lost, and
 * somebody would have to telephone about it: not one in ten thousand may.
 */

/** Mostly at once, often about a second, now and then about five: when servers close what rests. */
function pause(random: () => number): number {
  const kind = random()
  if (kind < 0.7) return random() * 60
  return kind < 0.95 ? 900 + random() * 200 : 4_900 + random() * 200
}

const METER = '10987650321'

/** Sends in so many lanes, with pauses, and says of each switch that was not accepted how it ended. */
async function sendAll(
  provider: Provider,
  baseUrl: string,
  count: number,
  lanes: number,
  random: () => number,
) {
  const codes = documentedCodes()
  const connection = connectionFacts({ id: baseUrl, baseUrl })
  const signal = new AbortController().signal
  const pattern = tenantSwitchJob.encode(switchOf(METER), { codes, format: 'json' })
  const text = Buffer.from(pattern.body).toString()
  const bad: string[] = []
  let next = 0
  const lane = async () => {
    await wait(random() * 1000)
    while (next < count) {
      const meter = String(10_000_000_000 + (next += 1))
      const request = { ...pattern, body: Buffer.from(text.replace(METER, meter)) }
      const outcome = await provider.send(connection, CREDENTIALS, request, signal)
      if (outcome.kind !== 'accepted') bad.push(`${outcome.kind} ${outcome.code} ${outcome.detail}`)
      else if (outcome.remoteIds['caseID'] !== meter) bad.push('the answer to another switch')
      await wait(pause(random))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return bad
}

test(
  'ten thousand switches to a server that keeps connections for five seconds, and two thousand to one that hangs up after one',
  PATIENCE,
  async () => {
    const seed = Date.now()
    const random = randomOf(seed)
    const heard = { ordinary: new Map<string, number>(), rude: new Map<string, number>() }
    const ordinary = await ordinaryServer(heard.ordinary)
    const rude = await rudeServer(
      heard.rude,
      () => 900 + random() * 300,
      () => random() < 0.5,
    )
    const provider = clientOf({ times: TIMES })
    const [bad, badToo] = await Promise.all([
      sendAll(provider, ordinary, 10_000, 400, random),
      sendAll(provider, rude, 2_000, 100, random),
    ])
    expect([...bad, ...badToo], `seed ${seed}`).toEqual([])
    expect(heard.ordinary.size).toBe(10_000)
    expect(heard.rude.size).toBe(2_000)
    for (const times of [...heard.ordinary.values(), ...heard.rude.values()]) expect(times).toBe(1)
  },
)

test('a connection that the server ends or resets at the very moment of the next request', async () => {
  const lanes = [0, 1, 5, 20, 100, 300, 600, 890, 900, 910, 1_000, 1_100].flatMap((rest) =>
    [true, false].map((resets) => ({ rest, resets })),
  )
  const ends = await Promise.all(
    lanes.map(async ({ rest, resets }) => {
      const url = await rudeServer(
        new Map(),
        () => rest,
        () => resets,
      )
      const provider = clientOf()
      const ended: string[] = []
      for (let round = 0; round < 6; round += 1) {
        ended.push((await make('switch in JSON', url, provider)).ended)
        await wait(Math.max(0, rest + round - 3))
      }
      return [`${resets ? 'reset' : 'end'} after ${rest} ms`, ended] as const
    }),
  )
  const odd = ends.filter(([, ended]) => ended.some((end) => end !== 'accepted'))
  expect(odd).toEqual([])
})

test('what a server would do to the second request on a connection, it never gets to do', async () => {
  const server = await hostileServer(({ path }) => (socket) => {
    socket.write(goodAnswer(kindOf(path)) as Buffer)
    // The connection looks alive until it is used again.
    socket.removeAllListeners('data').on('data', () => socket.resetAndDestroy())
  })
  const provider = clientOf()
  for (let round = 0; round < 20; round += 1)
    expect((await make('switch in JSON', server.url, provider)).ended).toBe('accepted')
})
