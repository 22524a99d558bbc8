import type { Application } from '../application.ts'
import type { Implementer } from './implementer.ts'
import { notYet } from './not-yet.ts'

export function importHandlers(os: Implementer, _application: Application) {
  return {
    list: os.imports.list.handler(notYet),
    get: os.imports.get.handler(notYet),
    begin: os.imports.begin.handler(notYet),
    addPiece: os.imports.addPiece.handler(notYet),
    read: os.imports.read.handler(notYet),
    arrange: os.imports.arrange.handler(notYet),
    targets: os.imports.targets.handler(notYet),
    preview: os.imports.preview.handler(notYet),
    rows: os.imports.rows.handler(notYet),
    mend: os.imports.mend.handler(notYet),
    queue: os.imports.queue.handler(notYet),
    stop: os.imports.stop.handler(notYet),
    failed: os.imports.failed.handler(notYet),
    remove: os.imports.remove.handler(notYet),
    template: os.imports.template.handler(notYet),
    progress: os.imports.progress.handler(notYet),
  }
}
