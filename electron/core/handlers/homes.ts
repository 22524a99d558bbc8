import type { Application } from '../application.ts'
import { homeKeyOf } from '../outbox/keys.ts'
import { emptyHomes, lastHandedOver } from '../records/handed-over.ts'
import type { Implementer } from './implementer.ts'

export function homeHandlers(os: Implementer, application: Application) {
  return {
    lookUpMprn: os.homes.lookUpMprn.handler(async ({ input }) => {
      const session = application.session()
      const connection = await session.connection(input.connectionId)
      const secret = await session.secretOf(connection)
      const { acquaint } = await session.sending()
      return acquaint.lookUpMprn(connection, secret, input.mprn, input.address)
    }),
    closingReadings: os.homes.closingReadings.handler(async ({ input: { mprn, gprn, postCode } }) => {
      const { store, profile } = application.session()
      if (mprn.trim() === '' && gprn.trim() === '') return null
      // Every kind of switch knows a home by the same.
      const body = { property: { mprn, gprn, address: { postCode } } }
      const { jobOf } = await import('../providers/jobs.ts')
      const home = homeKeyOf(jobOf('tenant-switch'), body, profile.fingerprintKey)
      return lastHandedOver(store.queries, home)
    }),
    voids: os.homes.voids.handler(() => emptyHomes(application.session().store.queries)),
    samples: os.homes.samples.handler(() => application.session().practice?.homes ?? []),
  }
}
