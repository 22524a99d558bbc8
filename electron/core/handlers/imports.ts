import { targetWords } from '#shared/domain/import/target-words.ts'
import { isSwitchKind, type SwitchKind } from '#shared/domain/switch-kinds.ts'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { Application } from '../application.ts'
import { fieldsOfKind } from '../import/fields-of-kind.ts'
import { notImported } from '../import/refusals.ts'
import { templateOf } from '../import/template.ts'
import type { Implementer } from './implementer.ts'

export function importHandlers(os: Implementer, application: Application) {
  const imports = () => application.session().imports
  return {
    list: os.imports.list.handler(() => imports().list()),
    get: os.imports.get.handler(({ input }) => imports().get(input.id)),
    begin: os.imports.begin.handler(({ input }) => imports().begin(input)),
    addPiece: os.imports.addPiece.handler(async ({ input }) => {
      await imports().addPiece(input.id, input.number, Buffer.from(input.bytes, 'base64'))
      return { kept: true as const }
    }),
    read: os.imports.read.handler(({ input }) => imports().read(input.id)),
    arrange: os.imports.arrange.handler(({ input }) =>
      imports().arrange(input.id, input.settings, input.remember),
    ),
    targets: os.imports.targets.handler(({ input }) => targetWords(fieldsOfKind(imported(input.kind)))),
    preview: os.imports.preview.handler(({ input }) => imports().preview(input.id)),
    rows: os.imports.rows.handler(({ input: { id, ...page } }) => imports().rows(id, page)),
    mend: os.imports.mend.handler(({ input }) => imports().mend(input.id, input.line, input.cells)),
    queue: os.imports.queue.handler(({ input }) => imports().queue(input.id)),
    stop: os.imports.stop.handler(async ({ input }) => ({ stopped: await imports().stop(input.id) })),
    failed: os.imports.failed.handler(({ input }) => imports().failed(input.id)),
    remove: os.imports.remove.handler(async ({ input }) => {
      await imports().remove(input.id)
      return { removed: true as const }
    }),
    template: os.imports.template.handler(({ input }) => templateOf(imported(input.kind))),
    progress: os.imports.progress.handler(({ input, signal }) => imports().progress(input.id, signal)),
  }
}

/** The kind, when rows can become it. Throws NotNowError. */
function imported(kind: SubmissionKind): SwitchKind {
  if (isSwitchKind(kind)) return kind
  throw notImported()
}
