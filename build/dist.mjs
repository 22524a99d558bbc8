// @ts-check
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { passSignals } from './child.mjs'
import { readDistOptions } from './dist-options.mjs'
import { ensureBuilt } from './ensure-build.mjs'
import { nodeOf } from './packages.mjs'
import { Halt, root, runIfStarted } from './script.mjs'
import { voiceOn } from './voice.mjs'

/**
 * `npm run dist`: builds what is stale, then has electron-builder pack it; build/electron-builder.mjs fetches Electron
 * for it, sets the fuses and inspects the package. Arguments go to electron-builder (`npm run dist -- --linux dir`).
 */
await runIfStarted(import.meta.url, async () => {
  const { say } = voiceOn()
  const args = readDistOptions(process.argv.slice(2), process.env, process.env['INIT_CWD'] ?? process.cwd())
  await ensureBuilt({ say })
  say('Packing …')
  const { code, output } = await pack(args)
  if (code !== 0) throw new Halt(reasonIn(output))
})

/**
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>} what electron-builder says is kept back; what its hooks
 *   tell people goes through
 */
function pack(args) {
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js')
  const ours = ['--config', 'build/electron-builder.mjs', '--publish', 'never']
  // Without it electron-builder asks the registry for a newer one of itself.
  const env = { ...process.env, NO_UPDATE_NOTIFIER: '1' }
  return new Promise((resolve, reject) => {
    const child = spawn(nodeOf(root), ['--no-deprecation', builder, ...ours, ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const release = passSignals(child, false)
    let output = ''
    child.stdout.on(
      'data',
      (/** @type {Buffer} */ piece) => (output = (output + piece.toString()).slice(-20_000)),
    )
    child.on('error', reject)
    child.on('close', (code) => {
      release()
      resolve({ code, output })
    })
  })
}

/**
 * Why electron-builder ended, in its own words.
 * @param {string} output
 */
function reasonIn(output) {
  // After "failedTask=" comes its stack.
  const reason = /⨯ ([\s\S]+?)(?:\s+failedTask=|$)/.exec(output)?.[1]
  if (reason !== undefined) return reason.trim()
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  return [...lines.slice(-12), 'The packing failed; its last lines are above.'].join('\n')
}
