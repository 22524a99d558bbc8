// @ts-check
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInOurPlace } from './child.mjs'
import { ensureBuilt } from './ensure-build.mjs'
import { NODE_MAJOR, nodeOf } from './packages.mjs'
import { root, runIfStarted } from './script.mjs'
import { setUp } from './setup.mjs'
import { voiceOn } from './voice.mjs'

/** The command line from a checkout: sets up and builds what is missing, all of it told on standard error, then runs. */
await runIfStarted(import.meta.url, async () => {
  const voice = voiceOn()
  await setUp({ voice })
  await ensureBuilt(voice)
  const cli = join(root, 'build', 'out', 'cli.js')
  const args = process.argv.slice(2)
  if (process.versions.node.startsWith(`${NODE_MAJOR}.`)) {
    process.argv = [process.execPath, cli, ...args]
    await import(pathToFileURL(cli).href)
  } else {
    process.exitCode = await runInOurPlace(nodeOf(root), [cli, ...args])
  }
})
