import type { Application } from '../application.ts'
import type { Implementer } from './implementer.ts'

export function outboxHandlers(os: Implementer, application: Application) {
  return {
    status: os.outbox.status.handler(() => application.session().outbox.status()),
    run: os.outbox.run.handler(async ({ input, signal }) => ({
      submissions: await application.session().outbox.run(input, signal),
    })),
    pause: os.outbox.pause.handler(({ input }) => application.session().outbox.pause(input.connectionId)),
    resume: os.outbox.resume.handler(({ input }) => application.session().outbox.resume(input.connectionId)),
    progress: os.outbox.progress.handler(({ signal }) => application.session().outbox.progress(signal)),
    changes: os.outbox.changes.handler(({ signal }) => application.changes(signal)),
  }
}
