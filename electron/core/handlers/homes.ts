import type { Application } from '../application.ts'
import type { Implementer } from './implementer.ts'

export function homeHandlers(os: Implementer, application: Application) {
  return {
    lookUpMprn: os.homes.lookUpMprn.handler(async ({ input }) => {
      const session = application.session()
      const connection = await session.connection(input.connectionId)
      const secret = await session.secretOf(connection)
      return session.acquaint.lookUpMprn(connection, secret, input.mprn, input.address)
    }),
    samples: os.homes.samples.handler(() => application.session().practice?.homes ?? []),
  }
}
