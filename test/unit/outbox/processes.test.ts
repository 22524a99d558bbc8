import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { createOutbox, type Outbox } from '#core/outbox/outbox.ts'
import { openEncrypted } from '#core/store/encrypted-database.ts'
import type { Store } from '#core/store/store.ts'
import { Secret } from '#core/vault/secret.ts'
import { nodeCommand, startChild, type Child } from '#test/support/child.ts'
import {
  addTestConnection,
  bodyOf,
  creation,
  outboxDeps,
  ScriptedProvider,
  until,
} from '#test/support/outbox.ts'
import { recordingServer, type RecordingServer } from '#test/support/recording-server.ts'
import { temporaryStore } from '#test/support/store.ts'

const script = new URL('../../support/outbox-child.ts', import.meta.url)
const slow = { timeout: 120_000 }

interface World {
  server: RecordingServer
  store: Store
  outbox: Outbox
  provider: ScriptedProvider
  place: { file: string; key: string }
  child: (mode: string, ...meters: string[]) => Child
}

/** A profile with a connection to a recording server, and an outbox of this process on it. */
async function world(): Promise<World> {
  const server = await recordingServer()
  const store = await temporaryStore()
  await addTestConnection(store, 'CONN', server.url)
  const provider = new ScriptedProvider()
  const outbox = createOutbox(outboxDeps(store, provider))
  onTestFinished(() => outbox.close())
  const place = { file: store.file, key: store.key.reveal() }
  const child = (mode: string, ...meters: string[]) => {
    const started = startChild(nodeCommand(script, place.file, place.key, mode, ...meters))
    onTestFinished(() => void started.process.kill('SIGKILL'))
    return started
  }
  return { server, store, outbox, provider, place, child }
}

const states = async (outbox: Outbox) => (await outbox.list(null)).map(({ state }) => state)
const all = { only: null, waitSeconds: 0, concurrency: 4, ratePerMinute: null }

async function queue(outbox: Outbox, ...meters: string[]): Promise<void> {
  for (const meter of meters)
    expect(await outbox.create(creation(bodyOf(meter)))).toMatchObject({ outcome: 'queued' })
}

async function kill(child: Child): Promise<void> {
  child.process.kill('SIGKILL')
  expect(await child.ended).toMatchObject({ signal: 'SIGKILL' })
}

test(
  'killed between the commit and the first byte: unconfirmed, and the server saw nothing',
  slow,
  async () => {
    const { server, outbox, provider, child } = await world()
    await queue(outbox, '1', '2', '3', '4')
    const sender = child('stuck')
    for (let count = 0; count < 3; count += 1) expect(await sender.line()).toBe('sending')
    expect(await states(outbox)).toEqual(['sending', 'sending', 'sending', 'queued'])
    await kill(sender)

    expect(await outbox.run(all)).toMatchObject([
      { state: 'unconfirmed', lastAttempt: { code: 'HO-OUTBOX-INTERRUPTED' } },
      { state: 'unconfirmed' },
      { state: 'unconfirmed' },
      { state: 'accepted' },
    ])
    expect(server.received).toEqual([])
    expect(provider.sent.map(({ body }) => body.meter)).toEqual(['4'])
  },
)

test('killed while sending: unconfirmed, and never sent again by itself', slow, async () => {
  const { server, outbox, provider, child } = await world()
  server.answer = () => undefined
  await queue(outbox, '1')
  const sender = child('run')
  await until(() => server.received.length === 1)
  await kill(sender)

  await outbox.recover()
  expect(await states(outbox)).toEqual(['unconfirmed'])
  await outbox.run(all)
  expect(provider.sent).toHaveLength(0)
  expect(server.received).toHaveLength(1)
  expect(await outbox.create(creation(bodyOf('1')))).toMatchObject({ outcome: 'duplicate' })
})

test('killed between the answer and its commit: unconfirmed, and the server saw it once', slow, async () => {
  const { server, outbox, place, child } = await world()
  const blocker = openEncrypted(place.file, Secret.of(place.key), { readonly: false })
  onTestFinished(() => void blocker.close())
  server.answer = (_body, response) => {
    // From here on nobody else can commit.
    blocker.exec('BEGIN IMMEDIATE')
    response.end(JSON.stringify({ caseID: 'C1' }))
  }
  await queue(outbox, '1')
  const sender = child('run')
  expect(await sender.line()).toBe('sending')
  expect(await sender.line()).toBe('answered')
  await kill(sender)
  blocker.exec('ROLLBACK')

  await outbox.recover()
  expect(await states(outbox)).toEqual(['unconfirmed'])
  expect(server.received).toHaveLength(1)
})

