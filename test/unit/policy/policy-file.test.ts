import { describe, expect, test } from 'vitest'
import { readRules, type PolicyProblem, type PolicyRules } from '#core/policy/policy-file.ts'

const read = (value: unknown) => readRules(Buffer.from(JSON.stringify(value)))

function rulesOf(value: unknown): PolicyRules {
  const result = read(value)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.rules
}

function problemsOf(bytes: Uint8Array): PolicyProblem[] {
  const result = readRules(bytes)
  return 'problems' in result ? result.problems : []
}
const pathsOf = (value: unknown) => problemsOf(Buffer.from(JSON.stringify(value))).map(({ path }) => path)

const acquaint = { provider: 'acquaint', label: 'Agency', baseUrl: 'https://api.acquaintcrm.co.uk' }
const hub = { provider: 'ctrl-hub', label: 'Ctrl Hub', baseUrl: 'https://api.ctrl-hub.com/' }

describe('a policy', () => {
  test('may leave everything to the user', () => {
    expect(rulesOf({})).toEqual({ hosts: null, updates: null, keepBodiesDays: null, presets: [] })
    expect(rulesOf({ retention: {} }).keepBodiesDays).toBeNull()
  })

  test('sets what it names', () => {
    const rules = rulesOf({
      allowedHosts: ['api.acquaintcrm.co.uk', ' *.Ctrl-Hub.com'],
      updates: 'off',
      retention: { keepBodiesDays: 0 },
      connections: [acquaint, hub],
    })
    expect(rules).toMatchObject({
      hosts: { written: ['api.acquaintcrm.co.uk', '*.Ctrl-Hub.com'] },
      updates: 'off',
      keepBodiesDays: 0,
    })
    expect(rules.presets).toEqual([
      {
        provider: 'acquaint',
        label: 'Agency',
        baseUrl: 'https://api.acquaintcrm.co.uk/',
        authUrl: null,
        format: 'json',
        organisation: null,
      },
      {
        provider: 'ctrl-hub',
        label: 'Ctrl Hub',
        baseUrl: 'https://api.ctrl-hub.com/',
        authUrl: 'https://auth.ctrl-hub.com/',
        format: 'json',
        organisation: null,
      },
    ])
  })

  test('with a mark of its byte order is read', () => {
    expect(readRules(Buffer.from('\uFEFF{"updates":"off"}'))).toMatchObject({ rules: { updates: 'off' } })
  })

  test('brings formats, places to sign in and organisations', () => {
    const { presets } = rulesOf({
      connections: [
        { ...acquaint, format: 'xml' },
        { ...hub, authUrl: 'https://login.example.ie', organisation: { id: 'o-1' } },
        { provider: 'yeti', label: 'Billing', baseUrl: 'https://yeti.example.ie/api/rest/admin/' },
      ],
    })
    expect(presets).toMatchObject([
      { format: 'xml' },
      { authUrl: 'https://login.example.ie/', organisation: { id: 'o-1', label: 'o-1' } },
      { baseUrl: 'https://yeti.example.ie/' },
    ])
  })
})

describe('what cannot be followed is told by its path', () => {
  test.each<[unknown, string[]]>([
    [{ allowedHost: [] }, ['allowedHost']],
    [{ allowedHosts: 'api.example.ie' }, ['allowedHosts']],
    [{ allowedHosts: ['api.example.ie', 'https://x.ie/'] }, ['allowedHosts[1]']],
    [{ allowedHosts: ['*'] }, ['allowedHosts[0]']],
    [{ allowedHosts: [7] }, ['allowedHosts[0]']],
    [{ updates: false }, ['updates']],
    [{ updates: 'OFF' }, ['updates']],
    [{ retention: { keepBodiesDays: '30' } }, ['retention.keepBodiesDays']],
    [{ retention: { keepBodiesDays: 1.5 } }, ['retention.keepBodiesDays']],
    [{ retention: { keepBodiesDays: -1 } }, ['retention.keepBodiesDays']],
    [{ retention: { keepBodiesDays: 3651 } }, ['retention.keepBodiesDays']],
    [{ retention: { keepDays: 3 } }, ['retention.keepDays']],
    [{ retention: [] }, ['retention']],
    [{ retention: null }, ['retention']],
    [{ connections: {} }, ['connections']],
    [{ connections: [{}] }, ['connections[0].provider']],
    [{ connections: [{ ...acquaint, provider: 'other' }] }, ['connections[0].provider']],
    [{ connections: [{ provider: 'acquaint', label: 'A' }] }, ['connections[0].baseUrl']],
    [{ connections: [{ ...acquaint, label: ' ' }] }, ['connections[0].label']],
    [{ connections: [{ ...acquaint, authUrl: 'https://a.ie/' }] }, ['connections[0].authUrl']],
    [{ connections: [{ ...acquaint, baseUrl: 'http://a.ie/' }] }, ['connections[0].baseUrl']],
    [{ connections: [{ ...acquaint, baseUrl: 'https://a:b@a.ie/' }] }, ['connections[0].baseUrl']],
    [{ connections: [{ ...hub, format: 'xml' }] }, ['connections[0].format']],
    [{ connections: [{ ...hub, authUrl: 'ftp://a.ie' }] }, ['connections[0].authUrl']],
    [{ connections: [{ ...hub, organisation: 'o-1' }] }, ['connections[0].organisation']],
    [[], ['']],
    [null, ['']],
    ['{}', ['']],
  ])('%j', (value, paths) => expect(pathsOf(value)).toEqual(paths))

  test.each([
    'password',
    'appPassword',
    'clientSecret',
    'sitePrefix',
    'token',
    'username',
    'email',
    'apiKey',
  ])('a secret as %s, which is not repeated', (name) => {
    const [problem] = problemsOf(
      Buffer.from(JSON.stringify({ connections: [{ ...acquaint, [name]: 'Gannet' }] })),
    )
    expect(problem?.path).toBe(`connections[0].${name}`)
    expect(problem?.message).toContain('no sign-in details')
    expect(JSON.stringify(problem)).not.toContain('Gannet')
  })

  test.each([
    ['{"updates":"off",}', /^Line 1, column /],
    ['', /./],
    ['{"allowedHosts":["a.ie"],\n "allowedHosts":["b.ie"]}', /^Line 2, column .*twice/],
  ])('as text: %j', (text, message) => {
    expect(problemsOf(Buffer.from(text))).toEqual([
      { path: '', message: expect.stringMatching(message) as unknown },
    ])
  })

  test('what is not UTF-8', () => {
    const [problem] = problemsOf(Buffer.from('\uFEFF{"updates":"off"}', 'utf16le'))
    expect(problem).toMatchObject({ path: '', message: expect.stringContaining('UTF-8') as unknown })
  })

  test('a connection that its own allowedHosts shut out', () => {
    const told = problemsOf(
      Buffer.from(JSON.stringify({ allowedHosts: ['api.ctrl-hub.com'], connections: [acquaint, hub] })),
    )
    expect(told.map(({ path }) => path)).toEqual(['connections[0].baseUrl', 'connections[1].baseUrl'])
    expect(told[1]?.message).toContain('auth.ctrl-hub.com')
    const given = { ...hub, authUrl: 'https://login.example.ie/' }
    expect(pathsOf({ allowedHosts: ['api.ctrl-hub.com'], connections: [given] })).toEqual([
      'connections[0].authUrl',
    ])
  })
})
