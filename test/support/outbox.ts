import { join } from 'node:path'
import * as v from 'valibot'
import { documentedCodes } from '#shared/domain/codes.ts'
import { noLog } from '#core/log.ts'
import type { OutboxDeps } from '#core/outbox/deps.ts'
import type { ConnectionFacts, EncodedRequest, Job, Outcome, Provider } from '#core/providers/provider.ts'
import { openAudit } from '#core/records/audit.ts'
import { getConnection, noteAnswer, setSignIn } from '#core/records/connections.ts'
import type { Store } from '#core/store/store.ts'
import { Secret } from '#core/vault/secret.ts'
import type { Vault } from '#core/vault/vault.ts'

/** The body of the outbox tests' own job: one meter, one day, one person. */
export const TestBody = v.object({ meter: v.string(), start: v.string(), person: v.string() })
export type TestBody = v.InferOutput<typeof TestBody>

export function bodyOf(meter: string, change: Partial<TestBody> = {}): TestBody {
  return { meter, start: '2026-12-01', person: 'Aoife', ...change }
}

/** A job with as little in it as an outbox needs. */
export const testJob: Job = {
  kind: 'tenant-switch',
  provider: 'acquaint',
  example: () => bodyOf('10000000001'),
  jsonSchema: () => ({}),
  check(body) {
    const errors = v.is(TestBody, body)
      ? []
      : [{ path: 'meter', message: 'Missing.', fix: 'Enter it.', from: 'handover' as const, code: 'HO-TEST' }]
    return { errors, warnings: [] }
  },
  preview: () => ({ problems: [] }),
  encode: (body) => ({
    method: 'POST',
    path: 'switches/tenant',
    contentType: 'application/json',
    accept: 'application/json',
    body: Buffer.from(JSON.stringify(body)),
  }),
  fingerprints: (body) => [
    {
      path: 'meter',
      text: `${v.parse(TestBody, body).meter} ${v.parse(TestBody, body).start}`,
      warning: null,
    },
  ],
  person: (body) => v.parse(TestBody, body).person,
  home: (body) => v.parse(TestBody, body).meter,
  title: (body) => `Home of ${v.parse(TestBody, body).meter}`,
  redactedView: (body) => [{ label: 'Start', value: v.parse(TestBody, body).start }],
}

export function acceptedAs(caseID: string): Outcome {
  const answer = Buffer.from(JSON.stringify({ caseID }))
  return {
    kind: 'accepted',
    remoteIds: { caseID, switchOverID: `S-${caseID}` },
    answer,
    status: 200,
    location: null,
  }
}

/** A provider that answers as it is told, and keeps what it was asked to send. */
export class ScriptedProvider implements Provider {
  readonly name = 'acquaint'
  readonly sent: { connection: ConnectionFacts; secret: Secret; request: EncodedRequest; body: TestBody }[] =
    []
  /** How many are being sent at this moment, and the most there were. */
  underWay = 0
  most = 0
  answer: (body: TestBody, signal: AbortSignal) => Promise<Outcome> | Outcome = (body) =>
    acceptedAs(body.meter)

  async send(
    connection: ConnectionFacts,
    secret: Secret,
    request: EncodedRequest,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const body = v.parse(TestBody, JSON.parse(Buffer.from(request.body).toString()))
    this.sent.push({ connection, secret, request, body })
    this.underWay += 1
    this.most = Math.max(this.most, this.underWay)
    try {
      return await this.answer(body, signal)
    } finally {
      this.underWay -= 1
    }
  }

  test(): Promise<never> {
    return Promise.reject(new Error('Not used here.'))
  }

  forget(): void {
    this.sent.length = 0
  }
}

/** A vault in memory. */
export class MemoryVault implements Vault {
  readonly kind = 'practice'
  readonly items = new Map<string, string>()

  read(name: string): Promise<Secret | null> {
    const text = this.items.get(name)
    return Promise.resolve(text === undefined ? null : Secret.of(text))
  }

  write(name: string, value: Secret): Promise<void> {
    this.items.set(name, value.reveal())
    return Promise.resolve()
  }

  remove(name: string): Promise<void> {
    this.items.delete(name)
    return Promise.resolve()
  }
}

export const AUDIT_KEY = Secret.of('a'.repeat(64))

/** Everything an outbox needs, around a store and a provider. */
export function outboxDeps(
  store: Store & { file: string },
  provider: Provider,
  change: Partial<OutboxDeps> = {},
): OutboxDeps & { vault: MemoryVault } {
  const vault = new MemoryVault()
  return {
    store,
    vault,
    jobs: () => testJob,
    providers: () => provider,
    connections: {
      get: getConnection,
      secret: () => Promise.resolve(Secret.of('{"sitePrefix":"abcd","appPassword":"secret"}')),
      noteAnswer,
      setSignIn,
    },
    audit: openAudit({ store, vault, key: AUDIT_KEY, log: noLog }),
    fingerprintKey: Secret.of('f'.repeat(64)),
    lockFile: join(store.file, '..', 'outbox.lock'),
    by: () => Promise.resolve('Niamh Byrne'),
    clock: () => new Date(),
    random: () => 0,
    log: noLog,
    ...change,
  }
}

/** A connection that is ready to be sent to. */
export async function addTestConnection(
  store: Store,
  id = 'CONN',
  baseUrl = 'http://127.0.0.1:9/api/',
): Promise<void> {
  await store.queries
    .insertInto('connections')
    .values({
      id,
      provider: 'acquaint',
      label: `Account ${id}`,
      base_url: baseUrl,
      format: 'json',
      codes: JSON.stringify(documentedCodes()),
      practice: 0,
      secret_since: '2026-11-01T09:00:00.000Z',
      sign_in: 'untried',
      last_answer: null,
      created_at: '2026-11-01T09:00:00.000Z',
    })
    .execute()
}

/** What `create` takes for a body. */
export function creation(body: unknown, change: { connectionId?: string; allowDuplicate?: string } = {}) {
  return {
    kind: 'tenant-switch' as const,
    connectionId: change.connectionId ?? 'CONN',
    body,
    consent: null,
    allowDuplicate: change.allowDuplicate ?? null,
    draftId: null,
    answers: null,
  }
}

/** Waits until something holds, for at most 20 seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 20_000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It did not come about within 20 seconds.')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
