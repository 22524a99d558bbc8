import { describe, expect, test } from 'vitest'
import type { SubmissionKind } from '#shared/domain/submission.ts'
import type { LookUp } from '#core/providers/provider.ts'
import {
  ctrlHubService,
  document,
  hangUp,
  json,
  NOW,
  ORGANISATION,
  SERVICE_ACCOUNT,
  text,
  type Answer,
} from '../../support/ctrl-hub-service.ts'
import type { Received } from '../../support/local-server.ts'

const ORG = `/v3/orgs/${ORGANISATION.id}`
const one = (type: string, id: string) => ({ data: { type, id } })
const many = (type: string, ...ids: string[]) => ({ data: ids.map((id) => ({ type, id })) })
const query = ({ path }: Pick<Received, 'path'>) => new URL(path, 'http://x/').searchParams
const at = (milliseconds: number) => new Date(milliseconds).toISOString()
const date = (milliseconds: number) => ({ date: new Date(milliseconds).toUTCString() })

interface Data {
  attributes?: object
  relationships?: object
}

/** Looks up what was sent at NOW; the service's clock is right unless its answers say otherwise. */
async function lookUp(kind: SubmissionKind, sent: Data | null, answer: Answer | Answer[]) {
  const service = await ctrlHubService(answer)
  const body = new TextEncoder().encode(
    sent === null ? 'not JSON' : JSON.stringify({ data: { type: 'x', ...sent } }),
  )
  const stop = new AbortController().signal
  const found = await service.provider.lookUp?.(
    service.connection,
    SERVICE_ACCOUNT,
    { kind, body, sentAt: at(NOW) },
    stop,
  )
  if (found === undefined) throw new Error('There is no look-up.')
  return { found, ids: idsOf(found), service }
}

function idsOf(found: LookUp): (string | undefined)[] {
  return found.kind === 'looked' ? found.matches.map(({ remoteIds }) => remoteIds['id']) : [found.kind]
}

const record = (id: string, { attributes = {}, relationships = {} }: Data, created: number | null = NOW) => ({
  type: 'x',
  id,
  attributes,
  relationships,
  meta: created === null ? {} : { created_at: at(created) },
})
const listed = (...data: unknown[]) => document(200, { data }, date(NOW))

const appointment: Data = {
  attributes: {
    start_time: '2026-12-03T09:00:00+00:00',
    end_time: '2026-12-03T13:00:00+00:00',
    medical_dependency: true,
    notes: 'oxygen',
  },
  relationships: { operation: one('operations', 'o-1'), interaction: one('x', 'i-1') },
}
const award: Data = {
  attributes: { status: 'assigned', due: '2026-12-31T00:00:00Z' },
  relationships: {
    user: one('users', 'u-1'),
    qualification: one('qualifications', 'q-1'),
    organisation: one('o', 'o'),
  },
}
const interaction: Data = {
  attributes: {
    method: 'telephone',
    direction: 'inbound',
    date_time: '2026-11-22T10:00:00Z',
    notes: 'oxygen',
  },
  relationships: { contact: one('contacts', 'c-1') },
}
const contact: Data = {
  attributes: { first_name: 'Ciarán', last_name: 'Doyle', email: 'C.Doyle@example.com' },
}

