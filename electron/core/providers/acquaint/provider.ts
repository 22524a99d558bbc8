import type { TestResult } from '#shared/contract/connections.ts'
import type { SwitchAddress } from '#shared/domain/switch-members.ts'
import type { Secret } from '../../vault/secret.ts'
import { isReachCode, reachFailure, testFailure } from '../connection-test.ts'
import type { Http } from '../http.ts'
import type { ConnectionFacts, Provider } from '../provider.ts'
import type { SignInFailure } from '../token-keeper.ts'
import { callAcquaint } from './call.ts'
import { memberPaths, SWITCH_WIRE } from './fields.ts'
import { lookupRequest, readLookup, type LookupAnswer } from './lookup.ts'
import { outcomeOf } from './outcome.ts'
import { createSignIn } from './sign-in.ts'

/** Acquaint's utility switching, with the lookup that only it has. */
export interface AcquaintProvider extends Provider {
  /** Asks about a meter number before anything is sent. Never throws: a failure is a finding. */
  lookUpMprn(
    connection: ConnectionFacts,
    secret: Secret,
    mprn: string,
    address: SwitchAddress,
  ): Promise<LookupAnswer>
}

/** The client of Acquaint. Tokens live in its memory; `clock` gives milliseconds since 1970. */
export function createAcquaintProvider(http: Http, clock: () => number = Date.now): AcquaintProvider {
  const signIn = createSignIn(http, clock)
  // Members of the same name are at the same place in every switch.
  const paths = [...new Set(Object.values(SWITCH_WIRE).flatMap(({ fields }) => memberPaths(fields)))]

  return {
    name: 'acquaint',

    async send(connection, secret, request, signal) {
      const called = await callAcquaint(http, signIn, connection, secret, request, signal)
      if (called.kind === 'failed') return called.outcome
      return outcomeOf(called.result, { paths, secrets: called.secrets, nowMs: clock() })
    },

    async test(connection, secret) {
      signIn.forget(connection.id)
      const signedIn = await signIn.token(connection, secret)
      return signedIn.kind === 'failed' ? testResult(signedIn) : WORKS
    },

    forget: (connectionId) => signIn.forget(connectionId),

    async lookUpMprn(connection, secret, mprn, address) {
      const request = lookupRequest(mprn, address)
      if ('findings' in request) return request
      return readLookup(await callAcquaint(http, signIn, connection, secret, request))
    },
  }
}

const WORKS: TestResult = {
  ok: true,
  failed: null,
  code: 'HO-ACQ-TEST-OK',
  message: 'Acquaint signed Handover in.',
  fix: '',
  detail: '',
}

function testResult({ outcome, result }: SignInFailure): TestResult {
  if (result !== null && result.kind !== 'answer') return reachFailure(result)
  const { code, detail } = outcome
  if (isReachCode(code)) return reachFailure({ code, detail })
  if (outcome.kind === 'waiting') {
    return testFailure(
      code,
      {
        failed: 'answer',
        message: 'The server answered, but not as Acquaint’s sign-in does.',
        fix: 'Check the address. If it is right, Acquaint may be having trouble: try again in a few minutes.',
      },
      detail,
    )
  }
  const status = result?.status
  if (status === 404 || status === 405 || (status !== undefined && status >= 300 && status < 400)) {
    return testFailure(
      code,
      {
        failed: 'answer',
        message: 'There is no Acquaint sign-in at this address.',
        fix: 'Check the address: it is the part before 17.0, such as https://api.acquaintcrm.co.uk/.',
      },
      detail,
    )
  }
  return testFailure(
    code,
    {
      failed: 'sign-in',
      message:
        code === 'HO-ACQ-SECRET'
          ? 'The stored sign-in details cannot be read.'
          : 'Acquaint refused the site prefix or the app password.',
      fix: 'Enter both again. The site prefix has exactly four characters; your Acquaint administrator has the app password.',
    },
    detail,
  )
}
