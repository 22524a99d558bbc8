import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { BareError, Errors, hub, idsOf, One, ORG, parsed, sampleId, type Hub } from './hub.ts'

const ref = (type: string, id: string) => ({ data: { type, id } })
const org = `v3/orgs/${ORG}`

const METER = ref('meters', sampleId('0003', 2))
const CONTACT = ref('contacts', sampleId('0006'))
const ACCOUNT = ref('customer-accounts', sampleId('0007'))
const PROPERTY = ref('properties', sampleId('0002'))
const INTERACTION = ref('customer-interactions', sampleId('0008'))
const OPERATION = ref('operations', sampleId('0009'))
const BAND = ref('time-bands', sampleId('000a'))
const USER = ref('users', sampleId('0004'))
const QUALIFICATION = ref('qualifications', sampleId('0005'))
const ORGANISATION = ref('organisations', ORG)
/** What a service account writes is by a user too. */
const AUTHOR = { type: 'users', id: sampleId('0016') }

const psr = {
  type: 'psrs',
  attributes: {
    priority: 2,
    extra_info: [{ display_name: 'Needs codes', field: 'needs_codes', value: '01,14' }],
  },
  relationships: { meter: METER },
}
const award = {
  type: 'qualification-awards',
  attributes: { status: 'assigned', due: '2031-05-01T12:00:00Z' },
  relationships: { organisation: ORGANISATION, qualification: QUALIFICATION, user: USER },
}
const appointment = {
  type: 'appointments',
  attributes: {
    start_time: '2031-05-01T09:30:00Z',
    end_time: '2031-05-01T11:00:00Z',
    medical_dependency: true,
    on_ecr: true,
    animals: true,
    notes: 'Ring first',
    on_ecr_notes: 'Listed',
  },
  relationships: { interaction: INTERACTION, operation: OPERATION, time_band: BAND },
}
const interaction = {
  type: 'customer-interactions',
  attributes: {
    method: 'telephone',
    direction: 'outbound',
    date_time: '2030-01-02T10:00:00Z',
    contacted: true,
    status: 'completed',
    notes: 'Agreed a morning',
  },
  relationships: { contact: CONTACT, account: ACCOUNT, property: PROPERTY, representative: USER },
}
const contact = {
  type: 'contacts',
  attributes: {
    association: 'occupier',
    salutation: 'Ms',
    first_name: 'Maeve',
    last_name: 'Tarrant',
    email: 'maeve.tarrant@example.org',
    telephone: '07700 900321',
  },
}
const account = {
  type: 'customer-accounts',
  relationships: {
    contacts: { data: [CONTACT.data, ref('contacts', sampleId('0006', 5)).data] },
    properties: { data: [PROPERTY.data] },
  },
}

const CREATIONS = [
  ['v3/psrs', psr],
  ['v3/qualification-awards', award],
  [`${org}/customers/appointments`, appointment],
  [`${org}/customers/interactions`, interaction],
  [`${org}/customers/contacts`, contact],
  [`${org}/customers/accounts`, account],
] as const

async function create({ post }: Hub, path: string, data: unknown) {
  const answer = await post(path, data)
  expect(answer.status, answer.text).toBe(201)
  return v.parse(One, parsed(answer.text)).data
}

const linkage = (relationships: object) =>
  Object.fromEntries(
    Object.entries(relationships).map(([name, value]) => [
      name,
      v.parse(v.object({ data: v.unknown() }), value).data,
    ]),
  )