describe('what is the same', () => {
  const other = (base: Data, attributes: object, relationships: object = {}): Data => ({
    attributes: { ...base.attributes, ...attributes },
    relationships: { ...base.relationships, ...relationships },
  })

  test.each<[SubmissionKind, Data, string, [string, Data][]]>([
    [
      'appointment',
      appointment,
      `${ORG}/customers/appointments`,
      [
        ['same', appointment],
        ['same moment', other(appointment, { start_time: '2026-12-03T10:00:00.000+01:00', notes: '' })],
        ['other time', other(appointment, { start_time: '2026-12-03T09:00:01Z' })],
        ['other operation', other(appointment, {}, { operation: one('operations', 'o-2') })],
        ['no operation', other(appointment, {}, { operation: { data: null } })],
        ['no time', other(appointment, { start_time: null })],
      ],
    ],
    [
      'qualification-award',
      award,
      '/v3/qualification-awards',
      [
        ['same', award],
        ['same in another state', other(award, { status: 'awarded', due: '2026-12-31T01:00:00+01:00' })],
        ['other due', other(award, { due: '2027-01-01T00:00:00Z' })],
        ['no due', other(award, { due: null })],
        ['other user', other(award, {}, { user: one('users', 'u-2') })],
        ['other qualification', other(award, {}, { qualification: one('qualifications', 'q-2') })],
      ],
    ],
    [
      'interaction',
      interaction,
      `${ORG}/customers/interactions`,
      [
        ['same', interaction],
        ['same in capitals', other(interaction, { method: 'Telephone' })],
        ['other method', other(interaction, { method: 'email' })],
        ['other time', other(interaction, { date_time: '2026-11-22T10:01:00Z' })],
        ['other contact', other(interaction, {}, { contact: one('contacts', 'c-2') })],
      ],
    ],
    [
      'contact',
      contact,
      `${ORG}/customers/contacts`,
      [
        ['same', other(contact, { email: 'c.doyle@example.com ', telephone: '1' })],
        ['other name', other(contact, { last_name: 'Dole' })],
        ['other e-mail', other(contact, { email: 'd@example.com' })],
        ['no first name', { attributes: { last_name: 'Doyle', email: 'c.doyle@example.com' } }],
      ],
    ],
  ])('%s', async (kind, sent, path, rows) => {
    const { found, ids, service } = await lookUp(
      kind,
      sent,
      listed(...rows.map(([id, data]) => record(id, data))),
    )
    expect(ids).toEqual(rows.map(([id]) => id).filter((id) => id.startsWith('same')))
    expect(service.called()).toEqual([`GET ${path}?limit=100&offset=0`])
    expect(JSON.stringify(found)).not.toContain('"label":""')
    const labels = found.kind === 'looked' ? found.matches.map(({ label }) => label).join() : ''
    expect(labels).not.toMatch(/oxygen|medical/i)
  })

  test('a Priority Services record, through its meter', async () => {
    const triple = (field: string, value: string) => ({ display_name: 'x', field, value })
    const sent = {
      attributes: { priority: 2, extra_info: [triple('needs_codes', '08'), triple('other', 'y')] },
      relationships: { meter: one('meters', 'm-1') },
    }
    const info = (...triples: object[]) => ({ attributes: { ...sent.attributes, extra_info: triples } })
    const included = [
      record('same', sent),
      record('same in another order', info(triple('other', 'y'), triple('needs_codes', '08'))),
      record('other needs', info(triple('needs_codes', '08,14'), triple('other', 'y'))),
      record('fewer', info(triple('needs_codes', '08'))),
      record('other priority', { attributes: { ...sent.attributes, priority: 3 } }),
    ]
    const relationships = { psrs: many('x', ...included.map(({ id }) => id)) }
    const data = { type: 'meters', id: 'm-1', relationships }
    const { ids, found, service } = await lookUp(
      'psr-record',
      sent,
      document(200, { data, included }, date(NOW)),
    )
    expect(ids).toEqual(['same', 'same in another order'])
    expect(found).toMatchObject({ matches: [{ label: 'Priority Services record', madeSince: true }, {}] })
    expect(service.called()).toEqual(['GET /v3/meters/m-1?include=psrs'])
  })

  test('what was not sent may have been filled in', async () => {
    const sent = { attributes: {}, relationships: { meter: one('meters', 'm-1') } }
    const included = [
      record('same', {
        attributes: { priority: 0, extra_info: [{ display_name: 'x', field: 'y', value: 'z' }] },
      }),
    ]
    const data = { type: 'meters', id: 'm-1', relationships: { psrs: many('x', 'same') } }
    expect((await lookUp('psr-record', sent, document(200, { data, included }))).ids).toEqual(['same'])
  })

  test('an account, through its contact', async () => {
    const sent = {
      relationships: { contacts: many('contacts', 'c-1'), properties: many('properties', 'p-1') },
    }
    const included = [
      record('same', { relationships: { properties: many('properties', 'p-1', 'p-2') } }),
      record('same as far as told', {}),
      record('other home', { relationships: { properties: many('properties', 'p-2') } }),
    ]
    const relationships = { accounts: many('x', ...included.map(({ id }) => id)) }
    const data = { type: 'contacts', id: 'c-1', relationships }
    const { ids, service } = await lookUp('account', sent, document(200, { data, included }, date(NOW)))
    expect(ids).toEqual(['same', 'same as far as told'])
    expect(service.called()).toEqual([`GET ${ORG}/customers/contacts/c-1?include=accounts`])
  })
})

describe('what a match says', () => {
  const madeSince = async (created: number | null, serverNow: number | null = NOW) => {
    const headers = serverNow === null ? { date: '' } : date(serverNow)
    const answer = document(200, { data: [record('a', appointment, created)] }, headers)
    const { found } = await lookUp('appointment', appointment, answer)
    return found.kind === 'looked' ? found.matches[0]?.madeSince : found.kind
  }

  test('whether it was made since, give or take two seconds', async () => {
    expect(await madeSince(NOW + 5_000)).toBe(true)
    expect(await madeSince(NOW - 2_000)).toBe(true)
    expect(await madeSince(NOW - 2_001)).toBe(false)
    expect(await madeSince(null)).toBe(false)
  })

  test('by the service’s own clock', async () => {
    const hour = 3_600_000
    expect(await madeSince(NOW - hour, NOW - hour)).toBe(true)
    expect(await madeSince(NOW + hour - 5_000, NOW + hour)).toBe(false)
    expect(await madeSince(NOW - hour, null)).toBe(false)
  })

  test('ids, words, when, and the record itself for the receipt', async () => {
    const links = { self: 'https://api.ctrl-hub.example/appointments/a-1' }
    const given = { ...record('a-1', appointment), links }
    const { found } = await lookUp('appointment', appointment, listed(given))
    expect(found).toEqual({
      kind: 'looked',
      matches: [
        {
          remoteIds: { id: 'a-1' },
          label: 'Appointment, 3 December 2026, 9am to 1pm',
          createdAt: at(NOW),
          madeSince: true,
          certain: true,
          location: links.self,
          answer: expect.any(Uint8Array) as Uint8Array,
        },
      ],
    })
    const answer = found.kind === 'looked' ? new TextDecoder().decode(found.matches[0]?.answer) : ''
    expect(JSON.parse(answer)).toEqual({ data: given })
  })

  test('an award says its state and day', async () => {
    const { found } = await lookUp('qualification-award', award, listed(record('a', award)))
    expect(found).toMatchObject({ matches: [{ label: 'Award, assigned, due 31 December 2026' }] })
  })

  test('one whose id cannot be used is none', async () => {
    expect(
      (await lookUp('appointment', appointment, listed(record('x'.repeat(300), appointment)))).ids,
    ).toEqual([])
  })
})

