import type { Secret } from '../../vault/secret.ts'
import type { Http } from '../http.ts'
import type { ConnectionFacts, Provider } from '../provider.ts'
import { callYeti, type Client } from './call.ts'
import { lookUp } from './look-up.ts'
import { outcomeOf } from './outcome.ts'
import { createReader } from './read.ts'
import { accountsNamed, accountWith, type AccountsRead } from './reads/accounts.ts'
import { serviceTypesNamed, serviceTypeWith, type ServiceTypesRead } from './reads/service-types.ts'
import { serviceWith, type ServiceRead } from './reads/service.ts'
import { servicesBy, type ServicesAsked, type ServicesRead } from './reads/services.ts'
import { variablesOf, type VariablesRead } from './reads/variables.ts'
import { createServerClocks } from './server-clock.ts'
import { createSignIn } from './sign-in.ts'
import { signInTest, testReads } from './test-connection.ts'

/** A page of a picker: what has the text in its name. The first page is 1. */
export interface Named {
  text: string
  page: number
}

/** Yeti's admin API, with what pickers and lists read of it. Reads never throw for what the network or server does: `failure` tells. */
export interface YetiProvider extends Provider {
  accounts(connection: ConnectionFacts, secret: Secret, named: Named): Promise<AccountsRead>
  account(connection: ConnectionFacts, secret: Secret, id: string): ReturnType<typeof accountWith>
  serviceTypes(connection: ConnectionFacts, secret: Secret, named: Named): Promise<ServiceTypesRead>
  serviceType(connection: ConnectionFacts, secret: Secret, id: string): ReturnType<typeof serviceTypeWith>
  services(connection: ConnectionFacts, secret: Secret, asked: ServicesAsked): Promise<ServicesRead>
  service(connection: ConnectionFacts, secret: Secret, id: string): Promise<ServiceRead>
  /** May give credentials: whoever shows them notes that they were shown. */
  variables(connection: ConnectionFacts, secret: Secret, id: string): Promise<VariablesRead>
}

/** The client of Yeti's admin API. Tokens live in its memory; `clock` gives milliseconds since 1970. */
export function createYetiProvider(http: Http, clock: () => number = Date.now): YetiProvider {
  const clocks = createServerClocks(clock)
  const signIn = createSignIn(http, clocks, clock)
  const client: Client = { http, signIn, clocks, clock }

  const reader = (connection: ConnectionFacts, secret: Secret, signal?: AbortSignal) =>
    createReader(client, connection, secret, signal)

  return {
    name: 'yeti',

    async send(connection, secret, request, signal) {
      const { method, path, contentType, accept, body } = request
      const call = { method, path, headers: { 'content-type': contentType, accept }, body }
      const called = await callYeti(client, connection, secret, call, signal)
      if (called.kind === 'failed') return called.outcome
      return outcomeOf(called.result, { sent: body, secrets: called.secrets, nowMs: clock() })
    },

    async test(connection, secret) {
      signIn.forget(connection.id)
      const signedIn = await signIn.token(connection, secret)
      return signedIn.kind === 'failed' ? signInTest(signedIn) : testReads(reader(connection, secret))
    },

    async lookUp(connection, secret, sent, signal) {
      // Signing in tells the time, unless an earlier answer has told it.
      const signedIn = await signIn.token(connection, secret, signal)
      if (signedIn.kind === 'failed') {
        const { code, detail } = signedIn.outcome
        return { kind: 'failed', code, detail }
      }
      return lookUp(reader(connection, secret, signal), sent, clocks.ahead(connection.id))
    },

    forget(connectionId) {
      signIn.forget(connectionId)
      clocks.forget(connectionId)
    },

    accounts: (connection, secret, named) => accountsNamed(reader(connection, secret), named),
    account: (connection, secret, id) => accountWith(reader(connection, secret), id),
    serviceTypes: (connection, secret, named) => serviceTypesNamed(reader(connection, secret), named),
    serviceType: (connection, secret, id) => serviceTypeWith(reader(connection, secret), id),
    services: (connection, secret, asked) => servicesBy(reader(connection, secret), asked),
    service: (connection, secret, id) => serviceWith(reader(connection, secret), id),
    variables: (connection, secret, id) => variablesOf(reader(connection, secret), id),
  }
}
