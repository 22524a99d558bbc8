// @ts-check
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { licenceOf, noticesOf } from './licences.mjs'
import { addonPackages } from './package-files.mjs'
import { root } from './script.mjs'

/**
 * A package whose code is in the build. `folder` is its place in node_modules as the lock file names it.
 * @typedef {object} BundledPackage
 * @property {string} folder
 * @property {string} name
 * @property {string} version
 * @property {string} licence as SPDX writes it
 * @property {boolean} hasText whether its licence is in licences.txt
 */

/** Where the build tells what is in it, from build/out. Only the second ships. */
export const packagesFile = 'packages.json'
export const noticesFile = 'renderer/licences.txt'

/** Code that the builder adds of its own. */
const ofTheBuilder = [
  { id: '\0vite/', folder: 'node_modules/vite' },
  { id: '\0rolldown/', folder: 'node_modules/rolldown' },
]

/**
 * Notes, while vite builds, every package of which something is in what it writes: a module that was not wholly
 * left out, a style sheet, a font.
 */
export function watchPackages() {
  /** @type {Set<string>} */
  const folders = new Set()
  const note = (/** @type {string} */ id) => {
    const folder = packageFolder(id)
    if (folder !== null) folders.add(folder)
  }
  /** @type {import('vite').Plugin} */
  const plugin = {
    name: 'handover:packages',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === 'asset') {
          for (const name of output.originalFileNames) note(name)
          continue
        }
        for (const [id, { renderedLength }] of Object.entries(output.modules)) {
          if (renderedLength > 0 || /\.css\b/.test(id)) note(id)
        }
      }
    },
  }
  return { plugin, folders: () => [...folders].sort() }
}

/**
 * @param {string} id of a module, or the path of an asset
 * @returns {string | null} the innermost package that it belongs to; null for our own
 */
export function packageFolder(id) {
  const made = ofTheBuilder.find((one) => id.startsWith(one.id))
  if (made !== undefined) return made.folder
  const path = id.replaceAll('\\', '/').replace(/[?#].*$/s, '')
  return /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null
}

/**
 * Writes what is in a finished build, and the licences that its About page shows: of the packages in it, of the two
 * addons, which are loaded from beside it, and of Electron.
 * @param {string} into the build
 * @param {readonly string[]} folders from watchPackages
 * @param {string} [top] what the folders start from
 */
export function writePackages(into, folders, top = root) {
  const all = [...new Set([...folders, ...addonPackages, 'node_modules/electron'])].sort()
  const found = all.map((folder) => ({ ...readPackage(top, folder), text: licenceOf(join(top, folder)) }))
  /** @type {BundledPackage[]} */
  const packages = found.map(({ text, ...facts }) => ({ ...facts, hasText: text !== null }))
  mkdirSync(join(into, 'renderer'), { recursive: true })
  writeFileSync(join(into, packagesFile), `${JSON.stringify(packages, null, 1)}\n`)
  writeFileSync(join(into, noticesFile), noticesOf(found, top))
}

/**
 * @param {string} top
 * @param {string} folder
 */
function readPackage(top, folder) {
  /** @type {{ name: string, version: string, license?: string }} */
  const { name, version, license } = JSON.parse(readFileSync(join(top, folder, 'package.json'), 'utf8'))
  if (typeof license !== 'string') throw new Error(`${folder}/package.json does not name its licence.`)
  return { folder, name, version, licence: license }
}
