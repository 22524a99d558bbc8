import { describe, expect, onTestFinished, test } from 'vitest'
import { CTRL_HUB_JOBS } from '#core/providers/ctrl-hub/jobs.ts'
import { createCtrlHubProvider, type Search } from '#core/providers/ctrl-hub/provider.ts'
import { createHttp } from '#core/providers/http.ts'
import { Secret } from '#core/vault/secret.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { hub, ORG, sampleId } from './hub.ts'

// Two readings of one reference, made apart: here they meet.

async function meeting() {
  const site = await hub()
  const http = createHttp({ loopbackOnly: true })
  onTestFinished(() => http.close())
  const provider = createCtrlHubProvider(http)
  const connection = {
    id: 'c1',
    baseUrl: site.practice.url,
    authUrl: null,
    format: 'json' as const,
    codes: documentedCodes(),
    organisation: { id: ORG, label: 'Practice' },
    resources: {},
    practice: true,
  }
  const { ctrlHub, ctrlHubUser } = site.practice.credentials
  const [key, person] = [ctrlHub, ctrlHubUser].map((secret) => Secret.of(JSON.stringify(secret)))
  if (key === undefined || person === undefined) throw new Error('There are two.')
  return { ...site, provider, connection, key, person }
}

test('both sign-ins', async () => {
  const { provider, connection, key, person } = await meeting()
  expect(await provider.test(connection, key)).toMatchObject({
    ok: true,
    who: 'practice-handover@example.com',
  })
  const tested = await provider.test(connection, person)
  expect(tested).toMatchObject({ ok: true, organisations: [{ id: ORG }, {}, {}] })
  const wrong = Secret.of(JSON.stringify({ email: 'practice@example.com', password: 'wrong' }))
  expect(await provider.test({ ...connection, id: 'c2' }, wrong)).toMatchObject({
    ok: false,
    failed: 'sign-in',
  })
})

describe('what pickers find', () => {
  test.each<[what: Search['what'], text: string, within: Search['within'], count: number, first: string]>([
    ['organisation', '', {}, 3, sampleId('0001')],
    ['property', '14 weavers', {}, 1, sampleId('0002')],
    ['member', '', {}, 32, sampleId('0004')],
    ['qualification', '', {}, 50, sampleId('0005')],
    ['contact', '', {}, 25, sampleId('0006')],
    ['account', '', { contactId: sampleId('0006') }, 1, sampleId('0007')],
    ['interaction', '', { contactId: sampleId('0006') }, 1, sampleId('0008')],
    ['operation', 'TB-1041', {}, 1, sampleId('0009')],
    ['operation', '', { propertyId: sampleId('0002') }, 1, sampleId('0009')],
    ['time-band', '', {}, 5, sampleId('000a')],
  ])('%s “%s” within %j: %i', async (what, text, within, count, first) => {
    const { provider, connection, key } = await meeting()
    const page = await provider.search(connection, key, { what, text, within, offset: 0 })
    expect([page.failure, page.items.length, page.items[0]?.id]).toEqual([null, count, first])
  })

  test('meters and their records, appointments and awards', async () => {
    const { provider, connection, key } = await meeting()
    expect(await provider.meters(connection, key, sampleId('0002'))).toMatchObject({
      failure: null,
      meters: [
        { id: sampleId('0003'), supply: 'electricity', records: 1 },
        { id: sampleId('0003', 2), supply: 'gas', records: 0 },
      ],
    })
    expect(await provider.psrRecords(connection, key, sampleId('0003'))).toMatchObject({
      failure: null,
      records: [{ priority: 1, info: [{ field: 'needs_codes', value: '01,14' }] }],
    })
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const booked = await provider.appointments(connection, key, { from: day(-7), to: day(30) })
    expect([booked.failure, booked.complete, booked.appointments.length]).toEqual([null, true, 12])
    const awards = await provider.awards(connection, key, {
      offset: 0,
      expiresWithinDays: 30,
      notValid: false,
      latestOnly: true,
    })
    expect(awards.failure).toBeNull()
    expect(new Set(awards.awards.map(({ risk }) => risk))).toEqual(new Set(['high', 'critical']))
  })
})

describe('what `handover example` prints', () => {
  test.each(Object.values(CTRL_HUB_JOBS).map((job) => [job.kind, job] as const))(
    '%s is accepted, and found again when its answer was lost',
    async (_, job) => {
      const { provider, connection, key, practice } = await meeting()
      const { signal } = new AbortController()
      const request = job.encode(job.example(), connection)
      practice.addFaults([{ path: 'v3', method: 'POST', do: 'drop-after-commit' }])
      const sentAt = new Date().toISOString()
      expect(await provider.send(connection, key, request, signal)).toMatchObject({ kind: 'unconfirmed' })
      const lost = practice.journal.at(-1)?.recorded?.['id']
      const looked = await provider.lookUp?.(
        connection,
        key,
        { kind: job.kind, body: request.body, sentAt },
        signal,
      )
      // An account has nothing but its contacts and homes, so the sample's looks the same; it is older.
      const made = looked?.kind === 'looked' ? looked.matches.filter(({ madeSince }) => madeSince) : []
      expect(made.map(({ remoteIds }) => remoteIds)).toEqual([{ id: lost }])
    },
  )
})
