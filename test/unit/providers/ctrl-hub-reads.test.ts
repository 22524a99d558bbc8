import { describe, expect, test } from 'vitest'
import {
  ctrlHubService,
  document,
  json,
  list,
  NOW,
  ORGANISATION,
  SERVICE_ACCOUNT,
  type Answer,
} from '../../support/ctrl-hub-service.ts'
import type { Received } from '../../support/local-server.ts'

const ORG = `/v3/orgs/${ORGANISATION.id}`
const one = (type: string, id: string) => ({ data: { type, id } })
const many = (type: string, ...ids: string[]) => ({ data: ids.map((id) => ({ type, id })) })
const query = ({ path }: Pick<Received, 'path'>) => new URL(path, 'http://x/').searchParams
const DAY = 86_400_000
const inDays = (days: number) => new Date(NOW + days * DAY).toISOString()

/** Answers by the path alone; a related record that is not among `brings` is refused, as JSON:API has it. */
const places =
  (answers: Record<string, unknown>, brings: readonly string[] = []): Answer =>
  (response, request) => {
    const wanted = query(request).get('include')?.split(',') ?? []
    const value = answers[request.path.split('?')[0] ?? '']
    if (!wanted.every((name) => brings.includes(name))) json(400, {})(response, request)
    else if (value === undefined) json(404, {})(response, request)
    else document(200, value)(response, request)
  }

describe('the meters of a home', () => {
  const electricity = {
    type: 'meters',
    id: 'm-1',
    attributes: { supply_identifier: '1549586518921', supply_type: 'MPAN', serial_number: 'S-1' },
    relationships: { psrs: many('psrs', 'r-1', 'r-2') },
  }
  const gas = {
    type: 'meters',
    id: 'm-2',
    attributes: { supply_identifier: 3636258706, supply_type: 'mprn' },
  }
  const property = (relationships: object, meters?: unknown) => ({
    type: 'properties',
    id: 'p-1',
    attributes: { meters, psr: { indicator: true, notes: '14Pensioner' } },
    relationships,
  })
  const metersOf = async (answer: Answer) => {
    const service = await ctrlHubService(answer)
    const read = await service.provider.meters(service.connection, SERVICE_ACCOUNT, 'p-1')
    return { ...read, called: service.called() }
  }

  test('come with the property, with how many records each has', async () => {
    const data = property({ meters: many('meters', 'm-1', 'm-2') })
    const { meters, failure, called } = await metersOf(document(200, { data, included: [electricity, gas] }))
    expect(failure).toBeNull()
    expect(meters).toEqual([
      { id: 'm-1', type: 'meters', label: '1549586518921', supply: 'electricity', records: 2 },
      { id: 'm-2', type: 'meters', label: '3636258706', supply: 'gas', records: null },
    ])
    expect(called).toEqual(['GET /v3/properties/p-1?include=meters%2Cpsrs'])
  })

  test.each([
    ['MPRN', '10012345678', 'electricity'],
    ['mprn', '10 012 345 678', 'electricity'],
    ['MPRN', '3636258706', 'gas'],
    ['MPRN', '', 'gas'],
    ['GPRN', '1234567', 'gas'],
    ['Gas', '1', 'gas'],
    ['electricity', '1', 'electricity'],
    ['Water', '1', 'other'],
  ])('a meter of type %s with number %s is one of %s', async (type, number, supply) => {
    const meter = { ...gas, attributes: { supply_identifier: number, serial_number: 'S', supply_type: type } }
    const data = property({ meters: many('meters', 'm-2') })
    expect((await metersOf(document(200, { data, included: [meter] }))).meters[0]?.supply).toBe(supply)
  })

  test('records counted by what the property brings along', async () => {
    const data = property({ meters: many('meters', 'm-2'), psrs: many('psrs', 'r-1', 'r-2') })
    const psr = (id: string, meter: string) => ({
      type: 'psrs',
      id,
      relationships: { meter: one('meters', meter) },
    })
    const included = [gas, psr('r-1', 'm-2'), psr('r-2', 'm-9')]
    expect((await metersOf(document(200, { data, included }))).meters[0]?.records).toBe(1)
    // One of which it is not told whose it is may be this meter's.
    expect(
      (await metersOf(document(200, { data, included: [gas, psr('r-1', 'm-2')] }))).meters[0]?.records,
    ).toBeNull()
  })

  test('a property that brings nothing along: each meter by itself', async () => {
    const data = property({ meters: many('meters', 'm-1', 'm-2') }, [{ type: 'mprn', number: 77 }])
    const bare = { ...gas, attributes: { supply_identifier: '77' } }
    const { meters, called } = await metersOf(
      places({
        '/v3/properties/p-1': { data },
        '/v3/meters/m-1': { data: electricity },
        '/v3/meters/m-2': { data: bare },
      }),
    )
    expect(meters.map(({ label, supply }) => [label, supply])).toEqual([
      ['1549586518921', 'electricity'],
      ['77', 'gas'],
    ])
    expect(called).toEqual([
      'GET /v3/properties/p-1?include=meters%2Cpsrs',
      'GET /v3/properties/p-1?include=meters',
      'GET /v3/properties/p-1',
      'GET /v3/meters/m-1',
      'GET /v3/meters/m-2',
    ])
  })

  test('one that cannot be read is called by its id', async () => {
    const data = property({ meters: many('meters', 'm-1') })
    const { meters } = await metersOf(places({ '/v3/properties/p-1': { data } }))
    expect(meters).toEqual([{ id: 'm-1', type: 'meters', label: 'm-1', supply: 'other', records: null }])
  })

  test('a meter of no known kind, in a home whose own list is none', async () => {
    const data = property({ meters: many('meters', 'm-1') }, 'odd')
    const bare = { type: 'meters', id: 'm-1', attributes: { supply_identifier: '9' } }
    expect((await metersOf(document(200, { data, included: [bare] }))).meters).toMatchObject([
      { label: '9', supply: 'other' },
    ])
  })

  test('numbers without ids are told as what they are; no meters are none', async () => {
    expect(
      await metersOf(document(200, { data: property({}, [{ type: 'mpan', number: 1 }]) })),
    ).toMatchObject({
      meters: [],
      failure: { code: 'HO-CH-METER-IDS' },
    })
    expect(await metersOf(document(200, { data: property({ meters: { data: [] } }) }))).toMatchObject({
      meters: [],
      failure: null,
    })
    expect(await metersOf(json(404, {}))).toMatchObject({
      meters: [],
      failure: { code: 'HO-CH-READ-MISSING' },
    })
    expect(await metersOf(document(200, { data: null }))).toMatchObject({
      failure: { code: 'HO-CH-READ-MISSING' },
    })
  })
})

