import { describe, expect, test } from 'vitest'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { LookUp, Match } from '#core/providers/provider.ts'
import {
  ADMIN,
  date,
  denied,
  document,
  gives,
  hangUp,
  jwt,
  nginx403,
  NOW,
  text,
  yetiService,
  type Answer,
} from '../../support/yeti-service.ts'

const HOUR = 3_600_000
const REFERENCE = 'ho-7k2m9x4q'
const SERVICES = '/api/rest/admin/services'
const at = (ms: number) => new Date(ms).toISOString()
const link = (type: string, id: string) => ({ data: { type, id } })

interface Made {
  id: string
  name?: string | null
  /** When, by the server's clock. */
  made?: number
  account?: string
  type?: string
}

const record = ({ id, name = null, made = NOW, account = '90', type = '16' }: Made) => ({
  type: 'services',
  id,
  links: { self: `http://billing.example/services/${id}` },
  attributes: {
    name,
    state: 'Active',
    'initial-price': '30.0',
    'renew-price': '5.0',
    'created-at': at(made),
    'renew-at': '2026-12-01T00:00:00.000Z',
    'renew-period': 'Month',
  },
  relationships: { account: link('accounts', account), 'service-type': link('service-types', type) },
})
const included = [
  { type: 'service-types', id: '90', attributes: { name: 'Not the account' } },
  { type: 'accounts', id: '90', attributes: { name: 'Harbour Lets', currency: 'EUR' } },
  { type: 'service-types', id: '16', attributes: { name: 'Broadband' } },
]

interface Billing {
  made: Made[]
  /** How far its clock is ahead; null when it does not tell the time. */
  ahead?: number | null
  /** As many as it gives on a page, whatever it is asked for. */
  mostPerPage?: number
  /** Whether filters are passed over, as a proxy may that rewrites addresses. */
  narrows?: boolean
}

/** A server that keeps services and narrows, sorts and pages them as yeti.md 2.4 says. */
function billing({ made, ahead = 0, mostPerPage = 1000, narrows = true }: Billing): Answer {
  return (response, { path }) => {
    const query = new URL(path, 'http://x/').searchParams
    const filter = (name: string) => query.get(`filter[${name}]`)
    const [from, part] = [filter('created-at-gteq'), filter('name-cont')]
    const all = made
      .filter(({ account = '90' }) => !narrows || account === filter('account-id-eq'))
      .filter(({ type = '16' }) => !narrows || type === filter('type-id-eq'))
      .filter((one) => from === null || (one.made ?? NOW) >= Date.parse(from))
      .filter((one) => part === null || (one.name ?? '').toLowerCase().includes(part.toLowerCase()))
      .sort((one, other) => (other.made ?? NOW) - (one.made ?? NOW))
    const size = Math.min(Number(query.get('page[size]')), mostPerPage)
    const number = Number(query.get('page[number]'))
    const data = all.slice((number - 1) * size, number * size).map(record)
    const links = { first: '/1', ...(number * size < all.length ? { next: '/n' } : {}), last: '/n' }
    document(
      200,
      { data, included, meta: { 'total-count': all.length }, links },
      ahead === null ? {} : date(NOW + ahead),
    )(...sendDate(response, ahead))
  }
}

/** A server of Node adds the time by itself. */
function sendDate(response: Parameters<Answer>[0], ahead: number | null): Parameters<Answer> {
  response.sendDate = ahead !== null
  return [response, { method: '', path: '', headers: {}, body: '', socket: 0 }]
}

const signIn =
  (ahead: number | null): Answer =>
  (response, request) => {
    response.sendDate = ahead !== null
    gives(jwt({ exp: (NOW + (ahead ?? 0)) / 1000 + 600 }), ahead === null ? {} : date(NOW + ahead))(
      response,
      request,
    )
  }

const service = (name: string | null, more: object = {}) => ({
  type: 'services',
  attributes: {
    ...(name === null ? {} : { name }),
    'initial-price': '30.00',
    'renew-price': '5.00',
    ...more,
  },
  relationships: { account: link('accounts', '90'), 'service-type': link('service-types', '16') },
})
const NAMED = `Broadband [${REFERENCE}]`

