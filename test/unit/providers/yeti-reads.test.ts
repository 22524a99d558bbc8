import { describe, expect, test } from 'vitest'
import type { ServiceFilters } from '#shared/contract/yeti.ts'
import { seed } from '../../support/seeds.ts'
import {
  ADMIN,
  denied,
  document,
  hangUp,
  nginx403,
  PASSWORD,
  text,
  yetiService,
  type Answer,
} from '../../support/yeti-service.ts'

const ROOT = '/api/rest/admin/'

/** A served connection, the queries it was asked, and its reads. */
async function yeti(...answers: Answer[]) {
  const { provider, connection, server, asked } = await yetiService(answers)
  return {
    accounts: (text = '', page = 1) => provider.accounts(connection, ADMIN, { text, page }),
    account: (id: string) => provider.account(connection, ADMIN, id),
    serviceTypes: (text = '', page = 1) => provider.serviceTypes(connection, ADMIN, { text, page }),
    serviceType: (id: string) => provider.serviceType(connection, ADMIN, id),
    services: (filters: Partial<ServiceFilters> = {}, page = 1) =>
      provider.services(connection, ADMIN, {
        page,
        filters: { ...NO_FILTERS, ...filters },
        sort: '-created-at',
      }),
    service: (id: string) => provider.service(connection, ADMIN, id),
    variables: (id: string) => provider.variables(connection, ADMIN, id),
    asked,
    /** Path and parameters of what was asked, without the sign-in. */
    questions: () =>
      server.received.slice(1).map(({ path }) => {
        const url = new URL(path, 'http://x/')
        return [url.pathname, Object.fromEntries(url.searchParams)] as const
      }),
  }
}

const NO_FILTERS: ServiceFilters = {
  name: '',
  accountId: null,
  typeId: null,
  createdFrom: null,
  createdTo: null,
  renewTo: null,
}

const list = (data: readonly object[], more: object = {}) => document(200, { data, ...more })
const account = (id: string, attributes: object = {}) => ({
  type: 'accounts',
  id,
  attributes: {
    name: 'Harbour Lets',
    currency: 'EUR',
    balance: '120.50',
    'min-balance': '-10.0',
    ...attributes,
  },
})
const serviceType = (id: string, attributes: object = {}) => ({
  type: 'service-types',
  id,
  attributes: {
    name: 'Broadband',
    'force-renew': true,
    'provisioning-class': 'Billing::Provisioning::FreeMinutes',
    variables: { password: 'not-for-us' },
    ...attributes,
  },
})
const service = (id: string, attributes: object = {}, relationships: object = {}) => ({
  type: 'services',
  id,
  attributes: {
    name: 'Broadband [ho-7k2m9x4q]',
    variables: { password: 'not-for-us' },
    state: 'Active',
    'initial-price': '1.23',
    'renew-price': '3.24',
    'created-at': '2026-01-02T12:46:12.104Z',
    'renew-at': '2026-02-01T00:00:00.000+01:00',
    'renew-period': 'Month',
    ...attributes,
  },
  relationships: {
    account: { data: { type: 'accounts', id: '90' } },
    'service-type': { data: { type: 'service-types', id: '16' } },
    ...relationships,
  },
})

