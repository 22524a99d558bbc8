import { describe, expect, onTestFinished, test } from 'vitest'
import type { BilledService, ServiceFilters, ServiceSort } from '#shared/contract/yeti.ts'
import { withReference } from '#shared/domain/yeti/reference.ts'
import type { Fault, YetiOptions } from '#core/practice/practice.ts'
import { startPractice } from '#core/practice/server.ts'
import { createHttp } from '#core/providers/http.ts'
import { jsonApiDocumentProblems } from '#core/providers/json-api-schema.ts'
import { YETI_JOBS } from '#core/providers/yeti/jobs.ts'
import { createYetiProvider } from '#core/providers/yeti/provider.ts'
import { Secret } from '#core/vault/secret.ts'
import { connectionFacts } from '../../support/connection-facts.ts'

const ACCOUNT = '90'
const LOGGING = '16'
const FREE_MINUTES = '17'
const PHONES = '18'
const REFUSING_PHONES = '19'
const REFERENCE = 'ho-7k2m9x4q'
const HOUR = 3_600_000

/** The provider and the stand-in, which were written apart from each other. Every request body must be a JSON:API document. */
async function practising(options: YetiOptions = {}, secretOf: 'yeti' | 'yetiElsewhere' = 'yeti') {
  const practice = await startPractice({ yeti: options })
  const http = createHttp({ loopbackOnly: true })
  onTestFinished(async () => {
    await http.close()
    await practice.close()
    for (const { method, path, body } of practice.journal)
      if (body !== '' && !path.endsWith('/auth'))
        expect(
          jsonApiDocumentProblems(JSON.parse(body), method === 'POST' ? 'create' : 'update'),
          `${method} ${path}`,
        ).toEqual([])
  })
  const provider = createYetiProvider(http)
  const connection = connectionFacts({ baseUrl: practice.url, practice: true })
  const secret = Secret.of(JSON.stringify(practice.credentials[secretOf]))
  const stop = new AbortController().signal

  const send = async (kind: 'service' | 'service-change', data: object, fault?: Omit<Fault, 'path'>) => {
    const job = YETI_JOBS[kind]
    const request = job.encode({ data: { type: 'services', ...data } }, connection)
    if (fault !== undefined)
      practice.addFaults([{ path: `/${request.path}`, method: request.method, ...fault }])
    const sentAt = new Date().toISOString()
    const outcome = await provider.send(connection, secret, request, stop)
    const lookUp = () => provider.lookUp?.(connection, secret, { kind, body: request.body, sentAt }, stop)
    return { outcome, lookUp }
  }

  return {
    practice,
    provider,
    connection,
    secret,
    accounts: (text = '', page = 1) => provider.accounts(connection, secret, { text, page }),
    account: (id = ACCOUNT) => provider.account(connection, secret, id),
    types: (text = '') => provider.serviceTypes(connection, secret, { text, page: 1 }),
    services: (filters: Partial<ServiceFilters> = {}, page = 1, sort: ServiceSort = '-created-at') =>
      provider.services(connection, secret, { page, filters: { ...NO_FILTERS, ...filters }, sort }),
    service: (id: string) => provider.service(connection, secret, id),
    variables: (id: string) => provider.variables(connection, secret, id),
    setUp: (attributes: object = {}, type = LOGGING, fault?: Omit<Fault, 'path'>) =>
      send('service', serviceOf(attributes, type), fault),
    change: (id: string, attributes: object, fault?: Omit<Fault, 'path'>) =>
      send('service-change', { id, attributes }, fault),
    made: () => practice.journal.filter(({ recorded }) => recorded !== null).length,
  }
}

const NO_FILTERS: ServiceFilters = {
  name: '',
  accountId: null,
  typeId: null,
  createdFrom: null,
  createdTo: null,
  renewTo: null,
}

const serviceOf = (attributes: object, type = LOGGING) => ({
  attributes: {
    name: withReference('Broadband', REFERENCE),
    'initial-price': '25.00',
    'renew-price': '0',
    ...attributes,
  },
  relationships: {
    account: { data: { type: 'accounts', id: ACCOUNT } },
    'service-type': { data: { type: 'service-types', id: type } },
  },
})

const namesOf = (services: readonly BilledService[]) => services.map(({ name }) => name)

