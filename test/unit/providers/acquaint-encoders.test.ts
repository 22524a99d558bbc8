import { describe, expect, test } from 'vitest'
import { documentedCodes, type CodeTable } from '#shared/domain/codes.ts'
import { SWITCH_KINDS, type SwitchKind } from '#shared/domain/switch-kinds.ts'
import { exampleLandlordSwitch, exampleTenantSwitch } from '#core/providers/acquaint/example.ts'
import { leafPaths, pascalName, SWITCH_WIRE } from '#core/providers/acquaint/fields.ts'
import { ACQUAINT_JOBS } from '#core/providers/acquaint/jobs.ts'
import { tenantSwitchJob } from '#core/providers/acquaint/tenant-switch.ts'
import { filledSwitchOf, remove, valueAt } from '../../support/filled-switch.ts'
import { seed } from '../../support/seeds.ts'

const codes = documentedCodes()
const sample: unknown = JSON.parse(seed('tenant-switch-request.json'))

/** As somebody completes it once Acquaint has told the name in XML of whom the bills go to. */
const confirmed: CodeTable = {
  ...codes,
  billTo: codes.billTo.map((row) => ({ ...row, xmlName: 'ConfirmedByTheTest', confirmed: true })),
}

function preview(body: unknown, format: 'json' | 'xml' | 'form', kind: SwitchKind = 'tenant-switch'): string {
  const result = ACQUAINT_JOBS[kind].preview(body, { codes: confirmed }, format)
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.text
}

describe('the documented sample', () => {
  test.each(SWITCH_KINDS)('of a %s is encoded to itself as JSON', (kind) => {
    const text = seed(`${kind}-request.json`)
    expect(preview(JSON.parse(text), 'json', kind)).toBe(text.trim())
  })

  // Of the two others only the beginning of the XML is documented; the rest is deduced to have the names and order of the JSON.
  test.each([
    ['landlord-switch', 'NewLandlordSwitch', [/ {2}<TenancyStartDate>.*\n/, / {2}<Tenant>[^]*<\/Tenant>\n/]],
    [
      'purchaser-switch',
      'NewPurchaserSwitch',
      [/ {2}<TenancyStartDate>.*\n/, / {2}<Landlord>[^]*<\/Landlord>\n/, / {2}<TenancyId>.*\n/],
    ],
  ] as const)('of a %s as XML has the parts of the tenant’s', (kind, root, absent) => {
    const tenants = seed('tenant-switch-request.xml')
      .replaceAll('2025-01-09T20:13:29.8500111+00:00', '2025-01-09T20:32:00')
      .trim()
    const expected = absent
      .reduce<string>((text, part) => text.replace(part, ''), tenants)
      .replaceAll('NewTenantSwitch', root)
      .replaceAll('Tenant>', 'Purchaser>')
      .replaceAll('TenantId>', 'PurchaserId>')
      .replace('  <TenancyId>2<', '  <BillTo>ConfirmedByTheTest</BillTo>\n  <TenancyId>1<')
    expect(preview(JSON.parse(seed(`${kind}-request.json`)), 'xml', kind)).toBe(expected)
  })

  test('is encoded to the documented XML, dates aside', () => {
    const documented = seed('tenant-switch-request.xml')
      .replaceAll('2025-01-09T20:13:29.8500111+00:00', '2025-01-09T20:13:00')
      .trim()
    expect(preview(sample, 'xml')).toBe(documented)
  })

  test('is encoded as a form with dots, in documented order', () => {
    const pairs = [...new URLSearchParams(preview(sample, 'form'))]
    expect(pairs.slice(0, 3)).toEqual([
      ['Property.Address.CountryCode', '1'],
      ['Property.Address.PostCode', 'sample string 2'],
      ['Property.Address.PropertyName', 'sample string 3'],
    ])
    expect(pairs.find(([key]) => key === 'SwitchType')).toEqual(['SwitchType', 'DualFuel'])
    expect(pairs.find(([key]) => key === 'Property.ElectricMeterType')?.[1]).toBe('Standard')
    expect(pairs.find(([key]) => key === 'TenancyStartDate')?.[1]).toBe('2025-01-09T20:13')
    expect(pairs).toHaveLength(leafPaths(SWITCH_WIRE['tenant-switch'].fields).length)
  })

  test('names its members in the order of the table, whatever the order of the body', () => {
    const reversed = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, member]) => [key, reversed(member)]),
          )
        : value
    for (const format of ['json', 'xml', 'form'] as const) {
      expect(preview(reversed(sample), format)).toBe(preview(sample, format))
    }
  })
})

