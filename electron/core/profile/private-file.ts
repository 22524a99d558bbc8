import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Makes a folder that only this user may enter. One that is there and empty is closed to others; one that somebody
 * uses already keeps its mode (every file in it is this user's only anyway).
 */
export async function makePrivateFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (made !== undefined || process.platform === 'win32') return
  if ((await readdir(folder)).length === 0) await chmod(folder, 0o700)
}

/**
 * Writes a file whole or not at all, readable by this user only: a temporary file in the same folder, flushed to
 * the disk, then renamed over the old one.
 */
export async function writePrivateFile(file: string, text: string): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await putPrivateFile(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Puts a file that is whole and flushed in the place of another in the same folder, so that it survives a power cut. */
export async function putPrivateFile(from: string, to: string): Promise<void> {
  await renamePatiently(from, to)
  await flushFolder(dirname(to))
}

const UNFINISHED = /^\.[a-z-]+\.json\.[0-9a-f]{12}\.tmp$/
/** Far longer than any write takes, so that nobody's write under way is swept. */
const UNFINISHED_MS = 10 * 60_000

/** Removes what processes that died while writing left in this folder. Gives how many; a failure only leaves them there. */
export async function sweepUnfinished(folder: string, now = Date.now()): Promise<number> {
  let swept = 0
  try {
    for (const name of await readdir(folder)) {
      if (!UNFINISHED.test(name)) continue
      const file = join(folder, name)
      if (now - (await stat(file)).mtimeMs < UNFINISHED_MS) continue
      await rm(file)
      swept += 1
    }
  } catch {
    // Another process swept the same, or the folder cannot be written; the next opening looks again.
  }
  return swept
}

/** The file's text, or null when there is no such file. Any other failure is thrown: it does not mean "not there". */
export async function readPrivateFile(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** On Windows a virus scanner may hold the new file for a moment. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      const held =
        error instanceof Error && 'code' in error && ['EPERM', 'EACCES', 'EBUSY'].includes(String(error.code))
      if (process.platform !== 'win32' || !held || attempt >= 10) throw error
      await sleep(attempt * 20)
    }
  }
}

/** The rename itself reaches the disk with the folder. Windows has no such call and needs none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
