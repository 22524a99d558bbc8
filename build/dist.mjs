// @ts-check
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { passSignals } from './child.mjs'
import { reasonIn } from './dist-reason.mjs'
import { readDistOptions, whatIsPacked } from './dist-options.mjs'
import { ensureBuilt } from './ensure-build.mjs'
import { makeIcons } from './icons.mjs'
import { nodeOf } from './packages.mjs'
import { checkForDebian, checkForUpdates, readPublisher } from './publisher.mjs'
import { Halt, root, runIfStarted } from './script.mjs'
import { readSigning, withoutSigning } from './signing.mjs'
import { voiceOn } from './voice.mjs'

/**
 * `npm run dist`: builds what is stale, then has electron-builder pack it; build/packing.mjs fetches Electron for it, sets
 * the fuses and inspects the package. Arguments go to electron-builder (`npm run dist -- --linux dir`). What is missing is
 * told before anything is made.
 */
await runIfStarted(import.meta.url, async () => {
  const { say } = voiceOn()
  const from = process.env['INIT_CWD'] ?? process.cwd()
  const words = process.argv.slice(2)
  const args = readDistOptions(
    words.filter((word) => word !== '--sign'),
    process.env,
    from,
  )
  const asked = words.includes('--sign') ? { ...process.env, HANDOVER_SIGN: '1' } : process.env
  const { platforms, debian } = whatIsPacked(args, process.platform)
  const { sign, note } = readSigning({ platforms, env: asked, host: process.platform })
  const publisher = readPublisher(root, process.env)
  if (debian) checkForDebian(publisher)
  checkForUpdates(publisher, { platforms, sign })
  const dictionaries = dictionariesFrom(process.env['HANDOVER_DICTIONARIES'], from)
  await ensureBuilt({ say })
  await makeIcons()
  say('Packing …')
  const { code, output } = await pack(args, {
    ...(sign ? asked : withoutSigning(asked)),
    ...(dictionaries === null ? {} : { HANDOVER_DICTIONARIES: dictionaries }),
  })
  if (code !== 0) throw new Halt(reasonIn(output))
  if (note !== null) say(note)
})

/**
 * @param {string | undefined} named
 * @param {string} from the folder that a relative path starts from
 */
function dictionariesFrom(named, from) {
  if (!named) return null
  const path = resolve(from, named)
  if (existsSync(path)) return path
  throw new Halt(
    `HANDOVER_DICTIONARIES: there is no "${named}". It names a hunspell_dictionaries.zip of Electron.`,
  )
}

/**
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<{ code: number | null, output: string }>} what electron-builder says is kept back; what its hooks
 *   tell people goes through
 */
function pack(args, env) {
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js')
  const ours = ['--config', 'build/electron-builder.mjs', '--publish', 'never']
  return new Promise((resolve, reject) => {
    const child = spawn(nodeOf(root), ['--no-deprecation', builder, ...ours, ...args], {
      cwd: root,
      // Without it electron-builder asks the registry for a newer one of itself.
      env: { ...env, NO_UPDATE_NOTIFIER: '1' },
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
