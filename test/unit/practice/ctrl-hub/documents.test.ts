import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { renderResource } from '#core/practice/ctrl-hub/document.ts'
import { collectIncluded } from '#core/practice/ctrl-hub/include.ts'
import { sampleRecords } from '#core/practice/ctrl-hub/sample/sample.ts'
import { BareError, JSON_API, List, One, ORG, parsed, Resource, sampleId, sharedHub } from './hub.ts'

const LISTS = [
  'v3/orgs',
  'v3/properties',
  'v3/properties?include=meters,psrs,meters.psrs&limit=100',
  `v3/orgs/${ORG}/iam/members`,
  'v3/qualifications',
  'v3/qualification-awards?include=user,qualification&limit=100',
  `v3/orgs/${ORG}/customers/interactions?include=author,organisation,representative,account,contact,property`,
  `v3/orgs/${ORG}/customers/contacts?include=author,accounts,interactions,organisation`,
  `v3/orgs/${ORG}/customers/appointments?include=interaction,operation,time_band,organisation`,
  'v3/operations?include=appointment,assignees,organisation,properties',
  `v3/orgs/${ORG}/settings/time-bands`,
]
const ONES = [
  `v3/orgs/${ORG}`,
  'v3/iam/whoami',
  `v3/properties/${sampleId('0002')}?include=meters,psrs`,
  `v3/meters/${sampleId('0003')}?include=psrs,property,organisation`,
  `v3/orgs/${ORG}/iam/members/${sampleId('0004')}?include=organisations`,
  `v3/qualification-awards/${sampleId('000b')}?include=user,qualification`,
  `v3/orgs/${ORG}/customers/interactions/${sampleId('0008')}?include=contact,account,property`,
  `v3/orgs/${ORG}/customers/contacts/${sampleId('0006')}?include=author,accounts,interactions,organisation`,
  `v3/operations/${sampleId('0009', 2)}?include=appointment,properties`,
  `v3/orgs/${ORG}/settings/time-bands/${sampleId('000a')}`,
]

const keyOf = ({ type, id }: { type: string; id: string }) => `${type}/${id}`
const refs = ({ relationships }: Resource) => Object.values(relationships).flatMap((linkage) => linkage ?? [])

/** JSON:API, "Compound Documents": each resource once, and each included one reached from the primary data. */
function checkIncluded(primary: readonly Resource[], included: readonly Resource[] | undefined) {
  const all = [...primary, ...(included ?? [])].map(keyOf)
  expect(new Set(all).size).toBe(all.length)
  const linked = new Set([...primary, ...(included ?? [])].flatMap(refs).map(keyOf))
  for (const resource of included ?? []) expect(linked).toContain(keyOf(resource))
}

const paged = sharedHub()

