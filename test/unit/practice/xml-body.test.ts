import { describe, expect, test } from 'vitest'
import { asXml } from './bodies.ts'

const tenant = (inner: string) => asXml(`<NewTenantSwitch>${inner}</NewTenantSwitch>`)

describe('XmlSerializer reading', () => {
  test('elements in any order, unknown and wrongly cased ones ignored, the first of two counts', () => {
    const { model, errors } = tenant(
      '<TenancyId>7</TenancyId><Colour>red</Colour><switchType>M</switchType><SwitchType>DualFuel</SwitchType><TenancyId>8</TenancyId><Property><Gprn>0000404</Gprn><Mprn> 1 &amp; <![CDATA[<2>]]></Mprn></Property>',
    )
    expect(errors).toEqual([])
    expect(model).toMatchObject({
      TenancyId: 7,
      SwitchType: 1,
      Property: { Mprn: ' 1 & <2>', Gprn: '0000404' },
      Tenant: null,
    })
  })

  test.each([
    ['<Tenant><CriticalCare> 1 </CriticalCare></Tenant>', { Tenant: { CriticalCare: true } }],
    ['<Tenant><CriticalCare>false</CriticalCare></Tenant>', { Tenant: { CriticalCare: false } }],
    ['<TenancyId> 12 </TenancyId>', { TenancyId: 12 }],
    ['<Tenant><FirstName/></Tenant>', { Tenant: { FirstName: '' } }],
    ['<Tenant><FirstName>&#x41;&#66;</FirstName></Tenant>', { Tenant: { FirstName: 'AB' } }],
    ['<Property xmlns="urn:other"/><SwitchType>DualFuel</SwitchType>', { Property: null, SwitchType: 1 }],
    ['<x:SwitchType xmlns:x="urn:other">M</x:SwitchType>', { SwitchType: 0 }],
    ['<!-- <TenancyId>x</TenancyId> --><TenancyId>3</TenancyId>', { TenancyId: 3 }],
    ['<TenancyStartDate>2026-11-22T00:00:00</TenancyStartDate>', { TenancyStartDate: '2026-11-22T00:00:00' }],
    [
      '<TenancyStartDate>2025-01-09T20:13:29.8500111+00:00</TenancyStartDate>',
      { TenancyStartDate: '2025-01-09T20:13:29.8500111+00:00' },
    ],
  ])('%s is read', (inner, model) => {
    expect(tenant(inner)).toMatchObject({ model, errors: [] })
  })

  test.each([
    ['an enum name in another letter case', '<SwitchType>dualfuel</SwitchType>'],
    ['an enum name with space around it', '<SwitchType> DualFuel </SwitchType>'],
    ['an enum by number', '<SwitchType>1</SwitchType>'],
    ['an unknown enum name', '<SwitchType>Triple</SwitchType>'],
    ['an empty enum', '<SwitchType/>'],
    ['an empty int', '<TenancyId/>'],
    ['an int with a fraction', '<TenancyId>1.0</TenancyId>'],
    [
      'an int that is nil',
      '<TenancyId xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>',
    ],
    ['an int too large', '<TenancyId>3000000000</TenancyId>'],
    ['a bool with a capital', '<Tenant><CriticalCare>True</CriticalCare></Tenant>'],
    ['an empty bool', '<Tenant><CriticalCare></CriticalCare></Tenant>'],
    ['an empty date', '<TenancyStartDate/>'],
    ['a date without seconds', '<TenancyStartDate>2026-11-22T00:00</TenancyStartDate>'],
    ['a day that does not exist', '<TenancyStartDate>2026-02-30T00:00:00</TenancyStartDate>'],
    ['an element inside a text', '<Tenant><FirstName>A<b/></FirstName></Tenant>'],
    ['an entity that nobody declared', '<Tenant><FirstName>&eacute;</FirstName></Tenant>'],
    ['a name from outside XML as an entity', '<Tenant><FirstName>&constructor;</FirstName></Tenant>'],
    ['nesting without end', '<a>'.repeat(5000) + '</a>'.repeat(5000)],
    ['an undeclared prefix', '<x:TenancyId>1</x:TenancyId>'],
    ['a control character', '<Tenant><FirstName>\u0007</FirstName></Tenant>'],
    ['a tag left open', '<Tenant>'],
  ])('%s spoils the whole body', (_, inner) => {
    const { model, errors } = tenant(inner)
    expect(model).toBeNull()
    expect(errors.map(({ path }) => path)).toEqual([''])
    expect(errors[0]?.message).toMatch(/^There is an error in XML document \(\d+, \d+\)\.$/)
  })

  test.each([
    ['another root', '<NewLandlordSwitch/>'],
    ['a root in another letter case', '<newTenantSwitch/>'],
    ['a namespace of its own', '<NewTenantSwitch xmlns="urn:x"/>'],
    ['a prefixed root', '<x:NewTenantSwitch xmlns:x="urn:x"/>'],
    ['a DTD', '<!DOCTYPE a [<!ENTITY b "c">]><NewTenantSwitch/>'],
    ['two roots', '<NewTenantSwitch/><NewTenantSwitch/>'],
    ['text after the root', '<NewTenantSwitch/>more'],
    ['text before the root', 'more<NewTenantSwitch/>'],
    ['JSON', '{}'],
    ['white space alone', ' \n'],
  ])('%s is refused', (_, document) => {
    expect(asXml(document)).toMatchObject({ model: null, errors: [{ path: '' }] })
  })

  test('a declaration, a BOM and white space around the root are taken', () => {
    expect(asXml('\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<NewTenantSwitch/>\n')).toMatchObject({
      model: { TenancyId: 0 },
      errors: [],
    })
  })

  test('says where: line and column of the element', () => {
    expect(asXml('<NewTenantSwitch>\n  <TenancyId/>\n</NewTenantSwitch>').errors[0]?.message).toBe(
      'There is an error in XML document (2, 3).',
    )
  })
})
