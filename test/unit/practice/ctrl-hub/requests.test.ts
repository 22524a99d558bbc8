import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { BareError, Errors, JSON_API, ORG, parsed, sampleId, sharedHub } from './hub.ts'

const meter = { data: { type: 'meters', id: sampleId('0003') } }
const psr = (change: object = {}) => ({
  type: 'psrs',
  attributes: { priority: 1, extra_info: [] },
  relationships: { meter },
  ...change,
})

const site = sharedHub()

describe('addresses and methods', () => {
  test.each([
    ['v3'],
    ['v3/nothing'],
    ['v3/psrs/1'],
    ['v3/meters'],
    ['V3/orgs'],
    ['v3/Orgs'],
    [`v3/orgs/${sampleId('0001', 9)}/customers/contacts`],
    [`v3/orgs/${ORG}/customers/accounts/${sampleId('0007')}`],
    [`v3/orgs/${ORG}/customers/appointments/${sampleId('000d')}`],
    [`v3/properties/${sampleId('0002', 999)}`],
    ['v3/properties/14'],
    // Of the second organisation.
    [`v3/orgs/${ORG}/customers/contacts/${sampleId('0006', 30)}`],
    [`v3/orgs/${ORG}/iam/members/${sampleId('0004', 40)}`],
    ['oauth2/other'],
  ])('GET %s: 404', async (path) => {
    const answer = await site().signedIn(path)
    expect(answer.status).toBe(404)
    if (!path.startsWith('V3')) expect(v.parse(Errors, parsed(answer.text)).errors[0]?.status).toBe('404')
  })

  test.each([
    ['DELETE', 'v3/psrs', 'POST'],
    ['GET', 'v3/psrs', 'POST'],
    ['DELETE', `v3/qualification-awards/${sampleId('000b')}`, 'GET, PUT'],
    ['PATCH', `v3/orgs/${ORG}/customers/contacts/${sampleId('0006')}`, 'GET, PUT'],
    ['POST', 'v3/properties', 'GET'],
    ['DELETE', `v3/orgs/${ORG}/customers/appointments`, 'GET, POST'],
    ['PUT', `v3/orgs/${ORG}/customers/accounts`, 'POST'],
  ])('%s %s: 405, it takes %s', async (method, path, allowed) => {
    const answer = await site().signedIn(path, { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed])
    expect(v.is(Errors, parsed(answer.text))).toBe(true)
  })

  test.each([
    ['v3/orgs?page[limit]=2', 'page[limit]', '2'],
    ['v3/properties?search=weavers', 'search', 'weavers'],
    [`v3/properties/${sampleId('0002')}?sort=uprn`, 'sort', 'uprn'],
    ['v3/iam/whoami?include=teams', 'include', 'teams'],
  ])('%s: the parameter %s is refused', async (path, parameter, resource) => {
    const answer = await site().signedIn(path)
    expect(answer.status).toBe(400)
    expect(v.parse(BareError, parsed(answer.text))).toMatchObject({
      source: { parameter },
      meta: { resource },
    })
  })
})

describe('media types', () => {
  test.each([
    [JSON_API, 201],
    ['APPLICATION/VND.API+JSON', 201],
    ['application/json', 201],
    ['application/json; charset=utf-8', 201],
    [`${JSON_API}; charset=utf-8`, 415],
    [`${JSON_API};ext="https://example.com"`, 415],
    ['text/json', 415],
    ['application/x-www-form-urlencoded', 415],
  ])('a body of %s: %i', async (type, status) => {
    const { signedIn, entry } = site()
    const answer = await signedIn('v3/psrs', {
      method: 'POST',
      headers: { 'content-type': type },
      body: { data: psr() },
    })
    expect(answer.status).toBe(status)
    expect(entry()?.recorded === null).toBe(status !== 201)
  })

  test.each([
    [JSON_API, 200],
    ['*/*', 200],
    ['text/html', 200],
    [`${JSON_API}; charset=utf-8`, 406],
    [`${JSON_API}; charset=utf-8, ${JSON_API};profile="x"`, 406],
    [`${JSON_API}; charset=utf-8, ${JSON_API}`, 200],
    [`${JSON_API}; q=0.5`, 200],
    [`application/json, ${JSON_API}; ext=a; q=0.9`, 406],
  ])('Accept: %s: %i', async (accept, status) => {
    const { signedIn } = site()
    expect((await signedIn('v3/orgs', { headers: { accept } })).status).toBe(status)
  })
})

