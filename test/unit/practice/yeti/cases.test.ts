import { request, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import {
  error,
  idsOf,
  invalidAt,
  JSON_API,
  link,
  matching,
  oneOf,
  parsed,
  Resource,
  service,
  yeti,
} from './yeti.ts'

/** The numbered cases of yeti.md 5.4: what the project's own specs and the seed say. 19 is among the renewals. */
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const refusal = (detail: string) => ({
  errors: [{ title: 'Authentication failed', detail, code: '401', status: '401' }],
})

describe('signing in', () => {
  test('1: the right credentials', async () => {
    const { authenticate, practice } = await yeti()
    const answer = await authenticate(practice.credentials.yeti)
    expect(answer.status).toBe(201)
    expect(v.is(v.strictObject({ jwt: v.string() }), parsed(answer.text))).toBe(true)
  })

  test('2: a wrong password, and a wrong name', async () => {
    const { authenticate, practice } = await yeti()
    const { username, password } = practice.credentials.yeti
    for (const auth of [
      { username, password: 'x' },
      { username: 'x', password },
      { username },
      { username, password: 1 },
    ]) {
      const answer = await authenticate(auth)
      expect([answer.status, parsed(answer.text)]).toEqual([401, refusal('Incorrect login or password.')])
    }
  })

  test('3: an address that is not allowed; the password is looked at first', async () => {
    const { authenticate, practice } = await yeti()
    const { yetiElsewhere } = practice.credentials
    const answer = await authenticate(yetiElsewhere)
    expect([answer.status, parsed(answer.text)]).toEqual([401, refusal('Your IP address is not allowed.')])
    const wrong = await authenticate({ ...yetiElsewhere, password: 'x' })
    expect(parsed(wrong.text)).toEqual(refusal('Incorrect login or password.'))
  })

  test('4 and 5: no token, one that is none, one that has ended, one from another address', async () => {
    let allowed = ['127.0.0.0/8']
    let clock = Date.parse('2026-11-20T09:30:00Z')
    const site = await yeti({ yeti: { allowedAddresses: () => allowed, now: () => new Date(clock) } })
    const ask = async (headers: Record<string, string>) => {
      const { status, text } = await site.call('services', { headers })
      return [status, text]
    }
    const REFUSED = [401, '']
    expect(await ask({})).toEqual(REFUSED)
    expect(await ask({ authorization: 'invalid' })).toEqual(REFUSED)
    const authorization = await site.token()
    expect((await ask({ authorization }))[0]).toBe(200)
    allowed = ['192.0.2.7']
    expect(await ask({ authorization })).toEqual(REFUSED)
    allowed = ['192.0.2.7', '127.0.0.1']
    clock += 599_000
    expect((await ask({ authorization }))[0]).toBe(200)
    clock += 61_000
    expect(await ask({ authorization })).toEqual(REFUSED)
  })
})

describe('lists of services', () => {
  test('6: every one of the type, and all ids', async () => {
    const { list } = await yeti()
    const found = await list('services?page[size]=8')
    expect(found.data.map(({ type }) => type)).toEqual(Array(8).fill('services'))
    expect(idsOf(found)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  })

  test('7 and 8: pages, of 50 unless it is said', async () => {
    const { list } = await yeti()
    const ids = Array.from({ length: 60 }, (_, at) => String(at + 1))
    const meta = { 'total-count': 60 }
    for (const query of ['', '?page[number]=1']) {
      const first = await list(`services${query}`)
      expect([idsOf(first), first.meta]).toEqual([ids.slice(0, 50), meta])
    }
    const second = await list('services?page[number]=2&page[size]=50')
    expect([idsOf(second), second.meta]).toEqual([ids.slice(50), meta])
    const sixth = await list('services?page[number]=6&page[size]=10')
    expect([idsOf(sixth), sixth.meta]).toEqual([ids.slice(50), meta])
  })

  test('9: one service', async () => {
    const { one, signedIn } = await yeti()
    const { data } = await one('services/1')
    expect(Object.keys(data.attributes)).toEqual([
      'name',
      'variables',
      'state',
      'initial-price',
      'renew-price',
      'created-at',
      'renew-at',
      'renew-period',
      'uuid',
    ])
    expect(data.attributes).toMatchObject({
      'initial-price': matching(/^-?\d+\.\d+$/),
      'renew-price': matching(/^-?\d+\.\d+$/),
      'created-at': matching(ISO),
      'renew-at': matching(ISO),
      uuid: matching(UUID),
    })
    expect(Object.keys(data.relationships)).toEqual([
      'account',
      'service-type',
      'transactions',
      'package-counters',
    ])
    expect((await signedIn('services/99999')).status).toBe(404)
  })
})

describe('creating a service', () => {
  test('10: the recorded one, member for member', async () => {
    const { post, practice, entry } = await yeti()
    const answer = await post('services', {
      data: {
        type: 'services',
        attributes: { name: 'name', 'initial-price': 1.23, 'renew-price': 3.24 },
        relationships: { account: link('accounts', '90'), 'service-type': link('service-types', '16') },
      },
    })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([201, JSON_API])
    const self = `${practice.url}api/rest/admin/services/61`
    const links = (name: string) => ({ self: `${self}/relationships/${name}`, related: `${self}/${name}` })
    const { attributes } = oneOf(answer.text).data
    // The text, so that the order counts.
    expect(answer.text).toBe(
      JSON.stringify({
        data: {
          id: '61',
          type: 'services',
          links: { self },
          attributes: {
            name: 'name',
            variables: null,
            state: 'Active',
            'initial-price': '1.23',
            'renew-price': '3.24',
            'created-at': attributes['created-at'],
            'renew-at': null,
            'renew-period': 'Disabled',
            uuid: attributes['uuid'],
          },
          relationships: {
            account: { links: links('account'), data: { type: 'accounts', id: '90' } },
            'service-type': { links: links('service-type') },
            transactions: { links: links('transactions') },
            'package-counters': { links: links('package-counters') },
          },
        },
      }),
    )
    expect(attributes).toMatchObject({
      'created-at': matching(ISO),
      uuid: matching(UUID),
    })
    expect(answer.headers.get('location')).toBe(self)
    expect(entry()).toMatchObject({ method: 'POST', status: 201, recorded: { id: '61' } })
  })

  test('10: the headers', async () => {
    const { post } = await yeti()
    const { headers } = await post('services', service())
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-frame-options': 'SAMEORIGIN',
      'x-xss-protection': '0',
      'x-content-type-options': 'nosniff',
      'x-permitted-cross-domain-policies': 'none',
      'referrer-policy': 'strict-origin-when-cross-origin',
      vary: 'Accept',
      etag: matching(/^W\/"[0-9a-f]{32}"$/),
      'cache-control': 'max-age=0, private, must-revalidate',
      'x-request-id': matching(UUID),
      'x-runtime': matching(/^\d+\.\d{6}$/),
      'content-length': matching(/^\d+$/),
    })
  })

  test('links and Location have the host that was asked', async () => {
    const { practice, token } = await yeti()
    const headers = { host: 'yeti.example.com:8443', authorization: await token(), 'content-type': JSON_API }
    const url = new URL('api/rest/admin/services', practice.url)
    const sent = request(url, { method: 'POST', headers })
    sent.end(JSON.stringify(service()))
    const answer = await new Promise<IncomingMessage>((resolve) => sent.once('response', resolve))
    const self = 'http://yeti.example.com:8443/api/rest/admin/services/61'
    const { data } = v.parse(v.object({ data: Resource }), await json(answer))
    expect([data.links.self, answer.headers.location]).toEqual([self, self])
  })

  test('11: prices as texts, nothing else', async () => {
    const { post } = await yeti()
    const answer = await post('services', service({ 'initial-price': '12.34', 'renew-price': '1.23' }))
    expect([answer.status, oneOf(answer.text).data.attributes]).toMatchObject([
      201,
      { 'initial-price': '12.34', 'renew-price': '1.23', name: null, variables: null },
    ])
  })

  test('12: everything', async () => {
    const { post, one } = await yeti()
    const renewAt = new Date(Date.now() + 86_400_000).toISOString()
    const sent = { name: 'x', 'renew-at': renewAt, variables: { key: 'value' }, 'renew-period': 'Month' }
    const answer = await post('services', service(sent))
    expect(answer.status).toBe(201)
    const { data } = oneOf(answer.text)
    expect(data.attributes).toMatchObject(sent)
    expect((await one(`services/${data.id}`)).data).toEqual(data)
  })

  test('13: nothing at all', async () => {
    const { post } = await yeti()
    const answer = await post('services', { data: { type: 'services', attributes: {}, relationships: {} } })
    expect([answer.status, parsed(answer.text)]).toEqual([
      422,
      {
        errors: [
          invalidAt('/data/relationships/service-type', 'must exist'),
          invalidAt('/data/relationships/account', 'must exist'),
          invalidAt('/data/attributes/initial-price', "can't be blank"),
          invalidAt('/data/attributes/renew-price', "can't be blank"),
        ],
      },
    ])
  })

  test('14: PUT and PATCH', async () => {
    const { patch, one, entry } = await yeti()
    const attributes = { name: 'new', 'renew-price': 123.45, variables: { foo: 'bar' } }
    const before = await one('services/1')
    const answer = await patch('services/1', { data: { type: 'services', id: '1', attributes } }, 'PUT')
    expect(answer.status).toBe(200)
    const changed = { ...before.data.attributes, ...attributes, 'renew-price': '123.45' }
    expect(oneOf(answer.text).data).toEqual({ ...before.data, attributes: changed })
    expect(await one('services/1')).toEqual(oneOf(answer.text))
    expect(answer.headers.get('location')).toBeNull()
    const named = await patch('services/1', {
      data: { type: 'services', id: '1', attributes: { name: 'x' } },
    })
    // What was left out stays, and what is blank is null.
    expect(oneOf(named.text).data.attributes).toEqual({ ...changed, name: 'x' })
    const again = await patch('services/1', {
      data: { type: 'services', id: '1', attributes: { variables: {} } },
    })
    expect(oneOf(again.text).data.attributes).toEqual({ ...changed, name: 'x', variables: null })
    await patch('services/2', { data: { type: 'services', id: '2', attributes: {} } })
    expect(entry()).toMatchObject({ method: 'PATCH', status: 200, recorded: { id: '2' } })
  })
})