describe('the Priority Services records of a meter', () => {
  const triple = { display_name: 'Needs codes', field: 'needs_codes', value: '08,14' }
  const psr = (id: string, created: string, meter = 'm-1') => ({
    type: 'psrs',
    id,
    attributes: { priority: 2, extra_info: [triple, { field: 'x' }, null, { ...triple, value: 'a\r\nb' }] },
    relationships: { meter: one('meters', meter) },
    meta: { created_at: created },
  })
  const [older, newer] = [psr('r-1', '2026-01-01T00:00:00Z'), psr('r-2', '2026-02-01T00:00:00.5+01:00')]
  const meter = (relationships: object) => ({
    type: 'meters',
    id: 'm-1',
    attributes: { a: 1 },
    relationships,
  })
  const recordsOf = async (answer: Answer) => {
    const service = await ctrlHubService(answer)
    const read = await service.provider.psrRecords(service.connection, SERVICE_ACCOUNT, 'm-1')
    return { ...read, ids: read.records.map(({ id }) => id), called: service.called() }
  }

  test('with the meter, the newest first, their triples as they were written', async () => {
    const data = meter({ psrs: many('psrs', 'r-1', 'r-2') })
    const { records, failure } = await recordsOf(document(200, { data, included: [older, newer] }))
    expect(failure).toBeNull()
    expect(records.map(({ id, createdAt }) => [id, createdAt])).toEqual([
      ['r-2', '2026-02-01T00:00:00.5+01:00'],
      ['r-1', '2026-01-01T00:00:00Z'],
    ])
    expect(records[0]).toMatchObject({ priority: 2, info: [triple, { ...triple, value: 'a\r\nb' }] })
  })

  test('each by itself where the meter brings none along', async () => {
    const data = meter({ psrs: many('psrs', 'r-1', 'r-2') })
    const { ids, called } = await recordsOf(
      places({
        '/v3/meters/m-1': { data },
        '/v3/psrs/r-1': { data: older },
        '/v3/psrs/r-2': { data: newer },
      }),
    )
    expect(ids).toEqual(['r-2', 'r-1'])
    expect(called).toHaveLength(4)
  })

  test('through the property where the meter does not say', async () => {
    const property = {
      type: 'properties',
      id: 'p-1',
      attributes: { a: 1 },
      relationships: { psrs: many('psrs', 'r-1', 'r-9') },
    }
    const included = [older, psr('r-9', '2026-01-01T00:00:00Z', 'm-9')]
    const { ids } = await recordsOf(
      places(
        {
          '/v3/meters/m-1': { data: meter({ property: one('properties', 'p-1') }) },
          '/v3/properties/p-1': { data: property, included },
        },
        ['psrs'],
      ),
    )
    expect(ids).toEqual(['r-1'])
  })

  test('one record that cannot be read is a failure: needs left out unnoticed do harm', async () => {
    const data = meter({ psrs: many('psrs', 'r-1', 'r-2') })
    const read = await recordsOf(places({ '/v3/meters/m-1': { data }, '/v3/psrs/r-1': { data: older } }))
    expect(read).toMatchObject({ records: [], failure: { code: 'HO-CH-READ-MISSING' } })
  })

  test.each<[string, object]>([
    ['neither meter nor property says', meter({})],
    ['the property does not say', meter({ property: one('properties', 'p-1') })],
  ])('%s: a failure, not none', async (_, data) => {
    const property = { type: 'properties', id: 'p-1', attributes: {} }
    const answers = { '/v3/meters/m-1': { data }, '/v3/properties/p-1': { data: property } }
    expect((await recordsOf(places(answers))).failure).toMatchObject({ code: 'HO-CH-READ-MISSING' })
  })

  test('none are none; too many are told', async () => {
    const none = document(200, { data: meter({ psrs: { data: [] } }) })
    expect(await recordsOf(none)).toMatchObject({ records: [], failure: null })
    const ids = Array.from({ length: 60 }, (_, index) => `r-${index}`)
    const endless: Answer = (response, request) =>
      (request.path.includes('/meters/')
        ? document(200, { data: meter({ psrs: many('psrs', ...ids) }) })
        : document(200, { data: older }))(response, request)
    expect(await recordsOf(endless)).toMatchObject({ records: [], failure: { code: 'HO-CH-LONG' } })
  })
})

