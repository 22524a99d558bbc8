import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMembers } from '#core/members.ts'
import { CTRL_HUB_JOBS } from '#core/providers/ctrl-hub/jobs.ts'
import { jobOf } from '#core/providers/jobs.ts'
import { undecidedConnection, type JobConnection } from '#core/providers/provider.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { EXAMPLE_GIVER } from '#shared/domain/consent.ts'
import { anyLike, reversed } from '../../support/any-document.ts'
import { BASIS, FILLED, ORGANISATION, TODAY } from '../../support/filled-documents.ts'
import { change, valueAt } from '../../support/filled-switch.ts'
import { seed } from '../../support/seeds.ts'

const JOBS = Object.values(CTRL_HUB_JOBS)
const connection: JobConnection = {
  ...undecidedConnection(documentedCodes(), false),
  organisation: ORGANISATION,
}
const context = { ...connection, consent: BASIS, today: TODAY }

const namesOf = (value: unknown) => (isMembers(value) ? Object.keys(value).sort() : [])
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const sent = (kind: keyof typeof CTRL_HUB_JOBS, body: unknown): unknown =>
  JSON.parse(textOf(CTRL_HUB_JOBS[kind].encode(body, connection).body))

describe.each(['psr-record', 'qualification-award', 'appointment'] as const)(
  'the documented sample of %s',
  (kind) => {
    const text = seed(`${kind}-request.json`)
    const sample: unknown = JSON.parse(text)

    test('is previewed to itself, without a connection', () => {
      expect(
        CTRL_HUB_JOBS[kind].preview(sample, undecidedConnection(documentedCodes(), false), 'json'),
      ).toEqual({
        contentType: 'application/vnd.api+json',
        text: JSON.stringify(sample, null, 2),
      })
    })

    test('is not sent: each sample in it is named', () => {
      const { errors } = CTRL_HUB_JOBS[kind].check(sample, context)
      const named = errors.filter(({ code }) => code === 'HO-CH-SAMPLE-TEXT').map(({ path }) => path)
      expect(named.sort()).toEqual(SAMPLES[kind].toSorted())
      expect(errors).toHaveLength(named.length)
    })
  },
)

const links = (...names: string[]) =>
  names.flatMap((name) => [`data.relationships.${name}.data.id`, `data.relationships.${name}.data.type`])
const SAMPLES = {
  'psr-record': [
    'data.type',
    ...['display_name', 'field', 'value'].map((name) => `data.attributes.extra_info.0.${name}`),
    ...links('meter'),
  ],
  'qualification-award': [
    'data.type',
    'data.attributes.status',
    'data.attributes.due',
    ...links('organisation', 'qualification', 'user'),
  ],
  appointment: [
    'data.type',
    ...['start_time', 'end_time', 'notes', 'on_ecr_notes'].map((name) => `data.attributes.${name}`),
    ...links('interaction', 'operation', 'time_band'),
  ],
}

const PATHS = {
  'psr-record': 'v3/psrs',
  'qualification-award': 'v3/qualification-awards',
  appointment: `v3/orgs/${ORGANISATION.id}/customers/appointments`,
  interaction: `v3/orgs/${ORGANISATION.id}/customers/interactions`,
  contact: `v3/orgs/${ORGANISATION.id}/customers/contacts`,
  account: `v3/orgs/${ORGANISATION.id}/customers/accounts`,
}