test(
  'killed at any request: each one is accepted or unconfirmed, and arrived at most once',
  slow,
  async () => {
    const { server, outbox, child } = await world()
    const meters = Array.from({ length: 40 }, (_, index) => String(index + 1))
    await queue(outbox, ...meters)
    for (const at of [4, 13, 21, 30]) {
      const sender = child('run')
      await until(() => server.received.length >= at)
      await kill(sender)
      await outbox.recover()
      expect(await states(outbox)).not.toContain('sending')
    }
    const last = child('run')
    await last.ended
    const submissions = await outbox.list(null)
    const unconfirmed = submissions.filter(({ state }) => state === 'unconfirmed')
    expect(submissions.filter(({ state }) => state === 'accepted')).toHaveLength(40 - unconfirmed.length)
    expect(unconfirmed.length).toBeLessThanOrEqual(4 * 3)
    expect(new Set(server.received).size).toBe(server.received.length)
    for (const { state, title } of submissions) {
      const meter = title.replace('Home of ', '')
      const arrived = server.received.filter((body) => body.includes(`"meter":"${meter}"`)).length
      if (state === 'accepted') expect(arrived).toBe(1)
    }
  },
)

test('two processes on one profile: one sends, the other queues and watches', slow, async () => {
  const { server, outbox, provider, child } = await world()
  expect((await outbox.status()).sender).toBe('idle')
  const sender = child('serve')
  expect(await sender.line()).toBe('serving')
  await until(async () => (await outbox.status()).sender === 'elsewhere')
  const heard: string[] = []
  outbox.onChange((area) => heard.push(area))
  await queue(outbox, '1', '2')
  const own = heard.length
  const watched = await outbox.run({ ...all, waitSeconds: 60 })
  expect(watched.map(({ state }) => state)).toEqual(['accepted', 'accepted'])
  expect(provider.sent).toHaveLength(0)
  expect(server.received).toHaveLength(2)
  expect(heard.length).toBeGreaterThan(own)

  // When it dies, the one that watched may send.
  await kill(sender)
  await queue(outbox, '3')
  expect((await outbox.run(all)).map(({ state }) => state)).toEqual(['accepted'])
  expect(provider.sent).toHaveLength(1)
})

test('a second run does not wait longer than it was told for a sender elsewhere', slow, async () => {
  const { server, outbox, child } = await world()
  server.answer = () => undefined
  const sender = child('serve')
  await sender.line()
  await queue(outbox, '1')
  await until(() => server.received.length === 1)
  expect(await outbox.run({ ...all, waitSeconds: 0.2 })).toMatchObject([{ state: 'sending' }])
})

test('a duplicate is stopped across processes, also at the same moment', slow, async () => {
  const { outbox, child } = await world()
  const meters = Array.from({ length: 20 }, (_, index) => String(index + 1))
  const children = [child('create', ...meters), child('create', ...meters)]
  const outcomes: string[] = []
  for (const one of children) for (const _ of meters) outcomes.push(await one.line())
  expect(outcomes.filter((outcome) => outcome === 'queued')).toHaveLength(20)
  expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(20)
  expect(await states(outbox)).toHaveLength(20)
})

test('a run that may not send takes over when the sender dies', slow, async () => {
  const { store, outbox, provider, child } = await world()
  const sender = child('serve')
  await sender.line()
  // Not stopped inside a transaction, or nobody could queue.
  const fence = () => store.queries.selectFrom('sender').select('fence').executeTakeFirstOrThrow()
  await until(async () => (await fence()).fence === 1)
  sender.process.kill('SIGSTOP')
  await queue(outbox, '1')
  const running = outbox.run({ ...all, waitSeconds: 60 })
  await sleep(700)
  expect(provider.sent).toHaveLength(0)
  await kill(sender)
  expect(await running).toMatchObject([{ state: 'accepted' }])
  expect(provider.sent).toHaveLength(1)
})
