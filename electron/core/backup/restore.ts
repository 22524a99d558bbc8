import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { BackupProgress } from '#shared/contract/backup.ts'
import type { Log } from '../log.ts'
import { anyLeftSending } from '../outbox/left-sending.ts'
import { storeFile } from '../profile/folder.ts'
import { readKeys, type ProfileKeys } from '../profile/keys.ts'
import { createProfile, type OpenProfile } from '../profile/open-profile.ts'
import { whileNobodyHasItOpen } from '../profile/open-lock.ts'
import { putPrivateFile } from '../profile/private-file.ts'
import { readProfileFile } from '../profile/profile-file.ts'
import {
  beginReplacing,
  commitReplacing,
  finishReplacing,
  nextStore,
  nextVault,
} from '../profile/replacing.ts'
import { listConnections, secretName } from '../records/connections.ts'
import { NotNowError } from '../refusal.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { Secret } from '../vault/secret.ts'
import type { Vault } from '../vault/vault.ts'
import { vaultTrouble } from '../vault/vault-trouble.ts'
import { BACKUP_KEY_ITEM, backupKeyItem, type BackupKey } from './backup-key.ts'
import type { Contents } from './contents.ts'
import { backupRefusal } from './refusals.ts'
import { settleRestored } from './restored-store.ts'
import { inThread } from './thread.ts'
import { OUTPUT } from './work.ts'

/** A backup that was opened and found sound, on a copy. */
export interface Prepared {
  contents: Contents
  /** The copy of the store, brought up to date; its key is `contents.snapshotKey`. It lies within the profile folder. */
  store: string
  /** Of the phrase that opened it; goes into the vault, so that later backups need no phrase. */
  key: BackupKey
}

interface Tools {
  log: Log
  tell: (progress: BackupProgress) => void
}

/** Makes a profile of a backup where there is none yet. */
export async function createRestored(
  folder: string,
  prepared: Prepared,
  { kind, passphrase }: { kind: 'os' | 'passphrase'; passphrase: Secret | null },
  tools: Tools,
): Promise<OpenProfile> {
  const came = { first: false }
  const profile = await createProfile(folder, kind, passphrase, tools.log, async (vault) => {
    came.first = true
    return fill(vault, prepared, storeFile(folder), tools)
  })
  if (came.first) return profile
  // Another process was faster, and what is open now is what that one made.
  profile.close()
  throw new NotNowError('HO-PROFILE-EXISTS', 'This profile is set up already.', 'Open it instead.')
}

/**
 * Puts a backup in the place of a profile. To be called when this process has closed it.
 *
 * @param vault as it was open; it stays the profile's
 * @throws NotNowError `HO-BACKUP-OTHERS`, `-SENDING`; TroubleError of vault or store. Then the profile is as it was, or, when it failed
 *   after the one write that counts, the next opening goes on
 */
export function replaceProfile(
  folder: string,
  vault: Vault,
  prepared: Prepared,
  tools: Tools,
): Promise<void> {
  return whileNobodyHasItOpen(folder, 'HO-BACKUP-OTHERS', async () => {
    const file = await readProfileFile(folder)
    if (file === null) throw vaultTrouble('lost', 'There is no profile.json.')
    const { secrets, erased } = await formerOf(folder, vault, prepared, tools.log)
    const begun = await beginReplacing(folder, file, vault, secrets)
    await fill(nextVault(vault), prepared, nextStore(folder), tools, erased)
    await finishReplacing(folder, await commitReplacing(folder, begun), vault)
  })
}

/** Throws NotNowError while something is `sending`: whether it arrived must be known before what tells of it is replaced. */
export async function refuseWhileSending(store: Store): Promise<void> {
  if (await anyLeftSending(store.queries)) throw backupRefusal('sending')
}

interface Former {
  /** The items of its connections. */
  secrets: string[]
  /** Its tombstones, as far as the backup is its own: those of another profile are made with another key, and say nothing here. */
  erased: Selectable<Tables['tombstones']>[]
}

/** What has to be known of the profile that is there now. Refuses while something is `sending`. */
async function formerOf(folder: string, vault: Vault, { contents }: Prepared, log: Log): Promise<Former> {
  const { storeKey, fingerprintKey } = await readKeys(vault)
  const store = await openStore({ file: storeFile(folder), key: storeKey, made: true, log })
  try {
    await refuseWhileSending(store)
    return {
      secrets: (await listConnections(store.queries)).map(({ id }) => secretName(id)),
      erased: isOwnBackup(contents, fingerprintKey)
        ? await store.queries.selectFrom('tombstones').selectAll().execute()
        : [],
    }
  } finally {
    store.close()
  }
}

/** Whether a backup was made of the profile that has this key. */
export function isOwnBackup({ items }: Contents, fingerprintKey: Secret): boolean {
  return items['fingerprint-key'] === fingerprintKey.reveal()
}

/** Gives a vault what the backup has for it and a new store key, and puts the store, enciphered with that key, at its place. */
async function fill(
  vault: Vault,
  { contents, store, key }: Prepared,
  target: string,
  { log, tell }: Tools,
  erased: Former['erased'] = [],
): Promise<ProfileKeys> {
  const { items, manifest, snapshotKey } = contents
  tell({ stage: 'restoring', done: 0, total: 1 })
  const storeKey = Secret.of(randomBytes(32).toString('hex'))
  await put(vault, 'store-key', storeKey)
  for (const [name, item] of Object.entries(items)) await put(vault, name, Secret.of(item))
  await put(vault, BACKUP_KEY_ITEM, backupKeyItem(key))
  const keys = await readKeys(vault)
  await settleRestored(
    { file: store, key: Secret.of(snapshotKey), id: manifest.id, log },
    vault,
    keys,
    erased,
  )
  await inThread(
    { job: 'rekey', file: store, from: snapshotKey, to: storeKey.reveal() },
    OUTPUT.rekey,
    tell,
    log,
  )
  await putPrivateFile(store, target)
  return keys
}

/** Read back and compared: nothing may be enciphered with a key that is not kept. */
async function put(vault: Vault, name: string, item: Secret): Promise<void> {
  await vault.write(name, item)
  if ((await vault.read(name))?.reveal() !== item.reveal())
    throw vaultTrouble('failed', `The vault took ${name} and did not give it back.`)
}
