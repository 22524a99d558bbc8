import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makePrivateFolder } from '../profile/private-file.ts'
import { asStoreTrouble } from '../store/store-trouble.ts'

/* Everything that is made on the way lies in the profile folder, where only this user may look, and is enciphered there too. */
const workFolder = (folder: string): string => join(folder, 'backup-work')

/** What is older belongs to a process that died; no work takes nearly as long. */
const OLD_MS = 24 * 3_600_000

/** A folder of its own for one piece of work. Throws TroubleError of the store when there can be none. */
export async function makeWorkFolder(folder: string): Promise<string> {
  try {
    await makePrivateFolder(folder)
    await makePrivateFolder(workFolder(folder))
    await sweepWork(folder)
    return await mkdtemp(join(workFolder(folder), 'work-'))
  } catch (error) {
    throw asStoreTrouble(error)
  }
}

/** Throws away one piece of work, and the folder of all of them with the last. */
export async function removeWork(folder: string, work: string): Promise<void> {
  await rm(work, { recursive: true, force: true, maxRetries: 3 })
  try {
    if ((await readdir(workFolder(folder))).length === 0) await rm(workFolder(folder), { recursive: true })
  } catch {
    // It is gone, or somebody began to use it.
  }
}

/** Throws away what processes that died left behind. */
export async function sweepWork(folder: string, now = Date.now()): Promise<void> {
  let names: string[]
  try {
    names = await readdir(workFolder(folder))
  } catch {
    return
  }
  for (const name of names) {
    const work = join(workFolder(folder), name)
    if (now - (await stat(work)).mtimeMs >= OLD_MS) await removeWork(folder, work)
  }
}