describe('signing in', () => {
  test('works', async () => {
    const { provider, connection, secret } = await practising()
    expect(await provider.test(connection, secret)).toMatchObject({ ok: true, code: 'HO-YETI-TEST-OK' })
  })

  test('with a wrong password, and from an address that is not allowed', async () => {
    const { provider, connection, practice } = await practising()
    const wrong = Secret.of(JSON.stringify({ ...practice.credentials.yeti, password: 'wrong' }))
    expect(await provider.test(connection, wrong)).toMatchObject({
      failed: 'sign-in',
      code: 'HO-YETI-SIGN-IN',
    })
    const elsewhere = Secret.of(JSON.stringify(practice.credentials.yetiElsewhere))
    expect(await provider.test(connection, elsewhere)).toMatchObject({
      failed: 'sign-in',
      code: 'HO-YETI-ADDRESS-NOT-ALLOWED',
    })
  })

  test('an address that is taken from the allowed ones meanwhile', async () => {
    const allowed = ['127.0.0.1']
    const { accounts, setUp } = await practising({ allowedAddresses: () => allowed })
    expect((await accounts()).failure).toBeNull()
    allowed[0] = '192.0.2.1'
    expect((await setUp()).outcome).toMatchObject({
      kind: 'sign-in-refused',
      code: 'HO-YETI-ADDRESS-NOT-ALLOWED',
    })
  })

  test('a token that ended before its time', async () => {
    const { accounts, setUp, practice } = await practising()
    await accounts()
    practice.addFaults([{ path: '/api/rest/admin/services', do: 'status', status: 401 }])
    expect((await setUp()).outcome).toMatchObject({ kind: 'accepted' })
    expect(practice.journal.filter(({ path }) => path.endsWith('/auth'))).toHaveLength(2)
  })

  test('nginx', async () => {
    const { accounts, setUp, practice } = await practising()
    practice.addFaults([{ path: '/api/rest/admin/', do: 'status', status: 403, times: 2 }])
    expect((await accounts()).failure).toMatchObject({ code: 'HO-YETI-LETS-ONLY-ITSELF-IN' })
    expect((await setUp()).outcome).toMatchObject({
      kind: 'sign-in-refused',
      code: 'HO-YETI-LETS-ONLY-ITSELF-IN',
    })
  })
})

