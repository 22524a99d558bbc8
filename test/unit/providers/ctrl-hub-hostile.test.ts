import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Page } from '#shared/contract/ctrl-hub.ts'
import { createCtrlHubProvider } from '#core/providers/ctrl-hub/provider.ts'
import type { Http, HttpResult } from '#core/providers/http.ts'
import { connectionFacts } from '../../support/connection-facts.ts'
import { ORGANISATION, psrRequest, SERVICE_ACCOUNT, USER } from '../../support/ctrl-hub-service.ts'

/** A service that signs in, or is asked to, and answers everything with the same. */
function answering(result: HttpResult, signsIn: boolean): Http {
  const token = new TextEncoder().encode('{"access_token":"t","id":"f","session_token":"t"}')
  return {
    request: ({ url }) =>
      Promise.resolve(
        signsIn && /oauth2|self-service/.test(url.pathname)
          ? { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: token }
          : result,
      ),
    proxyFor: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  }
}

const connection = connectionFacts({ baseUrl: 'http://127.0.0.1:1/', organisation: ORGANISATION })

const wrong = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    [],
    {},
    '',
    'x'.repeat(5000),
    -0,
    1e308,
    true,
    '\u202E\u0000',
    [[[[]]]],
    '__proto__',
  ),
)
/** Ids that come back, so that records link to each other and to themselves. */
const id = fc.oneof(fc.constantFrom<unknown>('1', '2', '3', 1, 2, 'a'.repeat(3000), '..', ''), wrong)
const type = fc.oneof(fc.constantFrom<unknown>('users', 'meters', 'psrs', 'operations'), wrong)
const either = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: right }, { weight: 1, arbitrary: wrong })
const identifier = either(fc.record({ type, id }, { requiredKeys: [] }))
const linkage = either(fc.oneof(identifier, fc.array(identifier, { maxLength: 4 }), fc.constant(null)))
const relationship = either(fc.oneof(fc.record({ data: linkage }), linkage))
const names = fc.constantFrom(
  ...[
    'meter',
    'meters',
    'psrs',
    'property',
    'properties',
    'accounts',
    'contact',
    'contacts',
    'user',
    'operation',
  ],
  ...['qualification', 'time_band', 'interaction', '__proto__', 'constructor'],
)
const time = either(
  fc.constantFrom('2026-12-03T09:00:00Z', '2026-12-03T09:00:00.123456789+01:00', '9999-99-99T99:99:99Z'),
)
const attributes = either(
  fc.record(
    {
      start_time: time,
      end_time: time,
      due: time,
      date_time: time,
      name: wrong,
      title: wrong,
      priority: wrong,
      start: either(fc.constantFrom('07:00+0000', '99:99')),
      end: either(fc.constant('11:00+0000')),
      extra_info: either(fc.array(either(fc.record({ display_name: wrong, field: wrong, value: wrong })))),
      address: either(fc.record({ description: wrong, postcode: wrong })),
      profile: either(fc.record({ personal: either(fc.record({ first_name: wrong, last_name: wrong })) })),
      dates: either(fc.record({ scheduled: either(fc.record({ start: time, end: time })) })),
      meters: either(fc.array(either(fc.record({ type: wrong, number: wrong })))),
    },
    { requiredKeys: [] },
  ),
)
const meta = either(
  fc.record(
    {
      created_at: time,
      expires_at: time,
      is_valid: wrong,
      is_latest: wrong,
      risks: either(fc.record({ current: wrong, thresholds: wrong, next_check: wrong })),
    },
    { requiredKeys: [] },
  ),
)
const resource = either(
  fc.record(
    { id, type, attributes, meta, relationships: either(fc.dictionary(names, relationship)) },
    { requiredKeys: [] },
  ),
)
const options = either(
  fc.record({
    options: either(
      fc.array(
        either(
          fc.constantFrom(
            'search',
            'address.description',
            'start_time',
            'is_latest',
            'contact.id',
            'date_time',
          ),
        ),
      ),
    ),
  }),
)
const features = either(
  fc.record({ include: options, filter: options, sort: options, params: wrong }, { requiredKeys: [] }),
)
const next = either(fc.constantFrom<unknown>(null, 1, 50, 1e9, -1))
const error = either(
  fc.record(
    {
      title: wrong,
      detail: wrong,
      source: either(
        fc.record({
          pointer: either(fc.constantFrom('/data/attributes/priority', '/'.repeat(500))),
          parameter: wrong,
        }),
      ),
      meta: either(
        fc.record({ field: either(fc.constantFrom('priority', 'extra_info[0', '../..')), type: wrong }),
      ),
    },
    { requiredKeys: [] },
  ),
)
const body = either(
  fc.record(
    {
      data: either(fc.oneof(resource, fc.array(resource, { maxLength: 5 }))),
      included: either(fc.array(resource, { maxLength: 8 })),
      errors: either(fc.array(error, { maxLength: 3 })),
      meta: either(
        fc.record(
          { features, pagination: either(fc.record({ offsets: either(fc.record({ next })) })) },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  ),
)
const status = fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 404, 422, 500)
const headers = fc.constantFrom<Record<string, string>>(
  { 'content-type': 'application/vnd.api+json' },
  { 'content-type': 'application/vnd.api+json', date: 'yesterday', 'x-trace-id': '<b>', 'retry-after': 'x' },
  { 'content-type': 'text/html' },
  {},
)

test('whatever a service answers, nothing throws and everything ends', async () => {
  await fc.assert(
    fc.asyncProperty(body, status, headers, fc.boolean(), async (value, code, head, signsIn) => {
      const bytes = new TextEncoder().encode(JSON.stringify(value))
      const http = answering({ kind: 'answer', status: code, headers: head, body: bytes }, signsIn)
      const provider = createCtrlHubProvider(http)
      const stop = new AbortController().signal
      const secret = code % 2 === 0 ? SERVICE_ACCOUNT : USER
      const sent = { kind: 'appointment', body: bytes, sentAt: '2026-11-22T12:00:00Z' } as const
      const real = { ...sent, kind: 'psr-record', body: psrRequest().body } as const
      const within = { contactId: '1', propertyId: '2' }

      const outcome = await provider.send(connection, secret, psrRequest(), stop)
      const tested = await provider.test(connection, secret)
      const pages: Page[] = []
      for (const what of ['property', 'member', 'interaction', 'operation', 'time-band', 'account'] as const)
        pages.push(await provider.search(connection, secret, { what, text: 'weir', offset: 0, within }))
      const rest = [
        await provider.meters(connection, secret, '1'),
        await provider.psrRecords(connection, secret, '1'),
        await provider.appointments(connection, secret, { from: '2026-12-01', to: '2026-12-31' }),
        await provider.awards(connection, secret, {
          offset: 0,
          expiresWithinDays: 30,
          notValid: false,
          latestOnly: true,
        }),
        await provider.lookUp?.(connection, secret, sent, stop),
        await provider.lookUp?.(connection, secret, real, stop),
      ]
      await provider.signOut?.(connection)

      // Everything can be stored and told, and what is accepted has an id that can be read out.
      expect(() => JSON.stringify([outcome, tested, pages, rest])).not.toThrow()
      if (outcome.kind === 'accepted') expect(outcome.remoteIds['id']).toMatch(/^.{1,200}$/)
      for (const { items } of pages)
        for (const item of items) expect(item.label).toMatch(/^[^\n\u202E]{1,300}$/)
    }),
    { numRuns: 300 },
  )
})
