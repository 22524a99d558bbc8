// @ts-check
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { nodeOf } from './packages.mjs'
import { root } from './script.mjs'

const room = new URL('../node_modules/electron/', import.meta.url)

/**
 * `say` is told how far it is; it has to begin to arrive within `beginWithinMs`. `script` and `node` are for the tests.
 * @typedef {{ say: (line: string) => void, beginWithinMs?: number, script?: string, node?: string }} How
 */

/**
 * Fetches the Electron binary, as long as it starts to arrive in time; then to the end, however long it takes.
 * Electron's own script unpacks it; this one only shows how far it is, which that script does not.
 * @param {How} how
 * @returns {Promise<{ fetched: true } | { fetched: false, why: string }>}
 */
export async function fetchElectron(how) {
  how.say('Fetching Electron, once, for the desktop window …')
  const outcome = await fetchInChild([], how)
  return outcome.fetched ? { fetched: true } : outcome
}

/**
 * Finds the zip of the installed Electron version for any platform in Electron's cache, or fetches it into there.
 * @param {{ platform: string, arch: string }} machine in Node's words
 * @param {How} how
 * @returns {Promise<{ fetched: true, zip: string } | { fetched: false, why: string }>}
 */
export async function fetchElectronZip({ platform, arch }, how) {
  how.say(`Looking for Electron ${electronVersion()} for ${platform} ${arch} …`)
  const outcome = await fetchFile(['electron', platform, arch], how)
  return outcome.fetched ? { fetched: true, zip: outcome.file } : outcome
}

/**
 * The same for another file of the release, which is for every platform.
 * @param {string} name such as hunspell_dictionaries.zip
 * @param {How} how
 */
export function fetchElectronFile(name, how) {
  how.say(`Looking for ${name} of Electron ${electronVersion()} …`)
  return fetchFile([name], how)
}

/**
 * The SHA-256 of a file of the release, as the package knows it.
 * @param {string} name
 * @returns {string}
 */
export function electronChecksum(name) {
  /** @type {Record<string, string | undefined>} */
  const checksums = JSON.parse(readFileSync(new URL('checksums.json', room), 'utf8'))
  const sum = checksums[name]
  if (sum === undefined) throw new Error(`Electron's checksums do not name ${name}.`)
  return sum
}

/**
 * @param {string[]} args
 * @param {How} how
 * @returns {Promise<{ fetched: true, file: string } | { fetched: false, why: string }>}
 */
async function fetchFile(args, how) {
  const outcome = await fetchInChild(args, how)
  if (!outcome.fetched) return outcome
  if (outcome.file === null) return { fetched: false, why: 'it was fetched, and yet there is no file' }
  return { fetched: true, file: outcome.file }
}

/** The version of Electron that is installed, such as 45.4.1. */
export function electronVersion() {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(new URL('package.json', room), 'utf8'))
  return version
}

/**
 * @param {string[]} args what the child is started with
 * @param {How} how
 * @returns {Promise<{ fetched: true, file: string | null } | { fetched: false, why: string }>}
 */
function fetchInChild(
  args,
  { say, beginWithinMs = 10_000, script = fileURLToPath(import.meta.url), node = ourNode() },
) {
  return new Promise((resolve) => {
    // Behind a company's proxy, and with its certificates, Node's own fetch works only when it is told so.
    const env = { ...process.env, NODE_USE_ENV_PROXY: '1', NODE_USE_SYSTEM_CA: '1' }
    const child = spawn(node, [script, ...args], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env })
    /** @type {string | null} */
    let file = null
    let why = ''
    let told = ''
    const giveUp = setTimeout(() => {
      why = `it did not start to arrive within ${Math.round(beginWithinMs / 1000)} seconds`
      child.kill()
    }, beginWithinMs)
    const show = progressBar(say)
    child.on('message', (message) => {
      clearTimeout(giveUp)
      if (typeof message !== 'object') return
      if ('fraction' in message && 'total' in message) show(Number(message.fraction), Number(message.total))
      if ('file' in message) file = String(message.file)
    })
    child.stderr?.on('data', (/** @type {Buffer} */ piece) => (told = (told + piece.toString()).slice(-4000)))
    child.once('close', (code) => {
      clearTimeout(giveUp)
      if (code === 0) resolve({ fetched: true, file })
      else resolve({ fetched: false, why: why || lastLine(told) || `fetching it ended with code ${code}` })
    })
  })
}

/** Electron's tools need the Node that the packages bring. */
const ourNode = () => nodeOf(root)

/** @param {string} text */
const lastLine = (text) =>
  text
    .split('\n')
    .findLast((line) => line.trim() !== '')
    ?.trim()
    .slice(0, 200)

/**
 * A bar that stays on its line in a terminal, and one line a quarter elsewhere.
 * @param {(line: string) => void} say
 */
function progressBar(say) {
  let quarter = 0
  return (/** @type {number} */ fraction, /** @type {number} */ total) => {
    const percent = Math.floor(fraction * 100)
    if (process.stdout.isTTY) {
      const bar = '█'.repeat(Math.floor(percent / 5)).padEnd(20, '░')
      process.stdout.write(
        `\r  ${bar} ${percent} % of ${Math.round(total / 1e6)} MB${percent === 100 ? '\n' : ''}`,
      )
    } else if (percent >= (quarter + 1) * 25) {
      quarter = Math.floor(percent / 25)
      say(`  ${percent} %`)
    }
  }
}

/**
 * The child's part: fetches a file into the cache; without one, Electron for this machine, which Electron's own script
 * then finds there and unpacks. The same settings count as for that script (ELECTRON_MIRROR, electron_config_cache and
 * their relatives).
 * @param {string | undefined} name of the file, or `electron` for a machine's
 * @param {string} [platform]
 * @param {string} [arch]
 */
async function fetchIntoCache(name, platform = process.platform, arch = process.arch) {
  const require = createRequire(new URL('package.json', room))
  /** @type {typeof import('@electron/get')} */
  const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href)
  const { env } = process
  const itsOwnSums = env['electron_use_remote_checksums'] || env['npm_config_electron_use_remote_checksums']
  let shown = -1
  const file = await downloadArtifact({
    version: electronVersion(),
    ...(name === undefined || name === 'electron'
      ? { artifactName: 'electron', platform, arch }
      : { artifactName: name, isGeneric: true }),
    ...(env['electron_config_cache'] ? { cacheRoot: env['electron_config_cache'] } : {}),
    ...(itsOwnSums ? {} : { checksums: JSON.parse(readFileSync(new URL('checksums.json', room), 'utf8')) }),
    downloadOptions: {
      quiet: true,
      getProgressCallback: async (
        /** @type {{ percent: number, transferred: number, total: number | null }} */ p,
      ) => {
        const percent = Math.floor(p.percent * 100)
        if (percent === shown) return
        shown = percent
        process.send?.({ fraction: p.percent, total: p.total ?? p.transferred })
      },
    },
  })
  // From the cache, so that nothing is left to wait for.
  await new Promise((resolve) => process.send?.({ file }, resolve))
  if (name !== undefined) process.exit(0)
  const install = spawn(process.execPath, [fileURLToPath(new URL('install.js', room))], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((resolve) => install.once('close', resolve))
  process.exit(typeof code === 'number' ? code : 1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Nobody waits any more.
  process.once('disconnect', () => process.exit(1))
  fetchIntoCache(process.argv[2], process.argv[3], process.argv[4]).catch((/** @type {unknown} */ error) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : ''
    process.stderr.write(`${cause || (error instanceof Error ? error.message : String(error))}\n`)
    process.exit(1)
  })
}
