import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openApp, type App } from '#core/app.ts'

const CONNECTION = 'practice-yeti'
const NO_FILTERS = {
  name: '',
  accountId: null,
  typeId: null,
  createdFrom: null,
  createdTo: null,
  renewTo: null,
}

let folder: string
let app: App

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handover-'))
  app = await openApp({
    host: 'cli',
    folder,
    practice: true,
    sends: false,
    vault: null,
    passphrase: null,
    version: '0.0.0-test',
  })
})

afterEach(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

describe('Yeti through the contract, in practice', () => {
  test('what a wizard asks for: accounts and types', async () => {
    const { yeti } = app.client
    const { accounts, failure } = await yeti.accounts({
      connectionId: CONNECTION,
      text: 'rathmines',
      page: 1,
    })
    expect([accounts.map(({ id }) => id), failure]).toEqual([['90'], null])
    expect(await yeti.account({ connectionId: CONNECTION, accountId: '90' })).toMatchObject({
      account: { id: '90', currency: 'EUR' },
    })
    const { types } = await yeti.serviceTypes({ connectionId: CONNECTION, text: '', page: 1 })
    expect(types.length).toBeGreaterThan(3)
    expect(await yeti.serviceType({ connectionId: CONNECTION, typeId: '16' })).toMatchObject({
      type: { id: '16', provisioning: 'logging' },
    })
  })

  test('a list and one of it', async () => {
    const { yeti } = app.client
    const list = await yeti.services({
      connectionId: CONNECTION,
      page: 1,
      filters: NO_FILTERS,
      sort: '-created-at',
    })
    expect(list).toMatchObject({ failure: null, next: 2 })
    const [first] = list.services
    expect(await yeti.service({ connectionId: CONNECTION, serviceId: first?.id ?? '' })).toMatchObject({
      service: first,
      failure: null,
    })
  })

  test('that variables were shown is in the audit log, and that they could not be is not', async () => {
    const { yeti, audit } = app.client
    const before = (await audit.verify()).entries
    await yeti.revealVariables({ connectionId: CONNECTION, serviceId: '99999' })
    expect((await audit.verify()).entries).toBe(before)
    expect(await yeti.revealVariables({ connectionId: CONNECTION, serviceId: '1' })).toMatchObject({
      failure: null,
    })
    expect(await audit.verify()).toMatchObject({ ok: true, entries: before + 1 })
  })

  test.each(['practice-acquaint', 'practice-ctrl-hub'])('%s is not asked', async (connectionId) => {
    await expect(app.client.yeti.accounts({ connectionId, text: '', page: 1 })).rejects.toMatchObject({
      code: 'NOT_NOW',
      data: { code: 'HO-YETI-CONNECTION' },
    })
  })

  test('the ready connection works', async () => {
    expect(await app.client.connections.test({ id: CONNECTION })).toMatchObject({
      ok: true,
      code: 'HO-YETI-TEST-OK',
    })
  })
})
