import { expect, test } from 'vitest'
import { createOutbox, type Outbox } from '#core/outbox/outbox.ts'
import { jobOf } from '#core/providers/jobs.ts'
import type { EncodedRequest, LookUp, Match, Outcome, Provider } from '#core/providers/provider.ts'
import { getReceipt } from '#core/records/receipts.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import { referenceIn } from '#shared/domain/yeti/reference.ts'
import { lost } from '../../support/chain-world.ts'
import { change, objectOf, valueAt } from '../../support/filled-switch.ts'
import { addTestConnection, outboxDeps } from '../../support/outbox.ts'
import { temporaryStore } from '../../support/store.ts'

/** Takes services and changes as they come. */
class BillingService implements Provider {
  readonly name = 'yeti'
  readonly arrived: EncodedRequest[] = []
  answer: () => Outcome = () => taken(String(this.arrived.length))
  look: () => LookUp = () => ({ kind: 'looked', matches: [] })

  send(...[, , request]: Parameters<Provider['send']>): Promise<Outcome> {
    this.arrived.push(request)
    return Promise.resolve(this.answer())
  }

  test(): Promise<never> {
    return Promise.reject(new Error('Not used here.'))
  }

  lookUp(): Promise<LookUp> {
    return Promise.resolve(this.look())
  }

  forget(): void {
    this.arrived.length = 0
  }

  names(): unknown[] {
    return this.arrived.map(({ body }) =>
      valueAt(JSON.parse(new TextDecoder().decode(body)), 'data.attributes.name'),
    )
  }
}

const location = (id: string) => `https://billing.example.com/api/rest/admin/services/${id}`
const answer = new TextEncoder().encode('{}')
const taken = (id: string): Outcome => ({
  kind: 'accepted',
  remoteIds: { id },
  answer,
  status: 201,
  location: location(id),
})
const found = (id: string, certain: boolean): Match => ({
  remoteIds: { id },
  label: 'A service',
  createdAt: null,
  madeSince: true,
  certain,
  location: location(id),
  answer,
})

async function world() {
  const store = await temporaryStore()
  await addTestConnection(store)
  await addTestConnection(store, 'OTHER')
  const service = new BillingService()
  /** How much later than now it is. */
  const at = { minutes: 0 }
  const clock = () => new Date(Date.now() + at.minutes * 60_000)
  const deps = outboxDeps(store, service, { jobs: jobOf, clock })
  return { store, service, at, outbox: createOutbox(deps) }
}

const going = { only: null, waitSeconds: 0, concurrency: 1, ratePerMinute: null }
const EXAMPLE = objectOf(jobOf('service').example())
const CHANGE = objectOf(jobOf('service-change').example())

function create(outbox: Outbox, body: unknown, instead: { connectionId?: string; reason?: string } = {}) {
  const kind: SubmissionKind = 'id' in objectOf(valueAt(body, 'data')) ? 'service-change' : 'service'
  return outbox.create({
    kind,
    connectionId: instead.connectionId ?? 'CONN',
    body,
    consent: null,
    allowDuplicate: instead.reason ?? null,
    draftId: null,
    answers: null,
  })
}

async function queued(
  outbox: Outbox,
  ...given: Parameters<typeof create> extends [Outbox, ...infer Rest] ? Rest : never
) {
  const outcome = await create(outbox, ...given)
  if (outcome.outcome !== 'queued') throw new Error(`Not queued: ${outcome.outcome}`)
  return outcome.submission
}

test('a service gets the beginning of its submission’s id for a reference, and its receipt says where it is kept', async () => {
  const { outbox, service, store } = await world()
  const { id } = await queued(outbox, EXAMPLE)
  await outbox.run(going)
  const reference = `ho-${id.slice(0, 8).toLowerCase()}`
  expect(service.names()).toEqual([`Broadband, 12 Example Street [${reference}]`])
  const submission = await outbox.get(id)
  expect(submission).toMatchObject({ state: 'accepted', remoteIds: { id: '1' } })
  const receipt = await getReceipt(store.queries, submission.receiptId ?? '')
  expect(receipt).toMatchObject({ location: location('1'), remoteIds: { id: '1' } })
  expect(receipt.view).toContainEqual({ label: 'Reference', value: reference })
})

test('a reference that the wizard showed is kept; another’s, copied with a name, is not sent', async () => {
  const { outbox, service } = await world()
  const named = change(EXAMPLE, 'data.attributes.name', 'Line [ho-7k2m9x4q]')
  const { id } = await queued(outbox, named)
  await outbox.run(going)
  expect(service.names()).toEqual([`Line [ho-${id.slice(0, 8).toLowerCase()}]`])

  const shown = change(EXAMPLE, 'data.attributes.name', 'Line 2 [ho-00000001]')
  await outbox.create({
    ...{ kind: 'service', connectionId: 'CONN', body: shown, consent: null, allowDuplicate: null },
    ...{ draftId: null, answers: { reference: 'ho-00000001' } },
  })
  await outbox.run(going)
  expect(service.names().at(-1)).toBe('Line 2 [ho-00000001]')
})

