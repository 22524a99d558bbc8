// @ts-check
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { runQuietly } from './child.mjs'
import { firstPageLine } from './first-page.mjs'
import { withLock } from './lock.mjs'
import { nodeOf } from './packages.mjs'
import { Halt, root as here, runIfStarted } from './script.mjs'
import { voiceOn } from './voice.mjs'

/**
 * Makes sure that build/out holds what the sources say; a few milliseconds when it does. Two at once: the second
 * waits and finds the build done. The packages must be installed (setUp). Throws Halt with the builder's last words.
 *
 * @param {object} options
 * @param {(line: string) => void} options.say told what is being done; nothing when there is nothing to do
 * @param {boolean} [options.clean] build anew, with nothing of earlier builds left beside it
 * @param {string} [options.root] the checkout
 * @param {(folder: string, say: (line: string) => void) => Promise<void>} [options.bundle] builds into a folder that is there and empty
 * @returns {Promise<void>}
 */
export async function ensureBuilt({ say, clean = false, root = here, bundle = bundleWithVite }) {
  const fresh = () => !clean && buildIsFresh(root)
  if (fresh()) return
  const busy = 'Another Handover command is building; waiting for it…'
  await withLock(join(root, 'build', '.stamps', 'build.lock'), { say, busy }, async () => {
    if (fresh()) return
    const began = Date.now()
    say('Building Handover…')
    const stamp = sourcesStamp(root)
    sweepHalfBuilds(root)
    // As deep as build/out, so that the paths in source maps hold.
    const workshop = join(root, 'build', `.out-${process.pid}`)
    mkdirSync(workshop)
    try {
      await bundle(workshop, say)
      if (clean) rmSync(outOf(root), { recursive: true, force: true })
      publish(workshop, root, stamp)
    } finally {
      rmSync(workshop, { recursive: true, force: true })
    }
    say(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`)
  })
}

/**
 * Whether build/out was made from the sources as they are now.
 * @param {string} root
 */
export function buildIsFresh(root) {
  return readStamp(root)?.sources === sourcesStamp(root)
}

/**
 * The files of the last build, as paths from build/out; none when nothing was built. Beside them may lie those of the
 * build before.
 * @param {string} root
 */
export function builtFiles(root) {
  return readStamp(root)?.files ?? []
}

/**
 * One hash over the path, size and time of every file that the build reads.
 * @param {string} root
 */
export function sourcesStamp(root) {
  const hash = createHash('sha256')
  const rooms = ['electron', 'renderer', 'shared'].flatMap((room) => filesBelow(join(root, room)))
  const builders = ['bundle', 'bundled-packages', 'first-page', 'licences'].map((name) => `build/${name}.mjs`)
  const files = ['vite.config.ts', 'package.json', 'package-lock.json', ...builders].map((name) =>
    join(root, name),
  )
  for (const path of [...rooms.sort(), ...files.filter((file) => existsSync(file))]) {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${relative(root, path)}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/**
 * Moves a finished build into build/out without a moment in which a process could find half of it: files that others
 * refer to come first (their names carry a hash of what they hold), the entries that refer to them last, each by one rename.
 * A process that runs on the build before still finds its chunks; those of older ones are removed.
 * @param {string} workshop
 * @param {string} root
 * @param {string} sources
 */
function publish(workshop, root, sources) {
  const out = outOf(root)
  const before = readStamp(root)?.files ?? []
  const files = filesBelow(workshop)
    .map((path) => relative(workshop, path).split(sep).join('/'))
    .sort((a, b) => depth(b) - depth(a))
  for (const file of files) {
    mkdirSync(dirname(join(out, file)), { recursive: true })
    renameSync(join(workshop, file), join(out, file))
  }
  const half = join(workshop, 'stamp')
  writeFileSync(half, JSON.stringify({ sources, files }))
  renameSync(half, join(out, stampName))
  const kept = new Set([...files, ...before, stampName])
  for (const path of filesBelow(out)) {
    if (!kept.has(relative(out, path).split(sep).join('/'))) rmSync(path)
  }
  forgetCompiled(root)
}

/**
 * What V8 made of the build before (electron/core/compile-cache.ts). It would not be used again, and grow with every build.
 * @param {string} root
 */
function forgetCompiled(root) {
  try {
    rmSync(join(root, 'build', '.compiled'), { recursive: true, force: true })
  } catch {
    // Another user ran Handover from here: then it is theirs, and harms nobody.
  }
}

const stampName = '.built.json'

/** @param {string} file */
const depth = (file) => file.split('/').length

/** @param {string} root */
const outOf = (root) => join(root, 'build', 'out')

/**
 * @param {string} root
 * @returns {{ sources: string, files: string[] } | null}
 */
function readStamp(root) {
  try {
    return /** @type {{ sources: string, files: string[] }} */ (
      JSON.parse(readFileSync(join(outOf(root), stampName), 'utf8'))
    )
  } catch {
    return null // never built, or not by us: built anew either way
  }
}

/**
 * Workshops of builders that were killed. Only called with the lock held.
 * @param {string} root
 */
function sweepHalfBuilds(root) {
  const room = join(root, 'build')
  const left = readdirSync(room).filter((name) => /^\.out-\d+$/.test(name))
  for (const name of left) rmSync(join(room, name), { recursive: true, force: true })
}

/**
 * @param {string} into
 * @param {(line: string) => void} say
 */
async function bundleWithVite(into, say) {
  const args = [join(here, 'build', 'bundle.mjs'), into]
  const env = { ...process.env, NODE_ENV: 'production' }
  const { code, output } = await runQuietly(nodeOf(here), args, { cwd: here, env })
  if (code === 0) {
    say(firstPageLine(join(into, 'renderer')))
    return
  }
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const shown = lines.slice(-30).map((line) => `  ${line}`)
  throw new Halt([...shown, 'The build failed; its last lines are above.'].join('\n'))
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

await runIfStarted(import.meta.url, () =>
  ensureBuilt({ say: voiceOn().say, clean: process.argv.includes('--clean') }),
)
