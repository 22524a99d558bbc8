import type { YetiKind } from '#shared/domain/yeti/body.ts'
import type { Job } from '../provider.ts'
import { serviceJob } from './jobs/service.ts'
import { serviceChangeJob } from './jobs/service-change.ts'

/** Everything that Yeti can be sent. */
export const YETI_JOBS: Readonly<Record<YetiKind, Job>> = {
  service: serviceJob,
  'service-change': serviceChangeJob,
}
