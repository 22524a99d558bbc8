import type { Page, PickerKind } from '#shared/contract/ctrl-hub.ts'
import type { Secret } from '../../vault/secret.ts'
import type { Http } from '../http.ts'
import type { ConnectionFacts, Provider } from '../provider.ts'
import { callCtrlHub } from './call.ts'
import { lookUp } from './look-up.ts'
import { outcomeOf } from './outcome.ts'
import { createReader, type Reader } from './read.ts'
import { appointmentsBetween, type AppointmentsRead } from './reads/appointments.ts'
import { awardsBy, type AwardsRead } from './reads/awards.ts'
import { createListMemory } from './reads/lists.ts'
import { metersOf, type MetersRead } from './reads/meters.ts'
import { psrRecordsOf, type PsrRecordsRead } from './reads/psr-records.ts'
import { search } from './reads/search.ts'
import { createSignIn, secretTexts } from './sign-in.ts'
import { signInTest, testReads } from './test-connection.ts'

export interface Search {
  what: PickerKind
  text: string
  offset: number
  within: { propertyId?: string; contactId?: string }
}

export interface AwardFilter {
  offset: number
  expiresWithinDays: number | null
  notValid: boolean
  latestOnly: boolean
}

/** Ctrl Hub, with what pickers and lists read of it. Reads never throw for what the network or server does: `failure` tells. */
export interface CtrlHubProvider extends Provider {
  search(connection: ConnectionFacts, secret: Secret, search: Search): Promise<Page>
  meters(connection: ConnectionFacts, secret: Secret, propertyId: string): Promise<MetersRead>
  psrRecords(connection: ConnectionFacts, secret: Secret, meterId: string): Promise<PsrRecordsRead>
  /** `from` and `to` are calendar days, both included. */
  appointments(
    connection: ConnectionFacts,
    secret: Secret,
    days: { from: string; to: string },
  ): Promise<AppointmentsRead>
  awards(connection: ConnectionFacts, secret: Secret, filter: AwardFilter): Promise<AwardsRead>
}

/** The client of Ctrl Hub. Tokens live in its memory; `clock` gives milliseconds since 1970. */
export function createCtrlHubProvider(http: Http, clock: () => number = Date.now): CtrlHubProvider {
  const signIn = createSignIn(http, clock)
  const memory = createListMemory()

  return {
    name: 'ctrl-hub',

    async send(connection, secret, request, signal) {
      const { method, path, contentType, accept, body } = request
      const call = { method, path, headers: { 'content-type': contentType, accept }, body }
      const called = await callCtrlHub(http, signIn, connection, secret, call, signal)
      if (called.kind === 'failed') return called.outcome
      return outcomeOf(called.result, { sent: body, secrets: called.secrets, nowMs: clock() })
    },

    async test(connection, secret) {
      // A session that is there already would be left behind at the service.
      await signIn.signOut(connection)
      memory.forget(connection.id)
      const signedIn = await signIn.token(connection, secret)
      if (signedIn.kind === 'failed') return signInTest(signedIn, secretTexts(secret))
      return testReads(memory, readerOf(connection, secret))
    },

    lookUp: (connection, secret, sent, signal) => lookUp(memory, readerOf(connection, secret, signal), sent),

    forget(connectionId) {
      signIn.forget(connectionId)
      memory.forget(connectionId)
    },

    signOut: (connection) => signIn.signOut(connection),

    search: (connection, secret, asked) => search(memory, readerOf(connection, secret), asked),

    meters: (connection, secret, propertyId) => metersOf(readerOf(connection, secret), propertyId),

    psrRecords: (connection, secret, meterId) => psrRecordsOf(readerOf(connection, secret), meterId),

    appointments: (connection, secret, days) =>
      appointmentsBetween(memory, readerOf(connection, secret), days),

    awards: (connection, secret, filter) => awardsBy(memory, readerOf(connection, secret), filter, clock()),
  }

  function readerOf(connection: ConnectionFacts, secret: Secret, signal?: AbortSignal): Reader {
    return createReader(http, signIn, connection, secret, clock, signal)
  }
}
