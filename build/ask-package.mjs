// @ts-check
import { extractAll } from '@electron/asar'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Halt } from './script.mjs'

/** Longer than a busy computer needs; a core that hangs must not hang the packing. */
const patienceMs = 60_000

/**
 * Unpacks an app.asar somewhere far from the checkout, and has its command line send a switch to the practice service
 * under plain Node. So everything that the core needs is in the package: the contract, the store with its addon, the
 * outbox. Throws Halt when it does not answer as it should.
 * @param {string} asar
 * @returns {string} the case number that the practice service gave
 */
export function askPackage(asar) {
  const folder = mkdtempSync(join(tmpdir(), 'handover-package-'))
  try {
    const app = join(folder, 'app')
    const home = join(folder, 'home')
    mkdirSync(home)
    extractAll(asar, app)
    const run = (/** @type {string[]} */ args, input = '') => {
      const done = spawnSync(process.execPath, [join(app, 'build', 'out', 'cli.js'), ...args], {
        cwd: home,
        env: { HOME: home, PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'] },
        input,
        encoding: 'utf8',
        timeout: patienceMs,
      })
      if (done.status === 0) return done.stdout
      throw new Halt(`The core in the package does not work (${args[0] ?? ''}): ${lastLine(done.stderr)}`)
    }
    const body = run(['example', 'tenant-switch'])
    const answer = run(['send', 'tenant-switch', '--file', '-', '--practice', '--json'], body)
    const { state, remoteIds } = /** @type {{ state?: unknown, remoteIds?: { caseID?: unknown } }} */ (
      JSON.parse(answer)
    )
    if (state !== 'accepted' || typeof remoteIds?.caseID !== 'string') {
      throw new Halt(`The core in the package answered a practice switch with: ${answer.trim()}`)
    }
    return remoteIds.caseID
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} text */
const lastLine = (text) => text.split('\n').findLast((line) => line.trim() !== '') ?? 'it said nothing'
