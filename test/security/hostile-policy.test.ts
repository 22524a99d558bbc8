import { describe, expect, test } from 'vitest'
import { createHttp } from '#core/providers/http.ts'
import { createCtrlHubProvider } from '#core/providers/ctrl-hub/provider.ts'
import { createYetiProvider } from '#core/providers/yeti/provider.ts'
import { OfficePolicy } from '#core/policy/office-policy.ts'
import { readRules } from '#core/policy/policy-file.ts'
import { Secret } from '#core/vault/secret.ts'
import { connectionFacts } from '../support/connection-facts.ts'
import { PASSWORD, SERVICE_ACCOUNT, USER, psrRequest } from '../support/ctrl-hub-service.ts'
import { localServer, type LocalServer } from '../support/local-server.ts'
import { proxyTo } from '../support/leading-proxy.ts'
import { acquaintAt, office, queueSwitch, type Office } from '../support/office.ts'
import { onTestFinished } from 'vitest'

/* The office's policy against everything that could lead around it. Whatever is refused must not have been called at all. */

const YETI = Secret.of(JSON.stringify({ username: 'admin', password: PASSWORD }))
const FORBIDDEN = { kind: 'waiting', code: 'HO-POLICY-HOST' }

function policyOf(...allowedHosts: string[]): OfficePolicy {
  const read = readRules(Buffer.from(JSON.stringify({ allowedHosts })))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return new OfficePolicy({ kind: 'rules', file: 'policy.json', changeable: false, rules: read.rules })
}

/** With a proxy that would lead every name to a service, so that a call that is made is seen. */
async function underPolicy(...allowedHosts: string[]) {
  const proxy = await proxyTo(1)
  const policy = policyOf(...allowedHosts)
  const http = createHttp({ loopbackOnly: false, proxy: proxy.url, refusal: (url) => policy.refusal(url) })
  onTestFinished(() => http.close())
  return { http, proxy }
}

async function server(): Promise<LocalServer> {
  const one = await localServer((response) => response.end('{}'))
  onTestFinished(() => one.close())
  return one
}

describe('an address that looks like an allowed one', () => {
  test.each([
    'https://api.example.ie.evil.com/',
    'https://evilapi.example.ie/',
    'https://example.ie/',
    'https://api.example.ie:8443/',
    'https://api.example.ie%2eevil.com/',
    'https://api.еxample.ie/',
    'https://evil.com/api.example.ie',
    'https://evil.com?api.example.ie',
    'https://evil.com#@api.example.ie',
    'https://0x7f000001/',
    'http://127.0.0.1:1/',
    'http://localhost:1/',
    'http://[::1]:1/',
  ])('%s is not called', async (address) => {
    const { http, proxy } = await underPolicy('api.example.ie')
    const url = URL.parse(address)
    // What is no URL cannot be called either.
    if (url === null) return
    expect(await http.request({ method: 'GET', url, headers: {}, body: null })).toMatchObject({
      kind: 'refused-locally',
      code: 'HO-POLICY-HOST',
    })
    expect(proxy.asked).toEqual([])
  })

  test('not even with an allowed name as its user', async () => {
    const { http, proxy } = await underPolicy('api.example.ie')
    const url = new URL('https://api.example.ie@evil.com/')
    const result = await http.request({ method: 'GET', url, headers: {}, body: null })
    expect(result.kind).toBe('refused-locally')
    expect(proxy.asked).toEqual([])
  })

  test('the allowed one is called, with a port too where the policy says so', async () => {
    const { http, proxy } = await underPolicy('api.example.ie', '*.example.com:8443')
    for (const address of ['https://API.example.ie./', 'https://a.b.example.com:8443/'])
      await http.request({ method: 'GET', url: new URL(address), headers: {}, body: null })
    expect(proxy.asked).toEqual(['api.example.ie.:443', 'a.b.example.com:8443'])
  })
})

