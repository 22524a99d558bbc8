import { expect, onTestFinished, test, vi } from 'vitest'
import { openApp, type App } from '#core/app.ts'
import { PIN_ITEM } from '#core/lock/pin.ts'
import { sessionHeader } from '#shared/contract/doors.ts'
import { startLoopback } from '#electron/loopback/server.ts'
import { PROCEDURES, STREAMS } from '#test/support/marked-host.ts'
import { smallPage } from '#test/support/small-page.ts'
import { temporaryFolder } from '#test/support/store.ts'

vi.setConfig({ testTimeout: 120_000 })

/** What tells nothing of the profile, or opens it. */
const ANSWERED = ['profile/status', 'lock/now', 'lock/open', 'lock/stillHere', 'outbox/status']

const options = (folder: string, host: 'browser' | 'cli' = 'browser') => ({
  host,
  folder,
  practice: true,
  sends: true,
  vault: null,
  passphrase: null,
  version: '0.0.0-test',
})

async function opened(folder = temporaryFolder(), host: 'browser' | 'cli' = 'browser'): Promise<App> {
  const app = await openApp(options(folder, host))
  onTestFinished(() => app.close())
  return app
}

test('while it is locked no tab of the browser host gets anything, with the same key or a fresh one', async () => {
  const app = await opened()
  const server = await startLoopback({
    router: app.router,
    addPhoto: app.addPhoto,
    page: smallPage(),
    log: app.log,
    port: null,
    controlFile: null,
  })
  onTestFinished(() => server.close())
  const origin = `http://127.0.0.1:${server.port}`
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const tab = async () => {
    const key = new URL(server.newLink()).hash.slice('#key='.length)
    const answer: unknown = await (await post('/session', { key })).json()
    return (answer as { session: string }).session
  }
  const [first, second] = [await tab(), await tab()]
  const ask = (session: string, path: string, input: unknown = {}) =>
    post(`/rpc/${path}`, { json: input }, { [sessionHeader]: session })

  expect((await ask(first, 'lock/now')).status).toBe(409)
  expect((await ask(first, 'lock/setPin', { pin: '2468', current: null })).status).toBe(200)
  expect(await (await ask(first, 'lock/now')).text()).toContain('"state":"locked"')

  for (const session of [first, second, await tab()])
    for (const path of PROCEDURES.filter((one) => !STREAMS.includes(one) && !ANSWERED.includes(one))) {
      const answer = await ask(session, path, { id: 'NONE' })
      expect(answer.status, path).toBe(409)
      expect(await answer.text(), path).toContain('HO-LOCKED')
    }
  // The name and the address in Settings are somebody's too.
  expect(await (await ask(second, 'profile/status')).text()).toContain('"settings":null')

  expect((await ask(second, 'lock/open', { with: 'pin', pin: '1357' })).status).toBe(409)
  expect((await ask(second, 'receipts/list')).status).toBe(409)
  expect((await ask(second, 'lock/open', { with: 'pin', pin: '2468' })).status).toBe(200)
  expect((await ask(first, 'receipts/list')).status).toBe(200)
})

test('what is queued is sent while it is locked', async () => {
  const app = await opened()
  const { client } = app
  await client.lock.setPin({ pin: '2468', current: null })
  const { exampleTenantSwitch } = await import('#core/providers/acquaint/example.ts')
  const { today } = await import('#shared/domain/calendar-date.ts')
  await client.submissions.create({
    kind: 'tenant-switch',
    connectionId: 'practice-acquaint',
    body: exampleTenantSwitch(today()),
    consent: null,
    allowDuplicate: null,
    draftId: null,
    answers: null,
  })
  app.lock()
  expect(app.locked()).toBe(true)
  await expect.poll(async () => (await client.outbox.status()).counts.accepted, { timeout: 30_000 }).toBe(1)
  await expect(client.receipts.list()).rejects.toMatchObject({ code: 'CLOSED' })
})

test('a restart does not open it, and the command line has no lock', async () => {
  const folder = temporaryFolder()
  const app = await openApp(options(folder))
  await app.client.lock.setPin({ pin: '2468', current: null })
  await app.close()
  const again = await openApp(options(folder))
  expect(await again.client.profile.status()).toMatchObject({
    state: 'locked',
    lockedBy: ['pin'],
    settings: null,
  })
  await expect(again.client.drafts.list()).rejects.toMatchObject({ code: 'CLOSED' })
  await again.close()
  const line = await opened(folder, 'cli')
  expect(await line.client.profile.status()).toMatchObject({ state: 'open' })
  expect(await line.client.drafts.list()).toEqual([])
})

test('ten wrong ones close the store, and whoever opens it again has to know the PIN all the same', async () => {
  const app = await opened()
  const { client } = app
  await client.lock.setPin({ pin: '2468', current: null })
  await client.lock.now()
  let at = Date.now()
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => at)
  onTestFinished(() => clock.mockRestore())
  for (let tries = 1; tries <= 10; tries += 1) {
    const code = tries === 10 ? 'HO-LOCK-TOO-MANY' : 'HO-LOCK-PIN-WRONG'
    const wrong = client.lock.open({ with: 'pin', pin: '0000' })
    await expect(wrong, String(tries)).rejects.toMatchObject({ data: { trouble: { code } } })
    at += 301_000
  }
  expect(await client.profile.status()).toMatchObject({
    state: 'closed',
    trouble: { code: 'HO-LOCK-TOO-MANY' },
  })
  expect(await client.profile.retry()).toMatchObject({ state: 'locked' })
  await expect(client.drafts.list()).rejects.toMatchObject({ code: 'CLOSED' })
  expect(await client.lock.open({ with: 'pin', pin: '2468' })).toMatchObject({ state: 'open' })
})

test('a PIN is changed and removed only by who knows it', async () => {
  const { client } = await opened()
  await client.lock.setPin({ pin: '2468', current: null })
  for (const current of [null, '1357'])
    await expect(client.lock.setPin({ pin: '1111', current })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  await expect(client.lock.removePin({ current: '1357' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await client.lock.removePin({ current: '2468' })
  expect(await client.profile.status()).toMatchObject({ lockedBy: [] })
  expect(PIN_ITEM).toBe('lock-pin')
})
