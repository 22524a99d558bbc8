import type { Connection } from '#shared/contract/connections.ts'
import type { Application } from '../application.ts'
import { NotNowError } from '../refusal.ts'
import type { Session } from '../session.ts'
import type { Secret } from '../vault/secret.ts'
import type { Implementer } from './implementer.ts'

export function ctrlHubHandlers(os: Implementer, application: Application) {
  /** What a read needs. Throws NotFoundError, and NotNowError when it is another service's or not signed in to. */
  async function signedIn(
    connectionId: string,
  ): Promise<{ session: Session; connection: Connection; secret: Secret }> {
    const session = application.session()
    const connection = await session.connection(connectionId)
    if (connection.provider !== 'ctrl-hub')
      throw new NotNowError(
        'HO-CH-CONNECTION',
        'This connection is not one to Ctrl Hub.',
        'Choose a connection to Ctrl Hub.',
      )
    return { session, connection, secret: await session.secretOf(connection) }
  }

  return {
    search: os.ctrlHub.search.handler(async ({ input: { connectionId, ...search } }) => {
      const { session, connection, secret } = await signedIn(connectionId)
      return session.ctrlHub.search(connection, secret, search)
    }),
    meters: os.ctrlHub.meters.handler(async ({ input: { connectionId, propertyId } }) => {
      const { session, connection, secret } = await signedIn(connectionId)
      return session.ctrlHub.meters(connection, secret, propertyId)
    }),
    revealNeeds: os.ctrlHub.revealNeeds.handler(async ({ input: { connectionId, meterId } }) => {
      const { session, connection, secret } = await signedIn(connectionId)
      const read = await session.ctrlHub.psrRecords(connection, secret, meterId)
      if (read.failure === null) await session.noteShown(connection.id)
      return read
    }),
    appointments: os.ctrlHub.appointments.handler(async ({ input: { connectionId, from, to } }) => {
      const { session, connection, secret } = await signedIn(connectionId)
      return session.ctrlHub.appointments(connection, secret, { from, to })
    }),
    awards: os.ctrlHub.awards.handler(async ({ input: { connectionId, ...filter } }) => {
      const { session, connection, secret } = await signedIn(connectionId)
      return session.ctrlHub.awards(connection, secret, filter)
    }),
  }
}
