import { onTestFinished } from 'vitest'
import * as v from 'valibot'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { OutboxDeps } from '#core/outbox/deps.ts'
import type { Part } from '#core/outbox/create.ts'
import { createOutbox, type Outbox } from '#core/outbox/outbox.ts'
import type { Job, LookUp, Outcome, Provider, SentSubmission } from '#core/providers/provider.ts'
import type { Store } from '#core/store/store.ts'
import { addTestConnection, outboxDeps, testJob } from './outbox.ts'
import { temporaryStore } from './store.ts'

/** A body that may name others: what it is called, and the ids it needs. */
const Body = v.object({ name: v.string(), links: v.array(v.object({ id: v.string() })) })
type Body = v.InferOutput<typeof Body>

const jobFor = (kind: SubmissionKind): Job => ({
  ...testJob,
  kind,
  check: (body) => ({
    errors: v.is(Body, body)
      ? []
      : [{ path: 'name', message: 'Missing.', fix: 'Enter it.', from: 'handover', code: 'HO-TEST' }],
    warnings: [],
  }),
  fingerprints: (body) => [{ path: 'name', text: v.parse(Body, body).name, warning: null }],
  person: () => '',
  home: () => 'one home',
  title: (body) => v.parse(Body, body).name,
  redactedView: () => [],
})

/** Answers with ids of its own, and keeps what arrived. */
export class ChainService implements Provider {
  readonly name = 'ctrl-hub'
  readonly arrived: Body[] = []
  answer: (name: string) => Outcome = (name) => acceptedWith(`remote-${name}`)
  look: (sent: SentSubmission & { name: string }) => LookUp = () => ({ kind: 'looked', matches: [] })
  looked = 0

  send(...[, , request]: Parameters<Provider['send']>): Promise<Outcome> {
    const body = v.parse(Body, JSON.parse(new TextDecoder().decode(request.body)))
    this.arrived.push(body)
    return Promise.resolve(this.answer(body.name))
  }

  lookUp(...[, , sent]: Parameters<NonNullable<Provider['lookUp']>>): Promise<LookUp> {
    this.looked += 1
    const { name } = v.parse(Body, JSON.parse(new TextDecoder().decode(sent.body)))
    return Promise.resolve(this.look({ ...sent, name }))
  }

  test(): Promise<never> {
    return Promise.reject(new Error('Not used here.'))
  }

  forget(): void {
    this.arrived.length = 0
  }
}

export function acceptedWith(id: string): Outcome {
  return {
    kind: 'accepted',
    remoteIds: { id },
    answer: new TextEncoder().encode(`{"id":"${id}"}`),
    status: 201,
    location: `https://hub.example.com/records/${id}`,
  }
}

export function matchOf(id: string, madeSince = true, certain = true) {
  const answer = new TextEncoder().encode(`{"id":"${id}"}`)
  const location = `https://hub.example.com/records/${id}`
  return {
    remoteIds: { id },
    label: `The record ${id}`,
    createdAt: null,
    madeSince,
    certain,
    location,
    answer,
  }
}

export const lost: Outcome = { kind: 'unconfirmed', code: 'HO-CH-LOST', detail: 'Reset.', status: null }

/** Parts by name; each needs the ids of those named after it. */
export function parts(...wanted: [kind: SubmissionKind, name: string, ...needs: number[]][]): Part[] {
  return wanted.map(([kind, name, ...needs], place) => ({
    kind,
    body: { name, links: needs.map((step) => ({ id: `step:${step}` })) },
    consent: null,
    answers: place === wanted.length - 1 ? { question: 'answer' } : null,
  }))
}

export async function chainWorld(
  change: Partial<OutboxDeps> = {},
): Promise<{ store: Store; service: ChainService; deps: OutboxDeps; outbox: Outbox }> {
  const store = await temporaryStore()
  const service = new ChainService()
  await addTestConnection(store)
  const deps = outboxDeps(store, service, { jobs: jobFor, ...change })
  const outbox = createOutbox(deps)
  onTestFinished(() => outbox.close())
  return { store, service, deps, outbox }
}
