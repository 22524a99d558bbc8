import { describe, expect, test } from 'vitest'
import type { PickerKind } from '#shared/contract/ctrl-hub.ts'
import {
  ctrlHubService,
  document,
  hangUp,
  json,
  list,
  ORGANISATION,
  SERVICE_ACCOUNT,
  text,
  type Answer,
  type CtrlHubService,
} from '../../support/ctrl-hub-service.ts'
import type { Received } from '../../support/local-server.ts'

const ORG = `/v3/orgs/${ORGANISATION.id}`
const link = (type: string, id: string) => ({ data: { type, id } })
const query = ({ path }: Pick<Received, 'path'>) => new URL(path, 'http://x/').searchParams

function looking(
  service: CtrlHubService,
  what: PickerKind,
  text = '',
  more: { offset?: number; within?: object } = {},
) {
  const { offset = 0, within = {} } = more
  return service.provider.search(service.connection, SERVICE_ACCOUNT, { what, text, offset, within })
}

/** A list of homes that takes filters in one dialect and refuses what it does not know, as JSON:API has it. */
function homes(
  features: object,
  filter: (query: URLSearchParams) => string | null,
  addresses = ADDRESSES,
): Answer {
  return (response, request) => {
    const asked = query(request)
    const known = [...asked.keys()].every((name) => /^(filter.*|limit|offset|include)$/.test(name))
    const isFiltered = [...asked.keys()].some((name) => name.startsWith('filter'))
    const wanted = filter(asked)
    if (!known || (isFiltered && wanted === null)) {
      document(400, { id: 'e', status: '400', title: 'No' })(response, request)
      return
    }
    const found = addresses.filter((one) => one.toLowerCase().includes((wanted ?? '').toLowerCase()))
    list(
      found.map((description) => ({
        type: 'properties',
        id: description,
        attributes: { address: { description } },
      })),
      { meta: { features } },
    )(response, request)
  }
}
const ADDRESSES = ['1 Weir View', '2 Weir View', '3 Mill Lane']
const inFields = (field: string) => (asked: URLSearchParams) => asked.get(`filter[${field}]`)
const inExpression = (field: string) => (asked: URLSearchParams) =>
  new RegExp(`^eq\\(${field.replaceAll('.', '\\.')},'?([^')]*)'?\\)$`).exec(asked.get('filter') ?? '')?.[1] ??
  null

