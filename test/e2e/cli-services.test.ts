import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as v from 'valibot'
import type { Fault, PracticeServer } from '#core/practice/practice.ts'
import { startPractice } from '#core/practice/server.ts'
import { jsonApiDocumentProblems } from '#core/providers/json-api-schema.ts'
import { jobOf } from '#core/providers/jobs.ts'
import { referenceIn } from '#shared/domain/yeti/reference.ts'
import { change, objectOf, valueAt } from '../support/filled-switch.ts'
import { seed } from '../support/seeds.ts'
import { cli, folder, only, Printed, profile, Refused, type Profile } from './cli-run.ts'
import { documented, YETI_USER, yetiRecorder, type YetiAnswer } from './cli-yeti-recorder.ts'

const json = JSON.stringify
const DOCUMENTED = seed('service-request.json')
const NAME = 'data.attributes.name'

async function addYeti({ run }: Profile, url: string, secret: object = YETI_USER): Promise<string> {
  const added = await run(['connections', 'add', 'yeti', '--base-url', url], json(secret))
  if (added.exit !== 0) throw new Error(added.stderr)
  return v.parse(v.object({ id: v.string() }), JSON.parse(added.stdout)).id
}

const sendTo = (mine: Profile, connection: string, body: string, ...options: string[]) =>
  mine.run(['send', 'service', '--file', '-', '--connection', connection, ...options], body)

const Receipts = v.array(
  v.looseObject({ remoteIds: v.record(v.string(), v.string()), location: v.nullable(v.string()) }),
)
async function receiptsOf(mine: Profile) {
  const { stdout } = await mine.run(['receipts', 'list'])
  return v.parse(
    Receipts,
    stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line)),
  )
}

describe('the documented body, sent to another server', () => {
  test('arrives with prices as text and the reference in the name; id and place are on the receipt', async () => {
    const server = await yetiRecorder()
    const mine = await profile()
    const id = await addYeti(mine, server.url)
    expect(server.received, 'adding calls nobody').toEqual([])
    const file = join(await folder(), 'service.json')
    await writeFile(file, DOCUMENTED)
    const sent = await mine.run(['send', 'service', '--file', file, '--connection', id])
    expect(sent.exit, sent.stderr).toBe(0)
    const printed = only(Printed, sent)
    expect(printed).toMatchObject({ kind: 'service', state: 'accepted', remoteIds: { id: '10' }, errors: [] })

    expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/rest/admin/auth',
      'POST /api/rest/admin/services',
    ])
    const [signIn, post] = server.received
    expect(JSON.parse(signIn?.body ?? '')).toEqual({ auth: YETI_USER })
    expect(signIn?.headers).toMatchObject({ accept: 'application/json', 'content-type': 'application/json' })
    expect(post?.headers).toMatchObject({
      accept: 'application/vnd.api+json',
      'content-type': 'application/vnd.api+json',
    })
    // As it was given: no word before it.
    expect(post?.headers.authorization).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    const reference = `ho-${printed.id.slice(0, 8).toLowerCase()}`
    const body: unknown = JSON.parse(post?.body ?? '')
    expect(jsonApiDocumentProblems(body, 'create')).toEqual([])
    expect(body).toEqual({
      data: {
        type: 'services',
        attributes: { name: `name [${reference}]`, 'initial-price': '1.23', 'renew-price': '3.24' },
        relationships: {
          account: { data: { type: 'accounts', id: '90' } },
          'service-type': { data: { type: 'service-types', id: '16' } },
        },
      },
    })
    expect(await receiptsOf(mine)).toMatchObject([
      { remoteIds: { id: '10' }, location: 'http://example.org/api/rest/admin/services/10' },
    ])
  })

  test('a second time is stopped: it would charge twice; with a reason it is another service', async () => {
    const server = await yetiRecorder()
    const mine = await profile()
    const id = await addYeti(mine, server.url)
    expect((await sendTo(mine, id, DOCUMENTED)).exit).toBe(0)
    const again = await sendTo(mine, id, DOCUMENTED)
    expect([again.exit, only(Refused, again).errors.map(({ code }) => code)]).toEqual([1, ['HO-DUPLICATE']])
    expect(server.posts()).toHaveLength(1)
    const meant = await sendTo(mine, id, DOCUMENTED, '--allow-duplicate', 'A second line')
    expect(meant.exit, meant.stderr).toBe(0)
    const references = server.posts().map(({ body }) => referenceIn(String(valueAt(JSON.parse(body), NAME))))
    expect(new Set(references).size).toBe(2)
  })

  test('digits leave as they are written, as numbers and as text; a number of too many is refused', async () => {
    const server = await yetiRecorder()
    const mine = await profile()
    const id = await addYeti(mine, server.url)
    const priced = (initial: string, renew: string) =>
      DOCUMENTED.replace('3.24', () => renew).replace('1.23', () => initial)
    const sent = await sendTo(mine, id, priced('10.50', '"0.123456789012345678"'))
    expect(sent.exit, sent.stderr).toBe(0)
    expect(valueAt(JSON.parse(server.posts()[0]?.body ?? ''), 'data.attributes')).toMatchObject({
      'initial-price': '10.50',
      'renew-price': '0.123456789012345678',
    })
    const refused = await sendTo(mine, id, priced('0.1000000000000000055', '1'))
    expect(refused.exit).toBe(1)
    expect(only(Refused, refused).errors).toMatchObject([
      { path: 'data.attributes.initial-price', code: 'HO-YETI-PRICE-DIGITS' },
    ])
    expect(server.posts()).toHaveLength(1)
  })
})

