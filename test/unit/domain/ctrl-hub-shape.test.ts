import { describe, expect, test } from 'vitest'
import type { CtrlHubKind } from '#shared/domain/ctrl-hub/document.ts'
import { CTRL_HUB_TEXTS } from '#shared/domain/ctrl-hub-texts.ts'
import { parsed } from '#test/support/ctrl-hub-checks.ts'
import { BASIS, FILLED } from '#test/support/filled-documents.ts'
import { change, remove, valueAt } from '#test/support/filled-switch.ts'

const KINDS: readonly CtrlHubKind[] = [
  'psr-record',
  'qualification-award',
  'appointment',
  'interaction',
  'contact',
  'account',
]

/** A text like this, for comparing. */
const like = (pattern: RegExp): unknown => expect.stringMatching(pattern)

/** Every member with a value of its own, by its path. */
function leavesOf(value: unknown, before = ''): string[] {
  if (typeof value !== 'object' || value === null) return [before]
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    leavesOf(member, before === '' ? name : `${before}.${name}`),
  )
}

/** Every object or list in it, by its path. */
function branchesOf(value: unknown, before = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const path = before === '' ? name : `${before}.${name}`
    return typeof member === 'object' ? [path, ...branchesOf(member, path)] : []
  })
}

const problemsOf = (kind: CtrlHubKind, body: unknown) =>
  parsed(kind, body).problems.map(({ path, code }) => `${path} ${code}`)

/** The member alone is told, by its code; the others are read. */
function isRefused(kind: CtrlHubKind, path: string, value: unknown, code: string): void {
  const { body, problems } = parsed(kind, change(FILLED[kind], path, value))
  expect(problems.map((one) => `${one.path} ${one.code}`)).toEqual([`${path} ${code}`])
  const without = remove(FILLED[kind], path)
  if (!/\.\d+$/.test(path)) expect(body).toEqual(without)
}

