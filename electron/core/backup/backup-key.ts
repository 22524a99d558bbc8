import { hkdfSync, randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { deriveKey } from '../vault/scrypt.ts'
import { Secret } from '../vault/secret.ts'
import type { Vault } from '../vault/vault.ts'
import { vaultTrouble } from '../vault/vault-trouble.ts'

/** The name of the item in the vault. It never holds the phrase, and nothing leads from it back to the phrase. */
export const BACKUP_KEY_ITEM = 'backup-key'

const hex32 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const Item = v.pipe(v.string(), v.parseJson(), v.object({ salt: hex32, key: hex32, since: v.string() }))

/** What scrypt makes of a recovery phrase and a salt: enough to make backups that the phrase opens. */
export interface BackupKey {
  /** 32 bytes in hex; it stands in every file that is made with this key. */
  salt: string
  /** 32 bytes in hex. */
  key: Secret
  /** ISO 8601 UTC: when the phrase was made. */
  since: string
}

/** The key of a new phrase. Takes about half a second, on purpose. */
export function newBackupKey(words: readonly string[]): Promise<BackupKey> {
  return backupKeyOf(words, randomBytes(32).toString('hex'), new Date().toISOString())
}

/** The key of a phrase with the salt of a file. */
export async function backupKeyOf(words: readonly string[], salt: string, since: string): Promise<BackupKey> {
  const bytes = await deriveKey(Secret.of(words.join(' ')), Buffer.from(salt, 'hex'), 32)
  return { salt, key: Secret.of(bytes.toString('hex')), since }
}

/** Null when there never was a phrase. Throws TroubleError of the vault, `lost` when the item cannot be understood. */
export async function readBackupKey(vault: Vault): Promise<BackupKey | null> {
  const item = await vault.read(BACKUP_KEY_ITEM)
  if (item === null) return null
  const read = v.safeParse(Item, item.reveal())
  if (!read.success) throw vaultTrouble('lost', `The vault's ${BACKUP_KEY_ITEM} is not a key.`)
  const { salt, key, since } = read.output
  return { salt, key: Secret.of(key), since }
}

/** The item that holds the key. */
export function backupKeyItem({ salt, key, since }: BackupKey): Secret {
  return Secret.of(JSON.stringify({ salt, key: key.reveal(), since }))
}

/** The keys of one file. Every file has a salt of its own, so that no two are ever enciphered with the same key. */
export function fileKeys(keyHex: string, fileSalt: Buffer): { cipher: Buffer; check: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', Buffer.from(keyHex, 'hex'), fileSalt, 'handover-backup 1', 64))
  return { cipher: bytes.subarray(0, 32), check: bytes.subarray(32) }
}
