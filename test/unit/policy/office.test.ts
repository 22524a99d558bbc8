import { describe, expect, test } from 'vitest'
import type { Settings } from '#shared/contract/profile.ts'
import type { App } from '#core/app.ts'
import { acquaintAt, office, queueSwitch } from '../../support/office.ts'

const slow = { timeout: 120_000 }
const days = (keepBodiesDays: number) => ({ retention: { keepBodiesDays } })

async function settingsOf({ client }: App): Promise<Settings> {
  const { settings } = await client.profile.status()
  if (settings === null) throw new Error('The profile is not open.')
  return settings
}
const keep = async (app: App, keepBodiesDays: number) =>
  app.client.profile.saveSettings({ ...(await settingsOf(app)), keepBodiesDays })

describe('how long things are kept', slow, () => {
  test('is the office’s to say, and the user’s own comes back with it', async () => {
    const place = await office()
    const own = await place.open()
    await keep(own, 100)

    place.policy(days(7))
    const decided = await place.open()
    expect((await settingsOf(decided)).keepBodiesDays).toBe(7)
    await expect(keep(decided, 8)).rejects.toMatchObject({ data: { code: 'HO-POLICY-SET' } })
    const others = { ...(await settingsOf(decided)), yourName: 'Niamh' }
    expect(await decided.client.profile.saveSettings(others)).toMatchObject({
      settings: { yourName: 'Niamh', keepBodiesDays: 7 },
      policy: { keepBodiesDays: 7 },
    })

    place.policy(days(9))
    expect((await settingsOf(await place.open())).keepBodiesDays).toBe(9)
    // Nobody knows what the office decides: it stays as it was.
    place.policy('{')
    expect((await settingsOf(await place.open())).keepBodiesDays).toBe(9)

    place.policy({})
    const back = await place.open()
    expect(await settingsOf(back)).toMatchObject({ yourName: 'Niamh', keepBodiesDays: 100 })
    await keep(back, 50)
    expect((await settingsOf(await place.open())).keepBodiesDays).toBe(50)
  })

  test('what is there already is erased by it, and the proofs hold', async () => {
    const place = await office()
    const before = await place.open()
    const { id: connectionId } = await before.client.connections.add(acquaintAt(place.service.url))
    const id = await queueSwitch(before, connectionId)
    await before.client.outbox.run({ only: null, waitSeconds: 0 })
    expect((await before.client.submissions.get({ id })).state).toBe('accepted')
    const [receipt] = await before.client.receipts.list()
    if (receipt === undefined) throw new Error('There is no receipt.')
    expect(receipt.bodyKept).toBe(true)

    place.policy(days(0))
    const { client } = await place.open()
    expect((await client.receipts.get({ id: receipt.id })).bodyKept).toBe(false)
    expect((await client.audit.verify()).ok).toBe(true)
  })

  test('where nothing was ever saved, the usual time comes back', async () => {
    const place = await office()
    place.policy(days(3))
    expect((await settingsOf(await place.open())).keepBodiesDays).toBe(3)
    place.policy({})
    expect((await settingsOf(await place.open())).keepBodiesDays).toBe(30)
  })
})

describe('prepared connections', slow, () => {
  const one = { provider: 'acquaint', label: 'Main Street', baseUrl: 'https://api.example.ie/' }
  const other = { ...one, label: 'Quay Street', format: 'xml' }
  const list = async ({ client }: App) =>
    (await client.connections.list()).map(({ label, format, secret }) => [label, format, secret.stored])

  test('are made once, without a secret, and are the user’s from then on', async () => {
    const place = await office()
    place.policy({ connections: [one] })
    const first = await place.open()
    expect(await list(first)).toEqual([['Main Street', 'json', false]])
    const [connection] = await first.client.connections.list()
    if (connection === undefined) throw new Error('There is none.')
    const { id } = connection
    await expect(first.client.connections.test({ id })).rejects.toMatchObject({
      data: { code: 'HO-CONN-NO-SECRET' },
    })
    await first.client.connections.change({ id, label: 'Ours', baseUrl: one.baseUrl, format: 'json' })
    expect((await first.client.audit.verify()).ok).toBe(true)

    place.policy({ connections: [one, other] })
    const second = await place.open()
    expect(await list(second)).toEqual([
      ['Ours', 'json', false],
      ['Quay Street', 'xml', false],
    ])
    await second.client.connections.remove({ id })
    expect(await list(await place.open())).toEqual([['Quay Street', 'xml', false]])
    // A connection that the policy no longer brings stays: what was sent through it does, too.
    place.policy({})
    expect(await list(await place.open())).toEqual([['Quay Street', 'xml', false]])
  })

  test('one that the user had made already stands for one of them', async () => {
    const place = await office()
    const before = await place.open()
    await before.client.connections.add(acquaintAt(one.baseUrl))
    place.policy({ connections: [one, other] })
    expect(await list(await place.open())).toEqual([
      ['Agency', 'json', true],
      ['Quay Street', 'xml', false],
    ])
  })

  test('are not made in practice', async () => {
    const place = await office()
    place.policy({ connections: [one] })
    const { client } = await place.open(true)
    expect((await client.connections.list()).map(({ practice }) => practice)).toEqual([true, true, true])
  })
})

test('doctor tells which members are set, or what is wrong', slow, async () => {
  const place = await office()
  const policyLine = async () => {
    const { client } = await place.open(true)
    const lines = await client.profile.diagnostics()
    return lines.find(({ name }) => name === 'Policy')?.value
  }
  expect(await policyLine()).toBe('none')
  place.policy({ allowedHosts: ['a.ie', 'b.ie'], updates: 'off', ...days(90) })
  expect(await policyLine()).toContain(
    `${place.file}, sets allowedHosts (2), updates off, retention.keepBodiesDays 90`,
  )
  place.policy({})
  expect(await policyLine()).toContain('sets nothing')
  place.policy({ update: 'off' })
  expect(await policyLine()).toMatch(/^HO-POLICY-FILE .*policy\.json \(update: There is no such member/)
})