describe('booked visits', () => {
  const visit = (id: string, start: string, more: object = {}) => ({
    type: 'appointments',
    id,
    attributes: { start_time: start, end_time: start, medical_dependency: true, notes: 'oxygen', ...more },
    relationships: {
      operation: one('operations', 'o-1'),
      time_band: { data: null },
      interaction: { data: null },
    },
    meta: { created_at: '2026-11-01T00:00:00Z' },
  })
  const operation = { type: 'operations', id: 'o-1', attributes: { code: 'TB-1', name: 'Exchange' } }
  const PATH = `${ORG}/customers/appointments`
  const between = async (answer: Answer | Answer[], from = '2026-07-01', to = '2026-07-02') => {
    const service = await ctrlHubService(answer)
    const read = await service.provider.appointments(service.connection, SERVICE_ACCOUNT, { from, to })
    return { ...read, ids: read.appointments.map(({ id }) => id), service }
  }

  test('by the clock of the homes, both days included, the earliest first, without health', async () => {
    const visits = [
      visit('late', '2026-07-02T22:59:00Z'),
      visit('early', '2026-06-30T23:00:00Z'),
      visit('before', '2026-06-30T22:59:00Z'),
      visit('after', '2026-07-02T23:00:00Z'),
    ]
    const { ids, appointments, complete, failure } = await between(list(visits, { included: [operation] }))
    expect({ ids, complete, failure }).toEqual({ ids: ['early', 'late'], complete: true, failure: null })
    expect(appointments[0]).toEqual({
      id: 'early',
      start: '2026-06-30T23:00:00Z',
      end: '2026-06-30T23:00:00Z',
      operation: { id: 'o-1', label: 'TB-1 Exchange' },
      timeBand: null,
      createdAt: '2026-11-01T00:00:00Z',
    })
    expect(JSON.stringify(appointments)).not.toMatch(/oxygen|medical/)
  })

  test('a record that is not brought along is called by its id', async () => {
    const { appointments } = await between(list([visit('v', '2026-07-01T09:00:00Z')]))
    expect(appointments[0]?.operation).toEqual({ id: 'o-1', label: 'o-1' })
  })

  test.each<[string[], 'params' | 'direct', Record<string, string>]>([
    [
      ['start_time.since', 'start_time.until'],
      'params',
      {
        'filter[start_time.since]': '2026-06-30T23:00:00.000Z',
        'filter[start_time.until]': '2026-07-02T23:00:00.000Z',
      },
    ],
    [
      ['start_time'],
      'direct',
      { filter: 'and(gte(start_time,2026-06-30T23:00:00.000Z),lte(start_time,2026-07-02T23:00:00.000Z))' },
    ],
  ])('the service narrows by %j where it offers to', async (options, place, expected) => {
    const filter = { filter: { options } }
    const features = place === 'params' ? { params: filter } : filter
    const { service } = await between(list([], { meta: { features } }))
    expect(Object.fromEntries(query(service.server.received.at(-1) ?? { path: '' }))).toMatchObject(expected)
    expect(service.called()).toHaveLength(2)
  })

  test('a list without a filter is read through, and a limit is told', async () => {
    const full = Array.from({ length: 100 }, (_, index) => visit(`v-${index}`, '2026-07-01T09:00:00Z'))
    const { ids, complete, service } = await between([list(full), list(full.slice(0, 1))])
    expect({ count: ids.length, complete }).toEqual({ count: 101, complete: true })
    expect(service.called()[1]).toBe(`GET ${PATH}?include=operation%2Ctime_band&limit=100&offset=100`)
    const endless = await between(list(full))
    expect(endless).toMatchObject({ complete: false, failure: null })
    expect(endless.service.called()).toHaveLength(20)
  })

  test('a visit without a beginning leaves it open whether all were found', async () => {
    const { ids, complete } = await between(list([visit('a', 'soon'), visit('b', '2026-07-01T09:00:00Z')]))
    expect({ ids, complete }).toEqual({ ids: ['b'], complete: false })
  })

  test('what was read before a page failed is shown, and said to be incomplete', async () => {
    const full = Array.from({ length: 100 }, (_, index) => visit(`v-${index}`, '2026-07-01T09:00:00Z'))
    const { ids, complete, failure } = await between([list(full), json(500, {})])
    expect({ count: ids.length, complete, code: failure?.code }).toEqual({
      count: 100,
      complete: false,
      code: 'HO-CH-READ-SERVER',
    })
  })

  test.each([['2026-02-30', '2026-03-01']])('%s is no day', async (from, to) => {
    const { failure, service } = await between(list([]), from, to)
    expect(failure).not.toBeNull()
    expect(service.asked()).toEqual([])
  })
})