async function lookUp(
  answers: Answer | Answer[],
  {
    kind = 'service',
    data = service(NAMED),
    ahead = 0,
    auth = signIn(ahead),
  }: { kind?: SubmissionKind; data?: object | null; ahead?: number | null; auth?: Answer } = {},
) {
  const served = await yetiService(answers, { auth })
  const body = new TextEncoder().encode(data === null ? 'not JSON' : JSON.stringify({ data }))
  const found = await served.provider.lookUp?.(
    served.connection,
    ADMIN,
    { kind, body, sentAt: at(NOW) },
    new AbortController().signal,
  )
  if (found === undefined) throw new Error('There is no look-up.')
  const queries = served.server.received
    .filter(({ path }) => path.startsWith(SERVICES))
    .map(({ path }) => Object.fromEntries(new URL(path, 'http://x/').searchParams))
  return { found, queries, served }
}

function matchesOf(found: LookUp): Match[] {
  if (found.kind !== 'looked') throw new Error(`${found.kind} ${found.code}`)
  return found.matches
}
const certainOf = (found: LookUp) =>
  matchesOf(found).flatMap(({ certain, remoteIds }) => (certain ? [remoteIds['id']] : []))
const idsOf = (found: LookUp) => matchesOf(found).map(({ remoteIds }) => remoteIds['id'])

describe('a billed service', () => {
  test('is certain by the reference in its name', async () => {
    const { found, queries } = await lookUp(billing({ made: [{ id: '7', name: NAMED, made: NOW + 400 }] }))
    expect(found).toEqual({
      kind: 'looked',
      matches: [
        {
          remoteIds: { id: '7' },
          label: `${NAMED}: €30.00 at once, €5.00 a month, made 22 November 2026, midday (UTC)`,
          createdAt: '2026-11-22T12:00:00.400Z',
          madeSince: true,
          certain: true,
          location: 'http://billing.example/services/7',
          answer: expect.any(Uint8Array) as Uint8Array,
        },
      ],
    })
    expect(queries).toEqual([
      {
        'filter[account-id-eq]': '90',
        'filter[type-id-eq]': '16',
        'filter[created-at-gteq]': '2026-11-22T11:55:00.000Z',
        sort: '-created-at',
        include: 'account,service-type',
        'fields[services]':
          'name,state,initial-price,renew-price,created-at,renew-at,renew-period,account,service-type',
        'fields[accounts]': 'name,currency',
        'fields[service-types]': 'name',
        'page[number]': '1',
        'page[size]': '100',
      },
    ])
  })

  test('a colleague’s of the same type, account and minute never is', async () => {
    const { found } = await lookUp(
      billing({
        made: [
          { id: '1', name: 'Broadband', made: NOW },
          { id: '2', name: 'Broadband [ho-00000000]', made: NOW + 1 },
          { id: '3', name: `${NAMED} (copy)`, made: NOW + 2 },
          { id: '4', name: NAMED.toUpperCase(), made: NOW + 3 },
          { id: '5', made: NOW + 4 },
        ],
      }),
    )
    expect(idsOf(found)).toEqual(['5', '4', '3', '2', '1'])
    expect(certainOf(found)).toEqual([])
  })

  test('with the reference, but of another account or type, is another', async () => {
    const { found } = await lookUp(
      billing({
        narrows: false,
        made: [
          { id: '1', name: NAMED, account: '91' },
          { id: '2', name: NAMED, type: '17' },
          { id: '3', name: NAMED },
        ],
      }),
    )
    expect(idsOf(found)).toEqual(['3'])
    expect(certainOf(found)).toEqual(['3'])
  })

  test('is certain by its reference also when it does not say of what account and type it is', async () => {
    const bare = { ...record({ id: '1', name: NAMED }), relationships: { account: { links: {} } } }
    const { found } = await lookUp(document(200, { data: [bare] }, date(NOW)))
    expect(idsOf(found)).toEqual(['1'])
    expect(certainOf(found)).toEqual(['1'])
  })

  test('sent twice with one reference: both are told', async () => {
    const { found } = await lookUp(
      billing({
        made: [
          { id: '1', name: NAMED },
          { id: '2', name: NAMED, made: NOW + 5 },
        ],
      }),
    )
    expect(certainOf(found)).toEqual(['2', '1'])
  })

  test('without a reference nothing is certain, and nobody is asked for one', async () => {
    const { found, queries } = await lookUp(billing({ made: [{ id: '1', name: 'Broadband' }] }), {
      data: service('Broadband'),
    })
    expect(certainOf(found)).toEqual([])
    expect(idsOf(found)).toEqual(['1'])
    expect(queries).toHaveLength(1)
  })

  test('none', async () => {
    const { found } = await lookUp(billing({ made: [{ id: '1', made: NOW - 6 * 60_000 }] }))
    expect(found).toEqual({ kind: 'looked', matches: [] })
  })
})

