import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMembers } from '#core/members.ts'
import { jobOf } from '#core/providers/jobs.ts'
import { undecidedConnection } from '#core/providers/provider.ts'
import { parseJson } from '#electron/cli/read-file.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { decimalText, type Decimal } from '#shared/domain/decimal.ts'
import { change, objectOf, valueAt } from '../../support/filled-switch.ts'
import { seed } from '../../support/seeds.ts'

const connection = undecidedConnection(documentedCodes(), false)
const context = { ...connection, consent: null, today: '2026-11-29' }
const service = jobOf('service')
const serviceChange = jobOf('service-change')
const REFERENCE = 'ho-7k2m9x4q'
const DOCUMENTED = seed('service-request.json')

/** A body as a file gives it. */
const fromFile = (text: string) => parseJson(new TextEncoder().encode(text), 'f', true)
const sentText = (body: unknown) =>
  new TextDecoder().decode(service.encode(service.withReference?.(body, REFERENCE, null), connection).body)
const sent = (body: unknown): unknown => JSON.parse(sentText(body))

describe('a new service', () => {
  test('is sent as its own document has it, with prices as text and the reference in the name', () => {
    const documented: unknown = JSON.parse(DOCUMENTED)
    const body = fromFile(DOCUMENTED)
    expect(service.check(body, context).errors).toEqual([])
    const expected = [
      ['name', `name [${REFERENCE}]`],
      ['initial-price', '1.23'],
      ['renew-price', '3.24'],
    ].reduce((whole, [name, value]) => change(whole, `data.attributes.${name}`, value), objectOf(documented))
    expect(sent(body)).toEqual(expected)
    expect(service.encode(body, connection)).toMatchObject({
      method: 'POST',
      path: 'api/rest/admin/services',
      contentType: 'application/vnd.api+json',
      accept: 'application/vnd.api+json',
    })
  })

  test('without a name is called by its reference; another’s in a name is replaced', () => {
    const named = (name: string | undefined) =>
      valueAt(
        sent(change(objectOf(JSON.parse(DOCUMENTED)), 'data.attributes.name', name)),
        'data.attributes.name',
      )
    expect(named(undefined)).toBe(`[${REFERENCE}]`)
    expect(named('Line [ho-00000000]')).toBe(`Line [${REFERENCE}]`)
    expect(named('Line [ho-xxxxxxxx]'), 'as a preview shows it').toBe(`Line [${REFERENCE}]`)
  })

  test('keeps the reference that the wizard showed, and no other', () => {
    const body = change(objectOf(service.example()), 'data.attributes.name', 'Line [ho-00000000]')
    expect(service.withReference?.(body, REFERENCE, { reference: 'ho-00000000' })).toBe(body)
    const other = service.withReference?.(body, REFERENCE, { reference: 'ho-11111111' })
    expect(valueAt(other, 'data.attributes.name')).toBe(`Line [${REFERENCE}]`)
  })

  test('numbers among the variables leave as numbers, and none that would lose digits', () => {
    const withVariables = (text: string) =>
      fromFile(DOCUMENTED.replace('"renew-price"', () => `"variables": ${text}, "renew-price"`))
    const body = withVariables('{"initial-price": 1.50, "list": [60, {"n": -1e3}], "renew-price": "2"}')
    expect(service.check(body, context).errors).toEqual([])
    expect(valueAt(sent(body), 'data.attributes.variables')).toEqual({
      'initial-price': 1.5,
      list: [60, { n: -1000 }],
      'renew-price': '2',
    })
    for (const number of ['12345678901234567890', '0.1000000000000000055', '1e999'])
      expect(service.check(withVariables(`{"a": [${number}]}`), context).errors).toMatchObject([
        { path: 'data.attributes.variables', code: 'HO-YETI-PRICE-DIGITS' },
      ])
  })

  test('what is no service is left alone by the reference, for the check to tell', () => {
    for (const body of [
      null,
      'x',
      [],
      {},
      { data: [] },
      { data: { attributes: 5 } },
      { data: { attributes: { name: 5 } } },
    ])
      expect(service.withReference?.(body, REFERENCE, null)).toBe(body)
  })

  test('the preview shows where the reference will stand, and is the bytes when there is one', () => {
    const shown = service.preview(fromFile(DOCUMENTED), connection, 'json')
    expect('text' in shown && shown.text).toContain('"name": "name [ho-xxxxxxxx]"')
    const body = service.withReference?.(fromFile(DOCUMENTED), REFERENCE, null)
    expect(service.preview(body, connection, 'json')).toEqual({
      contentType: 'application/vnd.api+json',
      text: sentText(body),
    })
    expect(service.preview(body, connection, 'xml')).toMatchObject({
      problems: [{ code: 'HO-YETI-JSON-ONLY' }],
    })
  })

  test('10,000 decimals leave exactly as they stand in a file, as numbers and as text', () => {
    const decimals: fc.Arbitrary<Decimal> = fc.record({
      units: fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
      places: fc.nat(12),
    })
    const long: fc.Arbitrary<Decimal> = fc.record({
      units: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
      places: fc.nat(15),
    })
    const file = (initial: string, renew: string) =>
      DOCUMENTED.replace(/(?<="renew-price":\s*)3\.24/, () => renew).replace(
        /(?<="initial-price":\s*)1\.23/,
        () => initial,
      )
    fc.assert(
      fc.property(decimals, long, (number, text) => {
        const [asNumber, asText] = [decimalText(number), decimalText(text)]
        const body = fromFile(file(asNumber, JSON.stringify(asText)))
        expect(service.check(body, context).errors).toEqual([])
        const prices = valueAt(sent(body), 'data.attributes')
        expect(prices).toMatchObject({ 'initial-price': asNumber, 'renew-price': asText })
      }),
      { numRuns: 10_000 },
    )
  })

  test('a number of more digits than numbers keep is refused before it is changed', () => {
    const body = fromFile(DOCUMENTED.replace('1.23', '0.1000000000000000055'))
    expect(service.check(body, context).errors).toMatchObject([
      { path: 'data.attributes.initial-price', code: 'HO-YETI-PRICE-DIGITS' },
    ])
    const exponent = fromFile(DOCUMENTED.replace('1.23', '1e2'))
    expect(service.check(exponent, context).errors).toMatchObject([
      { path: 'data.attributes.initial-price', code: 'HO-YETI-PRICE' },
    ])
  })

  const FULL = objectOf(service.example())
  const prints = (body: unknown) => service.fingerprints(body).map(({ text }) => text)
  const content = (body: unknown) => prints(body).at(-1)

  test('is told from another by its reference and by all that it says', () => {
    const referenced = service.withReference?.(FULL, REFERENCE, null)
    expect(prints(referenced)).toHaveLength(2)
    expect(prints(FULL)).toHaveLength(1)
    expect(prints(service.withReference?.(FULL, 'ho-00000000', null))[0]).not.toBe(prints(referenced)[0])
    // The reference is no part of the content, and neither is how a price or a time is written.
    expect(content(referenced)).toBe(content(FULL))
    expect(content(change(FULL, 'data.attributes.initial-price', '25.0000'))).toBe(content(FULL))
    const at = String(valueAt(FULL, 'data.attributes.renew-at')).replace('+00:00', 'Z')
    expect(content(change(FULL, 'data.attributes.renew-at', at))).toBe(content(FULL))
    expect(content(change(FULL, 'data.attributes.variables', { b: 1, a: 2 }))).toBe(
      content(change(FULL, 'data.attributes.variables', { a: 2, b: 1 })),
    )
  })

  test.each([
    ['data.attributes.name', 'Another'],
    ['data.attributes.initial-price', '25.01'],
    ['data.attributes.renew-price', '1'],
    ['data.attributes.renew-period', 'Day'],
    ['data.attributes.renew-at', '2027-03-01T00:00:00Z'],
    ['data.attributes.variables', { line: 'copper' }],
    ['data.relationships.account.data.id', '91'],
    ['data.relationships.service-type.data.id', '17'],
  ])('another %s is another service', (path, value) => {
    expect(content(change(FULL, path, value))).not.toBe(content(FULL))
  })

  test('the receipt names nobody: the name and the variables are hidden until they are asked for', () => {
    const body = service.withReference?.(FULL, REFERENCE, null)
    const answers = {
      'account.id': '90',
      'account.label': 'Murphy, Aoife',
      'account.currency': 'EUR',
      'type.id': '16',
      'type.label': 'Broadband',
    }
    const view = service.redactedView(body, connection, answers)
    expect(Object.fromEntries(view.map(({ label, value }) => [label, value]))).toEqual({
      Account: '90',
      'Service type': 'Broadband (16)',
      Reference: REFERENCE,
      'Charged at once': '€25.00',
      'Renewal price': '€32.50',
      Renewal: expect.stringMatching(/^Monthly, first on \d+ \w+ \d{4}, midnight \(\+00:00\)$/) as string,
      Variables: 'Given, and not shown here',
    })
    expect(JSON.stringify(view)).not.toMatch(/Murphy|fibre|Example Street/)
    const hidden = service.hiddenView?.(service.encode(body, connection).body)
    expect(hidden).toEqual([
      { label: 'Name', value: `Broadband, 12 Example Street [${REFERENCE}]` },
      { label: 'Variables', value: '{\n  "line": "fibre"\n}' },
    ])
  })

  test('answers about other records than the body’s are not believed', () => {
    const view = service.redactedView(FULL, connection, {
      'account.id': '7',
      'account.currency': 'EUR',
      'type.id': '7',
      'type.label': 'Telephone',
    })
    expect(JSON.stringify(view)).not.toMatch(/Telephone|€/)
  })

  test('is called by its name without the reference, else by its account', () => {
    expect(service.title(service.withReference?.(FULL, REFERENCE, null), null)).toBe(
      'Broadband, 12 Example Street',
    )
    const unnamed = change(FULL, 'data.attributes.name', undefined)
    expect(
      service.title(service.withReference?.(unnamed, REFERENCE, null), { 'account.label': 'Quayside' }),
    ).toBe('Quayside')
    expect(service.title(unnamed, null)).toBe('Service on account 90')
  })
})

