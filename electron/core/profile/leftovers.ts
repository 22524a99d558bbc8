import { nameOf, type Log } from '../log.ts'
import { openOsKeychain } from '../vault/os-keychain.ts'
import { removeNextVault, removePassphraseVault } from '../vault/passphrase-vault.ts'
import { vaultTrouble } from '../vault/vault-trouble.ts'
import { sweepUnfinished } from './private-file.ts'
import { writeProfileFile, type Leftover, type ProfileFile } from './profile-file.ts'

/**
 * Clears what moves, ended or not, and broken-off writes left behind: only once the profile is open with its own vault
 * and store, so that nothing is deleted that may still be needed. What cannot be cleared stays noted in profile.json for
 * the next opening; it is told in the log and is no trouble.
 */
export async function clearLeftovers(folder: string, file: ProfileFile, log: Log): Promise<void> {
  try {
    const swept = await sweepUnfinished(folder)
    if (swept > 0) log.info({ count: swept }, 'Unfinished files of an earlier process were removed.')
    await removeNextVault(folder)
    const { leftovers, ...rest } = file
    if (leftovers === undefined) return
    const kept: Leftover[] = []
    for (const leftover of leftovers) if (!(await cleared(folder, file, leftover, log))) kept.push(leftover)
    await writeProfileFile(folder, kept.length === 0 ? rest : { ...rest, leftovers: kept })
  } catch (error) {
    log.warn({ code: nameOf(error) }, 'What a move or a write left behind could not be cleared.')
  }
}

async function cleared(folder: string, file: ProfileFile, leftover: Leftover, log: Log): Promise<boolean> {
  const { vault } = leftover
  try {
    if (holdsKeys(file, leftover))
      throw vaultTrouble('damaged', 'profile.json calls its own vault a leftover.')
    if (leftover.vault === 'os') await emptyKeychain(leftover)
    else await removePassphraseVault(folder)
    log.info({ vault }, 'What was left in a vault that no longer holds the keys was deleted.')
    return true
  } catch (error) {
    log.warn(
      { code: nameOf(error), vault },
      'A vault that no longer holds the keys could not be cleared; the next opening tries again.',
    )
    return false
  }
}

/** Whether this is the very vault that the profile is kept in: its items must never be deleted. */
function holdsKeys(file: ProfileFile, leftover: Leftover): boolean {
  return file.vault === leftover.vault && (leftover.vault !== 'os' || leftover.profileKey === file.profileKey)
}

async function emptyKeychain({ profileKey, items }: Extract<Leftover, { vault: 'os' }>): Promise<void> {
  const keychain = openOsKeychain({ profileKey })
  for (const name of items) await keychain.remove(name)
  for (const name of items) {
    if ((await keychain.read(name)) !== null)
      throw vaultTrouble('failed', 'The keychain still has an item that it deleted.')
  }
}