describe('by the server’s clock', () => {
  test.each([5, -5])('which is %i hours ahead', async (hours) => {
    const ahead = hours * HOUR
    const made = [
      { id: '1', name: NAMED, made: NOW + ahead + 1000 },
      { id: '2', made: NOW + ahead - 60_000 },
      { id: '3', made: NOW + ahead - 6 * 60_000 },
      { id: '4', made: NOW + ahead - Math.abs(ahead) },
    ]
    const { found, queries } = await lookUp(billing({ made, ahead }), { ahead })
    expect(queries[0]?.['filter[created-at-gteq]']).toBe(at(NOW + ahead - 300_000))
    expect(matchesOf(found).map(({ remoteIds, madeSince }) => [remoteIds['id'], madeSince])).toEqual([
      ['1', true],
      ['2', false],
    ])
  })

  test('as the last answer told it, whatever that was', async () => {
    const late = text(500, 'text/plain', '', date(NOW + 2 * HOUR))
    const served = await yetiService([late, billing({ made: [{ id: '1', made: NOW + 2 * HOUR }] })])
    await served.send()
    const sent = {
      kind: 'service',
      body: new TextEncoder().encode(JSON.stringify({ data: service(null) })),
    } as const
    const stop = new AbortController().signal
    const found = await served.provider.lookUp?.(served.connection, ADMIN, { ...sent, sentAt: at(NOW) }, stop)
    expect(found).toMatchObject({ matches: [{ madeSince: true }] })
    expect(served.server.received.at(-1)?.path).toContain(encodeURIComponent(at(NOW + 2 * HOUR - 300_000)))
  })

  test('one that does not tell the time is asked for all', async () => {
    const made = [{ id: '1', name: NAMED, made: NOW - 9 * HOUR }]
    const { found, queries } = await lookUp(billing({ made, ahead: null }), { ahead: null })
    expect(queries[0]).not.toHaveProperty('filter[created-at-gteq]')
    expect(certainOf(found)).toEqual(['1'])
  })

  test('that of another address is forgotten with it', async () => {
    const timeless: Answer = (response, request) => {
      response.sendDate = false
      document(200, { data: [] })(response, request)
    }
    const auth = [signIn(2 * HOUR), signIn(null)]
    const { provider, connection, send, server } = await yetiService(timeless, { auth })
    await send()
    provider.forget(connection.id)
    const body = new TextEncoder().encode(JSON.stringify({ data: service(null) }))
    const sent = { kind: 'service', body, sentAt: at(NOW) } as const
    expect(await provider.lookUp?.(connection, ADMIN, sent, new AbortController().signal)).toMatchObject({
      kind: 'looked',
    })
    expect(server.received.at(-1)?.path).not.toContain('created-at-gteq')
  })

  test('one that tells a time that nobody has lived to see is one that does not', async () => {
    const served = [document(200, { data: [] }, { date: 'Fri, 31 Dec 275000 00:00:00 GMT' })]
    const auth = gives(jwt({}), { date: 'Fri, 31 Dec 275000 00:00:00 GMT' })
    const { found, queries } = await lookUp(served, { auth })
    expect(found).toEqual({ kind: 'looked', matches: [] })
    expect(queries[0]).not.toHaveProperty('filter[created-at-gteq]')
  })

  test('this computer’s was put right since it was sent: found by its reference, whenever it was made', async () => {
    const made = [
      { id: '1', name: NAMED, made: NOW - 3 * HOUR },
      { id: '2', name: 'Broadband', made: NOW - 3 * HOUR },
    ]
    const { found, queries } = await lookUp(billing({ made }))
    expect(matchesOf(found)).toMatchObject([{ remoteIds: { id: '1' }, certain: true, madeSince: true }])
    expect(queries[1]).toMatchObject({ 'filter[name-cont]': REFERENCE, 'filter[account-id-eq]': '90' })
    expect(queries[1]).not.toHaveProperty('filter[created-at-gteq]')
  })

  test('a server that does not look in names is taken at what it gave', async () => {
    const refuses = document(400, { errors: [{ title: 'Filter not allowed', code: '102' }] })
    const { found } = await lookUp([billing({ made: [{ id: '1' }] }), refuses])
    expect(idsOf(found)).toEqual(['1'])
  })
})