describe('how records are shown', () => {
  const shown: [PickerKind, string, object, object][] = [
    [
      'organisation',
      '/v3/orgs',
      { name: 'Weir View Lettings', slug: 'weir-view' },
      { label: 'Weir View Lettings', detail: 'weir-view' },
    ],
    [
      'property',
      '/v3/properties',
      {
        uprn: 100012345678,
        address: { description: '27 Weir View, Leeds', postcode: 'LS6 5JL' },
        psr: { indicator: true, priority: 3, notes: '14Pensioner', contact: 'Mrs Byrne' },
      },
      { label: '27 Weir View, Leeds, LS6 5JL', detail: 'UPRN 100012345678' },
    ],
    [
      'property',
      '/v3/properties',
      {
        address: {
          description: '',
          number: '27',
          name: 'Rose Cottage',
          thoroughfare: 'Turf Lane',
          dependent_thoroughfare: null,
          post_town: 'LEEDS',
          postcode: 'LS6 5JL',
        },
      },
      { label: 'Rose Cottage, 27 Turf Lane, LEEDS, LS6 5JL', detail: '' },
    ],
    [
      'member',
      `${ORG}/iam/members`,
      {
        email: 'aoife@example.com',
        profile: {
          personal: { first_name: 'Aoife', last_name: 'Byrne', dob: '1990-01-01' },
          work: { occupation: 'Inspector', cscs: 'C-1', eusr: 'E-1' },
          contact: { mobile: '07000' },
        },
      },
      { label: 'Aoife Byrne', detail: 'Inspector, aoife@example.com' },
    ],
    [
      'member',
      `${ORG}/iam/members`,
      { email: 'aoife@example.com' },
      { label: 'aoife@example.com', detail: '' },
    ],
    [
      'qualification',
      '/v3/qualifications',
      { title: 'Emergency First Aid', qualification_number: '603/1234/5', level: 'Level 3' },
      { label: 'Emergency First Aid', detail: '603/1234/5, Level 3' },
    ],
    ['qualification', '/v3/qualifications', { title: 'X', level: 2 }, { label: 'X', detail: 'Level 2' }],
    [
      'interaction',
      `${ORG}/customers/interactions`,
      {
        method: 'telephone',
        direction: 'inbound',
        date_time: '2026-12-03T14:10:00Z',
        status: 'scheduled',
        contacted: true,
        notes: 'needs oxygen',
      },
      { label: 'Telephone, inbound, 3 December 2026, 2:10pm', detail: 'Scheduled' },
    ],
    [
      'interaction',
      `${ORG}/customers/interactions`,
      { method: 'sms', date_time: '2026-07-03T14:10:00Z' },
      { label: 'Text message, 3 July 2026, 3:10pm', detail: '' },
    ],
    [
      'operation',
      '/v3/operations',
      {
        code: 'TB-1',
        name: 'Exchange meter',
        description: 'medical',
        status: 'todo',
        dates: { scheduled: { start: '2026-11-23T07:00:00Z', end: '2026-11-23T11:00:00Z' } },
      },
      { label: 'TB-1 Exchange meter', detail: 'Todo, 23 November 2026, 7am to 11am' },
    ],
    [
      'operation',
      '/v3/operations',
      { code: '', name: 'A', dates: { scheduled: {} } },
      { label: 'A', detail: '' },
    ],
    [
      'time-band',
      `${ORG}/settings/time-bands`,
      { name: 'Night', start: '15:00+0000', end: '07:00+0000' },
      { label: 'Night', detail: '15:00–07:00', band: { start: '15:00+0000', end: '07:00+0000' } },
    ],
    ['time-band', `${ORG}/settings/time-bands`, { name: 'Odd', start: 'dawn' }, { label: 'Odd', detail: '' }],
    [
      'contact',
      `${ORG}/customers/contacts`,
      {
        salutation: 'Mr',
        first_name: 'Ciarán',
        last_name: 'Doyle',
        association: 'occupier',
        telephone: '07000 1',
      },
      { label: 'Mr Ciarán Doyle', detail: 'Occupier, 07000 1' },
    ],
  ]

  test.each(shown)('%s of %s %j', async (what, path, attributes, expected) => {
    const data = [{ type: 'records', id: 'r-1', attributes, meta: { secret: 'x' } }]
    const service = await ctrlHubService(list(data))
    const found = await looking(service, what)
    expect(found.items).toEqual([{ id: 'r-1', type: 'records', ...expected }])
    expect(service.called()).toEqual([`GET ${path}?limit=50&offset=0`])
  })

  test('nothing about health, birth or notes leaves the room', async () => {
    for (const [what, , attributes] of shown) {
      const { items } = await looking(await ctrlHubService(list([{ id: '1', attributes }])), what)
      expect(JSON.stringify(items)).not.toMatch(/oxygen|Pensioner|Mrs Byrne|1990|C-1|medical/)
    }
  })

  test('one without a name is called by its id, and has the type of our table', async () => {
    const { items } = await looking(await ctrlHubService(list([{ id: '1' }])), 'interaction')
    expect(items).toEqual([{ id: '1', type: 'customer-interactions', label: '1', detail: '' }])
  })

  test('a path or type that the administrator gave is used', async () => {
    const service = await ctrlHubService(list([{ id: '1' }]))
    const resources = { operation: { path: 'v4/orgs/{org}/jobs', type: 'jobs' } }
    const asked = { what: 'operation', text: '', offset: 0, within: {} } as const
    const found = await service.provider.search({ ...service.connection, resources }, SERVICE_ACCOUNT, asked)
    expect(found.items[0]?.type).toBe('jobs')
    expect(service.called()).toEqual([`GET /v4/orgs/${ORGANISATION.id}/jobs?limit=50&offset=0`])
  })

  test('ids that cannot be used, and texts that would turn the line', async () => {
    const data = [
      { id: 'a\u202Eb' },
      { id: 'x'.repeat(101) },
      { id: ' padded ' },
      { id: 'token-1' },
      { id: 'good', attributes: { name: 'A\r\nB\u202EC token-1 D' } },
    ]
    const { items } = await looking(await ctrlHubService(list(data)), 'operation')
    expect(items.map(({ label }) => label)).toEqual(['A B C … D'])
  })
})

