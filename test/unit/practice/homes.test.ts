import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { SampleHome } from '#shared/contract/homes.ts'
import { CodeTable } from '#shared/domain/codes.ts'
import { toSwitchBody } from '#shared/domain/switch-answers.ts'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { served, signIn } from './served.ts'

const FLAGS: Record<string, [matched: boolean, energised: boolean, terminated: boolean]> = {
  'linnet-row': [true, true, false],
  'ferry-quay': [true, true, false],
  'turf-lane': [true, true, false],
  'weir-view': [true, true, false],
  'glass-street': [false, true, false],
  'abbey-lane': [true, false, false],
  'harbour-steps': [true, false, true],
  'barrow-court': [false, false, false],
  'linenhall-terrace': [true, true, false],
}

describe('sample homes', () => {
  test('there are ten, each shaped as the contract says, with the codes of practice', async () => {
    const { practice } = await served()
    expect(practice.homes).toHaveLength(10)
    expect(new Set(practice.homes.map((home) => home.id)).size).toBe(10)
    v.parse(v.array(SampleHome), practice.homes)
    v.parse(CodeTable, practice.codes.acquaint)
    const given = practice.codes.acquaint.switchType.filter((row) => row.source === 'practice')
    expect(given.map((row) => [row.meaning, row.label.endsWith(' (practice only)')])).toEqual([
      ['electricity', true],
      ['gas', true],
    ])
  })

  test('the lookup of each shows what it teaches', async () => {
    const site = await served()
    const headers = await signIn(site)
    for (const home of site.practice.homes) {
      const mprn = home.answers['property.mprn']
      if (mprn === undefined) continue
      const address = { postCode: home.answers['property.address.postCode']?.toLowerCase().replace(' ', '') }
      const answer = await site.call(`17.0/app/utilityswitching/MprnLookup/${mprn}`, {
        body: JSON.stringify(address),
        headers,
      })
      expect(answer.status).toBe(200)
      const [addressMatched, electricEnergised, terminated] = FLAGS[home.id] ?? []
      expect(JSON.parse(answer.text), home.id).toMatchObject({
        addressMatched,
        electricEnergised,
        terminated,
      })
    }
  })

  test('an unknown number has no address; in XML its elements are missing', async () => {
    const site = await served()
    const headers = { ...(await signIn(site)), accept: 'application/xml' }
    const answer = await site.call('17.0/app/utilityswitching/mprnlookup/10999999999', {
      body: '{}',
      headers,
    })
    expect(answer.text).toContain(
      '<electricMeterType>0</electricMeterType><electricEnergised>false</electricEnergised>',
    )
    expect(answer.text).not.toContain('addressStreet')
  })

  test('each makes a switch that practice takes', async () => {
    const site = await served()
    const headers = await signIn(site)
    for (const home of site.practice.homes) {
      const { body, blocked } = toSwitchBody('tenant-switch', home.answers, site.practice.codes.acquaint)
      expect(blocked).toEqual([])
      const answer = await site.call('17.0/app/utilityswitching/switches/tenant', {
        body: JSON.stringify(withTimes(body)),
        headers,
      })
      expect(answer.status, `${home.id}: ${answer.text}`).toBe(200)
    }
  })

  test('every phone number is a possible one, kept for drama', async () => {
    const { practice } = await served()
    for (const { answers } of practice.homes) {
      for (const path of ['tenant.telephoneNumber', 'landlord.telephoneNumber']) {
        const number = answers[path] ?? ''
        expect(parsePhoneNumberFromString(number)?.isValid(), number).toBe(true)
        expect(number).toMatch(/^(\+353 20 91[0-3] \d{4}|\+44 28 9649 6\d{3})$/)
      }
    }
  })
})

/** Dates as they go on the wire. */
function withTimes(value: unknown): unknown {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00` : value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withTimes(inner)]))
}