describe.each(KINDS)('%s', (kind) => {
  const filled = FILLED[kind]

  test('is read whole, member by member', () => {
    expect(parsed(kind, filled)).toEqual({ body: filled, problems: [], consent: null })
    for (const path of leavesOf(filled)) {
      const alone = change(
        {},
        path.replace(/\.\d+\..*$/, ''),
        valueAt(filled, path.replace(/\.\d+\..*$/, '')),
      )
      expect(parsed(kind, alone).body).toEqual(alone)
    }
  })

  test('half of it is read too, and so is nothing', () => {
    for (const path of leavesOf(filled))
      expect(parsed(kind, remove(filled, path)), path).toEqual({
        body: remove(filled, path),
        problems: [],
        consent: null,
      })
    expect(parsed(kind, {})).toEqual({ body: {}, problems: [], consent: null })
  })

  test.each(leavesOf(filled))('%s is of its type', (path) => {
    const value = valueAt(filled, path)
    isRefused(kind, path, null, 'HO-CH-NULL')
    if (typeof value === 'boolean') {
      for (const other of ['true', 1]) isRefused(kind, path, other, 'HO-CH-NOT-YES-NO')
    } else if (typeof value === 'number') {
      for (const other of ['1', 1.5]) isRefused(kind, path, other, 'HO-CH-NOT-WHOLE')
      isRefused(kind, path, 2_147_483_648, 'HO-CH-NUMBER-RANGE')
      isRefused(kind, path, -2_147_483_649, 'HO-CH-NUMBER-RANGE')
    } else {
      for (const other of [7, true, {}, []]) isRefused(kind, path, other, 'HO-CH-NOT-TEXT')
      const isTime = /(_time|due)$/.test(path)
      const most = isTime ? 40 : /(notes|value)$/.test(path) ? 2000 : 500
      isRefused(kind, path, 'x'.repeat(most + 1), 'HO-CH-TOO-LONG')
      isRefused(kind, path, 'half of a \uD83D', isTime ? 'HO-CH-TIME' : 'HO-CH-BROKEN-TEXT')
      if (!isTime) expect(problemsOf(kind, change(filled, path, 'x'.repeat(most)))).toEqual([])
    }
  })

  test.each(branchesOf(filled))('%s has members of its own', (path) => {
    isRefused(kind, path, null, 'HO-CH-NULL')
    if (Array.isArray(valueAt(filled, path))) {
      for (const other of ['text', 7, {}]) isRefused(kind, path, other, 'HO-CH-NOT-LIST')
      isRefused(
        kind,
        path,
        Array.from({ length: 201 }, () => ({})),
        'HO-CH-TOO-MANY',
      )
      expect(problemsOf(kind, change(filled, path, []))).toEqual([])
    } else for (const other of ['text', 7, [], [{}]]) isRefused(kind, path, other, 'HO-CH-NOT-OBJECT')
    const stray = `${path}.stray`
    if (!Array.isArray(valueAt(filled, path))) isRefused(kind, stray, 'x', 'HO-CH-UNKNOWN-FIELD')
  })

  test('what nobody documents at the top is told, whatever is in it', () => {
    for (const name of ['jsonapi', 'included', 'links', 'id'])
      expect(problemsOf(kind, { ...filled, [name]: { data: 1 } })).toEqual([`${name} HO-CH-UNKNOWN-FIELD`])
    expect(problemsOf(kind, change(filled, 'data.id', 'x'))).toEqual(['data.id HO-CH-UNKNOWN-FIELD'])
  })

  test.each([null, undefined, 'text', 7, true, [], [{}]])('%j is no body at all', (input) => {
    const { body, problems } = parsed(kind, input)
    expect(body).toEqual({})
    expect(problems).toMatchObject([
      { path: '', code: 'HO-CH-BODY', fix: `Start from what “handover example ${kind}” prints.` },
    ])
  })

  test('a basis that travels with it is read', () => {
    expect(parsed(kind, { ...filled, meta: { consent: BASIS } })).toMatchObject({
      problems: [],
      consent: BASIS,
    })
    expect(parsed(kind, { ...filled, meta: {} })).toMatchObject({ problems: [], consent: null })
  })
})

describe('times', () => {
  test.each(['2026-11-20T09:30:00Z', '2026-11-20T09:30+01:00', '2026-11-20T09:30:00.5-05:00'])(
    '%s is one',
    (value) => {
      expect(
        problemsOf('appointment', change(FILLED.appointment, 'data.attributes.start_time', value)),
      ).toEqual([])
    },
  )

  test.each(['2026-11-20', '2026-11-20T09:30:00', '2026-02-30T09:30:00Z', '9:30am', ''])(
    '%j is none',
    (value) => {
      isRefused('appointment', 'data.attributes.end_time', value, 'HO-CH-TIME')
      isRefused('qualification-award', 'data.attributes.due', value, 'HO-CH-TIME')
      isRefused('interaction', 'data.attributes.date_time', value, 'HO-CH-TIME')
    },
  )
})

describe('lists', () => {
  test('an entry that is no object is told at its place, and the others keep theirs', () => {
    const body = { data: { attributes: { extra_info: ['x', { field: 7, value: 'v' }, null, { stray: 1 }] } } }
    const { body: read, problems } = parsed('psr-record', body)
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'data.attributes.extra_info.0 HO-CH-NOT-OBJECT',
      'data.attributes.extra_info.2 HO-CH-NULL',
      'data.attributes.extra_info.3.stray HO-CH-UNKNOWN-FIELD',
      'data.attributes.extra_info.1.field HO-CH-NOT-TEXT',
    ])
    expect(read).toEqual({ data: { attributes: { extra_info: [{}, { value: 'v' }, {}, {}] } } })
  })
})

