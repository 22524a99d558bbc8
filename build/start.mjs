// @ts-check
import { fileURLToPath } from 'node:url'
import { runInOurPlace } from './child.mjs'
import { ensureBuilt } from './ensure-build.mjs'
import { fetchElectron } from './fetch-electron.mjs'
import { NODE_MAJOR, nodeOf } from './packages.mjs'
import { runDesktop } from './run-desktop.mjs'
import { Halt, root, runIfStarted } from './script.mjs'
import { chooseHost, readStartOptions } from './start-options.mjs'
import { electronPath } from './tools.mjs'
import { voiceOn } from './voice.mjs'

/** `npm start`: builds what is stale, then opens the desktop host if it can and the browser host if not. */
await runIfStarted(import.meta.url, async () => {
  const { say } = voiceOn()
  // npm runs scripts at the top of the checkout and tells where it was called.
  const options = readStartOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd())
  await ensureBuilt({ say })
  process.exitCode = await start(options, say)
})

/**
 * @param {import('./start-options.mjs').StartOptions} options
 * @param {(line: string) => void} say
 * @returns {Promise<number>} the exit code of the host
 */
async function start(options, say) {
  const uid = process.getuid?.() ?? null
  const choice = chooseHost(options, { platform: process.platform, env: process.env, uid })
  let why = choice.host === 'browser' ? choice.why : null
  if (choice.host === 'desktop') {
    const outcome = await tryDesktop(options.forHost, say)
    if (outcome.outcome === 'ended') return outcome.code
    why = outcome.why
    if (options.host === 'desktop') {
      throw new Halt(`The desktop window cannot open: ${why}. Leave out --host desktop to use a browser.`)
    }
  }
  if (why !== null) say(`No desktop window: ${why}. Handover opens in a browser.`)
  const node = process.versions.node.startsWith(`${NODE_MAJOR}.`) ? process.execPath : nodeOf(root)
  const browserHost = fileURLToPath(new URL('out/loopback.js', import.meta.url))
  return runInOurPlace(node, [browserHost, ...options.forHost], { cwd: root })
}

/**
 * @param {string[]} args
 * @param {(line: string) => void} say
 * @returns {Promise<import('./run-desktop.mjs').DesktopOutcome>}
 */
async function tryDesktop(args, say) {
  if (electronPath() === null) {
    const outcome = await fetchElectron({ say })
    if (!outcome.fetched) return { outcome: 'failed', why: `Electron could not be fetched (${outcome.why})` }
  }
  const electron = electronPath()
  if (electron === null) return { outcome: 'failed', why: 'the Electron that was fetched cannot be run' }
  return runDesktop({ electron, top: root, args })
}
