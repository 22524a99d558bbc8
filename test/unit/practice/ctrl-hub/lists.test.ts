import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { BareError, idsOf, ORG, parsed, sampleId, sharedHub } from './hub.ts'

const Meta = v.looseObject({
  pagination: v.optional(
    v.strictObject({
      counts: v.strictObject({ pages: v.number(), resources: v.number() }),
      current_page: v.number(),
      offsets: v.strictObject({ next: v.nullable(v.number()), previous: v.nullable(v.number()) }),
      requested: v.strictObject({ limit: v.number(), offset: v.number() }),
    }),
  ),
  features: v.optional(v.record(v.string(), v.unknown())),
})
const metaOf = ({ meta }: { meta?: unknown }) => v.parse(Meta, meta ?? {})

const paged = sharedHub()
const whole = sharedHub({ ctrlHub: { pagination: false } })

describe('pages', () => {
  test.each([
    ['', 25, { pages: 8, page: 1, next: 25, previous: null, limit: 25, offset: 0 }],
    ['?limit=60', 60, { pages: 4, page: 1, next: 60, previous: null, limit: 60, offset: 0 }],
    ['?limit=60&offset=180', 20, { pages: 4, page: 4, next: null, previous: 120, limit: 60, offset: 180 }],
    ['?limit=60&offset=20', 60, { pages: 4, page: 1, next: 80, previous: 0, limit: 60, offset: 20 }],
    ['?limit=5000', 100, { pages: 2, page: 1, next: 100, previous: null, limit: 100, offset: 0 }],
    ['?limit=100&offset=100', 100, { pages: 2, page: 2, next: null, previous: 0, limit: 100, offset: 100 }],
    ['?offset=900', 0, { pages: 8, page: 37, next: null, previous: 875, limit: 25, offset: 900 }],
  ])('v3/properties%s has %i', async (query, count, wanted) => {
    const list = await paged().list(`v3/properties${query}`)
    expect(list.data).toHaveLength(count)
    expect(metaOf(list).pagination).toEqual({
      counts: { pages: wanted.pages, resources: 200 },
      current_page: wanted.page,
      offsets: { next: wanted.next, previous: wanted.previous },
      requested: { limit: wanted.limit, offset: wanted.offset },
    })
  })

  test('following the offsets meets everything once', async () => {
    const { list } = paged()
    const seen: string[] = []
    let offset: number | null = 0
    while (offset !== null) {
      const page = await list(`v3/properties?limit=33&offset=${offset}`)
      seen.push(...idsOf(page.data))
      offset = metaOf(page).pagination?.offsets.next ?? null
    }
    expect(seen).toEqual(Array.from({ length: 200 }, (_, at) => sampleId('0002', at + 1)))
  })

  test.each([
    ['limit', '0'],
    ['limit', 'all'],
    ['limit', '-1'],
    ['offset', '-1'],
    ['offset', '1.5'],
    ['offset', ''],
  ])('%s=%s is refused', async (parameter, resource) => {
    const answer = await paged().signedIn(`v3/properties?${parameter}=${resource}`)
    expect(answer.status).toBe(400)
    expect(v.parse(BareError, parsed(answer.text))).toMatchObject({
      source: { parameter },
      meta: { resource },
    })
  })

  test('without pagination a list comes whole, limit or not', async () => {
    const { list } = whole()
    for (const query of ['', '?limit=10&offset=5']) {
      const whole = await list(`v3/properties${query}`)
      expect(whole.data).toHaveLength(200)
      expect(Object.keys(metaOf(whole))).toEqual(['features'])
    }
  })

  test.each(['v3/orgs', `v3/orgs/${ORG}/settings/time-bands`])('%s never has any', async (path) => {
    const list = await paged().list(`${path}?limit=1`)
    expect(list.data.length).toBeGreaterThan(1)
    expect(metaOf(list).pagination).toBeUndefined()
  })
})

