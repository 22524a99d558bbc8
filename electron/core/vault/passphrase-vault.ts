import { join } from 'node:path'
import { readPrivateFile, writePrivateFile } from '../profile/private-file.ts'
import { ItemFile, underVaultLock, vaultFileWork } from './item-file.ts'
import type { Secret } from './secret.ts'
import type { Vault } from './vault.ts'
import { newVaultKeys, openItems, sealItems, vaultKeysOf, type VaultKeys } from './vault-file.ts'
import { vaultTrouble } from './vault-trouble.ts'

const FILE = 'vault.json'

/**
 * Makes an empty vault under a passphrase in the profile folder, in place of one that may be there: only for a
 * profile that has no store yet.
 */
export async function createPassphraseVault(folder: string, passphrase: Secret): Promise<Vault> {
  const file = join(folder, FILE)
  const keys = await newVaultKeys(passphrase)
  await vaultFileWork(() => underVaultLock(file, () => writePrivateFile(file, sealItems({}, keys))))
  return vaultOf(file, keys)
}

/**
 * Opens the vault of a profile folder. Takes about half a second, on purpose.
 *
 * @throws TroubleError `passphrase-wrong`, `damaged`, or `lost` when there is no vault file
 */
export async function openPassphraseVault(folder: string, passphrase: Secret): Promise<Vault> {
  const file = join(folder, FILE)
  const text = await vaultFileWork(() => readPrivateFile(file))
  return vaultOf(file, await vaultKeysOf(presentText(text), passphrase))
}

function vaultOf(file: string, keys: VaultKeys): Vault {
  return new ItemFile('passphrase', file, {
    seal: (items) => sealItems(items, keys),
    unseal: (text) => openItems(presentText(text), keys),
  })
}

function presentText(text: string | null): string {
  if (text === null) throw vaultTrouble('lost', `${FILE} is not in the profile folder.`)
  return text
}