test('the same service a second time is stopped, unless it is meant; then it has a reference of its own', async () => {
  const { outbox, service } = await world()
  const { id } = await queued(outbox, EXAMPLE)
  await outbox.run(going)
  expect(await create(outbox, EXAMPLE)).toMatchObject({
    outcome: 'duplicate',
    of: { submissionId: id, path: 'data.relationships.account' },
  })
  expect(
    await outbox.check({ kind: 'service', connectionId: 'CONN', body: EXAMPLE, consent: null }),
  ).toMatchObject({
    duplicate: { submissionId: id },
  })
  await queued(outbox, EXAMPLE, { reason: 'A second line' })
  await outbox.run(going)
  const references = service.names().map((name) => referenceIn(String(name)))
  expect(new Set(references).size).toBe(2)
})

test('the same reference is never sent twice, whatever else was changed', async () => {
  const { outbox } = await world()
  const named = change(EXAMPLE, 'data.attributes.name', 'Line [ho-7k2m9x4q]')
  const { id } = await queued(outbox, named)
  expect(await create(outbox, change(named, 'data.attributes.renew-price', '1.00'))).toMatchObject({
    outcome: 'duplicate',
    of: { submissionId: id, path: 'data.attributes.name' },
  })
})

test('ids are another system’s on another connection: the same body is another service there', async () => {
  const { outbox, service } = await world()
  await queued(outbox, EXAMPLE)
  await queued(outbox, EXAMPLE, { connectionId: 'OTHER' })
  await outbox.run(going)
  expect(service.arrived).toHaveLength(2)
})

test('after a lost answer only the service with the reference settles it; a colleague’s is shown, and never adopted', async () => {
  const { outbox, service } = await world()
  service.answer = () => lost
  service.look = () => ({ kind: 'looked', matches: [found('7', false)] })
  const { id } = await queued(outbox, EXAMPLE)
  await outbox.run(going)
  expect(await outbox.get(id)).toMatchObject({ state: 'unconfirmed' })
  expect(await outbox.lookUp(id)).toMatchObject({ candidates: [{ remoteIds: { id: '7' } }] })

  service.look = () => ({ kind: 'looked', matches: [found('7', false), found('8', true)] })
  expect(await outbox.lookUp(id)).toMatchObject({
    submission: { state: 'accepted', remoteIds: { id: '8' } },
  })
  expect(service.arrived).toHaveLength(1)
})

test('changes of one service may be the same, and a lost one is settled by what the service says of it', async () => {
  const { outbox, service, store } = await world()
  service.answer = () => taken('1')
  await queued(outbox, CHANGE)
  await queued(outbox, CHANGE)
  await outbox.run(going)
  expect(service.arrived.map(({ method, path }) => `${method} ${path}`)).toEqual(
    Array(2).fill('PATCH api/rest/admin/services/1'),
  )

  service.answer = () => lost
  service.look = () => ({ kind: 'looked', matches: [found('1', true)] })
  const { id } = await queued(outbox, CHANGE)
  await outbox.run(going)
  const submission = await outbox.get(id)
  expect(submission).toMatchObject({ state: 'accepted', remoteIds: { id: '1' } })
  expect(await getReceipt(store.queries, submission.receiptId ?? '')).toMatchObject({ onWhoseWord: 'Yeti' })
})

test('is not sent again while the server that was slow may still be at work on it', async () => {
  const { outbox, service, at } = await world()
  service.answer = () => ({ ...lost, code: 'HO-YETI-SLOW' })
  const { id } = await queued(outbox, EXAMPLE)
  await outbox.run(going)
  const resend = () => outbox.resolve(id, { answer: 'resend' })
  at.minutes = 9
  await expect(resend()).rejects.toMatchObject({ code: 'HO-OUTBOX-AT-WORK' })
  expect(await outbox.get(id)).toMatchObject({ state: 'unconfirmed' })
  at.minutes = 11
  expect(await resend()).toMatchObject({ state: 'queued' })
})

test('is not sent a third time when the service has two with its reference', async () => {
  const { outbox, service } = await world()
  service.answer = () => lost
  const { id } = await queued(outbox, EXAMPLE)
  await outbox.run(going)
  service.look = () => ({ kind: 'looked', matches: [found('7', true), found('8', true), found('9', false)] })
  await expect(outbox.resolve(id, { answer: 'resend' })).rejects.toMatchObject({ code: 'HO-OUTBOX-THERE' })
  expect(service.arrived).toHaveLength(1)
})
