import { describe, expect, test } from 'vitest'
import { asForm } from './bodies.ts'

describe('form reading', () => {
  test('dots, brackets and any letter case', () => {
    const body =
      'Property.Mprn=10000000101&property[ADDRESS][PostCode]=D07+P2K8&SwitchType=DualFuel&meterReadings.dayMeterRead=123&TenancyStartDate=2025-01-09T00%3A00&Tenant.CriticalCare=False&Other=1'
    expect(asForm(body)).toMatchObject({
      model: {
        Property: { Mprn: '10000000101', Address: { PostCode: 'D07 P2K8', Street: null } },
        SwitchType: 1,
        MeterReadings: { DayMeterRead: 123, GasMeterRead: 0 },
        TenancyStartDate: '2025-01-09T00:00:00',
        Tenant: { CriticalCare: false },
      },
      errors: [],
    })
  })

  test.each([
    ['SwitchType=M', 'SwitchType', "The value 'M' is not valid for SwitchType."],
    [
      'meterReadings[gasMeterRead]=1.5',
      'MeterReadings.GasMeterRead',
      "The value '1.5' is not valid for GasMeterRead.",
    ],
    ['TenancyId=', 'TenancyId', 'A value is required.'],
    ['Property[Mprn=1', '', 'The key is invalid JQuery syntax because it is missing a closing bracket.'],
  ])('%s', (body, path, message) => {
    expect(asForm(body).errors).toEqual([{ path, message }])
  })

  test('an empty text is null, an enum may be a number', () => {
    expect(asForm('Property.Gprn=&SwitchType=92')).toMatchObject({
      model: { Property: { Gprn: null }, SwitchType: 92 },
      errors: [],
    })
  })
})
