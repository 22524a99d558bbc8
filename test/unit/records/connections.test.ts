import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { InvalidInputError, NotFoundError, NotNowError } from '#core/refusal.ts'
import {
  addConnection,
  changeConnection,
  getConnection,
  listConnections,
  noteAnswer,
  putPracticeConnection,
  removeConnection,
  replaceSecret,
  saveCodes,
  secretName,
  setSignIn,
} from '#core/records/connections.ts'
import { saveDraft } from '#core/records/drafts.ts'
import { openAudit } from '#core/records/audit.ts'
import { noLog } from '#core/log.ts'
import { openPracticeVault } from '#core/vault/practice-vault.ts'
import { Secret } from '#core/vault/secret.ts'
import type { Vault } from '#core/vault/vault.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import type { SubmissionState } from '#shared/domain/submission.ts'
import { temporaryFolder, temporaryStore } from '#test/support/store.ts'

const wanted = {
  provider: 'acquaint',
  label: ' Head office ',
  baseUrl: 'https://api.example.com/v1',
  format: 'json',
} as const
const secret = Secret.of('{"sitePrefix":"ABCD","appPassword":"marker-password"}')

async function keepers() {
  const store = await temporaryStore()
  const vault: Vault = openPracticeVault(temporaryFolder())
  return { store, vault, audit: openAudit({ store, vault, key: Secret.of('0'.repeat(64)), log: noLog }) }
}

async function audited(store: Awaited<ReturnType<typeof temporaryStore>>) {
  return store.queries.selectFrom('audit').select(['event', 'subject']).orderBy('number').execute()
}

const secretOf = async (vault: Vault, id: string): Promise<string | undefined> =>
  (await vault.read(secretName(id)))?.reveal()

async function putSubmission(
  store: Awaited<ReturnType<typeof temporaryStore>>,
  connectionId: string,
  state: SubmissionState,
) {
  const now = new Date().toISOString()
  await store.queries
    .insertInto('submissions')
    .values({
      id: 'SUBM000001',
      number: 1,
      kind: 'tenant-switch',
      connection_id: connectionId,
      connection_label: '',
      state,
      title: '',
      home_key: '',
      person_key: '',
      duplicate_reason: null,
      method: 'POST',
      path: '',
      content_type: '',
      accept: '',
      answers: null,
      consent: null,
      view: '[]',
      warnings: '[]',
      errors: '[]',
      remote_ids: '{}',
      attempts: 0,
      fence: null,
      attempt_code: null,
      attempt_detail: null,
      created_at: now,
      updated_at: now,
      sent_at: null,
      next_try_at: null,
      set_aside: 0,
    })
    .execute()
}

describe('a new connection', () => {
  test('is kept with its secret in the vault, and the proven codes', async () => {
    const both = await keepers()
    const added = await addConnection(both, wanted, secret)
    expect(added).toMatchObject({
      provider: 'acquaint',
      label: 'Head office',
      baseUrl: 'https://api.example.com/v1/',
      format: 'json',
      secret: { stored: true },
      signIn: 'untried',
      lastAnswer: null,
      codes: documentedCodes(),
      practice: false,
    })
    expect(added.id).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    expect(await getConnection(both.store.queries, added.id)).toEqual(added)
    expect(await listConnections(both.store.queries)).toEqual([added])
    expect(await secretOf(both.vault, added.id)).toBe(secret.reveal())
    const rows = JSON.stringify(await both.store.queries.selectFrom('connections').selectAll().execute())
    expect(rows + JSON.stringify(added)).not.toContain('marker-password')
    expect(readFileSync(both.store.file, 'latin1')).not.toContain('marker-password')
  })

  test('without a label is called after its service', async () => {
    expect(await addConnection(await keepers(), { ...wanted, label: '  ' }, secret)).toMatchObject({
      label: 'Acquaint',
    })
  })

  test('is not kept when the vault does not take its secret', async () => {
    const { store, vault, audit } = await keepers()
    const refusing: Vault = { ...bound(vault), write: () => Promise.reject(new Error('locked')) }
    await expect(addConnection({ store, audit, vault: refusing }, wanted, secret)).rejects.toThrow('locked')
    expect(await listConnections(store.queries)).toEqual([])
  })

  test('leaves no secret behind when the store does not take it', async () => {
    const { store, vault, audit } = await keepers()
    const names: string[] = []
    const watching: Vault = {
      ...bound(vault),
      write: (name, value) => {
        names.push(name)
        return vault.write(name, value)
      },
    }
    store.close()
    await expect(addConnection({ store, audit, vault: watching }, wanted, secret)).rejects.toThrow('not open')
    expect(names).toHaveLength(1)
    for (const name of names) expect(await vault.read(name)).toBeNull()
  })

  test('refuses a secret that no keychain can hold', async () => {
    const both = await keepers()
    const adding = addConnection(both, wanted, Secret.of('x'.repeat(2561)))
    await expect(adding).rejects.toMatchObject({ issues: [{ path: 'secret' }] })
    expect(await listConnections(both.store.queries)).toEqual([])
  })
})

