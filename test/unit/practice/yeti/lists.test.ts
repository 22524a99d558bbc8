import { describe, expect, test } from 'vitest'
import { idsOf, link, oneOf, parsed, service, sharedYeti, yeti } from './yeti.ts'

const shared = sharedYeti()
const ids = async (path: string) => idsOf(await shared().list(path))
const quoted = (value: string) => encodeURIComponent(`"${value.replaceAll('"', '""')}"`)

describe('filters', () => {
  test.each([
    ['name-cont', quoted('fenwick, H'), ['77']],
    ['name-eq', quoted('Fenwick, Hartley & Co'), ['77']],
    ['name-eq', quoted('fenwick, hartley & co'), []],
    ['name-cont', quoted('"Old Mill"'), ['81']],
    // What is no CSV is one value as it stands.
    ['name-cont', encodeURIComponent('"Old Mill" M'), ['81']],
    ['name-cont', encodeURIComponent('The "old'), ['81']],
    ['name-start', 'MR', ['73', '91']],
    ['name-end', 'lets', ['78', '95']],
    ['name-cont', '%25', []],
    [
      'name-in',
      `${quoted('Oakridge Homes')},${quoted('Fenwick, Hartley %26 Co').replace('%2526', '%26')}`,
      ['77', '87'],
    ],
    ['name-cont-any', 'armitage,SINCLAIR', ['73', '91']],
    ['name', quoted('Oakridge Homes'), ['87']],
    ['id', '90,71', ['71', '90']],
    ['id', '99999', []],
    ['balance-eq', '250.00', ['90']],
    ['balance-lt', '0', ['84', '85']],
    ['balance-lteq', '-94.2', ['84', '85']],
    ['balance-gt', '3555.55', ['80']],
    ['balance-gteq', '3555.55', ['80', '92']],
    ['balance-in', '250,18.450', ['86', '90']],
    ['min-balance-eq', '-2e3', ['80']],
    ['external-id-eq', '20071', ['71']],
    ['currency-id-eq', '2&filter[balance-gt]=2000', ['75', '80']],
    ['contractor.id', '40', ['89', '90']],
    ['uuid-eq', '5e71a0c4-0001-4a00-8000-000000000090', ['90']],
  ])('accounts: %s = %s', async (filter, value, expected) => {
    expect(await ids(`accounts?filter[${filter}]=${value}&page[size]=100`)).toEqual(expected)
    const underscored = filter.replaceAll('-', '_')
    expect(await ids(`accounts?filter[${underscored}]=${value}&page[size]=100`)).toEqual(expected)
  })

  test('not_eq and not_in are the rest; what has no value is in neither', async () => {
    const all = await ids('accounts?page[size]=100')
    const without = (...left: string[]) => all.filter((id) => !left.includes(id))
    expect(await ids('accounts?filter[balance-not-eq]=250')).toEqual(without('90'))
    expect(await ids(`accounts?filter[name-not-in]=Oakridge Homes,Kestrel Residential`)).toEqual(
      without('83', '87'),
    )
    const withExternal = await ids('accounts?filter[external-id-gt]=0')
    expect(withExternal.length).toBe(9)
    expect(await ids('accounts?filter[external-id-not-eq]=20071')).toEqual(
      withExternal.filter((id) => id !== '71'),
    )
  })

  test('services by account, type, time and price, all together', async () => {
    const { list } = shared()
    const { data } = await list('services?page[size]=100&include=service-type')
    const wanted = data.filter(
      ({ relationships, attributes }) =>
        relationships['service-type']?.data !== undefined &&
        JSON.stringify(relationships['service-type'].data).includes('"16"') &&
        Number(attributes['renew-price']) > 1,
    )
    expect(wanted.length).toBeGreaterThan(5)
    const middle = String(wanted[4]?.attributes['created-at'])
    const query = `filter[type-id-eq]=16&filter[renew-price-gt]=1&filter[created-at-gteq]=${middle}`
    expect(await ids(`services?${query}&page[size]=100`)).toEqual(idsOf({ data: wanted.slice(4) }))
    const offset = new Date(Date.parse(middle) + 7_200_000).toISOString().replace('Z', '%2B02:00')
    expect(await ids(`services?${query.replace(middle, offset)}&page[size]=100`)).toEqual(
      idsOf({ data: wanted.slice(4) }),
    )
    const account = JSON.stringify(wanted[0]?.relationships['account']?.data).replace(/\D/g, '')
    const mine = await list(`services?filter[account-id-eq]=${account}`)
    expect(mine.data.length).toBeGreaterThan(0)
    expect(mine.data.map(({ relationships }) => relationships['account']?.data)).toEqual(
      Array(mine.data.length).fill({ type: 'accounts', id: account }),
    )
  })

  test('a period is compared with a number, so it never matches', async () => {
    expect(await ids('services?filter[renew-period-eq]=Month')).toEqual([])
    expect(await ids('services?filter[renew-period-in]=Month,Day')).toEqual([])
  })

  test('service types', async () => {
    expect(await ids('service-types?filter[force-renew-eq]=true')).toEqual(['20'])
    expect(await ids('service-types?filter[force-renew-not-eq]=true')).toEqual(['16', '17', '18', '19'])
    expect(await ids('service-types?filter[provisioning-class-end]=logging')).toEqual(['16', '20'])
    expect((await shared().signedIn('service-types?filter[force-renew-eq]=x')).status).toBe(400)
  })

  test('transactions of a service, both ways', async () => {
    const { list } = shared()
    for (const path of ['transactions?filter[service-id-eq]=3', 'services/3/transactions']) {
      const { data } = await list(path)
      expect(data.map(({ relationships }) => relationships['service']?.data)).toEqual([
        { type: 'services', id: '3' },
      ])
    }
  })
})