describe('where it looks', () => {
  test('through all pages', async () => {
    const strangers = Array.from({ length: 100 }, (_, index) => record(`s-${index}`, award))
    const answers = [listed(...strangers), listed(...strangers), listed(record('mine', appointment))]
    const { ids, service } = await lookUp('appointment', appointment, answers)
    expect(ids).toEqual(['mine'])
    expect(service.called().map((line) => line.split('offset=')[1])).toEqual(['0', '100', '200'])
  })

  test('narrowed by the service where it offers to', async () => {
    const features = { params: { filter: { options: ['user.id', 'qualification.id'] } } }
    const { ids, service } = await lookUp(
      'qualification-award',
      award,
      document(200, { data: [record('a', award)], meta: { features } }, date(NOW)),
    )
    expect(ids).toEqual(['a'])
    expect(Object.fromEntries(query(service.server.received.at(-1) ?? { path: '' }))).toMatchObject({
      'filter[user.id]': 'u-1',
      'filter[qualification.id]': 'q-1',
    })
  })

  test('a list without end cannot be read through', async () => {
    const strangers = Array.from({ length: 100 }, (_, index) => record(`s-${index}`, award))
    const { found, service } = await lookUp('appointment', appointment, listed(...strangers))
    expect(found).toMatchObject({ kind: 'cannot', code: 'HO-CH-LONG' })
    expect(service.called()).toHaveLength(100)
  })
})

describe('when it cannot be asked', () => {
  test.each<[string, Answer, LookUp['kind'], string]>([
    ['404', json(404, {}), 'cannot', 'HO-CH-READ-MISSING'],
    ['403', json(403, {}), 'cannot', 'HO-CH-FORBIDDEN'],
    ['405', json(405, {}), 'cannot', 'HO-CH-READ-REFUSED'],
    ['400', json(400, {}), 'cannot', 'HO-CH-READ-REFUSED'],
    ['401 twice', json(401, {}), 'failed', 'HO-CH-SIGN-IN'],
    ['429', json(429, {}), 'failed', 'HO-CH-RATE'],
    ['500', json(500, {}), 'failed', 'HO-CH-READ-SERVER'],
    ['503', json(503, {}), 'failed', 'HO-CH-BUSY'],
    ['a page', text(200, 'text/html', '<html></html>'), 'failed', 'HO-CH-READ-UNREADABLE'],
    ['no answer', hangUp, 'failed', 'HO-HTTP-LOST'],
  ])('%s', async (_, answer, kind, code) => {
    expect((await lookUp('appointment', appointment, answer)).found).toMatchObject({ kind, code })
  })

  test('a page that fails in the middle is not an end', async () => {
    const full = Array.from({ length: 100 }, (_, index) => record(`s-${index}`, award))
    expect((await lookUp('appointment', appointment, [listed(...full), json(500, {})])).found).toMatchObject({
      kind: 'failed',
    })
  })

  test.each<[string, SubmissionKind, Data | null]>([
    ['another service’s', 'tenant-switch', {}],
    ['no JSON', 'appointment', null],
    ['without an operation', 'appointment', { attributes: appointment.attributes ?? {} }],
    ['without a time', 'appointment', { relationships: appointment.relationships ?? {} }],
    ['without a meter', 'psr-record', { attributes: { priority: 1 } }],
    ['with nothing', 'contact', {}],
  ])('what was sent is %s', async (_, kind, sent) => {
    const { found, service } = await lookUp(kind, sent, listed())
    expect(found).toMatchObject({ kind: 'cannot', code: 'HO-CH-LOOK-UP-BODY' })
    expect(service.asked()).toEqual([])
  })

  test('a contact that does not say which accounts it has', async () => {
    const sent = { relationships: { contacts: many('contacts', 'c-1') } }
    const answer = document(200, { data: { type: 'contacts', id: 'c-1' } })
    expect((await lookUp('account', sent, answer)).found).toMatchObject({ kind: 'cannot' })
  })
})
