import type { Application } from '../application.ts'
import type { Implementer } from './implementer.ts'
import { notYet } from './not-yet.ts'

export function batchHandlers(os: Implementer, _application: Application) {
  return {
    list: os.batches.list.handler(notYet),
    get: os.batches.get.handler(notYet),
    submissions: os.batches.submissions.handler(notYet),
    cancel: os.batches.cancel.handler(notYet),
    html: os.batches.html.handler(notYet),
    export: os.batches.export.handler(notYet),
  }
}
