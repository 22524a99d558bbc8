import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { documentedCodes } from '#shared/domain/codes.ts'
import { exampleTenantSwitch } from '#core/providers/acquaint/example.ts'
import { createAcquaintProvider } from '#core/providers/acquaint/provider.ts'
import { tenantSwitchJob } from '#core/providers/acquaint/tenant-switch.ts'
import { createHttp } from '#core/providers/http.ts'
import type { Outcome } from '#core/providers/provider.ts'
import { Secret } from '#core/vault/secret.ts'
import { localServer, type LocalServer, type Received } from '../../support/local-server.ts'
import { seed } from '../../support/seeds.ts'
import { connectionFacts } from '#test/support/connection-facts.ts'

const open: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const PASSWORD = 'app-password-9f3'
const secret = Secret.of(JSON.stringify({ sitePrefix: 'ABCD', appPassword: PASSWORD }))
const codes = documentedCodes()
const body = exampleTenantSwitch('2026-11-22')
const NOW = Date.parse('2026-11-22T12:00:00Z')
const SWITCH = '/17.0/app/utilityswitching/switches/tenant'
const SIGN_IN = '/17.0/auth/databasetoken'

type Answer = (response: ServerResponse, request: Received) => void

const json =
  (status: number, value: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
      .end(JSON.stringify(value))

const text =
  (status: number, contentType: string, value: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': contentType, ...headers }).end(value)

const hangUp: Answer = (response) => void response.destroy()
const ids = { caseID: 'C-1', switchOverID: 'S-1' }

/** A service that hands out token-1, token-2… and answers other calls as told, the last answer for ever. */
async function service(answers: Answer | Answer[], signIn?: Answer) {
  const rest = Array.isArray(answers) ? [...answers] : [answers]
  let tokens = 0
  const server: LocalServer = await localServer((response, request) => {
    if (request.path.endsWith('/auth/databasetoken')) {
      tokens += 1
      if (signIn !== undefined) signIn(response, request)
      else json(200, { token: `token-${tokens}` })(response, request)
      return
    }
    const answer = rest.length > 1 ? rest.shift() : rest[0]
    answer?.(response, request)
  })
  const http = createHttp({ loopbackOnly: true })
  open.push(server, http)
  const provider = createAcquaintProvider(http, () => NOW)
  const connection = connectionFacts({ baseUrl: server.url, codes })
  return {
    server,
    provider,
    connection,
    paths: () => server.received.map((entry) => entry.path),
    send: (format: 'json' | 'xml' = 'json', signal = new AbortController().signal): Promise<Outcome> =>
      provider.send(connection, secret, tenantSwitchJob.encode(body, { codes, format }), signal),
  }
}

describe('sending', () => {
  test.each(['json', 'xml'] as const)(
    '%s: signs in with JSON, then one POST with the token and the exact bytes',
    async (format) => {
      const { send, server } = await service(json(200, ids))
      expect(await send(format)).toMatchObject({ kind: 'accepted', remoteIds: ids, status: 200 })
      expect(server.received).toHaveLength(2)
      const [first, second] = server.received
      expect(first).toMatchObject({
        method: 'POST',
        path: SIGN_IN,
        headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json' },
      })
      expect(JSON.parse(first?.body ?? '')).toEqual({ sitePrefix: 'ABCD', appPassword: PASSWORD })
      expect(second).toMatchObject({
        method: 'POST',
        path: SWITCH,
        headers: {
          'x-acquaint-token': 'token-1',
          'content-type': `application/${format}; charset=utf-8`,
          accept: `application/${format}`,
        },
      })
      expect(second?.body).toBe(
        new TextDecoder().decode(tenantSwitchJob.encode(body, { codes, format }).body),
      )
    },
  )

  test('a base address below a path keeps its path', async () => {
    const { provider, connection, server } = await service(json(200, ids))
    const request = tenantSwitchJob.encode(body, { codes, format: 'json' })
    const below = { ...connection, baseUrl: `${connection.baseUrl}acquaint` }
    await provider.send(below, secret, request, new AbortController().signal)
    expect(server.received.map((entry) => entry.path)).toEqual([`/acquaint${SIGN_IN}`, `/acquaint${SWITCH}`])
  })

  test('the token serves the next ones too, and sends at the same time share one sign-in', async () => {
    const { send, paths } = await service(json(200, ids))
    await Promise.all([send(), send(), send()])
    await send()
    expect(paths().filter((path) => path === SIGN_IN)).toHaveLength(1)
    expect(paths().filter((path) => path === SWITCH)).toHaveLength(4)
  })

  test('a forgotten or changed secret signs in anew', async () => {
    const { provider, connection, send, paths } = await service(json(200, ids))
    await send()
    provider.forget('c1')
    await send()
    const other = Secret.of(JSON.stringify({ sitePrefix: 'ABCD', appPassword: 'another-password' }))
    const request = tenantSwitchJob.encode(body, { codes, format: 'json' })
    await provider.send(connection, other, request, new AbortController().signal)
    expect(paths().filter((path) => path === SIGN_IN)).toHaveLength(3)
  })

  test('on the first 401 it signs in again and the same bytes go once more', async () => {
    const { send, server, paths } = await service([json(401, { message: 'expired' }), json(200, ids)])
    expect(await send()).toMatchObject({ kind: 'accepted' })
    expect(paths()).toEqual([SIGN_IN, SWITCH, SIGN_IN, SWITCH])
    expect(server.received[1]?.body).toBe(server.received[3]?.body)
    expect(server.received[3]?.headers['x-acquaint-token']).toBe('token-2')
  })

  test('on the second 401 the sign-in is refused, and it stops', async () => {
    const { send, paths } = await service(json(401, {}))
    expect(await send()).toMatchObject({ kind: 'sign-in-refused', code: 'HO-ACQ-SIGN-IN' })
    expect(paths()).toEqual([SIGN_IN, SWITCH, SIGN_IN, SWITCH])
  })
})

describe('ids', () => {
  test.each<[string, Answer, Record<string, string>]>([
    [
      'the documented JSON',
      text(200, 'application/json', seed('tenant-switch-response.json')),
      { caseID: 'sample string 1', switchOverID: 'sample string 2' },
    ],
    [
      'the documented XML',
      text(200, 'application/xml; charset=utf-8', seed('tenant-switch-response.xml')),
      { caseID: 'sample string 1', switchOverID: 'sample string 2' },
    ],
    ['other capitals', json(201, { CaseID: 'C', SWITCHOVERID: 'S' }), { caseID: 'C', switchOverID: 'S' }],
    ['numbers', json(200, { caseID: 42 }), { caseID: '42' }],
    [
      'one of them nil in XML',
      text(
        200,
        'text/xml',
        '<CreateSwitchResponse xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><CaseID xsi:nil="true"/><SwitchOverID>007</SwitchOverID></CreateSwitchResponse>',
      ),
      { switchOverID: '007' },
    ],
    ['one of them null', json(200, { caseID: 'C', switchOverID: null }), { caseID: 'C' }],
  ])('%s', async (_, answer, expected) => {
    const { send } = await service(answer)
    expect(await send()).toMatchObject({ kind: 'accepted', remoteIds: expected })
  })

  test.each([
    ['JSON', JSON.stringify(ids)],
    ['XML', seed('tenant-switch-response.xml')],
  ])('%s that does not say what it is can be read all the same', async (_, value) => {
    const { send } = await service((response) => void response.writeHead(200).end(value))
    expect(await send()).toMatchObject({ kind: 'accepted' })
  })

  test.each<[string, Answer, string]>([
    ['nothing', (response) => void response.writeHead(204).end(), 'HO-ACQ-NO-IDS'],
    ['no ids', json(200, { caseID: null, message: 'thanks' }), 'HO-ACQ-NO-IDS'],
    ['empty ids', json(200, { caseID: '', switchOverID: ' ' }), 'HO-ACQ-NO-IDS'],
    ['broken JSON', text(200, 'application/json', '{"caseID":"C'), 'HO-ACQ-UNREADABLE'],
    ['an HTML page', text(200, 'text/html', '<html><title>Sign in</title></html>'), 'HO-ACQ-UNREADABLE'],
    [
      'another XML root',
      text(200, 'application/xml', '<Other><CaseID>1</CaseID></Other>'),
      'HO-ACQ-UNREADABLE',
    ],
    [
      'XML with a document type',
      text(
        200,
        'application/xml',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><CreateSwitchResponse><CaseID>&e;</CaseID></CreateSwitchResponse>',
      ),
      'HO-ACQ-UNREADABLE',
    ],
    [
      'XML that is not well formed',
      text(200, 'application/xml', '<CreateSwitchResponse><CaseID>1</CaseId></CreateSwitchResponse>'),
      'HO-ACQ-UNREADABLE',
    ],
    [
      'two XML roots',
      text(200, 'application/xml', '<CreateSwitchResponse><CaseID>1</CaseID></CreateSwitchResponse><a/>'),
      'HO-ACQ-UNREADABLE',
    ],
    ['ids on a prototype', text(200, 'application/json', '{"__proto__":{"caseID":"C"}}'), 'HO-ACQ-NO-IDS'],
  ])('%s in a 200 is unconfirmed', async (_, answer, code) => {
    const { send } = await service(answer)
    expect(await send()).toMatchObject({ kind: 'unconfirmed', code })
    expect(Reflect.get({}, 'caseID')).toBeUndefined()
  })
})

describe('states by status', () => {
  test.each([400, 404, 405, 406, 409, 413, 415, 422])('%i: rejected', async (status) => {
    const { send } = await service(json(status, { message: 'No.' }))
    expect(await send()).toMatchObject({
      kind: 'rejected',
      code: `HO-ACQ-${status}`,
      status,
      errors: [{ path: '', message: 'Acquaint says: No.', from: 'service', code: `HO-ACQ-${status}` }],
    })
  })

  test.each([301, 302, 307, 308])('%i: rejected, not followed', async (status) => {
    const { send, paths } = await service(text(status, 'text/plain', '', { location: '/elsewhere' }))
    expect(await send()).toMatchObject({
      kind: 'rejected',
      code: 'HO-ACQ-REDIRECT',
      errors: [{ code: 'HO-ACQ-REDIRECT' }],
    })
    expect(paths()).toEqual([SIGN_IN, SWITCH])
  })

  test.each([408, 500, 502, 504, 507])('%i: unconfirmed, sent once', async (status) => {
    const { send, paths } = await service(
      text(status, 'text/html', '<html><head><title>Runtime Error</title></head></html>'),
    )
    expect(await send()).toEqual({
      kind: 'unconfirmed',
      code: 'HO-ACQ-SERVER',
      detail: `HTTP ${status} text/html: Runtime Error`,
      status,
    })
    expect(paths().filter((path) => path === SWITCH)).toHaveLength(1)
  })

  test.each([
    [429, '7', 7_000, 'HO-ACQ-RATE'],
    [503, 'Sun, 22 Nov 2026 12:00:30 GMT', 30_000, 'HO-ACQ-BUSY'],
    [503, 'Sun, 22 Nov 2026 11:00:00 GMT', 0, 'HO-ACQ-BUSY'],
    [503, undefined, null, 'HO-ACQ-BUSY'],
    [429, '-5', null, 'HO-ACQ-RATE'],
    [429, '99999999', 86_400_000, 'HO-ACQ-RATE'],
  ])('%i with Retry-After %s: waiting', async (status, retryAfter, retryAfterMs, code) => {
    const { send } = await service(
      json(status, {}, retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    )
    expect(await send()).toMatchObject({ kind: 'waiting', code, retryAfterMs })
  })

  test('403: the sign-in is refused', async () => {
    const { send, paths } = await service(json(403, {}))
    expect(await send()).toMatchObject({ kind: 'sign-in-refused', code: 'HO-ACQ-FORBIDDEN' })
    expect(paths()).toEqual([SIGN_IN, SWITCH])
  })

  test('a connection that breaks after the switch left: unconfirmed, sent once', async () => {
    const { send, paths } = await service(hangUp)
    expect(await send()).toMatchObject({ kind: 'unconfirmed', code: 'HO-ACQ-LOST', status: null })
    expect(paths().filter((path) => path === SWITCH)).toHaveLength(1)
  })

  test('nobody there: waiting', async () => {
    const { send, server } = await service(json(200, ids))
    await server.close()
    open.splice(open.indexOf(server), 1)
    expect(await send()).toMatchObject({ kind: 'waiting', code: 'HO-HTTP-CONNECT', retryAfterMs: null })
  })

  test('stopped while signing in: waiting, and nothing is sent', async () => {
    const stop = new AbortController()
    const { send, paths } = await service(json(200, ids), () => stop.abort())
    expect(await send('json', stop.signal)).toMatchObject({ kind: 'waiting', code: 'HO-HTTP-STOPPED' })
    expect(paths()).toEqual([SIGN_IN])
  })
})

describe('a sign-in that fails never makes a submission unconfirmed', () => {
  test.each<[string, Answer, string, string]>([
    ['400', json(400, { message: 'No such site.' }), 'sign-in-refused', 'HO-ACQ-SIGN-IN'],
    ['401', json(401, {}), 'sign-in-refused', 'HO-ACQ-SIGN-IN'],
    ['403', json(403, {}), 'sign-in-refused', 'HO-ACQ-FORBIDDEN'],
    ['404', text(404, 'text/html', '<html></html>'), 'sign-in-refused', 'HO-ACQ-SIGN-IN'],
    ['500', text(500, 'text/html', '<html></html>'), 'waiting', 'HO-ACQ-SIGN-IN-UNANSWERED'],
    ['503', json(503, {}), 'waiting', 'HO-ACQ-SIGN-IN-UNANSWERED'],
    ['a connection that breaks', hangUp, 'waiting', 'HO-ACQ-SIGN-IN-UNANSWERED'],
    ['a 200 without a token', json(200, {}), 'waiting', 'HO-ACQ-SIGN-IN-UNANSWERED'],
    [
      'a token that would break the header',
      json(200, { token: 'a\r\nX-Evil: 1' }),
      'waiting',
      'HO-ACQ-SIGN-IN-UNANSWERED',
    ],
    [
      'the sign-in page of a hotel',
      text(200, 'text/html', '<html><title>Wi-Fi</title></html>'),
      'waiting',
      'HO-ACQ-SIGN-IN-UNANSWERED',
    ],
  ])('%s', async (_, answer, kind, code) => {
    const { send, paths } = await service(json(200, ids), answer)
    expect(await send()).toMatchObject({ kind, code })
    expect(paths()).toEqual([SIGN_IN])
  })

  test('and is tried again the next time', async () => {
    let calls = 0
    const { send } = await service(json(200, ids), (response, request) => {
      calls += 1
      const answer = calls === 1 ? json(500, {}) : json(200, { Token: 'later' })
      answer(response, request)
    })
    expect(await send()).toMatchObject({ kind: 'waiting' })
    expect(await send()).toMatchObject({ kind: 'accepted' })
  })

  test('a stored secret that is not one is told, and nothing is called', async () => {
    const { provider, connection, paths } = await service(json(200, ids))
    const request = tenantSwitchJob.encode(body, { codes, format: 'json' })
    const result = await provider.send(
      connection,
      Secret.of('{"sitePrefix":"AB"}'),
      request,
      new AbortController().signal,
    )
    expect(result).toMatchObject({ kind: 'sign-in-refused', code: 'HO-ACQ-SECRET' })
    expect(paths()).toEqual([])
  })

  test('a token in XML is taken too', async () => {
    const xml = text(
      200,
      'application/xml',
      '<DatabaseConnectorToken><Token> abc </Token></DatabaseConnectorToken>',
    )
    const { send, server } = await service(json(200, ids), xml)
    expect(await send()).toMatchObject({ kind: 'accepted' })
    expect(server.received[1]?.headers['x-acquaint-token']).toBe('abc')
  })
})

describe('errors of the service', () => {
  async function errorsOf(answer: Answer) {
    const { send } = await service(answer)
    const outcome = await send()
    if (outcome.kind !== 'rejected') throw new Error(outcome.kind)
    return outcome.errors.map((error) => [error.path, error.message])
  }

  test('JSON in the framework’s capitals, on their fields', async () => {
    const state = {
      'newSwitch.Property.Mprn': ['The Mprn field is required.'],
      'newSwitch.Tenant': ['The Tenant field is required.'],
      'newSwitch.Landlord.Address.PostCode': ['Too long.', 'Odd.'],
    }
    expect(await errorsOf(json(400, { Message: 'The request is invalid.', ModelState: state }))).toEqual([
      ['property.mprn', 'Acquaint says: The Mprn field is required.'],
      ['tenant', 'Acquaint says: The Tenant field is required.'],
      ['landlord.address.postCode', 'Acquaint says: Too long.'],
      ['landlord.address.postCode', 'Acquaint says: Odd.'],
    ])
  })

  test('JSON in camelCase, without a prefix, and keys that are nobody’s', async () => {
    const state = {
      'property.gprn': ['Unknown.'],
      'model.agency.code': ['Missing.'],
      model: ['Unreadable.'],
      '': ['Empty.'],
    }
    expect(await errorsOf(json(400, { message: 'The request is invalid.', modelState: state }))).toEqual([
      ['property.gprn', 'Acquaint says: Unknown.'],
      ['', 'Acquaint says about “model.agency.code”: Missing.'],
      ['', 'Acquaint says: Unreadable.'],
      ['', 'Acquaint says: Empty.'],
    ])
  })

  test('the place in a text of Json.NET', async () => {
    const said = "Error converting value \"x\" to type 'SwitchType'. Path 'switchType', line 51, position 17."
    expect(await errorsOf(json(400, { message: 'Bad', modelState: { '': [said] } }))).toEqual([
      ['switchType', `Acquaint says: ${said}`],
    ])
  })

  test('XML, with its escapes', async () => {
    const xml = `<Error><Message>The request is invalid.</Message><ModelState>
      <newSwitch.Tenant.Email>Not an address.</newSwitch.Tenant.Email>
      <newSwitch.Property_x005B_Mprn_x005D_>Odd &amp; wrong.</newSwitch.Property_x005B_Mprn_x005D_>
    </ModelState></Error>`
    expect(await errorsOf(text(400, 'application/xml; charset=utf-8', xml))).toEqual([
      ['tenant.email', 'Acquaint says: Not an address.'],
      ['property.mprn', 'Acquaint says: Odd & wrong.'],
    ])
  })

  test('a message alone, in JSON, XML and plain text', async () => {
    expect(
      await errorsOf(json(404, { message: 'No resource.', messageDetail: 'No type was found.' })),
    ).toEqual([['', 'Acquaint says: No resource. No type was found.']])
    expect(
      await errorsOf(text(400, 'text/xml', '<Error><Message>An error has occurred.</Message></Error>')),
    ).toEqual([['', 'Acquaint says: An error has occurred.']])
    expect(await errorsOf(text(400, 'text/plain', 'Bad\r\n request'))).toEqual([
      ['', 'Acquaint says: Bad request'],
    ])
  })

  test('an HTML page, or nothing, says only that it was refused', async () => {
    const refused = [['', 'Acquaint refused it (status 400) and did not say why.']]
    expect(await errorsOf(text(400, 'text/html', '<html><body>stack trace</body></html>'))).toEqual(refused)
    expect(await errorsOf(text(400, 'text/plain', ''))).toEqual(refused)
  })
})

describe('secrets and people stay out of the texts', () => {
  test.each([400, 403, 429, 500])('status %i with an answer that repeats everything', async (status) => {
    const echo: Answer = (response, { headers, body: sent }) => {
      const token = String(headers['x-acquaint-token'])
      text(
        status,
        'text/plain',
        `${token} ${PASSWORD} aoife.byrne@example.com 10123456789 ${sent.length}`,
      )(response, {} as Received)
    }
    const { send } = await service(echo)
    const outcome = await send()
    const told = JSON.stringify({ ...outcome, answer: null })
    expect(told).not.toContain('token-1')
    expect(told).not.toContain(PASSWORD)
    expect('detail' in outcome && outcome.detail).not.toMatch(/aoife|10123456789/)
  })

  test('a sign-in that repeats the password', async () => {
    const { send } = await service(json(200, ids), (response, { body: sent }) => {
      text(500, 'text/plain', sent)(response, {} as Received)
    })
    expect(JSON.stringify(await send())).not.toContain(PASSWORD)
  })
})

describe('test connection', () => {
  const testOf = async (answer: Answer) => {
    const { provider, connection } = await service(json(200, ids), answer)
    return provider.test(connection, secret)
  }

  test('signs in anew and says so', async () => {
    const { provider, connection, paths } = await service(json(200, ids))
    await provider.test(connection, secret)
    expect(await provider.test(connection, secret)).toMatchObject({ ok: true, failed: null })
    expect(paths()).toEqual([SIGN_IN, SIGN_IN])
  })

  test.each<[string, Answer, string]>([
    ['refused credentials', json(401, {}), 'sign-in'],
    ['refused credentials as a bad request', json(400, { message: 'no' }), 'sign-in'],
    ['another server', text(404, 'text/html', ''), 'answer'],
    ['a redirect', text(302, 'text/html', '', { location: '/' }), 'answer'],
    ['a hotel’s page', text(200, 'text/html', '<html></html>'), 'answer'],
    ['no answer', hangUp, 'answer'],
    ['trouble', json(500, {}), 'answer'],
  ])('%s', async (_, answer, failed) => {
    const result = await testOf(answer)
    expect(result).toMatchObject({ ok: false, failed })
    expect(result.message).not.toBe('')
    expect(result.fix).not.toBe('')
  })

  test.each([
    ['ftp://127.0.0.1/', 'address'],
    ['not an address', 'address'],
    ['https://api.example.com/', 'address'],
    ['http://127.0.0.1:9/', 'connect'],
  ])('%s', async (baseUrl, failed) => {
    const { provider, connection } = await service(json(200, ids))
    expect(await provider.test({ ...connection, baseUrl }, secret)).toMatchObject({ ok: false, failed })
  })
})

describe('MPRN lookup', () => {
  const answer = {
    addressPropertyName: '12',
    addressStreet: 'Harbour Row',
    addressTown: 'Dublin 2',
    addressPostcode: 'D02X285',
    electricMeterType: 7,
    electricMeterSerialNumber: 'M-123',
    electricEnergised: true,
    addressMatched: true,
    terminated: false,
  }

  async function lookUp(reply: Answer, mprn = '10 123 456 789') {
    const { provider, connection, server } = await service(reply)
    const result = await provider.lookUpMprn({ ...connection, format: 'xml' }, secret, mprn, {
      postCode: 'D02 X285',
      town: 'Dublin 2',
    })
    return { ...result, codes: result.findings.map((one) => one.code), received: server.received }
  }

  test('asks in JSON whatever the connection’s format, with the address as its body', async () => {
    const { lookup, codes: told, received } = await lookUp(json(200, answer))
    expect(received[1]).toMatchObject({
      path: '/17.0/app/utilityswitching/mprnlookup/10123456789',
      headers: { 'x-acquaint-token': 'token-1', 'content-type': 'application/json; charset=utf-8' },
    })
    expect(JSON.parse(received[1]?.body ?? '')).toEqual({ postCode: 'D02 X285', town: 'Dublin 2' })
    expect(lookup).toEqual({ ...answer, addressLocality: null, addressRegion: null })
    expect(told).toEqual(['HO-ACQ-LOOKUP-SERIAL'])
  })

  test('tells what speaks against the number', async () => {
    const odd = {
      ...answer,
      electricMeterSerialNumber: null,
      electricEnergised: false,
      addressMatched: false,
      terminated: true,
    }
    expect((await lookUp(json(200, odd))).findings.map((one) => [one.path, one.code])).toEqual([
      ['property.mprn', 'HO-ACQ-LOOKUP-TERMINATED'],
      ['property.address', 'HO-ACQ-LOOKUP-ADDRESS'],
      ['property.mprn', 'HO-ACQ-LOOKUP-DE-ENERGISED'],
    ])
  })

  test('reads XML, in which numbers and truth are text', async () => {
    const xml =
      '<MprnLookup><electricMeterType>7</electricMeterType><addressMatched>false</addressMatched><addressPostcode>D02X285</addressPostcode></MprnLookup>'
    expect((await lookUp(text(200, 'application/xml', xml))).lookup).toMatchObject({
      electricMeterType: 7,
      addressMatched: false,
      addressPostcode: 'D02X285',
      terminated: null,
    })
  })

  test.each<[string, Answer, string]>([
    ['404', json(404, {}), 'HO-ACQ-LOOKUP-UNKNOWN'],
    ['500', json(500, {}), 'HO-ACQ-LOOKUP-FAILED'],
    ['401 twice', json(401, {}), 'HO-ACQ-LOOKUP-FAILED'],
    ['no answer', hangUp, 'HO-ACQ-LOOKUP-FAILED'],
    ['an odd answer', json(200, { weather: 'fine' }), 'HO-ACQ-LOOKUP-FAILED'],
  ])('%s is a finding, not an error', async (_, reply, code) => {
    expect(await lookUp(reply)).toMatchObject({ lookup: null, codes: [code] })
  })

  test('an answer that knows neither address nor meter does not know the number', async () => {
    const nothing = {
      addressStreet: null,
      electricMeterType: 0,
      electricEnergised: false,
      addressMatched: false,
    }
    expect((await lookUp(json(200, nothing))).codes).toEqual(['HO-ACQ-LOOKUP-UNKNOWN'])
  })

  test('does not ask about what is no MPRN', async () => {
    expect(await lookUp(json(200, answer), '../../auth')).toMatchObject({
      lookup: null,
      codes: ['HO-MPRN-CHARACTERS'],
      received: [],
    })
  })
})
