import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAcquaintProvider, type AcquaintProvider } from '#core/providers/acquaint/provider.ts'
import { ACQUAINT_JOBS } from '#core/providers/acquaint/jobs.ts'
import { tenantSwitchJob } from '#core/providers/acquaint/tenant-switch.ts'
import { createHttp, type Http } from '#core/providers/http.ts'
import type { ConnectionFacts } from '#core/providers/provider.ts'
import type { PracticeServer } from '#core/practice/practice.ts'
import { startPractice } from '#core/practice/server.ts'
import { Secret } from '#core/vault/secret.ts'
import { change, objectOf, remove } from '../../support/filled-switch.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { connectionFacts } from '#test/support/connection-facts.ts'

let practice: PracticeServer
let http: Http
let provider: AcquaintProvider
let connection: ConnectionFacts
let secret: Secret

beforeAll(async () => {
  practice = await startPractice()
  http = createHttp({ loopbackOnly: true })
  provider = createAcquaintProvider(http)
  secret = Secret.of(JSON.stringify(practice.credentials.acquaint))
  connection = connectionFacts({
    id: 'p',
    baseUrl: practice.url,
    codes: practice.codes.acquaint,
    practice: true,
  })
})

afterAll(async () => {
  await http.close()
  await practice.close()
})

const send = (body: unknown, format: 'json' | 'xml', kind: SwitchKind = 'tenant-switch') =>
  provider.send(
    connection,
    secret,
    ACQUAINT_JOBS[kind].encode(body, { codes: connection.codes, format }),
    new AbortController().signal,
  )

describe('the stand-in of the service', () => {
  test.each(['json', 'xml'] as const)('takes the example as %s and gives both ids', async (format) => {
    const outcome = await send(tenantSwitchJob.example(), format)
    expect(outcome).toMatchObject({ kind: 'accepted' })
    expect(outcome.kind === 'accepted' && Object.keys(outcome.remoteIds)).toEqual(['caseID', 'switchOverID'])
  })

  test.each([
    ['landlord-switch', 'json', 0],
    ['landlord-switch', 'json', 91],
    ['landlord-switch', 'xml', 92],
    ['purchaser-switch', 'json', null],
    ['purchaser-switch', 'xml', null],
  ] as const)('takes a %s as %s, billed to %j', async (kind, format, billTo) => {
    const example = objectOf(ACQUAINT_JOBS[kind].example())
    const body = billTo === null ? example : change(example, 'billTo', billTo)
    expect(await send(body, format, kind)).toMatchObject({
      kind: 'accepted',
      remoteIds: { caseID: expect.any(String) as unknown, switchOverID: expect.any(String) as unknown },
    })
    expect(practice.journal.at(-1)).toMatchObject({
      path: `/17.0/app/utilityswitching/switches/${kind.replace('-switch', '')}`,
    })
  })

  test.each([
    ['landlord-switch', 'landlord'],
    ['purchaser-switch', 'purchaser'],
    ['purchaser-switch', 'meterReadings'],
  ] as const)('names what a %s lacks on its field: %s', async (kind, member) => {
    const outcome = await send(remove(objectOf(ACQUAINT_JOBS[kind].example()), member), 'json', kind)
    expect(outcome.kind === 'rejected' && outcome.errors.map((error) => error.path)).toEqual([member])
  })

  test.each(['json', 'xml'] as const)(
    'names what is missing in %s, and it lands on its field',
    async (format) => {
      const outcome = await send(remove(tenantSwitchJob.example() ?? {}, 'landlord'), format)
      expect(outcome).toMatchObject({ kind: 'rejected', status: 400 })
      expect(outcome.kind === 'rejected' && outcome.errors.map((error) => error.path)).toEqual(['landlord'])
    },
  )

  test('refuses other credentials', async () => {
    const wrong = Secret.of(JSON.stringify({ sitePrefix: 'NOPE', appPassword: 'wrong' }))
    expect(await provider.test({ ...connection, id: 'q' }, wrong)).toMatchObject({
      ok: false,
      failed: 'sign-in',
    })
    expect(await provider.test(connection, secret)).toMatchObject({ ok: true })
  })

  test('has homes whose lookup says what speaks against them', async () => {
    const told = new Set<string>()
    for (const home of practice.homes) {
      const mprn = home.answers['property.mprn']
      if (mprn === undefined) continue
      const { findings } = await provider.lookUpMprn(connection, secret, mprn, {
        postCode: home.answers['property.address.postCode'],
        propertyName: home.answers['property.address.propertyName'],
        street: home.answers['property.address.street'],
        town: home.answers['property.address.town'],
      })
      for (const finding of findings) told.add(finding.code)
    }
    expect([...told]).toEqual(
      expect.arrayContaining([
        'HO-ACQ-LOOKUP-ADDRESS',
        'HO-ACQ-LOOKUP-DE-ENERGISED',
        'HO-ACQ-LOOKUP-TERMINATED',
        'HO-ACQ-LOOKUP-UNKNOWN',
      ]),
    )
  })

  test('a reset after the switch left is unconfirmed, and the stand-in has it once', async () => {
    const before = practice.journal.filter((entry) => entry.recorded !== null).length
    practice.addFaults([{ path: '/17.0/app/utilityswitching/switches/tenant', do: 'drop-after-commit' }])
    expect(await send(tenantSwitchJob.example(), 'json')).toMatchObject({
      kind: 'unconfirmed',
      code: 'HO-ACQ-LOST',
    })
    expect(practice.journal.filter((entry) => entry.recorded !== null)).toHaveLength(before + 1)
  })
})
