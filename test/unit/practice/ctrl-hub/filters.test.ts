import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { orderOf } from '#core/practice/ctrl-hub/field-values.ts'
import { readTerms } from '#core/practice/ctrl-hub/filter-terms.ts'
import { BareError, idsOf, ORG, parsed, sampleId, type Resource, sharedHub } from './hub.ts'

const paged = sharedHub()
const whole = sharedHub({ ctrlHub: { pagination: false } })

describe('fields (dialect A)', () => {
  test.each([
    ['weavers row, GATE', [1]],
    ['14 Weavers Row, Gateshead, NE8 4JY', [1]],
    ['no such street', []],
  ])('address.description contains %s', async (text, numbers) => {
    const list = await whole().list(`v3/properties?filter[address.description]=${encodeURIComponent(text)}`)
    expect(idsOf(list.data)).toEqual(numbers.map((number) => sampleId('0002', number)))
  })

  test('a part of the town finds every home there', async () => {
    const { list } = whole()
    const towns = (resources: readonly Resource[]) =>
      resources.map(
        ({ attributes }) => v.parse(v.object({ post_town: v.string() }), attributes['address']).post_town,
      )
    const found = towns((await list('v3/properties?filter[address.description]=undalk')).data)
    expect(new Set(found)).toEqual(new Set(['Dundalk']))
    expect(found).toHaveLength(
      towns((await list('v3/properties')).data).filter((town) => town === 'Dundalk').length,
    )
  })

  test('uprn matches exactly, and several mean any of them', async () => {
    const { list } = whole()
    const [first, second] = (await list('v3/properties')).data.map(({ attributes }) =>
      String(attributes['uprn']),
    )
    const numbers = async (query: string) => idsOf((await list(`v3/properties?${query}`)).data)
    expect(await numbers(`filter[uprn]=${first}`)).toEqual([sampleId('0002')])
    expect(await numbers(`filter[uprn]=${first?.slice(0, -1)}`)).toEqual([])
    expect(await numbers(`filter[uprn]=${first}&filter[uprn]=${second}`)).toEqual([
      sampleId('0002'),
      sampleId('0002', 2),
    ])
  })

  test('different fields are ANDed', async () => {
    const { list } = whole()
    const path = `v3/orgs/${ORG}/customers/interactions?filter[contact.id]=${sampleId('0006')}`
    expect(idsOf((await list(path)).data)).toEqual([sampleId('0008')])
    expect(idsOf((await list(`${path}&filter[status]=scheduled`)).data)).toEqual([sampleId('0008')])
    expect(idsOf((await list(`${path}&filter[status]=completed`)).data)).toEqual([])
  })

  test('titles match exactly, as documented', async () => {
    const { list } = whole()
    const title = String((await list('v3/qualifications')).data[4]?.attributes['title'])
    const found = async (text: string) =>
      idsOf((await list(`v3/qualifications?filter[title]=${encodeURIComponent(text)}`)).data)
    expect(await found(title)).toEqual([sampleId('0005', 5)])
    expect(await found(title.toUpperCase())).toEqual([])
    expect(await found(title.slice(0, 20))).toEqual([])
  })

  test('the appointment of an operation', async () => {
    const { list } = whole()
    const path = `v3/orgs/${ORG}/customers/appointments?filter[operation.id]=`
    expect(idsOf((await list(path + sampleId('0009', 2))).data)).toEqual([sampleId('000d')])
    expect((await list(path + sampleId('0009'))).data).toEqual([])
  })

  test.each([
    ['v3/properties?filter[postcode]=NE8', 'filter[postcode]', 'NE8'],
    ['v3/properties?filter[constructor]=x', 'filter[constructor]', 'x'],
    ['v3/properties?filter[]=x', 'filter[]', 'x'],
    ['v3/properties?filter=eq(uprn,1)', 'filter', 'eq(uprn,1)'],
    ['v3/orgs?filter[name]=x', 'filter[name]', 'x'],
    [`v3/orgs/${ORG}/iam/members?filter[email]=x`, 'filter[email]', 'x'],
    [`v3/orgs/${ORG}/iam/members?filter=eq(email,x)`, 'filter', 'eq(email,x)'],
    [`v3/orgs/${ORG}/customers/contacts?filter[last_name]=x`, 'filter[last_name]', 'x'],
    [`v3/orgs/${ORG}/settings/time-bands?filter[name]=x`, 'filter[name]', 'x'],
    ['v3/operations?filter[code]=TB-1041', 'filter[code]', 'TB-1041'],
    [`v3/meters/${sampleId('0003')}?filter[x]=1`, 'filter[x]', '1'],
  ])('%s is refused', async (path, parameter, resource) => {
    const answer = await paged().signedIn(path)
    expect(answer.status).toBe(400)
    expect(v.parse(BareError, parsed(answer.text))).toMatchObject({
      source: { parameter },
      meta: { resource },
    })
  })
})