const EXAMPLE = objectOf(jobOf('service').example())
const at = (name: string) => `data.attributes.${name}`
/** What is wrong before it is sent, and what the service itself says of the same (yeti.md 2.5). */
const WRONG: readonly (readonly [what: string, body: object, path: string, pointer: string, said: string])[] =
  [
    [
      'a period of Disabled',
      change(EXAMPLE, at('renew-period'), 'Disabled'),
      at('renew-period'),
      'renew-period-id',
      'is not included in the list',
    ],
    [
      'a date without a period',
      change(EXAMPLE, at('renew-period'), undefined),
      at('renew-at'),
      'renew-at',
      'must be blank',
    ],
    [
      'a period without a date',
      change(EXAMPLE, at('renew-at'), undefined),
      at('renew-at'),
      'renew-at',
      "can't be blank",
    ],
    [
      'a price with a comma',
      change(EXAMPLE, at('initial-price'), '1,50'),
      at('initial-price'),
      'initial-price',
      'is not a number',
    ],
    [
      'no price',
      change(EXAMPLE, at('renew-price'), undefined),
      at('renew-price'),
      'renew-price',
      "can't be blank",
    ],
    [
      'variables as text',
      change(EXAMPLE, at('variables'), '{"a":1}'),
      at('variables'),
      'variables',
      'must be a JSON object or empty',
    ],
  ]

test('what is wrong is told at its field, by Handover before it is sent and by the service in the same place', async () => {
  let said = { pointer: '', message: '' }
  const server = await yetiRecorder(() => ({ status: 422, body: json({ errors: [errorOf(said)] }) }))
  const mine = await profile()
  const id = await addYeti(mine, server.url)
  for (const [what, body, path, pointer, message] of WRONG) {
    const refused = await sendTo(mine, id, json(body))
    expect(refused.exit, what).toBe(1)
    expect(
      only(Refused, refused).errors.map((error) => error.path),
      what,
    ).toContain(path)
    expect(refused.stderr, what).toContain(`${path}: `)
    expect(server.posts(), what).toEqual([])

    said = { pointer, message }
    const sent = await sendTo(mine, id, json(change(EXAMPLE, NAME, what)))
    expect(sent.exit, what).toBe(1)
    expect(only(Printed, sent), what).toMatchObject({
      state: 'rejected',
      errors: [
        { path, from: 'service', code: 'HO-YETI-422', message: expect.stringContaining(message) as string },
      ],
    })
    expect(server.posts(), what).toHaveLength(1)
    server.received.length = 0
  }
})

function errorOf({ pointer, message }: { pointer: string; message: string }) {
  return {
    title: message,
    detail: `${pointer} - ${message}`,
    code: '100',
    source: { pointer: `/data/attributes/${pointer}` },
    status: '422',
  }
}

const NGINX =
  '<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center></body></html>'
const denied = (detail: string): YetiAnswer => ({
  status: 401,
  body: json({ errors: [{ title: 'Authentication failed', detail, code: '401', status: '401' }] }),
})

describe('a sign-in', () => {
  test.each([
    [
      'with a wrong password',
      denied('Incorrect login or password.'),
      'HO-YETI-SIGN-IN',
      /user name or the password/,
    ],
    [
      'from another address than the user’s',
      denied('Your IP address is not allowed.'),
      'HO-YETI-ADDRESS-NOT-ALLOWED',
      /allowed addresses/,
    ],
    [
      'at a server that lets only itself in',
      { status: 403, headers: { 'content-type': 'text/html' }, body: NGINX },
      'HO-YETI-LETS-ONLY-ITSELF-IN',
      /lets only the server itself/,
    ],
  ] as const)('%s is told by its reason, and nothing is sent', async (_what, answer, code, words) => {
    const server = await yetiRecorder(documented, () => answer)
    const mine = await profile()
    const id = await addYeti(mine, server.url)
    const sent = await sendTo(mine, id, DOCUMENTED, '--wait', '0')
    expect([sent.exit, only(Printed, sent).state]).toEqual([5, 'waiting'])
    expect(sent.stderr).toContain(code)
    expect(sent.stderr).toContain('connections test')
    expect(server.posts()).toEqual([])
    const tested = await mine.run(['connections', 'test', id])
    expect(tested.exit).toBe(1)
    expect(`${tested.stdout}${tested.stderr}`).toMatch(words)
    expect(`${sent.stdout}${sent.stderr}${tested.stdout}${tested.stderr}`).not.toContain(YETI_USER.password)
  })

  test('whose token is no longer taken is made once more, and the same is sent', async () => {
    let refused = 0
    const server = await yetiRecorder(() => ((refused += 1) === 1 ? { status: 401 } : documented()))
    const mine = await profile()
    const sent = await sendTo(mine, await addYeti(mine, server.url), DOCUMENTED)
    expect(sent.exit, sent.stderr).toBe(0)
    expect(server.signIns()).toHaveLength(2)
    const [first, second] = server.posts()
    expect(second?.body).toBe(first?.body)
    expect(second?.headers.authorization).not.toBe(first?.headers.authorization)
  })
})

