import type { Application } from '../application.ts'
import type { Implementer } from './implementer.ts'

export function outboxHandlers(os: Implementer, application: Application) {
  const outbox = async () => (await application.sending()).outbox
  return {
    status: os.outbox.status.handler(async () => (await outbox()).status()),
    run: os.outbox.run.handler(async ({ input, signal }) => ({
      submissions: await (await outbox()).run(input, signal),
    })),
    pause: os.outbox.pause.handler(async ({ input }) => (await outbox()).pause(input.connectionId)),
    resume: os.outbox.resume.handler(async ({ input }) => (await outbox()).resume(input.connectionId)),
    progress: os.outbox.progress.handler(async ({ signal }) => (await outbox()).progress(signal)),
    changes: os.outbox.changes.handler(({ signal }) => application.changes(signal)),
  }
}
