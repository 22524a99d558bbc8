import { describe, expect, test } from 'vitest'
import type { Log } from '#core/log.ts'
import { servePorts, type PortEvent } from '#electron/main/port.ts'
import { clientOfPort } from '#renderer/api/message-port.ts'
import { electronChannel } from '#test/support/electron-port.ts'
import { smallCore } from '#test/support/small-core.ts'

/** A main process with one window, number 1. */
function mainProcess(opening = Promise.resolve()) {
  const logged: unknown[] = []
  const keep = (fields: object) => void logged.push(fields)
  const log: Log = { info: keep, warn: keep, error: keep }
  const listeners = new Map<string, (event: PortEvent) => void>()
  servePorts(
    { on: (channel, listener) => listeners.set(channel, listener) },
    { core: opening.then(() => ({ router: smallCore().router, log })), isWindow: (id) => id === 1 },
  )
  return {
    logged,
    channels: [...listeners.keys()],
    send: (event: PortEvent) => listeners.get('handover:port')?.(event),
  }
}

const page = { url: 'handover-app://ui/', parent: null }

/** Resolves when the main process has closed its end. */
const closed = (port: MessagePort) =>
  new Promise<void>((resolve) => port.addEventListener('close', () => resolve()))

describe('who gets a port', () => {
  test('the page in the main frame of a window of ours', async () => {
    const { send, channels, logged } = mainProcess()
    const { main, page: port } = electronChannel()
    send({ sender: { id: 1 }, senderFrame: page, ports: [main] })
    expect(await clientOfPort(port, structuredClone).profile.diagnostics()).toHaveLength(1)
    expect(channels).toEqual(['handover:port'])
    expect(logged).toEqual([])
    port.close()
  })

  test('a page that asks while the core still opens: what it said is answered then', async () => {
    const opening = Promise.withResolvers<undefined>()
    const { send } = mainProcess(opening.promise)
    const { main, page: port } = electronChannel()
    send({ sender: { id: 1 }, senderFrame: page, ports: [main] })
    const answered = clientOfPort(port, structuredClone).profile.diagnostics()
    const first = await Promise.race([
      answered,
      new Promise((resolve) => setTimeout(resolve, 50, 'nothing yet')),
    ])
    expect(first).toBe('nothing yet')
    opening.resolve(undefined)
    expect(await answered).toHaveLength(1)
    port.close()
  })

  test('a core that cannot be opened leaves nobody waiting', async () => {
    const { send } = mainProcess(Promise.reject(new Error('disk')))
    const { main, page: port } = electronChannel()
    const over = closed(port)
    send({ sender: { id: 1 }, senderFrame: page, ports: [main] })
    port.start()
    await over
  })

  // Every kind of sender: checklist.test.ts, 17.
  test.each([
    ['a frame that is gone', { senderFrame: null }, 'no-frame'],
    ['a frame inside the page', { senderFrame: { ...page, parent: {} } }, 'subframe'],
    ['another page', { senderFrame: { ...page, url: 'handover-app://ui.evil/' } }, 'other-page'],
    ['a window that is not ours', { sender: { id: 2 } }, 'other-window'],
  ])('not %s: it learns nothing, the log does', async (_what, part, reason) => {
    const { send, logged } = mainProcess()
    const { main, page: port, messages } = electronChannel()
    const over = closed(port)
    send({ sender: { id: 1 }, senderFrame: page, ports: [main], ...part })
    await over
    expect(messages).toEqual([])
    expect(logged).toEqual([{ reason }])
  })

  test.each([0, 2])('not with %i ports', async (count) => {
    const { send, logged } = mainProcess()
    const channels = Array.from({ length: count }, electronChannel)
    send({ sender: { id: 1 }, senderFrame: page, ports: channels.map(({ main }) => main) })
    await expect.poll(() => logged).toEqual([{ reason: 'ports' }])
    channels.forEach(({ page: port }) => port.close())
  })

  test('a page that is loaded again gets a new one, and the old one is closed', async () => {
    const { send } = mainProcess()
    const [first, second] = [electronChannel(), electronChannel()]
    const over = closed(first.page)
    send({ sender: { id: 1 }, senderFrame: page, ports: [first.main] })
    send({ sender: { id: 1 }, senderFrame: page, ports: [second.main] })
    await over
    expect(await clientOfPort(second.page, structuredClone).profile.diagnostics()).toHaveLength(1)
    second.page.close()
  })
})

describe('what a port takes', () => {
  test('messages that are no calls are dropped, and the port goes on', async () => {
    const { send, logged } = mainProcess()
    const { main, page: port } = electronChannel()
    send({ sender: { id: 1 }, senderFrame: page, ports: [main] })
    const junk = [
      null,
      1,
      '',
      '{',
      'null',
      '[]',
      '{"i":1,"p":{}}',
      '{"i":1,"p":{"u":"https://evil.example/"}}',
      '{"i":1,"p":{"u":"//evil"}}'.replace('//evil', '/../x'),
      { i: 1, p: { u: '/profile/diagnostics' } },
      new Uint8Array([255, 0]),
      `{"i":1,"p":{"u":"/drafts/get","b":"${'a'.repeat(2 * 1024 * 1024)}"}}`,
    ]
    for (const message of junk) port.postMessage(message)
    expect(await clientOfPort(port, structuredClone).profile.diagnostics()).toHaveLength(1)
    expect(logged).toHaveLength(junk.length)
    port.close()
  })
})
