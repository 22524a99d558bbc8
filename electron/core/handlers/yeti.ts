import type { Application } from '../application.ts'
import type { Implementer } from './implementer.ts'
import { signedInTo } from './signed-in.ts'

export function yetiHandlers(os: Implementer, application: Application) {
  const signedIn = (connectionId: string) => signedInTo('yeti', application, connectionId)

  return {
    accounts: os.yeti.accounts.handler(async ({ input: { connectionId, ...named } }) => {
      const { sending, connection, secret } = await signedIn(connectionId)
      return sending.yeti.accounts(connection, secret, named)
    }),
    account: os.yeti.account.handler(async ({ input: { connectionId, accountId } }) => {
      const { sending, connection, secret } = await signedIn(connectionId)
      return sending.yeti.account(connection, secret, accountId)
    }),
    serviceTypes: os.yeti.serviceTypes.handler(async ({ input: { connectionId, ...named } }) => {
      const { sending, connection, secret } = await signedIn(connectionId)
      return sending.yeti.serviceTypes(connection, secret, named)
    }),
    serviceType: os.yeti.serviceType.handler(async ({ input: { connectionId, typeId } }) => {
      const { sending, connection, secret } = await signedIn(connectionId)
      return sending.yeti.serviceType(connection, secret, typeId)
    }),
    services: os.yeti.services.handler(async ({ input: { connectionId, ...asked } }) => {
      const { sending, connection, secret } = await signedIn(connectionId)
      return sending.yeti.services(connection, secret, asked)
    }),
    service: os.yeti.service.handler(async ({ input: { connectionId, serviceId } }) => {
      const { sending, connection, secret } = await signedIn(connectionId)
      return sending.yeti.service(connection, secret, serviceId)
    }),
    revealVariables: os.yeti.revealVariables.handler(async ({ input: { connectionId, serviceId } }) => {
      const { session, sending, connection, secret } = await signedIn(connectionId)
      const read = await sending.yeti.variables(connection, secret, serviceId)
      if (read.failure === null) await session.noteShown(connection.id)
      return read
    }),
  }
}
