import { afterAll, beforeAll, onTestFinished } from 'vitest'
import * as v from 'valibot'
import type { PracticeOptions } from '#core/practice/practice.ts'
import { startPractice } from '#core/practice/server.ts'

export const JSON_API = 'application/vnd.api+json'

/** The numbers of the kinds in sample ids, as `handover example` writes them. */
export const sampleId = (kind: string, number = 1) =>
  `3f8e2c10-${kind}-4a00-8000-${String(number).padStart(12, '0')}`
export const ORG = sampleId('0001')

const Ref = v.strictObject({ type: v.string(), id: v.string() })
const Linkage = v.union([v.null(), Ref, v.array(Ref)])
export const Resource = v.strictObject({
  id: v.string(),
  type: v.string(),
  attributes: v.optional(v.record(v.string(), v.unknown()), {}),
  meta: v.optional(v.record(v.string(), v.unknown()), {}),
  relationships: v.optional(
    v.record(
      v.string(),
      v.union([
        v.pipe(
          v.strictObject({ data: Linkage }),
          v.transform(({ data }) => data),
        ),
        v.array(Ref),
      ]),
    ),
    {},
  ),
})
export type Resource = v.InferOutput<typeof Resource>

const rest = {
  jsonapi: v.strictObject({ version: v.literal('1.0') }),
  meta: v.optional(v.record(v.string(), v.unknown())),
  links: v.optional(v.record(v.string(), v.string())),
  included: v.optional(v.array(Resource)),
}
/** Strict: nothing at the top that JSON:API does not know, and never `data` and `errors` together. */
export const List = v.strictObject({ data: v.array(Resource), ...rest })
export const One = v.strictObject({ data: Resource, ...rest })
export const Errors = v.strictObject({
  errors: v.array(
    v.strictObject({
      status: v.string(),
      title: v.string(),
      detail: v.optional(v.string()),
      meta: v.optional(v.looseObject({ field: v.string(), type: v.string() })),
    }),
  ),
  jsonapi: v.strictObject({ meta: v.strictObject({}), version: v.literal('1.0') }),
  meta: v.strictObject({}),
})
/** The error object of the relationship pages, without anything around it. */
export const BareError = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  status: v.string(),
  title: v.literal('A validation error was encountered'),
  source: v.strictObject({ parameter: v.string() }),
  meta: v.strictObject({ resource: v.string() }),
})

interface Sent {
  method?: string
  headers?: Record<string, string>
  /** A text is sent as it is, anything else as JSON. */
  body?: unknown
}

/** A practice server for one test. */
export async function hub(options: PracticeOptions = {}) {
  const site = await open(options)
  onTestFinished(() => site.practice.close())
  return site
}

/** One for all tests of a file or group, which must record nothing. */
export function sharedHub(options: PracticeOptions = {}): () => Hub {
  let site: Hub | null = null
  beforeAll(async () => {
    site = await open(options)
  })
  afterAll(() => site?.practice.close())
  return () => {
    if (site === null) throw new Error('It is for the tests, not for what is around them.')
    return site
  }
}

export type Hub = Awaited<ReturnType<typeof open>>

/** A practice server that is called over a real socket. `signedIn` calls carry a service account's token. */
async function open(options: PracticeOptions) {
  const practice = await startPractice(options)

  const call = async (path: string, { method = 'GET', headers = {}, body }: Sent = {}) => {
    const response = await fetch(new URL(path, practice.url), {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': JSON_API }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  const token = async (client: object = practice.credentials.ctrlHub) => {
    const { clientId = '', clientSecret = '' } = v.parse(
      v.object({ clientId: v.optional(v.string()), clientSecret: v.optional(v.string()) }),
      client,
    )
    return call('oauth2/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }).toString(),
    })
  }

  /** The header of a new access token. */
  const bearer = async (): Promise<Record<string, string>> => {
    const { access_token } = v.parse(v.object({ access_token: v.string() }), JSON.parse((await token()).text))
    return { authorization: `Bearer ${access_token}` }
  }

  const mine = await bearer()
  const signedIn = (path: string, { headers = {}, ...sent }: Sent = {}) =>
    call(path, { ...sent, headers: { ...mine, ...headers } })
  const entry = () => practice.journal.at(-1)

  return {
    practice,
    call,
    token,
    bearer,
    signedIn,
    entry,
    list: async (path: string) => v.parse(List, JSON.parse((await signedIn(path)).text)),
    one: async (path: string) => v.parse(One, JSON.parse((await signedIn(path)).text)),
    post: (path: string, data: unknown) => signedIn(path, { method: 'POST', body: { data } }),
    put: (path: string, data: unknown) => signedIn(path, { method: 'PUT', body: { data } }),
  }
}

export const idsOf = (resources: readonly { id: string }[]): string[] => resources.map(({ id }) => id)

export const parsed = (text: string): unknown => JSON.parse(text)