describe('accounts', () => {
  test('16: a list on one page has first and last alone', async () => {
    const { list } = await yeti()
    const { data, links, meta } = await list('accounts?filter[name-in]=Rathmines Rentals,Oakridge Homes')
    expect([data.length, Object.keys(links), meta]).toEqual([2, ['first', 'last'], { 'total-count': 2 }])
  })

  test('16: filters of texts behave as named', async () => {
    const { list, patch } = await yeti()
    const names = ['string', 'str', 'str2', 'my string value', 'ing']
    for (const [at, name] of names.entries()) {
      const id = String(71 + at)
      await patch(`accounts/${id}`, { data: { type: 'accounts', id, attributes: { name } } })
    }
    const named = async (filter: string) => {
      const { data } = await list(`accounts?filter[${filter}&sort=id`)
      return data.map(({ attributes }) => attributes['name'])
    }
    expect(await named('name_cont]=string')).toEqual(['string', 'my string value'])
    expect(await named('name_start]=str')).toEqual(['string', 'str', 'str2'])
    expect(await named('name_end]=ing')).toEqual(['string', 'ing'])
    expect(await named('name_eq]=str')).toEqual(['str'])
    expect(await named('name_in]=str,str2')).toEqual(['str', 'str2'])
    expect(await named('name_cont_any]=string,val')).toEqual(['string', 'my string value'])
  })

  test('17: one that is not there, and a balance that cannot be set', async () => {
    const { signedIn, patch } = await yeti()
    const missing = await signedIn('accounts/99999')
    expect([missing.status, v.is(v.object({ data: v.any() }), parsed(missing.text))]).toEqual([404, false])
    const body = { data: { type: 'accounts', id: '90', attributes: { balance: '5' } } }
    const answer = await patch('accounts/90', body, 'PUT')
    expect([answer.status, parsed(answer.text)]).toEqual([
      400,
      { errors: [error(400, '105', 'Param not allowed', 'balance is not allowed.')] },
    ])
  })

  test('what can be set of one', async () => {
    const { patch } = await yeti()
    const send = (attributes: object) =>
      patch('accounts/90', { data: { type: 'accounts', id: '90', attributes } })
    const answer = await send({ name: 'x', 'min-balance': -5, vat: '19.60', 'external-id': 7 })
    expect([answer.status, oneOf(answer.text).data.attributes]).toMatchObject([
      200,
      { name: 'x', 'min-balance': '-5.0', vat: '19.6', 'external-id': 7, balance: '250.0' },
    ])
    const refused = await send({ name: '', 'max-balance': 'much' })
    expect(parsed(refused.text)).toEqual({
      errors: [
        invalidAt('/data/attributes/name', "can't be blank"),
        invalidAt('/data/attributes/max-balance', 'is not a number'),
      ],
    })
  })
})

