import type { Application } from '../application.ts'
import { jobOf } from '../providers/jobs.ts'
import { summaryOf } from '../records/submission-summary.ts'
import type { Implementer } from './implementer.ts'

export function submissionHandlers(os: Implementer, application: Application) {
  const outbox = () => application.session().outbox
  return {
    check: os.submissions.check.handler(({ input }) => outbox().check(input)),
    preview: os.submissions.preview.handler(async ({ input }) => {
      const connection = await application.session().connection(input.connectionId)
      const preview = jobOf(input.kind).preview(input.body, connection, input.format ?? connection.format)
      return 'text' in preview
        ? { ...preview, problems: [] }
        : { contentType: '', text: '', problems: preview.problems }
    }),
    create: os.submissions.create.handler(async ({ input }) => {
      const outcome = await outbox().create(input)
      if (outcome.outcome === 'queued' && input.draftId !== null) application.changed('drafts')
      return outcome
    }),
    checkTogether: os.submissions.checkTogether.handler(({ input }) => outbox().checkTogether(input)),
    createTogether: os.submissions.createTogether.handler(async ({ input }) => {
      const outcome = await outbox().createTogether(input)
      if (outcome.outcome === 'queued' && input.draftId !== null) application.changed('drafts')
      return outcome
    }),
    lookUp: os.submissions.lookUp.handler(({ input, signal }) => outbox().lookUp(input.id, signal)),
    list: os.submissions.list.handler(({ input }) => outbox().list(input.state)),
    page: os.submissions.page.handler(({ input }) => outbox().page(input)),
    get: os.submissions.get.handler(({ input }) => outbox().get(input.id)),
    summary: os.submissions.summary.handler(async ({ input }) => ({
      lines: await summaryOf(application.session().store.queries, input.id),
    })),
    cancel: os.submissions.cancel.handler(({ input }) => outbox().cancel(input.id)),
    setAside: os.submissions.setAside.handler(({ input }) => outbox().setAside(input.id)),
    sendNow: os.submissions.sendNow.handler(({ input }) => outbox().sendNow(input.id)),
    resolve: os.submissions.resolve.handler(({ input }) => outbox().resolve(input.id, input.how)),
  }
}