describe('awards', () => {
  const award = (id: string, meta: object, attributes: object = {}) => ({
    type: 'qualification-awards',
    id,
    attributes: { status: 'assigned', due: inDays(40), awarded_at: null, ...attributes },
    relationships: { user: one('users', 'u-1'), qualification: one('qualifications', 'q-1') },
    meta: { is_valid: true, is_latest: true, expires_at: inDays(20), ...meta },
  })
  const included = [
    {
      type: 'users',
      id: 'u-1',
      attributes: { profile: { personal: { first_name: 'Aoife', last_name: 'Byrne' } } },
    },
    { type: 'qualifications', id: 'q-1', attributes: { title: 'First Aid' } },
  ]
  const ALL = { offset: 0, expiresWithinDays: null, notValid: false, latestOnly: false }
  const awardsBy = async (answer: Answer | Answer[], filter: object = {}) => {
    const service = await ctrlHubService(answer)
    const read = await service.provider.awards(service.connection, SERVICE_ACCOUNT, { ...ALL, ...filter })
    return { ...read, ids: read.awards.map(({ id }) => id), service }
  }

  test('with names, times and risks as they were given', async () => {
    const risks = {
      current: 'high',
      thresholds: { none: '2026-01-01T00:00:00Z', low: 'soon', high: inDays(3) },
      next_check: inDays(9),
    }
    const { awards } = await awardsBy(list([award('a', { risks })], { included }))
    expect(awards).toEqual([
      {
        id: 'a',
        status: 'assigned',
        member: { id: 'u-1', label: 'Aoife Byrne' },
        qualification: { id: 'q-1', label: 'First Aid' },
        due: inDays(40),
        awardedAt: null,
        expiresAt: inDays(20),
        isValid: true,
        isLatest: true,
        risk: 'high',
        thresholds: {
          none: '2026-01-01T00:00:00Z',
          low: null,
          medium: null,
          high: inDays(3),
          critical: null,
        },
        nextCheck: inDays(9),
      },
    ])
  })

  const rows = [
    award('soon', {}),
    award('later', { expires_at: inDays(31) }),
    award('over', { expires_at: inDays(-1), is_valid: false }),
    award('replaced', { is_latest: false }),
    award('untold', { is_valid: null, is_latest: null, expires_at: null, risks: 'x' }),
  ]

  test.each<[object, string[]]>([
    [{}, ['soon', 'later', 'over', 'replaced', 'untold']],
    [{ expiresWithinDays: 30 }, ['soon', 'replaced']],
    [{ notValid: true }, ['over']],
    [{ latestOnly: true }, ['soon', 'later', 'over', 'untold']],
    [{ latestOnly: true, expiresWithinDays: 31 }, ['soon', 'later']],
  ])('%j, here where the service offers nothing', async (filter, ids) => {
    expect((await awardsBy(list(rows), filter)).ids).toEqual(ids)
  })

  test('by the service where it offers to, the first to end first', async () => {
    const options = ['is_latest', 'is_valid', 'expires_at']
    const features = { filter: { options }, sort: { options: ['due', 'expires_at'] } }
    const { service, ids } = await awardsBy(list(rows, { meta: { features } }), {
      latestOnly: true,
      notValid: true,
      expiresWithinDays: 30,
    })
    expect(ids).toEqual([])
    expect(Object.fromEntries(query(service.server.received.at(-1) ?? { path: '' }))).toEqual({
      filter: `and(is_latest(),eq(is_valid,false),gte(expires_at,${inDays(0)}),lte(expires_at,${inDays(30)}))`,
      include: 'user,qualification',
      sort: 'expires_at',
      limit: '50',
      offset: '0',
    })
  })

  test('in fields, as far as they can say it', async () => {
    const features = { params: { filter: { options: ['is_latest', 'is_valid'] } } }
    const { service } = await awardsBy(list(rows, { meta: { features } }), {
      latestOnly: true,
      notValid: true,
    })
    expect(Object.fromEntries(query(service.server.received.at(-1) ?? { path: '' }))).toMatchObject({
      'filter[is_latest]': 'true',
      'filter[is_valid]': 'false',
    })
  })

  test('reads on while most is filtered out here, and says where it stopped', async () => {
    const over = Array.from({ length: 50 }, (_, index) => award(`o-${index}`, { is_latest: false }))
    const { ids, next, service } = await awardsBy([list(over), list([award('a', {})])], { latestOnly: true })
    expect({ ids, next }).toEqual({ ids: ['a'], next: null })
    expect(service.called()).toHaveLength(2)
    expect(await awardsBy(list(over), { latestOnly: true })).toMatchObject({ ids: [], next: 500 })
    expect((await awardsBy(list(over), { latestOnly: true, offset: 100 })).next).toBe(600)
  })

  test('a failure', async () => {
    expect(await awardsBy(json(403, {}))).toMatchObject({ ids: [], failure: { code: 'HO-CH-FORBIDDEN' } })
  })

  test('a service that brings nothing along is asked without, once and for all', async () => {
    const service = await ctrlHubService((response, request) =>
      (query(request).has('include') ? json(400, {}) : list(rows))(response, request),
    )
    const read = () => service.provider.awards(service.connection, SERVICE_ACCOUNT, ALL)
    expect((await read()).awards[0]).toMatchObject({ member: { id: 'u-1', label: 'u-1' } })
    await read()
    expect(service.called().filter((line) => line.includes('include'))).toHaveLength(1)
  })
})
