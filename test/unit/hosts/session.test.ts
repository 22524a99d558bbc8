import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { startLoopback, type LoopbackServer } from '#electron/loopback/server.ts'
import { failureOf } from '#renderer/api/errors.ts'
import { connectOverHttp } from '#renderer/api/http.ts'
import { linkState } from '#renderer/api/link-state.ts'
import { failures } from '#shared/words/en-GB/failures.ts'
import { browserTab } from '#test/support/browser-page.ts'
import { smallCore } from '#test/support/small-core.ts'
import { smallPage } from '#test/support/small-page.ts'

let server: LoopbackServer
const start = () =>
  startLoopback({
    ...smallCore(),
    page: smallPage(),
    log: noLog,
    port: null,
    controlFile: null,
    wrongKeyDelayMs: 1,
  })
beforeAll(async () => (server = await start()))
afterAll(() => server.close())

const kindOf = (call: Promise<unknown>) =>
  call.then(
    () => 'fine',
    (error: unknown) => failureOf(error, failures).kind,
  )

describe('signing in by a link', () => {
  test("the link's key leaves the address at once and the session key travels as a header, never in an address", async () => {
    const tab = browserTab(server.newLink())
    const client = await connectOverHttp(tab.page, structuredClone)
    expect(tab.location.hash).toBe('')
    await client.profile.diagnostics()
    const [session] = tab.stored.values()
    expect(session).toMatch(/^[\w-]{43}$/)
    expect(tab.requests.map(({ url }) => new URL(url).pathname)).toEqual([
      '/session',
      '/rpc/profile/diagnostics',
    ])
    expect(tab.requests[1]?.headers.get('x-handover-session')).toBe(session)
    expect(tab.requests.filter(({ url }) => /[?#]/.test(url))).toEqual([])
  })

  test('a tab that is loaded again stays signed in', async () => {
    const tab = browserTab(server.newLink())
    await connectOverHttp(tab.page, structuredClone)
    const client = await connectOverHttp(tab.page, structuredClone)
    expect(await client.profile.diagnostics()).toHaveLength(1)
  })

  test('a spent link in a tab that is signed in does no harm', async () => {
    const link = server.newLink()
    const tab = browserTab(link)
    await connectOverHttp(tab.page, structuredClone)
    tab.location.hash = new URL(link).hash
    expect(await (await connectOverHttp(tab.page, structuredClone)).profile.diagnostics()).toHaveLength(1)
  })

  test('without a link, or with a spent one, the tab is signed out', async () => {
    const link = server.newLink()
    await connectOverHttp(browserTab(link).page, structuredClone)
    expect(await kindOf(connectOverHttp(browserTab(link).page, structuredClone))).toBe('signed-out')
    expect(
      await kindOf(connectOverHttp(browserTab(`http://127.0.0.1:${server.port}/`).page, structuredClone)),
    ).toBe('signed-out')
    expect(
      await kindOf(
        connectOverHttp(browserTab(`http://127.0.0.1:${server.port}/#/outbox`).page, structuredClone),
      ),
    ).toBe('signed-out')
  })

  test('a fresh link pasted into the tab loads the page again; the app’s own fragments do not', async () => {
    const tab = browserTab(server.newLink())
    await connectOverHttp(tab.page, structuredClone)
    tab.goTo('#/outbox')
    expect(tab.reloads()).toBe(0)
    tab.goTo(new URL(server.newLink()).hash)
    expect(tab.reloads()).toBe(1)
  })
})

describe('losing the core', () => {
  test('a session of an earlier run is signed out, and forgotten', async () => {
    const tab = browserTab(`http://127.0.0.1:${server.port}/`)
    tab.stored.set('handover-session', 'Z'.repeat(43))
    const client = await connectOverHttp(tab.page, structuredClone)
    expect(await kindOf(client.profile.diagnostics())).toBe('signed-out')
    expect(linkState()).toBe('signed-out')
    expect(tab.stored.size).toBe(0)
  })

  test('a core that ended is lost', async () => {
    const ending = await start()
    const client = await connectOverHttp(browserTab(ending.newLink()).page, structuredClone)
    await client.profile.diagnostics()
    expect(linkState()).toBe('open')
    await ending.close()
    expect(await kindOf(client.profile.diagnostics())).toBe('lost')
    expect(linkState()).toBe('lost')
  })
})
