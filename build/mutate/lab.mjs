// @ts-check
import { fileURLToPath } from 'node:url'
import { createVitest } from 'vitest/node'
import { trialOfName } from './trial-name.mjs'

/**
 * How a test file ended in one trial. `stuck`: it did not end by itself.
 * @typedef {object} Ending
 * @property {string} name of the trial
 * @property {'passed' | 'failed' | 'stuck'} outcome
 * @property {number} took milliseconds
 * @property {Map<number, number>} passed how often the place of each mutant was passed
 */

/** A vitest of our own, without the project's configuration, that is kept for run after run. */
export class Lab {
  /** @type {Map<string, NodeJS.Timeout>} */
  #running = new Map()
  /** @type {(ending: Ending) => void} */
  #tell = () => undefined
  #givenUp = false
  #vitest
  #patience

  /**
   * @param {import('vitest/node').Vitest} vitest
   * @param {number} patience
   */
  constructor(vitest, patience) {
    this.#vitest = vitest
    this.#patience = patience
  }

  /**
   * @param {object} options
   * @param {string} options.root
   * @param {ReadonlyMap<string, string>} options.copies what is read in place of a file, by absolute path
   * @param {number} options.patience how long one trial may take, in milliseconds
   */
  static async open({ root, copies, patience }) {
    /** @type {Lab | null} */
    let lab = null
    const vitest = await createVitest(
      {
        config: false,
        root,
        watch: false,
        pool: 'threads',
        isolate: false,
        maxWorkers: 2,
        runner: fileURLToPath(new URL('worker.mjs', import.meta.url)),
        reporters: [
          {
            onTestModuleQueued: (module) => lab?.begun(module),
            onTestModuleEnd: (module) => lab?.ended(module),
          },
        ],
        // What is transformed here must not be found by anybody else's run.
        fsModuleCache: false,
        cache: false,
        // A test that waits for what a mutant keeps from happening; those of the rules take a moment.
        testTimeout: 5000,
        hookTimeout: 5000,
        teardownTimeout: 60_000,
      },
      {
        logLevel: 'silent',
        server: { watch: null },
        plugins: [
          {
            name: 'handover:mutants',
            enforce: 'pre',
            transform: (_code, id) => {
              const copy = copies.get(trialOfName(id).test)
              return copy === undefined ? undefined : { code: copy, map: null }
            },
          },
        ],
      },
    )
    await vitest.standalone()
    lab = new Lab(vitest, patience)
    return lab
  }

  async close() {
    await this.#vitest.close()
  }

  /**
   * Runs trials, two at a time, until each has ended.
   * @param {readonly string[]} names
   * @param {(ending: Ending) => void} tell of each as it ends
   */
  async run(names, tell) {
    const left = new Set(names)
    this.#tell = (ending) => {
      left.delete(ending.name)
      tell(ending)
    }
    const project = this.#vitest.getRootProject()
    // A trial that is stuck ends the run; the others of it are begun again.
    while (left.size > 0) {
      const before = left.size
      this.#givenUp = false
      await this.#vitest.runTestSpecifications([...left].map((name) => project.createSpecification(name)))
      for (const timer of this.#running.values()) clearTimeout(timer)
      this.#running.clear()
      if (left.size === before) throw new Error(`The tests did not run: ${[...left].join(', ')}`)
    }
  }

  /** @param {import('vitest/node').TestModule} module */
  begun({ moduleId: name }) {
    this.#running.set(
      name,
      setTimeout(() => this.#giveUp(name), this.#patience),
    )
  }

  /** @param {import('vitest/node').TestModule} module */
  ended(module) {
    const timer = this.#running.get(module.moduleId)
    if (timer === undefined || this.#givenUp) return
    clearTimeout(timer)
    this.#running.delete(module.moduleId)
    const { passed } = /** @type {{ passed?: [number, number][] }} */ (module.meta())
    const { collectDuration, duration } = module.diagnostic()
    this.#tell({
      name: module.moduleId,
      outcome: module.state() === 'passed' ? 'passed' : 'failed',
      took: collectDuration + duration,
      passed: new Map(passed),
    })
  }

  /** @param {string} name */
  #giveUp(name) {
    this.#givenUp = true
    this.#tell({ name, outcome: 'stuck', took: this.#patience, passed: new Map() })
    // Asked once, vitest waits for the tests to end; asked again, it ends their threads.
    void this.#vitest.cancelCurrentRun('keyboard-input')
    void this.#vitest.cancelCurrentRun('keyboard-input')
  }
}
