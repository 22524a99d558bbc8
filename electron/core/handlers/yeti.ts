import type { Application } from '../application.ts'
import type { Implementer } from './implementer.ts'
import { signedInTo } from './signed-in.ts'

export function yetiHandlers(os: Implementer, application: Application) {
  const signedIn = (connectionId: string) => signedInTo('yeti', application, connectionId)

  return {
    accounts: os.yeti.accounts.handler(async ({ input: { connectionId, ...named } }) => {
      const { session, connection, secret } = await signedIn(connectionId)
      return session.yeti.accounts(connection, secret, named)
    }),
    account: os.yeti.account.handler(async ({ input: { connectionId, accountId } }) => {
      const { session, connection, secret } = await signedIn(connectionId)
      return session.yeti.account(connection, secret, accountId)
    }),
    serviceTypes: os.yeti.serviceTypes.handler(async ({ input: { connectionId, ...named } }) => {
      const { session, connection, secret } = await signedIn(connectionId)
      return session.yeti.serviceTypes(connection, secret, named)
    }),
    serviceType: os.yeti.serviceType.handler(async ({ input: { connectionId, typeId } }) => {
      const { session, connection, secret } = await signedIn(connectionId)
      return session.yeti.serviceType(connection, secret, typeId)
    }),
    services: os.yeti.services.handler(async ({ input: { connectionId, ...asked } }) => {
      const { session, connection, secret } = await signedIn(connectionId)
      return session.yeti.services(connection, secret, asked)
    }),
    service: os.yeti.service.handler(async ({ input: { connectionId, serviceId } }) => {
      const { session, connection, secret } = await signedIn(connectionId)
      return session.yeti.service(connection, secret, serviceId)
    }),
    revealVariables: os.yeti.revealVariables.handler(async ({ input: { connectionId, serviceId } }) => {
      const { session, connection, secret } = await signedIn(connectionId)
      const read = await session.yeti.variables(connection, secret, serviceId)
      if (read.failure === null) await session.noteShown(connection.id)
      return read
    }),
  }
}