describe('request bodies', () => {
  test('without attributes: the documented example, word for word', async () => {
    const { post, entry } = site()
    const answer = await post('v3/psrs', { type: 'psrs', relationships: { meter } })
    expect(answer.status).toBe(400)
    expect(parsed(answer.text)).toEqual({
      errors: [
        {
          detail: 'attributes is required',
          meta: { field: 'data', type: 'required', value: { type: 'psrs', relationships: { meter } } },
          status: '400',
          title: 'The request body is not valid',
        },
      ],
      jsonapi: { meta: {}, version: '1.0' },
      meta: {},
    })
    expect(entry()?.recorded).toBeNull()
  })

  const at = 'data.attributes'
  test.each<[what: string, body: unknown, field: string, type: string, detail: string]>([
    ['no JSON', '{', '(root)', 'invalid_json', 'invalid JSON'],
    ['a list', [], '(root)', 'invalid_type', 'Invalid type. Expected: object, given: array'],
    ['no data', {}, '(root)', 'required', 'data is required'],
    [
      'data is a list',
      { data: [psr()] },
      'data',
      'invalid_type',
      'Invalid type. Expected: object, given: array',
    ],
    [
      'meta at the top',
      { data: psr(), meta: {} },
      '(root)',
      'additional_property_not_allowed',
      'Additional property meta is not allowed',
    ],
    [
      'meta in data',
      { data: psr({ meta: {} }) },
      'data',
      'additional_property_not_allowed',
      'Additional property meta is not allowed',
    ],
    ['no type', { data: psr({ type: undefined }) }, 'data', 'required', 'type is required'],
    [
      'type is a number',
      { data: psr({ type: 1 }) },
      'data.type',
      'invalid_type',
      'Invalid type. Expected: string, given: integer',
    ],
    [
      'attributes are null',
      { data: psr({ attributes: null }) },
      at,
      'invalid_type',
      'Invalid type. Expected: object, given: null',
    ],
    ['no priority', { data: psr({ attributes: {} }) }, at, 'required', 'priority is required'],
    [
      'priority is text',
      { data: psr({ attributes: { priority: '1' } }) },
      `${at}.priority`,
      'invalid_type',
      'Invalid type. Expected: integer, given: string',
    ],
    [
      'priority is a fraction',
      { data: psr({ attributes: { priority: 1.5 } }) },
      `${at}.priority`,
      'invalid_type',
      'Invalid type. Expected: integer, given: number',
    ],
    [
      'priority is 4',
      { data: psr({ attributes: { priority: 4 } }) },
      `${at}.priority`,
      'number_range',
      'Must be greater than or equal to 0 and less than or equal to 3',
    ],
    [
      'priority is null',
      { data: psr({ attributes: { priority: null } }) },
      `${at}.priority`,
      'invalid_type',
      'Invalid type. Expected: integer, given: null',
    ],
    [
      'an unknown attribute',
      { data: psr({ attributes: { priority: 1, needs: '' } }) },
      at,
      'additional_property_not_allowed',
      'Additional property needs is not allowed',
    ],
    [
      'extra_info is an object',
      { data: psr({ attributes: { priority: 1, extra_info: {} } }) },
      `${at}.extra_info`,
      'invalid_type',
      'Invalid type. Expected: array, given: object',
    ],
    [
      'a triple without value',
      { data: psr({ attributes: { priority: 1, extra_info: [{ display_name: 'a', field: 'b' }] } }) },
      `${at}.extra_info.0`,
      'required',
      'value is required',
    ],
    [
      'a triple with a number',
      {
        data: psr({ attributes: { priority: 1, extra_info: [{ display_name: 'a', field: 'b', value: 3 }] } }),
      },
      `${at}.extra_info.0.value`,
      'invalid_type',
      'Invalid type. Expected: string, given: integer',
    ],
    [
      'no relationships',
      { data: psr({ relationships: undefined }) },
      'data',
      'required',
      'relationships is required',
    ],
    ['no meter', { data: psr({ relationships: {} }) }, 'data.relationships', 'required', 'meter is required'],
    [
      'an unknown relationship',
      { data: psr({ relationships: { meter, property: meter } }) },
      'data.relationships',
      'additional_property_not_allowed',
      'Additional property property is not allowed',
    ],
    [
      'a meter without data',
      { data: psr({ relationships: { meter: meter.data } }) },
      'data.relationships.meter',
      'required',
      'data is required',
    ],
    [
      'an empty meter',
      { data: psr({ relationships: { meter: { data: null } } }) },
      'data.relationships.meter.data',
      'invalid_type',
      'Invalid type. Expected: object, given: null',
    ],
    [
      'a meter that is a list',
      { data: psr({ relationships: { meter: { data: [meter.data] } } }) },
      'data.relationships.meter.data',
      'invalid_type',
      'Invalid type. Expected: object, given: array',
    ],
    [
      'a meter without a type',
      { data: psr({ relationships: { meter: { data: { id: meter.data.id } } } }) },
      'data.relationships.meter.data',
      'required',
      'type is required',
    ],
    [
      'a meter with attributes',
      { data: psr({ relationships: { meter: { data: { ...meter.data, attributes: {} } } } }) },
      'data.relationships.meter.data',
      'additional_property_not_allowed',
      'Additional property attributes is not allowed',
    ],
  ])('%s: 400', async (_, body, field, type, detail) => {
    const { signedIn, entry } = site()
    const answer = await signedIn('v3/psrs', { method: 'POST', body })
    expect(answer.status).toBe(400)
    const { errors } = v.parse(Errors, parsed(answer.text))
    expect(
      errors.map((error) => [error.status, error.title, error.detail, error.meta?.field, error.meta?.type]),
    ).toContainEqual(['400', 'The request body is not valid', detail, field, type])
    expect(entry()?.recorded).toBeNull()
  })

  test('all that is wrong is told at once', async () => {
    const { post } = site()
    const answer = await post('v3/psrs', { type: 'psrs', attributes: { extra_info: 1 }, relationships: {} })
    const { errors } = v.parse(Errors, parsed(answer.text))
    expect(errors.map(({ detail }) => detail)).toEqual([
      'priority is required',
      'Invalid type. Expected: array, given: integer',
      'meter is required',
    ])
  })

  test('another type: 409; an id of one’s own: 403', async () => {
    const { post } = site()
    for (const [change, status] of [
      [{ type: 'psr-records' }, 409],
      [{ id: sampleId('000c', 99) }, 403],
    ] as const) {
      const answer = await post('v3/psrs', psr(change))
      expect(answer.status).toBe(status)
      expect(v.parse(Errors, parsed(answer.text)).errors[0]?.status).toBe(String(status))
    }
  })

  const linked = (ref: object) => psr({ relationships: { meter: { data: { ...meter.data, ...ref } } } })
  test.each([
    ['nothing has', { id: sampleId('0003', 9999) }, 404, sampleId('0003', 9999)],
    ['no UUID', { id: '14' }, 400, '14'],
    ['another type', { type: 'properties' }, 400, 'properties'],
    ['no type of JavaScript’s own', { type: 'constructor' }, 400, 'constructor'],
  ])('a reference that %s: the bare error object', async (_, ref, status, resource) => {
    const { post, entry } = site()
    const answer = await post('v3/psrs', linked(ref))
    expect(answer.status).toBe(status)
    const error = v.parse(BareError, parsed(answer.text))
    expect(error).toMatchObject({
      status: String(status),
      source: { parameter: 'meter' },
      meta: { resource },
    })
    expect(entry()?.recorded).toBeNull()
  })
})
