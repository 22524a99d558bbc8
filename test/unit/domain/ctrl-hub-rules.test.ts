import { describe, expect, test } from 'vitest'
import { EXAMPLE_GIVER } from '#shared/domain/consent.ts'
import type { CtrlHubKind } from '#shared/domain/ctrl-hub/document.ts'
import { findings, told } from '#test/support/ctrl-hub-checks.ts'
import { BASIS, FILLED } from '#test/support/filled-documents.ts'
import { change, remove } from '#test/support/filled-switch.ts'

const KINDS: readonly CtrlHubKind[] = [
  'psr-record',
  'qualification-award',
  'appointment',
  'interaction',
  'contact',
  'account',
]

const fine = { errors: [], warnings: [] }
const error = (...errors: string[]) => ({ errors, warnings: [] })
const warning = (...warnings: string[]) => ({ errors: [], warnings })

const NESTED: readonly CtrlHubKind[] = ['appointment', 'interaction', 'contact', 'account']

/** A filled document with another value at a path. */
const with_ = (kind: CtrlHubKind, path: string, value: unknown) => change(FILLED[kind], path, value)
const without = (kind: CtrlHubKind, path: string) => remove(FILLED[kind], path)

describe.each(KINDS)('%s', (kind) => {
  test('filled as it should be, nothing is said', () => {
    expect(told(kind, FILLED[kind])).toEqual(fine)
  })

  test('without data, that is told and nothing else of it', () => {
    const { errors } = findings(kind, {})
    expect(errors).toContainEqual(expect.objectContaining({ path: 'data', code: 'HO-CH-MISSING' }))
    expect(errors.filter(({ path }) => path.startsWith('data.'))).toEqual([])
    expect(findings(kind, 'text').errors).toMatchObject([{ path: '', code: 'HO-CH-BODY' }])
  })

  test('has the type of the connection', () => {
    const { errors } = findings(kind, with_(kind, 'data.type', 'some-things'))
    expect(errors).toMatchObject([{ path: 'data.type', code: 'HO-CH-TYPE' }])
    expect(errors[0]?.message).toContain('“some-things”')
    expect(errors[0]?.message).toMatch(/connection has “[a-z-]+”/)
    expect(errors[0]?.fix).toContain('paths and types on the connection’s page')
    const resources = { [kind]: { type: 'some-things' } }
    expect(told(kind, with_(kind, 'data.type', 'some-things'), { resources })).toEqual(fine)
    expect(told(kind, FILLED[kind], { resources })).toEqual(error('data.type HO-CH-TYPE'))
  })

  test.each(['Jack & Jill', 'x'.repeat(65), 'niamh@example.com'])('%j as a type is not repeated', (type) => {
    const [first] = findings(kind, with_(kind, 'data.type', type)).errors
    expect(first?.code).toBe('HO-CH-TYPE')
    expect(first?.message).not.toContain(type)
  })

  test.each([undefined, '', '  '])('a type that is %j is missing', (type) => {
    expect(told(kind, with_(kind, 'data.type', type))).toEqual(error('data.type HO-CH-MISSING'))
  })

  test('an organisation is needed where it is sent to one', () => {
    expect(told(kind, FILLED[kind], { organisation: null })).toEqual(
      NESTED.includes(kind) ? error(' HO-CH-ORG-MISSING') : fine,
    )
    const resources = { [kind]: { path: 'v4/elsewhere' } }
    expect(told(kind, FILLED[kind], { organisation: null, resources })).toEqual(fine)
    const nested = { [kind]: { path: 'v4/{org}/elsewhere' } }
    expect(told(kind, FILLED[kind], { organisation: null, resources: nested })).toEqual(
      error(' HO-CH-ORG-MISSING'),
    )
  })

  test('the basis of an example is taken in practice only', () => {
    const consent = { ...BASIS, givenBy: EXAMPLE_GIVER }
    expect(told(kind, FILLED[kind], { consent })).toEqual(error('consent HO-CONSENT-EXAMPLE'))
    expect(told(kind, FILLED[kind], { consent, practice: true })).toEqual(fine)
    const inFile = { ...FILLED[kind], meta: { consent } }
    expect(told(kind, inFile, { consent })).toEqual(error('meta.consent HO-CONSENT-EXAMPLE'))
  })
})

