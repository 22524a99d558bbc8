import { onTestFinished } from 'vitest'
import type { OutboxDeps } from '#core/outbox/deps.ts'
import { createOutbox, type Outbox } from '#core/outbox/outbox.ts'
import type { Outcome } from '#core/providers/provider.ts'
import type { Store } from '#core/store/store.ts'
import { addTestConnection, bodyOf, creation, outboxDeps, ScriptedProvider } from './outbox.ts'
import { temporaryStore } from './store.ts'

/** An outbox on a store of its own, with a provider that answers as told. */
export interface World {
  store: Store & { file: string }
  provider: ScriptedProvider
  deps: OutboxDeps
  outbox: Outbox
}

export async function world(change: Partial<OutboxDeps> = {}): Promise<World> {
  const store = await temporaryStore()
  const provider = new ScriptedProvider()
  await addTestConnection(store)
  const deps = outboxDeps(store, provider, change)
  const outbox = createOutbox(deps)
  onTestFinished(() => outbox.close())
  return { store, provider, deps, outbox }
}

/** Queues a submission for a meter; its id. */
export async function queue(outbox: Outbox, meter: string, change = {}): Promise<string> {
  const outcome = await outbox.create(creation(bodyOf(meter, change)))
  if (outcome.outcome !== 'queued') throw new Error(`It was ${outcome.outcome}.`)
  return outcome.submission.id
}

export const all = { only: null, waitSeconds: 0, concurrency: 4, ratePerMinute: null }
export const states = async (outbox: Outbox) => (await outbox.list(null)).map(({ state }) => state)
export const waiting: Outcome = {
  kind: 'waiting',
  code: 'HO-NET',
  detail: 'Not connected.',
  retryAfterMs: null,
}
export const unconfirmed: Outcome = { kind: 'unconfirmed', code: 'HO-RESET', detail: 'Reset.', status: null }
export const refused: Outcome = { kind: 'sign-in-refused', code: 'HO-ACQ-401', detail: 'Refused twice.' }
export const rejected: Outcome = {
  kind: 'rejected',
  errors: [{ path: 'meter', message: 'Unknown.', fix: 'Check it.', from: 'service', code: 'HO-ACQ-400' }],
  code: 'HO-ACQ-400',
  detail: 'Answered 400.',
  answer: Buffer.from('{}'),
  status: 400,
}
