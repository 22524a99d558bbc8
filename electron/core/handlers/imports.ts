import { isSwitchKind, type SwitchKind } from '#shared/domain/switch-kinds.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { Application } from '../application.ts'
import { notImported } from '../import/refusals.ts'
import type { Implementer } from './implementer.ts'

export function importHandlers(os: Implementer, application: Application) {
  const imports = async () => (await application.sending()).imports
  return {
    list: os.imports.list.handler(async () => (await imports()).list()),
    get: os.imports.get.handler(async ({ input }) => (await imports()).get(input.id)),
    begin: os.imports.begin.handler(async ({ input }) => (await imports()).begin(input)),
    addPiece: os.imports.addPiece.handler(async ({ input }) => {
      await (await imports()).addPiece(input.id, input.number, Buffer.from(input.bytes, 'base64'))
      return { kept: true as const }
    }),
    read: os.imports.read.handler(async ({ input }) => (await imports()).read(input.id)),
    arrange: os.imports.arrange.handler(async ({ input }) =>
      (await imports()).arrange(input.id, input.settings, input.remember),
    ),
    targets: os.imports.targets.handler(async ({ input }) => {
      const kind = imported(input.kind)
      const { targetsOf } = await import('../import/targets-of.ts')
      return targetsOf(kind)
    }),
    preview: os.imports.preview.handler(async ({ input }) => (await imports()).preview(input.id)),
    rows: os.imports.rows.handler(async ({ input: { id, ...page } }) => (await imports()).rows(id, page)),
    mend: os.imports.mend.handler(async ({ input }) =>
      (await imports()).mend(input.id, input.line, input.cells),
    ),
    queue: os.imports.queue.handler(async ({ input }) => (await imports()).queue(input.id)),
    stop: os.imports.stop.handler(async ({ input }) => ({ stopped: await (await imports()).stop(input.id) })),
    failed: os.imports.failed.handler(async ({ input }) => (await imports()).failed(input.id)),
    remove: os.imports.remove.handler(async ({ input }) => {
      await (await imports()).remove(input.id)
      return { removed: true as const }
    }),
    template: os.imports.template.handler(async ({ input }) => {
      const kind = imported(input.kind)
      const { templateOf } = await import('../import/template.ts')
      return templateOf(kind)
    }),
    progress: os.imports.progress.handler(async ({ input, signal }) =>
      (await imports()).progress(input.id, signal),
    ),
  }
}

/** The kind, when rows can become it. Throws NotNowError. */
function imported(kind: SubmissionKind): SwitchKind {
  if (isSwitchKind(kind)) return kind
  throw notImported()
}
