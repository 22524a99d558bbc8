import { describe, expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { openAudit } from '#core/records/audit.ts'
import { defaultAuthUrl } from '#shared/domain/ctrl-hub-addresses.ts'
import {
  addConnection,
  changeConnection,
  chooseOrganisation,
  replaceSecret,
  saveResources,
  secretName,
} from '#core/records/connections.ts'
import { openPracticeVault } from '#core/vault/practice-vault.ts'
import { Secret } from '#core/vault/secret.ts'
import { resourceOf } from '#shared/domain/resources.ts'
import { temporaryFolder, temporaryStore } from '#test/support/store.ts'

const KEY = Secret.of('{"clientId":"key-1","clientSecret":"hush"}')
const PERSON = Secret.of('{"email":"niamh@example.com","password":"hush"}')
const ACQUAINT = Secret.of('{"sitePrefix":"ABCD","appPassword":"hush"}')
const wanted = {
  provider: 'ctrl-hub',
  label: '',
  baseUrl: 'https://hub.example.com/api',
  format: 'json',
} as const

async function keepers() {
  const store = await temporaryStore()
  const vault = openPracticeVault(temporaryFolder())
  return { store, vault, audit: openAudit({ store, vault, key: Secret.of('0'.repeat(64)), log: noLog }) }
}

describe('a connection to Ctrl Hub', () => {
  test('signs in at its own address unless another is given, and knows which log-in it has', async () => {
    const both = await keepers()
    expect(await addConnection(both, wanted, KEY)).toMatchObject({
      label: 'Ctrl Hub',
      baseUrl: 'https://hub.example.com/api/',
      authUrl: 'https://hub.example.com/api/',
      signInWith: 'service-account',
      organisation: null,
      resources: {},
    })
    const elsewhere = {
      ...wanted,
      authUrl: 'https://auth.example.com',
      organisation: { id: 'o1', label: 'Ours' },
    }
    expect(await addConnection(both, elsewhere, PERSON)).toMatchObject({
      authUrl: 'https://auth.example.com/',
      signInWith: 'user-session',
      organisation: { id: 'o1', label: 'Ours' },
    })
  })

  test.each([
    ['https://api.ctrl-hub.com/', 'https://auth.ctrl-hub.com/'],
    ['https://api.ctrl-hub.dev/', 'https://auth.ctrl-hub.dev/'],
    ['https://api.ctrl-hub.example/', 'https://api.ctrl-hub.example/'],
    ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000/'],
  ])('%s signs in at %s', (base, auth) => {
    expect(defaultAuthUrl(base)).toBe(auth)
  })

  test('an address to sign in at is held to the rules of addresses, under its own name', async () => {
    const both = await keepers()
    for (const authUrl of ['http://auth.example.com/', 'https://me:pw@auth.example.com/', 'auth'])
      await expect(addConnection(both, { ...wanted, authUrl }, KEY)).rejects.toMatchObject({
        issues: [{ path: 'authUrl' }],
      })
  })

  test('takes only a secret of its own kind; so does Acquaint', async () => {
    const both = await keepers()
    await expect(addConnection(both, wanted, ACQUAINT)).rejects.toMatchObject({
      issues: [{ path: 'secret' }],
    })
    const acquaint = { ...wanted, provider: 'acquaint' } as const
    await expect(addConnection(both, acquaint, KEY)).rejects.toMatchObject({ issues: [{ path: 'secret' }] })
    const { id } = await addConnection(both, acquaint, ACQUAINT)
    await expect(replaceSecret(both, id, PERSON)).rejects.toMatchObject({ issues: [{ path: 'secret' }] })
    expect((await both.vault.read(secretName(id)))?.reveal()).toBe(ACQUAINT.reveal())
  })

  test('another log-in may take the place of the one that is stored', async () => {
    const both = await keepers()
    const { id } = await addConnection(both, wanted, KEY)
    expect(await replaceSecret(both, id, PERSON)).toMatchObject({
      signInWith: 'user-session',
      signIn: 'untried',
    })
  })

  test.each([
    ['the address', { baseUrl: 'https://other.example.com/', authUrl: 'https://auth.example.com/' }, true],
    [
      'the address to sign in at',
      { baseUrl: 'https://hub.example.com/', authUrl: 'https://other.example.com/' },
      true,
    ],
    [
      'only a path',
      { baseUrl: 'https://hub.example.com/v9/', authUrl: 'https://auth.example.com/x/' },
      false,
    ],
  ])('a change of %s deletes its secret: %o', async (_what, change, deletes) => {
    const both = await keepers()
    const { id } = await addConnection(both, { ...wanted, authUrl: 'https://auth.example.com/' }, KEY)
    const changed = await changeConnection(both, { id, label: 'x', format: 'json', ...change })
    expect(changed.secret.stored).toBe(!deletes)
    expect(changed.signInWith).toBe(deletes ? null : 'service-account')
    expect((await both.vault.read(secretName(id))) === null).toBe(deletes)
  })

  test('works for the organisation that is chosen', async () => {
    const both = await keepers()
    const { id } = await addConnection(both, wanted, KEY)
    const organisation = { id: 'o2', label: 'Tynebridge' }
    expect(await chooseOrganisation(both.store, id, organisation)).toMatchObject({ organisation })
    await expect(chooseOrganisation(both.store, 'NONE', organisation)).rejects.toThrow('NONE')
  })

  test('has paths and types of its own where it was told so, and ours again when they are put back', async () => {
    const both = await keepers()
    const { id } = await addConnection(both, wanted, KEY)
    const { resources } = await saveResources(both.store, id, {
      meter: { type: 'supply-meters', path: 'v3/meters' },
      contact: { path: 'v4/orgs/{org}/contacts' },
    })
    expect(resources).toEqual({
      meter: { type: 'supply-meters' },
      contact: { path: 'v4/orgs/{org}/contacts' },
    })
    expect(resourceOf(resources, 'meter')).toEqual({ path: 'v3/meters', type: 'supply-meters' })
    expect(resourceOf(resources, 'psr-record')).toEqual({ path: 'v3/psrs', type: 'psrs' })
    expect((await saveResources(both.store, id, { meter: { type: 'meters' } })).resources).toEqual({})
  })

  test.each([
    [{ contact: { path: 'v4/contacts' } }, 'resources.contact.path'],
    [{ meter: { path: 'v3/orgs/{org}/meters' } }, 'resources.meter.path'],
  ])('a path keeps its place for the organisation: %j', async (resources, path) => {
    const both = await keepers()
    const { id } = await addConnection(both, wanted, KEY)
    await expect(saveResources(both.store, id, resources)).rejects.toMatchObject({ issues: [{ path }] })
  })
})
