import { describe, expect, test } from 'vitest'
import { asJson } from './bodies.ts'

describe('Json.NET reading', () => {
  test('names in any letter case, unknown members ignored, defaults for what is left out', () => {
    const { model, errors } = asJson(
      '{"PROPERTY":{"Mprn":"10000000101","colour":"red"},"SwitchType":1,"x":{"y":[1]}}',
    )
    expect(errors).toEqual([])
    expect(model).toEqual({
      Property: {
        Address: null,
        Mprn: '10000000101',
        Gprn: null,
        ElectricMeterType: 0,
        PayAsYouGoGasMeter: false,
        PropertyId: 0,
      },
      SwitchType: 1,
      MeterReadings: null,
      TenancyStartDate: '0001-01-01T00:00:00',
      Tenant: null,
      Landlord: null,
      TenancyId: 0,
    })
  })

  test.each([
    ['a name', '"DualFuel"', 1],
    ['a name in another letter case', '"dualfuel"', 1],
    ['a number as text', '"1"', 1],
    ['a number that no member has', '77', 77],
  ])('an enum by %s', (_, value, number) => {
    const { model, errors } = asJson(`{"switchType":${value}}`)
    expect(errors).toEqual([])
    expect(model?.['SwitchType']).toBe(number)
  })

  test.each([
    ['2026-11-22T09:30', '2026-11-22T09:30:00'],
    ['2026-11-22T09:30:15', '2026-11-22T09:30:15'],
    ['2026-11-22T09:30:15.85+00:00', '2026-11-22T09:30:15.85+00:00'],
  ])('the date %s', (sent, read) => {
    expect(asJson(`{"tenancyStartDate":"${sent}"}`)).toMatchObject({
      model: { TenancyStartDate: read },
      errors: [],
    })
  })

  test.each([
    [
      '{"switchType":"M"}',
      'switchType',
      `Error converting value "M" to type 'Practice.SwitchType'. Path 'switchType', line 1, position 17.`,
    ],
    [
      '{"switchType":null}',
      'switchType',
      `Error converting value {null} to type 'Practice.SwitchType'. Path 'switchType', line 1, position 18.`,
    ],
    [
      '{"tenancyId":null}',
      'tenancyId',
      `Error converting value {null} to type 'System.Int32'. Path 'tenancyId', line 1, position 17.`,
    ],
    [
      '{"tenancyId":""}',
      'tenancyId',
      `Error converting value {null} to type 'System.Int32'. Path 'tenancyId', line 1, position 15.`,
    ],
    [
      '{"tenancyId":"12a"}',
      'tenancyId',
      `Could not convert string to integer: 12a. Path 'tenancyId', line 1, position 18.`,
    ],
    [
      '{"tenancyId":1.5}',
      'tenancyId',
      `Input string '1.5' is not a valid integer. Path 'tenancyId', line 1, position 16.`,
    ],
    [
      '{"tenancyId":3000000000}',
      'tenancyId',
      `JSON integer 3000000000 is too large or small for an Int32. Path 'tenancyId', line 1, position 23.`,
    ],
    [
      '{"tenancyId":true}',
      'tenancyId',
      `Unexpected character encountered while parsing value: t. Path 'tenancyId', line 1, position 14.`,
    ],
    [
      '{"tenant":{"criticalCare":null}}',
      'tenant.criticalCare',
      `Error converting value {null} to type 'System.Boolean'. Path 'tenant.criticalCare', line 1, position 30.`,
    ],
    [
      '{"tenant":{"criticalCare":"yes"}}',
      'tenant.criticalCare',
      `Could not convert string to boolean: yes. Path 'tenant.criticalCare', line 1, position 31.`,
    ],
    [
      '{"tenancyStartDate":"2026-11-22"}',
      'tenancyStartDate',
      'String was not recognized as a valid DateTime.',
    ],
    [
      '{"tenancyStartDate":"2026-02-30T00:00"}',
      'tenancyStartDate',
      'String was not recognized as a valid DateTime.',
    ],
    [
      '{"tenancyStartDate":20261122}',
      'tenancyStartDate',
      `Unexpected token parsing date. Expected String, got Integer. Path 'tenancyStartDate', line 1, position 28.`,
    ],
    [
      '{"tenancyStartDate":null}',
      'tenancyStartDate',
      `Cannot convert null value to System.DateTime. Path 'tenancyStartDate', line 1, position 24.`,
    ],
    [
      '{"property":"home"}',
      'property',
      `Error converting value "home" to type 'Practice.Property'. Path 'property', line 1, position 18.`,
    ],
    [
      '{"property":{"mprn":{}}}',
      'property.mprn',
      `Unexpected character encountered while parsing value: {. Path 'property.mprn', line 1, position 21.`,
    ],
  ])('%s is an error of its member only', (body, path, message) => {
    const { model, errors } = asJson(body)
    expect(errors).toEqual([{ path, message }])
    expect(model).not.toBeNull()
  })

  test('goes on after an error, so that several are told at once, with their lines', () => {
    const { errors } = asJson('{\n  "switchType": "M",\n  "meterReadings": { "gasMeterRead": "x" }\n}')
    expect(errors).toEqual([
      {
        path: 'switchType',
        message: `Error converting value "M" to type 'Practice.SwitchType'. Path 'switchType', line 2, position 19.`,
      },
      {
        path: 'meterReadings.gasMeterRead',
        message: `Could not convert string to integer: x. Path 'meterReadings.gasMeterRead', line 3, position 40.`,
      },
    ])
  })

  test.each([
    ['{"tenancyId":', 'tenancyId'],
    ['{"tenancyId":1', ''],
    ['not JSON', ''],
    ['{"tenancyId":1 "x":2}', ''],
    ['{"property":{"mprn":@}}', 'property.mprn'],
  ])('%s cannot be read at all', (body, path) => {
    const { model, errors } = asJson(body)
    expect(model).toBeNull()
    expect(errors).toMatchObject([{ path }])
  })

  test('an empty body is no model and no error', () => {
    expect(asJson('')).toEqual({ model: null, errors: [] })
  })
})
