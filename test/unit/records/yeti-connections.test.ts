import { expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { createOutbox } from '#core/outbox/outbox.ts'
import { jobOf } from '#core/providers/jobs.ts'
import { openAudit } from '#core/records/audit.ts'
import {
  addConnection,
  changeConnection,
  replaceSecret,
  secretName,
  setSignIn,
} from '#core/records/connections.ts'
import { openPracticeVault } from '#core/vault/practice-vault.ts'
import { Secret } from '#core/vault/secret.ts'
import { outboxDeps } from '#test/support/outbox.ts'
import { temporaryFolder, temporaryStore } from '#test/support/store.ts'

const ADMIN = Secret.of('{"username":"handover","password":"hush"}')
const wanted = {
  provider: 'yeti',
  label: '',
  baseUrl: 'https://yeti.example.com',
  format: 'json',
} as const

async function keepers() {
  const store = await temporaryStore()
  const vault = openPracticeVault(temporaryFolder())
  return { store, vault, audit: openAudit({ store, vault, key: Secret.of('0'.repeat(64)), log: noLog }) }
}

test('a connection to Yeti has one address, one log-in and no organisation', async () => {
  expect(
    await addConnection(await keepers(), { ...wanted, authUrl: 'https://x.example.com/' }, ADMIN),
  ).toMatchObject({
    provider: 'yeti',
    label: 'Yeti',
    baseUrl: 'https://yeti.example.com/',
    authUrl: null,
    signInWith: null,
    organisation: null,
    signIn: 'untried',
  })
})

test.each([
  '{"clientId":"key-1","clientSecret":"hush"}',
  '{"email":"niamh@example.com","password":"hush"}',
  '{"sitePrefix":"ABCD","appPassword":"hush"}',
  '{"username":"handover"}',
  '{"username":"handover","password":"hush","token":"x"}',
])('it does not take the secret %s', async (text) => {
  const both = await keepers()
  const refused = { issues: [{ path: 'secret', message: 'These are not sign-in details for Yeti.' }] }
  await expect(addConnection(both, wanted, Secret.of(text))).rejects.toMatchObject(refused)
  const { id } = await addConnection(both, wanted, ADMIN)
  await expect(replaceSecret(both, id, Secret.of(text))).rejects.toMatchObject(refused)
  expect((await both.vault.read(secretName(id)))?.reveal()).toBe(ADMIN.reveal())
})

test('the others do not take its secret', async () => {
  const both = await keepers()
  for (const provider of ['acquaint', 'ctrl-hub'] as const)
    await expect(addConnection(both, { ...wanted, provider }, ADMIN)).rejects.toMatchObject({
      issues: [{ path: 'secret' }],
    })
})

test('another origin deletes its secret; another path does not', async () => {
  const both = await keepers()
  const { id } = await addConnection(both, wanted, ADMIN)
  const change = { id, label: 'x', format: 'json' } as const
  const deeper = await changeConnection(both, { ...change, baseUrl: 'https://yeti.example.com/admin/' })
  expect(deeper.secret.stored).toBe(true)
  const away = await changeConnection(both, { ...change, baseUrl: 'https://billing.example.com/' })
  expect(away.secret.stored).toBe(false)
  expect(await both.vault.read(secretName(id))).toBe(null)
})

test.each([
  'https://yeti.example.com/api/rest/admin',
  'https://yeti.example.com/api/rest/admin/',
  'https://yeti.example.com/',
])('%s is the same address: each request brings the path of the API along', async (baseUrl) => {
  expect(await addConnection(await keepers(), { ...wanted, baseUrl }, ADMIN)).toMatchObject({
    baseUrl: 'https://yeti.example.com/',
  })
})

test('one that works keeps its address while something waits there: the ids would be others’ elsewhere', async () => {
  const both = await keepers()
  const { id } = await addConnection(both, wanted, ADMIN)
  const { outcome } = await queueService(both.store, id)
  expect(outcome).toBe('queued')
  const change = { id, label: 'x', format: 'json' } as const
  // Before anything was answered there, the address may have been mistyped.
  await changeConnection(both, { ...change, baseUrl: 'https://yeti.example.com/a/' })
  await setSignIn(both.store.queries, id, 'ok')
  await expect(
    changeConnection(both, { ...change, baseUrl: 'https://yeti.example.com/b/' }),
  ).rejects.toMatchObject({ code: 'HO-CONN-IN-USE' })
  expect(
    await changeConnection(both, { ...change, label: 'Ours', baseUrl: 'https://yeti.example.com/a/' }),
  ).toMatchObject({ label: 'Ours' })
})

async function queueService(store: Awaited<ReturnType<typeof temporaryStore>>, connectionId: string) {
  const unused = { name: 'yeti', send: never, test: never, forget: () => undefined } as const
  const outbox = createOutbox(outboxDeps(store, unused, { jobs: jobOf }))
  return outbox.create({
    ...{ kind: 'service', connectionId, body: jobOf('service').example(), consent: null },
    ...{ allowDuplicate: null, draftId: null, answers: null },
  })
}

const never = () => Promise.reject(new Error('Not used here.'))
