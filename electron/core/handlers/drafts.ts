import type { Application } from '../application.ts'
import * as drafts from '../records/drafts.ts'
import type { Implementer } from './implementer.ts'

export function draftHandlers(os: Implementer, application: Application) {
  return {
    list: os.drafts.list.handler(() => drafts.listDrafts(application.session().store.queries)),
    get: os.drafts.get.handler(({ input }) => drafts.getDraft(application.session().store.queries, input.id)),
    save: os.drafts.save.handler(async ({ input }) => {
      const draft = await drafts.saveDraft(application.session().store, input)
      application.changed('drafts')
      return draft
    }),
    fromSubmission: os.drafts.fromSubmission.handler(async ({ input }) => {
      const { draftOfSubmission } = await import('../records/draft-of-submission.ts')
      const draft = await draftOfSubmission(application.session().store, input.submissionId)
      application.changed('drafts')
      application.changed('submissions')
      return draft
    }),
    noteRevealed: os.drafts.noteRevealed.handler(async ({ input }) => {
      const session = application.session()
      await drafts.getDraft(session.store.queries, input.id)
      await session.noteShown(input.id)
      return { noted: true as const }
    }),
    remove: os.drafts.remove.handler(async ({ input }) => {
      await drafts.removeDraft(application.session().store, input.id)
      application.changed('drafts')
      return { removed: true as const }
    }),
  }
}