const REQUIRED: readonly (readonly [CtrlHubKind, string])[] = [
  ['psr-record', 'data.relationships.meter'],
  ['psr-record', 'data.attributes.priority'],
  ['qualification-award', 'data.attributes.status'],
  ['qualification-award', 'data.attributes.due'],
  ['qualification-award', 'data.relationships.user'],
  ['qualification-award', 'data.relationships.qualification'],
  ['qualification-award', 'data.relationships.organisation'],
  ['appointment', 'data.attributes.start_time'],
  ['appointment', 'data.attributes.end_time'],
  ['appointment', 'data.relationships.operation'],
  ['appointment', 'data.relationships.time_band'],
  ['appointment', 'data.relationships.interaction'],
  ['interaction', 'data.attributes.method'],
  ['interaction', 'data.attributes.direction'],
  ['interaction', 'data.attributes.date_time'],
  ['contact', 'data.attributes.last_name'],
  ['account', 'data.relationships.contacts.data'],
]

describe('what Handover does not send without', () => {
  test.each(REQUIRED)('%s: %s', (kind, path) => {
    expect(told(kind, without(kind, path))).toEqual(error(`${path} HO-CH-MISSING`))
    const [missing] = findings(kind, without(kind, path)).errors
    expect(missing?.message).toMatch(/missing|no contact/)
    expect(missing?.fix).toMatch(/^Give /)
  })

  test.each([
    ['qualification-award', 'data.attributes.status'],
    ['interaction', 'data.attributes.method'],
    ['contact', 'data.attributes.last_name'],
  ] as const)('%s: a blank %s is none', (kind, path) => {
    expect(told(kind, with_(kind, path, '  ')).errors).toEqual([`${path} HO-CH-MISSING`])
  })

  test('an account of nobody', () => {
    const path = 'data.relationships.contacts'
    expect(told('account', with_('account', `${path}.data`, []))).toEqual(error(`${path}.data HO-CH-MISSING`))
    expect(told('account', without('account', path))).toEqual(error(`${path}.data HO-CH-MISSING`))
  })

  test('the rest may be left out', () => {
    const optional = [
      ['appointment', 'data.attributes.medical_dependency'],
      ['appointment', 'data.attributes.animals'],
      ['appointment', 'data.attributes.notes'],
      ['appointment', 'data.attributes.on_ecr_notes'],
      ['interaction', 'data.attributes.contacted'],
      ['interaction', 'data.attributes.status'],
      ['interaction', 'data.attributes.notes'],
      ['interaction', 'data.relationships.contact'],
      ['interaction', 'data.relationships.account'],
      ['interaction', 'data.relationships.property'],
      ['interaction', 'data.relationships.representative'],
      ['contact', 'data.attributes.association'],
      ['contact', 'data.attributes.salutation'],
      ['contact', 'data.attributes.first_name'],
      ['contact', 'data.attributes.email'],
      ['contact', 'data.attributes.telephone'],
      ['account', 'data.relationships.properties'],
    ] as const
    for (const [kind, path] of optional) expect(told(kind, without(kind, path)), path).toEqual(fine)
  })

  test('a conversation is with a contact or an account', () => {
    const neither = remove(without('interaction', 'data.relationships.contact'), 'data.relationships.account')
    expect(told('interaction', neither)).toEqual(error('data.relationships.contact HO-CH-MISSING'))
  })

  test('what could not be read is not told again as missing', () => {
    expect(told('psr-record', with_('psr-record', 'data.relationships', 7))).toEqual(
      error('data.relationships HO-CH-NOT-OBJECT'),
    )
    expect(told('psr-record', with_('psr-record', 'data.attributes.priority', 'high'))).toEqual(
      error('data.attributes.priority HO-CH-NOT-WHOLE'),
    )
  })
})

const LINKS: readonly (readonly [CtrlHubKind, string])[] = [
  ['psr-record', 'meter.data'],
  ['qualification-award', 'qualification.data'],
  ['qualification-award', 'user.data'],
  ['appointment', 'interaction.data'],
  ['appointment', 'operation.data'],
  ['appointment', 'time_band.data'],
  ['interaction', 'contact.data'],
  ['interaction', 'account.data'],
  ['interaction', 'property.data'],
  ['interaction', 'representative.data'],
  ['account', 'contacts.data.1'],
  ['account', 'properties.data.0'],
]