describe('expressions (dialect B)', () => {
  const operations = async (filter: string) => {
    const list = await whole().list(`v3/operations?filter=${encodeURIComponent(filter)}`)
    return list.data.map(({ id }) => Number(id.slice(-12)))
  }
  const up = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

  test.each([
    ['eq(code,TB-1041)', [1]],
    ["eq(code,'TB-1041')", [1]],
    ['eq(code,tb-1041)', []],
    ['ne(status,done)', [...up(1, 14), 16, 17, 19, 20, 22, 23, 25, 26, 28, 29]],
    ['in(code,[TB-1041,TB-1045])', [1, 5]],
    ["in(code,('TB-1041','TB-1045'))", [1, 5]],
    ['gt(code,TB-1068)', [29, 30]],
    ['gte(code,TB-1068)', [28, 29, 30]],
    ['lt(code,TB-1043)', [1, 2]],
    ['lte(code,TB-1043)', [1, 2, 3]],
    ['between(code,TB-1043,TB-1044)', [3, 4]],
    ['and(eq(status,todo),lte(code,TB-1042))', [1, 2]],
    ['or(eq(code,TB-1041),and(eq(status,done),eq(code,TB-1055)))', [1, 15]],
    [`eq(properties.id,${sampleId('0002', 9)})`, [8, 9]],
    ['eq(properties.postcode,NE8 4JY)', [1]],
    [`and(no_start(),eq(organisation.id,${sampleId('0001', 2)}))`, [28, 29]],
    ['eq(properties.postcode,null)', []],
  ])('%s', async (filter, numbers) => {
    expect(await operations(filter)).toEqual(numbers)
  })

  test.each([
    [
      'and(is_latest(),eq(is_valid,true))',
      (award: Resource) => award.meta['is_latest'] === true && award.meta['is_valid'] === true,
    ],
    [
      'and(is_latest(),lte(expires_at,DAY))',
      (award: Resource, day: string) =>
        award.meta['is_latest'] === true && String(award.meta['expires_at']) <= day,
    ],
    ['gt(due,DAY)', (award: Resource, day: string) => String(award.attributes['due']) > day],
    [
      'eq(risks.current,high)',
      (award: Resource) => JSON.stringify(award.meta['risks']).includes('"current":"high"'),
    ],
    [
      `eq(user.id,${sampleId('0004', 3)})`,
      (award: Resource) => JSON.stringify(award.relationships['user']).includes(sampleId('0004', 3)),
    ],
  ])('awards: %s', async (filter, isWanted) => {
    const { list } = whole()
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString()
    const everything = (await list('v3/qualification-awards')).data
    const found = await list(
      `v3/qualification-awards?filter=${encodeURIComponent(filter.replace('DAY', day))}`,
    )
    const wanted = everything.filter((award) => isWanted(award, day))
    expect(wanted.length).toBeGreaterThan(1)
    expect(wanted.length).toBeLessThan(everything.length)
    expect(idsOf(found.data)).toEqual(idsOf(wanted))
  })

  test('times are compared as instants: an offset does not matter', async () => {
    const { list } = whole()
    const due = String((await list('v3/qualification-awards')).data[0]?.attributes['due'])
    const elsewhere = new Date(Date.parse(due) + 3_600_000).toISOString().replace('.000Z', '+01:00')
    const found = await list(`v3/qualification-awards?filter=${encodeURIComponent(`eq(due,${elsewhere})`)}`)
    expect(idsOf(found.data)).toContain(sampleId('000b'))
  })

  test.each([
    '',
    'code',
    'eq(code)',
    'eq(code,a,b)',
    'eq(name,a)',
    'eq(constructor,a)',
    'constructor()',
    'like(code,TB)',
    'is_latest()',
    'no_start(code)',
    'and()',
    'and(code,no_start())',
    'in(code,TB-1041)',
    'in(code,[a],[b])',
    'between(code,a)',
    'eq(code,a',
    'eq(code,a))',
    "eq(code,'a)",
    'eq(code,(a))',
    'status(open)',
    `${'and('.repeat(40)}no_start()${')'.repeat(40)}`,
  ])('%s is refused', async (filter) => {
    const answer = await paged().signedIn(`v3/operations?filter=${encodeURIComponent(filter)}`)
    expect(answer.status).toBe(400)
    expect(v.parse(BareError, parsed(answer.text))).toMatchObject({
      source: { parameter: 'filter' },
      meta: { resource: filter },
    })
  })

  test.each([
    [9, '10', -1],
    [10, '9', 1],
    [9, '9.0', 0],
    [9, 'x', NaN],
    [9, '', NaN],
    ['9', '10', 1],
    ['b', 'a', 1],
    ['a', 'a', 0],
    [true, 'true', 0],
    ['2026-01-01T00:00:00+01:00', '2026-01-01T00:00:00Z', -1],
    ['2026-01-02T00:00:00Z', '2026-01-02', 0],
    ['2026-01-02T00:00:00Z', 'soon', -1],
  ])('%j stands to %j: %d', (value, text, order) => {
    expect(Math.sign(orderOf(value, text))).toBe(order)
  })

  test.each([
    [String.raw`eq(a,'it\'s (1, 2)')`, { call: 'eq', terms: [{ text: 'a' }, { text: "it's (1, 2)" }] }],
    ['in(a,[ b , c ])', { call: 'in', terms: [{ text: 'a' }, { list: [{ text: 'b' }, { text: 'c' }] }] }],
    ['f()', { call: 'f', terms: [] }],
    ['a b', { text: 'a b' }],
    ['[]', { list: [] }],
    ['f(', null],
    ['f)', null],
  ])('%s is read as %j', (text, term) => {
    expect(readTerms(text)).toEqual(term)
  })
})
