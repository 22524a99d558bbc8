import type { Router as ContractedRouter } from '@orpc/server'
import type { Contract } from '#shared/contract/contract.ts'
import type { Application } from '../application.ts'
import { auditHandlers } from './audit.ts'
import { backupHandlers } from './backup.ts'
import { batchHandlers } from './batches.ts'
import { connectionHandlers } from './connections.ts'
import { ctrlHubHandlers } from './ctrl-hub.ts'
import { desktopHandlers } from './desktop.ts'
import { draftHandlers } from './drafts.ts'
import { homeHandlers } from './homes.ts'
import { importHandlers } from './imports.ts'
import { contractImplementer } from './implementer.ts'
import { lockHandlers } from './lock.ts'
import { outboxHandlers } from './outbox.ts'
import { photoHandlers } from './photos.ts'
import { profileHandlers } from './profile.ts'
import { receiptHandlers } from './receipts.ts'
import { searchHandlers } from './search.ts'
import { rightsHandlers } from './rights.ts'
import { submissionHandlers } from './submissions.ts'
import { tenancyHandlers } from './tenancies.ts'
import { todayHandlers } from './today.ts'
import { yetiHandlers } from './yeti.ts'

/** The contract, implemented over the application. Every host serves this one router. */
export function createRouter(application: Application): Router {
  const os = contractImplementer(application.log, (procedure) => application.refuseWhileLocked(procedure))
  return os.router({
    profile: profileHandlers(os, application),
    lock: lockHandlers(os, application),
    connections: connectionHandlers(os, application),
    homes: homeHandlers(os, application),
    tenancies: tenancyHandlers(os, application),
    today: todayHandlers(os, application),
    drafts: draftHandlers(os, application),
    photos: photoHandlers(os, application),
    submissions: submissionHandlers(os, application),
    imports: importHandlers(os, application),
    batches: batchHandlers(os, application),
    outbox: outboxHandlers(os, application),
    receipts: receiptHandlers(os, application),
    rights: rightsHandlers(os, application),
    audit: auditHandlers(os, application),
    search: searchHandlers(os, application),
    ctrlHub: ctrlHubHandlers(os, application),
    yeti: yetiHandlers(os, application),
    backup: backupHandlers(os, application),
    desktop: desktopHandlers(os, application),
  })
}

export type Router = ContractedRouter<Contract, object>
