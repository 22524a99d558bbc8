import { describe, expect, test } from 'vitest'
import { invalidAt, link, oneOf, parsed, service, yeti, type Yeti } from './yeti.ts'

const POINTER = '/data/attributes/variables'
const errors = (messages: readonly string[]) => ({
  errors: messages.map((message) => invalidAt(POINTER, message)),
})
const create = ({ post }: Yeti, type: string, variables: unknown) =>
  post('services', service({ variables }, { 'service-type': link('service-types', type) }))
const kept = (text: string) => oneOf(text).data.attributes['variables']

describe('Logging', () => {
  test('any object is kept as it was sent, to the digit', async () => {
    const { signedIn } = await yeti()
    const variables =
      '{"b":1,"a":{"10":[],"2":null},"Some Key_x":"ü","big":12345678901234567890.10,"list":[true,{}]}'
    const body = JSON.stringify(service()).replace(
      '"attributes":{',
      `"attributes":{"variables":${variables},`,
    )
    const answer = await signedIn('services', { method: 'POST', body })
    expect(answer.status).toBe(201)
    expect(answer.text).toContain(`"variables":${variables},`)
    expect((await signedIn('services/61')).text).toBe(answer.text)
  })

  test.each([[null], [{}], [''], [[]], [false], [' ']])('%j is nothing', async (variables) => {
    const answer = await create(await yeti(), '16', variables)
    expect([answer.status, kept(answer.text)]).toEqual([201, null])
  })

  test('a name twice: the last one counts', async () => {
    const { signedIn } = await yeti()
    const body = JSON.stringify(service()).replace(
      '"attributes":{',
      '"attributes":{"variables":{"a":1,"b":2,"a":3},',
    )
    expect((await signedIn('services', { method: 'POST', body })).text).toContain('"variables":{"a":3,"b":2}')
  })
})

describe('FreeMinutes', () => {
  const NOTHING = { prefixes: [], ignore_prefixes: [] }

  test.each([
    ['nothing', undefined, NOTHING],
    ['null', null, NOTHING],
    ['an unknown key', { foo: 'bar' }, NOTHING],
    [
      'prefixes',
      { ignore_prefixes: ['44'], prefixes: [{ duration: 60, prefix: '49', bar: 1 }], foo: 1 },
      { prefixes: [{ prefix: '49', duration: 60 }], ignore_prefixes: ['44'] },
    ],
    [
      'exclude',
      {
        prefixes: [
          { prefix: '49', duration: 60, exclude: null },
          { prefix: '1', duration: 0, exclude: true },
        ],
      },
      {
        prefixes: [
          { prefix: '49', duration: 60, exclude: null },
          { prefix: '1', duration: 0, exclude: true },
        ],
        ignore_prefixes: [],
      },
    ],
  ])('15: %s is kept in the normal form', async (_what, variables, expected) => {
    const answer = await create(await yeti(), '17', variables)
    expect(answer.status).toBe(201)
    expect(JSON.stringify(kept(answer.text))).toBe(JSON.stringify(expected))
  })

  test('15: every message', async () => {
    const site = await yeti()
    const duration = 60
    const answer = await create(site, '17', {
      prefixes: [
        { prefix: '', duration },
        { prefix: null, duration },
        { prefix: 5, duration },
        { duration },
        { prefix: '1', duration: '60' },
        { prefix: '1', duration: 1.5 },
        { prefix: '1', duration: null },
        { prefix: '1' },
        { prefix: '1', duration, exclude: 'no' },
        'x',
      ],
      ignore_prefixes: [5, 'x'],
    })
    expect([answer.status, parsed(answer.text)]).toEqual([
      422,
      errors([
        'prefixes.0.prefix - must be filled',
        'prefixes.1.prefix - must be filled',
        'prefixes.2.prefix - must be a string',
        'prefixes.3.prefix - is missing',
        'prefixes.4.duration - must be an integer',
        'prefixes.5.duration - must be an integer',
        'prefixes.6.duration - must be an integer',
        'prefixes.7.duration - is missing',
        'prefixes.8.exclude - must be boolean',
        'prefixes.9 - must be a hash',
        'ignore_prefixes.0 - must be a string',
      ]),
    ])
    expect((await site.list('services?page[size]=1')).meta['total-count']).toBe(60)
  })

  test('what is no list', async () => {
    const answer = await create(await yeti(), '17', { prefixes: 'x', ignore_prefixes: null })
    expect(parsed(answer.text)).toEqual(
      errors(['.prefixes - must be an array', '.ignore_prefixes - must be an array']),
    )
  })

  test('they come only when all else is right', async () => {
    const { post } = await yeti()
    const body = service(
      { 'renew-price': 'x', variables: { prefixes: [{}] } },
      { 'service-type': link('service-types', '17') },
    )
    expect(parsed((await post('services', body)).text)).toEqual({
      errors: [invalidAt('/data/attributes/renew-price', 'is not a number')],
    })
  })

  test('a counter for each prefix: the type’s without the ignored and the overridden, and its own', async () => {
    const site = await yeti()
    const prefixes = [
      { prefix: '353', duration: 5, exclude: true },
      { prefix: '49', duration: 60 },
    ]
    const ids = [
      oneOf((await create(site, '17', { prefixes })).text).data.id,
      oneOf((await create(site, '17', { ignore_prefixes: ['44', '353'] })).text).data.id,
    ]
    const counters = await Promise.all(ids.map((id) => site.list(`services/${id}/package-counters`)))
    expect(counters.map(({ data }) => data.map(({ attributes }) => attributes))).toEqual([
      [
        { duration: 300, exclude: false, prefix: '44' },
        { duration: 5, exclude: true, prefix: '353' },
        { duration: 60, exclude: false, prefix: '49' },
      ],
      [],
    ])
  })

  test('a change is checked and brought into the normal form too', async () => {
    const site = await yeti()
    const { id } = oneOf((await create(site, '17', null)).text).data
    const change = (variables: unknown) =>
      site.patch(`services/${id}`, { data: { type: 'services', id, attributes: { variables } } })
    expect(kept((await change({ ignore_prefixes: ['1'] })).text)).toEqual({
      prefixes: [],
      ignore_prefixes: ['1'],
    })
    expect(parsed((await change({ prefixes: [{ prefix: '1' }] })).text)).toEqual(
      errors(['prefixes.0.duration - is missing']),
    )
    expect(kept((await change(null)).text)).toEqual(NOTHING)
  })
})

