import { describe, expect, test } from 'vitest'
import { jsonApiDocumentProblems } from '#core/providers/json-api-schema.ts'
import { seed } from '../../support/seeds.ts'

const id = '3c90c3cc-0d44-4b50-8888-8dd25736052a'
const meter = { type: 'meters', id }
const property = { type: 'properties', id: '9' }

describe('an answer', () => {
  test.each<[string, unknown]>([
    ['a resource', { data: { type: 'psrs', id } }],
    ['no resource', { data: null }],
    ['a list', { data: [meter, property] }],
    ['an empty list', { data: [] }],
    ['errors', { errors: [{ status: '400', title: 'No', meta: { field: 'priority' } }] }],
    ['no errors in a list', { errors: [] }],
    ['meta alone', { meta: {} }],
    [
      'everything there can be',
      {
        data: {
          type: 'service-types',
          id,
          attributes: { 'display-name': 'x', extra_info: [{ field: 'a b' }], größe: 1 },
          relationships: {
            meter: { data: meter, links: { self: '/x', related: { href: '/y', meta: {} } }, meta: {} },
            nobody: { data: null },
            many: { data: [], links: { next: null } },
            elsewhere: { links: { related: '/z' } },
          },
          links: { self: '/psrs/1' },
          meta: { created_at: 'x' },
        },
        included: [{ ...meter, relationships: { property: { data: property } } }, property],
        links: { self: '/', first: '/', last: null, prev: null, next: '/n' },
        meta: { pagination: {} },
        jsonapi: { version: '1.0', meta: {} },
      },
    ],
    ['a circle', { data: { ...meter, relationships: { self: { data: meter } } } }],
    ['a relationship’s own document', { data: [meter], included: [{ ...meter, attributes: { a: 1 } }] }],
    ['a pointer to the whole', { errors: [{ source: { pointer: '' } }] }],
  ])('%s is one', (_, document) => {
    expect(jsonApiDocumentProblems(document)).toEqual([])
  })

  test.each<[string, unknown, RegExp]>([
    ['nothing', {}, /None of data, errors and meta/],
    ['null', null, /document/],
    ['a list', [], /document/],
    ['both data and errors', { data: null, errors: [] }, /Both data and errors/],
    ['something included without data', { meta: {}, included: [] }, /no data/],
    ['an unknown member', { data: null, extra: 1 }, /extra/],
    ['a resource without a type', { data: { id } }, /data\.type/],
    ['a resource without an id', { data: { type: 'psrs' } }, /data\.id/],
    ['an id that is a number', { data: { type: 'psrs', id: 1 } }, /data\.id/],
    ['an empty id', { data: { type: 'psrs', id: '' } }, /data\.id: An id is empty/],
    ['a type that is no member name', { data: { type: '<string>', id } }, /data\.type: A type is not/],
    ['an unknown member of a resource', { data: { ...meter, uprn: 1 } }, /data\.uprn/],
    [
      'an attribute called id',
      { data: { ...meter, attributes: { id: 1 } } },
      /data\.attributes: .*called id or type/,
    ],
    ['an attribute called type', { data: { ...meter, attributes: { type: 1 } } }, /called id or type/],
    [
      'a relationship called id',
      { data: { ...meter, relationships: { id: { meta: {} } } } },
      /called id or type/,
    ],
    [
      'an attribute and a relationship of one name',
      { data: { ...meter, attributes: { a: 1 }, relationships: { a: { data: null } } } },
      /data: .*same name/,
    ],
    [
      'a dot in a name',
      { data: { ...meter, attributes: { 'a.b': 1 } } },
      /name that JSON:API does not allow/,
    ],
    ['a dash at the end of a name', { data: { ...meter, attributes: { 'a-': 1 } } }, /does not allow/],
    [
      'a bad name deep inside',
      { data: { ...meter, attributes: { a: [{ b: { '+': 1 } }] } } },
      /within an attribute/,
    ],
    [
      'links inside an attribute',
      { data: { ...meter, attributes: { a: { links: {} } } } },
      /within an attribute/,
    ],
    [
      'a list without data in a relationship',
      { data: { ...meter, relationships: { b: [meter] } } },
      /relationships\.b/,
    ],
    [
      'an empty relationship',
      { data: { ...meter, relationships: { b: {} } } },
      /none of links, data and meta/,
    ],
    [
      'linkage without a type',
      { data: { ...meter, relationships: { b: { data: { id } } } } },
      /b\.data\.type/,
    ],
    [
      'linkage with attributes',
      { data: { ...meter, relationships: { b: { data: { ...meter, attributes: {} } } } } },
      /b\.data\.attributes/,
    ],
    ['a status that is a number', { errors: [{ status: 400 }] }, /errors\.0\.status: .*not a string/],
    ['a pointer that is none', { errors: [{ source: { pointer: 'data' } }] }, /no JSON Pointer/],
    ['an unknown member of an error', { errors: [{ message: 'x' }] }, /errors\.0\.message/],
    ['errors that are no list', { errors: {} }, /errors/],
    ['a link that is a number', { data: null, links: { self: 1 } }, /links\.self/],
    ['an unknown link', { data: null, links: { other: '/' } }, /links\.other/],
    ['an unknown member of jsonapi', { data: null, jsonapi: { v: 1 } }, /jsonapi\.v/],
    ['the same resource twice', { data: [meter, meter].map((one) => ({ ...one, attributes: {} })) }, /twice/],
    ['the same resource included', { data: { ...meter, attributes: {} }, included: [meter] }, /twice/],
    ['something that nothing links to', { data: [], included: [meter] }, /nothing links to/],
    [
      'a circle among what is included',
      {
        data: null,
        included: [
          { ...meter, relationships: { p: { data: property } } },
          { ...property, relationships: { m: { data: meter } } },
        ],
      },
      /nothing links to/,
    ],
  ])('%s is none', (_, document, problem) => {
    expect(jsonApiDocumentProblems(document).join('\n')).toMatch(problem)
  })
})

