import { backup } from './backup.ts'
import { batches } from './batches.ts'
import { connections } from './connections.ts'
import { ctrlHub } from './ctrl-hub.ts'
import { desktop } from './desktop.ts'
import { drafts } from './drafts.ts'
import { homes } from './homes.ts'
import { imports } from './imports.ts'
import { photos } from './photos.ts'
import { lock } from './lock.ts'
import { profile } from './profile.ts'
import { audit, receipts } from './receipts.ts'
import { search } from './search.ts'
import { rights } from './rights.ts'
import { outbox, submissions } from './submissions.ts'
import { tenancies } from './tenancies.ts'
import { today } from './today.ts'
import { yeti } from './yeti.ts'

const areas = {
  profile,
  lock,
  connections,
  homes,
  tenancies,
  today,
  drafts,
  photos,
  submissions,
  imports,
  batches,
  outbox,
  receipts,
  rights,
  audit,
  search,
  ctrlHub,
  yeti,
  backup,
  desktop,
}

/** Named, so that types made of it stay short enough to be written down. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Contract extends Readonly<typeof areas> {}

/** Everything that a host may ask of the core. Implemented once, in electron/core/handlers. */
export const contract: Contract = areas
