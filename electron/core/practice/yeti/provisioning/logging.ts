import type { Provisioning } from './provisioning.ts'

/** Takes any object, keeps it as it was sent, and does nothing else. */
export const logging: Provisioning = {
  checkType: (variables) => ({ problems: [], variables }),
  checkService: (variables) => ({ problems: [], variables }),
  idOf: (_service, next) => next(),
  afterCreate() {},
}
