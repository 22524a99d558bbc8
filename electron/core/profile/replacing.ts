import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { BACKUP_KEY_ITEM } from '../backup/backup-key.ts'
import { nameOf, type Log } from '../log.ts'
import { ANCHOR_ITEM } from '../records/audit.ts'
import { indexOf, logOf } from '../store/store-files.ts'
import { asStoreTrouble } from '../store/store-trouble.ts'
import type { Vault } from '../vault/vault.ts'
import { vaultTrouble } from '../vault/vault-trouble.ts'
import { storeFile } from './folder.ts'
import { KEY_NAMES } from './keys.ts'
import { putPrivateFile } from './private-file.ts'
import { writeProfileFile, type ProfileFile } from './profile-file.ts'

/*
 * A profile's store and keys are replaced together, though they lie in two places that cannot be changed at once. The next store is made
 * beside the former one, and its keys are put into the same vault under other names; then profile.json says `committed`, in one write, and
 * that is the replacing. What follows only moves things to their places, may be done twice, and is gone on with by the next opening when
 * the process dies: so at any moment the profile is the former one or the next, and whole.
 */
const ITEMS = [...KEY_NAMES, ANCHOR_ITEM, BACKUP_KEY_ITEM]
const NEXT = 'next-'
const FORMER = 'former-'

/** Where the next store is made ready. */
export const nextStore = (folder: string): string => join(folder, 'restored.db')
const formerStore = (folder: string): string => `${storeFile(folder)}.replaced`

/** The vault as the next store's: what is written waits under another name. */
export function nextVault(vault: Vault): Vault {
  return {
    kind: vault.kind,
    read: (name) => vault.read(NEXT + name),
    write: (name, value) => vault.write(NEXT + name, value),
    remove: (name) => vault.remove(NEXT + name),
  }
}

/** Notes that a replacing begins, and keeps the former keys under other names until the next store was opened. */
export async function beginReplacing(
  folder: string,
  file: ProfileFile,
  vault: Vault,
  secrets: readonly string[],
): Promise<ProfileFile> {
  const begun: ProfileFile = { ...file, restoring: { stage: 'begun', secrets: [...secrets] } }
  await writeProfileFile(folder, begun)
  for (const name of ITEMS) {
    const item = await vault.read(name)
    if (item !== null) await vault.write(FORMER + name, item)
  }
  return begun
}

/** From here on the profile is the next one. */
export async function commitReplacing(folder: string, file: ProfileFile): Promise<ProfileFile> {
  const secrets = file.restoring?.secrets ?? []
  const committed: ProfileFile = { ...file, restoring: { stage: 'committed', secrets } }
  await writeProfileFile(folder, committed)
  return committed
}

/**
 * Puts the parts of a committed replacing in their places, wherever a process that died had come. To be called while no other process
 * can do the same, before the store is opened. Gives what profile.json says then.
 *
 * @throws TroubleError of the vault, and of the store for its files
 */
export async function finishReplacing(folder: string, file: ProfileFile, vault: Vault): Promise<ProfileFile> {
  if (file.restoring?.stage !== 'committed') return file
  try {
    await moveStores(folder)
  } catch (error) {
    throw asStoreTrouble(error)
  }
  for (const name of ITEMS) {
    const item = await vault.read(NEXT + name)
    if (item !== null) await vault.write(name, item)
    else if (name === 'store-key') throw vaultTrouble('lost', `The vault has no ${NEXT}${name}.`)
    else await vault.remove(name)
  }
  for (const name of file.restoring.secrets) await vault.remove(name)
  const done: ProfileFile = { ...file, restoring: { ...file.restoring, stage: 'done' } }
  await writeProfileFile(folder, done)
  return done
}

/** The next store goes last: as long as it waits, what lies at the store's place is the former one. */
async function moveStores(folder: string): Promise<void> {
  const [store, next, former] = [storeFile(folder), nextStore(folder), formerStore(folder)]
  if (!existsSync(next)) return
  if (existsSync(store)) await putPrivateFile(store, former)
  if (existsSync(logOf(store))) await putPrivateFile(logOf(store), logOf(former))
  rmSync(indexOf(store), { force: true })
  await putPrivateFile(next, store)
}

/**
 * Throws away what a replacing left behind that ended, or never was committed. Only once the profile is open, so that nothing goes that
 * may still be needed. What cannot be cleared stays noted for the next opening, and is no trouble.
 */
export async function clearReplacing(
  folder: string,
  file: ProfileFile,
  vault: Vault,
  log: Log,
): Promise<ProfileFile> {
  if (file.restoring === undefined) return file
  try {
    for (const one of [nextStore(folder), formerStore(folder)])
      for (const path of [one, logOf(one), indexOf(one), `${one}-journal`]) rmSync(path, { force: true })
    for (const name of ITEMS) for (const before of [NEXT, FORMER]) await vault.remove(before + name)
    const { restoring, ...rest } = file
    await writeProfileFile(folder, rest)
    log.info({ stage: restoring.stage }, 'What a restoring left behind was deleted.')
    return rest
  } catch (error) {
    log.warn({ code: nameOf(error) }, 'What a restoring left behind could not be cleared.')
    return file
  }
}
