// @ts-check
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runInOurPlace } from './child.mjs'
import { ensureBuilt } from './ensure-build.mjs'
import { privateKeyring } from './keyring.mjs'
import { nodeOf } from './packages.mjs'
import { root, runIfStarted } from './script.mjs'
import { missingTools } from './tools.mjs'
import { voiceOn } from './voice.mjs'

/**
 * `npm test`: builds what is stale, then runs every test, with a Secret Service of its own where the tools for one are
 * there. Arguments go to vitest (`npm test -- test/unit/domain`). The last line is `N passed, N failed, N skipped`.
 */
await runIfStarted(import.meta.url, async () => {
  await ensureBuilt(voiceOn())
  const artifacts = join(root, 'test', '.artifacts')
  mkdirSync(artifacts, { recursive: true })
  const results = mkdtempSync(join(artifacts, 'results-'))
  const code = await runVitest(process.argv.slice(2), join(results, 'summary.json'))
  const { counts, skipped } = readSummary(join(results, 'summary.json'))
  rmSync(results, { recursive: true, force: true })
  for (const line of skipped) process.stdout.write(`skipped: ${line}\n`)
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
  const nothingRan = counts.passed + counts.failed === 0
  process.exitCode = counts.failed > 0 || nothingRan ? 1 : code
})

/**
 * @param {string[]} args
 * @param {string} summary where the reporter writes the counts
 * @returns {Promise<number>} vitest's exit code
 */
async function runVitest(args, summary) {
  const vitest = [
    nodeOf(root),
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    `--reporter=${join(root, 'test', 'support', 'reporter', 'summary.ts')}`,
    ...args,
  ]
  const hasKeyring = missingTools().every((tool) => tool.name !== 'secret-service')
  const keyring = hasKeyring ? privateKeyring() : null
  const [command = '', ...rest] = keyring ? keyring.around(vitest) : vitest
  const env = { ...process.env, ...keyring?.env, HANDOVER_TEST_SUMMARY: summary }
  try {
    return await runInOurPlace(command, rest, { cwd: root, env })
  } finally {
    await keyring?.remove()
  }
}

/**
 * What the reporter counted; a run that ended before it could is one failure.
 * @param {string} path
 * @returns {{ counts: { passed: number, failed: number, skipped: number }, skipped: string[] }}
 */
function readSummary(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    process.stdout.write('The test run ended before its end; what happened is above.\n')
    return { counts: { passed: 0, failed: 1, skipped: 0 }, skipped: [] }
  }
}