describe('a basis in a file', () => {
  const filled = FILLED['psr-record']
  const withBasis = (consent: unknown) => ({ ...filled, meta: { consent } })

  test.each(Object.keys(BASIS))('without its %s is told there, and is none', (name) => {
    const { body, problems, consent } = parsed('psr-record', withBasis(remove(BASIS, name)))
    expect(problems).toMatchObject([
      { path: `meta.consent.${name}`, code: 'HO-CH-CONSENT', fix: like(/^Give \w.+\.$/) },
    ])
    expect(consent).toBeNull()
    expect(body.data).toEqual(valueAt(filled, 'data'))
  })

  test.each([
    ['basis', ''],
    ['wording', 7],
    ['givenBy', '   '],
    ['how', 'x'.repeat(101)],
    ['at', 'yesterday'],
    ['scope', 'record'],
    ['scope', []],
  ])('with a wrong %s (%j) is told there, once', (name, value) => {
    const { body, problems, consent } = parsed('psr-record', withBasis({ ...BASIS, [name]: value }))
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      `meta.consent.${name} HO-CH-CONSENT`,
    ])
    expect(consent).toBeNull()
    expect(body.data).toEqual(valueAt(filled, 'data'))
  })

  test('a scope of something else is told at its place, and the document is read', () => {
    const { body, problems } = parsed(
      'psr-record',
      withBasis({ ...BASIS, scope: ['record', 'sell', 'lend'] }),
    )
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'meta.consent.scope.1 HO-CH-CONSENT',
      'meta.consent.scope.2 HO-CH-CONSENT',
    ])
    expect(problems[0]?.fix).toContain('record, share')
    expect(body.data).toEqual(valueAt(filled, 'data'))
  })

  test('is an object, and has no other members', () => {
    expect(problemsOf('psr-record', withBasis('agreed'))).toEqual(['meta.consent HO-CH-CONSENT'])
    expect(problemsOf('psr-record', withBasis(null))).toEqual(['meta.consent HO-CH-CONSENT'])
    expect(problemsOf('psr-record', withBasis({ ...BASIS, note: 'x' }))).toEqual([
      'meta.consent.note HO-CH-UNKNOWN-FIELD',
    ])
  })

  test('is all that meta may hold', () => {
    expect(problemsOf('psr-record', { ...filled, meta: { consent: BASIS, uprn: 1 } })).toEqual([
      'meta.uprn HO-CH-UNKNOWN-FIELD',
    ])
    expect(problemsOf('psr-record', { ...filled, meta: [] })).toEqual(['meta HO-CH-NOT-OBJECT'])
  })
})

describe('what is told', () => {
  test('never quotes a value', () => {
    const marker = 'Marker-Kestrel-7741'
    for (const kind of KINDS)
      for (const path of leavesOf(FILLED[kind]))
        for (const value of [[marker], { [marker]: 1 }, `${marker}${'x'.repeat(2000)}`])
          expect(JSON.stringify(parsed(kind, change(FILLED[kind], path, value)).problems)).not.toContain(
            marker,
          )
  })

  test('offers the name that was meant', () => {
    const { problems } = parsed('psr-record', { data: { atributes: {} } })
    expect(problems).toMatchObject([{ fix: 'Did you mean attributes? Names are written exactly so.' }])
  })

  test('names the kind where it sends to an example or schema', () => {
    const fixes = parsed('account', { data: { relationships: 7, stray: 1 } }).problems.map(({ fix }) => fix)
    expect(fixes.join(' ')).toContain('handover schema account')
    expect(fixes.join(' ')).toContain('handover example account')
    expect(CTRL_HUB_TEXTS['HO-CH-BODY'].fix).toContain('KIND')
  })

  test('says how long a text may be', () => {
    const { problems } = parsed('appointment', { data: { attributes: { notes: 'x'.repeat(2001) } } })
    expect(problems).toMatchObject([{ fix: 'Shorten it to 2000 characters at most.' }])
  })
})
