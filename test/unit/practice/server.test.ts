import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { asJson, asXml } from './bodies.ts'
import { served, signIn } from './served.ts'

const sample = (name: string) => readFileSync(new URL(`../../support/seeds/${name}`, import.meta.url), 'utf8')
const seedJson = sample('tenant-switch-request.json')
const seedXml = sample('tenant-switch-request.xml')
const TENANT = '17.0/app/utilityswitching/switches/tenant'

describe('the documented samples', () => {
  test('JSON and XML decode to the same model, dates aside', () => {
    const json = asJson(seedJson)
    const xml = asXml(seedXml)
    expect(json.errors).toEqual([])
    expect(xml.errors).toEqual([])
    expect(JSON.stringify(json.model)).toBe(
      JSON.stringify(xml.model).replaceAll('2025-01-09T20:13:29.8500111+00:00', '2025-01-09T20:13:00'),
    )
    expect(json.model).toMatchObject({
      SwitchType: 1,
      TenancyId: 2,
      MeterReadings: { PeakMeterRead: 5 },
      Landlord: { LandlordId: 6 },
    })
  })

  test.each([
    ['application/json', seedJson, 'application/json'],
    ['text/json', seedJson, 'text/json'],
    ['application/xml', seedXml, 'application/xml'],
    ['text/xml', seedXml, 'text/xml'],
  ])('%s is taken and answered', async (type, body, accept) => {
    const site = await served()
    const answer = await site.call(TENANT, {
      body,
      headers: { ...(await signIn(site)), 'content-type': type, accept },
    })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(`${accept}; charset=utf-8`)
    expect(answer.text).toBe(
      accept.endsWith('json')
        ? '{"caseID":"PC-100001","switchOverID":"PS-100001"}'
        : '<CreateSwitchResponse xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><CaseID>PC-100001</CaseID><SwitchOverID>PS-100001</SwitchOverID></CreateSwitchResponse>',
    )
    expect(site.practice.journal.at(-1)).toMatchObject({
      method: 'POST',
      path: `/${TENANT}`,
      body,
      status: 200,
      recorded: { caseID: 'PC-100001', switchOverID: 'PS-100001' },
    })
  })

  test.each([
    ['landlord', '{"property":{},"switchType":1,"meterReadings":{},"landlord":{},"billTo":0}'],
    ['Purchaser', '{"property":{},"switchType":1,"meterReadings":{},"purchaser":{}}'],
  ])('a %s switch is taken', async (kind, body) => {
    const site = await served()
    const answer = await site.call(`17.0/App/UtilitySwitching/switches/${kind}`, {
      body,
      headers: await signIn(site),
    })
    expect(answer.text).toBe('{"caseID":"PC-100001","switchOverID":"PS-100001"}')
  })
})

describe('signing in', () => {
  test.each([
    [
      { sitePrefix: 'PRAC', appPassword: 'wrong' },
      401,
      { message: 'Authorization has been denied for this request.' },
    ],
    [
      { sitePrefix: 'PRA', appPassword: 'x' },
      400,
      {
        message: 'The request is invalid.',
        modelState: {
          'credentials.SitePrefix': [
            'The field SitePrefix must be a string with a minimum length of 4 and a maximum length of 4.',
          ],
        },
      },
    ],
    [
      { sitePrefix: 'PRAC' },
      400,
      {
        message: 'The request is invalid.',
        modelState: { 'credentials.AppPassword': ['The AppPassword field is required.'] },
      },
    ],
  ])('%j is answered with %i', async (credentials, status, body) => {
    const { call } = await served()
    const answer = await call('17.0/auth/databasetoken', { body: JSON.stringify(credentials) })
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.text)).toEqual(body)
  })

  test.each([[{}], [{ 'x-acquaint-token': 'made-up' }]])(
    'without a token that was given (%j) nothing is recorded',
    async (headers: Record<string, string>) => {
      const { call, practice } = await served()
      expect((await call(TENANT, { body: seedJson, headers })).status).toBe(401)
      expect(practice.journal).toMatchObject([{ status: 401, recorded: null, body: seedJson }])
    },
  )
})

describe('errors', () => {
  test.each([
    [
      '{}',
      {
        'newSwitch.Property': ['The Property field is required.'],
        'newSwitch.MeterReadings': ['The MeterReadings field is required.'],
        'newSwitch.Tenant': ['The Tenant field is required.'],
        'newSwitch.Landlord': ['The Landlord field is required.'],
      },
    ],
    [
      '{"property":"x","meterReadings":{},"tenant":{"titleId":null},"landlord":{}}',
      {
        'newSwitch.property': [expect.stringContaining('Error converting value "x"')],
        'newSwitch.tenant.titleId': [expect.stringContaining('Error converting value {null}')],
      },
    ],
    ['junk', { newSwitch: [expect.stringContaining('Unexpected character')] }],
  ])('the body %s is told by ModelState', async (body, modelState) => {
    const site = await served()
    const answer = await site.call(TENANT, { body, headers: await signIn(site) })
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text)).toEqual({ message: 'The request is invalid.', modelState })
    expect(site.practice.journal.at(-1)?.recorded).toBeNull()
  })

  test('XML errors are answered in XML', async () => {
    const site = await served()
    const headers = { ...(await signIn(site)), 'content-type': 'application/xml', accept: 'application/xml' }
    const answer = await site.call(TENANT, {
      body: '<NewTenantSwitch><TenancyId/></NewTenantSwitch>',
      headers,
    })
    expect(answer).toMatchObject({
      status: 400,
      text: '<Error><Message>The request is invalid.</Message><ModelState><newSwitch>There is an error in XML document (1, 18).</newSwitch></ModelState></Error>',
    })
  })

  test('unknown routes 404, other methods 405 with Allow, other types 415, no body 400', async () => {
    const site = await served()
    const headers = await signIn(site)
    const nowhere = await site.call('17.0/app/nothing', { body: '{}', headers })
    expect(nowhere.status).toBe(404)
    expect(JSON.parse(nowhere.text)).toMatchObject({
      messageDetail: "No type was found that matches the controller named 'nothing'.",
    })
    const get = await site.call(TENANT, { method: 'GET', headers })
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
    expect(
      (await site.call(TENANT, { body: seedJson, headers: { ...headers, 'content-type': 'text/plain' } }))
        .status,
    ).toBe(415)
    const empty = await site.call(TENANT, { headers })
    expect([empty.status, empty.text]).toEqual([400, '{"message":"The request is invalid."}'])
  })
})