describe('what a list offers', () => {
  const none = { options: null }
  const direct = (include: string[] | null, filter: string[] | null, sort: string[] | null) => ({
    include: { options: include },
    filter: { options: filter },
    sort: { options: sort },
  })
  const interactions = ['author', 'organisation', 'representative', 'account', 'contact', 'property']
  test.each([
    ['v3/orgs', { params: { include: none, filter: none, sort: none } }],
    [
      'v3/properties',
      direct(['meters', 'psrs', 'meters.psrs'], ['address.description', 'uprn'], ['uprn', 'created_at']),
    ],
    [`v3/orgs/${ORG}/iam/members`, direct(null, null, null)],
    [
      'v3/qualifications',
      {
        params: direct(null, ['title', 'qualification_number'], ['title', 'qualification_number']),
        ...direct(null, ['title', 'qualification_number'], ['title', 'qualification_number']),
      },
    ],
    [
      'v3/qualification-awards',
      direct(
        ['user', 'qualification'],
        [
          'status',
          'due',
          'expires_at',
          'is_valid',
          'risks.current',
          'user.id',
          'qualification.id',
          'is_latest()',
        ],
        ['due', 'expires_at', 'created_at'],
      ),
    ],
    [
      `v3/orgs/${ORG}/customers/interactions`,
      direct(interactions, ['contact.id', 'status'], ['date_time', 'created_at']),
    ],
    [
      `v3/orgs/${ORG}/customers/contacts`,
      {
        params: direct(['author', 'accounts', 'interactions', 'organisation'], null, [
          'last_name',
          'created_at',
        ]),
      },
    ],
    [
      `v3/orgs/${ORG}/customers/appointments`,
      direct(
        ['interaction', 'operation', 'time_band', 'organisation'],
        ['operation.id'],
        ['start_time', 'created_at'],
      ),
    ],
    [
      'v3/operations',
      {
        params: direct(
          ['appointment', 'assignees', 'organisation', 'properties'],
          ['code', 'status', 'properties.id', 'properties.postcode', 'organisation.id', 'no_start()'],
          ['code', 'created_at'],
        ),
      },
    ],
    [`v3/orgs/${ORG}/settings/time-bands`, undefined],
  ])('%s', async (path, features) => {
    expect(metaOf(await paged().list(path)).features).toEqual(features)
  })

  test.each([
    ['v3/properties', 'uprn'],
    ['v3/properties', 'created_at'],
    ['v3/qualifications', 'title'],
    ['v3/qualification-awards', 'expires_at'],
    [`v3/orgs/${ORG}/customers/contacts`, 'last_name'],
    [`v3/orgs/${ORG}/customers/appointments`, 'start_time'],
    ['v3/operations', 'code'],
  ])('%s sorted by %s, and by it backwards', async (path, field) => {
    const { list } = paged()
    const values = async (sort: string) =>
      (await list(`${path}?limit=100&sort=${sort}`)).data.map(
        ({ attributes, meta }) => attributes[field] ?? meta[field],
      )
    const up = await values(field)
    expect(new Set(up).size).toBeGreaterThan(3)
    expect(up).toEqual(up.toSorted((a, b) => (Number(a) < Number(b) || String(a) < String(b) ? -1 : 1)))
    if (!path.endsWith('properties')) expect(await values(`-${field}`)).toEqual(up.toReversed())
    // Only the first field counts.
    expect(await values(`${field},-id`)).toEqual(up)
  })

  test('numbers are sorted as numbers and times as instants', async () => {
    const { list } = paged()
    const uprns = (await list('v3/properties?sort=-uprn&limit=100')).data.map(
      ({ attributes }) => attributes['uprn'],
    )
    expect(uprns).toEqual(uprns.toSorted((a, b) => Number(b) - Number(a)))
  })

  test.each([
    ['v3/properties?sort=address', 'address'],
    ['v3/orgs?sort=name', 'name'],
    ['v3/operations?sort=-constructor', '-constructor'],
  ])('%s: %s is not offered', async (path, resource) => {
    const answer = await paged().signedIn(path)
    expect(answer.status).toBe(400)
    expect(v.parse(BareError, parsed(answer.text))).toMatchObject({
      source: { parameter: 'sort' },
      meta: { resource },
    })
  })
})

describe('whose records a list has', () => {
  test.each([
    [1, 32, 25, 5, 12],
    [2, 7, 5, 0, 0],
    [3, 3, 0, 0, 0],
  ])(
    'organisation %i: %i members, %i contacts, %i time bands, %i appointments',
    async (number, members, contacts, bands, appointments) => {
      const { list } = whole()
      const org = `v3/orgs/${sampleId('0001', number)}`
      const paths = ['iam/members', 'customers/contacts', 'settings/time-bands', 'customers/appointments']
      const counts = await Promise.all(paths.map(async (path) => (await list(`${org}/${path}`)).data.length))
      expect(counts).toEqual([members, contacts, bands, appointments])
    },
  )
})
