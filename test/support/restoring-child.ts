import { promises as files, mkdirSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename, join } from 'node:path'
import { replaceProfile, type Prepared } from '#core/backup/restore.ts'
import { unpackBackup } from '#core/backup/unpack.ts'
import { noLog } from '#core/log.ts'
import { openProfile } from '#core/profile/open-profile.ts'
import { openAudit } from '#core/records/audit.ts'
import { openStore } from '#core/store/open.ts'
import { Secret } from '#core/vault/secret.ts'

/*
 * A process that puts a backup in the place of a profile, and is killed: restoring-child.ts FOLDER HOW [FILE KEY SALT].
 *   look   opens the profile and says which one it is, and whether its audit log is whole
 *   NAME:n restores and opens, and dies before a file is put in place under this name for the n-th time
 */
const [folder = '', how = 'look', file = '', key = '', salt = ''] = process.argv.slice(2)

const [fatal = '', times = ''] = how.split(':')
const dying = { counting: false, seen: 0 }
const { rename } = files
files.rename = (from, to) => {
  if (dying.counting && basename(String(to)) === fatal) dying.seen += 1
  if (dying.counting && dying.seen === Number(times)) process.kill(process.pid, 'SIGKILL')
  return rename(from, to)
}
syncBuiltinESMExports()

async function look(): Promise<string> {
  const profile = await openProfile(folder, { passphrase: null }, noLog)
  const { store, vault, auditKey } = profile
  const audit = openAudit({ store, vault, key: auditKey, log: noLog })
  const { value } = await store.queries
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'which')
    .executeTakeFirstOrThrow()
  const { ok, entries } = await audit.verify()
  await audit.close()
  profile.close()
  return `${value} ${ok ? 'whole' : 'broken'} ${entries}`
}

async function restore(): Promise<void> {
  const profile = await openProfile(folder, { passphrase: null }, noLog)
  profile.close()
  const work = join(folder, 'backup-work')
  mkdirSync(work, { recursive: true })
  const store = join(work, 'store.db')
  const contents = unpackBackup(file, key, store, () => undefined)
  ;(await openStore({ file: store, key: Secret.of(contents.snapshotKey), made: true, log: noLog })).close()
  const prepared: Prepared = {
    contents,
    store,
    key: { salt, key: Secret.of(key), since: contents.phraseSince },
  }
  dying.counting = true
  await replaceProfile(folder, profile.vault, prepared, { log: noLog, tell: () => undefined })
}

if (how !== 'look') await restore()
const found = await look()
process.stdout.write(`${found}\n`)