describe('searching', () => {
  const params = { params: { filter: { options: ['address.description'] } } }
  const direct = { filter: { options: ['uprn', 'address.description'] } }

  test.each<[string, object, (asked: URLSearchParams) => string | null]>([
    ['in fields, told in params', params, inFields('address.description')],
    ['in an expression, told directly', direct, inExpression('address.description')],
    ['in fields, told directly', direct, inFields('address.description')],
    ['in an expression, told in params', params, inExpression('address.description')],
  ])('%s', async (_, features, filter) => {
    const service = await ctrlHubService(homes(features, filter))
    const found = await looking(service, 'property', ' weir view ')
    expect(found).toMatchObject({ search: 'service', failure: null, next: null })
    expect(found.items.map(({ id }) => id)).toEqual(['1 Weir View', '2 Weir View'])
    // What was learned is asked at once the next time.
    const before = service.called().length
    expect((await looking(service, 'property', 'mill')).items.map(({ id }) => id)).toEqual(['3 Mill Lane'])
    expect(service.called()).toHaveLength(before + 1)
  })

  test('what it learned is forgotten with the sign-in', async () => {
    const service = await ctrlHubService(homes(params, inFields('address.description')))
    await looking(service, 'property', 'mill')
    service.provider.forget('c1')
    await looking(service, 'property', 'mill')
    expect(service.called().filter((line) => line.endsWith('/v3/properties?limit=50&offset=0'))).toHaveLength(
      2,
    )
  })

  test.each([
    ['nothing is offered', undefined],
    ['null is', { params: { filter: { options: null } } }],
    ['only what is no use is', { params: { filter: { options: ['created_at.since', 'status'] } } }],
  ])('where %s, the text is not used', async (_, features) => {
    const service = await ctrlHubService(list([{ id: '1' }], { meta: { features } }))
    expect(await looking(service, 'property', 'weir')).toMatchObject({ search: 'none', items: [{ id: '1' }] })
    expect(service.called()).toEqual(['GET /v3/properties?limit=50&offset=0'])
  })

  test('where a filter is offered and refused, the text is not used, and it is not asked for again', async () => {
    const service = await ctrlHubService(homes(params, () => null))
    expect(await looking(service, 'property', 'weir')).toMatchObject({ search: 'none' })
    expect(service.called()).toHaveLength(3)
    await looking(service, 'property', 'mill')
    expect(service.called()).toHaveLength(4)
  })

  test('a filter that is passed over in silence is not taken for a search', async () => {
    const ignores: Answer = (response, request) => homes(params, () => '')(response, request)
    const service = await ctrlHubService(ignores)
    expect(await looking(service, 'property', 'nowhere street')).toMatchObject({ search: 'none' })
  })

  test('a search that finds nothing has found nothing', async () => {
    const service = await ctrlHubService(homes(params, inFields('address.description')))
    expect(await looking(service, 'property', 'zzz')).toMatchObject({ search: 'service', items: [] })
  })

  test('an exact filter that finds nothing leaves the list to be looked through', async () => {
    const titles = { params: { filter: { options: ['title'] } } }
    const service = await ctrlHubService((response, request) => {
      const data = query(request).has('filter[title]')
        ? []
        : [{ id: 'q-1', attributes: { title: 'First Aid' } }]
      list(data, { meta: { features: titles } })(response, request)
    })
    expect(await looking(service, 'qualification', 'First')).toMatchObject({
      search: 'none',
      items: [{ id: 'q-1' }],
    })
  })

  test.each<[PickerKind, string, string[], Record<string, string>]>([
    [
      'qualification',
      '603/1234/X',
      ['title', 'qualification_number'],
      { 'filter[qualification_number]': '603/1234/X' },
    ],
    ['qualification', 'First Aid', ['qualification_number', 'title'], { 'filter[title]': 'First Aid' }],
    ['member', 'a@example.com', ['name', 'email'], { 'filter[email]': 'a@example.com' }],
    [
      'member',
      'Aoife Byrne',
      ['first_name', 'last_name'],
      { 'filter[first_name]': 'Aoife', 'filter[last_name]': 'Byrne' },
    ],
    ['member', 'Byrne', ['profile.personal.last_name'], { 'filter[profile.personal.last_name]': 'Byrne' }],
    ['member', 'Byrne', ['last_name', 'search'], { 'filter[search]': 'Byrne' }],
    ['contact', '07700 900123', ['telephone', 'last_name'], { 'filter[telephone]': '07700 900123' }],
    ['contact', 'Doyle', ['telephone', 'email', 'last_name'], { 'filter[last_name]': 'Doyle' }],
    [
      'property',
      'LS6 5JL',
      ['address.description', 'address.postcode'],
      { 'filter[address.postcode]': 'LS6 5JL' },
    ],
    ['property', '100012345678', ['address.description', 'uprn'], { 'filter[uprn]': '100012345678' }],
    ['property', '12 Weir', ['uprn', 'q'], { 'filter[q]': '12 Weir' }],
    ['operation', 'TB-1041', ['name', 'code'], { 'filter[code]': 'TB-1041' }],
    ['operation', 'Exchange meter', ['name', 'code'], { 'filter[name]': 'Exchange meter' }],
    ['organisation', 'Weir', ['name', 'slug'], { 'filter[name]': 'Weir' }],
    ['time-band', 'Morning', ['name'], { 'filter[name]': 'Morning' }],
  ])('%s: “%s” where %j is offered', async (what, words, options, expected) => {
    const features = { params: { filter: { options } } }
    const service = await ctrlHubService(list([{ id: '1' }, { id: '2' }], { meta: { features } }))
    await looking(service, what, words)
    const asked = service.server.received.map((request) => Object.fromEntries(query(request)))
    expect(asked).toContainEqual(expect.objectContaining(expected))
  })

  test('an empty text tells whether there is a search', async () => {
    const service = await ctrlHubService(homes(params, inFields('address.description')))
    expect(await looking(service, 'property')).toMatchObject({ search: 'service' })
    expect(await looking(await ctrlHubService(list([])), 'property')).toMatchObject({ search: 'none' })
  })
})

