import type { Application } from '../application.ts'
import type { Implementer } from './implementer.ts'
import { notYet } from './not-yet.ts'

export function outboxHandlers(os: Implementer, application: Application) {
  return {
    status: os.outbox.status.handler(() => application.session().outbox.status()),
    run: os.outbox.run.handler(async ({ input, signal }) => ({
      submissions: await application.session().outbox.run(input, signal),
    })),
    pause: os.outbox.pause.handler(notYet),
    resume: os.outbox.resume.handler(notYet),
    progress: os.outbox.progress.handler(notYet),
    changes: os.outbox.changes.handler(({ signal }) => application.changes(signal)),
  }
}
