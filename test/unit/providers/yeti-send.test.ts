import { describe, expect, test } from 'vitest'
import { meaningOf } from '#shared/domain/problem-codes.ts'
import type { Outcome } from '#core/providers/provider.ts'
import { seed } from '../../support/seeds.ts'
import {
  document,
  hangUp,
  nginx403,
  NOW,
  PASSWORD,
  text,
  yetiService,
  type Answer,
} from '../../support/yeti-service.ts'

const POST = 'POST /api/rest/admin/services'
const SELF = 'http://example.org/api/rest/admin/services/10'
const made = document(201, seed('service-response.json'), { location: SELF })

/** One error of a validation, as the service writes it (yeti.md 2.5). */
const invalid = (kind: 'attributes' | 'relationships', member: string, message: string) => ({
  title: message,
  detail: `${member} - ${message}`,
  code: '100',
  source: { pointer: `/data/${kind}/${member}` },
  status: '422',
})
const plain = (status: number, code: string, title: string, detail: string) => ({
  title,
  detail,
  code,
  status: String(status),
})
const errors = (status: number, ...all: object[]) => document(status, { errors: all })

/** What somebody reads of an outcome: its errors, or what its code means. */
function told(outcome: Outcome): string {
  if (outcome.kind === 'accepted') return 'Accepted.'
  if (outcome.kind === 'rejected')
    return outcome.errors.map(({ path, message, fix }) => `${path}: ${message} ${fix}`).join('\n')
  return `${meaningOf(outcome.code) ?? 'NO MEANING'} [${outcome.detail}]`
}

const sent = (attributes: object, relationships: object = {}, rest: object = {}) => ({
  body: new TextEncoder().encode(
    JSON.stringify({ data: { type: 'services', attributes, relationships, ...rest } }),
  ),
})

describe('sending', () => {
  test('the documented request and its answer', async () => {
    const { send, server, asked } = await yetiService(made)
    expect(await send()).toEqual({
      kind: 'accepted',
      remoteIds: { id: '10' },
      answer: new TextEncoder().encode(seed('service-response.json')),
      status: 201,
      location: SELF,
    })
    expect(asked()).toEqual(['sign-in', POST])
    expect(server.received[1]).toMatchObject({
      body: seed('service-request.json'),
      headers: { 'content-type': 'application/vnd.api+json', accept: 'application/vnd.api+json' },
    })
  })

  test('a change: PATCH with its exact bytes, and 200', async () => {
    const { send, server, asked } = await yetiService(document(200, seed('service-response.json')))
    const body = '{"data":{"type":"services","id":"10","attributes":{"renew-price":"34.00"}}}'
    const patch = {
      method: 'PATCH',
      path: 'api/rest/admin/services/10',
      body: new TextEncoder().encode(body),
    } as const
    expect(await send(patch)).toMatchObject({ kind: 'accepted', remoteIds: { id: '10' }, status: 200 })
    expect(asked()[1]).toBe('PATCH /api/rest/admin/services/10')
    expect(server.received[1]?.body).toBe(body)
  })

  test.each<[string, Record<string, string>, object, string | null]>([
    ['the header', { location: '/api/rest/admin/services/7' }, {}, '/api/rest/admin/services/7'],
    ['its own link', {}, { self: SELF }, SELF],
    ['its own link with members', {}, { self: { href: SELF, meta: {} } }, SELF],
    ['a header that is no address', { location: 'javascript:alert(1)' }, { self: SELF }, SELF],
    ['a name in the address', { location: 'https://aoife@example.org/' }, {}, null],
    ['the password in the address', { location: `https://example.org/?token=${PASSWORD}` }, {}, null],
    ['nothing', {}, {}, null],
  ])('where it is kept, by %s', async (_, headers, links, location) => {
    const { send } = await yetiService(document(201, { data: { type: 'services', id: '7', links } }, headers))
    expect(await send()).toMatchObject({ kind: 'accepted', remoteIds: { id: '7' }, location })
  })
})

