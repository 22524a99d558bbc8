// @ts-check
import { join, relative } from 'node:path'
import { Halt } from '../script.mjs'
import { Lab } from './lab.mjs'
import { instrumented } from './schemata.mjs'
import { nameOfTrial, trialOfName } from './trial-name.mjs'

/**
 * What became of a mutant. `stuck`: with it the tests came to no end, which is noticed too. `not-run`: no test passes it.
 * @typedef {'killed' | 'stuck' | 'survived' | 'not-run'} Fate
 *
 * @typedef {import('./find.mjs').Mutant} Mutant
 */

/** @param {Fate | undefined} fate */
export const isNoticed = (fate) => fate === 'killed' || fate === 'stuck'

/**
 * Tries each mutant on the test files that pass its place, one after the other until one notices it. The sources stay as
 * they are: the tests get a copy in memory that holds all mutants behind a switch. Throws Halt when a test fails without any.
 *
 * @param {object} job
 * @param {string} job.root
 * @param {ReadonlyMap<string, string>} job.sources their texts by path
 * @param {readonly Mutant[]} job.mutants of these sources
 * @param {readonly string[]} job.tests paths
 * @param {(fates: ReadonlyMap<number, Fate>) => void} [job.progress]
 * @param {number} [job.patience] how long one test file may take, in milliseconds
 * @returns {Promise<Map<number, Fate>>} by the mutant's id
 */
export async function tryMutants({ root, sources, mutants, tests, progress, patience = 30_000 }) {
  const copies = new Map(
    [...sources].map(([path, text]) => [
      join(root, path),
      instrumented(
        text,
        mutants.filter((mutant) => mutant.path === path),
      ),
    ]),
  )
  const lab = await Lab.open({ root, copies, patience })
  try {
    /** @type {Map<number, Fate>} */
    const fates = new Map(mutants.map(({ id }) => [id, 'not-run']))
    for (const { test, passed } of await withoutMutant(lab, root, tests)) {
      const due = mutants.filter(({ id }) => passed.has(id) && !isNoticed(fates.get(id)))
      const trials = due.map(({ id }) => nameOfTrial(test, { id, most: mostPasses(passed.get(id) ?? 0) }))
      await lab.run(trials, ({ name, outcome }) => {
        const fate = outcome === 'failed' ? 'killed' : outcome === 'stuck' ? 'stuck' : 'survived'
        fates.set(trialOfName(name).id, fate)
        progress?.(fates)
      })
    }
    return fates
  } finally {
    await lab.close()
  }
}

/**
 * How often a place may be passed before it is taken for a loop without an end.
 * @param {number} usual how often it is without a mutant
 */
const mostPasses = (usual) => usual * 20 + 20_000

/**
 * Which places each test file passes when no mutant is on. The quick files first: what they notice need not be tried on
 * the slow ones.
 * @param {Lab} lab
 * @param {string} root
 * @param {readonly string[]} tests
 */
async function withoutMutant(lab, root, tests) {
  const plain = tests.map((test) => nameOfTrial(join(root, test), { id: -1, most: Infinity }))
  /** @type {{ test: string, passed: Map<number, number>, took: number, outcome: string }[]} */
  const ended = []
  // The first run also reads and transforms the files; only the second tells how quick each is.
  for (const run of ['first', 'second']) {
    ended.length = 0
    await lab.run(plain, ({ name, ...rest }) => ended.push({ test: trialOfName(name).test, ...rest }))
    const failed = ended.filter(({ outcome }) => outcome !== 'passed')
    if (failed.length === 0) continue
    const names = failed.map(({ test }) => relative(root, test)).join(', ')
    throw new Halt(`These tests fail without any mutant (${run} run): ${names}. Mend them first.`)
  }
  return ended.toSorted((a, b) => a.took - b.took)
}
