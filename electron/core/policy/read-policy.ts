import { access, constants, lstat, open, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { PolicyTrouble } from '#shared/contract/policy.ts'
import { OfficePolicy, noPolicy } from './office-policy.ts'
import { readRules, type PolicyProblem } from './policy-file.ts'

/** Nobody writes a longer one. */
const LARGEST = 1024 * 1024

/**
 * Reads the office's policy, once, at the start of a process. Never throws: a file that is there and cannot be followed is trouble of the
 * policy, not an absent one.
 *
 * @param places where it may be (`policyPlaces`); more than one file is trouble
 */
export async function readPolicy(places: readonly string[]): Promise<OfficePolicy> {
  const there = (await Promise.all(places.map(async (file) => ((await isThere(file)) ? [file] : [])))).flat()
  const [file, other] = await withoutSame(there)
  if (file === undefined) return noPolicy
  if (other !== undefined)
    return troubled(file, [{ path: '', message: `There is another one at ${other}. Remove one of them.` }])
  return readOne(file)
}

async function readOne(file: string): Promise<OfficePolicy> {
  let bytes: Uint8Array
  try {
    const strangers = await writtenByStrangers(file)
    if (strangers !== null) return troubled(file, [{ path: '', message: strangers }])
    bytes = await contentOf(file)
  } catch (error) {
    return troubled(file, [{ path: '', message: `It cannot be read (${codeOf(error)}).` }])
  }
  const read = readRules(bytes)
  if ('problems' in read) return troubled(file, read.problems)
  return new OfficePolicy({ kind: 'rules', file, changeable: await isChangeable(file), rules: read.rules })
}

async function contentOf(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r')
  try {
    const buffer = Buffer.alloc(LARGEST + 1)
    let length = 0
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length)
      if (bytesRead === 0) return buffer.subarray(0, length)
      length += bytesRead
    }
  } finally {
    await handle.close()
  }
  throw Object.assign(new Error('The policy file is too large.'), { code: 'EFBIG' })
}

/** A link that leads nowhere is there, too: somebody meant a policy to be. */
async function isThere(file: string): Promise<boolean> {
  try {
    await lstat(file)
    return true
  } catch (error) {
    return codeOf(error) !== 'ENOENT'
  }
}

async function withoutSame(files: readonly string[]): Promise<string[]> {
  const real = await Promise.all(files.map((file) => realpath(file).catch(() => file)))
  return files.filter((_, index) => real.indexOf(real[index] ?? '') === index)
}

/**
 * A policy that another user of this computer could have written might lead people to enter their passwords elsewhere. Null when that
 * cannot be, or cannot be told: Node does not know who owns a file on Windows.
 */
async function writtenByStrangers(file: string): Promise<string | null> {
  const own = process.getuid?.()
  if (own === undefined) return null
  const real = await realpath(file)
  for (const [one, what] of [
    [real, 'It'],
    [dirname(real), 'Its folder'],
  ] as const) {
    const { uid, mode } = await stat(one)
    if (uid !== 0 && uid !== own)
      return `${what} belongs to another user of this computer. It has to belong to the administrator (root).`
    if ((mode & constants.S_IWOTH) !== 0)
      return `${what} can be written by everybody on this computer. Only administrators may be able to (chmod o-w).`
  }
  return null
}

/** Whether this user could write another policy in its place. To an administrator that says nothing. */
async function isChangeable(file: string): Promise<boolean> {
  const own = process.getuid?.()
  if (own === undefined) return opensToWrite(file)
  if (own === 0) return false
  const real = await realpath(file).catch(() => file)
  const { uid } = await stat(real)
  return uid === own || (await isWritable(real)) || (await isWritable(dirname(real)))
}

/** On Windows only opening a file shows what its list of rights says. */
async function opensToWrite(file: string): Promise<boolean> {
  try {
    await (await open(file, 'r+')).close()
    return true
  } catch {
    return false
  }
}

function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  )
}

function troubled(file: string, problems: readonly PolicyProblem[]): OfficePolicy {
  const trouble: PolicyTrouble = {
    code: 'HO-POLICY-FILE',
    message: `Your office’s policy file cannot be followed, so nothing is sent: ${file}`,
    fix: 'Ask whoever looks after your computers to mend it, then start Handover again.',
    problems: problems.slice(0, 10),
  }
  return new OfficePolicy({ kind: 'trouble', file, trouble })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}