describe('pages', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `r-${index}` }))
  const paged = (next: number | null) => ({ meta: { pagination: { offsets: { next, previous: null } } } })

  test('as the service tells them', async () => {
    const service = await ctrlHubService(list(many(3), paged(3)))
    expect(await looking(service, 'operation')).toMatchObject({ next: 3 })
    expect(await looking(service, 'operation', '', { offset: 3 })).toMatchObject({ next: null })
    expect(service.called().at(-1)).toBe('GET /v3/operations?limit=50&offset=3')
  })

  test('without being told: behind a full one', async () => {
    expect(await looking(await ctrlHubService(list(many(50))), 'operation')).toMatchObject({ next: 50 })
    expect(await looking(await ctrlHubService(list(many(49))), 'operation')).toMatchObject({ next: null })
    expect((await looking(await ctrlHubService(list(many(300))), 'operation')).items).toHaveLength(300)
  })

  test('a list that refuses to be paged is asked without, and is over after that', async () => {
    const service = await ctrlHubService((response, request) =>
      (query(request).has('limit') ? json(400, {}) : list(many(70), paged(70)))(response, request),
    )
    const found = await looking(service, 'time-band')
    expect(found).toMatchObject({ next: null, failure: null })
    expect(found.items).toHaveLength(70)
    await looking(service, 'time-band')
    expect(service.called()).toHaveLength(3)
  })
})

