import { mkdirSync } from 'node:fs'
import { failureOf } from '#renderer/api/errors.ts'
import { clientOfPort } from '#renderer/api/message-port.ts'
import { failures } from '#shared/words/en-GB/failures.ts'
import { tenantSwitch } from '#test/e2e/cli-bodies.ts'
import { electronChannel } from './electron-port.ts'
import { app, ipcMain, kept } from './recording-electron.ts'

/*
 * What recorded-answers.ts answers about the sending, and about what the system does to a host while it sends.
 */

/** The window's page, as it speaks to the host. */
function client() {
  const { main, page } = electronChannel()
  const senderFrame = { url: 'handover-app://ui/', parent: null }
  ipcMain.emit('handover:port', { sender: { id: 1 }, senderFrame, ports: [main] })
  return clientOfPort(page, structuredClone)
}

const acquaint = { id: 'practice-acquaint' }

/** Whether the event, which only some listen to, was prevented. */
function prevented(emit: (event: { preventDefault(): void }) => void): boolean {
  let stopped = false
  emit({ preventDefault: () => (stopped = true) })
  return stopped
}

export const workAnswers = {
  /** Queues so many switches on a connection that takes one in a minute. */
  async sends(count: number) {
    const { connections, submissions } = client()
    await connections.setPace({ ...acquaint, pace: { perMinute: 1, concurrency: 1 } })
    for (let one = 0; one < count; one += 1) {
      const created = await submissions.create({
        kind: 'tenant-switch',
        connectionId: acquaint.id,
        body: tenantSwitch(),
        consent: null,
        allowDuplicate: one === 0 ? null : 'The same once more, for the test.',
        draftId: null,
        answers: null,
      })
      if (created.outcome !== 'queued') throw new Error(JSON.stringify(created))
    }
  },
  pauses: () => client().outbox.pause({ connectionId: null }),

  /** Whether quitting was put off, and closing the window. */
  quits: () => prevented((event) => app.emit('before-quit', event)),
  closesWindow() {
    // Electron has made it by then.
    mkdirSync(kept.paths['userData'] ?? '', { recursive: true })
    return prevented((event) => kept.windows[0]?.window.emit('close', event))
  },
  /** What the dialogs said. */
  said: () => kept.said,

  /** What the page is answered that asks for a restart, or for a notification. */
  async asks(what: 'restartToUpdate' | 'notify') {
    const { desktop } = client()
    try {
      if (what === 'restartToUpdate') return (await desktop.restartToUpdate()).restarting
      const told = await desktop.notify({ text: '2 rows: done.', address: '#/batches/b1' })
      return told.shown ? 'shown' : 'not shown'
    } catch (error) {
      const failure = failureOf(error, failures)
      return 'code' in failure ? failure.code : failure.kind
    }
  },

  /** What the last notification said, and where the page is sent that follows. */
  async clicksNotification() {
    const [last] = kept.notifications.slice(-1)
    last?.notification.emit('click')
    for await (const direction of await client().desktop.directions())
      if (direction.kind === 'go') return { options: last?.options, gone: direction.address }
    return { options: last?.options, gone: 'nowhere' }
  },
}
