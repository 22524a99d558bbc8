import { describe, expect, test, vi } from 'vitest'
import { Bell } from '#core/outbox/bell.ts'
import { ReadyConnections } from '#core/outbox/ready-connections.ts'
import { Sender } from '#core/outbox/sender.ts'
import { TroubleError } from '#core/trouble.ts'
import { getReceipt } from '#core/records/receipts.ts'
import { NotFoundError } from '#core/refusal.ts'
import type { Outcome } from '#core/providers/provider.ts'
import { Secret } from '#core/vault/secret.ts'
import { acceptedAs, addTestConnection, bodyOf, creation, until } from '#test/support/outbox.ts'
import {
  world,
  queue,
  all,
  states,
  waiting,
  unconfirmed,
  refused,
  rejected,
} from '#test/support/outbox-world.ts'

// Under load a commit may take long; nothing here is timed.
vi.setConfig({ testTimeout: 60_000 })

describe('creating', () => {
  test('a refused body stores nothing', async () => {
    const { outbox, store } = await world()
    const outcome = await outbox.create(creation({ meter: 5 }))
    expect(outcome).toMatchObject({ outcome: 'refused', errors: [{ path: 'meter' }] })
    expect(await outbox.list(null)).toEqual([])
    expect(await store.queries.selectFrom('audit').selectAll().execute()).toEqual([])
  })

  test('an unknown connection is named', async () => {
    const { outbox } = await world()
    await expect(outbox.create(creation(bodyOf('1'), { connectionId: 'NONE' }))).rejects.toBeInstanceOf(
      NotFoundError,
    )
  })

  test('nothing is queued for a connection that was removed meanwhile', async () => {
    const { outbox, deps, store } = await world()
    const by = deps.jobs('tenant-switch')
    deps.jobs = () => ({
      ...by,
      title(body, answers) {
        void store.queries.deleteFrom('connections').execute()
        return by.title(body, answers)
      },
    })
    await expect(outbox.create(creation(bodyOf('1')))).rejects.toBeInstanceOf(NotFoundError)
    expect(await outbox.list(null)).toEqual([])
  })

  test('the draft goes in the same transaction, and stays when it is refused', async () => {
    const { outbox, store } = await world()
    const draft = {
      kind: 'tenant-switch',
      connection_id: null,
      step: 's',
      answers: '{}',
      title: '',
      blocked: null,
    } as const
    await store.queries
      .insertInto('drafts')
      .values({ ...draft, id: 'D', created_at: 't', updated_at: 't' })
      .execute()
    await outbox.create({ ...creation({}), draftId: 'D' })
    expect((await outbox.status()).counts.drafts).toBe(1)
    await outbox.create({ ...creation(bodyOf('1')), draftId: 'D' })
    expect((await outbox.status()).counts).toMatchObject({ drafts: 0, queued: 1 })
  })

  test('the store holds keyed hashes of meter and person, not the values', async () => {
    const { outbox, store } = await world()
    await queue(outbox, '10000000001')
    const rows = await store.queries.selectFrom('submissions').select(['home_key', 'person_key']).execute()
    const prints = await store.queries.selectFrom('fingerprints').selectAll().execute()
    for (const text of [rows[0]?.home_key, rows[0]?.person_key, prints[0]?.value])
      expect(text).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('duplicates', () => {
  test('are stopped while the first is live, and say whether it is the same person', async () => {
    const { outbox } = await world()
    const id = await queue(outbox, '1')
    const again = await outbox.create(creation(bodyOf('1')))
    expect(again).toMatchObject({
      outcome: 'duplicate',
      of: { submissionId: id, state: 'queued', samePerson: true },
    })
    const other = await outbox.check(creation(bodyOf('1', { person: 'Brian' })))
    expect(other.duplicate).toMatchObject({ submissionId: id, samePerson: false })
    await outbox.run(all)
    const later = await outbox.check(creation(bodyOf('1')))
    expect(later.duplicate).toMatchObject({ state: 'accepted', remoteIds: { caseID: '1' } })
    expect(later.duplicate?.receiptId).not.toBeNull()
  })

  test('two at the same moment: one is stopped', async () => {
    const { outbox } = await world()
    const outcomes = await Promise.all([
      outbox.create(creation(bodyOf('1'))),
      outbox.create(creation(bodyOf('1'))),
    ])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['duplicate', 'queued'])
  })

  test('can be meant, with a reason that is kept and audited', async () => {
    const { outbox, store } = await world()
    await queue(outbox, '1')
    await outbox.create(creation(bodyOf('1'), { allowDuplicate: 'They lost the first one' }))
    const rows = await store.queries
      .selectFrom('submissions')
      .select('duplicate_reason')
      .orderBy('number')
      .execute()
    expect(rows.map((row) => row.duplicate_reason)).toEqual([null, 'They lost the first one'])
    const events = await store.queries.selectFrom('audit').select('event').orderBy('number').execute()
    expect(events.map(({ event }) => event)).toEqual(['created', 'created', 'duplicate-allowed'])
  })

  test('rejected and cancelled ones no longer guard', async () => {
    const { outbox, provider } = await world()
    provider.answer = () => rejected
    await queue(outbox, '1')
    await outbox.run(all)
    const second = await queue(outbox, '1')
    await outbox.cancel(second)
    await queue(outbox, '1')
    expect(await states(outbox)).toEqual(['rejected', 'cancelled', 'queued'])
  })

  test('when the guard of a meant duplicate is cancelled, the duplicate takes over', async () => {
    const { outbox } = await world()
    const first = await queue(outbox, '1')
    const meant = await outbox.create(creation(bodyOf('1'), { allowDuplicate: 'Meant' }))
    await outbox.cancel(first)
    const third = await outbox.create(creation(bodyOf('1')))
    expect(third).toMatchObject({
      outcome: 'duplicate',
      of: { submissionId: meant.outcome === 'queued' ? meant.submission.id : '' },
    })
  })
})

describe('sending', () => {
  test('accepted: ids, a receipt with hashes, and the body in one place', async () => {
    const { outbox, store, provider } = await world()
    const id = await queue(outbox, '1')
    const [submission] = await outbox.run(all)
    expect(submission).toMatchObject({
      id,
      state: 'accepted',
      attempts: 1,
      remoteIds: { caseID: '1', switchOverID: 'S-1' },
    })
    const receipt = await getReceipt(store.queries, submission?.receiptId ?? '')
    expect(receipt).toMatchObject({
      submissionId: id,
      endpoint: 'POST http://127.0.0.1:9/api/switches/tenant',
      format: 'json',
      by: 'Niamh Byrne',
      onWhoseWord: null,
      view: [{ label: 'Start', value: '2026-12-01' }],
      bodyKept: true,
      practice: false,
    })
    expect(receipt.bodyKeptUntil).toBe(
      new Date(Date.parse(receipt.acceptedAt) + 30 * 86_400_000).toISOString(),
    )
    const kept = await store.queries.selectFrom('bodies').selectAll().executeTakeFirstOrThrow()
    expect(Buffer.from(kept.body)).toEqual(Buffer.from(provider.sent[0]?.request.body ?? []))
  })

  test('the row is committed as sending, with its bytes, before the first of them leaves', async () => {
    const { outbox, provider, deps } = await world()
    const seen: string[] = []
    provider.answer = async (body) => {
      const rows = await deps.store.queries
        .selectFrom('submissions as s')
        .leftJoin('bodies as b', 'b.number', 's.number')
        .select(['s.state', 'b.body'])
        .execute()
      seen.push(...rows.map((row) => `${row.state} ${String(row.body !== null)}`))
      return acceptedAs(body.meter)
    }
    await queue(outbox, '1')
    await outbox.run(all)
    expect(seen).toEqual(['sending true'])
  })

  test('rejected: the errors are on their fields, and nothing is tried again', async () => {
    const { outbox, provider } = await world()
    provider.answer = () => rejected
    await queue(outbox, '1')
    const [submission] = await outbox.run({ ...all, waitSeconds: 5 })
    expect(submission).toMatchObject({
      state: 'rejected',
      errors: [{ path: 'meter', from: 'service' }],
      receiptId: null,
      setAside: false,
    })
    expect(provider.sent).toHaveLength(1)
  })

  test('unconfirmed: a second run sends nothing, and still tells of it', async () => {
    const { outbox, provider } = await world()
    provider.answer = () => unconfirmed
    await queue(outbox, '1')
    expect(await outbox.run(all)).toMatchObject([{ state: 'unconfirmed', lastAttempt: { code: 'HO-RESET' } }])
    expect(await outbox.run({ ...all, waitSeconds: 2 })).toMatchObject([{ state: 'unconfirmed' }])
    expect(provider.sent).toHaveLength(1)
  })

  test('waiting: tried again within the wait, and left alone beyond it', async () => {
    const { outbox, provider } = await world()
    provider.answer = () => (provider.sent.length < 2 ? waiting : acceptedAs('9'))
    await queue(outbox, '1')
    expect(await outbox.run(all)).toMatchObject([{ state: 'waiting', attempts: 1 }])
    expect(await outbox.run({ ...all, waitSeconds: 10 })).toMatchObject([{ state: 'accepted', attempts: 2 }])
  })

  test('a service that always asks to come back does not keep a run for ever', async () => {
    const { outbox, provider } = await world()
    provider.answer = () => ({ ...waiting, retryAfterMs: 0 })
    await queue(outbox, '1')
    const [submission] = await outbox.run({ ...all, waitSeconds: 3.5 })
    expect(submission?.state).toBe('waiting')
    expect([2, 3, 4]).toContain(submission?.attempts)
  })

  test('a connection that cannot be reached is not tried with each of its rows', async () => {
    const now = new Date()
    const { outbox, provider } = await world({ clock: () => now })
    provider.answer = () => waiting
    for (let meter = 1; meter <= 6; meter += 1) await queue(outbox, String(meter))
    await outbox.run({ ...all, concurrency: 2 })
    expect(provider.sent).toHaveLength(2)
    expect(await states(outbox)).toEqual(['waiting', 'waiting', 'queued', 'queued', 'queued', 'queued'])
  })

  test('at most concurrency at once, in the order of the queue', async () => {
    const { outbox, provider } = await world()
    provider.answer = async (body) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return acceptedAs(body.meter)
    }
    const meters = Array.from({ length: 20 }, (_, index) => String(index + 1))
    for (const meter of meters) await queue(outbox, meter)
    await outbox.run({ ...all, concurrency: 3 })
    expect(provider.most).toBe(3)
    expect(provider.sent.map(({ body }) => body.meter)).toEqual(meters)
    expect(new Set(await states(outbox))).toEqual(new Set(['accepted']))
  })

  test('one home is sent in order, others pass', async () => {
    const { outbox, provider } = await world()
    let answerFirst: (outcome: Outcome) => void = () => undefined
    const first = new Promise<Outcome>((resolve) => (answerFirst = resolve))
    provider.answer = (body) => (body.start === '2026-01-01' ? first : acceptedAs(body.meter))
    await queue(outbox, '1', { start: '2026-01-01' })
    await queue(outbox, '1', { start: '2026-02-02' })
    await queue(outbox, '2')
    const running = outbox.run(all)
    await until(async () => (await states(outbox))[2] === 'accepted')
    expect(await states(outbox)).toEqual(['sending', 'queued', 'accepted'])
    answerFirst(acceptedAs('1'))
    await running
    expect(provider.sent.map(({ body }) => body.start)).toEqual(['2026-01-01', '2026-12-01', '2026-02-02'])
  })

  test('a waiting one holds up the next of its home, an unconfirmed one does not', async () => {
    const { outbox, provider } = await world()
    provider.answer = (body) =>
      body.start === '2026-01-01' ? (body.meter === '1' ? waiting : unconfirmed) : acceptedAs('x')
    for (const meter of ['1', '2']) {
      await queue(outbox, meter, { start: '2026-01-01' })
      await queue(outbox, meter, { start: '2026-02-02' })
    }
    await outbox.run({ ...all, concurrency: 1 })
    await outbox.run({ ...all, concurrency: 1 })
    expect(await states(outbox)).toEqual(['waiting', 'queued', 'unconfirmed', 'accepted'])
  })

  test('only: the others stay', async () => {
    const { outbox, provider } = await world()
    await queue(outbox, '1')
    const id = await queue(outbox, '2')
    expect(await outbox.run({ ...all, only: id })).toMatchObject([{ id, state: 'accepted' }])
    expect(await states(outbox)).toEqual(['queued', 'accepted'])
    expect(provider.sent).toHaveLength(1)
    await expect(outbox.run({ ...all, only: 'NONE' })).rejects.toBeInstanceOf(NotFoundError)
  })

  test('the pace of a connection: no more than its burst at once', async () => {
    const now = new Date()
    const { outbox, provider } = await world({ clock: () => now })
    for (let meter = 1; meter <= 13; meter += 1) await queue(outbox, String(meter))
    await outbox.run({ ...all, ratePerMinute: 60 })
    expect(provider.sent).toHaveLength(10)
    expect((await outbox.status()).counts).toMatchObject({ accepted: 10, queued: 3 })
  })

  test('the pace holds over several runs', async () => {
    const now = new Date()
    const { outbox, provider } = await world({ clock: () => now })
    for (let meter = 1; meter <= 30; meter += 1) await queue(outbox, String(meter))
    await outbox.run({ ...all, ratePerMinute: 12 })
    expect(provider.sent).toHaveLength(10)
    await outbox.run({ ...all, ratePerMinute: 12 })
    expect(provider.sent).toHaveLength(20)
    await outbox.run({ ...all, ratePerMinute: 12 })
    expect(provider.sent).toHaveLength(22)
  })

  test('a provider that throws leaves it unconfirmed', async () => {
    const { outbox, provider } = await world()
    provider.answer = () => Promise.reject(new TypeError('a defect'))
    await queue(outbox, '1')
    expect(await outbox.run(all)).toMatchObject([
      { state: 'unconfirmed', lastAttempt: { code: 'HO-OUTBOX-FAILED' } },
    ])
  })

  test('so does one that cannot even be called: nothing stays sending', async () => {
    const { outbox } = await world({
      providers: () => {
        throw new TypeError('a defect')
      },
    })
    await queue(outbox, '1')
    await queue(outbox, '2')
    await outbox.run(all)
    expect(await states(outbox)).toEqual(['unconfirmed', 'unconfirmed'])
  })

  test('a secret is not used for an address that was put in its place a moment ago', async () => {
    const secrets = ['old', 'new']
    const { outbox, deps, store } = await world()
    deps.connections.secret = () => Promise.resolve(Secret.of(secrets.shift() ?? ''))
    await queue(outbox, '1')
    const connections = new ReadyConnections(deps, () => undefined)
    expect((await connections.ready(null)).get('CONN')?.secret.reveal()).toBe('old')

    // What it knows already it does not read again; what is another it does.
    await store.queries.updateTable('connections').set({ label: 'Another' }).execute()
    const get = deps.connections.get.bind(deps.connections)
    deps.connections.get = async (queries, id) => {
      const since = '2026-11-02T09:00:00.000Z'
      const change = { base_url: 'https://elsewhere.example/', secret_since: since }
      await store.queries.updateTable('connections').set(change).execute()
      return get(queries, id)
    }
    expect((await connections.ready(null)).size).toBe(0)
    const ready = (await connections.ready(null)).get('CONN')
    expect([ready?.connection.baseUrl, ready?.secret.reveal()]).toEqual(['https://elsewhere.example/', 'new'])
  })
})

describe('sign-in refused', () => {
  test('the rows wait, nothing is sent, until the connection is mended', async () => {
    const { outbox, provider, deps, store } = await world()
    provider.answer = () => refused
    await queue(outbox, '1')
    await queue(outbox, '2')
    await outbox.run({ ...all, concurrency: 1, waitSeconds: 5 })
    expect(await outbox.list(null)).toMatchObject([
      { state: 'waiting', nextTryAt: null, lastAttempt: { code: 'HO-ACQ-401' } },
      { state: 'waiting', nextTryAt: null, lastAttempt: { code: 'HO-OUTBOX-SIGN-IN-REFUSED' } },
    ])
    expect(await deps.connections.get(store.queries, 'CONN')).toMatchObject({
      signIn: 'refused',
      lastAnswer: { ok: false, code: 'HO-ACQ-401' },
    })
    await outbox.run({ ...all, waitSeconds: 5 })
    expect(provider.sent).toHaveLength(1)

    provider.answer = (body) => acceptedAs(body.meter)
    await deps.connections.setSignIn(store.queries, 'CONN', 'ok')
    await outbox.run(all)
    expect(await states(outbox)).toEqual(['accepted', 'accepted'])
  })

  test('a refusal of an older secret does not count against a newer one', async () => {
    const { outbox, provider, deps, store } = await world()
    provider.answer = async (body) => {
      if (provider.sent.length > 1) return acceptedAs(body.meter)
      await store.queries
        .updateTable('connections')
        .set({ secret_since: '2026-11-30T00:00:00.000Z' })
        .execute()
      return refused
    }
    await queue(outbox, '1')
    expect(await outbox.run(all)).toMatchObject([{ state: 'accepted', attempts: 2 }])
    expect(await deps.connections.get(store.queries, 'CONN')).toMatchObject({ signIn: 'ok' })
  })

  test('send now says what must be mended', async () => {
    const { outbox, provider } = await world()
    provider.answer = () => refused
    const id = await queue(outbox, '1')
    await outbox.run(all)
    await expect(outbox.sendNow(id)).rejects.toMatchObject({ code: 'HO-OUTBOX-CONNECTION' })
  })
})

describe('trouble', () => {
  const locked = new TroubleError({
    kind: 'vault',
    state: 'locked',
    code: 'HO-VAULT-LOCKED',
    message: 'Locked.',
    fix: 'Unlock it.',
    detail: '',
  })

  test('a vault that will not answer: nothing is claimed, and the run says so', async () => {
    const { outbox, provider, deps } = await world()
    const id = await queue(outbox, '1')
    deps.connections.secret = () => Promise.reject(locked)
    await expect(outbox.run(all)).rejects.toBe(locked)
    expect(await outbox.get(id)).toMatchObject({ state: 'queued', attempts: 0 })
    expect(provider.sent).toHaveLength(0)
    expect((await outbox.status()).sender).toBe('idle')
  })

  test('an answer is settled even when the vault locks meanwhile', async () => {
    const { outbox, provider, deps, store } = await world()
    await addTestConnection(store, 'OTHER')
    const id = await queue(outbox, '1')
    provider.answer = async (body) => {
      // Another connection has work now, and its secret cannot be read.
      deps.connections.secret = () => Promise.reject(locked)
      await outbox.create(creation(bodyOf('2'), { connectionId: 'OTHER' }))
      return acceptedAs(body.meter)
    }
    await expect(outbox.run(all)).rejects.toBe(locked)
    expect(await outbox.get(id)).toMatchObject({ state: 'accepted' })
  })

  test('a secret that the vault has lost is asked for again', async () => {
    const { outbox, deps, store } = await world()
    deps.connections.secret = () => Promise.resolve(null)
    await queue(outbox, '1')
    expect(await outbox.run({ ...all, waitSeconds: 5 })).toMatchObject([
      { state: 'waiting', nextTryAt: null, attempts: 0 },
    ])
    expect(await deps.connections.get(store.queries, 'CONN')).toMatchObject({
      signIn: 'refused',
      lastAnswer: { code: 'HO-OUTBOX-NO-SECRET' },
    })
  })

  test('a connection without a secret: its rows say what they wait for', async () => {
    const { outbox, store } = await world()
    await queue(outbox, '1')
    await store.queries.updateTable('connections').set({ secret_since: null }).execute()
    expect(await outbox.run({ ...all, waitSeconds: 5 })).toMatchObject([
      { state: 'waiting', lastAttempt: { code: 'HO-OUTBOX-NO-SECRET' } },
    ])
  })

  test('closed before the answer came: never taken for one that did not go', async () => {
    const { deps, provider, store, outbox } = await world()
    provider.answer = (_body, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(waiting)))
    await queue(outbox, '1')
    const pace = { perMinute: null, burst: 10 }
    const sender = await Sender.open(deps, { only: null, concurrency: 4, pace }, new Bell(), () => undefined)
    await sender?.step({ claiming: true, until: Infinity })
    await sender?.close(50)
    const rows = await store.queries.selectFrom('submissions').select(['state', 'attempt_code']).execute()
    expect(rows).toEqual([{ state: 'unconfirmed', attempt_code: 'HO-OUTBOX-CLOSED' }])
  })
})

describe('a process that sends by itself', () => {
  test('sends what is created, tells of changes, and a run there only watches', async () => {
    const { outbox } = await world()
    const heard: string[] = []
    outbox.onChange((area) => heard.push(area))
    outbox.start()
    const id = await queue(outbox, '1')
    expect(await outbox.run({ ...all, only: id, waitSeconds: 20 })).toMatchObject([{ state: 'accepted' }])
    expect((await outbox.status()).sender).toBe('here')
    expect(heard).toContain('submissions')
    await outbox.stop()
    expect((await outbox.status()).sender).toBe('idle')
  })

  test('closing waits for the answer that is under way', async () => {
    const { outbox, provider, store } = await world()
    provider.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      return acceptedAs('1')
    }
    outbox.start()
    await queue(outbox, '1')
    await until(() => provider.sent.length === 1)
    await outbox.close()
    const rows = await store.queries.selectFrom('submissions').select('state').execute()
    expect(rows).toEqual([{ state: 'accepted' }])
  })
})
