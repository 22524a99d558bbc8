import { expect, test } from 'vitest'
import * as v from 'valibot'
import { openApp } from '#core/app.ts'
import { Secret } from '#core/vault/secret.ts'
// As the processes have it that make the profile.
import '../support/quick-scrypt.mjs'
import { recorder } from './cli-recorder.ts'
import { addConnection, cli, only, PASSPHRASE, Printed, profile, Refused } from './cli-run.ts'

test.each(['landlord-switch', 'purchaser-switch'] as const)(
  'the example of a %s is taken in practice, and its schema has what is required',
  async (kind) => {
    const example = await cli(['example', kind])
    const sent = await cli(['send', kind, '--file', '-', '--practice', '--json'], example.stdout)
    expect(sent.exit, sent.stderr).toBe(0)
    expect(only(Printed, sent)).toMatchObject({ kind, state: 'accepted', errors: [] })
    const schema = only(v.object({ required: v.array(v.string()) }), await cli(['schema', kind, '--json']))
    expect(schema.required).toContain(kind === 'landlord-switch' ? 'billTo' : 'purchaser')
  },
)

test('a landlord switch waits for the name of who is billed, and is sent as XML once somebody confirmed it', async () => {
  const server = await recorder()
  const mine = await profile()
  const id = await addConnection(mine, server, '--format', 'xml')
  const { stdout: body } = await cli(['example', 'landlord-switch'])
  const order = ['send', 'landlord-switch', '--file', '-', '--connection', id]

  const refused = await mine.run(order, body)
  expect(refused.exit).toBe(1)
  expect(only(Refused, refused).errors).toMatchObject([{ path: 'billTo', code: 'HO-SWITCH-XML-NAME' }])
  const preview = await mine.run(['preview', 'landlord-switch', '--file', '-', '--connection', id], body)
  expect(preview.exit).toBe(1)
  expect(server.received).toEqual([])

  await confirmBillTo(mine.path, id, 'ToTheLandlord')
  const sent = await mine.run(order, body)
  expect(sent.exit, sent.stderr).toBe(0)
  expect(only(Printed, sent)).toMatchObject({ state: 'accepted', remoteIds: { switchOverID: 'S0' } })
  const request = server.received.at(-1)
  expect(request?.path).toBe('/17.0/app/utilityswitching/switches/landlord')
  expect(request?.body).toMatch(/^<NewLandlordSwitch xmlns:xsd=/)
  expect(request?.body).toContain('<BillTo>ToTheLandlord</BillTo>')
})

/** As on the connection's page: the number that is there gets its name in XML. */
async function confirmBillTo(folder: string, id: string, xmlName: string): Promise<void> {
  const app = await openApp({
    host: 'cli',
    folder,
    practice: false,
    sends: false,
    vault: null,
    passphrase: Secret.of(PASSPHRASE),
    version: 'test',
  })
  const found = (await app.client.connections.list()).find((one) => one.id === id)
  if (found === undefined) throw new Error('The connection is not there.')
  const { codes } = found
  const billTo = codes.billTo.map((row) => ({ ...row, xmlName, confirmed: true }))
  await app.client.connections.saveCodes({ id, codes: { ...codes, billTo } })
  await app.close()
}