test('what is done to a connection stands in the audit log', async () => {
  const all = await keepers()
  const { id } = await addConnection(all, wanted, secret)
  await replaceSecret(all, id, secret)
  await removeConnection(all, id)
  expect(await audited(all.store)).toEqual([
    { event: 'connection-added', subject: id },
    { event: 'secret-replaced', subject: id },
    { event: 'connection-removed', subject: id },
  ])
})

function bound(vault: Vault): Vault {
  return {
    kind: vault.kind,
    read: (name) => vault.read(name),
    write: (name, value) => vault.write(name, value),
    remove: (name) => vault.remove(name),
  }
}

describe('the address', () => {
  test.each([
    ['https://api.example.com', 'https://api.example.com/'],
    ['  HTTPS://API.example.com:443/Base//', 'https://api.example.com/Base//'],
    ['https://api.example.com/a/b', 'https://api.example.com/a/b/'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['http://[::1]:8080/x', 'http://[::1]:8080/x/'],
    ['http://localhost/', 'http://localhost/'],
  ])('%s is kept as %s', async (baseUrl, kept) => {
    expect((await addConnection(await keepers(), { ...wanted, baseUrl }, secret)).baseUrl).toBe(kept)
  })

  test.each([
    ['', 'Enter the address'],
    ['api.example.com', 'not a web address'],
    ['https://', 'not a web address'],
    ['ftp://api.example.com', 'begin with https://'],
    ['file:///etc/passwd', 'begin with https://'],
    ['javascript:alert(1)', 'begin with https://'],
    ['http://api.example.com', 'over http anyone'],
    ['http://127.0.0.1.example.com', 'over http anyone'],
    ['http://localhost.example.com', 'over http anyone'],
    ['http://192.168.1.5', 'over http anyone'],
    ['https://user@api.example.com', 'user name and password'],
    ['https://user:marker@api.example.com', 'user name and password'],
    ['https://api.example.com/?key=1', 'question mark'],
    ['https://api.example.com/?', 'question mark'],
    ['https://api.example.com/#top', 'Leave out the #'],
  ])('%s is refused, and the message does not repeat it', async (baseUrl, says) => {
    const both = await keepers()
    const error: unknown = await addConnection(both, { ...wanted, baseUrl }, secret).catch(
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(InvalidInputError)
    expect(error).toMatchObject({
      issues: [{ path: 'baseUrl', message: expect.stringContaining(says) as string }],
    })
    expect(String(error)).not.toContain('marker')
    expect(await listConnections(both.store.queries)).toEqual([])
  })
})

describe('a change', () => {
  const before = async () => {
    const both = await keepers()
    const { id } = await addConnection(both, wanted, secret)
    await setSignIn(both.store.queries, id, 'refused')
    await noteAnswer(both.store.queries, id, {
      at: '2026-11-22T10:00:00.000Z',
      ok: false,
      code: 'HO-ACQ-401',
      message: 'No.',
    })
    return { both, id }
  }

  test('of label, path and format keeps the secret', async () => {
    const { both, id } = await before()
    const change = { id, label: 'Branch', baseUrl: 'https://API.example.com:443/v2', format: 'xml' } as const
    expect(await changeConnection(both, change)).toMatchObject({
      label: 'Branch',
      baseUrl: 'https://api.example.com/v2/',
      format: 'xml',
      secret: { stored: true },
      signIn: 'refused',
      lastAnswer: { code: 'HO-ACQ-401' },
    })
    expect(await secretOf(both.vault, id)).toBe(secret.reveal())
  })

  test.each([
    'https://api.example.org/v1',
    'https://api.example.com:8443/v1',
    'http://localhost/v1',
    'https://www.api.example.com/v1',
  ])('of the origin to %s deletes the secret', async (baseUrl) => {
    const { both, id } = await before()
    expect(await changeConnection(both, { id, label: 'x', baseUrl, format: 'json' })).toMatchObject({
      secret: { stored: false, since: null },
      signIn: 'untried',
      lastAnswer: null,
    })
    expect(await both.vault.read(secretName(id))).toBeNull()
  })

  test('of the origin does not happen when the secret cannot be deleted', async () => {
    const { both, id } = await before()
    const refusing: Vault = { ...bound(both.vault), remove: () => Promise.reject(new Error('locked')) }
    const change = { id, label: 'x', baseUrl: 'https://other.example.com', format: 'json' } as const
    await expect(changeConnection({ ...both, vault: refusing }, change)).rejects.toThrow('locked')
    expect(await getConnection(both.store.queries, id)).toMatchObject({
      baseUrl: 'https://api.example.com/v1/',
    })
  })

  test('of the secret makes it untried', async () => {
    const { both, id } = await before()
    expect(
      await replaceSecret(both, id, Secret.of('{"sitePrefix":"ABCD","appPassword":"new"}')),
    ).toMatchObject({
      secret: { stored: true },
      signIn: 'untried',
    })
    expect(await secretOf(both.vault, id)).toBe('{"sitePrefix":"ABCD","appPassword":"new"}')
  })

  test('of what is not there is refused, and keeps no secret', async () => {
    const { both } = await before()
    const { store, vault } = both
    await expect(getConnection(store.queries, 'NONE')).rejects.toThrow(NotFoundError)
    await expect(replaceSecret(both, 'NONE', secret)).rejects.toThrow(NotFoundError)
    expect(await vault.read(secretName('NONE'))).toBeNull()
    await expect(saveCodes(store, 'NONE', documentedCodes())).rejects.toThrow(NotFoundError)
    await expect(setSignIn(store.queries, 'NONE', 'ok')).rejects.toThrow(NotFoundError)
    await expect(removeConnection(both, 'NONE')).rejects.toThrow(NotFoundError)
    await expect(changeConnection(both, { ...wanted, id: 'NONE' })).rejects.toThrow(NotFoundError)
  })
})

describe('codes', () => {
  const row = { xmlName: null, meaning: '', label: 'x', source: 'entered', confirmed: true } as const

  test('are kept', async () => {
    const both = await keepers()
    const { id } = await addConnection(both, wanted, secret)
    const codes = {
      ...documentedCodes(),
      title: [
        { ...row, number: 1 },
        { ...row, number: 2 },
      ],
    }
    expect((await saveCodes(both.store, id, codes)).codes).toEqual(codes)
  })

  test.each([
    ['number', { number: 1 }, 'switchType.1.number'],
    ['XML name', { number: 2, xmlName: 'DualFuel' }, 'switchType.1.xmlName'],
    ['meaning', { number: 2, meaning: 'electricity-and-gas' }, 'switchType.1.meaning'],
  ])('with a repeated %s are refused by field', async (_, part, path) => {
    const both = await keepers()
    const { id } = await addConnection(both, wanted, secret)
    const codes = documentedCodes()
    codes.switchType.push({ ...row, ...part })
    await expect(saveCodes(both.store, id, codes)).rejects.toMatchObject({
      issues: [{ path: `codes.${path}` }],
    })
    expect((await getConnection(both.store.queries, id)).codes).toEqual(documentedCodes())
  })
})

describe('removing', () => {
  test.each(['queued', 'waiting', 'sending', 'unconfirmed'] as const)(
    'waits for a submission that is %s',
    async (state) => {
      const both = await keepers()
      const { id } = await addConnection(both, wanted, secret)
      await putSubmission(both.store, id, state)
      await expect(removeConnection(both, id)).rejects.toThrow(NotNowError)
      expect(await getConnection(both.store.queries, id)).toMatchObject({ secret: { stored: true } })
      expect(await secretOf(both.vault, id)).toBe(secret.reveal())
    },
  )

  test.each(['accepted', 'rejected', 'cancelled'] as const)(
    'is done beside one that is %s',
    async (state) => {
      const both = await keepers()
      const { id } = await addConnection(both, wanted, secret)
      await putSubmission(both.store, id, state)
      await removeConnection(both, id)
      expect(await listConnections(both.store.queries)).toEqual([])
      expect(await both.vault.read(secretName(id))).toBeNull()
    },
  )

  test('leaves its drafts without a connection, and other connections alone', async () => {
    const both = await keepers()
    const { id } = await addConnection(both, wanted, secret)
    const other = await addConnection(both, wanted, secret)
    const draft = { id: null, kind: 'tenant-switch', step: 'home', answers: {}, blocked: null } as const
    await saveDraft(both.store, { ...draft, connectionId: id })
    await saveDraft(both.store, { ...draft, connectionId: other.id })
    await removeConnection(both, id)
    const drafts = await both.store.queries
      .selectFrom('drafts')
      .select('connection_id')
      .orderBy('connection_id')
      .execute()
    expect(drafts).toEqual([{ connection_id: null }, { connection_id: other.id }])
    expect(await listConnections(both.store.queries)).toEqual([other])
    expect(await secretOf(both.vault, other.id)).toBe(secret.reveal())
  })

  test('when the vault fails leaves it there without its secret, to be removed again', async () => {
    const both = await keepers()
    const { id } = await addConnection(both, wanted, secret)
    const refusing: Vault = { ...bound(both.vault), remove: () => Promise.reject(new Error('locked')) }
    await expect(removeConnection({ ...both, vault: refusing }, id)).rejects.toThrow('locked')
    expect(await getConnection(both.store.queries, id)).toMatchObject({ secret: { stored: false } })
    await removeConnection(both, id)
    expect(await listConnections(both.store.queries)).toEqual([])
  })
})

describe('the practice connection', () => {
  const practice = {
    id: 'practice-acquaint',
    provider: 'acquaint' as const,
    baseUrl: 'http://127.0.0.1:4000/',
    credentials: { sitePrefix: 'PRAC', appPassword: 'one' },
    codes: documentedCodes(),
    label: 'Acquaint (practice)',
  }

  test('is made once and follows its server to another port', async () => {
    const { store, vault, audit } = await keepers()
    const made = await putPracticeConnection(store, vault, practice)
    expect(made).toMatchObject({ practice: true, format: 'json', secret: { stored: true } })
    await changeConnection(
      { store, vault, audit },
      { id: made.id, label: 'x', baseUrl: practice.baseUrl, format: 'xml' },
    )
    const moved = await putPracticeConnection(store, vault, {
      ...practice,
      baseUrl: 'http://127.0.0.1:4001/',
      credentials: { sitePrefix: 'PRAC', appPassword: 'two' },
    })
    expect(moved).toMatchObject({
      id: 'practice-acquaint',
      baseUrl: 'http://127.0.0.1:4001/',
      format: 'xml',
      label: practice.label,
    })
    expect(await listConnections(store.queries)).toEqual([moved])
    expect(await secretOf(vault, 'practice-acquaint')).toBe('{"sitePrefix":"PRAC","appPassword":"two"}')
  })

  test('cannot be pointed at another address', async () => {
    const { store, vault, audit } = await keepers()
    await putPracticeConnection(store, vault, practice)
    const change = {
      id: practice.id,
      label: 'x',
      baseUrl: 'https://api.example.com/',
      format: 'json',
    } as const
    await expect(changeConnection({ store, vault, audit }, change)).rejects.toMatchObject({
      code: 'HO-CONN-PRACTICE',
    })
  })
})
