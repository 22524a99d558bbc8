// @ts-check
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, lstatSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Halt } from './script.mjs'

/** The sums of all that lies beside it, as `sha256sum --check` reads them. */
export const sumsFile = 'SHA256SUMS'

/** What electron-builder notes for itself. */
const notGivenOut = /^(builder-.*|SHA256SUMS.*)$/

/**
 * Writes the checksum of every file in a folder, those of folders in it not: they are not given out.
 * @param {string} folder
 */
export async function writeSums(folder) {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !notGivenOut.test(entry.name))
    .map((entry) => entry.name)
    .sort()
  /** @type {string[]} */
  const lines = []
  for (const name of names) lines.push(`${await sha256(join(folder, name))}  ${name}\n`)
  writeFileSync(join(folder, sumsFile), lines.join(''))
}

/**
 * Signs the checksums with a key of GnuPG, into SHA256SUMS.asc.
 * @param {string} folder
 * @param {string} key
 * @throws {Halt} GnuPG did not
 */
export function signSums(folder, key) {
  const sums = join(folder, sumsFile)
  const args = ['--batch', '--yes', '--armor', '--local-user', key, '--output', `${sums}.asc`]
  const { status, error, stderr } = spawnSync('gpg', [...args, '--detach-sign', sums], { encoding: 'utf8' })
  if (status === 0) return
  const why = error?.message ?? stderr.trim().split('\n').at(-1) ?? ''
  throw new Halt(`${sumsFile} was to be signed with HANDOVER_GPG_KEY, and gpg did not: ${why}`)
}

/**
 * How much room a package takes, in bytes; Handover's part is the archive, what lies beside it and the dictionary.
 * @param {string} folder the unpacked package
 * @param {string} resources
 */
export function sizesOf(folder, resources) {
  const handover = ['app.asar', 'app.asar.unpacked', 'dictionaries']
    .map((name) => sizeOf(join(resources, name)))
    .reduce((sum, size) => sum + size, 0)
  const all = sizeOf(folder)
  return { all, handover, electron: all - handover }
}

/**
 * @param {string} path of a file or a folder; what is not there takes no room
 * @returns {number}
 */
function sizeOf(path) {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}

/**
 * The lines that tell what was made.
 * @param {readonly string[]} files
 */
export const tellSizes = (files) =>
  files.map((file) => `  ${basename(file)}, ${megabytes(statSync(file).size)}`)

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

/** @param {string} file */
async function sha256(file) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