describe.each(LINKS)('%s: the link %s', (kind, link) => {
  const path = `data.relationships.${link}`

  test('has a type and an id', () => {
    for (const name of ['type', 'id'])
      for (const blank of [undefined, '', '  '])
        expect(told(kind, with_(kind, `${path}.${name}`, blank))).toEqual(
          error(`${path}.${name} HO-CH-MISSING`),
        )
    if (!/\d$/.test(path)) expect(told(kind, without(kind, path)).errors).toEqual([`${path} HO-CH-MISSING`])
  })

  test('its id is one, and need not be a UUID', () => {
    for (const id of ['has blanks', 'line\nend', 'hidden\u200B', 'x'.repeat(101)])
      expect(told(kind, with_(kind, `${path}.id`, id)), id).toEqual(error(`${path}.id HO-CH-ID`))
    for (const id of ['user-1', 'x'.repeat(100), '5a0d5c3e-9d57-4c0e-8a83', 'Grün'])
      expect(told(kind, with_(kind, `${path}.id`, id)), id).toEqual(warning(`${path}.id HO-CH-ID-FORM`))
    const upper = '5A0D5C3E-9D57-4C0E-8A83-0D1A5C3B7E0F'
    expect(told(kind, with_(kind, `${path}.id`, upper))).toEqual(fine)
  })

  test('is not the sample of the documentation, nor another part’s place', () => {
    for (const id of ['3c90c3cc-0d44-4b50-8888-8dd25736052a', ' 3C90C3CC-0D44-4B50-8888-8DD25736052A'])
      expect(told(kind, with_(kind, `${path}.id`, id))).toEqual(error(`${path}.id HO-CH-SAMPLE-TEXT`))
    expect(told(kind, with_(kind, `${path}.type`, '<string>'))).toEqual(
      error(`${path}.type HO-CH-SAMPLE-TEXT`),
    )
    for (const id of ['step:0', 'pending:abcd'])
      expect(told(kind, with_(kind, `${path}.id`, id))).toEqual(error(`${path}.id HO-CH-ID-STEP`))
  })

  test('another type than the connection’s is told', () => {
    expect(told(kind, with_(kind, `${path}.type`, 'widgets'))).toEqual(
      warning(`${path}.type HO-CH-RELATED-TYPE`),
    )
  })
})

test('the types of links are the connection’s own where it has some', () => {
  const resources = { meter: { type: 'supply-points' } }
  const path = 'data.relationships.meter.data.type'
  expect(told('psr-record', with_('psr-record', path, 'supply-points'), { resources })).toEqual(fine)
  expect(told('psr-record', FILLED['psr-record'], { resources })).toEqual(
    warning(`${path} HO-CH-RELATED-TYPE`),
  )
})

describe('texts', () => {
  test.each([
    ['psr-record', 'data.attributes.extra_info.3.value'],
    ['qualification-award', 'data.attributes.status'],
    ['appointment', 'data.attributes.notes'],
    ['appointment', 'data.attributes.on_ecr_notes'],
    ['interaction', 'data.attributes.status'],
    ['contact', 'data.attributes.first_name'],
  ] as const)('%s: %s is neither a sample nor invisible', (kind, path) => {
    for (const sample of ['<string>', ' <String> '])
      expect(told(kind, with_(kind, path, sample))).toEqual(error(`${path} HO-CH-SAMPLE-TEXT`))
    expect(told(kind, with_(kind, path, 'a\u0007b'))).toEqual(warning(`${path} HO-CH-CONTROL-CHARACTER`))
    expect(told(kind, with_(kind, path, 'a <string> b'))).toEqual(fine)
  })

  test('the sample time is none', () => {
    const path = 'data.attributes.due'
    expect(told('qualification-award', with_('qualification-award', path, '2023-11-07T05:31:56Z'))).toEqual(
      error(`${path} HO-CH-SAMPLE-TEXT`),
    )
  })
})