describe('pages', () => {
  const many = Array.from({ length: 230 }, (_, index) => ({ id: String(index + 1), made: NOW + index }))

  test.each([1000, 50])('to their end, of %i each at most', async (mostPerPage) => {
    const made = [{ id: '999', name: NAMED, made: NOW - 1 }, ...many]
    const { found, queries } = await lookUp(billing({ made, mostPerPage }))
    expect(idsOf(found)).toHaveLength(231)
    expect(certainOf(found)).toEqual(['999'])
    expect(queries.map((query) => query['page[number]'])).toEqual(
      Array.from({ length: mostPerPage === 50 ? 5 : 3 }, (_, index) => String(index + 1)),
    )
  })

  test('one that is pushed onto the next page counts once', async () => {
    const page = (ids: string[], next: object) =>
      document(200, { data: ids.map((id) => record({ id })), links: { first: '/', ...next } }, date(NOW))
    const { found } = await lookUp([page(['3', '2'], { next: '/2' }), page(['2', '1'], {})], {
      data: service(null),
    })
    expect(idsOf(found)).toEqual(['3', '2', '1'])
  })

  test('without end: it failed, so that nothing is sent again on the strength of it', async () => {
    let id = 0
    const endless: Answer = (response, request) =>
      document(
        200,
        { data: [record({ id: String((id += 1)) })], links: { next: '/' } },
        date(NOW),
      )(response, request)
    const { found } = await lookUp(endless)
    expect(found).toMatchObject({ kind: 'failed', code: 'HO-YETI-LONG' })
  })

  test('that break off', async () => {
    const first = document(
      200,
      { data: [record({ id: '1', name: NAMED })], links: { next: '/2' } },
      date(NOW),
    )
    const { found } = await lookUp([first, hangUp])
    expect(found).toMatchObject({ kind: 'failed', code: 'HO-HTTP-LOST' })
  })
})

describe('when it cannot be asked', () => {
  test.each<[string, Answer, Answer | undefined, LookUp['kind'], string]>([
    ['wrong password', hangUp, denied('Incorrect login or password.'), 'failed', 'HO-YETI-SIGN-IN'],
    ['a lost answer', hangUp, undefined, 'failed', 'HO-HTTP-LOST'],
    ['a failure', text(500, 'text/plain', ''), undefined, 'failed', 'HO-YETI-READ-SERVER'],
    ['too many questions', text(429, 'text/plain', ''), undefined, 'failed', 'HO-YETI-RATE'],
    ['nginx', nginx403, undefined, 'failed', 'HO-YETI-LETS-ONLY-ITSELF-IN'],
    ['no such place', text(404, 'text/html', ''), undefined, 'failed', 'HO-YETI-READ-MISSING'],
    ['a question that is not taken', document(400, {}), undefined, 'cannot', 'HO-YETI-READ-REFUSED'],
    ['a page', text(200, 'text/html', ''), undefined, 'failed', 'HO-YETI-READ-UNREADABLE'],
  ])('%s', async (_, answer, auth, kind, code) => {
    const { found } = await lookUp(answer, auth === undefined ? {} : { auth })
    expect(found).toMatchObject({ kind, code })
  })

  test.each<[string, SubmissionKind, object | null]>([
    ['no JSON', 'service', null],
    ['no account', 'service', { ...service(NAMED), relationships: { 'service-type': link('t', '16') } }],
    ['no type', 'service', { ...service(NAMED), relationships: { account: link('a', '90') } }],
    ['no JSON', 'service-change', null],
    ['no id', 'service-change', { type: 'services', attributes: {} }],
    ['another service’s', 'tenant-switch', service(NAMED)],
  ])('%s in what was sent (%s)', async (_, kind, data) => {
    const { found, queries } = await lookUp(hangUp, { kind, data })
    expect(found).toMatchObject({ kind: 'cannot', code: 'HO-YETI-LOOK-UP-BODY' })
    expect(queries).toEqual([])
  })
})