describe('a change of a service', () => {
  const CHANGE = objectOf(serviceChange.example())

  test('goes to the service’s own address with only what changes', () => {
    const request = serviceChange.encode(CHANGE, connection)
    expect(request).toMatchObject({ method: 'PATCH', path: 'api/rest/admin/services/1' })
    expect(JSON.parse(new TextDecoder().decode(request.body))).toEqual(CHANGE)
  })

  test('has no fingerprint: a price may go up, down and up again', () => {
    expect(serviceChange.fingerprints(CHANGE)).toEqual([])
  })

  test('of one service goes in order', () => {
    expect(serviceChange.home(CHANGE)).not.toBe(serviceChange.home(change(CHANGE, 'data.id', '2')))
  })

  test('its receipt shows the price, and the name only when it is asked for', () => {
    const body = change(CHANGE, 'data.attributes.name', `Aoife Murphy’s line [${REFERENCE}]`)
    const view = serviceChange.redactedView(body, connection, { 'service.currency': 'GBP' })
    expect(view).toEqual([
      { label: 'Service', value: '1' },
      { label: 'Reference', value: REFERENCE },
      { label: 'Name', value: 'Changed' },
      { label: 'Renewal price', value: '£34.00' },
    ])
    expect(serviceChange.hiddenView?.(serviceChange.encode(body, connection).body)).toEqual([
      { label: 'Name', value: `Aoife Murphy’s line [${REFERENCE}]` },
    ])
  })
})