describe.each(SWITCH_KINDS)('every member of a %s', (kind) => {
  const body = filledSwitchOf(kind)
  const paths = leafPaths(SWITCH_WIRE[kind].fields)

  test('the filled body fills every member of the table', () => {
    for (const path of paths) expect(valueAt(body, path), path).toBeDefined()
  })

  test.each(paths)('%s arrives under its documented name, and its loss shows', (path) => {
    const without = remove(body, path)
    const names = path.split('.')
    const pascal = names.map(pascalName)

    const json: unknown = JSON.parse(preview(body, 'json', kind))
    const value = valueAt(json, path)
    expect(value).toEqual(valueAt(body, path))
    expect(valueAt(JSON.parse(preview(without, 'json', kind)), path)).toBeUndefined()

    const element = pascal.at(-1) ?? ''
    const count = (text: string) => text.split(`<${element}>`).length - 1
    expect(count(preview(body, 'xml', kind))).toBe(count(preview(without, 'xml', kind)) + 1)

    const form = new URLSearchParams(preview(body, 'form', kind))
    expect(form.getAll(pascal.join('.'))).toHaveLength(1)
    expect(new URLSearchParams(preview(without, 'form', kind)).has(pascal.join('.'))).toBe(false)
  })
})

describe('dates', () => {
  const dated = (date: string) => ({ ...exampleTenantSwitch('2026-11-22'), tenancyStartDate: date })

  test.each([
    ['2026-11-20', '2026-11-20T00:00', '2026-11-20T00:00:00'],
    ['2026-11-20T00:00', '2026-11-20T00:00', '2026-11-20T00:00:00'],
    ['2026-06-30T14:35', '2026-06-30T14:35', '2026-06-30T14:35:00'],
    ['2026-06-30T23:59:41.1234567+01:00', '2026-06-30T23:59', '2026-06-30T23:59:41'],
    ['2026-06-30T23:00:00.000Z', '2026-06-30T23:00', '2026-06-30T23:00:00'],
  ])('%s is sent as %s and as %s', (written, json, xml) => {
    expect(preview(dated(written), 'json')).toContain(`"tenancyStartDate": "${json}"`)
    expect(preview(dated(written), 'xml')).toContain(`<TenancyStartDate>${xml}</TenancyStartDate>`)
  })
})

describe('bytes', () => {
  const encode = (format: 'json' | 'xml') =>
    tenantSwitchJob.encode(exampleTenantSwitch('2026-11-22'), { codes, format })

  test('JSON is UTF-8 without a mark in front, and says so', () => {
    const request = encode('json')
    expect(request).toMatchObject({
      method: 'POST',
      path: '17.0/app/utilityswitching/switches/tenant',
      contentType: 'application/json; charset=utf-8',
      accept: 'application/json',
    })
    expect(request.body[0]).toBe('{'.charCodeAt(0))
  })

  test('XML starts with its root: no mark, no declaration', () => {
    const request = encode('xml')
    expect(request).toMatchObject({
      contentType: 'application/xml; charset=utf-8',
      accept: 'application/xml',
    })
    expect(new TextDecoder().decode(request.body)).toMatch(/^<NewTenantSwitch xmlns:xsd=/)
  })

  test('what the preview shows is what is sent', () => {
    for (const format of ['json', 'xml'] as const) {
      expect(new TextDecoder().decode(encode(format).body)).toBe(
        preview(exampleTenantSwitch('2026-11-22'), format),
      )
    }
  })

  test('letters beyond ASCII arrive as they are', () => {
    const body = exampleTenantSwitch('2026-11-22')
    const named = { ...body, tenant: { ...body.tenant, firstName: 'Síofra & <Żółć> 𝒪"' } }
    for (const format of ['json', 'xml'] as const) {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(
        tenantSwitchJob.encode(named, { codes, format }).body,
      )
      expect(text).toContain('Síofra')
    }
    expect(preview(named, 'xml')).toContain('<FirstName>Síofra &amp; &lt;Żółć&gt; 𝒪&quot;</FirstName>')
  })

  test('a body that was not checked is not encoded', () => {
    expect(() => tenantSwitchJob.encode({ property: null }, { codes, format: 'json' })).toThrow(TypeError)
  })

  test('spaces and hyphens of a bill leave the meter numbers, leading zeros stay', () => {
    const body = exampleTenantSwitch('2026-11-22')
    const spaced = { ...body, property: { ...body.property, mprn: '10 123-456 789', gprn: '0 123 456' } }
    const json: unknown = JSON.parse(preview(spaced, 'json'))
    expect(valueAt(json, 'property.mprn')).toBe('10123456789')
    expect(valueAt(json, 'property.gprn')).toBe('0123456')
  })
})

