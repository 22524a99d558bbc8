import type { Application } from '../application.ts'
import { checkAddresses } from '../policy/check-addresses.ts'
import { setPace } from '../records/connection-pace.ts'
import * as connections from '../records/connections.ts'
import { Secret } from '../vault/secret.ts'
import type { Implementer } from './implementer.ts'

export function connectionHandlers(os: Implementer, application: Application) {
  const queries = () => application.session().store.queries

  return {
    list: os.connections.list.handler(() => connections.listConnections(queries())),
    add: os.connections.add.handler(async ({ input }) => {
      const session = application.session()
      const { provider, label, baseUrl, secret } = input
      const own = {
        authUrl: input.provider === 'ctrl-hub' ? input.authUrl : null,
        organisation: input.provider === 'ctrl-hub' ? input.organisation : null,
        format: input.provider === 'acquaint' ? input.format : ('json' as const),
      }
      checkAddresses(application.policy, { provider, baseUrl, authUrl: own.authUrl }, null)
      const connection = await connections.addConnection(
        session,
        { provider, label, baseUrl, ...own },
        Secret.of(JSON.stringify(secret)),
      )
      application.changed('connections')
      return connection
    }),
    change: os.connections.change.handler(async ({ input }) => {
      const session = application.session()
      const before = await connections.getConnection(session.store.queries, input.id)
      if (!before.practice)
        checkAddresses(application.policy, { ...input, provider: before.provider }, before)
      const connection = await connections.changeConnection(session, input)
      const sending = await session.sending()
      sending.forgetSignIn(connection)
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
      const sending = await session.sending()
      sending.forgetSignIn(connection)
      sending.outbox.wake(connection.id)
      application.changed('connections')
      return connection
    }),
    setPace: os.connections.setPace.handler(async ({ input }) => {
      const session = application.session()
      const connection = await setPace(session.store, input.id, input.pace)
      const { outbox } = await session.sending()
      outbox.wake()
      application.changed('connections')
      return connection
    }),
    saveCodes: os.connections.saveCodes.handler(async ({ input }) => {
      const connection = await connections.saveCodes(application.session().store, input.id, input.codes)
      application.changed('connections')
      return connection
    }),
    chooseOrganisation: os.connections.chooseOrganisation.handler(async ({ input }) => {
      const { store } = application.session()
      const connection = await connections.chooseOrganisation(store, input.id, input.organisation)
      application.changed('connections')
      return connection
    }),
    saveResources: os.connections.saveResources.handler(async ({ input }) => {
      const { store } = application.session()
      const connection = await connections.saveResources(store, input.id, input.resources)
      application.changed('connections')
      return connection
    }),
    test: os.connections.test.handler(async ({ input }) => {
      const session = application.session()
      const connection = await session.connection(input.id)
      const secret = await session.secretOf(connection)
      const sending = await session.sending()
      const result = await sending.providerOf(connection).test(connection, secret)
      const proxy = await sending.proxyFor(connection)
      await session.noteTest(connection.id, result)
      // One that was given by its id alone, as on the command line, learns its name.
      const chosen = result.organisations?.find(({ id }) => id === connection.organisation?.id)
      if (chosen !== undefined && chosen.label !== connection.organisation?.label)
        await connections.chooseOrganisation(session.store, connection.id, chosen)
      application.changed('connections')
      return proxy === null ? result : { ...result, proxy }
    }),
    remove: os.connections.remove.handler(async ({ input }) => {
      const session = application.session()
      const connection = await session.connection(input.id)
      await connections.removeConnection(session, input.id)
      const sending = await session.sending()
      await sending.signOut(connection)
      application.changed('connections')
      return { removed: true as const }
    }),
  }
}
