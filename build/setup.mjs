// @ts-check
import { join } from 'node:path'
import { installTools } from './debian.mjs'
import { withLock } from './lock.mjs'
import { installPackages, packagesAreFresh } from './packages.mjs'
import { Halt, root as here, runIfStarted } from './script.mjs'
import { voiceOn } from './voice.mjs'

/**
 * Makes the checkout ready to run: the npm packages and, for the tests, the system's tools. Does nothing when all is
 * there. Two at once: the second waits and finds the work done. Throws Halt, with what to do, when it cannot.
 * @param {{ voice: import('./voice.mjs').Voice, forTests?: boolean, root?: string }} options
 */
export async function setUp({ voice, forTests = false, root = here }) {
  checkNodeIsUsable(process.versions.node)
  if (!packagesAreFresh(root)) {
    const busy = 'Another Handover command is installing the packages; waiting for it…'
    await withLock(join(root, 'build', '.stamps', 'setup.lock'), { say: voice.say, busy }, async () => {
      if (!packagesAreFresh(root)) await installPackages(root, voice)
    })
  }
  if (forTests) await installTools(voice)
}

/** @param {string} version */
export function checkNodeIsUsable(version) {
  const major = Number(version.split('.')[0])
  if (major >= 20) return
  throw new Halt(
    `Handover needs Node 20 or newer to set itself up; this is Node ${version}. Get it from nodejs.org or your system's packages.`,
  )
}

await runIfStarted(import.meta.url, () =>
  setUp({ voice: voiceOn(), forTests: process.argv.includes('--for-tests') }),
)
