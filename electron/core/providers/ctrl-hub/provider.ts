import type {
  Award,
  BookedAppointment,
  Meter,
  Page,
  PickerKind,
  PsrRecord,
} from '#shared/contract/ctrl-hub.ts'
import type { Problem } from '#shared/domain/problem.ts'
import type { Secret } from '../../vault/secret.ts'
import type { Http } from '../http.ts'
import type { ConnectionFacts, Provider } from '../provider.ts'
import { callCtrlHub } from './call.ts'
import { readFailure } from './failures.ts'
import { outcomeOf } from './outcome.ts'
import { createReader } from './read.ts'
import { createListMemory } from './reads/lists.ts'
import { createSignIn } from './sign-in.ts'
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
  meters(
    connection: ConnectionFacts,
    secret: Secret,
    propertyId: string,
  ): Promise<{ meters: Meter[]; failure: Problem | null }>
  psrRecords(
    connection: ConnectionFacts,
    secret: Secret,
    meterId: string,
  ): Promise<{ records: PsrRecord[]; failure: Problem | null }>
  /** `from` and `to` are calendar days, both included. */
  appointments(
    connection: ConnectionFacts,
    secret: Secret,
    days: { from: string; to: string },
  ): Promise<{ appointments: BookedAppointment[]; complete: boolean; failure: Problem | null }>
  awards(
    connection: ConnectionFacts,
    secret: Secret,
    filter: AwardFilter,
  ): Promise<{ awards: Award[]; next: number | null; failure: Problem | null }>
}

/** The client of Ctrl Hub. Tokens live in its memory; `clock` gives milliseconds since 1970. */
export function createCtrlHubProvider(http: Http, clock: () => number = Date.now): CtrlHubProvider {
  const signIn = createSignIn(http, clock)
  const memory = createListMemory()
  const failure = readFailure('HO-CH-READ-REFUSED', null)

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
      if (signedIn.kind === 'failed') return signInTest(signedIn)
      return testReads(memory, createReader(http, signIn, connection, secret))
    },

    forget(connectionId) {
      signIn.forget(connectionId)
      memory.forget(connectionId)
    },

    signOut: (connection) => signIn.signOut(connection),

    search: () => Promise.resolve({ items: [], next: null, search: 'none', failure }),
    meters: () => Promise.resolve({ meters: [], failure }),
    psrRecords: () => Promise.resolve({ records: [], failure }),
    appointments: () => Promise.resolve({ appointments: [], complete: false, failure }),
    awards: () => Promise.resolve({ awards: [], next: null, failure }),
  }
}
