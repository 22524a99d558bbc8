import { connections } from './connections.ts'
import { drafts } from './drafts.ts'
import { homes } from './homes.ts'
import { profile } from './profile.ts'
import { audit, receipts } from './receipts.ts'
import { outbox, submissions } from './submissions.ts'

/** Everything that a host may ask of the core. Implemented once, in electron/core/handlers. */
export const contract = { profile, connections, homes, drafts, submissions, outbox, receipts, audit }
