import { describe, expect, test } from 'vitest'
import {
  error,
  invalidAt,
  JSON_API,
  link,
  matching,
  parsed,
  service,
  sharedYeti,
  yeti,
  type Yeti,
} from './yeti.ts'

const shared = sharedYeti()

/** Sends a create that must be refused, and looks that nothing came of it. */
async function refused({ post, list, practice }: Yeti, body: unknown) {
  const before = (await list('services?page[size]=1')).meta['total-count']
  const answer = await post('services', body)
  expect(answer.headers.get('content-type')).toBe(JSON_API)
  expect(practice.journal.at(-1)?.recorded).toBeNull()
  expect((await list('services?page[size]=1')).meta['total-count']).toBe(before)
  return answer
}

const attribute = (name: string) => `/data/attributes/${name}`
const ACCOUNT = invalidAt('/data/relationships/account', 'must exist')
const TYPE = invalidAt('/data/relationships/service-type', 'must exist')
const BLANK_DATE = invalidAt(attribute('renew-at'), "can't be blank")
const NO_PERIOD = invalidAt(attribute('renew-period-id'), 'is not included in the list')
const VARIABLES = invalidAt(attribute('variables'), 'must be a JSON object or empty')
const DATE = '2027-01-31T00:00:00Z'

describe('422: everything that is wrong, together', () => {
  test.each([
    ['account null', service({}, { account: { data: null } }), [ACCOUNT]],
    ['account without data', service({}, { account: {} }), [ACCOUNT]],
    ['account not found', service({}, { account: link('accounts', '99999') }), [ACCOUNT]],
    ['account without id', service({}, { account: link('accounts', null) }), [ACCOUNT]],
    ['service type null', service({}, { 'service-type': { data: null } }), [TYPE]],
    ['service type not found', service({}, { 'service-type': link('service-types', '99999') }), [TYPE]],
    ...['initial-price', 'renew-price'].flatMap((price) => [
      ...[null, '', ' ', undefined].map((value) => [
        `${price} ${JSON.stringify(value)}`,
        service({ [price]: value }),
        [invalidAt(attribute(price), "can't be blank")],
      ]),
      ...['1,50', 'abc', '1.2.3', '€5', true, [], {}].map((value) => [
        `${price} ${JSON.stringify(value)}`,
        service({ [price]: value }),
        [invalidAt(attribute(price), 'is not a number')],
      ]),
    ]),
    ...['Disabled', null, 'Week', 'day', ''].flatMap((period) => [
      [`period ${period} with a date`, service({ 'renew-period': period, 'renew-at': DATE }), [NO_PERIOD]],
      [`period ${period} without`, service({ 'renew-period': period }), [NO_PERIOD, BLANK_DATE]],
    ]),
    ['Day without a date', service({ 'renew-period': 'Day' }), [BLANK_DATE]],
    ['Month and a date that is none', service({ 'renew-period': 'Month', 'renew-at': 'soon' }), [BLANK_DATE]],
    ['Month and 30 February', service({ 'renew-period': 'Month', 'renew-at': '2027-02-30' }), [BLANK_DATE]],
    ['a date alone', service({ 'renew-at': DATE }), [invalidAt(attribute('renew-at'), 'must be blank')]],
    ...[[1], '{"key":"value"}', 5, true].map((variables) => [
      `variables ${JSON.stringify(variables)}`,
      service({ variables }),
      [VARIABLES],
    ]),
    [
      'everything',
      service(
        { 'initial-price': 'x', 'renew-price': null, 'renew-period': 'Disabled', variables: 'x' },
        { account: link('accounts', '1'), 'service-type': link('service-types', '1') },
      ),
      [
        TYPE,
        ACCOUNT,
        invalidAt(attribute('renew-price'), "can't be blank"),
        invalidAt(attribute('initial-price'), 'is not a number'),
        NO_PERIOD,
        BLANK_DATE,
        VARIABLES,
      ],
    ],
  ])('%s', async (_what, body, errors) => {
    const answer = await refused(shared(), body)
    expect([answer.status, parsed(answer.text)]).toEqual([422, { errors }])
  })

  test('without an account or a type', async () => {
    const body = service()
    const { data } = body
    const bare = { data: { ...data, relationships: undefined } }
    expect(parsed((await refused(shared(), bare)).text)).toEqual({ errors: [TYPE, ACCOUNT] })
  })

  test('the members of an error are in the service’s order', async () => {
    const { text } = await refused(shared(), service({ 'initial-price': null }))
    expect(text).toBe(
      `{"errors":[{"title":"can't be blank","detail":"initial-price - can't be blank","code":"100","source":{"pointer":"/data/attributes/initial-price"},"status":"422"}]}`,
    )
  })

  test('a date that is none is nothing: without a period it is taken', async () => {
    const { post } = await yeti()
    const answer = await post('services', service({ 'renew-at': 'soon' }))
    expect([answer.status, parsed(answer.text)]).toMatchObject([
      201,
      { data: { attributes: { 'renew-at': null } } },
    ])
  })
})