describe('accounts', () => {
  const ASKED = {
    sort: 'name',
    'fields[accounts]': 'name,currency,balance,min-balance',
    'page[number]': '1',
    'page[size]': '20',
  }

  test('by a part of their name, by name, with nothing but what is shown', async () => {
    const { accounts, questions } = await yeti(list([account('90')], { links: { first: '/', last: '/' } }))
    expect(await accounts(' Smith, “Ltd” "x" ')).toEqual({
      accounts: [{ id: '90', name: 'Harbour Lets', currency: 'EUR', balance: '120.50', minBalance: '-10.0' }],
      next: null,
      failure: null,
    })
    expect(questions()).toEqual([
      [`${ROOT}accounts`, { ...ASKED, 'filter[name-cont]': '"Smith, “Ltd” ""x"""' }],
    ])
  })

  test('all of them: an empty filter is left out', async () => {
    const { accounts, questions } = await yeti(list([]))
    await accounts('  ', 3)
    expect(questions()).toEqual([[`${ROOT}accounts`, { ...ASKED, 'page[number]': '3' }]])
  })

  test.each<[string, object, number | null]>([
    ['a link', { links: { first: '/1', next: '/2', last: '/9' } }, 2],
    ['no link', { links: { first: '/1', last: '/1' }, meta: { 'total-count': 99 } }, null],
    ['a link to nothing', { links: { next: null } }, null],
    ['a total, where a list links only to itself', { links: { self: '/' }, meta: { 'total-count': 21 } }, 2],
    ['a total that is more', { meta: { 'total-count': 21 } }, 2],
    ['a total that is reached', { meta: { 'total-count': 20 } }, null],
    ['nothing at all, and a page that is not full', {}, null],
  ])('the next page, by %s', async (_, more, next) => {
    const { accounts } = await yeti(list([account('1')], more))
    expect((await accounts()).next).toBe(next)
  })

  test('the next page of a full one that says nothing', async () => {
    const full = Array.from({ length: 20 }, (_, index) => account(String(index + 1)))
    const { accounts } = await yeti(list(full), list([]))
    expect((await accounts()).next).toBe(2)
    expect((await accounts('', 2)).next).toBeNull()
  })

  test('an empty page links to nothing', async () => {
    const { accounts } = await yeti(list([], { links: { next: '/2' } }))
    expect((await accounts()).next).toBeNull()
  })

  test.each<[string, object, object]>([
    ['numbers for text, digit by digit', { balance: 'B', 'min-balance': 'M' }, {}],
    ['nothing', { balance: null, 'min-balance': undefined, currency: null }, {}],
  ])('an account with %s', async (_, attributes) => {
    const written = JSON.stringify({ data: [account('90', attributes)] })
      .replace('"B"', '12345678901234567890.10')
      .replace('"M"', '-0.30')
    const { accounts } = await yeti(document(200, written))
    const [one] = (await accounts()).accounts
    expect([one?.balance, one?.minBalance]).toEqual(
      'balance' in attributes && attributes.balance === 'B'
        ? ['12345678901234567890.10', '-0.30']
        : [null, null],
    )
  })

  test.each(['1e3', '1,50', '', 'NaN'])('an amount “%s” is none', async (balance) => {
    const { accounts } = await yeti(list([account('90', { balance })]))
    expect((await accounts()).accounts[0]?.balance).toBeNull()
  })

  test('ids that are numbers are taken, others are passed over', async () => {
    const { accounts } = await yeti(
      document(200, {
        data: [
          { ...account(''), id: 7 },
          account('abc'),
          account('../8'),
          { type: 'accounts' },
          null,
          account('9'),
        ],
        unknown: { member: 1 },
      }),
    )
    expect((await accounts()).accounts.map(({ id }) => id)).toEqual(['7', '9'])
  })

  test('one as it stands now', async () => {
    const { account: read, questions } = await yeti(document(200, { data: account('90') }))
    expect(await read('90')).toMatchObject({ account: { id: '90', balance: '120.50' }, failure: null })
    expect(questions()).toEqual([
      [`${ROOT}accounts/90`, { 'fields[accounts]': 'name,currency,balance,min-balance' }],
    ])
  })

  test.each<[string, Answer, string, string]>([
    ['none', document(404, { errors: [{ code: '404' }] }), '90', 'HO-YETI-READ-MISSING'],
    ['another', document(200, { data: account('91') }), '90', 'HO-YETI-READ-UNREADABLE'],
    ['a list', list([account('90')]), '90', 'HO-YETI-READ-UNREADABLE'],
    ['an id that leads elsewhere', hangUp, '../services/1', 'HO-YETI-READ-MISSING'],
  ])('%s: no account, and why', async (_, answer, id, code) => {
    const { account: read } = await yeti(answer)
    expect(await read(id)).toMatchObject({ account: null, failure: { code, from: 'service' } })
  })
})