describe('within', () => {
  const interactions = [
    { id: 'mine', relationships: { contact: link('contacts', 'c-1'), property: link('properties', 'p-1') } },
    {
      id: 'other contact',
      relationships: { contact: link('contacts', 'c-2'), property: link('properties', 'p-1') },
    },
    {
      id: 'other home',
      relationships: { contact: link('contacts', 'c-1'), property: link('properties', 'p-2') },
    },
    { id: 'nobody', relationships: { contact: { data: null } } },
    { id: 'untold' },
  ]
  const ids = async (service: CtrlHubService, what: PickerKind, within: object) =>
    (await looking(service, what, '', { within })).items.map(({ id }) => id)

  test('conversations of a contact and a home', async () => {
    const of = (within: object) =>
      ctrlHubService(list(interactions)).then((one) => ids(one, 'interaction', within))
    expect(await of({ contactId: 'c-1' })).toEqual(['mine', 'other home', 'untold'])
    expect(await of({ propertyId: 'p-1' })).toEqual(['mine', 'other contact', 'nobody', 'untold'])
    expect(await of({ contactId: 'c-1', propertyId: 'p-1' })).toEqual(['mine', 'untold'])
  })

  test('jobs at a home', async () => {
    const operations = [
      { id: 'here', relationships: { properties: { data: [{ type: 'properties', id: 'p-1' }] } } },
      { id: 'elsewhere', relationships: { properties: { data: [{ type: 'properties', id: 'p-2' }] } } },
      { id: 'nowhere', relationships: { properties: { data: [] } } },
    ]
    expect(await ids(await ctrlHubService(list(operations)), 'operation', { propertyId: 'p-1' })).toEqual([
      'here',
    ])
    // Neither a contact's own list nor that of homes is narrowed.
    expect(await ids(await ctrlHubService(list(operations)), 'contact', { contactId: 'x' })).toHaveLength(3)
  })

  test('the service does it where it offers to, newest first where it offers that', async () => {
    const features = { params: { filter: { options: ['contact.id'] }, sort: { options: ['date_time'] } } }
    const service = await ctrlHubService(list(interactions, { meta: { features } }))
    await looking(service, 'interaction', '', { within: { contactId: 'c-1' } })
    const asked = service.server.received.at(-1)
    expect(Object.fromEntries(query(asked ?? { path: '' }))).toEqual({
      'filter[contact.id]': 'c-1',
      sort: '-date_time',
      limit: '50',
      offset: '0',
    })
  })

  test('in order already the first time', async () => {
    const features = { sort: { options: ['date_time'] } }
    const service = await ctrlHubService(list(interactions, { meta: { features } }))
    await looking(service, 'interaction')
    expect(query(service.server.received.at(-1) ?? { path: '' }).get('sort')).toBe('-date_time')
  })

  test('reads on when little of a page belongs here, and says where it stopped', async () => {
    const strangers = Array.from({ length: 50 }, (_, index) => ({
      id: `s-${index}`,
      relationships: { contact: link('contacts', 'c-9') },
    }))
    const service = await ctrlHubService(list(strangers))
    expect(await looking(service, 'interaction', '', { within: { contactId: 'c-1' } })).toMatchObject({
      items: [],
      next: 500,
    })
    expect(service.called()).toHaveLength(10)
  })
})