describe('signing in', () => {
  const signal = () => new AbortController().signal

  test.each([
    ['a service account', SERVICE_ACCOUNT],
    ['a person', USER],
  ])('of %s at a place of its own that is not allowed: no secret leaves', async (_, secret) => {
    const [api, elsewhere] = [await server(), await server()]
    const { http } = await underPolicy(`127.0.0.1:${api.port}`)
    const hub = createCtrlHubProvider(http)
    const connection = connectionFacts({ baseUrl: api.url, authUrl: elsewhere.url })
    expect(await hub.send(connection, secret, psrRequest(), signal())).toMatchObject(FORBIDDEN)
    expect(await hub.test(connection, secret)).toMatchObject({
      ok: false,
      failed: 'address',
      code: 'HO-POLICY-HOST',
    })
    expect([...api.received, ...elsewhere.received]).toEqual([])
  })

  test('of Ctrl Hub itself needs both of its hosts', async () => {
    const connection = connectionFacts({
      baseUrl: 'https://api.ctrl-hub.com/',
      authUrl: 'https://auth.ctrl-hub.com/',
    })
    const half = await underPolicy('api.ctrl-hub.com')
    const refused = await createCtrlHubProvider(half.http).send(
      connection,
      SERVICE_ACCOUNT,
      psrRequest(),
      signal(),
    )
    expect(refused).toMatchObject(FORBIDDEN)
    expect(half.proxy.asked).toEqual([])
    const whole = await underPolicy('*.ctrl-hub.com')
    await createCtrlHubProvider(whole.http).send(connection, SERVICE_ACCOUNT, psrRequest(), signal())
    expect(whole.proxy.asked).toEqual(['auth.ctrl-hub.com:443'])
  })

  test('allowed, but not what it is for: the token goes nowhere', async () => {
    const [api, auth] = [
      await server(),
      await localServer((response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"access_token":"t-1"}'),
      ),
    ]
    onTestFinished(() => auth.close())
    const { http } = await underPolicy(`127.0.0.1:${auth.port}`)
    const connection = connectionFacts({ baseUrl: api.url, authUrl: auth.url })
    expect(
      await createCtrlHubProvider(http).send(connection, SERVICE_ACCOUNT, psrRequest(), signal()),
    ).toMatchObject(FORBIDDEN)
    expect(api.received).toEqual([])
  })

  test('of Yeti', async () => {
    const yeti = await server()
    const { http } = await underPolicy('api.example.ie')
    const connection = connectionFacts({ baseUrl: yeti.url })
    expect(await createYetiProvider(http).test(connection, YETI)).toMatchObject({ code: 'HO-POLICY-HOST' })
    expect(yeti.received).toEqual([])
  })
})

test('a redirect to an address that is not allowed is no way around it', async () => {
  const elsewhere = await server()
  const first = await localServer((response) => response.writeHead(307, { location: elsewhere.url }).end())
  onTestFinished(() => first.close())
  const { http } = await underPolicy(`127.0.0.1:${first.port}`)
  const url = new URL(first.url)
  expect(await http.request({ method: 'POST', url, headers: {}, body: null })).toMatchObject({ status: 307 })
  expect(elsewhere.received).toEqual([])
})

const run = { only: null, waitSeconds: 0, concurrency: 4, ratePerMinute: null }
const slow = { timeout: 120_000 }

