import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { VaultKind } from '#shared/contract/profile.ts'
import type { Log } from '../log.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { asStoreTrouble, storeTrouble } from '../store/store-trouble.ts'
import { openOsKeychain } from '../vault/os-keychain.ts'
import { createPassphraseVault, openPassphraseVault } from '../vault/passphrase-vault.ts'
import { openPracticeVault } from '../vault/practice-vault.ts'
import type { Secret } from '../vault/secret.ts'
import type { Vault } from '../vault/vault.ts'
import { vaultTrouble } from '../vault/vault-trouble.ts'
import { underFileLock } from './file-lock.ts'
import { storeFile } from './folder.ts'
import { makeKeys, readKeys, type ProfileKeys } from './keys.ts'
import { makePrivateFolder } from './private-file.ts'
import { readProfileFile, writeProfileFile, type ProfileFile } from './profile-file.ts'
import { storeExists } from './store-exists.ts'

/** A profile with its vault and store at hand. */
export interface OpenProfile {
  folder: string
  kind: VaultKind
  /** ISO 8601 UTC. */
  since: string
  vault: Vault
  store: Store
  /** Keys the audit log's chain; 64 hex digits. */
  auditKey: Secret
  /** Keys the hashes of fingerprints, homes and people; 64 hex digits. */
  fingerprintKey: Secret
  close(): void
}

/**
 * Whether there is a profile in this folder, without asking its vault. `new` also when one was begun and never got
 * a store.
 *
 * @throws TroubleError when profile.json cannot be read or understood
 */
export async function profileState(folder: string): Promise<'new' | { kind: VaultKind; since: string }> {
  const file = await readProfileFile(folder)
  if (file === null || !(file.storeMade || storeExists(folder))) return 'new'
  return { kind: file.vault, since: file.since }
}

/**
 * Makes a profile: its vault, its keys, its store. When another process was faster, opens what that one made.
 * A key counts only after it was read back, and the store is made only after that.
 *
 * @throws TroubleError `lost` when there is a store whose profile.json is gone, and whatever vault and store throw
 */
export async function createProfile(
  folder: string,
  kind: VaultKind,
  passphrase: Secret | null,
  log: Log,
): Promise<OpenProfile> {
  await prepareFolder(folder)
  return asOneMaker(folder, async () => {
    if ((await profileState(folder)) !== 'new') return openProfile(folder, { passphrase }, log)
    if (storeExists(folder)) {
      throw vaultTrouble('lost', 'There is a store but no profile.json.', {
        fix: 'Put profile.json back from a backup. To start anew, move the profile folder aside. Nothing was changed.',
      })
    }
    // An unfinished attempt keeps its name in the keychain, so that its items are not left behind there.
    const begun = await readProfileFile(folder)
    const file: ProfileFile = {
      version: 1,
      profileKey: begun?.profileKey ?? randomBytes(16).toString('hex'),
      vault: kind,
      since: new Date().toISOString(),
      storeMade: false,
    }
    await writeProfileFile(folder, file)
    const vault = await newVault(folder, file, passphrase)
    const keys = await makeKeys(vault)
    return withStore(folder, file, vault, keys, log)
  })
}

/**
 * Opens a profile that was made before.
 *
 * @throws TroubleError: the vault's states, `lost` when a key is gone, `passphrase-needed`; the store's states, and
 *   `damaged` (HO-STORE-MISSING) when the store file is gone
 */
export async function openProfile(
  folder: string,
  { passphrase }: { passphrase: Secret | null },
  log: Log,
): Promise<OpenProfile> {
  const file = await readProfileFile(folder)
  if (file === null) throw vaultTrouble('lost', 'There is no profile.json.')
  if (!storeExists(folder)) {
    throw storeTrouble('damaged', 'There is no store file.', {
      instead: {
        code: 'HO-STORE-MISSING',
        message: 'The store of this profile is gone from its folder.',
        fix: 'Put the profile folder back from a backup. To start anew, move the folder aside.',
      },
    })
  }
  const vault = await existingVault(folder, file, passphrase)
  return withStore(folder, file, vault, await readKeys(vault), log)
}

/** Opens the practice profile in this folder of its own, and makes it the first time. */
export async function openPracticeProfile(folder: string, log: Log): Promise<OpenProfile> {
  const state = await profileState(folder)
  return state === 'new'
    ? createProfile(folder, 'practice', null, log)
    : openProfile(folder, { passphrase: null }, log)
}

async function withStore(
  folder: string,
  file: ProfileFile,
  vault: Vault,
  keys: ProfileKeys,
  log: Log,
): Promise<OpenProfile> {
  const store = await openStore({ file: storeFile(folder), key: keys.storeKey, log })
  try {
    if (!file.storeMade) await writeProfileFile(folder, { ...file, storeMade: true })
  } catch (error) {
    store.close()
    throw error
  }
  return {
    folder,
    kind: file.vault,
    since: file.since,
    vault,
    store,
    auditKey: keys.auditKey,
    fingerprintKey: keys.fingerprintKey,
    close: () => {
      store.close()
    },
  }
}

async function newVault(folder: string, file: ProfileFile, passphrase: Secret | null): Promise<Vault> {
  if (file.vault !== 'passphrase') return existingVault(folder, file, passphrase)
  return createPassphraseVault(folder, needed(passphrase))
}

async function existingVault(folder: string, file: ProfileFile, passphrase: Secret | null): Promise<Vault> {
  switch (file.vault) {
    case 'os':
      return openOsKeychain({ profileKey: file.profileKey })
    case 'passphrase':
      return openPassphraseVault(folder, needed(passphrase))
    case 'practice':
      return openPracticeVault(folder)
  }
}

function needed(passphrase: Secret | null): Secret {
  if (passphrase === null) throw vaultTrouble('passphrase-needed', 'No passphrase was given.')
  return passphrase
}

async function prepareFolder(folder: string): Promise<void> {
  try {
    await makePrivateFolder(folder)
  } catch (error) {
    throw asStoreTrouble(error)
  }
}

async function asOneMaker<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await underFileLock(join(folder, 'profile.lock'), work)
  } catch (error) {
    throw asStoreTrouble(error)
  }
}
