import type { Application } from '../application.ts'
import type { Implementer } from './implementer.ts'

export function auditHandlers(os: Implementer, application: Application) {
  return {
    verify: os.audit.verify.handler(() => application.session().audit.verify()),
  }
}
