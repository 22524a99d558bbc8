import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { packBackup } from '#core/backup/pack.ts'
import { noLog } from '#core/log.ts'
import { storeFile } from '#core/profile/folder.ts'
import { createProfile } from '#core/profile/open-profile.ts'
import { openAudit } from '#core/records/audit.ts'
import { migrations } from '#core/store/migrations.ts'
import { nodeCommand, startChild } from '#test/support/child.ts'
import { randomKey, temporaryFolder } from '#test/support/store.ts'

const child = new URL('../../support/restoring-child.ts', import.meta.url)

/** A profile that says which one it is, with as many entries in its audit log. Its vault is a file: each item that is kept is a renaming. */
async function profileOf(which: string, entries: number) {
  const folder = join(temporaryFolder(), 'handover')
  const profile = await createProfile(folder, 'practice', null, noLog)
  onTestFinished(() => profile.close())
  const { store, vault, auditKey: key } = profile
  await store.queries.insertInto('settings').values({ name: 'which', value: which }).execute()
  const audit = openAudit({ store, vault, key, log: noLog })
  for (let entry = 0; entry < entries; entry += 1)
    await store.transaction((queries) =>
      audit.append(queries, { at: new Date(), event: 'hidden-shown', subject: `S${entry}`, hash: null }),
    )
  await audit.close()
  return profile
}

/** A backup of a profile, made with some key. */
async function backupOf({ folder, vault }: Awaited<ReturnType<typeof profileOf>>, key: string, salt: string) {
  const item = async (name: string) => (await vault.read(name))?.reveal() ?? ''
  const items = Object.fromEntries(
    await Promise.all(
      ['audit-key', 'fingerprint-key', 'audit-anchor'].map(async (name) => [name, await item(name)] as const),
    ),
  )
  const workFolder = temporaryFolder()
  const target = join(workFolder, 'one.handover-backup')
  const madeAt = new Date().toISOString()
  const named = { id: 'ABCDEF0123', app: '0.0.0-test', madeAt, phraseSince: madeAt }
  const order = { ...named, store: storeFile(folder), storeKey: await item('store-key'), target, workFolder }
  await packBackup({ ...order, key, salt, items, migrations }, () => undefined)
  return target
}

/** The vault of these profiles, in which there is a renaming for each item that is kept or removed. */
const VAULT = 'practice-vault.json'

/** Before which file is put in place a process dies, and which profile the next opening finds. */
const DEATHS = [
  ['profile.json:1', 'former'],
  [`${VAULT}:2`, 'former'],
  [`${VAULT}:6`, 'former'],
  ['restored.db:1', 'former'],
  ['profile.json:2', 'former'],
  ['store.db.replaced:1', 'next'],
  ['store.db:1', 'next'],
  [`${VAULT}:11`, 'next'],
  [`${VAULT}:14`, 'next'],
  ['profile.json:3', 'next'],
  [`${VAULT}:17`, 'next'],
  ['profile.json:4', 'next'],
] as const

test(
  'a process killed while it restores leaves the former profile or the next',
  { timeout: 400_000 },
  async () => {
    const [key, salt] = [randomKey().reveal(), randomKey().reveal()]
    const next = await profileOf('next', 2)
    const file = await backupOf(next, key, salt)
    const former = await profileOf('former', 3)
    former.close()

    const dieAt = async ([where, after]: (typeof DEATHS)[number]): Promise<void> => {
      const folder = join(temporaryFolder(), 'handover')
      cpSync(former.folder, folder, { recursive: true })
      const running = startChild(nodeCommand(child, folder, where, file, key, salt))
      expect(await running.ended, where).toEqual({ code: null, signal: 'SIGKILL' })
      const line = await startChild(nodeCommand(child, folder, 'look')).line()
      expect(line, `before ${where}`).toBe(`${after} whole 3`)
      // Whatever was half made, or is not needed any more, is gone with the opening.
      expect(readdirSync(folder).filter((name) => /restored|replaced|-journal/.test(name))).toEqual([])
    }
    const LANES = 3
    for (let death = 0; death < DEATHS.length; death += LANES)
      await Promise.all(DEATHS.slice(death, death + LANES).map(dieAt))
  },
)
