import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Network, NETWORK_LOOK_MS, type NetworkFacts } from '#core/outbox/network.ts'
import type { Outcome } from '#core/providers/provider.ts'
import { acceptedAs, until } from '#test/support/outbox.ts'
import { queue, states, world } from '#test/support/outbox-world.ts'

const failed = (code: string, detail = ''): Outcome => ({ kind: 'waiting', code, detail, retryAfterMs: null })
const refusedToConnect = failed('HO-HTTP-CONNECT', 'ENETUNREACH')
const noNames = failed('HO-HTTP-DNS', 'EAI_AGAIN')
const noSuchName = failed('HO-HTTP-DNS', 'ENOTFOUND')
const busy = failed('HO-ACQ-BUSY')
const there = 'https://acquaint.example/'
const elsewhere = 'https://yeti.example/'

/** A system of which the test says what it says. */
function system(interfaces: string, resolves = false): NetworkFacts & { now: string; names: boolean } {
  const facts = {
    now: interfaces,
    names: resolves,
    interfaces: () => facts.now,
    resolves: () => Promise.resolve(facts.names),
  }
  return facts
}

describe('off line', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  const WLAN = 'wlan0 192.168.1.7/24'

  test.each<[string, string, { baseUrl: string; outcome: Outcome }[], boolean]>([
    ['nothing connects and no interface is up', '', [{ baseUrl: there, outcome: refusedToConnect }], true],
    ['no name can be resolved', WLAN, [{ baseUrl: there, outcome: noNames }], true],
    ['a service is down', WLAN, [{ baseUrl: there, outcome: refusedToConnect }], false],
    ['an address is mistyped', WLAN, [{ baseUrl: there, outcome: noSuchName }], false],
    ['a service is busy', '', [{ baseUrl: there, outcome: busy }], false],
    [
      'one of two answers',
      '',
      [
        { baseUrl: there, outcome: noNames },
        { baseUrl: elsewhere, outcome: busy },
      ],
      false,
    ],
    ['it is on this computer', '', [{ baseUrl: 'http://127.0.0.1:9/', outcome: refusedToConnect }], false],
  ])('%s', (_, interfaces, attempts, offline) => {
    const network = new Network(system(interfaces), () => undefined)
    network.note(attempts)
    expect(network.offline).toBe(offline)
    network.close()
  })

  test.each<[string, (facts: ReturnType<typeof system>) => void, Outcome]>([
    ['an interface comes up', (facts) => (facts.now = WLAN), refusedToConnect],
    ['names are resolved again', (facts) => (facts.names = true), noNames],
  ])('it ends when %s, and is not looked at before or after', async (_, change, outcome) => {
    const facts = system(outcome === noNames ? WLAN : '')
    const back = vi.fn()
    const network = new Network(facts, back)
    expect(vi.getTimerCount()).toBe(0)
    network.note([{ baseUrl: there, outcome }])
    await vi.advanceTimersByTimeAsync(3 * NETWORK_LOOK_MS)
    expect([back.mock.calls.length, network.offline]).toEqual([0, true])
    change(facts)
    await vi.advanceTimersByTimeAsync(NETWORK_LOOK_MS)
    expect([back.mock.calls.length, network.offline, vi.getTimerCount()]).toEqual([1, false, 0])
  })

  test('it is tried all the same after five minutes: the system may be wrong', async () => {
    const back = vi.fn()
    const network = new Network(system(''), back)
    network.note([{ baseUrl: there, outcome: refusedToConnect }])
    await vi.advanceTimersByTimeAsync(6 * 60_000)
    expect(back).toHaveBeenCalledOnce()
  })
})

test('while there is no network nothing is tried; when it is back everything goes, whatever its pause was', async () => {
  const facts = system('')
  const { outbox, provider, store } = await world({ network: facts, random: () => 0.99 })
  await store.queries.updateTable('connections').set({ base_url: there }).execute()
  provider.answer = () => refusedToConnect
  for (const meter of ['1', '2', '3', '4', '5', '6']) await queue(outbox, meter)
  outbox.start()
  await until(async () => (await outbox.status()).offline)
  const tried = provider.sent.length
  // Its pause is over, and still nobody tries.
  await store.queries
    .updateTable('submissions')
    .set({ next_try_at: new Date().toISOString() })
    .where('state', '=', 'waiting')
    .execute()
  outbox.wake()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(provider.sent).toHaveLength(tried)
  const later = new Date(Date.now() + 3_600_000).toISOString()
  await store.queries
    .updateTable('submissions')
    .set({ next_try_at: later })
    .where('state', '=', 'waiting')
    .execute()

  provider.answer = ({ meter }) => acceptedAs(meter)
  facts.now = 'eth0 10.0.0.2/24'
  await until(
    async () => new Set(await states(outbox)).size === 1 && (await states(outbox))[0] === 'accepted',
  )
  expect(await outbox.status()).toMatchObject({ offline: false })
})
