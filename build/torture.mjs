// @ts-check
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInOurPlace } from './child.mjs'
import { nodeOf } from './packages.mjs'
import { root, runIfStarted } from './script.mjs'

/**
 * `npm run torture`: kills the sending process hundreds of times while it sends to a server that records, and compares the books.
 * Prints its seed; HANDOVER_CRASH_SEED repeats one. The exit code is 1 when anything was lost or sent twice.
 */
await runIfStarted(import.meta.url, async () => {
  const loader = pathToFileURL(join(root, 'test', 'support', 'raw-imports.mjs')).href
  const command = ['--import', loader, join(root, 'test', 'torture', 'torture.ts')]
  process.exitCode = await runInOurPlace(nodeOf(root), command, { cwd: root })
})
