import type { ServerResponse } from 'node:http'
import { addDays, today } from '#shared/domain/calendar-date.ts'
import { tenantSwitch } from '#test/e2e/cli-bodies.ts'
import { PEOPLE, SECRETS, SERVICE_VARIABLES } from './markers.ts'
import { localServer, type LocalServer, type Received } from './local-server.ts'

export interface EchoService extends LocalServer {
  /** Whether it takes anybody's credentials. */
  signInWorks: boolean
}

/** A service that repeats everything it was ever told in all that it says. What it does is said by the house number it is sent. */
export async function echoService(): Promise<EchoService> {
  let tokens = 0
  let credentials = ''
  function answer(response: ServerResponse, request: Received): void {
    if (/^\/(v3|oauth2)\//.test(request.path)) {
      answerHub(response, request)
      return
    }
    if (request.path.startsWith('/api/rest/admin/')) {
      answerYeti(response, request)
      return
    }
    const isSignIn = request.path.endsWith('/databasetoken')
    if (isSignIn) credentials = request.body
    const { 'x-acquaint-token': token = '' } = request.headers
    const known = `${String(token)} ${credentials} ${request.body} ${JSON.stringify(request.headers)}`
    const say = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'retry-after': '3600' })
      response.end(JSON.stringify(body))
    }
    if (isSignIn) {
      if (service.signInWorks) say(200, { token: `${SECRETS.tokenStem}-${(tokens += 1)}`, message: known })
      else say(401, { message: known })
      return
    }
    if (request.path.includes('/mprnlookup/')) {
      say(200, { addressStreet: PEOPLE.street, addressMatched: false, message: known })
      return
    }
    const does = /"propertyName":\s*"does-(\w+)"/.exec(request.body)?.[1]
    if (does === 'accept') say(200, { caseID: 'CASE-1', switchOverID: 'SWITCH-1', message: known })
    else if (does === 'reject')
      say(422, { message: known, modelState: { 'newSwitch.Property.Mprn': [known], other: [known] } })
    else if (does === 'wait') say(429, { message: known })
    else {
      response.writeHead(500, { 'content-type': 'text/plain' })
      response.end(known)
    }
  }
  let hubCredentials = ''

  /** As Ctrl Hub: every record that is asked for is there, and its every text repeats what was said. */
  function answerHub(response: ServerResponse, request: Received): void {
    const say = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/vnd.api+json', 'x-trace-id': SECRETS.bearer })
      response.end(JSON.stringify(body))
    }
    if (request.path.startsWith('/oauth2/')) {
      hubCredentials = decodeURIComponent(request.body)
      say(200, {
        access_token: SECRETS.bearer,
        token_type: 'bearer',
        expires_in: 3600,
        scope: hubCredentials,
      })
      return
    }
    const known = `${hubCredentials} ${request.body} ${JSON.stringify(request.headers)}`
    const collection = new URL(request.path, 'http://x').pathname.split('/').slice(0, -1).at(-1) ?? ''
    const attributes = Object.fromEntries(
      [
        'name',
        'title',
        'email',
        'code',
        'status',
        'first_name',
        'last_name',
        'notes',
        'supply_identifier',
      ].map((name) => [name, known]),
    )
    const record = (type: string) => ({ id: `${type}-1`, type, attributes, relationships: {} })
    if (request.method === 'POST') {
      if (request.body.includes('does-fail')) say(500, { errors: [{ status: '500', title: known }] })
      else if (request.body.includes('does-reject'))
        say(422, { errors: [{ status: '422', title: known, detail: known, meta: { field: 'status' } }] })
      else say(201, { data: { ...record('made'), id: `made-${(tokens += 1)}` } })
      return
    }
    const one = /\/(properties|meters)\/|whoami/.test(request.path)
    say(200, { data: one ? record(collection) : [record(collection)] })
  }

  let adminCredentials = ''

  /** As Yeti: whatever is asked for is there, with variables that are nobody's business. */
  function answerYeti(response: ServerResponse, request: Received): void {
    const say = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/vnd.api+json' })
      response.end(JSON.stringify(body))
    }
    if (request.path.endsWith('/auth')) {
      adminCredentials = request.body
      say(201, { jwt: SECRETS.jwt, message: adminCredentials })
      return
    }
    const known = `${adminCredentials} ${request.body} ${JSON.stringify(request.headers)}`
    if (request.method !== 'GET') {
      const errors = [{ status: '422', code: '100', title: known, detail: `name - ${known}` }]
      if (request.body.includes('does-reject')) say(422, { errors })
      else if (request.body.includes('does-fail')) say(500, { errors })
      else say(201, { data: yetiRecord('services', known), message: known })
      return
    }
    const [, , , , collection = '', id] = new URL(request.path, 'http://x').pathname.split('/')
    const type = request.path.includes('/transactions') ? 'transactions' : collection
    const record = yetiRecord(type, known, id)
    say(200, { data: id === undefined || request.path.includes('/transactions') ? [record] : record })
  }

  /** The variables of service 8 repeat what was said, too. */
  const yetiRecord = (type: string, known: string, id = '7') => ({
    id,
    type,
    attributes: {
      ...{ name: known, description: known, currency: known, state: known, balance: '1.0', amount: '1.0' },
      variables: {
        key: type === 'service-types' ? SECRETS.typeVariables : SERVICE_VARIABLES,
        ...(id === '8' ? { known } : {}),
      },
    },
    relationships: { account: { data: { type: 'accounts', id: '7' } } },
  })

  const service: EchoService = Object.assign(await localServer(answer), { signInWorks: true })
  return service
}

/** A body whose number of the house says what the service does with it. */
export function switchThat(does: string, daysAgo: number) {
  const body = tenantSwitch()
  const day = `${addDays(today(), -daysAgo)}T00:00`
  body.property.address.propertyName = `does-${does}`
  return {
    ...body,
    tenancyStartDate: day,
    meterReadings: { ...body.meterReadings, meterReadingDate: day },
  }
}
