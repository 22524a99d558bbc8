import { randomBytes } from 'node:crypto'
import { BACKUP_KEY_ITEM } from '../backup/backup-key.ts'
import type { Log } from '../log.ts'
import { PIN_ITEM } from '../lock/pin.ts'
import { ANCHOR_ITEM } from '../records/audit.ts'
import { listConnections, secretName } from '../records/connections.ts'
import { NotNowError } from '../refusal.ts'
import { openStore } from '../store/open.ts'
import { TroubleError } from '../trouble.ts'
import { LARGEST_ITEM_BYTES, openOsKeychain, probeKeychain } from '../vault/os-keychain.ts'
import { createNextVault, passphraseVaultExists } from '../vault/passphrase-vault.ts'
import type { Secret } from '../vault/secret.ts'
import type { Vault } from '../vault/vault.ts'
import { vaultTrouble } from '../vault/vault-trouble.ts'
import { storeFile } from './folder.ts'
import { KEY_NAMES, readKeys } from './keys.ts'
import { whileNobodyHasItOpen } from './open-lock.ts'
import { readProfileFile, writeProfileFile, type Leftover, type ProfileFile } from './profile-file.ts'

/** Where the keys and secrets are to go; a passphrase is the new one. */
export type MoveTarget = { to: 'os' } | { to: 'passphrase'; passphrase: Secret }

type Items = ReadonlyMap<string, Secret>

/**
 * Refuses what can be refused while the profile is still open.
 *
 * @throws NotNowError `HO-VAULT-MOVE-SAME`; TroubleError when this computer has no keychain that works
 */
export async function checkMove(from: Vault, target: MoveTarget): Promise<void> {
  if (target.to !== 'os') return
  if (from.kind === 'os') throw alreadyThere()
  const trouble = await probeKeychain()
  if (trouble !== null) throw new TroubleError(trouble)
}

/**
 * Moves everything that a profile keeps in its vault to another one. To be called when this process has closed the
 * profile. Each item is written, read back and compared; then profile.json names the new vault, in one write, and that
 * is the move. What is left in the former vault is noted there too, and deleted at the next opening: a process that dies
 * at any moment leaves a profile that opens with the one vault or the other, and everything in it.
 *
 * From passphrase to passphrase, the write that counts is the new vault file taking the old one's place.
 *
 * @param from the vault as it was open
 * @returns the new vault, open
 * @throws NotNowError `HO-VAULT-MOVE-OTHERS`, `-SAME`, `-FOUND`, `-SIZE`; TroubleError of either vault; then the profile
 *   is still kept in the former
 */
export function moveVault(folder: string, from: Vault, target: MoveTarget, log: Log): Promise<Vault> {
  return whileNobodyHasItOpen(folder, 'HO-VAULT-MOVE-OTHERS', async () => {
    const file = await readProfileFile(folder)
    // Another process may have been faster.
    if (file?.vault !== from.kind) throw alreadyThere()
    const { items, names } = await itemsOf(folder, from, log)
    log.info({ count: items.size, vault: target.to }, 'The keys are being moved to another vault.')
    const vault =
      target.to === 'os'
        ? await moveToKeychain(folder, file, items)
        : file.vault === 'passphrase'
          ? await changePassphrase(folder, items, target.passphrase)
          : await moveToPassphrase(folder, file, items, names, target.passphrase)
    log.info({ count: items.size, vault: target.to }, 'The keys were moved to another vault.')
    return vault
  })
}

async function moveToKeychain(folder: string, file: ProfileFile, items: Items): Promise<Vault> {
  refuseTooLong(items)
  // A name of its own: a copy of this profile folder may have items of its own under the old one.
  const profileKey = randomBytes(16).toString('hex')
  const leftovers = file.leftovers ?? []
  const begun: Leftover = { vault: 'os', profileKey, items: [...items.keys()] }
  await writeProfileFile(folder, { ...file, leftovers: [...leftovers, begun] })
  const keychain = openOsKeychain({ profileKey })
  await fill(keychain, items)
  await compare(keychain, items)
  await writeProfileFile(folder, {
    ...file,
    profileKey,
    vault: 'os',
    since: new Date().toISOString(),
    leftovers: [...leftovers, { vault: 'passphrase' }],
  })
  return keychain
}

async function moveToPassphrase(
  folder: string,
  file: ProfileFile,
  items: Items,
  names: readonly string[],
  passphrase: Secret,
): Promise<Vault> {
  if (await passphraseVaultExists(folder)) {
    throw new NotNowError(
      'HO-VAULT-MOVE-FOUND',
      'There is a vault.json in the profile folder that this profile does not use.',
      'It may belong to another profile, so Handover leaves it alone. Move it to another folder, then try again.',
    )
  }
  const next = await createNextVault(folder, passphrase)
  await fill(next.vault, items)
  await compare(await next.reopen(), items)
  const leftovers = file.leftovers ?? []
  await writeProfileFile(folder, { ...file, leftovers: [...leftovers, { vault: 'passphrase' }] })
  const vault = await next.takePlace()
  await writeProfileFile(folder, {
    ...file,
    vault: 'passphrase',
    since: new Date().toISOString(),
    leftovers: [...leftovers, { vault: 'os', profileKey: file.profileKey, items: [...names] }],
  })
  return vault
}

async function changePassphrase(folder: string, items: Items, passphrase: Secret): Promise<Vault> {
  const next = await createNextVault(folder, passphrase)
  await fill(next.vault, items)
  await compare(await next.reopen(), items)
  return next.takePlace()
}

/** What is in the vault, and every name that may be: of a connection whose secret is not believed there may still be an item. */
async function itemsOf(
  folder: string,
  vault: Vault,
  log: Log,
): Promise<{ items: Items; names: readonly string[] }> {
  const { storeKey } = await readKeys(vault)
  const store = await openStore({ file: storeFile(folder), key: storeKey, made: true, log })
  const connections = await listConnections(store.queries).finally(() => store.close())
  const always = [...KEY_NAMES, ANCHOR_ITEM, BACKUP_KEY_ITEM, PIN_ITEM]
  const stored = connections.filter(({ secret }) => secret.stored)
  const items = new Map<string, Secret>()
  for (const name of [...always, ...stored.map(({ id }) => secretName(id))]) {
    const item = await vault.read(name)
    if (item !== null) items.set(name, item)
  }
  return { items, names: [...always, ...connections.map(({ id }) => secretName(id))] }
}

async function fill(vault: Vault, items: Items): Promise<void> {
  for (const [name, item] of items) await vault.write(name, item)
}

async function compare(vault: Vault, items: Items): Promise<void> {
  for (const [name, item] of items) {
    if ((await vault.read(name))?.reveal() !== item.reveal())
      throw vaultTrouble('failed', 'The new vault took an item and did not give it back.')
  }
}

function refuseTooLong(items: Items): void {
  const long = [...items.values()].some((item) => Buffer.byteLength(item.reveal()) > LARGEST_ITEM_BYTES)
  if (!long) return
  throw new NotNowError(
    'HO-VAULT-MOVE-SIZE',
    `The sign-in details of a connection are longer than a keychain can hold (${LARGEST_ITEM_BYTES} bytes).`,
    'Enter shorter ones under Connections, then try again. Nothing was changed.',
  )
}

function alreadyThere(): NotNowError {
  return new NotNowError(
    'HO-VAULT-MOVE-SAME',
    'The keys of this profile are in that vault already.',
    'There is nothing to move.',
  )
}
