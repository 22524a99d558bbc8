import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'

export interface Summary {
  counts: { passed: number; failed: number; skipped: number }
  /** A line for each skipped test: which, and why. */
  skipped: string[]
}

/** Writes the summary of the run to the file that `npm test` names in HANDOVER_TEST_SUMMARY and prints at the end. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const path = process.env['HANDOVER_TEST_SUMMARY']
    if (path === undefined)
      throw new Error('HANDOVER_TEST_SUMMARY must name a file. Run the tests with npm test.')
    writeFileSync(path, JSON.stringify(summarise(modules, errors.length)))
  }
}

/**
 * Counts the tests of a run and names the skipped ones with their reasons. A file that did not load, a hook that threw
 * and an error outside any test count as one failed each.
 */
export function summarise(modules: readonly TestModule[], errors: number): Summary {
  const summary: Summary = { counts: { passed: 0, failed: errors, skipped: 0 }, skipped: [] }
  for (const module of modules) {
    let failedHere = 0
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === 'passed') summary.counts.passed += 1
      else if (state === 'skipped') {
        summary.counts.skipped += 1
        summary.skipped.push(`${module.relativeModuleId} > ${test.fullName}: ${whySkipped(test, module)}`)
      } else failedHere += 1
    }
    if (failedHere === 0 && module.state() === 'failed') failedHere = 1
    summary.counts.failed += failedHere
  }
  return summary
}

function whySkipped(test: TestCase, module: TestModule): string {
  const result = test.result()
  const note = result.state === 'skipped' ? result.note : undefined
  return note ?? module.meta().skipped?.join('; ') ?? 'no reason given'
}
