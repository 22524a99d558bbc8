import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { decodeForm } from '#core/practice/form-body.ts'
import { decodeJson } from '#core/practice/json-body.ts'
import { decodeXml } from '#core/practice/xml-body.ts'
import { NEW_TENANT_SWITCH } from '#core/practice/acquaint/types.ts'
import { SEED_JSON, SEED_XML, tenantSwitch } from './cli-bodies.ts'
import { recorder } from './cli-recorder.ts'
import { addConnection, cli, folder, only, Printed, profile, Refused, served } from './cli-run.ts'

const json = JSON.stringify
const squeezed = (xml: string) => xml.replace(/>\s+</g, '><').trim()
/** White space aside; the order of members stays. */
const compact = (text: string) => json(JSON.parse(text))

describe('another server that speaks the documented API', () => {
  test.each(['json', 'xml'] as const)(
    'a switch in %s: signed in once, sent once, accepted',
    async (format) => {
      const server = await recorder()
      const mine = await profile()
      const id = await addConnection(mine, server, '--format', format, '--label', 'Brannigan Lettings')
      expect(server.received, 'adding calls nobody').toEqual([])
      const sent = await mine.run(
        ['send', 'tenant-switch', '--file', '-', '--connection', id],
        json(tenantSwitch()),
      )
      expect(sent.exit, sent.stderr).toBe(0)
      expect(only(Printed, sent)).toMatchObject({
        state: 'accepted',
        remoteIds: { caseID: 'C1', switchOverID: 'S1' },
        errors: [],
      })

      expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
        'POST /17.0/auth/databasetoken',
        'POST /17.0/app/utilityswitching/switches/tenant',
      ])
      const [signIn, request] = server.received
      expect(JSON.parse(signIn?.body ?? '')).toEqual(server.credentials)
      expect(request?.headers).toMatchObject({
        'x-acquaint-token': server.token,
        'content-type': `application/${format}; charset=utf-8`,
        accept: `application/${format}`,
      })
      const body = request?.body ?? ''
      const decode = format === 'json' ? decodeJson : decodeXml
      const wanted = decodeJson(json(tenantSwitch()), NEW_TENANT_SWITCH)
      expect(decode(body, NEW_TENANT_SWITCH)).toEqual(wanted)
      if (format === 'json') expect(compact(body)).toBe(json(tenantSwitch()))
      else
        expect(body).toMatch(
          /^<NewTenantSwitch xmlns:xsd="http:\/\/www\.w3\.org\/2001\/XMLSchema" xmlns:xsi=/,
        )

      const preview = await cli(
        ['preview', 'tenant-switch', '--file', '-', '--format', format],
        json(tenantSwitch()),
      )
      expect(preview.stdout, 'the preview is the exact bytes').toBe(body)
    },
  )

  test("the documentation's own sample previews in all three encodings, and send refuses it by field", async () => {
    const file = join(await folder(), 'seed.json')
    await writeFile(file, SEED_JSON)
    const shown = async (format: string) =>
      (await cli(['preview', 'tenant-switch', '--file', file, '--format', format])).stdout
    expect(compact(await shown('json'))).toBe(compact(SEED_JSON))
    const dates = /2025-01-09T20:13:[^<]*/g
    expect(squeezed(await shown('xml')).replace(dates, 'DATE')).toBe(
      squeezed(SEED_XML).replace(dates, 'DATE'),
    )
    expect(json(decodeForm(await shown('form'), NEW_TENANT_SWITCH))).toBe(
      json(decodeJson(SEED_JSON, NEW_TENANT_SWITCH)),
    )

    const server = await recorder()
    const mine = await profile()
    const id = await addConnection(mine, server)
    const sent = await mine.run(['send', 'tenant-switch', '--file', file, '--connection', id])
    expect(sent.exit).toBe(1)
    const paths = only(Refused, sent).errors.map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['property.mprn', 'property.gprn', 'tenant.email']))
    const lines = sent.stderr.trim().split('\n')
    expect(lines.map((line) => line.slice(0, line.indexOf(':')))).toEqual(paths)
    expect(server.received).toEqual([])
  })
})