describe('accounts', () => {
  const contact = {
    type: 'contacts',
    id: 'c-1',
    attributes: { salutation: 'Mr', first_name: 'Ciarán', last_name: 'Doyle' },
    relationships: { accounts: { data: [{ type: 'customer-accounts', id: 'a-1' }, { id: 'a-2' }] } },
  }
  const account = {
    type: 'customer-accounts',
    id: 'a-1',
    relationships: { properties: { data: [{ type: 'properties', id: 'p-1' }] } },
  }

  test('come through their contact, also those of which only the id is told', async () => {
    const service = await ctrlHubService(document(200, { data: contact, included: [account] }))
    expect(await looking(service, 'account', '', { within: { contactId: 'c-1' } })).toEqual({
      items: [
        { id: 'a-1', type: 'customer-accounts', label: 'Account of Mr Ciarán Doyle', detail: '1 home, a-1' },
        { id: 'a-2', type: 'customer-accounts', label: 'Account of Mr Ciarán Doyle', detail: 'a-2' },
      ],
      next: null,
      search: 'none',
      failure: null,
    })
    expect(service.called()).toEqual([`GET ${ORG}/customers/contacts/c-1?include=accounts`])
  })

  test('a contact that brings nothing along is asked without', async () => {
    const service = await ctrlHubService((response, request) =>
      (query(request).has('include') ? json(400, {}) : document(200, { data: contact }))(response, request),
    )
    expect((await looking(service, 'account', '', { within: { contactId: 'c-1' } })).items).toHaveLength(2)
  })

  test('without a contact there is nothing to ask', async () => {
    const service = await ctrlHubService(list([]))
    expect(await looking(service, 'account')).toMatchObject({
      items: [],
      failure: { code: 'HO-CH-ACCOUNT-OF' },
    })
    expect(service.asked()).toEqual([])
  })

  test.each(['..', '.', ''])('an id that would lead elsewhere is not asked for: “%s”', async (contactId) => {
    const service = await ctrlHubService(document(200, { data: contact }))
    expect((await looking(service, 'account', '', { within: { contactId } })).failure).not.toBeNull()
    expect(service.asked()).toEqual([])
  })
})

describe('failures', () => {
  test.each<[string, Answer, string, RegExp]>([
    ['401 twice', json(401, {}), 'HO-CH-SIGN-IN', /refused the sign-in/],
    [
      '403',
      json(403, {}, { 'x-trace-id': 't-1' }),
      'HO-CH-FORBIDDEN',
      /does not let it.*trace number: t-1\./,
    ],
    ['404', json(404, {}), 'HO-CH-READ-MISSING', /nothing at this place/],
    ['400', json(400, {}), 'HO-CH-READ-REFUSED', /did not take the question/],
    ['429', json(429, {}), 'HO-CH-RATE', /fewer requests/],
    ['503', json(503, {}), 'HO-CH-BUSY', /not available just now/],
    ['500', json(500, {}), 'HO-CH-READ-SERVER', /server failed/],
    ['a redirect', text(302, 'text/html', ''), 'HO-CH-REDIRECT', /does not follow/],
    ['a page', text(200, 'text/html', '<html></html>'), 'HO-CH-READ-UNREADABLE', /could not be read/],
    ['errors in a 200', document(200, { errors: [] }), 'HO-CH-READ-UNREADABLE', /could not be read/],
    ['no answer', hangUp, 'HO-HTTP-LOST', /could not be reached/],
  ])('%s', async (_, answer, code, words) => {
    const { items, next, failure } = await looking(await ctrlHubService(answer), 'property')
    expect({ items, next: next ?? null, code: failure?.code }).toEqual({ items: [], next: 0, code })
    expect(`${failure?.message ?? ''} ${failure?.fix ?? ''}`).toMatch(words)
  })

  test('a sign-in that fails', async () => {
    const service = await ctrlHubService(list([]), { token: json(401, {}, { 'x-trace-id': 't-2' }) })
    const { failure } = await looking(service, 'property')
    expect(failure).toMatchObject({ code: 'HO-CH-SIGN-IN' })
    expect(failure?.fix).toMatch(/t-2/)
  })

  test('no organisation', async () => {
    const service = await ctrlHubService(list([]))
    const asked = { what: 'member', text: '', offset: 0, within: {} } as const
    const without = { ...service.connection, organisation: null }
    expect(await service.provider.search(without, SERVICE_ACCOUNT, asked)).toMatchObject({
      failure: { code: 'HO-CH-ORGANISATION' },
    })
    expect(service.asked()).toEqual([])
  })

  test('what was found before a page failed is kept', async () => {
    const relationships = { contact: link('contacts', 'c-1') }
    const first = Array.from({ length: 50 }, (_, index) => ({
      id: `${index}`,
      ...(index === 0 ? { relationships } : { relationships: { contact: link('contacts', 'c-2') } }),
    }))
    const service = await ctrlHubService([list(first), json(500, {})])
    const found = await looking(service, 'interaction', '', { within: { contactId: 'c-1' } })
    expect(found).toMatchObject({ items: [{ id: '0' }], next: 50, failure: { code: 'HO-CH-READ-SERVER' } })
  })
})
