import type { Application } from '../application.ts'
import { summaryOf } from '../records/submission-summary.ts'
import type { Implementer } from './implementer.ts'

export function submissionHandlers(os: Implementer, application: Application) {
  const outbox = async () => (await application.sending()).outbox
  return {
    check: os.submissions.check.handler(async ({ input }) => (await outbox()).check(input)),
    preview: os.submissions.preview.handler(async ({ input }) => {
      const connection = await application.session().connection(input.connectionId)
      const { jobOf } = await import('../providers/jobs.ts')
      const preview = jobOf(input.kind).preview(input.body, connection, input.format ?? connection.format)
      return 'text' in preview
        ? { ...preview, problems: [] }
        : { contentType: '', text: '', problems: preview.problems }
    }),
    create: os.submissions.create.handler(async ({ input }) => {
      const outcome = await (await outbox()).create(input)
      if (outcome.outcome === 'queued' && input.draftId !== null) application.changed('drafts')
      return outcome
    }),
    checkTogether: os.submissions.checkTogether.handler(async ({ input }) =>
      (await outbox()).checkTogether(input),
    ),
    createTogether: os.submissions.createTogether.handler(async ({ input }) => {
      const outcome = await (await outbox()).createTogether(input)
      if (outcome.outcome === 'queued' && input.draftId !== null) application.changed('drafts')
      return outcome
    }),
    lookUp: os.submissions.lookUp.handler(async ({ input, signal }) =>
      (await outbox()).lookUp(input.id, signal),
    ),
    list: os.submissions.list.handler(async ({ input }) => (await outbox()).list(input.state)),
    page: os.submissions.page.handler(async ({ input }) => (await outbox()).page(input)),
    get: os.submissions.get.handler(async ({ input }) => (await outbox()).get(input.id)),
    summary: os.submissions.summary.handler(async ({ input }) => ({
      lines: await summaryOf(application.session().store.queries, input.id),
    })),
    cancel: os.submissions.cancel.handler(async ({ input }) => (await outbox()).cancel(input.id)),
    setAside: os.submissions.setAside.handler(async ({ input }) => (await outbox()).setAside(input.id)),
    sendNow: os.submissions.sendNow.handler(async ({ input }) => (await outbox()).sendNow(input.id)),
    resolve: os.submissions.resolve.handler(async ({ input }) =>
      (await outbox()).resolve(input.id, input.how),
    ),
  }
}