describe.each(JOBS)('$kind', (job) => {
  const { kind } = job
  const filled = FILLED[kind]

  test('is the job of its kind', () => {
    expect(jobOf(kind)).toBe(job)
    expect(job.provider).toBe('ctrl-hub')
  })

  test('goes to its place as JSON:API, and only data of it', () => {
    const request = job.encode({ ...filled, meta: { consent: BASIS } }, connection)
    expect(request).toEqual({
      method: 'POST',
      path: PATHS[kind],
      contentType: 'application/vnd.api+json',
      accept: 'application/vnd.api+json',
      body: new TextEncoder().encode(JSON.stringify({ data: valueAt(filled, 'data') }, null, 2)),
    })
    expect(job.preview({ ...filled, meta: { consent: BASIS } }, connection, 'json')).toEqual({
      contentType: 'application/vnd.api+json',
      text: textOf(request.body),
    })
  })

  test('its path and organisation are the connection’s', () => {
    const resources = { [kind]: { path: 'v4/{org}/things/{org}' } }
    const organisation = { id: 'a/b ?$&', label: '' }
    expect(job.encode(filled, { ...connection, resources, organisation }).path).toBe(
      'v4/a%2Fb%20%3F%24%26/things/a%2Fb%20%3F%24%26',
    )
    expect(() => job.encode(filled, { ...connection, resources, organisation: null })).toThrow(
      /no organisation/,
    )
  })

  test('names its members in documented order, whatever the order of the body', () => {
    expect(textOf(job.encode(reversed(filled), connection).body)).toBe(
      textOf(job.encode(filled, connection).body),
    )
  })

  test('what is encoded can be read back whole', () => {
    fc.assert(
      fc.property(anyLike(filled), (body) => {
        expect(sent(kind, body)).toEqual(JSON.parse(JSON.stringify(body)))
      }),
    )
  })

  test('what is not of its shape is neither previewed nor encoded', () => {
    const stray = { ...filled, stray: 1 }
    expect(job.preview(stray, connection, 'json')).toMatchObject({
      problems: [{ path: 'stray', code: 'HO-CH-UNKNOWN-FIELD' }],
    })
    expect(() => job.encode(stray, connection)).toThrow(TypeError)
    expect(() => job.title(stray, null)).toThrow(TypeError)
  })

  test.each(['xml', 'form'] as const)('is not previewed as %s', (format) => {
    expect(job.preview(filled, connection, format)).toEqual({
      problems: [expect.objectContaining({ path: '', code: 'HO-CH-JSON-ONLY' })],
    })
  })

  test('its check knows shape and rules, the connection, the basis and the day', () => {
    expect(job.check(filled, context)).toEqual({ errors: [], warnings: [] })
    expect(job.check({ ...filled, stray: 1 }, context).errors).toMatchObject([{ path: 'stray' }])
    const resources = { [kind]: { type: 'things' } }
    expect(job.check(filled, { ...context, resources }).errors).toMatchObject([{ code: 'HO-CH-TYPE' }])
    const consent = { ...BASIS, givenBy: EXAMPLE_GIVER }
    expect(job.check(filled, { ...context, consent }).errors).toMatchObject([{ code: 'HO-CONSENT-EXAMPLE' }])
    expect(job.check(filled, { ...context, consent, practice: true }).errors).toEqual([])
  })

  test('takes a basis from the body', () => {
    expect(job.consentIn({ ...filled, meta: { consent: BASIS } })).toEqual(BASIS)
    expect(job.consentIn({ ...filled, meta: { consent: { ...BASIS, at: 'today' } } })).toBeNull()
    for (const body of [filled, null, 'text', { meta: 7 }]) expect(job.consentIn(body)).toBeNull()
  })

  test('its example passes in practice, and is like the sample in shape', () => {
    const example = job.example()
    const inPractice = {
      ...connection,
      organisation: { id: '3f8e2c10-0001-4a00-8000-000000000001', label: 'Practice' },
      practice: true,
      consent: job.consentIn(example),
      today: today(),
    }
    expect(job.check(example, inPractice)).toEqual({ errors: [], warnings: [] })
    expect(JSON.stringify(example)).not.toContain('null')
  })

  test('its schema is of the same members, and says which are needed', () => {
    const schema = job.jsonSchema()
    const at = (path: string) => valueAt(schema, path)
    expect(at('title')).toMatch(/^\p{Lu}/u)
    expect(at('required')).toEqual(['data'])
    expect(at('additionalProperties')).toBe(false)
    const members = namesOf(valueAt(filled, 'data'))
    expect(namesOf(at('properties.data.properties'))).toEqual(members)
    expect(at('properties.data.required')).toEqual(expect.arrayContaining(members))
    expect(at('properties.meta.properties.consent.required')).toEqual(Object.keys(BASIS))
  })
})

describe('the schema', () => {
  test('asks for what the rules ask for', () => {
    const schema = CTRL_HUB_JOBS['psr-record'].jsonSchema()
    const data = 'properties.data.properties'
    const attributes = `${data}.attributes`
    const relationships = `${data}.relationships`
    expect(valueAt(schema, `${attributes}.required`)).toEqual(['priority'])
    expect(valueAt(schema, `${attributes}.properties.extra_info.items.required`)).toEqual([
      'display_name',
      'field',
      'value',
    ])
    expect(valueAt(schema, `${relationships}.required`)).toEqual(['meter'])
    const meter = `${relationships}.properties.meter`
    expect(valueAt(schema, `${meter}.required`)).toEqual(['data'])
    expect(valueAt(schema, `${meter}.properties.data.required`)).toEqual(['type', 'id'])
  })

  test('asks for the type and id of a link that may be left out, and of each in a list', () => {
    const interaction = CTRL_HUB_JOBS.interaction.jsonSchema()
    const place = 'properties.data.properties.relationships'
    expect(valueAt(interaction, `${place}.required`)).toEqual([])
    expect(valueAt(interaction, `${place}.anyOf`)).toEqual([
      { required: ['contact'] },
      { required: ['account'] },
    ])
    expect(valueAt(interaction, `${place}.properties.property.properties.data.required`)).toEqual([
      'type',
      'id',
    ])
    const account = CTRL_HUB_JOBS.account.jsonSchema()
    expect(valueAt(account, `${place}.properties.contacts.properties.data.items.required`)).toEqual([
      'type',
      'id',
    ])
  })
})

test('the example of a PSR record brings a basis that only practice takes', () => {
  const job = CTRL_HUB_JOBS['psr-record']
  const example = job.example()
  const consent = job.consentIn(example)
  expect(consent?.givenBy).toBe('Example person (practice)')
  expect(job.check(example, { ...context, consent, today: today() }).errors).toMatchObject([
    { path: 'meta.consent', code: 'HO-CONSENT-EXAMPLE' },
  ])
  const others = JOBS.filter(({ kind }) => kind !== 'psr-record')
  for (const other of others) expect(other.consentIn(other.example()), other.kind).toBeNull()
  expect(valueAt(CTRL_HUB_JOBS.appointment.example(), 'data.attributes.medical_dependency')).toBe(false)
})

test('what stands for an id that is still to come is encoded, so that it can be put in later', () => {
  const body = change(FILLED.appointment, 'data.relationships.interaction.data.id', 'pending:abcd')
  expect(valueAt(sent('appointment', body), 'data.relationships.interaction.data.id')).toBe('pending:abcd')
})
