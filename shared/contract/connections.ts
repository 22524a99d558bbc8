import * as v from 'valibot'
import { CodeTable } from '../domain/codes.ts'
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

/** An account with a remote system, as the screens see it: never its secret, only that there is one and since when. */
export const Connection = v.object({
  id: v.string(),
  provider: ProviderName,
  label: v.string(),
  baseUrl: v.string(),
  format: WireFormat,
  secret: v.object({ stored: v.boolean(), since: v.nullable(v.string()) }),
  /** `refused`: signed in, refused twice; its submissions wait until it is mended. */
  signIn: v.picklist(['untried', 'ok', 'refused']),
  lastAnswer: v.nullable(
    v.object({ at: v.string(), ok: v.boolean(), code: v.string(), message: v.string() }),
  ),
  codes: CodeTable,
  practice: v.boolean(),
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
})
export type TestResult = v.InferOutput<typeof TestResult>

export const connections = {
  list: procedure.output(v.array(Connection)),
  /** Stores the connection and its secret without calling the service. */
  add: procedure
    .input(
      v.object({
        provider: ProviderName,
        label,
        baseUrl,
        format: WireFormat,
        secret: AcquaintSecret,
      }),
    )
    .output(Connection),
  /** Changes label, address or format. A changed origin deletes the secret, which is asked for again. */
  change: procedure.input(v.object({ ...id.entries, label, baseUrl, format: WireFormat })).output(Connection),
  replaceSecret: procedure.input(v.object({ ...id.entries, secret: AcquaintSecret })).output(Connection),
  saveCodes: procedure.input(v.object({ ...id.entries, codes: CodeTable })).output(Connection),
  test: procedure.input(id).output(TestResult),
  /** Removes the connection and its secret; refused (NOT_NOW) while something of it is queued, waiting, sending or unconfirmed. */
  remove: procedure.input(id).output(v.object({ removed: v.literal(true) })),
}
