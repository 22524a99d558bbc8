import { randomBytes } from 'node:crypto'
import { Secret } from '../vault/secret.ts'
import type { Vault } from '../vault/vault.ts'
import { vaultTrouble } from '../vault/vault-trouble.ts'

/** The keys that a profile keeps in its vault; each 32 random bytes in hex. */
export interface ProfileKeys {
  storeKey: Secret
  auditKey: Secret
  fingerprintKey: Secret
}

/** The items that every profile has in its vault. */
export const KEY_NAMES = ['store-key', 'audit-key', 'fingerprint-key'] as const

const KEY_FORM = /^[0-9a-f]{64}$/

/** Makes the keys of a new profile. Each is read back and compared before anything is encrypted with it. */
export async function makeKeys(vault: Vault): Promise<ProfileKeys> {
  return {
    storeKey: await makeKey(vault, 'store-key'),
    auditKey: await makeKey(vault, 'audit-key'),
    fingerprintKey: await makeKey(vault, 'fingerprint-key'),
  }
}

/** The keys of a profile that has a store. Throws TroubleError `lost` when the vault, asked for certain, lacks one. */
export async function readKeys(vault: Vault): Promise<ProfileKeys> {
  return {
    storeKey: await readKey(vault, 'store-key'),
    auditKey: await readKey(vault, 'audit-key'),
    fingerprintKey: await readKey(vault, 'fingerprint-key'),
  }
}

async function makeKey(vault: Vault, name: string): Promise<Secret> {
  const key = randomBytes(32).toString('hex')
  await vault.write(name, Secret.of(key))
  const back = await vault.read(name)
  if (back?.reveal() !== key) throw vaultTrouble('failed', `The vault took ${name} and did not give it back.`)
  return back
}

async function readKey(vault: Vault, name: string): Promise<Secret> {
  const key = await vault.read(name)
  if (key === null) throw vaultTrouble('lost', `The vault has no ${name}.`)
  if (!KEY_FORM.test(key.reveal())) throw vaultTrouble('lost', `The vault's ${name} is not a key.`)
  return key
}
