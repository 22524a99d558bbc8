import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { today } from '#shared/domain/calendar-date.ts'
import type { CreateOutcome } from '#shared/contract/submissions.ts'
import { openApp, type App } from '#core/app.ts'
import { exampleTenantSwitch } from '#core/providers/acquaint/example.ts'
import { tenantSwitchJob } from '#core/providers/acquaint/tenant-switch.ts'
import { change } from '../support/filled-switch.ts'

let folder: string
let app: App

async function open(): Promise<App> {
  return openApp({
    host: 'cli',
    folder,
    practice: true,
    sends: false,
    vault: null,
    passphrase: null,
    version: '0.0.0-test',
  })
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handover-'))
  app = await open()
})

afterEach(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

function create(body: unknown) {
  return app.client.submissions.create({
    kind: 'tenant-switch',
    connectionId: 'practice-acquaint',
    body,
    consent: null,
    allowDuplicate: null,
    draftId: null,
    answers: null,
  })
}

const sendAll = { only: null, waitSeconds: 5, concurrency: 2, ratePerMinute: null }

describe('a tenant switch through the contract, in practice', () => {
  test('is queued, sent, accepted and proven', async () => {
    const outcome = await create(tenantSwitchJob.example())
    if (outcome.outcome !== 'queued') throw new Error(JSON.stringify(outcome))

    const { submissions } = await app.client.outbox.run(sendAll)
    const [sent] = submissions
    expect(sent).toMatchObject({ id: outcome.submission.id, state: 'accepted' })
    expect(Object.keys(sent?.remoteIds ?? {}).sort()).toEqual(['caseID', 'switchOverID'])

    const receipt = await app.client.receipts.get({ id: sent?.receiptId ?? '' })
    expect(receipt.remoteIds).toEqual(sent?.remoteIds)
    const { html } = await app.client.receipts.html({ id: receipt.id })
    expect(html).toContain(receipt.remoteIds['caseID'])
    expect(await app.client.audit.verify()).toMatchObject({ ok: true, problems: [] })
  })

  test('is stopped the second time, across a restart', async () => {
    await create(tenantSwitchJob.example())
    await app.client.outbox.run(sendAll)
    await app.close()
    app = await open()
    expect(await create(tenantSwitchJob.example())).toMatchObject({
      outcome: 'duplicate',
      of: { state: 'accepted', samePerson: true },
    })
  })

  test('of another home with the same gas meter is warned about, and sent', async () => {
    const body = exampleTenantSwitch(today())
    const warnings = (outcome: CreateOutcome) =>
      outcome.outcome === 'queued' ? outcome.submission.warnings.map(({ code }) => code) : [outcome.outcome]
    expect(warnings(await create(body))).not.toContain('HO-SWITCH-GAS-METER-AGAIN')
    const other = change(body, 'property.mprn', '10999999999')
    expect(warnings(await create(other))).toContain('HO-SWITCH-GAS-METER-AGAIN')
    expect(await create(other)).toMatchObject({ outcome: 'duplicate', of: { path: 'property.mprn' } })
  })

  test('refuses a body by its fields and stores nothing', async () => {
    expect(await create({ property: {} })).toMatchObject({ outcome: 'refused' })
    expect(await app.client.submissions.list({ state: null })).toEqual([])
  })
})

describe('what leaves the core when something is wrong', () => {
  test('a refused input names its fields and holds neither the value nor its siblings', async () => {
    const secret = { sitePrefix: 'MARKER-PREFIX', appPassword: 'MARKER-PASSWORD' }
    const call = app.client.connections.add({
      provider: 'acquaint',
      label: 'MARKER-LABEL',
      baseUrl: 'https://example.test/',
      format: 'json',
      secret,
    })
    const error: unknown = await call.catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      defined: true,
      code: 'INVALID_INPUT',
      data: { issues: [{ path: 'secret.sitePrefix', message: 'Give exactly 4 characters.' }] },
    })
    expect(JSON.stringify(error)).not.toContain('MARKER')
    expect((error as Error).message).not.toContain('MARKER')
  })

  test('what is not there is NOT_FOUND', async () => {
    await expect(app.client.submissions.get({ id: 'NOTHING' })).rejects.toMatchObject({
      defined: true,
      code: 'NOT_FOUND',
    })
  })

  test('changes are told, every area at first', async () => {
    const stop = new AbortController()
    const areas = new Set<string>()
    const changes = await app.client.outbox.changes(undefined, { signal: stop.signal })
    for await (const { area } of changes) {
      areas.add(area)
      if (areas.size === 4) break
    }
    expect([...areas].sort()).toEqual(['connections', 'drafts', 'profile', 'submissions'])
    stop.abort()
  })
})
