import { readdir, readFile, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { storeTrouble } from '../store/store-trouble.ts'
import { fileSystemOf, mountsOfLinux, mountsOfMac, type Mount } from './mounts.ts'
import { misplaced, type Misplaced, type PlaceFacts } from './place.ts'

/**
 * Refuses a folder that is on a network or kept in step by a service. Writes nothing.
 *
 * @throws TroubleError `misplaced`: `HO-STORE-NETWORK-FOLDER`, `HO-STORE-SYNCED-FOLDER`
 */
export async function refuseMisplaced(folder: string): Promise<void> {
  const found = await placeOf(folder)
  if (found === null) return
  if (found.why === 'network') throw storeTrouble('misplaced', 'network')
  throw storeTrouble('misplaced', found.service, {
    instead: {
      code: 'HO-STORE-SYNCED-FOLDER',
      message: `The profile folder is one that ${found.service} keeps in step: it copies files while they are half written, and two computers would write at once.`,
      fix: 'Move the folder out of there, to a place on this computer only, or choose one with --profile. Nothing in it was changed.',
    },
  })
}

/** What is wrong with the place of a folder, or null. A fact that cannot be had is no sign. */
export async function placeOf(folder: string): Promise<Misplaced | null> {
  return misplaced(await factsOf(resolve(folder)))
}

async function factsOf(folder: string): Promise<PlaceFacts> {
  const real = await realFolder(folder)
  return {
    platform: process.platform,
    folder: real,
    home: homedir(),
    environment: process.env,
    fileSystem: fileSystemOf(real, await mounts()),
    dropbox: await dropboxFolders(),
    above: (await Promise.all([real, ...foldersAbove(real)].map(namesIn))).flat(),
  }
}

/**
 * The folder with its links resolved, or those of the nearest one that is there. On Windows this asks the system
 * (GetFinalPathNameByHandle), which names the server behind a mapped drive: `Z:\x` becomes `\\server\share\x`.
 */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder)
  } catch {
    const above = dirname(folder)
    return above === folder ? folder : join(await realFolder(above), basename(folder))
  }
}

function foldersAbove(folder: string): string[] {
  const above = dirname(folder)
  return above === folder ? [] : [above, ...foldersAbove(above)]
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const names = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    if (!names.includes('.sync/')) return names
    return [...names, ...(await namesIn(join(folder, '.sync'))).map((name) => `.sync/${name}`)]
  } catch {
    return []
  }
}

async function mounts(): Promise<readonly Mount[]> {
  try {
    if (process.platform === 'linux') return mountsOfLinux(await readFile('/proc/self/mountinfo', 'utf8'))
    // Node's own statfs gives a number that macOS hands out anew at every start.
    if (process.platform === 'darwin') return mountsOfMac(await mountOfMac())
    return []
  } catch {
    return []
  }
}

async function mountOfMac(): Promise<string> {
  // Needed nowhere else in the core.
  const { execFile } = await import('node:child_process')
  return (await promisify(execFile)('/sbin/mount', { timeout: 5000 })).stdout
}

const DropboxInfo = v.record(v.string(), v.object({ path: v.string() }))

/** Where Dropbox says that its folders are ("Find the Dropbox folder path", its help). */
async function dropboxFolders(): Promise<string[]> {
  const roots = [process.env['APPDATA'], process.env['LOCALAPPDATA']]
  const places =
    process.platform === 'win32'
      ? roots.flatMap((root) => (root === undefined ? [] : [join(root, 'Dropbox', 'info.json')]))
      : [join(homedir(), '.dropbox', 'info.json')]
  return (await Promise.all(places.map(foldersNamedIn))).flat()
}

async function foldersNamedIn(info: string): Promise<string[]> {
  try {
    const found = v.safeParse(DropboxInfo, JSON.parse(await readFile(info, 'utf8')))
    if (!found.success) return []
    return await Promise.all(Object.values(found.output).map(({ path }) => realFolder(resolve(path))))
  } catch {
    return []
  }
}
