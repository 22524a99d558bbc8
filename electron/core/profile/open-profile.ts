import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { VaultKind } from '#shared/contract/profile.ts'
import type { Log } from '../log.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import { storeGone } from '../store/soundness.ts'
import { asStoreTrouble } from '../store/store-trouble.ts'
import { openOsKeychain } from '../vault/os-keychain.ts'
import { createPassphraseVault, openPassphraseVault } from '../vault/passphrase-vault.ts'
import { openPracticeVault } from '../vault/practice-vault.ts'
import type { Secret } from '../vault/secret.ts'
import type { Vault } from '../vault/vault.ts'
import { vaultTrouble } from '../vault/vault-trouble.ts'
import { underFileLock } from './file-lock.ts'
import { storeFile } from './folder.ts'
import { makeKeys, readKeys, type ProfileKeys } from './keys.ts'
import { clearLeftovers } from './leftovers.ts'
import { holdOpen } from './open-lock.ts'
import { refuseMisplaced } from './place-facts.ts'
import { makePrivateFolder } from './private-file.ts'
import { readProfileFile, writeProfileFile, type ProfileFile } from './profile-file.ts'
import { clearReplacing, finishReplacing } from './replacing.ts'
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
 * @throws TroubleError when profile.json cannot be read or understood, `lost` when there is a store whose profile.json
 *   is gone, and `misplaced` when the folder is not one to keep a store in
 */
export async function profileState(folder: string): Promise<'new' | { kind: VaultKind; since: string }> {
  await refuseMisplaced(folder)
  const file = await readProfileFile(folder)
  if (file === null && storeExists(folder)) {
    throw vaultTrouble('lost', 'There is a store but no profile.json.', {
      fix: 'Put profile.json back from a backup. To start anew, move the profile folder aside. Nothing was changed.',
    })
  }
  if (file === null || !(file.storeMade || storeExists(folder))) return 'new'
  return { kind: file.vault, since: file.since }
}

/**
 * Makes a profile: its vault, its keys, its store. When another process was faster, opens what that one made.
 * A key counts only after it was read back, and the store is made only after that.
 *
 * @param furnish gives the new vault its keys, and may put a store of its own making in place as the last thing that it does
 * @throws TroubleError `lost` when there is a store whose profile.json is gone, and whatever vault and store throw
 */
export async function createProfile(
  folder: string,
  kind: VaultKind,
  passphrase: Secret | null,
  log: Log,
  furnish: (vault: Vault) => Promise<ProfileKeys> = makeKeys,
): Promise<OpenProfile> {
  await refuseMisplaced(folder)
  await prepareFolder(folder)
  return asOneMaker(folder, async () => {
    if ((await profileState(folder)) !== 'new') return openProfile(folder, { passphrase }, log)
    // An unfinished attempt keeps its name in the keychain, so that its items are not left behind there.
    const begun = await readProfileFile(folder)
    const file: ProfileFile = {
      version: 1,
      profileKey: begun?.profileKey ?? randomBytes(16).toString('hex'),
      vault: kind,
      since: new Date().toISOString(),
      storeMade: false,
      ...(begun?.vault === 'passphrase' && kind === 'os' ? { leftovers: [{ vault: 'passphrase' }] } : {}),
    }
    return heldOpen(folder, async (release) => {
      await writeProfileFile(folder, file)
      const vault = await newVault(folder, file, passphrase)
      const keys = await furnish(vault)
      return withStore(folder, file, vault, keys, log, release)
    })
  })
}

/**
 * Opens a profile that was made before, and clears what moves of its vault left behind.
 *
 * @param known the profile's own, when this process has it open already: then no passphrase is needed for it
 * @throws TroubleError: the vault's states, `lost` when a key is gone, `passphrase-needed`; the store's states, and
 *   `damaged` (HO-STORE-MISSING) when the store file is gone
 */
export async function openProfile(
  folder: string,
  { passphrase, known }: { passphrase: Secret | null; known?: Vault | undefined },
  log: Log,
): Promise<OpenProfile> {
  return heldOpen(folder, async (release) => {
    const found = await existingFile(folder)
    const isOpen = found.vault === 'passphrase' && known?.kind === 'passphrase'
    const vault = isOpen ? known : await existingVault(folder, found, passphrase)
    const file = await goneOnWith(folder, found, vault)
    return withStore(folder, file, vault, await readKeys(vault), log, release)
  })
}

/** Of a replacing that was committed and not finished, whoever comes first puts the rest in place. */
async function goneOnWith(folder: string, found: ProfileFile, vault: Vault): Promise<ProfileFile> {
  if (found.restoring?.stage !== 'committed') return found
  return asOneMaker(folder, async () =>
    finishReplacing(folder, (await readProfileFile(folder)) ?? found, vault),
  )
}

/** What profile.json says of a profile that has a store. */
async function existingFile(folder: string): Promise<ProfileFile> {
  const file = await readProfileFile(folder)
  if (file === null) throw vaultTrouble('lost', 'There is no profile.json.')
  if (!storeExists(folder)) throw storeGone()
  return file
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
  release: () => void,
): Promise<OpenProfile> {
  const store = await openStore({ file: storeFile(folder), key: keys.storeKey, made: file.storeMade, log })
  try {
    if (!file.storeMade) await writeProfileFile(folder, { ...file, storeMade: true })
    const cleared = await clearReplacing(folder, { ...file, storeMade: true }, vault, log)
    await clearLeftovers(folder, cleared, log)
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
      release()
    },
  }
}

/** The lock first: until it is held, another process may be moving the vault. Let go of when `open` fails. */
async function heldOpen(
  folder: string,
  open: (release: () => void) => Promise<OpenProfile>,
): Promise<OpenProfile> {
  const release = await holdOpen(folder)
  try {
    return await open(release)
  } catch (error) {
    release()
    throw error
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
