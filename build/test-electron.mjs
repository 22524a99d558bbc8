// @ts-check
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runInOurPlace } from './child.mjs'
import { readyElectron } from './electron-ready.mjs'
import { ensureBuilt } from './ensure-build.mjs'
import { nodeOf } from './packages.mjs'
import { root, runIfStarted } from './script.mjs'
import { voiceOn } from './voice.mjs'

/**
 * `npm run test:electron`: runs the specs of the screens in Electron, and what only a running Electron shows. Without an Electron that
 * opens a window it says why in one line, and that is no failure unless `--required` says so. Other words go to vitest.
 */
await runIfStarted(import.meta.url, async () => {
  const voice = voiceOn()
  const words = process.argv.slice(2)
  await ensureBuilt(voice)
  const machine = { platform: process.platform, uid: process.getuid?.() ?? null, env: process.env }
  process.exitCode = await testElectron(words, await readyElectron(voice, machine))
})

/**
 * @param {string[]} words
 * @param {Awaited<ReturnType<typeof readyElectron>>} electron
 * @param {typeof runInOurPlace} [run]
 * @returns {Promise<number>} the exit code
 */
export async function testElectron(words, electron, run = runInOurPlace) {
  const required = words.includes('--required')
  if (!electron.ready) {
    process.stdout.write(`skipped: the specs in Electron: ${electron.why}\n`)
    return required ? 1 : 0
  }
  const rest = words.filter((word) => word !== '--required')
  const specs = rest.some((word) => !word.startsWith('-')) ? [] : windowSpecs()
  const tests = [nodeOf(root), join(root, 'build', 'test.mjs'), '--project=e2e', ...specs, ...rest]
  const [command = '', ...args] = [...electron.around, ...tests]
  const env = { ...process.env, ...electron.env, HANDOVER_E2E_HOST: 'desktop' }
  try {
    return await run(command, args, { cwd: root, env })
  } finally {
    electron.remove()
  }
}

/** The specs that open a window, as paths from the top: all but those of the command line. */
export function windowSpecs() {
  return readdirSync(join(root, 'test', 'e2e'))
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('cli-'))
    .map((name) => `test/e2e/${name}`)
    .sort()
}
