// @ts-check
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { nodeOf } from './packages.mjs'
import { root } from './script.mjs'

const room = new URL('../node_modules/electron/', import.meta.url)

/**
 * Fetches the Electron binary, as long as it starts to arrive in time; then to the end, however long it takes.
 * Electron's own script unpacks it; this one only shows how far it is, which that script does not.
 * @param {{ say: (line: string) => void, beginWithinMs?: number, script?: string, node?: string }} how
 * @returns {Promise<{ fetched: true } | { fetched: false, why: string }>}
 */
export function fetchElectron({
  say,
  beginWithinMs = 10_000,
  script = fileURLToPath(import.meta.url),
  node = ourNode(),
}) {
  return new Promise((resolve) => {
    say('Fetching Electron, once, for the desktop window …')
    const child = spawn(node, [script], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    let why = ''
    let told = ''
    const giveUp = setTimeout(() => {
      why = `it did not start to arrive within ${Math.round(beginWithinMs / 1000)} seconds`
      child.kill()
    }, beginWithinMs)
    const show = progressBar(say)
    child.on('message', (message) => {
      clearTimeout(giveUp)
      if (typeof message === 'object' && 'fraction' in message && 'total' in message) {
        show(Number(message.fraction), Number(message.total))
      }
    })
    child.stderr?.on('data', (/** @type {Buffer} */ piece) => (told = (told + piece.toString()).slice(-4000)))
    child.once('close', (code) => {
      clearTimeout(giveUp)
      if (code === 0) resolve({ fetched: true })
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

/** The child's part: fetches into the cache that Electron's own script then finds it in. */
async function fetchIntoCache() {
  const require = createRequire(new URL('package.json', room))
  /** @type {typeof import('@electron/get')} */
  const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href)
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(new URL('package.json', room), 'utf8'))
  let shown = -1
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums: JSON.parse(readFileSync(new URL('checksums.json', room), 'utf8')),
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
  process.send?.({ begun: true })
  const install = spawn(process.execPath, [fileURLToPath(new URL('install.js', room))], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((resolve) => install.once('close', resolve))
  process.exit(typeof code === 'number' ? code : 1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Nobody waits any more.
  process.once('disconnect', () => process.exit(1))
  fetchIntoCache().catch((/** @type {unknown} */ error) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : ''
    process.stderr.write(`${cause || (error instanceof Error ? error.message : String(error))}\n`)
    process.exit(1)
  })
}
