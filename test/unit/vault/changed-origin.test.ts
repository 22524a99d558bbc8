import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openPassphraseVault } from '#core/vault/passphrase-vault.ts'
import { Secret } from '#core/vault/secret.ts'
import { openKeyringSession } from '#test/support/keyring-session.ts'
import { inhabit, noSecretService, type Inhabitant, type Step } from '#test/support/secret-service.ts'
import { temporaryFolder } from '#test/support/store.ts'

const PASSPHRASE = 'correct horse battery'
const OLD = 'https://acquaint.example.com/'
const NEW = 'https://elsewhere.example.com/'
const slow = { timeout: 120_000 }
const secret = { sitePrefix: 'ABCD', appPassword: 'hush-hush' }
const list: Step = { do: 'call', procedure: 'connections.list' }

const call = (procedure: string, input: unknown): Step => ({ do: 'call', procedure, input })

async function added({ take }: Inhabitant): Promise<string> {
  const wanted = { provider: 'acquaint', label: 'Agency', baseUrl: OLD, format: 'json', secret }
  const { answer } = await take(call('connections.add', wanted))
  return (answer as { id: string }).id
}

/** What must hold in every vault. `isThere` looks for the secret's item in the vault itself. */
async function expectSecretStaysWithItsOrigin(
  inhabitant: Inhabitant,
  isThere: (id: string) => Promise<boolean>,
  sql: (statement: string) => Step,
): Promise<void> {
  const { take, takeAll } = inhabitant
  const id = await added(inhabitant)
  const to = (baseUrl: string) => call('connections.change', { id, label: '', baseUrl, format: 'json' })
  const stands = (baseUrl: string, stored: boolean) => [{ baseUrl, secret: { stored } }]

  // The same service at another path keeps it.
  expect((await take(to(`${OLD}17.0/`))).answer).toMatchObject({ secret: { stored: true } })
  expect(await isThere(id)).toBe(true)

  // A store that fails half way: the secret is gone already, and the address is still its own.
  await take(
    sql(`CREATE TRIGGER broken BEFORE UPDATE ON connections BEGIN SELECT RAISE(ABORT, 'broken'); END`),
  )
  expect(await takeAll([to(NEW)])).toEqual(['INTERNAL'])
  expect(await isThere(id)).toBe(false)
  expect((await take(list)).answer).toMatchObject(stands(`${OLD}17.0/`, true))
  expect(await takeAll([call('connections.test', { id })])).toEqual(['HO-CONN-NO-SECRET'])
  await take(sql('DROP TRIGGER broken'))

  await take(call('connections.replaceSecret', { id, secret }))
  expect(await isThere(id)).toBe(true)
  expect((await take(to(NEW))).answer).toMatchObject(stands(NEW, false)[0] ?? {})
  expect(await isThere(id)).toBe(false)
  expect(await takeAll([call('connections.test', { id })])).toEqual(['HO-CONN-NO-SECRET'])

  expect((await take(call('connections.replaceSecret', { id, secret }))).answer).toMatchObject({
    baseUrl: NEW,
    secret: { stored: true },
  })
  expect(await isThere(id)).toBe(true)
}

describe('a connection whose address goes to another origin loses its secret', () => {
  test.skipIf(noSecretService())('from a real keychain, unless that is locked', slow, async () => {
    const session = await openKeyringSession('unlocked')
    const folder = join(temporaryFolder(), 'handover')
    const inhabitant = inhabit(session.env)
    await inhabitant.take({ do: 'open', folder, vault: 'os' })
    // Three keys of the profile; the audit log's anchor is written at the end.
    const isThere = async () => (await session.count()) === 4
    await expectSecretStaysWithItsOrigin(inhabitant, isThere, (statement) => ({
      do: 'sql',
      folder,
      sql: statement,
    }))

    const [connection] = (await inhabitant.take(list)).answer as [{ id: string }]
    const back = call('connections.change', { id: connection.id, label: '', baseUrl: OLD, format: 'json' })
    await session.lock()
    expect(await inhabitant.takeAll([back])).toEqual(['HO-VAULT-LOCKED'])
    await session.unlock()
    expect((await inhabitant.take(list)).answer).toMatchObject([{ baseUrl: NEW, secret: { stored: true } }])
    expect(await isThere()).toBe(true)
  })

  test('from a vault under a passphrase', slow, async () => {
    const folder = join(temporaryFolder(), 'handover')
    const inhabitant = inhabit(process.env)
    await inhabitant.take({ do: 'open', folder, vault: 'passphrase', passphrase: PASSPHRASE })
    const vault = await openPassphraseVault(folder, Secret.of(PASSPHRASE))
    await expectSecretStaysWithItsOrigin(
      inhabitant,
      async (id) => (await vault.read(`connection-${id}`)) !== null,
      (statement) => ({ do: 'sql', folder, passphrase: PASSPHRASE, sql: statement }),
    )
  })
})
