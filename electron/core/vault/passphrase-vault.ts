import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { putPrivateFile, readPrivateFile, writePrivateFile } from '../profile/private-file.ts'
import { ItemFile, underVaultLock, vaultFileWork } from './item-file.ts'
import { PassphraseTries, TRIES_FILE } from './passphrase-tries.ts'
import type { Secret } from './secret.ts'
import type { Vault } from './vault.ts'
import { newVaultKeys, openItems, sealItems, vaultKeysOf, type VaultKeys } from './vault-file.ts'
import { vaultTrouble } from './vault-trouble.ts'

const FILE = 'vault.json'
/** Where a vault is made that is to take the place of another; never one in use. */
const NEXT_FILE = 'vault-next.json'

/**
 * Makes an empty vault under a passphrase in the profile folder, in place of one that may be there: only for a
 * profile that has no store yet.
 */
export async function createPassphraseVault(folder: string, passphrase: Secret): Promise<Vault> {
  const keys = await newVaultKeys(passphrase)
  await writeEmpty(folder, FILE, keys)
  return vaultOf(folder, FILE, keys)
}

/**
 * Opens the vault of a profile folder. Takes about half a second, on purpose.
 *
 * @param now milliseconds since 1970
 * @throws TroubleError `passphrase-wrong` (with the seconds to wait, when there were several), `damaged`, or `lost`
 *   when there is no vault file
 */
export async function openPassphraseVault(
  folder: string,
  passphrase: Secret,
  now: () => number = Date.now,
): Promise<Vault> {
  const text = presentText(await vaultFileWork(() => readPrivateFile(join(folder, FILE))))
  const tries = new PassphraseTries(folder, now)
  refuseFor(await tries.wait())
  const keys = await vaultKeysOf(text, passphrase)
  if (keys === null) {
    const { refused, waitSeconds } = await tries.wrong()
    if (refused) refuseFor(waitSeconds)
    throw wrongPassphrase(waitSeconds)
  }
  refuseFor(await tries.right())
  return vaultOf(folder, FILE, keys)
}

/** A passphrase vault that is being filled beside the one in use, if there is one. */
export interface NextVault {
  vault: Vault
  /** Opens anew what is on the disk, to be read back. */
  reopen(): Promise<Vault>
  /** Puts it in the place of the vault in use, whole or not at all. */
  takePlace(): Promise<Vault>
}

/** Makes an empty vault that is not in use yet. */
export async function createNextVault(folder: string, passphrase: Secret): Promise<NextVault> {
  const keys = await newVaultKeys(passphrase)
  await writeEmpty(folder, NEXT_FILE, keys)
  return {
    vault: vaultOf(folder, NEXT_FILE, keys),
    reopen: async () => {
      const text = presentText(await vaultFileWork(() => readPrivateFile(join(folder, NEXT_FILE))))
      const found = await vaultKeysOf(text, passphrase)
      if (found === null) throw vaultTrouble('failed', `${NEXT_FILE} does not open with its passphrase.`)
      return vaultOf(folder, NEXT_FILE, found)
    },
    takePlace: async () => {
      const file = join(folder, FILE)
      await vaultFileWork(() => underVaultLock(file, () => putPrivateFile(join(folder, NEXT_FILE), file)))
      return vaultOf(folder, FILE, keys)
    },
  }
}

/** Whether there is a vault file, whoever's. */
export async function passphraseVaultExists(folder: string): Promise<boolean> {
  return (await vaultFileWork(() => readPrivateFile(join(folder, FILE)))) !== null
}

/** Removes what a move that did not end was making. */
export async function removeNextVault(folder: string): Promise<void> {
  await vaultFileWork(() => rm(join(folder, NEXT_FILE), { force: true }))
}

/** Removes the vault file: only of a profile whose profile.json names another vault. */
export async function removePassphraseVault(folder: string): Promise<void> {
  for (const file of [FILE, TRIES_FILE]) await vaultFileWork(() => rm(join(folder, file), { force: true }))
}

async function writeEmpty(folder: string, name: string, keys: VaultKeys): Promise<void> {
  const file = join(folder, name)
  await vaultFileWork(() => underVaultLock(file, () => writePrivateFile(file, sealItems({}, keys))))
}

function vaultOf(folder: string, name: string, keys: VaultKeys): Vault {
  return new ItemFile('passphrase', join(folder, name), {
    seal: (items) => sealItems(items, keys),
    unseal: (text) => openItems(presentText(text), keys),
  })
}

function presentText(text: string | null): string {
  if (text === null) throw vaultTrouble('lost', `${FILE} is not in the profile folder.`)
  return text
}

function refuseFor(seconds: number): void {
  if (seconds === 0) return
  throw vaultTrouble('passphrase-wrong', 'It was not tried.', {
    code: 'HO-VAULT-PASSPHRASE-WAIT',
    message: 'There were several wrong passphrases, so Handover waits before it tries another.',
    fix: `Try again in ${inSeconds(seconds)}.`,
    waitSeconds: seconds,
  })
}

function wrongPassphrase(waitSeconds: number) {
  const detail = 'The check value does not fit.'
  if (waitSeconds === 0) return vaultTrouble('passphrase-wrong', detail)
  return vaultTrouble('passphrase-wrong', detail, {
    fix: `Check capital letters and the keyboard language. Try again in ${inSeconds(waitSeconds)}.`,
    waitSeconds,
  })
}

function inSeconds(seconds: number): string {
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}
