// @ts-check
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './script.mjs'

/**
 * What some tests need from the system, how to see that it is there, and the Debian packages that bring it.
 * @typedef {'chromium' | 'secret-service' | 'xmllint' | 'fonts'} ToolName
 * @typedef {{ name: ToolName, packages: string[], forWhat: string, there: () => boolean }} Tool
 */

/** @type {Tool[]} */
export const tools = [
  {
    name: 'chromium',
    packages: ['chromium-headless-shell'],
    forWhat: 'the screens in a real browser',
    there: () => chromiumPath() !== null,
  },
  {
    name: 'secret-service',
    packages: ['gnome-keyring', 'dbus', 'libsecret-1-0'],
    forWhat: 'the vault against a real Secret Service',
    there: () =>
      onPath('gnome-keyring-daemon') !== null &&
      onPath('dbus-run-session') !== null &&
      hasLibrary('libsecret-1.so.0'),
  },
  {
    name: 'xmllint',
    packages: ['libxml2-utils'],
    forWhat: 'the XML against a schema',
    there: () => onPath('xmllint') !== null,
  },
  {
    name: 'fonts',
    packages: ['fonts-noto-core'],
    forWhat: 'text on the screens',
    there: () => process.platform !== 'linux' || hasFonts(),
  },
]

/** @returns {Tool[]} the tools that are not on this machine */
export function missingTools() {
  return tools.filter((tool) => !tool.there())
}

/**
 * Where a command is, by PATH, or null.
 * @param {string} command
 * @returns {string | null}
 */
export function onPath(command) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, command)
    if (folder !== '' && isExecutable(path)) return path
  }
  return null
}

/**
 * The Chromium that the tests drive, or null. CHROMIUM_PATH names another one. The one without windows comes first: it draws
 * the same pages with a third less work.
 */
export function chromiumPath() {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null
  return (
    ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
      .map(onPath)
      .find((path) => path) ?? null
  )
}

/**
 * The Electron binary, or null when it was never fetched. Never imports `electron`, which would try to fetch it.
 * ELECTRON_EXEC_PATH names another one.
 */
export function electronPath() {
  const named = process.env['ELECTRON_EXEC_PATH']
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null
  const room = join(root, 'node_modules', 'electron')
  try {
    const path = join(room, 'dist', readFileSync(join(room, 'path.txt'), 'utf8').trim())
    return isExecutable(path) ? path : null
  } catch {
    return null // path.txt is written when the binary has been fetched
  }
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @param {string} name */
function hasLibrary(name) {
  const folders = ['/usr/lib', '/lib', '/usr/lib64', '/lib64', '/usr/local/lib']
  return folders.some((folder) => existsSync(join(folder, name)) || inTriplet(folder, name))
}

/**
 * Debian keeps libraries in a folder named for the machine, such as /usr/lib/x86_64-linux-gnu.
 * @param {string} folder
 * @param {string} name
 */
function inTriplet(folder, name) {
  return namesIn(folder).some((below) => below.includes('-linux-') && existsSync(join(folder, below, name)))
}

function hasFonts() {
  return [
    '/usr/share/fonts/truetype',
    '/usr/share/fonts/opentype',
    '/usr/local/share/fonts',
    '/usr/share/fonts/TTF',
  ].some((folder) => namesIn(folder).length > 0)
}

/** @param {string} folder */
function namesIn(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