describe('order', () => {
  test.each([
    ['accounts?sort=name', 'name', 1],
    ['accounts?sort=-name', 'name', -1],
    ['accounts?sort=balance', 'balance', 1],
    ['accounts?sort=-min-balance', 'min-balance', -1],
    ['accounts?sort=min_balance', 'min-balance', 1],
    ['services?sort=-created-at', 'created-at', -1],
    ['services?sort=initial-price', 'initial-price', 1],
  ])('%s', async (path, attribute, direction) => {
    const { data } = await shared().list(path)
    const values = data.map(({ attributes }) => attributes[attribute])
    const isNumber = /^-?\d+\.\d+$/.test(String(values[0]))
    const compare = (a: unknown, b: unknown) =>
      isNumber ? Number(a) - Number(b) : String(a).localeCompare(String(b), 'en')
    expect(values).toEqual(values.toSorted((a, b) => direction * compare(a, b)))
    expect(new Set(values).size).toBeGreaterThan(3)
  })

  test('the second decides when the first is even, then the id', async () => {
    const { data } = await shared().list('services?sort=initial-price,-created-at&page[size]=100')
    const keys = data.map(({ attributes }) => [
      Number(attributes['initial-price']),
      -Date.parse(String(attributes['created-at'])),
    ])
    expect(keys).toEqual(keys.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d))
    const forced = await ids('service-types?sort=force-renew')
    expect(forced).toEqual(['16', '17', '18', '19', '20'])
  })

  test('what has no value comes last, and first when descending', async () => {
    const nulls = async (sort: string) => {
      const { data } = await shared().list(`services?sort=${sort}&page[size]=100`)
      return data.map(({ attributes }) => attributes['renew-at'] === null)
    }
    const ascending = await nulls('renew-at')
    expect(ascending.filter(Boolean).length).toBeGreaterThan(3)
    expect(ascending).toEqual(ascending.toSorted((a, b) => Number(a) - Number(b)))
    expect(await nulls('-renew-at')).toEqual(ascending.toReversed())
  })
})

test('of a parameter that is there twice the last counts', async () => {
  expect(await ids('service-types?sort=name&sort=-id')).toEqual(['20', '19', '18', '17', '16'])
  expect(await ids('service-types?filter[id]=16&filter[id]=17')).toEqual(['17'])
  expect((await shared().one('services/1?include=account&include=service-type')).included).toMatchObject([
    { type: 'service-types' },
  ])
})