describe('the whole application', slow, () => {
  /** An account that was right until the policy came, with a switch that is to go there. */
  async function waitingSwitch(place: Office) {
    const app = await place.open()
    const { id: connectionId } = await app.client.connections.add(acquaintAt(place.service.url))
    return { connectionId, id: await queueSwitch(app, connectionId) }
  }

  test('keeps what may not be sent, says why, and sends it once it may', async () => {
    const place = await office()
    const { id, connectionId } = await waitingSwitch(place)

    place.policy({ allowedHosts: ['api.example.ie'] })
    const forbidden = await place.open()
    for (let turn = 0; turn < 2; turn += 1) {
      await forbidden.client.outbox.run(run)
      expect(await forbidden.client.submissions.get({ id })).toMatchObject({
        state: 'waiting',
        nextTryAt: null,
        lastAttempt: {
          code: 'HO-POLICY-HOST',
          detail: `The office’s policy does not allow ${place.host}.`,
        },
      })
    }
    expect(await forbidden.client.connections.test({ id: connectionId })).toMatchObject({
      code: 'HO-POLICY-HOST',
    })
    expect(place.service.received).toEqual([])
    // It was not sent, so the audit log may not say that it was, however often it was tried.
    expect((await forbidden.client.submissions.get({ id })).sentAt).toBeNull()

    place.policy({ allowedHosts: [place.host] })
    const allowed = await place.open()
    await allowed.client.outbox.run(run)
    expect(await allowed.client.submissions.get({ id })).toMatchObject({ state: 'accepted' })
    expect(place.service.received).toHaveLength(2)
    expect((await allowed.client.audit.verify()).ok).toBe(true)
  })

  test('opens under a file that it cannot follow, and sends nothing until that is mended', async () => {
    const place = await office()
    const { id, connectionId } = await waitingSwitch(place)
    place.policy({ allowedHost: [place.host] })
    const closed = await place.open()
    expect(await closed.client.profile.status()).toMatchObject({
      state: 'open',
      policy: { file: place.file, trouble: { code: 'HO-POLICY-FILE', problems: [{ path: 'allowedHost' }] } },
    })
    expect(closed.policy.updates).toBe('off')
    await closed.client.outbox.run(run)
    expect(await closed.client.submissions.get({ id })).toMatchObject({
      state: 'waiting',
      lastAttempt: { code: 'HO-POLICY-FILE' },
    })
    expect(await closed.client.connections.test({ id: connectionId })).toMatchObject({
      ok: false,
      code: 'HO-POLICY-FILE',
    })
    await expect(closed.client.connections.add(acquaintAt(place.service.url))).rejects.toMatchObject({
      data: { issues: [{ path: 'baseUrl', message: expect.stringContaining('policy file') as unknown }] },
    })
    const settings = (await closed.client.profile.status()).settings
    if (settings === null) throw new Error('The profile is open.')
    await expect(
      closed.client.profile.saveSettings({ ...settings, keepBodiesDays: 1 }),
    ).rejects.toMatchObject({ data: { code: 'HO-POLICY-FILE' } })
    expect(place.service.received).toEqual([])

    place.policy({ allowedHosts: [place.host] })
    const mended = await place.open()
    await mended.client.outbox.run(run)
    expect(await mended.client.submissions.get({ id })).toMatchObject({ state: 'accepted' })
  })

  test('tells early, on the field, that an address is not allowed', async () => {
    const place = await office()
    const { connectionId } = await waitingSwitch(place)
    place.policy({ allowedHosts: ['api.example.ie', 'api.ctrl-hub.com'] })
    const { client } = await place.open()
    const issues = (...all: [path: string, host: string][]) => ({
      data: {
        issues: all.map(([path, host]) => ({
          path,
          message: expect.stringContaining(`to allow ${host}.`) as unknown,
        })),
      },
    })
    const hub = {
      provider: 'ctrl-hub' as const,
      label: 'Hub',
      baseUrl: 'https://api.ctrl-hub.com/',
      authUrl: null,
      organisation: null,
      secret: { clientId: 'key-1', clientSecret: PASSWORD },
    }
    await expect(client.connections.add(acquaintAt('https://example.ie/'))).rejects.toMatchObject(
      issues(['baseUrl', 'example.ie']),
    )
    await expect(client.connections.add(hub)).rejects.toMatchObject(issues(['baseUrl', 'auth.ctrl-hub.com']))
    const login = 'https://login.example.ie/'
    await expect(client.connections.add({ ...hub, authUrl: login })).rejects.toMatchObject(
      issues(['authUrl', 'login.example.ie']),
    )
    const change = { id: connectionId, label: 'Renamed', format: 'json' as const }
    await expect(
      client.connections.change({ ...change, baseUrl: 'https://evil.com/' }),
    ).rejects.toMatchObject(issues(['baseUrl', 'evil.com']))
    // What it has already may stay, and everything else about it may change.
    expect(await client.connections.change({ ...change, baseUrl: place.service.url })).toMatchObject({
      label: 'Renamed',
      secret: { stored: true },
    })
    expect(await client.connections.change({ ...change, baseUrl: 'https://api.example.ie/' })).toMatchObject({
      baseUrl: 'https://api.example.ie/',
      secret: { stored: false },
    })
    expect(place.service.received).toEqual([])
  })

  test.each([{ allowedHosts: [] }, '{ broken'])('practises all the same under %j', async (policy) => {
    const place = await office()
    place.policy(policy)
    const app = await place.open(true)
    const id = await queueSwitch(app, 'practice-acquaint')
    await app.client.outbox.run(run)
    expect((await app.client.submissions.get({ id })).state).toBe('accepted')
  })
})
