import { describe, expect, onTestFinished, test } from 'vitest'
import type { PickerKind } from '#shared/contract/ctrl-hub.ts'
import { addDays, today } from '#shared/domain/calendar-date.ts'
import type { CtrlHubKind } from '#shared/domain/ctrl-hub/document.ts'
import { CTRL_HUB_JOBS } from '#core/providers/ctrl-hub/jobs.ts'
import { createCtrlHubProvider } from '#core/providers/ctrl-hub/provider.ts'
import { createHttp } from '#core/providers/http.ts'
import { jsonApiDocumentProblems } from '#core/providers/json-api-schema.ts'
import type { CtrlHubOptions, Fault } from '#core/practice/practice.ts'
import { startPractice } from '#core/practice/server.ts'
import { Secret } from '#core/vault/secret.ts'
import { connectionFacts } from '../../support/connection-facts.ts'

const KINDS = Object.keys(CTRL_HUB_JOBS) as CtrlHubKind[]
const id = (kind: string, number = 1) => `3f8e2c10-${kind}-4a00-8000-${String(number).padStart(12, '0')}`
const PROPERTY = id('0002')
const METER = id('0003')
const CONTACT = id('0006')

/** The provider and the stand-in, which were written apart from each other. Every request body must be a JSON:API document. */
async function practising(options: CtrlHubOptions = {}, secretOf: 'ctrlHub' | 'ctrlHubUser' = 'ctrlHub') {
  const practice = await startPractice({ ctrlHub: options })
  const http = createHttp({ loopbackOnly: true })
  onTestFinished(async () => {
    await http.close()
    await practice.close()
    for (const { method, path, body } of practice.journal)
      if (path.startsWith('/v3/') && body !== '')
        expect(jsonApiDocumentProblems(JSON.parse(body), 'create'), `${method} ${path}`).toEqual([])
  })
  let now = Date.now()
  const provider = createCtrlHubProvider(http, () => now)
  const connection = connectionFacts({
    baseUrl: practice.url,
    organisation: practice.organisation,
    practice: true,
  })
  const secret = Secret.of(JSON.stringify(practice.credentials[secretOf]))
  const stop = new AbortController().signal
  return {
    practice,
    provider,
    connection,
    secret,
    pass: (milliseconds: number) => void (now += milliseconds),
    search: (
      what: PickerKind,
      text = '',
      within: { propertyId?: string; contactId?: string } = {},
      offset = 0,
    ) => provider.search(connection, secret, { what, text, offset, within }),
    send: async (kind: CtrlHubKind, fault?: Omit<Fault, 'path'>) => {
      const request = CTRL_HUB_JOBS[kind].encode(CTRL_HUB_JOBS[kind].example(), connection)
      if (fault !== undefined) practice.addFaults([{ path: `/${request.path}`, method: 'POST', ...fault }])
      const sentAt = new Date().toISOString()
      return { outcome: await provider.send(connection, secret, request, stop), body: request.body, sentAt }
    },
    lookUp: (kind: CtrlHubKind, { body, sentAt }: { body: Uint8Array; sentAt: string }) =>
      provider.lookUp?.(connection, secret, { kind, body, sentAt }, stop),
    signIns: () =>
      practice.journal
        .filter(({ path }) => /oauth2|self-service/.test(path))
        .map(({ method, path }) => `${method} ${path}`),
  }
}

describe('signing in', () => {
  test.each(['ctrlHub', 'ctrlHubUser'] as const)(
    'with %s: who it is, and the organisations',
    async (secret) => {
      const { provider, connection, secret: own } = await practising({}, secret)
      const result = await provider.test(connection, own)
      expect(result).toMatchObject({ ok: true, who: expect.stringMatching(/@example\.com\)?$/) as string })
      expect(result.organisations?.length).toBeGreaterThan(1)
      expect(result.organisations).toContainEqual(connection.organisation)
    },
  )

  test.each([
    { clientId: 'practice-handover', clientSecret: 'wrong' },
    { email: 'practice@example.com', password: 'wrong' },
  ])('refused with %j', async (wrong) => {
    const { provider, connection } = await practising()
    expect(await provider.test(connection, Secret.of(JSON.stringify(wrong)))).toMatchObject({
      ok: false,
      failed: 'sign-in',
      code: 'HO-CH-SIGN-IN',
    })
  })

  test.each(['ctrlHub', 'ctrlHubUser'] as const)('again before the time of %s is over', async (secret) => {
    const { search, pass, signIns } = await practising({ tokenSeconds: 60 }, secret)
    await search('property')
    const first = signIns().length
    pass(29_000)
    await search('property')
    expect(signIns()).toHaveLength(first)
    pass(2_000)
    await search('property')
    expect(signIns()).toHaveLength(2 * first)
  })

  test('again when a token was revoked before its time', async () => {
    const { search, practice, signIns } = await practising()
    await search('property')
    practice.addFaults([{ path: '/v3/properties', do: 'status', status: 401 }])
    expect(await search('property')).toMatchObject({ failure: null })
    expect(signIns()).toHaveLength(2)
  })

  test('signing out ends the session at the service', async () => {
    const { search, provider, connection, signIns } = await practising({}, 'ctrlHubUser')
    await search('property')
    await provider.signOut?.(connection)
    expect(signIns().at(-1)).toBe('DELETE /self-service/logout/api')
  })
})