const notAllowed = (name: string) => error(400, '105', 'Param not allowed', `${name} is not allowed.`)
const missing = (name: string) =>
  error(400, '106', 'Missing Parameter', `The required parameter, ${name}, is missing.`)
const linksObject = error(400, '115', 'Invalid Links Object', 'Data is not a valid Links Object.')
const noId = (id: string) => error(400, '103', 'Invalid field value', `${id} is not a valid value for id.`)
const badType = (type: string) => error(400, '101', 'Invalid resource', `${type} is not a valid resource.`)
const DATA = service().data

const deep = `{"data":${'['.repeat(200)}${']'.repeat(200)}}`

describe('400: the first thing that is wrong', () => {
  test.each([
    ['state', service({ state: 'Active' }), notAllowed('state')],
    ['uuid', service({ uuid: 'x' }), notAllowed('uuid')],
    ['created-at', service({ 'created-at': DATE }), notAllowed('created-at')],
    ['underscores', service({ initial_price: '1' }), notAllowed('initial_price')],
    ['two of them', service({ state: 'Active', uuid: 'x' }), notAllowed('state')],
    ['before what is invalid', service({ 'initial-price': 'x', foo: 1 }), notAllowed('foo')],
    ['transactions', service({}, { transactions: { data: [] } }), notAllowed('transactions')],
    ['an id of one’s own', { data: { ...DATA, id: '5' } }, notAllowed('id')],
    ['lid', { data: { ...DATA, lid: 'x' } }, notAllowed('lid')],
    ['an id that is none', service({}, { account: link('accounts', 'abc') }), noId('abc')],
    [
      'a type of linkage',
      service({}, { account: link('service-types', '16') }),
      error(400, '116', 'Type Mismatch', 'service_types is not a valid type for this operation.'),
    ],
    ['linkage without id', service({}, { account: { data: { type: 'accounts' } } }), linksObject],
    [
      'linkage with more',
      service({}, { account: { data: { type: 'accounts', id: '90', meta: {} } } }),
      linksObject,
    ],
    ['linkage as a list', service({}, { account: { data: [] } }), linksObject],
    ['linkage as a text', service({}, { account: { data: '90' } }), linksObject],
    ['no data', {}, missing('data')],
    ['data null', { data: null }, missing('data')],
    ['data an empty list', { data: [] }, missing('data')],
    ['an empty body', '', missing('data')],
    ['no type', { data: { attributes: {} } }, missing('type')],
    ['type null', { data: { ...DATA, type: null } }, missing('type')],
    ['another type', { data: { ...DATA, type: 'service' } }, badType('service')],
    ['a list', { data: [DATA] }, error(400, '122', 'Invalid data format', 'Data must be a hash.')],
    ['a text', { data: 'x' }, error(400, '122', 'Invalid data format', 'Data must be a hash.')],
    ['a JSON array', [DATA], error(400, '400', 'Bad Request', 'Request must be a hash')],
  ])('%s', async (_what, body, expected) => {
    const answer = await refused(shared(), body)
    expect([answer.status, parsed(answer.text)]).toEqual([400, { errors: [expected] }])
  })

  test.each(['{"data":', '{"data":{},}', '{"data":{}} x', "{'data':1}", deep])(
    'no JSON: %s',
    async (body) => {
      const answer = await refused(shared(), body)
      expect(parsed(answer.text)).toEqual({
        errors: [{ title: 'Bad Request', detail: matching(/./), code: '400', status: '400' }],
      })
    },
  )
})

describe('updates', () => {
  const change = (attributes: object, more: object = {}) => ({
    data: { type: 'services', id: '1', attributes, ...more },
  })
  type Refusal = [what: string, body: object, status: number, expected: object]
  test.each<Refusal>([
    [
      'another id',
      change({}, { id: '2' }),
      400,
      error(400, '110', 'Key is not included in URL', 'The URL does not support the key 2'),
    ],
    [
      'no id',
      change({}, { id: undefined }),
      400,
      error(400, '109', 'A key is required', 'The resource object does not contain a key.'),
    ],
    ['no type', change({}, { type: undefined }), 400, missing('type')],
    ['another type', change({}, { type: 'accounts' }), 400, badType('accounts')],
    ['no data', {}, 400, missing('data')],
    ...['initial-price', 'renew-at', 'renew-period', 'state', 'uuid'].map((name): Refusal => [
      name,
      change({ [name]: '1' }),
      400,
      notAllowed(name),
    ]),
    [
      'account',
      change({}, { relationships: { account: link('accounts', '90') } }),
      400,
      notAllowed('account'),
    ],
    [
      'renew-price null',
      change({ 'renew-price': null }),
      422,
      invalidAt(attribute('renew-price'), "can't be blank"),
    ],
    [
      'renew-price abc',
      change({ 'renew-price': 'abc' }),
      422,
      invalidAt(attribute('renew-price'), 'is not a number'),
    ],
    ['variables', change({ variables: '{}' }), 422, VARIABLES],
  ])('%s', async (_what, body, status, expected) => {
    const { patch, one, entry } = shared()
    const before = await one('services/1')
    const answer = await patch('services/1', body)
    expect([answer.status, parsed(answer.text)]).toEqual([status, { errors: [expected] }])
    expect(entry()?.recorded).toBeNull()
    expect(await one('services/1')).toEqual(before)
  })
})

