import { spawn } from 'node:child_process'
import { root } from '#build/script.mjs'

/** One packing takes some seconds, and on a busy machine much longer; a build may come before it. */
export const packingPatience = 180_000

/**
 * Runs `npm run dist` into the folder `output`. Nothing of this computer's own settings counts, only `env`.
 * @param words what is packed, and more for electron-builder
 * @returns how it ended, and its lines without those that depend on what ran before
 */
export async function runDist(words: readonly string[], output: string, env: NodeJS.ProcessEnv = {}) {
  const ours = Object.keys(process.env).filter((name) => name.startsWith('HANDOVER_'))
  const child = spawn('npm', ['run', '--silent', 'dist', '--', ...words, `-c.directories.output=${output}`], {
    cwd: root,
    env: {
      ...process.env,
      ...Object.fromEntries(ours.map((name) => [name, undefined])),
      // electron-builder speaks otherwise when it finds itself in a test.
      VITEST: undefined,
      ELECTRON_OVERRIDE_DIST_PATH: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const keep = (bytes: Buffer) => void (said += bytes.toString())
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const lines = said.trim().split('\n')
  return { code, lines: lines.filter((line) => !/^(npm warn|Building|Built|Another|Installing)/.test(line)) }
}
