// @ts-check
import { runQuietly } from './child.mjs'
import { missingTools, onPath } from './tools.mjs'

/**
 * Installs what the tests need from the system, on Debian as root; elsewhere says what to install. Never fails:
 * the tests skip, by name, what needs a tool that is not there.
 * @param {import('./voice.mjs').Voice} voice
 */
export async function installTools(voice) {
  const missing = missingTools()
  if (missing.length === 0) return
  const packages = missing.flatMap((tool) => tool.packages)
  if (!canInstall(process.getuid?.() ?? null)) {
    sayWhatIsMissing(voice, missing)
    return
  }
  const told = await installPackages(voice, packages)
  const still = missingTools()
  if (still.length === 0) return
  const words = told.split('\n').filter((line) => line.trim() !== '')
  for (const line of words.slice(-8)) voice.say(`  ${line}`)
  voice.say('apt-get did not bring everything; its last lines are above.')
  sayWhatIsMissing(voice, still)
}

/**
 * Whether packages can be installed without asking anybody: on Debian and its relatives, as root.
 * @param {number | null} uid
 */
export function canInstall(uid) {
  return uid === 0 && onPath('apt-get') !== null
}

/**
 * Installs packages of the system.
 * @param {import('./voice.mjs').Voice} voice
 * @param {string[]} packages
 * @returns {Promise<string>} what apt said; whether they are there now has to be seen
 */
export async function installPackages(voice, packages) {
  voice.say(`Installing for the tests, by apt: ${packages.join(' ')}…`)
  const began = Date.now()
  const progress = () => `  apt-get, ${Math.round((Date.now() - began) / 1000)} s`
  const update = await voice.during(progress, aptGet(['update', '-q']))
  const install = await voice.during(
    progress,
    aptGet(['install', '-q', '-y', '--no-install-recommends', ...packages]),
  )
  return `${update.output}${install.output}`
}

/**
 * @param {import('./voice.mjs').Voice} voice
 * @param {import('./tools.mjs').Tool[]} missing
 */
function sayWhatIsMissing(voice, missing) {
  for (const tool of missing)
    voice.say(`Not here: ${tool.name}, for ${tool.forWhat}. Tests that need it are skipped.`)
  const packages = missing.flatMap((tool) => tool.packages).join(' ')
  voice.say(
    `To run them all, install (Debian, Ubuntu): sudo apt-get install --no-install-recommends ${packages}`,
  )
}

/** @param {string[]} args */
function aptGet(args) {
  return runQuietly('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}
