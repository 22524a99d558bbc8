import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { builtFiles } from '#build/ensure-build.mjs'
import { root } from '#build/script.mjs'
import type { Bench } from '../row.ts'

const ROUNDS = 15

/** Imports the module named in its environment and tells how long that took, by the clock and of the processor. In milliseconds. */
const IMPORT = `
const before = process.cpuUsage()
const began = performance.now()
await import(process.env.HANDOVER_MODULE)
const ms = performance.now() - began
const { user, system } = process.cpuUsage(before)
process.stdout.write(JSON.stringify({ ms, cpu: (user + system) / 1000 }))
`
const Told = v.object({ ms: v.number(), cpu: v.number() })

/** (g) The built core, imported by a process that knows nothing of it yet: no compiled code was kept for it. */
export const bench: Bench = {
  async run(say) {
    const core = builtFiles(root).find((file) => /^chunks\/core-[\w-]+\.js$/.test(file))
    if (core === undefined) throw new Error('The build has no core.')
    const module = pathToFileURL(join(root, 'build', 'out', core)).href
    const told: v.InferOutput<typeof Told>[] = []
    // The first reads the files from the disk.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const one = await importOnce(module)
      if (round > 0) told.push(one)
    }
    // The least: what else the machine did meanwhile only adds to it.
    const ms = Math.min(...told.map((one) => one.ms))
    const cpu = Math.min(...told.map((one) => one.cpu))
    say(`imported in ${ms.toFixed(0)} ms, ${cpu.toFixed(0)} ms of the processor`)
    return [
      {
        name: 'The core, imported without compiled code kept for it (the least of several)',
        ours: `${ms.toFixed(0)} ms (${cpu.toFixed(0)} ms of the processor)`,
        beside: '',
        value: ms,
        unit: 'ms',
        goal: 100,
        least: 150,
        better: 'less',
      },
    ]
  },
}

async function importOnce(module: string): Promise<v.InferOutput<typeof Told>> {
  const { NODE_COMPILE_CACHE: _kept, ...env } = process.env
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', IMPORT], {
    env: { ...env, NODE_DISABLE_COMPILE_CACHE: '1', HANDOVER_MODULE: module },
  })
  return v.parse(Told, JSON.parse(stdout))
}
