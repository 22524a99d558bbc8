import { describe, expect, test } from 'vitest'
import { readAnswerBody } from '#core/providers/answer-body.ts'
import {
  linkedRecord,
  linkedRecords,
  linkedTo,
  readDocument,
  type JsonApiDocument,
} from '#core/providers/json-api-document.ts'
import { listFeatures, nextOffset } from '#core/providers/json-api-lists.ts'
import { expressionFilter, fieldsFilter, queryOf } from '#core/providers/json-api-query.ts'
import { seed } from '../../support/seeds.ts'

const headers = { 'content-type': 'application/vnd.api+json' }

function read(value: unknown): JsonApiDocument | null {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return readDocument(readAnswerBody(headers, new TextEncoder().encode(text)))
}

function readOne(value: unknown) {
  const document = read(value)
  const [record] = document?.records ?? []
  if (document === null || record === undefined) throw new Error('There is no record.')
  return { document, record }
}

describe('the documented answers', () => {
  const uuid = '3c90c3cc-0d44-4b50-8888-8dd25736052a'

  test.each(['psr-record', 'qualification-award', 'appointment'])('%s: id, attributes and meta', (name) => {
    const { record } = readOne(seed(`${name}-response.json`))
    expect(record.id).toBe(uuid)
    expect(record.meta['created_at']).toBe('2023-11-07T05:31:56Z')
    const { data } = JSON.parse(seed(`${name}-response.json`)) as { data: { attributes: unknown } }
    expect(record.attributes).toEqual(data.attributes)
  })

  test('an award’s assessments, a list without data around it', () => {
    const { record } = readOne(seed('qualification-award-response.json'))
    expect(linkedTo(record, 'assessments')).toEqual([{ type: '<string>', id: uuid }])
    expect(linkedTo(record, 'organisation')).toBeNull()
  })

  test('the organisation that a record brings along', () => {
    const { document, record } = readOne(
      seed('psr-record-response.json').replace(
        /("organisation": \{\s+"data": \{\s+"id": )"[^"]+"/,
        '$1"o-1"',
      ),
    )
    expect(linkedRecord(document, record, 'organisation')).toMatchObject({ id: 'o-1', attributes: {} })
    const { document: same, record: one } = readOne(seed('psr-record-response.json'))
    expect(linkedRecord(same, one, 'organisation')?.attributes).toMatchObject({ slug: '<string>' })
  })
})

describe('what is read tolerantly', () => {
  test('a record with nothing but an id', () => {
    expect(readOne({ data: { id: 7 } }).record).toEqual({
      type: '',
      id: '7',
      attributes: {},
      relationships: {},
      meta: {},
      links: {},
    })
  })

  test.each<[string, unknown]>([
    ['no data', { meta: {} }],
    ['errors', { errors: [{}] }],
    ['errors beside data', { data: { id: '1' }, errors: [{}] }],
    ['a list', []],
    ['a text', '"data"'],
    ['broken JSON', '{"data":'],
    ['data on a prototype', '{"__proto__":{"data":{"id":"1"}}}'],
  ])('%s is no document', (_, value) => {
    expect(read(value)).toBeNull()
  })

  test('no errors beside data is a document', () => {
    expect(read({ data: { id: '1' }, errors: [] })?.records).toHaveLength(1)
  })

  test('records without an id are none, whatever else they are', () => {
    const data = [{ type: 'a' }, { id: '' }, { id: {} }, { id: 1.5 }, null, 'x', [], { id: '1', type: 5 }]
    expect(read({ data })?.records.map(({ id }) => id)).toEqual(['1'])
    expect(read({ data: null })).toMatchObject({ list: false, records: [] })
  })

  test('members of the wrong kind are as if they were not there', () => {
    const { record } = readOne({ data: { id: '1', attributes: [], relationships: 'x', meta: null } })
    expect(record).toMatchObject({ attributes: {}, relationships: {}, meta: {} })
  })

  test('absent is not null: a relationship that is not told, one to nobody, and one of links alone', () => {
    const { record } = readOne({
      data: {
        id: '1',
        relationships: {
          nobody: { data: null },
          bareNobody: null,
          none: { data: [] },
          links: { links: { self: '/' } },
          odd: { data: 'x' },
          bare: { type: 'a', id: '2' },
          many: { data: [{ type: 'a', id: '3' }, { type: 'a' }, null] },
        },
      },
    })
    const told = (name: string) => linkedTo(record, name)
    expect(told('nobody')).toEqual([])
    expect(told('bareNobody')).toEqual([])
    expect(told('none')).toEqual([])
    expect(told('links')).toBeNull()
    expect(told('nothing')).toBeNull()
    expect(told('toString')).toBeNull()
    expect(told('odd')).toEqual([])
    expect(told('bare')).toEqual([{ type: 'a', id: '2' }])
    expect(told('many')).toEqual([{ type: 'a', id: '3' }])
  })

  test('linked records come from what is included, from the data itself, by id alone, or bare', () => {
    const link = (type: string, id: string) => ({ data: { type, id } })
    const { document, record } = readOne({
      data: [
        {
          type: 'a',
          id: '1',
          relationships: {
            author: link('authors', 'u'),
            sibling: link('a', '2'),
            self: link('a', '1'),
            gone: link('b', '9'),
            two: { data: [link('users', 'u').data, link('b', '9').data] },
          },
        },
        { type: 'a', id: '2', attributes: { name: 'second' } },
      ],
      included: [
        { type: 'users', id: 'u', attributes: { email: 'e' } },
        { type: 'other', id: '2', attributes: {} },
      ],
    })
    expect(linkedRecord(document, record, 'author')?.attributes).toEqual({ email: 'e' })
    expect(linkedRecord(document, record, 'sibling')?.attributes).toEqual({ name: 'second' })
    expect(linkedRecord(document, record, 'self')).toBe(record)
    expect(linkedRecord(document, record, 'gone')).toMatchObject({ type: 'b', id: '9', attributes: {} })
    expect(linkedRecords(document, record, 'two').map(({ id }) => id)).toEqual(['u', '9'])
    expect(linkedRecord(document, record, 'nothing')).toBeNull()
  })

  test('a hundred thousand records that link to each other are soon read', () => {
    const data = Array.from({ length: 60_000 }, (_, index) => ({
      id: `${index}`,
      relationships: { n: { data: { id: `${index + 1}` } } },
    }))
    const document = read({ data })
    const began = performance.now()
    for (const record of document?.records ?? []) if (document !== null) linkedRecord(document, record, 'n')
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

describe('what a list offers', () => {
  const features = (value: unknown) => listFeatures({ meta: { features: value } })

  test('in params, which is the older place', () => {
    expect(
      features({
        params: { include: { options: ['a'] }, filter: { options: ['f', 5] }, sort: { options: null } },
      }),
    ).toEqual({ include: ['a'], filter: ['f'], sort: [], filterPlace: 'params' })
  })

  test('directly, which is the newer', () => {
    expect(features({ include: { options: ['a', 'b.c'] }, filter: { options: ['g'] } })).toEqual({
      include: ['a', 'b.c'],
      filter: ['g'],
      sort: [],
      filterPlace: 'direct',
    })
  })

  test.each([undefined, null, 'x', [], {}, { params: null }, { filter: { options: 'f' } }, { filter: null }])(
    'nothing: %j',
    (value) => {
      expect(features(value)).toEqual({ include: [], filter: [], sort: [], filterPlace: null })
    },
  )
})

describe('where the next page begins', () => {
  const records = (count: number) =>
    readOne({ data: { id: '1' } }).document.records.concat(
      Array.from({ length: count - 1 }, () => ({
        type: '',
        id: '1',
        attributes: {},
        relationships: {},
        meta: {},
        links: {},
      })),
    )
  const next = (meta: Record<string, unknown>, count = 2, asked = { limit: 2, offset: 4 }) =>
    nextOffset({ meta, records: records(count) }, asked)
  const told = (value: unknown) => ({ pagination: { offsets: { next: value, previous: 2 } } })

  test('as it is told', () => {
    expect(next(told(6))).toBe(6)
    expect(next(told(100), 1)).toBe(100)
    expect(next(told(null))).toBeNull()
  })

  test.each([4, 3, -1, 1.5, '6', {}])('one that does not go on is none: %j', (value) => {
    expect(next(told(value))).toBeNull()
  })

  test('without being told: behind a full page', () => {
    expect(next({})).toBe(6)
    expect(next({ pagination: { counts: { resources: 9 } } })).toBe(6)
    expect(next({}, 1)).toBeNull()
    // A list that is not paged comes whole.
    expect(next({}, 200)).toBeNull()
  })
})

describe('what a list is asked', () => {
  test('nothing', () => {
    expect(queryOf({})).toBe('')
    expect(queryOf({ include: [], filter: null })).toBe('')
  })

  test('everything, in the order of the vendor’s own client', () => {
    const filter = fieldsFilter([
      { field: 'address.description', is: 'eq', value: '12 Weir & View' },
      { field: 'active', is: 'true' },
    ])
    const query = queryOf({ sort: 'name,created_at', offset: 20, limit: 10, include: ['a', 'b.c'], filter })
    expect(query).toBe(
      '?filter%5Baddress.description%5D=12+Weir+%26+View&filter%5Bactive%5D=true&include=a%2Cb.c&sort=name&limit=10&offset=20',
    )
    expect(new URL(`http://x/${query}`).searchParams.get('filter[address.description]')).toBe(
      '12 Weir & View',
    )
  })

  test('expressions', () => {
    const text = (...conditions: Parameters<typeof expressionFilter>[0]) => {
      const filter = expressionFilter(conditions)
      return filter.dialect === 'expression' ? filter.text : ''
    }
    expect(text({ field: 'status', is: 'eq', value: 'todo' })).toBe('eq(status,todo)')
    expect(
      text(
        { field: 'is_latest', is: 'true' },
        { field: 'expires_at', is: 'lte', value: '2026-12-01T00:00:00Z' },
      ),
    ).toBe('and(is_latest(),lte(expires_at,2026-12-01T00:00:00Z))')
    expect(text({ field: 'name', is: 'eq', value: "O'Brien, (Mr)" })).toBe("eq(name,'O\\'Brien, (Mr)')")
  })

  test('a bound cannot be said in fields', () => {
    expect(fieldsFilter([{ field: 'due', is: 'gte', value: 'x' }])).toBeNull()
  })
})