describe('PhoneSystems', () => {
  test('kept as sent, under the remote customer’s id', async () => {
    const site = await yeti()
    const variables = { foo: 1, attributes: { sip_account_limit: 5, name: 'Office', trm_mode: 'operator' } }
    const answer = await create(site, '18', variables)
    expect([answer.status, JSON.stringify(kept(answer.text))]).toEqual([201, JSON.stringify(variables)])
    expect(oneOf(answer.text).data.id).toBe('80041')
    expect(oneOf((await create(site, '16', null)).text).data.id).toBe('62')
  })

  test.each([
    ['nothing', null, ['.attributes - is missing']],
    ['no attributes', { foo: 1 }, ['.attributes - is missing']],
    ['empty attributes', { attributes: {} }, ['.attributes - must be filled']],
    ['null', { attributes: null }, ['.attributes - must be filled']],
    ['a text', { attributes: 'x' }, ['.attributes - must be a hash']],
    ['no name', { attributes: { language: 'EN' } }, ['attributes.name - is missing']],
    [
      'everything wrong',
      {
        endpoint: '',
        username: 5,
        password: null,
        attributes: { name: '', language: 1, trm_mode: '', capacity_limit: '1', sip_account_limit: 1.5 },
      },
      [
        '.endpoint - must be filled',
        '.username - must be a string',
        '.password - must be filled',
        'attributes.name - must be filled',
        'attributes.language - must be a string',
        'attributes.trm_mode - must be filled',
        'attributes.capacity_limit - must be an integer',
        'attributes.sip_account_limit - must be an integer',
      ],
    ],
  ])('%s', async (_what, variables, messages) => {
    const answer = await create(await yeti(), '18', variables)
    expect([answer.status, parsed(answer.text)]).toEqual([422, errors(messages)])
  })

  test('an endpoint of its own goes before the type’s', async () => {
    const site = await yeti()
    const attributes = { name: 'Office' }
    const elsewhere = await create(site, '18', { endpoint: 'https://other.example.com', attributes })
    expect(elsewhere.status).toBe(500)
    const back = await create(site, '19', { endpoint: 'https://phones.example.com', attributes })
    expect(back.status).toBe(201)
  })
})

describe('service types', () => {
  const create = ({ post }: Yeti, name: string, variables: unknown) =>
    post('service-types', {
      data: {
        type: 'service-types',
        attributes: { name: 'x', 'provisioning-class': `Billing::Provisioning::${name}`, variables },
      },
    })

  test('PhoneSystems needs its access', async () => {
    expect(parsed((await create(await yeti(), 'PhoneSystems', null)).text)).toEqual(
      errors([
        '.endpoint - is missing',
        '.username - is missing',
        '.password - is missing',
        '.attributes - is missing',
      ]),
    )
  })

  test('FreeMinutes has prefixes and ignores none', async () => {
    const answer = await create(await yeti(), 'FreeMinutes', { ignore_prefixes: ['1'] })
    expect([answer.status, kept(answer.text)]).toEqual([201, { prefixes: [] }])
  })
})