describe('reading', () => {
  test('accounts from page to page, each once, by name', async () => {
    const { accounts } = await practising()
    const names: string[] = []
    for (let page: number | null = 1; page !== null;) {
      const read: Awaited<ReturnType<typeof accounts>> = await accounts('', page)
      expect(read.failure).toBeNull()
      names.push(...read.accounts.map(({ name }) => name))
      page = read.next
    }
    expect(names.length).toBeGreaterThan(20)
    expect(new Set(names).size).toBe(names.length)
    expect(names.map((name) => name.toLowerCase())).toContain('rathmines rentals')
  })

  test.each(['fenwick, hartley', 'the "old mill"', ' OKAFOR '])('an account by “%s”', async (text) => {
    const { accounts } = await practising()
    const read = await accounts(text)
    expect(read.failure).toBeNull()
    expect(read.accounts).toHaveLength(1)
    expect(read.accounts[0]?.name.toLowerCase()).toContain(text.trim().toLowerCase())
    expect(read.accounts[0]?.currency).toMatch(/^(EUR|GBP)$/)
    expect(read.accounts[0]?.minBalance).toMatch(/^-?\d+\.\d+$/)
  })

  test('one account, and none', async () => {
    const { account } = await practising()
    expect(await account()).toMatchObject({ account: { id: ACCOUNT, currency: 'EUR', balance: '250.0' } })
    expect(await account('9999')).toMatchObject({ account: null, failure: { code: 'HO-YETI-READ-MISSING' } })
  })

  test('types of service, without what is secret in them', async () => {
    const { types, practice } = await practising()
    const read = await types()
    expect(read.failure).toBeNull()
    expect(new Set(read.types.map(({ provisioning }) => provisioning))).toEqual(
      new Set(['logging', 'free-minutes', 'phone-systems']),
    )
    expect(read.types.filter(({ forceRenew }) => forceRenew === true)).toHaveLength(1)
    expect(practice.journal.at(-1)?.query).not.toContain('variables')
    expect((await types('inclusive')).types).toMatchObject([{ id: FREE_MINUTES }])
  })

  test('services from page to page, narrowed and in order', async () => {
    const { services } = await practising()
    const first = await services()
    expect(first).toMatchObject({ failure: null, next: 2 })
    expect(first.services).toHaveLength(25)
    const total = first.total ?? 0
    const second = await services({}, 2)
    const last = await services({}, Math.ceil(total / 25))
    expect([second.services.length, last.next]).toEqual([25, null])
    const [one] = first.services
    expect(one?.account?.name).not.toBe('')
    expect(one?.account?.currency).toMatch(/^(EUR|GBP)$/)
    expect(one?.type?.name).not.toBe('')
    expect(first.services.map(({ createdAt }) => createdAt)).toEqual(
      first.services
        .map(({ createdAt }) => createdAt)
        .sort()
        .reverse(),
    )

    const broadband = await services({ typeId: LOGGING, name: 'FIBRE 100' }, 1, 'name')
    expect(broadband.failure).toBeNull()
    expect(broadband.services.length).toBeGreaterThan(0)
    for (const { name, type } of broadband.services) {
      expect(name).toMatch(/Fibre 100/)
      expect(type?.id).toBe(LOGGING)
    }
    const account = one?.account?.id ?? ''
    for (const { account: own } of (await services({ accountId: account })).services)
      expect(own?.id).toBe(account)
    const day = one?.createdAt?.slice(0, 10) ?? ''
    const that = await services({ createdFrom: day, createdTo: day })
    expect(that.services.map(({ id }) => id)).toContain(one?.id)
    for (const { createdAt } of that.services) expect(createdAt?.slice(0, 10)).toBe(day)
  })

  test.each(['name', 'created-at', 'renew-at', 'initial-price', 'renew-price'] as const)(
    'in the order of %s, both ways',
    async (sort) => {
      const { services } = await practising()
      const up = await services({}, 1, sort)
      const down = await services({}, 1, `-${sort}`)
      expect([up.failure, down.failure]).toEqual([null, null])
      expect(namesOf(up.services)).not.toEqual(namesOf(down.services))
    },
  )

  test('one service with its charges, and its variables', async () => {
    const { setUp, service, variables } = await practising()
    const { outcome } = await setUp({ variables: { line: 'fibre', speed: 100 } })
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind)
    const id = outcome.remoteIds['id'] ?? ''
    expect(await service(id)).toMatchObject({
      service: { id, state: 'Active', renewPeriod: 'one-time', initialPrice: '25.0' },
      charges: [{ description: 'Service creation', amount: '25.0' }],
      allCharges: true,
      failure: null,
    })
    const shown = await variables(id)
    expect(JSON.parse(shown.variables ?? '')).toEqual({ line: 'fibre', speed: 100 })
    const bare = await setUp({ 'initial-price': '0' })
    const other = bare.outcome.kind === 'accepted' ? (bare.outcome.remoteIds['id'] ?? '') : ''
    expect(await variables(other)).toEqual({ variables: '', failure: null })
    expect(await service(other)).toMatchObject({ charges: [], allCharges: true, failure: null })
  })
})

describe('sending', () => {
  test('a service, which charges its account at once', async () => {
    const { setUp, account } = await practising()
    const { outcome } = await setUp()
    expect(outcome).toMatchObject({
      kind: 'accepted',
      remoteIds: { id: expect.stringMatching(/^\d+$/) as string },
      location: expect.stringMatching(/^http:.*\/services\/\d+$/) as string,
    })
    expect(await account()).toMatchObject({ account: { balance: '225.0' } })
  })

  test.each([LOGGING, FREE_MINUTES, PHONES])('of type %s', async (type) => {
    const { setUp } = await practising()
    const variables: Readonly<Record<string, object>> = {
      [FREE_MINUTES]: { prefixes: [{ prefix: '353', duration: 60 }] },
      [PHONES]: { attributes: { name: 'Office' } },
    }
    expect((await setUp({ variables: variables[type] ?? { a: 1 } }, type)).outcome).toMatchObject({
      kind: 'accepted',
    })
  })

  test.each<[string, object, string, string[]]>([
    [
      'prefixes that are not filled',
      { variables: { prefixes: [{ prefix: '', duration: '60' }] } },
      FREE_MINUTES,
      ['data.attributes.variables', 'data.attributes.variables'],
    ],
    ['a type that is not there', {}, '9999', ['data.relationships.service-type']],
  ])('%s: on its field', async (_, attributes, type, paths) => {
    const { setUp, made } = await practising()
    const { outcome } = await setUp(attributes, type)
    if (outcome.kind !== 'rejected') throw new Error(outcome.kind)
    expect(outcome.errors.map(({ path }) => path)).toEqual(paths)
    for (const { message } of outcome.errors) expect(message).toMatch(/^\p{Lu}.+\. Yeti says: .+/u)
    expect(made()).toBe(0)
  })

  test('a phone system that refuses: nobody knows, and none is found', async () => {
    const { setUp } = await practising()
    const { outcome, lookUp } = await setUp(
      { variables: { attributes: { name: 'Office' } } },
      REFUSING_PHONES,
    )
    expect(outcome).toMatchObject({ kind: 'unconfirmed', code: 'HO-YETI-SERVER' })
    expect(await lookUp()).toEqual({ kind: 'looked', matches: [] })
  })
})

