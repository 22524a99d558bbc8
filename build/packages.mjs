// @ts-check
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runQuietly } from './child.mjs'
import { Halt } from './script.mjs'

/** The Node that scripts and tests run under. */
export const NODE_MAJOR = 24

/**
 * Whether node_modules is what package.json and package-lock.json ask for on this platform, Node included.
 * @param {string} root the checkout
 */
export function packagesAreFresh(root) {
  return existsSync(nodeOf(root)) && readIfThere(stampOf(root)) === packagesStamp(root)
}

/**
 * What the packages depend on, as one hash: the lock file, what package.json asks for, the platform.
 * @param {string} root
 */
export function packagesStamp(root) {
  const { dependencies, devDependencies, overrides } = /** @type {Record<string, unknown>} */ (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  )
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(JSON.stringify([dependencies, devDependencies, overrides, process.platform, process.arch]))
    .digest('hex')
}

/**
 * Installs the packages with npm. Only the script of `node`, which fetches Node itself, is run: the addons bring
 * their binaries with them, and an npm that does not know `allowScripts` would compile them.
 * @param {string} root
 * @param {import('./voice.mjs').Voice} voice
 */
export async function installPackages(root, voice) {
  const wanted = packagePaths(root)
  const began = Date.now()
  voice.say(`Installing ${wanted.length} packages (once; about a minute)…`)
  const present = () => wanted.filter((path) => existsSync(join(root, path, 'package.json'))).length
  const progress = () => `  ${present()} of ${wanted.length} packages, ${secondsSince(began)} s`
  await voice.during(progress, npm(root, ['ci', '--ignore-scripts']))
  const fetching = () => `  fetching Node ${NODE_MAJOR}, ${secondsSince(began)} s`
  await voice.during(fetching, npm(root, ['rebuild', 'node', '--ignore-scripts=false']))
  checkNode(root)
  writeFileSync(stampOf(root), packagesStamp(root))
  voice.say(`Packages are installed (${secondsSince(began)} s).`)
}

/**
 * Where the packages' own Node is, for running a script when this process is an older one.
 * @param {string} root
 */
export function nodeOf(root) {
  return process.platform === 'win32'
    ? join(root, 'node_modules', 'node', 'bin', 'node.exe')
    : join(root, 'node_modules', '.bin', 'node')
}

/** @param {string} root */
function checkNode(root) {
  const { stdout } = spawnSync(nodeOf(root), ['--version'], { encoding: 'utf8' })
  const found = typeof stdout === 'string' && stdout.startsWith('v') ? stdout.trim() : 'no Node at all'
  if (found.startsWith(`v${NODE_MAJOR}.`)) return
  throw new Halt(
    `The packages should have brought Node ${NODE_MAJOR}, but there is ${found}: npm did not run the install script of ` +
      'the package "node". Check `npm config get ignore-scripts` (it should be false), delete node_modules and try again.',
  )
}

/**
 * Runs npm; its output is shown only when it fails.
 * @param {string} root
 * @param {string[]} args
 */
async function npm(root, args) {
  // Said outright, because npm run passes its own settings (silent, omit, ignore-scripts) on to us.
  const settings = ['--loglevel=warn', '--include=dev', '--no-audit', '--no-fund', '--fetch-retries=3']
  const retries = ['--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000']
  const windows = process.platform === 'win32'
  const { code, output, missing } = await runQuietly('npm', [...args, ...settings, ...retries], {
    cwd: root,
    shell: windows,
  })
  if (missing)
    throw new Halt('npm is not there. It comes with Node from nodejs.org; on Debian: apt-get install npm.')
  if (code !== 0) throw new Halt(explainNpm(args, output))
}

/**
 * npm's last words and what they mean.
 * @param {string[]} args
 * @param {string} output
 */
export function explainNpm(args, output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !line.includes('EBADENGINE'))
  const shown = lines.slice(-12).map((line) => `  ${line}`)
  return [...shown, `npm ${args[0] ?? ''} failed: ${npmReason(output)}`].join('\n')
}

/** @param {string} output */
function npmReason(output) {
  const network =
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/.exec(
      output,
    )
  if (network) {
    return `the packages could not be fetched (${network[1]}). Check the network, or the proxy in HTTPS_PROXY, and try again.`
  }
  const refused = /\b(EACCES|EROFS|EPERM)\b/.exec(output)
  if (refused) {
    return `the folder cannot be written (${refused[1]}). Handover sets itself up in its own folder, which must be writable.`
  }
  if (/\bENOSPC\b/.test(output)) return 'the disk is full. About 1 GB is needed.'
  if (/CERT|SELF_SIGNED|UNABLE_TO_GET_ISSUER/.test(output)) {
    return 'the certificate of the server was not accepted. If your network inspects traffic, tell npm its certificate: npm config set cafile FILE.'
  }
  return 'its last lines are above.'
}

/**
 * The folders that npm will fill on this platform, by the lock file.
 * @param {string} root
 */
function packagePaths(root) {
  const lock = /** @type {{ packages: Record<string, { os?: string[], cpu?: string[] }> }} */ (
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  )
  return Object.entries(lock.packages)
    .filter(
      ([, { os, cpu }]) => (os?.includes(process.platform) ?? true) && (cpu?.includes(process.arch) ?? true),
    )
    .map(([path]) => path)
    .filter((path) => path !== '')
}

/** @param {string} root */
const stampOf = (root) => join(root, 'node_modules', '.handover-stamp')

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

/** @param {number} began */
const secondsSince = (began) => Math.round((Date.now() - began) / 1000)