describe('service types', () => {
  const FIELDS = { 'fields[service-types]': 'name,force-renew,provisioning-class' }

  test('by name, and never their variables', async () => {
    const { serviceTypes, questions } = await yeti(list([serviceType('16')], { links: { next: '/' } }))
    const read = await serviceTypes('broad')
    expect(read).toEqual({
      types: [{ id: '16', name: 'Broadband', forceRenew: true, provisioning: 'free-minutes' }],
      next: 2,
      failure: null,
    })
    expect(JSON.stringify(read)).not.toContain('not-for-us')
    expect(questions()).toEqual([
      [
        `${ROOT}service-types`,
        { ...FIELDS, 'filter[name-cont]': 'broad', sort: 'name', 'page[number]': '1', 'page[size]': '20' },
      ],
    ])
  })

  test.each<[unknown, string]>([
    ['Billing::Provisioning::Logging', 'logging'],
    ['Billing::Provisioning::FreeMinutes', 'free-minutes'],
    ['Billing::Provisioning::PhoneSystems', 'phone-systems'],
    ['Billing::Provisioning::New', 'other'],
    [null, 'other'],
    [{}, 'other'],
  ])('what %s does', async (provisioningClass, provisioning) => {
    const type = serviceType('16', { 'provisioning-class': provisioningClass, 'force-renew': 'yes' })
    const { serviceType: read, questions } = await yeti(document(200, { data: type }))
    expect(await read('16')).toEqual({
      type: { id: '16', name: 'Broadband', forceRenew: null, provisioning },
      failure: null,
    })
    expect(questions()).toEqual([[`${ROOT}service-types/16`, FIELDS]])
  })

  test('none', async () => {
    const { serviceType: read } = await yeti(document(404, {}))
    expect(await read('16')).toMatchObject({ type: null, failure: { code: 'HO-YETI-READ-MISSING' } })
  })
})

describe('the list of services', () => {
  const included = [
    // The same number, and neither is the other.
    { type: 'service-types', id: '90', attributes: { name: 'A type' } },
    { type: 'accounts', id: '90', attributes: { name: 'Harbour Lets', currency: 'EUR' } },
    { type: 'service-types', id: '16', attributes: { name: 'Broadband' } },
  ]
  const ASKED = {
    include: 'account,service-type',
    'fields[services]':
      'name,state,initial-price,renew-price,created-at,renew-at,renew-period,account,service-type',
    'fields[accounts]': 'name,currency',
    'fields[service-types]': 'name',
    sort: '-created-at',
    'page[number]': '1',
    'page[size]': '25',
  }

  test('each with its account and type, in order, without variables', async () => {
    const { services, questions } = await yeti(
      list([service('10')], { included, meta: { 'total-count': 26 }, links: { next: '/2' } }),
    )
    const read = await services()
    expect(read).toEqual({
      services: [
        {
          id: '10',
          name: 'Broadband [ho-7k2m9x4q]',
          state: 'Active',
          initialPrice: '1.23',
          renewPrice: '3.24',
          createdAt: '2026-01-02T12:46:12.104Z',
          renewAt: '2026-02-01T00:00:00.000+01:00',
          renewPeriod: 'monthly',
          account: { id: '90', name: 'Harbour Lets', currency: 'EUR' },
          type: { id: '16', name: 'Broadband' },
        },
      ],
      total: 26,
      next: 2,
      failure: null,
    })
    expect(questions()).toEqual([[`${ROOT}services`, ASKED]])
  })

  test('narrowed: days in UTC from their beginning to the next', async () => {
    const { services, questions } = await yeti(list([]))
    await services(
      {
        name: ' a,b ',
        accountId: '90',
        typeId: '16',
        createdFrom: '2026-02-28',
        createdTo: '2026-02-28',
        renewTo: '2026-12-31',
      },
      4,
    )
    expect(questions()[0]?.[1]).toEqual({
      ...ASKED,
      'page[number]': '4',
      'filter[name-cont]': '"a,b"',
      'filter[account-id-eq]': '90',
      'filter[type-id-eq]': '16',
      'filter[created-at-gteq]': '2026-02-28T00:00:00.000Z',
      'filter[created-at-lt]': '2026-03-01T00:00:00.000Z',
      'filter[renew-at-lt]': '2027-01-01T00:00:00.000Z',
    })
  })

  test.each<[string, unknown, string]>([
    ['once', 'Disabled', 'one-time'],
    ['daily', 'Day', 'daily'],
    ['monthly', 'Month', 'monthly'],
    ['by a word nobody knows', 'Week', 'unknown'],
    ['by nothing', null, 'unknown'],
  ])('charged %s', async (_, period, renewPeriod) => {
    const { services } = await yeti(list([service('10', { 'renew-period': period })]))
    expect((await services()).services[0]?.renewPeriod).toBe(renewPeriod)
  })

  test('what is not told is not made up', async () => {
    const bare = { type: 'services', id: '10' }
    const linksOnly = service('11', {}, { account: { links: {} }, 'service-type': { data: null } })
    const { services } = await yeti(
      list([bare, linksOnly, service('12')], { included: included.slice(0, 1) }),
    )
    const read = await services()
    expect(read.services).toMatchObject([
      { id: '10', name: '', state: '', initialPrice: null, createdAt: null, account: null, type: null },
      { id: '11', account: null, type: null },
      { id: '12', account: { id: '90', name: '', currency: '' }, type: { id: '16', name: '' } },
    ])
    expect(read.total).toBeNull()
  })

  test('a name as it is, but in one line and without the password', async () => {
    const long = `${'x'.repeat(400)} [ho-7k2m9x4q]`
    const { services } = await yeti(
      list([service('1', { name: long }), service('2', { name: `a\n\u202Eb  ${PASSWORD} 👩‍🔧` })]),
    )
    expect((await services()).services.map(({ name }) => name)).toEqual([long, 'a b  … 👩‍🔧'])
  })
})

