import { rmSync, statSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { isLocked, tryLock } from '#core/outbox/lock.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import type { Log } from '#core/log.ts'
import { claim, StaleSenderError } from '#core/outbox/claim.ts'
import { becomeSender } from '#core/outbox/recover.ts'
import { settle } from '#core/outbox/settle.ts'
import { next } from '#core/outbox/states.ts'
import { Secret } from '#core/vault/secret.ts'
import {
  acceptedAs,
  addTestConnection,
  bodyOf,
  creation,
  outboxDeps,
  ScriptedProvider,
  until,
} from '#test/support/outbox.ts'
import { temporaryFolder, temporaryStore } from '#test/support/store.ts'

async function world(log?: Log) {
  const store = await temporaryStore()
  await addTestConnection(store)
  const provider = new ScriptedProvider()
  const deps = outboxDeps(store, provider, log === undefined ? {} : { log })
  const outbox = createOutbox(deps)
  onTestFinished(() => outbox.close())
  const created = await outbox.create(creation(bodyOf('1')))
  if (created.outcome !== 'queued') throw new Error('Not queued.')
  const ready = { connection: await deps.connections.get(store.queries, 'CONN'), secret: Secret.of('{}') }
  return { store, provider, deps, outbox, id: created.submission.id, ready }
}

test('the lock is held by one, and is free again when released', () => {
  const file = `${temporaryFolder()}/outbox.lock`
  const lock = tryLock(file)
  expect(lock).not.toBeNull()
  expect(tryLock(file)).toBeNull()
  expect(isLocked(file)).toBe(true)
  lock?.release()
  expect(isLocked(file)).toBe(false)
})

test.skipIf(process.platform === 'win32')('nobody else can open the lock file, and hold it', () => {
  const file = `${temporaryFolder()}/outbox.lock`
  tryLock(file)?.release()
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a lock that cannot be made is store trouble', () => {
  expect(() => tryLock(temporaryFolder())).toThrow(/HO-STORE/)
})

test('a stale sender can neither claim nor settle, and changes nothing', async () => {
  const { store, deps, id, ready } = await world()
  const stale = await becomeSender(deps)
  const now = deps.clock()
  const {
    claimed: [claimed],
  } = await store.transaction((queries) => claim(queries, [{ id, ready }], stale.fence, now))
  if (claimed === undefined) throw new Error('Not claimed.')

  const current = await becomeSender(deps)
  expect(current).toEqual({ fence: stale.fence + 1, found: 1 })
  const outcome = acceptedAs('1')
  const finished = {
    claimed,
    outcome,
    settled: next({ attempts: 1, abandoned: false }, outcome, now, () => 0),
  }
  const context = { deps, fence: stale.fence, now, by: 'x' }
  await expect(store.transaction((queries) => settle(queries, [finished], context))).rejects.toBeInstanceOf(
    StaleSenderError,
  )
  await store.queries.updateTable('submissions').set({ state: 'queued' }).execute()
  await expect(
    store.transaction((queries) => claim(queries, [{ id, ready }], stale.fence, now)),
  ).rejects.toBeInstanceOf(StaleSenderError)
  const row = await store.queries.selectFrom('submissions').select(['state', 'attempts']).executeTakeFirst()
  expect(row).toEqual({ state: 'queued', attempts: 1 })
  expect(await store.queries.selectFrom('receipts').selectAll().execute()).toEqual([])
})

test('what a newer sender is sending is not settled with the answer that an older one got', async () => {
  const { store, deps, outbox, id, ready } = await world()
  const claimedBy = ({ fence }: { fence: number }) =>
    store.transaction((queries) => claim(queries, [{ id, ready }], fence, deps.clock()))
  const stale = await becomeSender(deps)
  const {
    claimed: [claimed],
  } = await claimedBy(stale)
  if (claimed === undefined) throw new Error('Not claimed.')
  const current = await becomeSender(deps)
  await outbox.resolve(id, { answer: 'resend' })
  await claimedBy(current)

  const outcome = acceptedAs('1')
  const now = deps.clock()
  const finished = {
    claimed,
    outcome,
    settled: next({ attempts: 1, abandoned: false }, outcome, now, () => 0),
  }
  const context = { deps, fence: stale.fence, now, by: 'x' }
  await expect(store.transaction((queries) => settle(queries, [finished], context))).rejects.toBeInstanceOf(
    StaleSenderError,
  )
  expect(await outbox.get(id)).toMatchObject({ state: 'sending', attempts: 2 })
})

test('even if the lock file is taken from under it, a sender that was overtaken settles nothing', async () => {
  const errors: string[] = []
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields) => errors.push(String(fields['error'])),
  }
  const { provider, deps, outbox, store } = await world(log)
  let answer: () => void = () => undefined
  provider.answer = () => new Promise((resolve) => (answer = () => resolve(acceptedAs('1'))))
  outbox.start()
  await until(() => provider.sent.length === 1)
  rmSync(deps.lockFile)
  const other = createOutbox(deps)
  await other.recover()
  answer()
  await until(() => errors.length > 0)
  expect(errors).toContain('StaleSenderError')
  const rows = await store.queries.selectFrom('submissions').select('state').execute()
  expect(rows).toEqual([{ state: 'unconfirmed' }])
  expect(provider.sent).toHaveLength(1)
  await other.close()
})
