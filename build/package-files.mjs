// @ts-check
import { builtFiles } from './ensure-build.mjs'

/**
 * What a package is made of, besides its own package.json. Everything that Handover imports is bundled by the build;
 * only the two addons are loaded from node_modules.
 */

/** Where there are prebuilt addons for both. */
export const architectures = /** @type {const} */ (['x64', 'arm64'])

const keytar = 'node_modules/keytar'
const sqlite = 'node_modules/better-sqlite3-multiple-ciphers'

/** The packages of the two addons, as paths from the top. */
export const addonPackages = [keytar, sqlite]

/** What the build writes beside what ships: for the packing alone. */
const notShipped = [/\.map$/, /^renderer\/\.vite\//, /^packages\.json$/]

/**
 * The files of the build that ship: those of the last build only, without source maps and what it notes for itself.
 * @param {string} root the checkout
 * @returns {string[]} paths from the top
 */
export function shippedFiles(root) {
  const built = builtFiles(root).filter((file) => !notShipped.some((kind) => kind.test(file)))
  return ['LICENSE', ...built.map((file) => `build/out/${file}`)]
}

/**
 * The two addons, with their binaries for one kind of machine: two of each in an app for both kinds of Mac.
 * @param {string} platform in Node's words
 * @param {string} arch or `universal`
 * @returns {{ folder: string, files: string[], binaries: string[] }[]} `files` and `binaries` from the folder
 */
export function addonsFor(platform, arch) {
  const machines = (arch === 'universal' ? architectures : [arch]).map((one) => `${platform}-${one}`)
  return [
    {
      folder: keytar,
      files: ['package.json', 'LICENSE.md', 'lib/keytar.js'],
      binaries: machines.map((machine) => `prebuilds/${machine}/keytar.node`),
    },
    {
      folder: sqlite,
      files: [
        'package.json',
        'LICENSE',
        ...['binding', 'database', 'index', 'sqlite-error', 'util'].map((name) => `lib/${name}.js`),
        ...[
          ...['aggregate', 'backup', 'explain', 'function', 'inspect'],
          ...['pragma', 'serialize', 'table', 'transaction', 'wrappers'],
        ].map((name) => `lib/methods/${name}.js`),
      ],
      binaries: machines.map((machine) => `prebuilds/${machine}.node`),
    },
  ]
}
