import { inspect } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { startLoopback } from '#electron/loopback/server.ts'
import { servePorts, type PortEvent } from '#electron/main/port.ts'
import { failureOf } from '#renderer/api/errors.ts'
import { connectOverHttp } from '#renderer/api/http.ts'
import { clientOfPort } from '#renderer/api/message-port.ts'
import type { Client } from '#renderer/api/transport.ts'
import { failures } from '#shared/words/en-GB/failures.ts'
import { browserTab } from '#test/support/browser-page.ts'
import { electronChannel } from '#test/support/electron-port.ts'
import { personal, smallCore, type SmallCore } from '#test/support/small-core.ts'
import { smallPage } from '#test/support/small-page.ts'

const something: unknown = expect.any(String)
const shortId: unknown = expect.stringMatching(/^[\da-f]{8}$/)
const withCode: unknown = expect.objectContaining({ code: 'HO-VAULT-LOCKED' })

interface Host {
  core: SmallCore
  client: Client
  close(): Promise<void>
}

async function browserHost(): Promise<Host> {
  const core = smallCore()
  const server = await startLoopback({
    router: core.router,
    addPhoto: core.addPhoto,
    page: smallPage(),
    log: noLog,
    port: null,
    controlFile: null,
  })
  return {
    core,
    client: await connectOverHttp(browserTab(server.newLink()).page, structuredClone),
    close: () => server.close(),
  }
}

function desktopHost(): Promise<Host> {
  const core = smallCore()
  let deliver: (event: PortEvent) => void = () => undefined
  const ports = servePorts(
    { on: (_channel, listener) => (deliver = listener) },
    { core: Promise.resolve({ router: core.router, log: noLog }), isWindow: () => true },
  )
  const { main, page } = electronChannel()
  deliver({ sender: { id: 1 }, senderFrame: { url: 'handover-app://ui/', parent: null }, ports: [main] })
  return Promise.resolve({
    core,
    client: clientOfPort(page, structuredClone),
    close: async () => {
      ports.close()
    },
  })
}

const draft = {
  id: null,
  kind: 'tenant-switch',
  connectionId: null,
  step: 'home',
  answers: { 'property.mprn': '10001234567', 'tenant.firstName': 'Aoife' },
  blocked: null,
} as const

describe.each([
  // The browser is told that it is over; a closed port says nothing more, and the page calls that lost.
  ['browser', browserHost, { done: true, value: undefined }],
  ['desktop', desktopHost, 'lost'],
])('%s', (_name, open, ending) => {
  let host: Host
  afterEach(() => host.close())

  test('an input arrives as it left, and the answer comes back', async () => {
    host = await open()
    expect(await host.client.drafts.save(draft)).toMatchObject({ ...draft, id: 'd1' })
    expect(host.core.saved).toEqual([draft])
  })

  test("the contract's errors arrive with their data, the same in both hosts", async () => {
    host = await open()
    const failures = [
      await failed(host.client.profile.status()),
      await failed(host.client.drafts.get({ id: 'd9' })),
      await failed(host.client.connections.remove({ id: 'c1' })),
    ]
    expect(failures).toEqual([
      {
        kind: 'closed',
        message: 'The keychain is locked.',
        trouble: withCode,
      },
      { kind: 'not-found', message: something, what: 'draft', id: 'd9' },
      { kind: 'not-now', message: 'Something is waiting.', code: 'HO-CONNECTION-BUSY', fix: 'Wait.' },
    ])
  })

  test('a refused input comes back without what was entered', async () => {
    host = await open()
    const error = await caught(host.client.drafts.get({ id: personal.repeat(10) }))
    expect(failureOf(error, failures)).toMatchObject({ kind: 'invalid', issues: [{ path: '' }] })
    expect(everythingIn(error)).not.toContain('Aoife')
  })

  test('a defect comes back as a number', async () => {
    host = await open()
    const error = await caught(host.client.profile.retry())
    expect(failureOf(error, failures)).toMatchObject({ kind: 'internal', id: shortId })
    expect(everythingIn(error)).not.toContain('Aoife')
  })

  test('events arrive as they happen, and leaving them ends the stream in the core', async () => {
    host = await open()
    const events = await host.client.outbox.changes()
    expect(await events.next()).toEqual({ done: false, value: { area: 'profile' } })
    host.core.change({ area: 'drafts' })
    expect(await events.next()).toEqual({ done: false, value: { area: 'drafts' } })
    expect(host.core.open()).toBe(1)
    await events.return()
    await expect.poll(() => host.core.open()).toBe(0)
  })

  test('closing the host ends open event streams in the core', async () => {
    host = await open()
    const events = await host.client.outbox.changes()
    await events.next()
    const next = events.next().catch((error: unknown) => failureOf(error, failures).kind)
    await host.close()
    expect(await next).toEqual(ending)
    await expect.poll(() => host.core.open()).toBe(0)
  })

  test('after that, a call is lost and not waited for', async () => {
    host = await open()
    await host.client.profile.diagnostics()
    await host.close()
    await expect.poll(() => failed(host.client.profile.diagnostics())).toMatchObject({ kind: 'lost' })
    // And once more, when the page knows it: a port swallows what is sent to it after its end.
    expect(await failed(host.client.profile.diagnostics())).toMatchObject({ kind: 'lost' })
  })

  test('many calls at once keep apart', async () => {
    host = await open()
    const ids = Array.from({ length: 40 }, (_, index) => `d${index}`)
    const told = await Promise.all(ids.map((id) => failed(host.client.drafts.get({ id }))))
    expect(told.map((failure) => failure.kind === 'not-found' && failure.id)).toEqual(ids)
  })
})

async function caught(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => expect.unreachable('the call should have failed'),
    (error: unknown) => error,
  )
}

const failed = async (call: Promise<unknown>) => failureOf(await caught(call), failures)

/** All that a page could read of an error. */
const everythingIn = (error: unknown) => inspect(error, { depth: 20 })