describe('one service', () => {
  const charge = (id: string, amount: unknown) => ({
    type: 'transactions',
    id,
    attributes: { description: 'Renew service', amount, 'created-at': '2026-02-01T00:00:03.000Z' },
  })

  test('the documented one, with its charges, the latest first', async () => {
    const { service: read, questions } = await yeti(
      document(200, seed('service-response.json')),
      list([charge('5', '3.24'), charge('4', '-1.0')], { links: { first: '/', last: '/' } }),
    )
    expect(await read('10')).toEqual({
      service: {
        id: '10',
        name: 'name',
        state: 'Active',
        initialPrice: '1.23',
        renewPrice: '3.24',
        createdAt: '2026-01-02T12:46:12.104Z',
        renewAt: null,
        renewPeriod: 'one-time',
        account: { id: '90', name: '', currency: '' },
        type: null,
      },
      charges: [
        { id: '5', description: 'Renew service', amount: '3.24', createdAt: '2026-02-01T00:00:03.000Z' },
        { id: '4', description: 'Renew service', amount: '-1.0', createdAt: '2026-02-01T00:00:03.000Z' },
      ],
      allCharges: true,
      failure: null,
    })
    expect(questions().map(([path]) => path)).toEqual([
      `${ROOT}services/10`,
      `${ROOT}services/10/transactions`,
    ])
    expect(questions()[1]?.[1]).toEqual({
      sort: '-created-at',
      'fields[transactions]': 'description,amount,created-at',
      'page[number]': '1',
      'page[size]': '50',
    })
  })

  test('with more charges than are shown', async () => {
    const { service: read } = await yeti(
      document(200, { data: service('10') }),
      list([charge('5', 1.1)], { links: { next: '/2' } }),
    )
    expect(await read('10')).toMatchObject({ allCharges: false, charges: [{ amount: '1.1' }] })
  })

  test('whose charges cannot be read', async () => {
    const { service: read } = await yeti(document(200, { data: service('10') }), text(500, 'text/plain', ''))
    expect(await read('10')).toMatchObject({
      service: { id: '10' },
      charges: [],
      allCharges: false,
      failure: { code: 'HO-YETI-READ-SERVER' },
    })
  })

  test('that is not there: nothing more is asked', async () => {
    const { service: read, questions } = await yeti(document(404, {}))
    expect(await read('10')).toMatchObject({ service: null, failure: { code: 'HO-YETI-READ-MISSING' } })
    expect(questions()).toHaveLength(1)
  })
})

