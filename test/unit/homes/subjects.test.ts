import { describe, expect, test } from 'vitest'
import { documentedCodes, type CodeTable } from '#shared/domain/codes.ts'
import { SWITCH_KINDS } from '#shared/domain/switch-kinds.ts'
import { ACQUAINT_JOBS } from '#core/providers/acquaint/jobs.ts'

const codes: CodeTable = {
  ...documentedCodes(),
  billTo: [
    {
      number: 0,
      xmlName: 'Landlord',
      meaning: 'landlord',
      label: 'The landlord',
      source: 'entered',
      confirmed: true,
    },
  ],
  country: [
    { number: 5, xmlName: 'Ireland', meaning: 'IE', label: 'Ireland', source: 'entered', confirmed: true },
  ],
  title: [{ number: 3, xmlName: 'Ms', meaning: 'ms', label: 'Ms', source: 'entered', confirmed: true }],
}

describe.each(SWITCH_KINDS)('%s', (kind) => {
  const job = ACQUAINT_JOBS[kind]
  const body = job.example()
  const sentAs = (format: 'json' | 'xml') => job.encode(body, { codes, format }).body

  test('says the same of the home and the people whether it went as JSON or as XML', () => {
    const context = { codes, answers: null }
    const json = job.subjects?.(sentAs('json'), context)
    expect(job.subjects?.(sentAs('xml'), context)).toEqual(json)
    expect(json?.home.mprn).toMatch(/^\d{11}$/)
    expect(json?.home).toMatchObject({
      supply: 'electricity-and-gas',
      meterType: 'twenty-four-hour',
    })
    expect(json?.payer?.lastName ?? json?.landlord?.lastName).toMatch(/\S/)
    expect(JSON.stringify(json)).not.toContain('criticalCare')
  })

  test('still says who and where when the table has none of its names any more', () => {
    const nothing: CodeTable = { switchType: [], electricMeterType: [], billTo: [], title: [], country: [] }
    const later = job.subjects?.(sentAs('xml'), { codes: nothing, answers: null })
    const before = job.subjects?.(sentAs('xml'), { codes, answers: null })
    expect(later?.home).toMatchObject({ mprn: before?.home.mprn, supply: null, meterType: null })
    expect(later?.home.address).toEqual(before?.home.address)
  })

  test('the wizard’s own words are taken before the numbers', () => {
    const answers = { supply: 'electricity', meterType: 'smart', country: 'GB-NIR' }
    expect(job.subjects?.(sentAs('json'), { codes, answers }).home).toMatchObject({
      supply: 'electricity',
      meterType: 'smart',
      country: 'GB-NIR',
    })
  })

  test.each(['', '{', '<Other/>', '[]'])('%j is not of this kind', (text) => {
    expect(() => job.subjects?.(new TextEncoder().encode(text), { codes, answers: null })).toThrow()
  })
})
