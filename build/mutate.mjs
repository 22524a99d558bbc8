// @ts-check
import { join } from 'node:path'
import { runInOurPlace } from './child.mjs'
import { nodeOf } from './packages.mjs'
import { root, runIfStarted } from './script.mjs'

/**
 * `npm run mutate`: changes the rules one place at a time and runs the tests of the rules, to see that they notice. Arguments
 * name files or folders (`npm run mutate -- shared/domain/mprn.ts`). The last line is `N of M mutants killed (P %)`; the exit
 * code is 1 when too few were. build/mutate holds the parts.
 */
await runIfStarted(import.meta.url, async () => {
  const command = [join(root, 'build', 'mutate', 'command.mjs'), ...process.argv.slice(2)]
  process.exitCode = await runInOurPlace(nodeOf(root), command, { cwd: root })
})
