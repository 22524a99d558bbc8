import { expect, onTestFinished } from 'vitest'
import { today } from '#shared/domain/calendar-date.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { exampleTenantSwitch } from '#core/providers/acquaint/example.ts'
import { createAcquaintProvider } from '#core/providers/acquaint/provider.ts'
import { tenantSwitchJob } from '#core/providers/acquaint/tenant-switch.ts'
import { createHttp, type HttpOptions } from '#core/providers/http.ts'

import { Secret } from '#core/vault/secret.ts'
import { answer, hostileServer, type Heard, type HostileServer, type Reply } from './hostile-server.ts'
import { connectionFacts } from './connection-facts.ts'

/** What may be told to the one server that it is meant for, and to nobody and nothing else. */
export const SECRETS = {
  sitePrefix: 'QZXK',
  appPassword: 'password-"Gannet"-\\4417&',
  token: 'token-Turnstone-8826',
}
/** What stands in the switch that is sent. */
export const PERSON = {
  firstName: 'Wilhelmina',
  lastName: 'Quigglesworth',
  email: 'wilhelmina.q@example.net',
  telephoneNumber: '+353 20 910 1284',
}

export const CREDENTIALS = Secret.of(
  JSON.stringify({ sitePrefix: SECRETS.sitePrefix, appPassword: SECRETS.appPassword }),
)

/** A switch of somebody who is found again wherever she turns up; `mprn` has 11 digits. */
export function switchOf(mprn = '10987650321') {
  const body = exampleTenantSwitch(today())
  return { ...body, property: { ...body.property, mprn }, tenant: { ...body.tenant, ...PERSON } }
}

export const CALLS = ['sign-in', 'switch in JSON', 'switch in XML', 'lookup'] as const
export type Call = (typeof CALLS)[number]

/** How a call's answer is written, so that an attack on it would be taken if it were not seen through. */
export interface Wire {
  /** The name of the member that matters. */
  member: string
  /** A JSON answer with this JSON text as the member's value. */
  json(value: string): string
  /** An XML answer with this markup as the element's content; `before` stands before the root. */
  xml(content: string, before?: string): string
  /** Another server, which must never hear of anything. */
  elsewhere: string
}

/** An attack makes an answer to each kind of call. */
export type Attack = (wire: Wire) => Reply

const WIRES: Record<'sign-in' | 'switch' | 'lookup', { member: string; root: string }> = {
  'sign-in': { member: 'token', root: 'DatabaseConnectorToken' },
  switch: { member: 'caseID', root: 'CreateSwitchResponse' },
  lookup: { member: 'addressStreet', root: 'MprnLookup' },
}

export function wireOf(kind: keyof typeof WIRES, elsewhere = ''): Wire {
  const { member, root } = WIRES[kind]
  const element = member.charAt(0).toUpperCase() + member.slice(1)
  return {
    member,
    elsewhere,
    json: (value) => `{"${member}":${value}}`,
    xml: (content, before = '') => `${before}<${root}><${element}>${content}</${element}></${root}>`,
  }
}

export const JSON_TYPE = 'Content-Type: application/json; charset=utf-8'
export const XML_TYPE = 'Content-Type: application/xml; charset=utf-8'

/** What a server that means well says. */
export const goodAnswer = (kind: keyof typeof WIRES): Reply =>
  answer(200, [JSON_TYPE], wireOf(kind).json(kind === 'sign-in' ? `"${SECRETS.token}"` : '"C-1"'))

export const kindOf = (path: string): keyof typeof WIRES =>
  path.endsWith('/databasetoken') ? 'sign-in' : path.includes('/mprnlookup/') ? 'lookup' : 'switch'

/** A client as the application has it, closed when the test ends. */
export function clientOf(options: Partial<HttpOptions> = {}) {
  const http = createHttp({ loopbackOnly: true, proxy: 'none', ...options })
  onTestFinished(() => http.close())
  return createAcquaintProvider(http)
}