describe('what becomes of an answer', () => {
  test.each<[string, Answer, Outcome['kind'], string, RegExp]>([
    [
      '403 of its own',
      errors(403, plain(403, '403', 'No', 'No')),
      'sign-in-refused',
      'HO-YETI-FORBIDDEN',
      /let it do this/,
    ],
    [
      '403 of nginx',
      nginx403,
      'sign-in-refused',
      'HO-YETI-LETS-ONLY-ITSELF-IN',
      /its nginx lets only the server itself use the admin API.*403 Forbidden/,
    ],
    [
      '404 that is no document',
      text(404, 'text/html', ''),
      'rejected',
      'HO-YETI-404',
      /^: Yeti has nothing at this place.*did not say why.*check the address/,
    ],
    ['405', text(405, 'text/plain', ''), 'rejected', 'HO-YETI-405', /no such thing at this address/],
    [
      '409',
      errors(409, { title: 'Conflict' }),
      'rejected',
      'HO-YETI-409',
      /contradicts.*Yeti says: Conflict/,
    ],
    [
      '413',
      text(413, 'text/html', '<html></html>'),
      'rejected',
      'HO-YETI-413',
      /too big.*Shorten the variables/,
    ],
    [
      'a redirect',
      text(301, 'text/plain', '', { location: '/x' }),
      'rejected',
      'HO-YETI-REDIRECT',
      /redirect \(status 301\).*Check the address/,
    ],
    ['408', text(408, 'text/plain', ''), 'unconfirmed', 'HO-YETI-SLOW', /not certain/],
    [
      '500, as when a phone system refused',
      errors(500, plain(500, '500', 'Internal Server Error', 'Internal Server Error')),
      'unconfirmed',
      'HO-YETI-SERVER',
      /not certain that the service was set up and charged/,
    ],
    [
      'a 504 page',
      text(504, 'text/html', '<html><title>504 Gateway Time-out</title></html>'),
      'unconfirmed',
      'HO-YETI-SLOW',
      /not certain.*504 Gateway Time-out/,
    ],
    [
      'an empty 204',
      (gone) => void gone.writeHead(204).end(),
      'unconfirmed',
      'HO-YETI-NO-ID',
      /without an id/,
    ],
    [
      'a page with 200',
      text(200, 'text/html', '<html></html>'),
      'unconfirmed',
      'HO-YETI-UNREADABLE',
      /not be read/,
    ],
    ['half an answer', document(201, '{"data":{"id":"1'), 'unconfirmed', 'HO-YETI-UNREADABLE', /not be read/],
    ['no data', document(201, { meta: {} }), 'unconfirmed', 'HO-YETI-UNREADABLE', /not be read/],
    ['null data', document(201, { data: null }), 'unconfirmed', 'HO-YETI-NO-ID', /without an id/],
    ['a list', document(201, { data: [{ type: 'services', id: '1' }] }), 'unconfirmed', 'HO-YETI-NO-ID', /./],
    ['no id', document(201, { data: { type: 'services' } }), 'unconfirmed', 'HO-YETI-NO-ID', /./],
    ['a connection that breaks', hangUp, 'unconfirmed', 'HO-YETI-LOST', /not certain/],
  ])('%s', async (_, answer, kind, code, words) => {
    const { send } = await yetiService(answer)
    const outcome = await send()
    expect(outcome).toMatchObject({ kind, code })
    expect(told(outcome)).toMatch(words)
  })

  test.each([
    [429, '7', 7_000, 'HO-YETI-RATE'],
    [503, new Date(NOW + 30_000).toUTCString(), 30_000, 'HO-YETI-BUSY'],
    [503, undefined, null, 'HO-YETI-BUSY'],
  ])('%i with Retry-After %s: waiting', async (status, retryAfter, retryAfterMs, code) => {
    const { send } = await yetiService(
      text(status, 'text/plain', '', retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    )
    expect(await send()).toMatchObject({ kind: 'waiting', code, retryAfterMs })
  })

  test('a 5xx and a lost answer are sent once', async () => {
    for (const answer of [text(500, 'text/plain', ''), hangUp]) {
      const { send, asked } = await yetiService(answer)
      await send()
      expect(asked()).toEqual(['sign-in', POST])
    }
  })

  test('nobody there: waiting', async () => {
    const { send, server } = await yetiService(made)
    await send()
    await server.close()
    expect(await send()).toMatchObject({ kind: 'waiting', code: 'HO-HTTP-CONNECT' })
  })
})

describe('every row of the table of errors lands on its field', () => {
  const link = (type: string, id: unknown) => ({ data: { type, id } })
  const both = { account: link('accounts', '90'), 'service-type': link('service-types', '16') }
  const renewPeriod = invalid('attributes', 'renew-period-id', 'is not included in the list')

  test.each<[string, Answer, { body: Uint8Array } | null, string, RegExp]>([
    [
      'account',
      errors(422, invalid('relationships', 'account', 'must exist')),
      null,
      'data.relationships.account',
      /^Yeti does not know this account\. Yeti says: account - must exist/,
    ],
    [
      'service type',
      errors(422, invalid('relationships', 'service-type', 'must exist')),
      null,
      'data.relationships.service-type',
      /^Yeti does not know this type of service\. Yeti says: service-type - must exist/,
    ],
    [
      'initial price missing',
      errors(422, invalid('attributes', 'initial-price', "can't be blank")),
      null,
      'data.attributes.initial-price',
      /^The price is missing\. Yeti says: initial-price - can't be blank Enter it; write 0/,
    ],
    [
      'renewal price missing',
      errors(422, invalid('attributes', 'renew-price', "can't be blank")),
      null,
      'data.attributes.renew-price',
      /^The price is missing\./,
    ],
    [
      'price in letters',
      errors(422, invalid('attributes', 'initial-price', 'is not a number')),
      null,
      'data.attributes.initial-price',
      /does not read this as an amount.*such as 12\.50/,
    ],
    [
      'period',
      errors(422, renewPeriod),
      null,
      'data.attributes.renew-period',
      /daily or monthly.*Yeti says: renew-period-id - is not included in the list/,
    ],
    [
      'no first renewal',
      errors(422, invalid('attributes', 'renew-at', "can't be blank")),
      null,
      'data.attributes.renew-at',
      /needs the date of its first renewal/,
    ],
    [
      'a first renewal alone',
      errors(422, invalid('attributes', 'renew-at', 'must be blank')),
      null,
      'data.attributes.renew-at',
      /nothing says how often.*take the date away/,
    ],
    [
      'variables that are no object',
      errors(422, invalid('attributes', 'variables', 'must be a JSON object or empty')),
      null,
      'data.attributes.variables',
      /must be a JSON object, or left out/,
    ],
    [
      'variables that provisioning refuses',
      errors(422, invalid('attributes', 'variables', 'prefixes.0.prefix - must be filled')),
      null,
      'data.attributes.variables',
      /does not take these variables\. Yeti says: variables - prefixes\.0\.prefix - must be filled/,
    ],
    [
      'the whole service',
      errors(422, { title: 'No', detail: 'No', code: '100', source: { pointer: '/data' }, status: '422' }),
      null,
      '',
      /^Yeti refused it\. Yeti says: No Check the answers/,
    ],
    [
      'a member that cannot be set',
      errors(400, plain(400, '105', 'Param not allowed', 'state is not allowed.')),
      sent({ state: 'Active', name: 'x' }, both),
      'data.attributes.state',
      /does not let this be set\. Yeti says: state is not allowed\. Leave it out/,
    ],
    [
      'an id of its own',
      errors(400, plain(400, '105', 'Param not allowed', 'id is not allowed.')),
      sent({}, both, { id: '1' }),
      '',
      /does not let this be set/,
    ],
    [
      'an account that is no number',
      errors(400, plain(400, '103', 'Invalid field value', 'abc is not a valid value for id.')),
      sent({}, { ...both, account: link('accounts', 'abc') }),
      'data.relationships.account',
      /its ids are whole numbers.*Choose it again/,
    ],
    [
      'a type of linkage, told with low lines',
      errors(400, plain(400, '116', 'Type Mismatch', 'service_type is not a valid type for this operation.')),
      sent({}, { ...both, 'service-type': link('service-type', '16') }),
      'data.relationships.service-type',
      /not what Yeti expects here/,
    ],
    [
      'a linkage of something else',
      errors(400, plain(400, '115', 'Invalid Links Object', 'Data is not a valid Links Object.')),
      sent({}, { ...both, account: { data: { type: 'accounts', id: '90', meta: {} } } }),
      'data.relationships.account',
      /not what Yeti expects here/,
    ],
    [
      'no data',
      errors(400, plain(400, '106', 'Missing Parameter', 'The required parameter, data, is missing.')),
      null,
      '',
      /could not make sense of the request/,
    ],
    [
      'another type of record',
      errors(400, plain(400, '101', 'Invalid resource', 'service is not a valid resource.')),
      null,
      '',
      /does not know this type of record/,
    ],
    [
      'data that is a list',
      errors(400, plain(400, '122', 'Invalid data format', 'Data must be a hash.')),
      null,
      '',
      /could not make sense/,
    ],
    ['no JSON', errors(400, plain(400, '400', 'Bad Request', '783: …')), null, '', /could not make sense/],
    [
      'media type',
      errors(415, plain(415, '415', 'Unsupported media type', 'All requests that create or update must…')),
      null,
      '',
      /no such thing at this address.*Unsupported|All requests/,
    ],
    [
      'accepted type',
      errors(406, plain(406, '406', 'Not acceptable', 'All requests…')),
      null,
      '',
      /no such thing/,
    ],
    [
      'a service that is gone',
      errors(
        404,
        plain(404, '404', 'Record not found', 'The record identified by 99999 could not be found.'),
      ),
      null,
      '',
      /no longer there.*99999 could not be found/,
    ],
    [
      'another id than at the address',
      errors(400, plain(400, '110', 'Key is not included in URL', 'The URL does not support the key 2')),
      null,
      '',
      /not the one at its address/,
    ],
    [
      'no id in a change',
      errors(400, plain(400, '109', 'A key is required', 'The resource object does not contain a key.')),
      null,
      '',
      /not the one at its address/,
    ],
  ])('%s', async (_, answer, request, path, words) => {
    const { send } = await yetiService(answer)
    const outcome = await send(request ?? {})
    if (outcome.kind !== 'rejected') throw new Error(outcome.kind)
    expect(outcome.errors).toHaveLength(1)
    const [error] = outcome.errors
    expect(error).toMatchObject({ path, from: 'service', code: `HO-YETI-${outcome.status}` })
    expect(`${error?.message} ${error?.fix}`).toMatch(words)
  })

  test('an empty create: all four, each on its own', async () => {
    const { send } = await yetiService(
      errors(
        422,
        invalid('relationships', 'service-type', 'must exist'),
        invalid('relationships', 'account', 'must exist'),
        invalid('attributes', 'initial-price', "can't be blank"),
        invalid('attributes', 'renew-price', "can't be blank"),
      ),
    )
    const outcome = await send()
    expect(outcome.kind === 'rejected' && outcome.errors.map(({ path }) => path)).toEqual([
      'data.relationships.service-type',
      'data.relationships.account',
      'data.attributes.initial-price',
      'data.attributes.renew-price',
    ])
  })

  test('“Disabled”: period and date', async () => {
    const { send } = await yetiService(
      errors(422, renewPeriod, invalid('attributes', 'renew-at', "can't be blank")),
    )
    const outcome = await send()
    expect(outcome.kind === 'rejected' && outcome.errors.map(({ path }) => path)).toEqual([
      'data.attributes.renew-period',
      'data.attributes.renew-at',
    ])
  })

  test('the same id in both relationships tells neither', async () => {
    const { send } = await yetiService(
      errors(400, plain(400, '103', 'Invalid field value', 'abc is not a valid value for id.')),
    )
    const outcome = await send(
      sent({}, { account: link('accounts', 'abc'), 'service-type': link('service-types', 'abc') }),
    )
    expect(outcome.kind === 'rejected' && outcome.errors).toMatchObject([{ path: '' }])
  })

  test.each<[string, Answer]>([
    ['a code like a word of the language', errors(400, { code: 'constructor', title: 'No' })],
    ['errors of no use', document(422, { errors: [null, 1, [], {}] })],
    ['no errors', document(422, { errors: [] })],
    ['plain words', text(400, 'text/plain', 'No')],
  ])('%s: told as one, with words and without a place', async (_, answer) => {
    const { send } = await yetiService(answer)
    const outcome = await send()
    if (outcome.kind !== 'rejected') throw new Error(outcome.kind)
    expect(outcome.errors).toHaveLength(1)
    expect(outcome.errors[0]).toMatchObject({
      path: '',
      message: expect.stringMatching(/^Yeti .+\. Yeti /) as string,
    })
  })
})

describe('secrets stay out of the texts', () => {
  test.each([400, 401, 403, 422, 429, 500])('status %i that repeats everything', async (status) => {
    let token = ''
    const echo: Answer = (response, request) => {
      token = request.headers.authorization ?? ''
      const said = `${token} ${PASSWORD}`
      document(status, { errors: [{ title: said, detail: said, source: { parameter: said } }] })(
        response,
        request,
      )
    }
    const { send } = await yetiService(echo)
    const outcome = JSON.stringify({ ...(await send()), answer: null })
    expect(token).not.toBe('')
    expect(outcome).not.toContain(token)
    expect(outcome).not.toContain(PASSWORD)
  })
})