async function practice(...faults: Fault[]): Promise<PracticeServer> {
  const server = await startPractice({ faults })
  onTestFinished(() => server.close())
  return server
}

/** What the stand-in received as new services, and what it has on the account of the example. */
const posted = ({ journal }: PracticeServer) =>
  journal.filter(({ method, path }) => method === 'POST' && path === '/api/rest/admin/services')

async function asColleague(server: PracticeServer, call: string, body?: object): Promise<unknown> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const auth = json({ auth: server.credentials.yeti })
  const signedIn = await fetch(`${server.url}api/rest/admin/auth`, { method: 'POST', headers, body: auth })
  const { jwt } = v.parse(v.object({ jwt: v.string() }), await signedIn.json())
  const type = 'application/vnd.api+json'
  const answer = await fetch(`${server.url}api/rest/admin/${call}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { accept: type, 'content-type': type, authorization: jwt },
    body: body === undefined ? null : json(body),
  })
  return answer.json()
}

const Listed = v.object({
  data: v.array(v.object({ id: v.string(), attributes: v.object({ name: v.nullable(v.string()) }) })),
})
/** The services of the example's name, by the server's own list. */
async function named(server: PracticeServer) {
  const { data } = v.parse(
    Listed,
    await asColleague(server, 'services?filter[name-start]=Broadband%20e2e&page[size]=1000'),
  )
  return data.map(({ id, attributes }) => ({ id, reference: referenceIn(attributes.name ?? '') }))
}

const OURS = change(EXAMPLE, NAME, 'Broadband e2e')
const LOST: Fault = { path: '/api/rest/admin/services', method: 'POST', do: 'drop-after-commit' }

describe('an answer that was lost', () => {
  test('when the service was set up all the same: it is found by its reference, and never set up twice', async () => {
    const server = await practice()
    await asColleague(server, 'services', OURS)
    server.addFaults([LOST])
    const mine = await profile()
    const sent = await sendTo(mine, await addYeti(mine, server.url, server.credentials.yeti), json(OURS))
    expect(sent.exit, sent.stderr).toBe(0)
    const printed = only(Printed, sent)
    const ours = (await named(server)).filter(({ reference }) => reference !== null)
    expect(ours).toEqual([
      { id: printed.remoteIds['id'], reference: `ho-${printed.id.slice(0, 8).toLowerCase()}` },
    ])
    // One is the colleague's.
    expect(posted(server)).toHaveLength(2)
    expect(await receiptsOf(mine)).toMatchObject([
      { onWhoseWord: 'Yeti', location: `${server.url}api/rest/admin/services/${ours[0]?.id}` },
    ])
  })

  test('when nothing was set up: a colleague’s of the same type and minute is not adopted, and nothing is sent again by itself', async () => {
    const server = await practice()
    const mine = await profile()
    const id = await addYeti(mine, server.url, server.credentials.yeti)
    await asColleague(server, 'services', OURS)
    server.addFaults([{ ...LOST, do: 'reset' }])
    const sent = await sendTo(mine, id, json(OURS))
    expect([sent.exit, only(Printed, sent).state]).toEqual([3, 'unconfirmed'])
    expect((await mine.run(['outbox', 'run'])).exit).toBe(3)
    // The colleague's, and the one that was reset.
    expect(posted(server)).toHaveLength(2)
    expect(await named(server)).toMatchObject([{ reference: null }])

    const again = await mine.run(['outbox', 'resolve', only(Printed, sent).id, '--resend'])
    expect([again.exit, again.stderr]).toEqual([0, expect.anything()])
    expect((await mine.run(['outbox', 'run'])).exit).toBe(0)
    expect(posted(server)).toHaveLength(3)
    expect((await named(server)).filter(({ reference }) => reference !== null)).toHaveLength(1)
  })

  test.each(['truncate', 'malformed'] as const)('when it came as %s: it is looked up', async (how) => {
    const server = await practice({ ...LOST, do: how })
    const mine = await profile()
    const sent = await sendTo(mine, await addYeti(mine, server.url, server.credentials.yeti), json(OURS))
    expect(sent.exit, sent.stderr).toBe(0)
    expect(await named(server)).toHaveLength(1)
    expect(posted(server)).toHaveLength(1)
  })
})

describe('practice', () => {
  test.each(['service', 'service-change'] as const)('takes the example of %s', async (kind) => {
    const example = await cli(['example', kind])
    const sent = await cli(['send', kind, '--file', '-', '--practice', '--json'], example.stdout)
    expect(sent.exit, sent.stderr).toBe(0)
    expect(only(Printed, sent)).toMatchObject({ kind, state: 'accepted', warnings: [] })
  })
})
