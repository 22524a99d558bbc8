import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkVariables,
  formatVariables,
  needsVariables,
  readVariables,
  variableHints,
} from '#shared/domain/yeti/variables.ts'

describe('what is typed', () => {
  test('is one JSON object', () => {
    expect(readVariables(' {"a": {"b": [1, null]}} ')).toEqual({
      ok: true,
      variables: { a: { b: [1, null] } },
    })
  })

  test.each([
    ['{"a": 1,\n "b" 2}', 'Line 2, column 6: a colon should be here, between the name and its value.'],
    ['[1]', 'This is a list. Write one object in braces, such as {"key": "value"}.'],
    ['5', 'This is a number. Write one object in braces, such as {"key": "value"}.'],
    ['true', 'This is a yes or no. Write one object in braces, such as {"key": "value"}.'],
    ['null', 'This is null. Write one object in braces, such as {"key": "value"}.'],
    ['"text"', 'This is text. Write one object in braces, such as {"key": "value"}.'],
    [
      '"{\\"a\\": 1}"',
      'This is text that holds an object: take away the quotation marks around the whole. Write one object in braces, such as {"key": "value"}.',
    ],
  ])('%s is refused', (text, message) => {
    expect(readVariables(text)).toEqual({ ok: false, message })
  })

  test('can be put on several lines, which changes nothing of it', () => {
    expect(formatVariables('{"a":{"b":[1,2]}}')).toBe(
      '{\n  "a": {\n    "b": [\n      1,\n      2\n    ]\n  }\n}',
    )
    expect(formatVariables('{"a"')).toBeNull()
    expect(formatVariables('[]')).toBeNull()
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (object) => {
        const text = JSON.stringify(object)
        const formatted = formatVariables(text) ?? ''
        expect(JSON.stringify(JSON.parse(formatted))).toBe(JSON.stringify(JSON.parse(text)))
        expect(formatVariables(formatted)).toBe(formatted)
      }),
    )
  })
})

describe('free minutes', () => {
  const refused = (variables: Record<string, unknown>) => checkVariables(variables, 'free-minutes').refused
  test.each([
    [{ prefixes: {} }, ['“prefixes” must be a list, in square brackets.']],
    [{ prefixes: ['353'] }, ['“prefixes”, entry 1 must be an object, in braces.']],
    [
      { prefixes: [{}] },
      ['“prefixes”, entry 1, “prefix” is missing.', '“prefixes”, entry 1, “duration” is missing.'],
    ],
    [{ prefixes: [{ prefix: '', duration: 60 }] }, ['“prefixes”, entry 1, “prefix” must not be empty.']],
    [
      { prefixes: [{ prefix: 353, duration: 60 }] },
      ['“prefixes”, entry 1, “prefix” must be text, in quotation marks.'],
    ],
    [
      {
        prefixes: [
          { prefix: '353', duration: 60 },
          { prefix: '44', duration: '60' },
        ],
      },
      ['“prefixes”, entry 2, “duration” must be a whole number, without quotation marks.'],
    ],
    [
      { prefixes: [{ prefix: '353', duration: 1.5 }] },
      ['“prefixes”, entry 1, “duration” must be a whole number, without quotation marks.'],
    ],
    [
      { prefixes: [{ prefix: '353', duration: 60, exclude: 'no' }] },
      ['“prefixes”, entry 1, “exclude” must be true or false, without quotation marks.'],
    ],
    [{ ignore_prefixes: [1] }, ['“ignore_prefixes”, entry 1 must be text, in quotation marks.']],
    [{ ignore_prefixes: '353' }, ['“ignore_prefixes” must be a list, in square brackets.']],
  ])('%j is refused', (variables, messages) => {
    expect(refused(variables)).toEqual(messages)
  })

  test.each([
    {},
    { prefixes: [], ignore_prefixes: [] },
    {
      prefixes: [
        { prefix: '353', duration: 60 },
        { prefix: '44', duration: 60, exclude: true },
        { prefix: '1', duration: -1, exclude: null },
      ],
    },
    { ignore_prefixes: ['353', ''] },
  ])('%j is taken', (variables) => {
    expect(checkVariables(variables, 'free-minutes')).toEqual({ refused: [], dropped: [] })
  })

  test('what the type does not know is dropped, which is told', () => {
    expect(
      checkVariables({ prefixes: [{ prefix: '353', duration: 60, note: 'x' }], foo: 1 }, 'free-minutes'),
    ).toEqual({
      refused: [],
      dropped: [
        'Yeti drops “prefixes”, entry 1, “note”: this type does not know it.',
        'Yeti drops “foo”: this type does not know it.',
      ],
    })
  })
})

describe('telephone systems', () => {
  const refused = (variables: Record<string, unknown> | null) =>
    checkVariables(variables, 'phone-systems').refused
  test.each([
    [null, ['“attributes” is missing.']],
    [{}, ['“attributes” is missing.']],
    [{ attributes: {} }, ['“attributes” must not be empty.']],
    [{ attributes: [] }, ['“attributes” must be an object, in braces.']],
    [{ attributes: { language: 'EN' } }, ['“attributes”, “name” is missing.']],
    [{ attributes: { name: '' } }, ['“attributes”, “name” must not be empty.']],
    [
      { attributes: { name: 'A', language: 1 } },
      ['“attributes”, “language” must be text, in quotation marks.'],
    ],
    [
      { attributes: { name: 'A', trm_mode: 1 } },
      ['“attributes”, “trm_mode” must be text, in quotation marks.'],
    ],
    [
      { attributes: { name: 'A', capacity_limit: '5' } },
      ['“attributes”, “capacity_limit” must be a whole number, without quotation marks.'],
    ],
    [
      { attributes: { name: 'A', sip_account_limit: null } },
      ['“attributes”, “sip_account_limit” must be a whole number, without quotation marks.'],
    ],
    [{ attributes: { name: 'A' }, endpoint: '' }, ['“endpoint” must not be empty.']],
    [
      { attributes: { name: 'A' }, username: 1, password: '' },
      ['“username” must be text, in quotation marks.', '“password” must not be empty.'],
    ],
  ])('%j is refused', (variables, messages) => {
    expect(refused(variables)).toEqual(messages)
  })

  test('whatever else there is stays as it was sent', () => {
    const variables = {
      attributes: { name: 'A', language: '', capacity_limit: 5, more: 1 },
      endpoint: 'https://x',
      foo: 1,
    }
    expect(checkVariables(variables, 'phone-systems')).toEqual({ refused: [], dropped: [] })
  })
})

test.each(['logging', 'other'] as const)('%s takes anything, and needs nothing', (provisioning) => {
  expect(checkVariables({ any: [{ thing: 1 }] }, provisioning)).toEqual({ refused: [], dropped: [] })
  expect(checkVariables(null, provisioning).refused).toEqual([])
  expect(needsVariables(provisioning)).toBe(false)
  expect(variableHints(provisioning)).toEqual([])
})

test('only telephone systems cannot do without', () => {
  expect(needsVariables('phone-systems')).toBe(true)
  expect(needsVariables('free-minutes')).toBe(false)
})

test('the hints name each member where it stands', () => {
  expect(variableHints('free-minutes').map(({ name }) => name)).toEqual([
    'prefixes',
    'prefixes[].prefix',
    'prefixes[].duration',
    'prefixes[].exclude',
    'ignore_prefixes',
  ])
  const [attributes, name] = variableHints('phone-systems')
  expect([attributes?.name, name?.name]).toEqual(['attributes', 'attributes.name'])
  expect(name?.what).toMatch(/must be there$/)
})