describe('a change of a billed service', () => {
  const change = (attributes: object) => ({ type: 'services', id: '7', attributes })
  const is = (attributes: object, provisioning = 'Billing::Provisioning::Logging', more: object = {}) => {
    const one = record({ id: '7', name: NAMED })
    return document(
      200,
      {
        data: { ...one, attributes: { ...one.attributes, variables: null, ...attributes }, ...more },
        included: [{ type: 'service-types', id: '16', attributes: { 'provisioning-class': provisioning } }],
      },
      date(NOW),
    )
  }
  const made = async (attributes: object, answer: Answer) =>
    matchesOf((await lookUp(answer, { kind: 'service-change', data: change(attributes) })).found)

  test('that was made', async () => {
    const sent = { name: NAMED, 'renew-price': '5.00', variables: { a: 1, b: [1, { c: null }] } }
    const answer = is({ 'renew-price': '5.0', variables: { b: [1, { c: null }], a: 1 } })
    const { found, served } = await lookUp(answer, { kind: 'service-change', data: change(sent) })
    expect(found).toMatchObject({
      matches: [
        {
          remoteIds: { id: '7' },
          madeSince: true,
          certain: true,
          location: 'http://billing.example/services/7',
        },
      ],
    })
    expect(served.asked()[1]).toMatch(/^GET \/api\/rest\/admin\/services\/7\?/)
  })

  test.each<[string, object, object]>([
    ['another name', { name: 'Other' }, {}],
    ['another price', { 'renew-price': '5.01' }, {}],
    ['a price beyond floating point', { 'renew-price': '0.10000000000000001' }, { 'renew-price': '0.1' }],
    ['no price', { 'renew-price': '5' }, { 'renew-price': null }],
    ['other variables', { variables: { a: [1, 2] } }, { variables: { a: [2, 1] } }],
    ['a shorter list', { variables: { a: [1] } }, { variables: { a: [1, 2] } }],
    ['fewer variables', { variables: { a: 1 } }, { variables: { a: 1, b: 2 } }],
    ['more variables', { variables: { a: 1, b: 2 } }, { variables: { a: 1 } }],
    ['text for a number', { variables: { a: '1' } }, { variables: { a: 1 } }],
    ['no variables', { variables: { a: 1 } }, { variables: null }],
    ['one of two', { name: NAMED, 'renew-price': '6' }, {}],
  ])('that was not: %s', async (_, sent, kept) => {
    expect(await made(sent, is(kept))).toEqual([])
  })

  test.each<[string, object, object]>([
    ['a price by its value', { 'renew-price': '5.000' }, { 'renew-price': '5.0' }],
    ['a price that came as a number', { 'renew-price': '5.10' }, { 'renew-price': 5.1 }],
    ['no variables', { variables: {} }, { variables: null }],
    ['a name alone', { name: NAMED }, { 'renew-price': '999.0' }],
  ])('that was: %s', async (_, sent, kept) => {
    expect(await made(sent, is(kept))).toHaveLength(1)
  })

  test('variables of free minutes, as the server keeps them', async () => {
    const free = 'Billing::Provisioning::FreeMinutes'
    const variables = { prefixes: [{ prefix: '353', duration: 60 }], foo: 'dropped' }
    const kept = { prefixes: [{ prefix: '353', duration: 60, exclude: null }], ignore_prefixes: [] }
    expect(await made({ variables }, is({ variables: kept }, free))).toHaveLength(1)
    expect(await made({ variables }, is({ variables: kept }))).toEqual([])
    expect(
      await made({ variables: {} }, is({ variables: { prefixes: [], ignore_prefixes: [] } }, free)),
    ).toHaveLength(1)
    const other = { ...kept, prefixes: [{ prefix: '353', duration: 61 }] }
    expect(await made({ variables }, is({ variables: other }, free))).toEqual([])
  })

  test('of a service that is gone, or answered by another', async () => {
    expect(await made({ name: 'x' }, document(404, { errors: [{ code: '404' }] }))).toEqual([])
    const { found } = await lookUp(is({}, '', { id: '8' }), {
      kind: 'service-change',
      data: change({ name: NAMED }),
    })
    expect(found).toMatchObject({ kind: 'failed', code: 'HO-YETI-READ-UNREADABLE' })
  })
})