describe('a request', () => {
  const attributes = { priority: 1 }
  const relationships = { meter: { data: meter } }

  test('creates with a type; an id is allowed', () => {
    expect(jsonApiDocumentProblems({ data: { type: 'psrs', attributes, relationships } }, 'create')).toEqual(
      [],
    )
    expect(jsonApiDocumentProblems({ data: { type: 'psrs', id }, jsonapi: {}, meta: {} }, 'create')).toEqual(
      [],
    )
    expect(jsonApiDocumentProblems({ data: { attributes } }, 'create').join()).toMatch(/data\.type/)
    expect(jsonApiDocumentProblems({ data: { type: 'psrs', id: '' } }, 'create').join()).toMatch(
      /An id is empty/,
    )
  })

  test('updates with type and id', () => {
    expect(jsonApiDocumentProblems({ data: { type: 'psrs', id, attributes } }, 'update')).toEqual([])
    expect(jsonApiDocumentProblems({ data: { type: 'psrs', attributes } }, 'update').join()).toMatch(
      /data\.id/,
    )
  })

  test.each<[string, unknown, RegExp]>([
    ['a list', { data: [{ type: 'psrs' }] }, /data/],
    ['no data', { meta: {} }, /data/],
    ['what is included', { data: { type: 'psrs' }, included: [] }, /included/],
    ['links', { data: { type: 'psrs', links: {} } }, /data\.links/],
    [
      'a relationship without data',
      { data: { type: 'psrs', relationships: { meter: { links: {} } } } },
      /meter/,
    ],
    ['one name for two', { data: { type: 'a', attributes: { meter: 1 }, relationships } }, /same name/],
  ])('%s does not belong in one', (_, document, problem) => {
    expect(jsonApiDocumentProblems(document, 'create').join('\n')).toMatch(problem)
  })
})

describe('the documented samples', () => {
  const parsed = (name: string): unknown => JSON.parse(seed(name).replaceAll('<string>', 'sample'))

  test.each(['psr-record', 'qualification-award', 'appointment'])('the request of %s is one', (name) => {
    expect(jsonApiDocumentProblems(parsed(`${name}-request.json`), 'create')).toEqual([])
  })

  test('the answers are as strict as they are documented', () => {
    expect(jsonApiDocumentProblems(parsed('appointment-response.json'))).toEqual([])
    // One id stands for all in the samples, and the assessments of an award are a bare list.
    expect(jsonApiDocumentProblems(parsed('psr-record-response.json')).join()).toMatch(/twice/)
    expect(jsonApiDocumentProblems(parsed('qualification-award-response.json')).join('\n')).toMatch(
      /data\.relationships\.assessments/,
    )
  })
})