describe('service types', () => {
  const create = (attributes: object) => ({ data: { type: 'service-types', attributes } })
  const LOGGING = 'Billing::Provisioning::Logging'

  test('18: list, one, create, delete', async () => {
    const { list, one, post, signedIn } = await yeti()
    expect(idsOf(await list('service-types'))).toEqual(['16', '17', '18', '19', '20'])
    expect((await one('service-types/16')).data.attributes).toEqual({
      name: 'Broadband',
      'force-renew': false,
      'provisioning-class': LOGGING,
      variables: null,
    })
    const answer = await post('service-types', create({ name: 'test', 'provisioning-class': LOGGING }))
    expect(answer.status).toBe(201)
    const { data } = oneOf(answer.text)
    expect([data.id, answer.headers.get('location')]).toEqual(['21', data.links.self])
    const removed = await signedIn('service-types/21', { method: 'DELETE' })
    expect([removed.status, removed.text]).toEqual([204, ''])
    expect((await signedIn('service-types/21')).status).toBe(404)
  })

  test('18: one with services is not deleted', async () => {
    const { signedIn } = await yeti()
    const answer = await signedIn('service-types/16', { method: 'DELETE' })
    const message = 'Cannot delete record because dependent services exist'
    expect([answer.status, parsed(answer.text)]).toEqual([
      422,
      { errors: [error(422, '100', message, message, '/data')] },
    ])
    expect((await signedIn('service-types/16')).status).toBe(200)
  })

  test('what a new one must have', async () => {
    const { post } = await yeti()
    const errorsOf = async (attributes: object) =>
      parsed((await post('service-types', create(attributes))).text)
    expect(await errorsOf({ 'provisioning-class': 'x', variables: [1] })).toEqual({
      errors: [
        invalidAt('/data/attributes/name', "can't be blank"),
        invalidAt('/data/attributes/provisioning-class', 'is not included in the list'),
        invalidAt('/data/attributes/variables', 'must be a JSON object or empty'),
      ],
    })
    expect(await errorsOf({ name: 'Broadband', 'provisioning-class': LOGGING })).toEqual({
      errors: [invalidAt('/data/attributes/name', 'has already been taken')],
    })
  })
})

