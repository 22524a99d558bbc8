// @ts-check
import fc from 'fast-check'
import { TestRunner, vi } from 'vitest'
import { SWITCH } from './schemata.mjs'
import { trialOfName } from './trial-name.mjs'

// The same examples every time, so that a mutant's fate is no matter of luck; and none is made smaller, which takes long.
fc.configureGlobal({ seed: 20_261_122, endOnFailure: true })

/**
 * Runs a test file with one mutant switched on, and no further than the first test that fails. Every module is evaluated
 * anew for it. Tells which places of mutants were passed, and how often.
 */
export default class MutantRunner extends TestRunner {
  /** @type {Map<number, number>} */
  passed = new Map()
  noticed = false

  /**
   * @override
   * @param {string} name
   * @param {'collect' | 'setup'} source
   */
  importFile(name, source) {
    const { test, id, most } = trialOfName(name)
    this.passed = new Map()
    this.noticed = false
    Reflect.set(globalThis, SWITCH, (/** @type {number} */ place) => this.isOn(place, id, most))
    vi.resetModules()
    return super.importFile(test, source)
  }

  /**
   * @param {number} place
   * @param {number} id
   * @param {number} most
   */
  isOn(place, id, most) {
    const times = (this.passed.get(place) ?? 0) + 1
    this.passed.set(place, times)
    if (place === id && times > most) throw new Error('A mutant made a loop that does not end.')
    return place === id
  }

  /**
   * @override
   * @param {import('vitest').RunnerTestCase} test
   */
  async onBeforeRunTask(test) {
    if (this.noticed) test.mode = 'skip'
    await super.onBeforeRunTask(test)
  }

  /**
   * @override
   * @param {import('vitest').RunnerTestCase} test
   */
  onAfterRunTask(test) {
    if (test.result?.state === 'fail') this.noticed = true
    super.onAfterRunTask(test)
  }

  /**
   * @override
   * @param {import('vitest').RunnerTestSuite} suite
   */
  async onAfterRunSuite(suite) {
    if ('filepath' in suite) Object.assign(suite.meta, { passed: [...this.passed] })
    await super.onAfterRunSuite(suite)
  }
}