describe('an answer that never came', () => {
  test('unconfirmed: not sent again, closed by hand, and still stops a duplicate', async () => {
    const server = await recorder('hang up')
    const mine = await profile()
    const id = await addConnection(mine, server)
    const order = ['send', 'tenant-switch', '--file', '-', '--connection', id]
    const sent = await mine.run(order, json(tenantSwitch()))
    const submission = only(Printed, sent)
    expect([sent.exit, submission.state, submission.remoteIds]).toEqual([3, 'unconfirmed', {}])
    expect(server.switches()).toHaveLength(1)

    expect((await mine.run(['outbox', 'run', '--wait', '1'])).exit).toBe(3)
    expect(server.switches()).toHaveLength(1)

    const resolved = await mine.run(['outbox', 'resolve', submission.id, '--received', 'CASE-77'])
    expect(resolved.exit, resolved.stderr).toBe(0)
    expect(only(Printed, resolved)).toMatchObject({
      id: submission.id,
      state: 'accepted',
      remoteIds: { caseID: 'CASE-77' },
    })
    expect((await mine.run(['outbox', 'resolve', submission.id, '--resend'])).exit).toBe(1)

    const again = await mine.run(order, json(tenantSwitch()))
    expect(again.exit).toBe(1)
    const [duplicate, ...others] = only(Refused, again).errors
    expect([duplicate?.path, others]).toEqual(['property.mprn', []])
    expect(duplicate?.message).toContain(submission.id)
    expect(server.switches()).toHaveLength(1)

    const meant = await mine.run(
      [...order, '--allow-duplicate', 'the first was for the wrong flat'],
      json(tenantSwitch()),
    )
    expect([meant.exit, server.switches().length]).toEqual([3, 2])
  })

  test('nobody there: it waits, exit 5, and goes out once when they are back', async () => {
    const gone = await recorder()
    await gone.close()
    const mine = await profile()
    const id = await addConnection(mine, gone)
    const sent = await mine.run(
      ['send', 'tenant-switch', '--file', '-', '--connection', id, '--wait', '0'],
      json(tenantSwitch()),
    )
    expect([sent.exit, only(Printed, sent).state]).toEqual([5, 'waiting'])
    expect((await mine.run(['connections', 'remove', id])).exit, 'something of it is waiting').toBe(1)

    const back = await recorder('answer', gone.port)
    const run = await mine.run(['outbox', 'run', '--wait', '60'])
    expect(run.exit, run.stderr).toBe(0)
    expect(only(Printed, run).state).toBe('accepted')
    expect(back.switches()).toHaveLength(1)
  })

  test('a stand-in that fails on purpose: exit 3 for a 500, 1 for a 400 with its fields', async () => {
    const faults = join(await folder(), 'faults.json')
    const path = '17.0/app/utilityswitching/switches'
    const modelState = { 'newSwitch.Property.Mprn': ['This MPRN is not known.'] }
    const list = [
      { path, do: 'status', status: 400, body: json({ message: 'The request is invalid.', modelState }) },
      { path, do: 'status' },
    ]
    await writeFile(faults, json(list))
    const { line } = await served(['practice', '--faults', faults])
    const server = v.parse(
      v.object({
        url: v.string(),
        credentials: v.object({ acquaint: v.object({ sitePrefix: v.string(), appPassword: v.string() }) }),
      }),
      JSON.parse(line),
    )
    const mine = await profile()
    const id = await addConnection(mine, { url: server.url, credentials: server.credentials.acquaint })
    const order = ['send', 'tenant-switch', '--file', '-', '--connection', id]
    const rejected = await mine.run(order, json(tenantSwitch()))
    const submission = only(Printed, rejected)
    expect([rejected.exit, submission.state]).toEqual([1, 'rejected'])
    expect(submission.errors.map(({ path, from }) => [path, from])).toEqual([['property.mprn', 'service']])
    expect(rejected.stderr).toContain('property.mprn: ')
    const unknown = await mine.run(order, json(tenantSwitch()))
    expect([unknown.exit, only(Printed, unknown).state]).toEqual([3, 'unconfirmed'])
  })

  test('health data goes out with its recorded basis only', async () => {
    const server = await recorder()
    const mine = await profile()
    const id = await addConnection(mine, server)
    const here = await folder()
    const consent = {
      basis: 'explicit-consent',
      wording: 'v1',
      givenBy: 'the tenant',
      how: 'by telephone',
      at: '2026-11-20T10:30',
      scope: ['record', 'share'],
    }
    const { at: _, ...lacking } = consent
    await writeFile(join(here, 'good.json'), json(consent))
    await writeFile(join(here, 'lacking.json'), json(lacking))
    const body = tenantSwitch()
    const stdin = json({ ...body, tenant: { ...body.tenant, criticalCare: true } })
    const order = ['send', 'tenant-switch', '--file', '-', '--connection', id]
    const without = await mine.run(order, stdin)
    expect([without.exit, only(Refused, without).errors.length]).toEqual([1, 1])
    const wrong = await mine.run([...order, '--consent', join(here, 'lacking.json')], stdin)
    expect([wrong.exit, wrong.stdout]).toEqual([2, ''])
    expect(wrong.stderr).toMatch(/^consent\.at: [^\n]*\n$/)
    expect(server.switches()).toHaveLength(0)
    const sent = await mine.run([...order, '--consent', join(here, 'good.json')], stdin)
    expect(only(Printed, sent).state).toBe('accepted')
    expect(server.switches()[0]?.body).toMatch(/"criticalCare": ?true/)
  })
})
