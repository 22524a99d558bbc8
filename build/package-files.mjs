// @ts-check
import { builtFiles } from './ensure-build.mjs'

/**
 * What a package is made of, besides its own package.json. Everything that Handover imports is bundled by the build;
 * only the two addons are loaded from node_modules.
 */

/** Where there are prebuilt addons for both. */
export const architectures = /** @type {const} */ (['x64', 'arm64'])

/**
 * The files of the build that ship: those of the last build only, without source maps and the bundler's own notes.
 * @param {string} root the checkout
 * @returns {string[]} paths from the top
 */
export function shippedFiles(root) {
  const built = builtFiles(root).filter(
    (file) => !file.endsWith('.map') && !file.startsWith('renderer/.vite/'),
  )
  return ['LICENSE', ...built.map((file) => `build/out/${file}`)]
}

/**
 * The two addons, with the binary for one kind of machine.
 * @param {string} machine such as linux-x64
 * @returns {{ folder: string, files: string[], binary: string }[]} `files` and `binary` from the folder
 */
export function addonsFor(machine) {
  return [
    {
      folder: 'node_modules/keytar',
      files: ['package.json', 'LICENSE.md', 'lib/keytar.js'],
      binary: `prebuilds/${machine}/keytar.node`,
    },
    {
      folder: 'node_modules/better-sqlite3-multiple-ciphers',
      files: [
        'package.json',
        'LICENSE',
        ...['binding', 'database', 'index', 'sqlite-error', 'util'].map((name) => `lib/${name}.js`),
        ...[
          ...['aggregate', 'backup', 'explain', 'function', 'inspect'],
          ...['pragma', 'serialize', 'table', 'transaction', 'wrappers'],
        ].map((name) => `lib/methods/${name}.js`),
      ],
      binary: `prebuilds/${machine}.node`,
    },
  ]
}