describe('what became of a lost answer', () => {
  test.each(['drop-after-commit', 'truncate', 'malformed'] as const)(
    '%s: found by its reference',
    async (how) => {
      const { setUp, made } = await practising()
      // A colleague sets up the same in the same minute.
      await setUp({ name: 'Broadband' })
      const { outcome, lookUp } = await setUp({}, LOGGING, { do: how })
      expect(outcome.kind).toBe('unconfirmed')
      expect(made()).toBe(2)
      const found = await lookUp()
      if (found?.kind !== 'looked') throw new Error('It was not asked.')
      expect(found.matches).toHaveLength(2)
      const certain = found.matches.filter((match) => match.certain)
      expect(certain).toMatchObject([
        {
          madeSince: true,
          label: expect.stringMatching(/^Broadband \[ho-7k2m9x4q\]: €25\.00 at once, made /) as string,
          location: expect.stringContaining('/services/') as string,
        },
      ])
    },
  )

  test('reset before it was recorded: none', async () => {
    const { setUp, made } = await practising()
    const { outcome, lookUp } = await setUp({}, LOGGING, { do: 'reset' })
    expect(outcome).toMatchObject({ kind: 'unconfirmed', code: 'HO-YETI-LOST' })
    expect(made()).toBe(0)
    expect(await lookUp()).toEqual({ kind: 'looked', matches: [] })
  })

  test.each([7, -7])('by a server whose clock is %i hours ahead', async (hours) => {
    const { setUp } = await practising({ now: () => new Date(Date.now() + hours * HOUR) })
    const { lookUp } = await setUp({}, LOGGING, { do: 'drop-after-commit' })
    expect(await lookUp()).toMatchObject({ kind: 'looked', matches: [{ certain: true, madeSince: true }] })
  })

  test('a change that was made, and one that was not', async () => {
    const { setUp, change } = await practising()
    const { outcome } = await setUp()
    const id = outcome.kind === 'accepted' ? (outcome.remoteIds['id'] ?? '') : ''
    const changes = { 'renew-price': '34.10', variables: { line: 'copper' } }
    const lost = await change(id, changes, { do: 'reset' })
    expect(lost.outcome.kind).toBe('unconfirmed')
    expect(await lost.lookUp()).toEqual({ kind: 'looked', matches: [] })
    const dropped = await change(id, changes, { do: 'drop-after-commit' })
    expect(dropped.outcome.kind).toBe('unconfirmed')
    expect(await dropped.lookUp()).toMatchObject({
      kind: 'looked',
      matches: [{ remoteIds: { id }, certain: true, madeSince: true }],
    })
    expect((await change(id, changes)).outcome).toMatchObject({
      kind: 'accepted',
      status: 200,
      remoteIds: { id },
    })
  })

  test('a change of free minutes, which the server keeps in its own form', async () => {
    const { setUp, change } = await practising()
    const { outcome } = await setUp({}, FREE_MINUTES)
    const id = outcome.kind === 'accepted' ? (outcome.remoteIds['id'] ?? '') : ''
    const variables = { prefixes: [{ prefix: '353', duration: 60 }] }
    const { lookUp } = await change(id, { variables }, { do: 'drop-after-commit' })
    expect(await lookUp()).toMatchObject({ kind: 'looked', matches: [{ certain: true }] })
  })

  test('a change of a service that is not there', async () => {
    const { change } = await practising()
    const { outcome, lookUp } = await change('99999', { name: 'x' })
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'HO-YETI-404', errors: [{ path: '' }] })
    expect(await lookUp()).toEqual({ kind: 'looked', matches: [] })
  })
})