describe('addresses', () => {
  const notFound = error(404, '404', 'Record not found', 'The record identified by 99999 could not be found.')
  test.each(['services', 'accounts', 'service-types', 'transactions'])('%s/99999', async (type) => {
    const answer = await shared().signedIn(`${type}/99999`)
    expect([answer.status, parsed(answer.text)]).toEqual([404, { errors: [notFound] }])
  })

  test.each(['services', 'accounts'])('PATCH %s/99999', async (type) => {
    const answer = await shared().patch(`${type}/99999`, { data: { type, id: '99999', attributes: {} } })
    expect([answer.status, parsed(answer.text)]).toEqual([404, { errors: [notFound] }])
  })

  test.each(['services/abc', 'services/abc/account', 'services/abc/relationships/account', 'accounts/1.5'])(
    '%s',
    async (path) => {
      const answer = await shared().signedIn(path)
      const id = path.split('/')[1] ?? ''
      expect([answer.status, parsed(answer.text)]).toEqual([400, { errors: [noId(id)] }])
    },
  )

  test.each([
    ['DELETE', 'services/1'],
    ['GET', 'nothing'],
    ['POST', 'services/1'],
    ['PATCH', 'services'],
    ['GET', 'services/1/nothing'],
    ['GET', ''],
    ['GET', 'auth'],
  ])('%s %s is not there: 404 with an empty body, even without a token', async (method, path) => {
    const { call, signedIn } = shared()
    for (const ask of [call, signedIn]) {
      const answer = await ask(path, { method })
      expect([answer.status, answer.text]).toEqual([404, ''])
    }
  })
})

const accept = (value: string) =>
  error(
    406,
    '406',
    'Not acceptable',
    `All requests must use the 'application/vnd.api+json' Accept without media type parameters. This request specified '${value}'.`,
  )
const contentType = (value: string) =>
  error(
    415,
    '415',
    'Unsupported media type',
    `All requests that create or update must use the 'application/vnd.api+json' Content-Type. This request specified '${value}'.`,
  )

describe('media types', () => {
  test.each([
    'application/json',
    'text/html',
    'text/html, */*;q=0.8',
    'application/vnd.api+json; profile="x"',
    'application/vnd.api+json;q=0.9',
  ])('Accept %s', async (value) => {
    const answer = await shared().signedIn('services', { headers: { accept: value } })
    expect([answer.status, parsed(answer.text)]).toEqual([406, { errors: [accept(value)] }])
  })

  test.each([
    'application/vnd.api+json',
    '*/*',
    'text/html, */*',
    'application/vnd.api+json;q=1, application/vnd.api+json',
  ])('Accept %s is right', async (value) => {
    expect((await shared().signedIn('services', { headers: { accept: value } })).status).toBe(200)
  })

  test.each(['POST', 'PATCH', 'PUT'])('Content-Type of a %s', async (method) => {
    const path = method === 'POST' ? 'services' : 'services/1'
    const answer = await shared().signedIn(path, {
      method,
      body: '{"',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    })
    // 415 comes before 406 and before the body.
    expect([answer.status, parsed(answer.text)]).toEqual([415, { errors: [contentType('application/json')] }])
    const next = await shared().signedIn(path, {
      method,
      body: '{"',
      headers: { accept: 'application/json' },
    })
    expect([next.status, parsed(next.text)]).toEqual([406, { errors: [accept('application/json')] }])
  })

  test('a charset is tolerated', async () => {
    const headers = { 'content-type': 'application/vnd.api+json; charset=utf-8' }
    const answer = await shared().signedIn('services', { method: 'POST', headers, body: {} })
    expect(parsed(answer.text)).toEqual({ errors: [missing('data')] })
  })

  test('signing in comes first', async () => {
    const { call } = shared()
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    const answer = await call('services', { method: 'POST', headers, body: '{"' })
    expect([answer.status, answer.text]).toEqual([401, ''])
  })
})

