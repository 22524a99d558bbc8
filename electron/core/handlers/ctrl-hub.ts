import type { Application } from '../application.ts'
import type { Implementer } from './implementer.ts'
import { signedInTo } from './signed-in.ts'

export function ctrlHubHandlers(os: Implementer, application: Application) {
  const signedIn = (connectionId: string) => signedInTo('ctrl-hub', application, connectionId)

  return {
    search: os.ctrlHub.search.handler(async ({ input: { connectionId, ...search } }) => {
      const { sending, connection, secret } = await signedIn(connectionId)
      return sending.ctrlHub.search(connection, secret, search)
    }),
    meters: os.ctrlHub.meters.handler(async ({ input: { connectionId, propertyId } }) => {
      const { sending, connection, secret } = await signedIn(connectionId)
      return sending.ctrlHub.meters(connection, secret, propertyId)
    }),
    revealNeeds: os.ctrlHub.revealNeeds.handler(async ({ input: { connectionId, meterId } }) => {
      const { session, sending, connection, secret } = await signedIn(connectionId)
      const read = await sending.ctrlHub.psrRecords(connection, secret, meterId)
      if (read.failure === null) await session.noteShown(connection.id)
      return read
    }),
    appointments: os.ctrlHub.appointments.handler(async ({ input: { connectionId, from, to } }) => {
      const { sending, connection, secret } = await signedIn(connectionId)
      return sending.ctrlHub.appointments(connection, secret, { from, to })
    }),
    awards: os.ctrlHub.awards.handler(async ({ input: { connectionId, ...filter } }) => {
      const { sending, connection, secret } = await signedIn(connectionId)
      return sending.ctrlHub.awards(connection, secret, filter)
    }),
  }
}
