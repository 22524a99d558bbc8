// @ts-check
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInOurPlace } from './child.mjs'
import { ensureBuilt } from './ensure-build.mjs'
import { nodeOf } from './packages.mjs'
import { root, runIfStarted } from './script.mjs'
import { voiceOn } from './voice.mjs'

/**
 * `npm run bench`: measures Handover beside what does the same without it, all in one run, and prints one table. Arguments
 * name measurements (`npm run bench -- outbox`). The exit code is 1 when one does not reach its least figure.
 */
await runIfStarted(import.meta.url, async () => {
  await ensureBuilt(voiceOn())
  // The measurements are TypeScript, which the packages' own Node runs as it is.
  const loader = pathToFileURL(join(root, 'test', 'support', 'raw-imports.mjs')).href
  const bench = join(root, 'test', 'bench', 'bench.ts')
  const command = ['--expose-gc', '--import', loader, bench, ...process.argv.slice(2)]
  process.exitCode = await runInOurPlace(nodeOf(root), command, { cwd: root })
})