describe('the variables of a service', () => {
  const variables = (json: string) =>
    document(200, `{"data":{"type":"services","id":"10","attributes":{"variables":${json}}}}`)

  test('every digit as it stands, indented', async () => {
    const json =
      '{"a":1.50,"big":12345678901234567890,"e":1e400,"n":-0,"list":[1,{"b":null}],"none":{},"l":[],"q":"\\"\\u00e9"}'
    const { variables: read, questions } = await yeti(variables(json))
    expect(await read('10')).toEqual({
      variables: [
        '{',
        '  "a": 1.50,',
        '  "big": 12345678901234567890,',
        '  "e": 1e400,',
        '  "n": -0,',
        '  "list": [',
        '    1,',
        '    {',
        '      "b": null',
        '    }',
        '  ],',
        '  "none": {},',
        '  "l": [],',
        '  "q": "\\"é"',
        '}',
      ].join('\n'),
      failure: null,
    })
    expect(questions()).toEqual([[`${ROOT}services/10`, { 'fields[services]': 'variables' }]])
  })

  test.each(['null', '"no"', '[1]'])('that are %s', async (json) => {
    const { variables: read } = await yeti(variables(json))
    const shown = json === 'null' ? '' : JSON.stringify(JSON.parse(json), null, 2)
    expect(await read('10')).toEqual({ variables: shown, failure: null })
  })

  test('that hold the password of the connection are not shown: without it they would be others', async () => {
    const { variables: read } = await yeti(variables(`{"a":"${PASSWORD}","${PASSWORD}":1}`))
    expect(await read('10')).toEqual({
      variables: null,
      failure: {
        path: '',
        message: 'These variables hold the connection’s own password.',
        fix: 'Look at them in Yeti itself.',
        from: 'service',
        code: 'HO-YETI-VARIABLES-SECRET',
      },
    })
  })

  test('that cannot be read', async () => {
    const { variables: read } = await yeti(nginx403)
    expect(await read('10')).toMatchObject({
      variables: null,
      failure: { code: 'HO-YETI-LETS-ONLY-ITSELF-IN' },
    })
  })
})

describe('a read that fails says why', () => {
  test.each<[string, Answer, string, RegExp]>([
    [
      '400',
      document(400, { errors: [{ detail: PASSWORD }] }),
      'HO-YETI-READ-REFUSED',
      /did not take the question/,
    ],
    ['401 twice', document(401, ''), 'HO-YETI-TOKEN', /did not take that sign-in/],
    ['nginx', nginx403, 'HO-YETI-LETS-ONLY-ITSELF-IN', /nginx/],
    ['403', document(403, {}), 'HO-YETI-FORBIDDEN', /does not let it/],
    ['404', text(404, 'text/html', ''), 'HO-YETI-READ-MISSING', /nothing at this place/],
    ['429', text(429, 'text/plain', ''), 'HO-YETI-RATE', /fewer requests/],
    ['503', text(503, 'text/plain', ''), 'HO-YETI-BUSY', /not available/],
    ['500', text(500, 'text/plain', ''), 'HO-YETI-READ-SERVER', /server failed/],
    ['a redirect', text(302, 'text/plain', ''), 'HO-YETI-REDIRECT', /redirect/],
    ['a page', text(200, 'text/html', '<html></html>'), 'HO-YETI-READ-UNREADABLE', /could not be read/],
    ['errors in a 200', document(200, { data: [], errors: [{}] }), 'HO-YETI-READ-UNREADABLE', /./],
    ['a broken connection', hangUp, 'HO-HTTP-LOST', /could not be reached/],
  ])('%s', async (_, answer, code, words) => {
    const read = await yeti(answer)
    for (const { failure } of [await read.accounts(), await read.serviceTypes(), await read.services()]) {
      expect(failure?.code).toBe(code)
      expect(`${failure?.message} ${failure?.fix}`).toMatch(words)
      expect(JSON.stringify(failure)).not.toContain(PASSWORD)
    }
  })

  test('a refused sign-in', async () => {
    const { provider, connection } = await yetiService(hangUp, {
      auth: denied('Your IP address is not allowed.'),
    })
    expect((await provider.accounts(connection, ADMIN, { text: '', page: 1 })).failure).toMatchObject({
      code: 'HO-YETI-ADDRESS-NOT-ALLOWED',
      fix: expect.stringContaining('allowed addresses of this user') as string,
    })
  })
})
