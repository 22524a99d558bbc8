import * as v from 'valibot'
import { CodeTable } from '../domain/codes.ts'
import { ResourceOverrides } from '../domain/resources.ts'
import { ProviderName } from '../domain/submission.ts'
import { procedure } from './errors.ts'

const id = v.object({ id: v.pipe(v.string(), v.maxLength(64)) })
const label = v.pipe(v.string(), v.trim(), v.maxLength(100))
const baseUrl = v.pipe(v.string(), v.trim(), v.maxLength(500))

export const WireFormat = v.picklist(['json', 'xml'])
export type WireFormat = v.InferOutput<typeof WireFormat>

/** Acquaint's site credentials: a prefix of exactly 4 characters and the app password. */
export const AcquaintSecret = v.object({
  sitePrefix: v.pipe(v.string(), v.trim(), v.length(4)),
  appPassword: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
})

const credential = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500))
const password = v.pipe(v.string(), v.minLength(1), v.maxLength(1000))

/** Ctrl Hub's two log-ins (ctrl-hub.md 1a and 1b): a service account's key, or a person's e-mail address and password. */
export const CtrlHubSecret = v.union([
  v.strictObject({ clientId: credential, clientSecret: password }),
  v.strictObject({ email: credential, password }),
])
export type CtrlHubSecret = v.InferOutput<typeof CtrlHubSecret>

/** Yeti's log-in: an admin user of its web interface (yeti.md 1.1). */
export const YetiSecret = v.strictObject({ username: credential, password })
export type YetiSecret = v.InferOutput<typeof YetiSecret>

export const SignInWith = v.picklist(['service-account', 'user-session'])
export type SignInWith = v.InferOutput<typeof SignInWith>

/** An organisation of Ctrl Hub, chosen from what the service lists. */
export const Organisation = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  label: v.pipe(v.string(), v.maxLength(300)),
})
export type Organisation = v.InferOutput<typeof Organisation>

/** How fast a connection is sent to. */
export const Pace = v.object({
  /** Requests a minute: null as usual (100), 0 without a limit. */
  perMinute: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))),
  /** At most so many at once; null as usual (4). */
  concurrency: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64))),
})
export type Pace = v.InferOutput<typeof Pace>

/** An account with a remote system, as the screens see it: never its secret, only that there is one and since when. */
export const Connection = v.object({
  id: v.string(),
  provider: ProviderName,
  label: v.string(),
  baseUrl: v.string(),
  /** Where it signs in, when that is another address; only Ctrl Hub. */
  authUrl: v.nullable(v.string()),
  format: WireFormat,
  /** Which of the two log-ins the stored secret is for; null where there is only one, or none is stored. */
  signInWith: v.nullable(SignInWith),
  /** Whose records are worked with; null until chosen. Only Ctrl Hub. */
  organisation: v.nullable(Organisation),
  /** Paths and types that its administrator gave in place of ours. Only Ctrl Hub. */
  resources: ResourceOverrides,
  secret: v.object({ stored: v.boolean(), since: v.nullable(v.string()) }),
  /** `refused`: signed in, refused twice; its submissions wait until it is mended. */
  signIn: v.picklist(['untried', 'ok', 'refused']),
  lastAnswer: v.nullable(
    v.object({ at: v.string(), ok: v.boolean(), code: v.string(), message: v.string() }),
  ),
  codes: CodeTable,
  practice: v.boolean(),
  pace: Pace,
  /** Nothing is sent until it is resumed; the answers of what is under way are still taken. */
  paused: v.boolean(),
  createdAt: v.string(),
})
export type Connection = v.InferOutput<typeof Connection>

/** What "test connection" found: the first step that failed, or that all held. */
export const TestResult = v.object({
  ok: v.boolean(),
  /** Which step failed; null when none. */
  failed: v.nullable(v.picklist(['address', 'dns', 'proxy', 'connect', 'tls', 'sign-in', 'answer'])),
  code: v.string(),
  message: v.string(),
  fix: v.string(),
  detail: v.string(),
  /** The proxy that this address is reached by, as host and port; absent when by none. */
  proxy: v.exactOptional(v.string()),
  /** Whom the service takes one for. */
  who: v.exactOptional(v.string()),
  /** The organisations that one may choose from. */
  organisations: v.exactOptional(v.array(Organisation)),
})
export type TestResult = v.InferOutput<typeof TestResult>

export const connections = {
  list: procedure.output(v.array(Connection)),
  /** Stores the connection and its secret without calling the service. */
  add: procedure
    .input(
      v.variant('provider', [
        v.object({
          provider: v.literal('acquaint'),
          label,
          baseUrl,
          format: WireFormat,
          secret: AcquaintSecret,
        }),
        v.object({
          provider: v.literal('ctrl-hub'),
          label,
          baseUrl,
          /** Null: the service's own place for signing in, or the same address. */
          authUrl: v.nullable(baseUrl),
          organisation: v.nullable(Organisation),
          secret: CtrlHubSecret,
        }),
        v.object({ provider: v.literal('yeti'), label, baseUrl, secret: YetiSecret }),
      ]),
    )
    .output(Connection),
  /** Changes label, addresses or format. A changed origin deletes the secret, which is asked for again. */
  change: procedure
    .input(
      v.object({
        ...id.entries,
        label,
        baseUrl,
        authUrl: v.exactOptional(v.nullable(baseUrl), null),
        format: WireFormat,
      }),
    )
    .output(Connection),
  replaceSecret: procedure
    .input(v.object({ ...id.entries, secret: v.union([AcquaintSecret, CtrlHubSecret, YetiSecret]) }))
    .output(Connection),
  /** Takes one of the organisations that the test of the connection listed. */
  chooseOrganisation: procedure
    .input(v.object({ ...id.entries, organisation: Organisation }))
    .output(Connection),
  /** Keeps paths and types in place of ours. */
  saveResources: procedure
    .input(v.object({ ...id.entries, resources: ResourceOverrides }))
    .output(Connection),
  setPace: procedure.input(v.object({ ...id.entries, pace: Pace })).output(Connection),
  saveCodes: procedure.input(v.object({ ...id.entries, codes: CodeTable })).output(Connection),
  test: procedure.input(id).output(TestResult),
  /** Removes the connection and its secret; refused (NOT_NOW) while something of it is queued, waiting, sending or unconfirmed. */
  remove: procedure.input(id).output(v.object({ removed: v.literal(true) })),
}
