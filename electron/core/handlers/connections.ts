import type { Application } from '../application.ts'
import * as connections from '../records/connections.ts'
import { Secret } from '../vault/secret.ts'
import type { Implementer } from './implementer.ts'

export function connectionHandlers(os: Implementer, application: Application) {
  const queries = () => application.session().store.queries

  return {
    list: os.connections.list.handler(() => connections.listConnections(queries())),
    add: os.connections.add.handler(async ({ input }) => {
      const session = application.session()
      const { secret, ...wanted } = input
      const connection = await connections.addConnection(session, wanted, Secret.of(JSON.stringify(secret)))
      application.changed('connections')
      return connection
    }),
    change: os.connections.change.handler(async ({ input }) => {
      const session = application.session()
      const connection = await connections.changeConnection(session, input)
      session.forgetSignIn(connection.id)
      application.changed('connections')
      return connection
    }),
    replaceSecret: os.connections.replaceSecret.handler(async ({ input }) => {
      const session = application.session()
      const connection = await connections.replaceSecret(
        session,
        input.id,
        Secret.of(JSON.stringify(input.secret)),
      )
      session.forgetSignIn(connection.id)
      session.outbox.wake(connection.id)
      application.changed('connections')
      return connection
    }),
    saveCodes: os.connections.saveCodes.handler(async ({ input }) => {
      const connection = await connections.saveCodes(application.session().store, input.id, input.codes)
      application.changed('connections')
      return connection
    }),
    test: os.connections.test.handler(async ({ input }) => {
      const session = application.session()
      const connection = await session.connection(input.id)
      const result = await session.acquaint.test(connection, await session.secretOf(connection))
      await session.noteTest(connection.id, result)
      application.changed('connections')
      return result
    }),
    remove: os.connections.remove.handler(async ({ input }) => {
      const session = application.session()
      await connections.removeConnection(session, input.id)
      session.forgetSignIn(input.id)
      application.changed('connections')
      return { removed: true as const }
    }),
  }
}