/** Makes one call and says in short how it ended, such as `unconfirmed HO-ACQ-LOST`. */
export async function make(
  call: Call,
  baseUrl: string,
  provider = clientOf(),
): Promise<{ ended: string; told: string }> {
  const format = call === 'switch in XML' ? ('xml' as const) : ('json' as const)
  const codes = documentedCodes()
  const connection = connectionFacts({ baseUrl, format })
  if (call === 'lookup') {
    const { address, mprn } = switchOf().property
    const { lookup, findings } = await provider.lookUpMprn(connection, CREDENTIALS, mprn, address ?? {})
    const ended = lookup === null ? (findings[0]?.code ?? 'nothing') : 'found'
    return { ended, told: JSON.stringify({ lookup, findings }) }
  }
  const request = tenantSwitchJob.encode(switchOf(), { codes, format })
  const outcome = await provider.send(connection, CREDENTIALS, request, new AbortController().signal)
  const ended = outcome.kind === 'accepted' ? 'accepted' : `${outcome.kind} ${outcome.code}`
  // The answer is kept as it came, beside the body that was sent, and never shown.
  return { ended, told: JSON.stringify({ ...outcome, answer: null }) }
}

/** A server that attacks one kind of call and means well with the others. */
export function attackedServer(call: Call, attack: Attack, elsewhere: string): Promise<HostileServer> {
  const attacked = call === 'sign-in' || call === 'lookup' ? call : 'switch'
  return hostileServer(({ path }) =>
    kindOf(path) === attacked ? attack(wireOf(attacked, elsewhere)) : goodAnswer(kindOf(path)),
  )
}

/** How every kind of call ends, by what became of its answer. For a sign-in, nothing was sent yet; a lookup is only a help. */
const failed = (kind: string): Record<Call, string> => ({
  'sign-in': 'waiting HO-ACQ-SIGN-IN-UNANSWERED',
  'switch in JSON': kind,
  'switch in XML': kind,
  lookup: 'HO-ACQ-LOOKUP-FAILED',
})
export const ENDS = {
  taken: {
    'sign-in': 'accepted',
    'switch in JSON': 'accepted',
    'switch in XML': 'accepted',
    lookup: 'found',
  },
  unreadable: failed('unconfirmed HO-ACQ-UNREADABLE'),
  'without an id': failed('unconfirmed HO-ACQ-NO-IDS'),
  lost: failed('unconfirmed HO-ACQ-LOST'),
  redirected: {
    ...failed('rejected HO-ACQ-REDIRECT'),
    'sign-in': 'sign-in-refused HO-ACQ-SIGN-IN',
  },
} satisfies Record<string, Record<Call, string>>
export type End = keyof typeof ENDS

/**
 * Every kind of call meets the attack; how each of them ended. On the way nothing may go to another server, each secret only where
 * it belongs, nothing twice, and no secret into what is told about it.
 */
export async function everyCall(
  attack: Attack,
  times: HttpOptions['times'] = {},
): Promise<Record<Call, string>> {
  const elsewhere = await hostileServer(() => answer(200, [JSON_TYPE], '{}'))
  const ends = await Promise.all(
    CALLS.map(async (call) => {
      const server = await attackedServer(call, attack, elsewhere.url)
      const { ended, told } = await make(call, server.url, clientOf({ times }))
      expectDiscretion(server.heard)
      expect(switchesIn(server.heard)).toBeLessThan(2)
      expectNoSecret(told)
      return [call, ended] as const
    }),
  )
  expect(elsewhere.connections).toBe(0)
  return Object.fromEntries(ends) as Record<Call, string>
}

export const switchesIn = (heard: readonly Heard[]) =>
  heard.filter(({ path }) => kindOf(path) === 'switch').length

/** The password went out only to sign in, the token only in its header, and nothing that a server gave to keep. */
export function expectDiscretion(heard: readonly Heard[]): void {
  for (const { path, head, body } of heard) {
    const isSignIn = kindOf(path) === 'sign-in'
    expect(body.includes('Gannet'), path).toBe(isSignIn)
    expect(head).not.toContain('Gannet')
    expect(body).not.toContain(SECRETS.token)
    const rest = isSignIn ? head : head.replace(`\r\nx-acquaint-token: ${SECRETS.token}`, '')
    expect(rest).not.toContain(SECRETS.token)
    expect(head.toLowerCase()).not.toContain('\r\ncookie:')
  }
}

/** Not even in other capitals, or quoted in another way. */
export function expectNoSecret(text: string): void {
  for (const part of ['gannet', SECRETS.token.toLowerCase()]) expect(text.toLowerCase()).not.toContain(part)
}