describe.each([true, false])('reading, pages: %s', (pagination) => {
  test('every picker has something to pick, with words for it', async () => {
    const { search } = await practising({ pagination })
    for (const what of [
      'organisation',
      'property',
      'member',
      'qualification',
      'interaction',
      'operation',
      'time-band',
      'contact',
    ] as const) {
      const { items, failure } = await search(what)
      expect(failure, what).toBeNull()
      expect(items.length, what).toBeGreaterThan(0)
      for (const item of items) expect(item.label, what).not.toBe(item.id)
    }
  })

  test('from page to page, each record once', async () => {
    const { search } = await practising({ pagination })
    const ids: string[] = []
    let offset: number | null = 0
    while (offset !== null) {
      const page: Awaited<ReturnType<typeof search>> = await search('property', '', {}, offset)
      expect(page.failure).toBeNull()
      ids.push(...page.items.map((item) => item.id))
      offset = page.next
    }
    expect(ids.length).toBeGreaterThan(50)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('a home by a part of its address, and its meters', async () => {
    const { search, provider, connection, secret } = await practising({ pagination })
    const [home] = (await search('property')).items
    const { items, search: how } = await search('property', home?.label.slice(0, 12) ?? '')
    expect(how).toBe('service')
    expect(items.map((item) => item.id)).toContain(home?.id)
    const { meters, failure } = await provider.meters(connection, secret, PROPERTY)
    expect(failure).toBeNull()
    expect(meters.map(({ supply }) => supply).sort()).toEqual(['electricity', 'gas'])
    for (const { label, records } of meters) {
      expect(label).toMatch(/^\d{6,13}$/)
      expect(records).not.toBeNull()
    }
  })

  test('a qualification by its number', async () => {
    const { search } = await practising({ pagination })
    const [qualification] = (await search('qualification')).items
    const number = qualification?.detail.split(',')[0] ?? ''
    expect(number).toMatch(/^\d{3}\/\d{4}\/[\dX]$/)
    expect(await search('qualification', number)).toMatchObject({
      search: 'service',
      items: [{ id: qualification?.id }],
    })
  })

  test('what belongs to a home and a contact', async () => {
    const { search } = await practising({ pagination })
    expect(
      (await search('interaction', '', { contactId: CONTACT, propertyId: PROPERTY })).items,
    ).toContainEqual(expect.objectContaining({ id: id('0008') }))
    expect((await search('operation', '', { propertyId: PROPERTY })).items).toContainEqual(
      expect.objectContaining({ id: id('0009') }),
    )
    expect((await search('account', '', { contactId: CONTACT })).items).toMatchObject([{ id: id('0007') }])
    expect(
      (await search('interaction', '', { contactId: id('0006', 2), propertyId: PROPERTY })).items,
    ).toEqual([])
  })

  test('the needs of a meter, a week’s visits, and awards', async () => {
    const { provider, connection, secret } = await practising({ pagination })
    const { records } = await provider.psrRecords(connection, secret, METER)
    expect(records[0]?.info.map(({ field }) => field)).toContain('needs_codes')

    const span = { from: today(), to: addDays(today(), 60) }
    const visits = await provider.appointments(connection, secret, span)
    expect(visits).toMatchObject({ complete: true, failure: null })
    expect(visits.appointments.length).toBeGreaterThan(0)
    for (const { start, operation, timeBand } of visits.appointments) {
      expect(start >= span.from && start.slice(0, 10) <= span.to).toBe(true)
      for (const one of [operation, timeBand]) expect(one?.label).not.toBe(one?.id)
    }

    const filter = { offset: 0, expiresWithinDays: null, notValid: false, latestOnly: false }
    const all = await provider.awards(connection, secret, filter)
    const invalid = await provider.awards(connection, secret, { ...filter, notValid: true })
    const soon = await provider.awards(connection, secret, {
      ...filter,
      latestOnly: true,
      expiresWithinDays: 90,
    })
    expect(all).toMatchObject({ failure: null })
    expect(invalid.awards.length).toBeGreaterThan(0)
    expect(soon.awards.length).toBeGreaterThan(0)
    for (const award of all.awards) expect([award.member?.label, award.risk]).not.toContain(null)
    for (const { isValid } of invalid.awards) expect(isValid).toBe(false)
    for (const { isLatest } of soon.awards) expect(isLatest).toBe(true)
  })
})

describe('sending', () => {
  test.each(KINDS)('the example of %s is accepted', async (kind) => {
    const { send, practice } = await practising()
    const { outcome } = await send(kind)
    expect(outcome).toMatchObject({
      kind: 'accepted',
      remoteIds: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
    })
    expect(practice.journal.at(-1)?.recorded).toEqual(outcome.kind === 'accepted' ? outcome.remoteIds : null)
  })

  test.each(KINDS)(
    '%s whose answer was lost is found again, made since; a second one leaves two',
    async (kind) => {
      const { send, lookUp, practice } = await practising()
      const lost = await send(kind, { do: 'drop-after-commit' })
      expect(lost.outcome).toMatchObject({ kind: 'unconfirmed', code: 'HO-CH-LOST' })
      const made = practice.journal.findLast(({ recorded }) => recorded !== null)?.recorded
      const found = await lookUp(kind, lost)
      const since = found?.kind === 'looked' ? found.matches.filter(({ madeSince }) => madeSince) : []
      expect(since.map(({ remoteIds }) => remoteIds)).toEqual([made])
      expect(since[0]?.label).not.toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  test.each(KINDS)('%s that never arrived is not found as made since', async (kind) => {
    const { send, lookUp } = await practising()
    const lost = await send(kind, { do: 'reset' })
    expect(lost.outcome).toMatchObject({ kind: 'unconfirmed' })
    const found = await lookUp(kind, lost)
    expect(found?.kind).toBe('looked')
    expect(found?.kind === 'looked' && found.matches.filter(({ madeSince }) => madeSince)).toEqual([])
  })

  test.each(KINDS)('%s that comes back unreadable is unconfirmed', async (kind) => {
    for (const fault of ['malformed', 'truncate'] as const) {
      const { send } = await practising()
      expect((await send(kind, { do: fault })).outcome).toMatchObject({ kind: 'unconfirmed' })
    }
  })

  test.each([
    [500, 'unconfirmed', 'HO-CH-SERVER'],
    [502, 'unconfirmed', 'HO-CH-SERVER'],
    [429, 'waiting', 'HO-CH-RATE'],
    [503, 'waiting', 'HO-CH-BUSY'],
    [403, 'sign-in-refused', 'HO-CH-FORBIDDEN'],
    [404, 'rejected', 'HO-CH-404'],
    [409, 'rejected', 'HO-CH-409'],
    [422, 'rejected', 'HO-CH-422'],
  ])('%i', async (status, kind, code) => {
    const { send } = await practising()
    expect((await send('psr-record', { do: 'status', status })).outcome).toMatchObject({ kind, code })
  })

  test('what is missing or wrong lands on its field', async () => {
    const { provider, connection, secret } = await practising()
    const request = CTRL_HUB_JOBS['psr-record'].encode(CTRL_HUB_JOBS['psr-record'].example(), connection)
    const post = async (change: (data: Record<string, Record<string, unknown>>) => void) => {
      const document = JSON.parse(new TextDecoder().decode(request.body)) as {
        data: Record<string, Record<string, unknown>>
      }
      change(document.data)
      const body = new TextEncoder().encode(JSON.stringify(document))
      const outcome = await provider.send(
        connection,
        secret,
        { ...request, body },
        new AbortController().signal,
      )
      return outcome.kind === 'rejected' ? outcome.errors.map(({ path }) => path) : outcome.kind
    }
    expect(await post((data) => delete data['relationships']?.['meter'])).toEqual([
      'data.relationships.meter',
    ])
    expect(await post((data) => ((data['attributes'] ?? {})['priority'] = 'high'))).toEqual([
      'data.attributes.priority',
    ])
  })
})