describe('what is blank', () => {
  test.each(['json', 'xml', 'form'] as const)('is left out of %s, with what holds nothing else', (format) => {
    const body = exampleTenantSwitch('2026-11-22')
    const blank = { ...body, property: { ...body.property, gprn: ' ', address: { town: '', street: '  ' } } }
    const bare = remove(remove(body, 'property.gprn'), 'property.address')
    expect(preview(blank, format)).toBe(preview(bare, format))
  })
})

describe('what XML cannot say', () => {
  test('whom the bills go to, until somebody has confirmed its name', () => {
    const job = ACQUAINT_JOBS['landlord-switch']
    const context = { codes, consent: null, today: '2026-11-22' }
    const body = exampleLandlordSwitch(context.today)
    const told = { path: 'billTo', code: 'HO-SWITCH-XML-NAME' }
    expect(job.preview(body, { codes }, 'xml')).toMatchObject({ problems: [told] })
    expect(job.check(body, { ...context, format: 'xml' }).errors).toMatchObject([told])
    expect(job.check(body, { ...context, format: 'json' }).errors).toEqual([])
    expect(job.check(body, { ...context, format: 'xml', codes: confirmed }).errors).toEqual([])
    const request = job.encode(body, { codes: confirmed, format: 'xml' })
    expect(request.path).toBe('17.0/app/utilityswitching/switches/landlord')
    expect(new TextDecoder().decode(request.body)).toContain('  <BillTo>ConfirmedByTheTest</BillTo>\n')
  })

  const withCodes = (switchType: number) => ({ ...exampleTenantSwitch('2026-11-22'), switchType })

  test('a number without a confirmed name is refused with why, and sent as JSON', () => {
    const entered = {
      number: 7,
      xmlName: null,
      meaning: 'electricity',
      label: 'Electricity',
      source: 'entered',
      confirmed: true,
    } as const
    const table = { ...codes, switchType: [...codes.switchType, entered] }
    const result = tenantSwitchJob.preview(withCodes(7), { codes: table }, 'xml')
    expect(result).toMatchObject({ problems: [{ path: 'switchType', code: 'HO-SWITCH-XML-NAME' }] })
    expect(tenantSwitchJob.preview(withCodes(7), { codes: table }, 'json')).toHaveProperty('text')
    const form = tenantSwitchJob.preview(withCodes(7), { codes: table }, 'form')
    expect('text' in form && form.text).toContain('SwitchType=7')
  })

  test('control characters are refused by path, never dropped', () => {
    const body = exampleTenantSwitch('2026-11-22')
    const broken = { ...body, tenant: { ...body.tenant, lastName: 'By\u0001rne' } }
    expect(tenantSwitchJob.preview(broken, { codes }, 'xml')).toMatchObject({
      problems: [{ path: 'tenant.lastName', code: 'HO-SWITCH-XML-CHARACTER' }],
    })
    const context = { codes, consent: null, today: '2026-11-22' }
    expect(tenantSwitchJob.check(broken, { ...context, format: 'xml' }).errors).toMatchObject([
      { path: 'tenant.lastName', code: 'HO-SWITCH-XML-CHARACTER' },
    ])
    const asJson = tenantSwitchJob.check(broken, { ...context, format: 'json' })
    expect(asJson.errors).toEqual([])
    expect(asJson.warnings.map((one) => one.code)).toContain('HO-SWITCH-CONTROL-CHARACTER')
  })
})