describe('pages', () => {
  const page = (number: number, size = 20) =>
    new URLSearchParams({ 'page[number]': String(number), 'page[size]': String(size) }).toString()

  test.each([
    [1, { first: 1, next: 2, last: 3 }],
    [2, { first: 1, prev: 1, next: 3, last: 3 }],
    [3, { first: 1, prev: 2, last: 3 }],
    [4, { first: 1, prev: 3, last: 3 }],
    [9, { first: 1, prev: 8, last: 3 }],
  ])('links of page %i', async (number, expected) => {
    const { list, practice } = shared()
    const { links, data, meta } = await list(`services?${page(number)}`)
    const url = `${practice.url}api/rest/admin/services?`
    expect(links).toEqual(
      Object.fromEntries(Object.entries(expected).map(([name, to]) => [name, `${url}${page(to)}`])),
    )
    expect([data.length, meta]).toEqual([number > 3 ? 0 : 20, { 'total-count': 60 }])
  })

  test('1000 at most is right', async () => {
    expect((await ids('services?page[size]=1000')).length).toBe(60)
  })

  test('links keep the rest of the query, and lead on', async () => {
    const { list, practice } = shared()
    const query = `filter[name-cont]=${quoted(', ')}&sort=-created-at&fields[services]=name,account&include=account`
    const first = await list(`services?${query}&page[size]=3`)
    const next = (first.links.next ?? '').replace(`${practice.url}api/rest/admin/`, '')
    const second = await list(next)
    const all = await list(`services?${query}&page[size]=6`)
    expect([...first.data, ...second.data]).toEqual(all.data)
    expect(Object.keys(second.data[0]?.attributes ?? {})).toEqual(['name'])
  })
})

describe('fields and include', () => {
  test('fields of each type', async () => {
    const { list } = shared()
    const { data, included } = await list(
      'services?fields[services]=name,account&fields[accounts]=name,currency&include=account&page[size]=2',
    )
    for (const one of data) {
      expect([Object.keys(one.attributes), Object.keys(one.relationships)]).toEqual([['name'], ['account']])
    }
    for (const one of included ?? []) {
      expect([Object.keys(one.attributes), one.relationships]).toEqual([['name', 'currency'], {}])
    }
    expect(included?.length).toBe(2)
  })

  test('each once, with its linkage', async () => {
    const { list } = shared()
    const { data, included } = await list('services?include=account,service-type,transactions&page[size]=60')
    const keys = (included ?? []).map(({ type, id }) => `${type}/${id}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => key.startsWith('accounts/')).length).toBe(25)
    for (const { relationships } of data) {
      expect(relationships['service-type']?.data).not.toBeUndefined()
      expect(Array.isArray(relationships['transactions']?.data)).toBe(true)
      expect(relationships['package-counters']?.data).toBeUndefined()
    }
  })

  test('without include there is neither linkage nor included', async () => {
    const { data, included } = await shared().one('services/1')
    expect([data.relationships['service-type']?.data, included]).toEqual([undefined, undefined])
  })

  test('a path, and one of a create', async () => {
    const { one, post } = await yeti()
    const history = await one('transactions/1?include=service.service-type')
    expect(history.included?.map(({ type }) => type)).toEqual(['services', 'service-types'])
    const answer = await post(
      'services?include=account&fields[services]=account',
      service({ 'initial-price': '5' }),
    )
    const { data, included } = oneOf(answer.text)
    expect([Object.keys(data.attributes), included?.[0]?.attributes['balance']]).toEqual([[], '245.0'])
  })
})

describe('what a service is linked to', () => {
  test('relationships/…', async () => {
    const { signedIn, practice } = shared()
    const self = `${practice.url}api/rest/admin/services/1`
    const linkage = async (name: string) => parsed((await signedIn(`services/1/relationships/${name}`)).text)
    const links = (name: string) => ({ self: `${self}/relationships/${name}`, related: `${self}/${name}` })
    expect(await linkage('service-type')).toEqual({
      links: links('service-type'),
      data: { type: 'service-types', id: '20' },
    })
    expect(await linkage('transactions')).toEqual({ links: links('transactions'), data: [] })
    const other = parsed((await signedIn('services/3/relationships/transactions')).text)
    expect(other).toMatchObject({ data: [{ type: 'transactions', id: '2' }] })
    expect(await linkage('account')).toMatchObject({ data: { type: 'accounts', id: '78' } })
    expect(await linkage('package-counters')).toMatchObject({ data: [] })
  })

  test('the records themselves', async () => {
    const { signedIn, list, post } = await yeti()
    const { data } = oneOf(
      (
        await post(
          'services',
          service({ 'initial-price': '1' }, { 'service-type': link('service-types', '17') }),
        )
      ).text,
    )
    const text = async (path: string) => (await signedIn(path)).text
    const related = (name: string) => text(`services/${data.id}/${name}`)
    expect(await related('account')).toBe(await text('accounts/90'))
    expect(await related('service-type')).toBe(await text('service-types/17'))
    expect((await list(`services/${data.id}/transactions`)).data.length).toBe(1)
    expect(idsOf(await list(`services/${data.id}/package-counters?sort=-prefix`)).length).toBe(2)
    expect((await signedIn(`services/${data.id}/transactions?sort=foo`)).status).toBe(400)
    expect((await signedIn('services/99999/account')).status).toBe(404)
  })
})
