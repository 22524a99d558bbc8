import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import * as v from 'valibot'
import type { PracticeOptions } from '#core/practice/practice.ts'
import { startPractice } from '#core/practice/server.ts'
import { jsonApiDocumentProblems } from '#core/providers/json-api-schema.ts'

export const JSON_API = 'application/vnd.api+json'
const API = 'api/rest/admin'

const Linkage = v.nullable(
  v.union([
    v.strictObject({ type: v.string(), id: v.string() }),
    v.array(v.strictObject({ type: v.string(), id: v.string() })),
  ]),
)
export const Resource = v.strictObject({
  id: v.string(),
  type: v.string(),
  links: v.strictObject({ self: v.string() }),
  attributes: v.optional(v.record(v.string(), v.unknown()), {}),
  relationships: v.optional(
    v.record(
      v.string(),
      v.strictObject({
        links: v.strictObject({ self: v.string(), related: v.string() }),
        data: v.optional(Linkage),
      }),
    ),
    {},
  ),
})
export type Resource = v.InferOutput<typeof Resource>
const One = v.strictObject({ data: Resource, included: v.optional(v.array(Resource)) })
const List = v.strictObject({
  data: v.array(Resource),
  included: v.optional(v.array(Resource)),
  meta: v.strictObject({ 'total-count': v.number() }),
  links: v.strictObject({
    first: v.string(),
    prev: v.optional(v.string()),
    next: v.optional(v.string()),
    last: v.string(),
  }),
})

interface Sent {
  method?: string
  headers?: Record<string, string>
  /** A text is sent as it is, anything else as JSON. */
  body?: unknown
}

/** A practice Yeti for one test. */
export async function yeti(options: PracticeOptions = {}) {
  const site = await open(options)
  onTestFinished(() => site.practice.close())
  return site
}

/** One for all tests of a file, which must record nothing. */
export function sharedYeti(): () => Yeti {
  let site: Yeti | null = null
  beforeAll(async () => {
    site = await open({})
  })
  afterAll(() => site?.practice.close())
  return () => {
    if (site === null) throw new Error('It is for the tests, not for what is around them.')
    return site
  }
}

export type Yeti = Awaited<ReturnType<typeof open>>

/** A practice server that is called over a real socket. Every document that comes back is held against JSON:API. */
async function open(options: PracticeOptions) {
  const practice = await startPractice(options)

  const call = async (path: string, { method = 'GET', headers = {}, body }: Sent = {}) => {
    const response = await fetch(new URL(`${API}/${path}`, practice.url), {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': JSON_API }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const { status } = response
    if (response.headers.get('content-type') === JSON_API && text !== '') {
      expect(jsonApiDocumentProblems(JSON.parse(text)), `${method} ${path}`).toEqual([])
    }
    return { status, headers: response.headers, text }
  }

  const authenticate = (auth: unknown) =>
    call('auth', { method: 'POST', headers: { 'content-type': 'application/json' }, body: { auth } })
  const token = async () => {
    const answer = await authenticate(practice.credentials.yeti)
    return v.parse(v.strictObject({ jwt: v.string() }), parsed(answer.text)).jwt
  }
  let mine: string | null = null
  const signedIn = async (path: string, { headers = {}, ...sent }: Sent = {}) => {
    mine ??= await token()
    return call(path, { ...sent, headers: { authorization: mine, ...headers } })
  }

  return {
    practice,
    call,
    authenticate,
    token,
    signedIn,
    entry: () => practice.journal.at(-1),
    list: async (path: string) => v.parse(List, parsed((await signedIn(path)).text)),
    one: async (path: string) => v.parse(One, parsed((await signedIn(path)).text)),
    post: (path: string, body: unknown) => signedIn(path, { method: 'POST', body }),
    patch: (path: string, body: unknown, method = 'PATCH') => signedIn(path, { method, body }),
  }
}

/** A text of this form, within what is compared. */
export const matching = (form: RegExp): unknown => expect.stringMatching(form)

export const parsed = (text: string): unknown => JSON.parse(text)
export const oneOf = (text: string) => v.parse(One, parsed(text))
export const idsOf = (list: { data: readonly { id: string }[] }) => list.data.map(({ id }) => id)

export const link = (type: string, id: unknown) => ({ data: { type, id } })
export const PRICES = { 'initial-price': '0', 'renew-price': '0' }

/** The body of a create: right but for what the caller changes. A text in `attributes` is JSON as it stands. */
export const service = (
  attributes: Record<string, unknown> = {},
  relationships: Record<string, unknown> = {},
) => ({
  data: {
    type: 'services',
    attributes: { ...PRICES, ...attributes },
    relationships: {
      account: link('accounts', '90'),
      'service-type': link('service-types', '16'),
      ...relationships,
    },
  },
})

/** An error as the service orders its members. */
export const error = (status: number, code: string, title: string, detail: string, pointer?: string) => ({
  title,
  detail,
  code,
  ...(pointer === undefined ? {} : { source: { pointer } }),
  status: String(status),
})
export const invalidAt = (pointer: string, title: string, member = pointer.split('/').at(-1)) =>
  error(422, '100', title, `${member} - ${title}`, pointer)