describe('creating', () => {
  test.each(CREATIONS)('%s: 201, a new UUID, its address, and the journal', async (path, data) => {
    const site = await hub()
    const answer = await site.post(path, data)
    expect(answer.status, answer.text).toBe(201)
    const { data: created } = v.parse(One, parsed(answer.text))
    expect(created.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(created.type).toBe(data.type)
    expect(answer.headers.get('location')).toBe(`${site.practice.url}${path}/${created.id}`)
    expect(site.entry()).toMatchObject({
      status: 201,
      path: `/${path}`,
      query: '',
      recorded: { id: created.id },
    })
    if ('attributes' in data) expect(created.attributes).toMatchObject(data.attributes)
    expect(Math.abs(Date.parse(String(created.meta['created_at'])) - Date.now())).toBeLessThan(60_000)
    const again = await site.post(path, data)
    if (data.type !== 'appointments') expect(v.parse(One, parsed(again.text)).data.id).not.toBe(created.id)
  })

  test('a PSR record: no more and no less than the documented answer, and its meter and home know of it', async () => {
    const site = await hub()
    const created = await create(site, 'v3/psrs', psr)
    expect(created.relationships).toEqual({
      organisation: ORGANISATION.data,
      property: PROPERTY.data,
      meter: METER.data,
    })
    const meter = (await site.one(`v3/meters/${METER.data.id}?include=psrs`)).included?.[0]
    expect(meter).toEqual(created)
    const home = (await site.one(`v3/properties/${PROPERTY.data.id}`)).data
    const { supply_identifier } = (await site.one(`v3/meters/${METER.data.id}`)).data.attributes
    expect(Object.keys(created.meta)).toEqual(['created_at', 'updated_at', 'uprn', 'meter_supply_identifier'])
    expect(created.meta).toMatchObject({
      uprn: home.attributes['uprn'],
      meter_supply_identifier: supply_identifier,
    })
    expect(home.relationships['psrs']).toContainEqual({ type: 'psrs', id: created.id })
  })

  test('an award: assigned, not awarded yet, and the latest of its kind', async () => {
    const site = await hub({ ctrlHub: { pagination: false } })
    const created = await create(site, 'v3/qualification-awards', award)
    expect(created.attributes).toEqual({ ...award.attributes, awarded_at: null })
    expect(created.relationships).toEqual({
      user: USER.data,
      author: AUTHOR,
      qualification: QUALIFICATION.data,
      assessments: [],
      renewed_by: null,
      renews: null,
      folder: null,
    })
    expect(Object.keys(created.meta).toSorted()).toEqual([
      'created_at',
      'expires_at',
      'is_latest',
      'is_valid',
      'modified_at',
      'risks',
      'updated_at',
    ])
    expect(created.meta).toMatchObject({ expires_at: null, is_valid: false, is_latest: true })
    expect(created.meta['risks']).toMatchObject({
      current: 'none',
      thresholds: { high: '2031-04-01T12:00:00Z', critical: '2031-04-24T12:00:00Z' },
    })
    const second = await create(site, 'v3/qualification-awards', award)
    const latest = (
      await site.list(
        `v3/qualification-awards?filter=and(is_latest(),eq(qualification.id,${QUALIFICATION.data.id}),eq(user.id,${USER.data.id}))`,
      )
    ).data
    expect(idsOf(latest)).toEqual([second.id])
  })

  test('an award without a due date has no risk that could grow', async () => {
    const created = await create(await hub(), 'v3/qualification-awards', {
      ...award,
      attributes: { status: 'anything' },
    })
    expect(created.attributes).toEqual({ status: 'anything', due: null, awarded_at: null })
    expect(created.meta['risks']).toMatchObject({
      current: 'none',
      thresholds: { low: null },
      next_check: null,
    })
  })

  test('nobody of another organisation is awarded anything', async () => {
    const { post } = await hub()
    const stranger = sampleId('0004', 40)
    const answer = await post('v3/qualification-awards', {
      ...award,
      relationships: { ...award.relationships, user: ref('users', stranger) },
    })
    expect(answer.status).toBe(404)
    expect(v.parse(BareError, parsed(answer.text))).toMatchObject({
      source: { parameter: 'user' },
      meta: { resource: stranger },
    })
  })

  test('an appointment: its operation knows it and is scheduled for it', async () => {
    const site = await hub()
    const created = await create(site, `${org}/customers/appointments`, appointment)
    expect(created.attributes).toEqual(appointment.attributes)
    expect(created.relationships).toEqual({
      author: { ...AUTHOR, type: 'authors' },
      interaction: INTERACTION.data,
      operation: OPERATION.data,
      time_band: BAND.data,
      organisation: ORGANISATION.data,
    })
    expect(Object.keys(created.meta)).toEqual(['created_at', 'updated_at', 'modified_at'])
    const { data } = await site.one(`v3/operations/${OPERATION.data.id}`)
    expect(data.relationships['appointment']).toEqual({ type: 'appointments', id: created.id })
    expect(data.attributes['dates']).toEqual({
      scheduled: { start: '2031-05-01T09:30:00Z', end: '2031-05-01T11:00:00Z' },
    })
  })

  test('an operation takes one appointment: the next is a conflict', async () => {
    const site = await hub()
    await create(site, `${org}/customers/appointments`, appointment)
    const answer = await site.post(`${org}/customers/appointments`, appointment)
    expect(answer.status).toBe(409)
    expect(v.parse(Errors, parsed(answer.text)).errors[0]?.status).toBe('409')
    expect(site.entry()?.recorded).toBeNull()
  })

  test.each([
    ['2031-05-01T11:00:00Z', 422],
    ['2031-05-01T11:00:00.001Z', 201],
  ])('an appointment from 12 noon in Dublin’s summer to %s: %i', async (end_time, status) => {
    const { post } = await hub()
    const answer = await post(`${org}/customers/appointments`, {
      ...appointment,
      attributes: { start_time: '2031-05-01T12:00:00+01:00', end_time },
    })
    expect(answer.status).toBe(status)
    if (status === 422) {
      expect(v.parse(Errors, parsed(answer.text)).errors[0]?.meta?.field).toBe('data.attributes.end_time')
    } else {
      // UTC comes back, and what was left out is blank.
      expect(v.parse(One, parsed(answer.text)).data.attributes).toEqual({
        start_time: '2031-05-01T11:00:00Z',
        end_time,
        medical_dependency: false,
        on_ecr: false,
        animals: false,
        notes: '',
        on_ecr_notes: '',
      })
    }
  })

  test('an appointment without a time band', async () => {
    const created = await create(await hub(), `${org}/customers/appointments`, {
      ...appointment,
      relationships: { interaction: INTERACTION, operation: OPERATION },
    })
    expect(created.relationships['time_band']).toBeNull()
  })

  test('an interaction: its contact and account know of it', async () => {
    const site = await hub()
    const created = await create(site, `${org}/customers/interactions`, interaction)
    expect(created.relationships).toEqual({
      author: AUTHOR,
      organisation: ORGANISATION.data,
      ...linkage(interaction.relationships),
    })
    const document = await site.one(
      `${org}/customers/contacts/${CONTACT.data.id}?include=accounts,interactions`,
    )
    const mine = { type: 'customer-interactions', id: created.id }
    expect(document.data.relationships['interactions']).toContainEqual(mine)
    expect(
      document.included?.find(({ id }) => id === ACCOUNT.data.id)?.relationships['interactions'],
    ).toContainEqual(mine)
    expect(document.included).toContainEqual(created)
  })

  test('a contact, an account for it, an interaction with both: a chain', async () => {
    const site = await hub()
    const person = await create(site, `${org}/customers/contacts`, contact)
    expect(person.relationships).toEqual({
      accounts: [],
      author: AUTHOR,
      interactions: [],
      organisation: ORGANISATION.data,
    })
    const opened = await create(site, `${org}/customers/accounts`, {
      type: 'customer-accounts',
      relationships: {
        contacts: { data: [{ type: 'contacts', id: person.id }] },
        properties: account.relationships.properties,
      },
    })
    expect(opened.attributes).toEqual({})
    expect(opened.relationships).toEqual({
      author: AUTHOR,
      organisation: ORGANISATION.data,
      contacts: [{ type: 'contacts', id: person.id }],
      interactions: [],
      properties: [PROPERTY.data],
    })
    const talked = await create(site, `${org}/customers/interactions`, {
      ...interaction,
      relationships: { contact: ref('contacts', person.id), account: ref('customer-accounts', opened.id) },
    })
    expect(talked.relationships).toMatchObject({ property: null, representative: null })
    const { data } = await site.one(`${org}/customers/contacts/${person.id}`)
    expect(data.relationships).toMatchObject({
      accounts: [{ id: opened.id }],
      interactions: [{ id: talked.id }],
    })
    const list = await site.list(`${org}/customers/interactions?filter[contact.id]=${person.id}`)
    expect(idsOf(list.data)).toEqual([talked.id])
  })

  test('a person who is signed in is the author', async () => {
    const { practice, call } = await hub()
    const flow = v.parse(
      v.looseObject({ id: v.string() }),
      parsed((await call('self-service/login/api')).text),
    ).id
    const { email, password } = practice.credentials.ctrlHubUser
    const signed = await call(`self-service/login?flow=${flow}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: { identifier: email, password, method: 'password' },
    })
    const { session_token } = v.parse(v.looseObject({ session_token: v.string() }), parsed(signed.text))
    const answer = await call(`${org}/customers/contacts`, {
      method: 'POST',
      headers: { 'x-session-token': session_token },
      body: { data: contact },
    })
    expect(v.parse(One, parsed(answer.text)).data.relationships['author']).toEqual({
      type: 'users',
      id: sampleId('0004'),
    })
  })

  test('what is asked to be included comes with it; what cannot be is refused and nothing recorded', async () => {
    const { post, one, entry } = await hub()
    const answer = await post('v3/psrs?include=organisation', psr)
    expect(v.parse(One, parsed(answer.text)).included).toMatchObject([{ type: 'organisations', id: ORG }])
    const before = (await one(`v3/meters/${METER.data.id}`)).data.relationships['psrs']
    expect((await post('v3/psrs?include=needs', psr)).status).toBe(400)
    expect(entry()).toMatchObject({ query: 'include=needs', recorded: null })
    expect((await one(`v3/meters/${METER.data.id}`)).data.relationships['psrs']).toEqual(before)
  })
})

describe('what each kind demands', () => {
  test.each([
    [
      'v3/qualification-awards',
      award,
      { attributes: ['status'], relationships: ['organisation', 'qualification', 'user'] },
    ],
    [
      `${org}/customers/appointments`,
      appointment,
      { attributes: ['start_time', 'end_time'], relationships: ['interaction', 'operation'] },
    ],
    [
      `${org}/customers/interactions`,
      interaction,
      { attributes: ['method', 'direction', 'date_time'], relationships: ['contact'] },
    ],
    [
      `${org}/customers/contacts`,
      { ...contact, relationships: {} },
      { attributes: ['last_name'], relationships: [] },
    ],
  ])('%s', async (path, body, required) => {
    const { post } = await hub()
    const details = async (change: object) =>
      v
        .parse(Errors, parsed((await post(path, { ...body, ...change })).text))
        .errors.map(({ detail }) => detail)
    expect(await details({ attributes: {}, relationships: {} })).toEqual(
      [...required.attributes, ...required.relationships].map((name) => `${name} is required`),
    )
    const wrong = Object.fromEntries(Object.keys(body.attributes).map((name) => [name, 5]))
    expect(await details({ attributes: wrong })).toHaveLength(Object.keys(wrong).length)
  })

  test('accounts: contacts, a list, and no attributes', async () => {
    const { post } = await hub()
    const faults = async (change: object) => {
      const answer = await post(`${org}/customers/accounts`, { ...account, ...change })
      return v.parse(Errors, parsed(answer.text)).errors.map(({ detail, meta }) => [meta?.field, detail])
    }
    expect(await faults({ attributes: { name: 'x' } })).toEqual([
      ['data.attributes', 'Additional property name is not allowed'],
    ])
    expect(await faults({ relationships: undefined })).toEqual([['data', 'relationships is required']])
    expect(await faults({ relationships: { contacts: CONTACT } })).toEqual([
      ['data.relationships.contacts.data', 'Invalid type. Expected: array, given: object'],
    ])
    expect(await faults({ relationships: { contacts: { data: ['x'] } } })).toEqual([
      ['data.relationships.contacts.data.0', 'Invalid type. Expected: object, given: string'],
    ])
  })

  test.each([
    [
      'a method that is none',
      { method: 'pigeon' },
      'enum',
      /must be one of .*"letter", "email", "telephone", "sms"$/,
    ],
    ['a direction that is none', { direction: 'up' }, 'enum', /"inbound", "outbound"$/],
    ['a day without a time', { date_time: '2030-01-02' }, 'format', /'date-time'$/],
    ['a time without an offset', { date_time: '2030-01-02T10:00:00' }, 'format', /'date-time'$/],
    ['30 February', { date_time: '2030-02-30T10:00:00Z' }, 'format', /'date-time'$/],
    ['notes that are null', { notes: null }, 'invalid_type', /Expected: string, given: null$/],
    ['contacted as text', { contacted: 'yes' }, 'invalid_type', /Expected: boolean, given: string$/],
  ])('%s: 400', async (_, change, type, detail) => {
    const { post } = await hub()
    const answer = await post(`${org}/customers/interactions`, {
      ...interaction,
      attributes: { ...interaction.attributes, ...change },
    })
    expect(answer.status).toBe(400)
    const [error, ...more] = v.parse(Errors, parsed(answer.text)).errors
    expect(more).toEqual([])
    expect([error?.meta?.type, error?.meta?.field]).toEqual([
      type,
      `data.attributes.${Object.keys(change)[0] ?? ''}`,
    ])
    expect(error?.detail).toMatch(detail)
  })

  test('what belongs to another organisation is nothing here', async () => {
    const { post } = await hub()
    const elsewhere = ref('contacts', sampleId('0006', 30))
    const answer = await post(`${org}/customers/interactions`, {
      ...interaction,
      relationships: { contact: elsewhere },
    })
    expect(answer.status).toBe(404)
    expect(v.parse(BareError, parsed(answer.text)).meta.resource).toBe(elsewhere.data.id)
  })
})

describe('changing', () => {
  const UPDATES = [
    [
      `v3/qualification-awards/${sampleId('000b')}`,
      'qualification-awards',
      { status: 'done', due: '2032-01-01T00:00:00Z' },
    ],
    [
      `${org}/customers/interactions/${sampleId('0008')}`,
      'customer-interactions',
      { date_time: '2030-01-02T10:00:00Z', contacted: true, notes: 'Rang again' },
    ],
    [
      `${org}/customers/contacts/${sampleId('0006')}`,
      'contacts',
      { first_name: 'A', last_name: 'B', email: 'a.b@example.org', telephone: '07700 900000' },
    ],
    [
      `${org}/settings/time-bands/${sampleId('000a')}`,
      'time-bands',
      { name: 'Early', start: '06:30+0100', end: '10:00+0100' },
    ],
  ] as const

  test.each(UPDATES)('PUT %s changes what was sent and nothing else', async (path, type, attributes) => {
    const { put, one, entry } = await hub()
    const id = path.slice(-36)
    const before = (await one(path)).data
    const answer = await put(path, { id, type, attributes })
    expect(answer.status, answer.text).toBe(200)
    expect(entry()?.recorded).toEqual({ id })
    const after = v.parse(One, parsed(answer.text)).data
    expect(after.attributes).toEqual({ ...before.attributes, ...attributes })
    expect(after.relationships).toEqual(before.relationships)
    expect(after.meta['created_at']).toBe(before.meta['created_at'])
    expect(Date.parse(String(after.meta['updated_at']))).toBeGreaterThan(
      Date.parse(String(before.meta['updated_at'])),
    )
    expect(after.meta['modified_at']).toBe(after.meta['updated_at'])
    expect((await one(path)).data).toEqual(after)
    // One alone leaves the others.
    const first = Object.entries<unknown>(attributes).slice(0, 1)
    await put(path, { id, type, attributes: Object.fromEntries(first) })
    expect((await one(path)).data.attributes).toEqual(after.attributes)
  })

  const path = `${org}/customers/interactions/${sampleId('0008')}`
  const right = { id: sampleId('0008'), type: 'customer-interactions', attributes: { notes: 'x' } }
  test.each([
    ['without an id', { id: undefined }, 400, 'id is required'],
    ['with another id', { id: sampleId('0008', 2) }, 409, 'The id is not that of the address.'],
    ['of another type', { type: 'interactions' }, 409, 'The type must be customer-interactions.'],
    ['without attributes', { attributes: undefined }, 400, 'attributes is required'],
    [
      'with what only POST takes',
      { attributes: { status: 'completed' } },
      400,
      'Additional property status is not allowed',
    ],
    ['with relationships', { relationships: {} }, 400, 'Additional property relationships is not allowed'],
    [
      'with a wrong value',
      { attributes: { contacted: 1 } },
      400,
      'Invalid type. Expected: boolean, given: integer',
    ],
  ])('PUT %s is refused', async (_, change, status, detail) => {
    const { put, one, entry } = await hub()
    const before = await one(path)
    const answer = await put(path, { ...right, ...change })
    expect(answer.status).toBe(status)
    expect(v.parse(Errors, parsed(answer.text)).errors[0]?.detail).toBe(detail)
    expect(entry()?.recorded).toBeNull()
    expect(await one(path)).toEqual(before)
  })

  test.each(['7:00+0000', '24:00+0000', '07:60+0000', '07:00', '07:00+00:00'])(
    '%s is no clock time',
    async (start) => {
      const { put } = await hub()
      const id = sampleId('000a')
      const answer = await put(`${org}/settings/time-bands/${id}`, {
        id,
        type: 'time-bands',
        attributes: { start },
      })
      expect(answer.status).toBe(400)
    },
  )

  test('of another organisation: 404', async () => {
    const { put } = await hub()
    const id = sampleId('0006', 30)
    const answer = await put(`${org}/customers/contacts/${id}`, { id, type: 'contacts', attributes: {} })
    expect(answer.status).toBe(404)
  })
})
