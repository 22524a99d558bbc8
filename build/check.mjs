// @ts-check
import { join } from 'node:path'
import { runQuietly } from './child.mjs'
import { cruiseLayers, strayNames } from './layers.mjs'
import { nodeOf } from './packages.mjs'
import { root, runIfStarted } from './script.mjs'

/**
 * A step answers what is wrong, in words, or nothing when all is well.
 * @typedef {{ name: string, run: () => Promise<string> }} Step
 */

const stamps = join('build', '.stamps')

/**
 * The long ones first, so that none is left alone at the end.
 * @type {Step[]}
 */
const steps = [
  tool('lint', 'eslint/bin/eslint.js', ['--config', 'build/eslint.config.mjs', '--max-warnings', '0', '.']),
  tool('types', 'typescript/bin/tsc', ['-b']),
  tool('svelte-check', 'svelte-check/bin/svelte-check', [
    ...['--workspace', 'renderer', '--tsconfig', './tsconfig.json'],
    ...['--fail-on-warnings', '--output', 'human'],
  ]),
  tool('format', 'prettier/bin/prettier.cjs', [
    ...['--check', '--log-level', 'warn', '.'],
    ...['--cache', '--cache-location', join(stamps, 'prettier'), '--cache-strategy', 'content'],
  ]),
  { name: 'layers', run: async () => (await cruiseLayers()).violations.join('\n') },
  {
    name: 'top level',
    run: async () =>
      strayNames()
        .map((name) => `${name} does not belong at the top: move it into the room it is for.`)
        .join('\n'),
  },
]

/**
 * @param {string} name
 * @param {string} script a program of an installed package
 * @param {string[]} args
 * @returns {Step}
 */
function tool(name, script, args) {
  return {
    name,
    run: async () => {
      const { code, output } = await runQuietly(nodeOf(root), [join(root, 'node_modules', script), ...args], {
        cwd: root,
      })
      return code === 0 ? '' : output.trim() || `ended with code ${code}`
    },
  }
}

/**
 * @param {Step[]} steps
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function runSteps(steps) {
  const queue = [...steps]
  /** @type {string[]} */
  const failed = []
  const worker = async () => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      const began = Date.now()
      const wrong = await step.run().catch((/** @type {unknown} */ error) => String(error))
      const seconds = ((Date.now() - began) / 1000).toFixed(1)
      process.stdout.write(`${wrong === '' ? '✓' : '✗'} ${step.name} (${seconds} s)\n`)
      if (wrong === '') continue
      failed.push(step.name)
      process.stdout.write(`${wrong}\n`)
    }
  }
  await Promise.all([worker(), worker()])
  return failed
}

/** `npm run check`: every step runs, two at a time, whatever became of the others. */
await runIfStarted(import.meta.url, async () => {
  const failed = await runSteps(steps)
  process.stdout.write(failed.length === 0 ? 'All checks pass.\n' : `Failed: ${failed.join(', ')}.\n`)
  process.exitCode = failed.length === 0 ? 0 : 1
})
