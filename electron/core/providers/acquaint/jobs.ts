import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { landlordSwitchJob } from './landlord-switch.ts'
import { purchaserSwitchJob } from './purchaser-switch.ts'
import type { AcquaintJob } from './switch-job.ts'
import { tenantSwitchJob } from './tenant-switch.ts'

export const ACQUAINT_JOBS: Readonly<Record<SwitchKind, AcquaintJob>> = {
  'tenant-switch': tenantSwitchJob,
  'landlord-switch': landlordSwitchJob,
  'purchaser-switch': purchaserSwitchJob,
}