describe('what is not checked is not encoded', () => {
  test.each([service, serviceChange])('$kind', (job) => {
    expect(() => job.encode({ data: { attributes: { 'renew-price': '1,50' } } }, connection)).toThrow(
      TypeError,
    )
  })
})

describe('the JSON Schema', () => {
  const holds = (kind: 'service' | 'service-change', body: unknown) => {
    const schema = jobOf(kind).jsonSchema()
    if (!isMembers(schema)) throw new Error('No schema.')
    return new Ajv({ strict: false, validateFormats: false }).compile(schema)(body)
  }

  test('takes what is taken', () => {
    expect(holds('service', service.example())).toBe(true)
    expect(holds('service', JSON.parse(DOCUMENTED))).toBe(true)
    expect(holds('service-change', serviceChange.example())).toBe(true)
  })

  test.each([
    ['data.attributes.initial-price', undefined],
    ['data.attributes.renew-price', '1,50'],
    ['data.attributes.renew-period', 'Disabled'],
    ['data.attributes.renew-period', undefined],
    ['data.attributes.renew-at', undefined],
    ['data.attributes.variables', '{}'],
    ['data.attributes.state', 'Active'],
    ['data.relationships.account', undefined],
    ['data.relationships.service-type.data.id', 'abc'],
    ['data.type', 'service'],
  ])('refuses %s of %j, as the check does', (path, value) => {
    const body = change(objectOf(service.example()), path, value)
    expect(holds('service', body)).toBe(false)
    expect(service.check(body, context).errors).not.toEqual([])
  })
})