describe('what is sent is JSON:API', () => {
  test.each(LISTS)('%s', async (path) => {
    const { signedIn } = paged()
    const answer = await signedIn(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, JSON_API])
    const document = v.parse(List, parsed(answer.text))
    expect(document.data.length).toBeGreaterThan(0)
    expect(document.included !== undefined).toBe(path.includes('include='))
    if (path.includes('include=')) expect(document.included?.length).toBeGreaterThan(0)
    checkIncluded(document.data, document.included)
  })

  test.each(ONES)('%s', async (path) => {
    const { signedIn } = paged()
    const answer = await signedIn(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, JSON_API])
    const document = v.parse(One, parsed(answer.text))
    if (path.includes('include=')) expect(document.included?.length).toBeGreaterThan(0)
    checkIncluded([document.data], document.included)
  })

  test('every resource of the sample is one, and every reference to a kind that is known leads somewhere', () => {
    const records = sampleRecords(new Date())
    const types = [
      'organisations',
      'users',
      'properties',
      'meters',
      'psrs',
      'qualifications',
      'qualification-awards',
      'time-bands',
      'contacts',
      'customer-accounts',
      'customer-interactions',
      'operations',
      'appointments',
    ]
    for (const type of types) {
      const list = records.list(type)
      expect(list.length, type).toBeGreaterThan(0)
      for (const resource of list) {
        const sent = v.parse(Resource, renderResource(resource))
        expect(sent.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        for (const ref of refs(sent)) {
          expect(ref.id).toMatch(/^[0-9a-f-]{36}$/)
          if (types.includes(ref.type))
            expect(records.find(ref), `${keyOf(sent)} → ${keyOf(ref)}`).not.toBeNull()
        }
      }
    }
  })

  test('assessments are a bare array, every other relationship has data', async () => {
    const { signedIn } = paged()
    const answer = await signedIn('v3/qualification-awards?limit=100')
    const awards = v.parse(
      v.object({
        data: v.array(v.object({ relationships: v.record(v.string(), v.unknown()) })),
      }),
      parsed(answer.text),
    ).data
    expect(awards.some(({ relationships }) => v.is(v.tuple([v.any()]), relationships['assessments']))).toBe(
      true,
    )
    for (const { relationships } of awards) {
      const { assessments, ...others } = relationships
      expect(Array.isArray(assessments)).toBe(true)
      expect(Object.keys(others)).toEqual([
        'user',
        'author',
        'qualification',
        'renewed_by',
        'renews',
        'folder',
      ])
      for (const linkage of Object.values(others))
        expect(v.is(v.strictObject({ data: v.nullable(v.object({})) }), linkage)).toBe(true)
    }
  })

  test('every answer, refused or not, has a trace id of its own', async () => {
    const { call, signedIn } = paged()
    const answers = await Promise.all([
      signedIn('v3/orgs'),
      signedIn('v3/orgs'),
      call('v3/orgs'),
      signedIn('v3/nothing'),
      call('oauth2/token'),
      call('self-service/login/api'),
    ])
    const ids = answers.map(({ headers }) => headers.get('x-trace-id'))
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('include', () => {
  test.each([
    ['v3/properties?include=meters,street', 'street'],
    ['v3/properties?include=meters.property', 'meters.property'],
    [`v3/orgs/${ORG}/iam/members?include=teams`, 'teams'],
    ['v3/orgs?include=users', 'users'],
    [`v3/meters/${sampleId('0003')}?include=constructor`, 'constructor'],
  ])('%s: %s is not offered', async (path, name) => {
    const { signedIn } = paged()
    const answer = await signedIn(path)
    expect(answer.status).toBe(400)
    // Word for word the example of the relationship pages, but for the id and the value.
    const error = v.parse(BareError, parsed(answer.text))
    expect(error).toEqual({
      id: error.id,
      status: '400',
      title: 'A validation error was encountered',
      source: { parameter: 'include' },
      meta: { resource: name },
    })
  })

  test('what lies between is included too', async () => {
    const { one } = paged()
    const document = await one(`v3/properties/${sampleId('0002')}?include=meters.psrs`)
    expect(document.included?.map(keyOf)).toEqual([
      `meters/${sampleId('0003')}`,
      `meters/${sampleId('0003', 2)}`,
      `psrs/${sampleId('000c')}`,
    ])
  })

  test('nothing to include is an empty list, and nothing asked for is none', async () => {
    const { one } = paged()
    const path = `v3/meters/${sampleId('0003', 2)}`
    expect((await one(`${path}?include=psrs`)).included).toEqual([])
    expect((await one(path)).included).toBeUndefined()
  })

  test('a way back to what is asked for includes it no second time', () => {
    const records = sampleRecords(new Date())
    const home = records.find({ type: 'properties', id: sampleId('0002') })
    const included = collectIncluded(home === null ? [] : [home], [['meters', 'property', 'psrs']], records)
    expect(v.parse(v.array(Resource), included).map(keyOf)).toEqual([
      `meters/${sampleId('0003')}`,
      `meters/${sampleId('0003', 2)}`,
      `psrs/${sampleId('000c')}`,
    ])
  })
})