describe('the sample', () => {
  test('the account and the type that an example names', async () => {
    const { one, list } = await yeti()
    expect((await one('accounts/90')).data.attributes).toMatchObject({
      currency: 'EUR',
      balance: '250.0',
      'min-balance': '-100.0',
    })
    const { data } = await list('accounts')
    const attributes = data.map((account) => account.attributes)
    expect(data.length).toBe(25)
    expect(new Set(attributes.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'GBP']))
    const names = attributes.map(({ name }) => String(name))
    expect([names.some((name) => name.includes(',')), names.some((name) => name.includes('"'))]).toEqual([
      true,
      true,
    ])
    const above = attributes.map((one) => Number(one['balance']) - Number(one['min-balance']))
    expect([above.some((left) => left < 0), above.some((left) => left > 0 && left < 10)]).toEqual([
      true,
      true,
    ])
  })

  test('one service has no name, one is suspended, and each has its history', async () => {
    const { list } = await yeti()
    const { data } = await list('services?page[size]=100')
    expect(data.some(({ attributes }) => attributes['name'] === null)).toBe(true)
    expect(data.filter(({ attributes }) => attributes['state'] === 'Suspended').length).toBe(1)
    const { data: history } = await list('transactions?page[size]=100')
    const charged = data.filter(({ attributes }) => attributes['initial-price'] !== '0.0')
    expect(history.map(({ relationships }) => relationships['service']?.data)).toEqual(
      charged.map(({ type, id }) => ({ type, id })),
    )
    expect(history.every((one) => v.is(Resource, one))).toBe(true)
  })
})