describe('queries', () => {
  const field = (name: string) =>
    error(400, '104', 'Invalid field', `${name} is not a valid field for services.`)
  const include = (name: string, type = 'services') =>
    error(400, '112', 'Invalid field', `${name} is not a valid relationship of ${type}`)
  const filter = (name: string) => error(400, '102', 'Filter not allowed', `${name} is not allowed.`)
  const value = (name: string, given: string) =>
    error(400, '107', 'Invalid filter value', `${given} is not a valid value for ${name}.`)
  const sort = (name: string) =>
    error(400, '114', 'Invalid sort criteria', `${name} is not a valid sort criteria for services`)
  const page = (detail: string) => error(400, '118', 'Invalid page value', detail)
  test.each([
    ['fields[services]=foo', field('foo')],
    ['fields[services]=name,foo', field('foo')],
    ['fields[services]=', field('nil')],
    ['fields[nothing]=name', badType('nothing')],
    ['include=foo', include('foo')],
    ['include=account.foo', include('foo', 'accounts')],
    ['include=service_type', include('service_type')],
    ['filter[foo]=1', filter('foo')],
    ['filter[state-eq]=Active', filter('state_eq')],
    ['filter[renew-at-cont]=2', filter('renew_at_cont')],
    ['filter[name]=x', filter('name')],
    ['filter[name-cont]=a,b', value('name_cont', 'a,b')],
    ['filter[name-cont]=Smith, Ltd', value('name_cont', 'Smith, Ltd')],
    ['filter[name_cont]=', value('name_cont', '')],
    ['filter[account-id-eq]=', value('account_id_eq', '')],
    ['filter[account-id-eq]=90,91', value('account_id_eq', '90,91')],
    ['filter[created-at-gteq]=soon', value('created_at_gteq', 'soon')],
    ['sort=uuid', sort('uuid')],
    ['sort=-foo', sort('foo')],
    ['sort=name,account-id', sort('account_id')],
    ['page[size]=1001', page('size exceeds maximum page size of 1000.')],
    ['page[size]=0', page('0 is not a valid value for size page parameter.')],
    ['page[size]=-1', page('-1 is not a valid value for size page parameter.')],
    ['page[size]=abc', page('0 is not a valid value for size page parameter.')],
    ['page[number]=0', page('0 is not a valid value for number page parameter.')],
    ['fields[services]=foo&include=foo&filter[foo]=1&sort=foo&page[size]=0', field('foo')],
    ['include=foo&filter[foo]=1&sort=foo&page[size]=0', include('foo')],
    ['filter[foo]=1&sort=foo&page[size]=0', filter('foo')],
    ['sort=foo&page[size]=0', sort('foo')],
  ])('%s', async (query, expected) => {
    const answer = await shared().signedIn(`services?${query}`)
    expect([answer.status, parsed(answer.text)]).toEqual([400, { errors: [expected] }])
  })

  test.each(['fields[services]=foo', 'include=foo'])('%s of one, and of a create', async (query) => {
    const { signedIn, post } = shared()
    for (const answer of [
      await signedIn(`services/1?${query}`),
      await post(`services?${query}`, service()),
    ]) {
      expect([answer.status, parsed(answer.text)]).toMatchObject([400, { errors: [{ status: '400' }] }])
    }
  })
})

describe('500', () => {
  const unexpected = error(500, '500', 'Internal Server Error', 'Internal Server Error')
  test.each(['services?sort=renew-period', 'services?sort=name,-renew-period', 'accounts?sort=currency'])(
    '%s',
    async (path) => {
      const answer = await shared().signedIn(path)
      expect([answer.status, parsed(answer.text)]).toEqual([500, { errors: [unexpected] }])
    },
  )

  test.each([
    { data: { ...DATA, attributes: 'x' } },
    { data: { ...DATA, relationships: [] } },
    service({}, { account: 'x' }),
  ])('a body in no form that it expects: %j', async (body) => {
    const answer = await refused(shared(), body)
    expect([answer.status, parsed(answer.text)]).toEqual([500, { errors: [unexpected] }])
  })

  test('a remote system that refuses: nothing is kept, nothing is charged', async () => {
    const site = shared()
    const account = await site.one('accounts/90')
    const history = await site.list('transactions')
    const body = service(
      { 'initial-price': '10', variables: { attributes: { name: 'Office' } } },
      { 'service-type': link('service-types', '19') },
    )
    const answer = await refused(site, body)
    expect([answer.status, parsed(answer.text)]).toEqual([500, { errors: [unexpected] }])
    expect(await site.one('accounts/90')).toEqual(account)
    expect(await site.list('transactions')).toEqual(history)
  })
})
