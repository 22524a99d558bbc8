import type { Bench } from './row.ts'

/* One measurement of `rows/`, which is named, in a process of its own. Tells its parent the rows. */

const [name = ''] = process.argv.slice(2)
const loaded: unknown = await import(new URL(`rows/${name}.ts`, import.meta.url).href)
if (!exportsBench(loaded)) throw new Error(`rows/${name}.ts exports no \`bench\`.`)
const rows = await loaded.bench.run((line) => void process.stderr.write(`  ${line}\n`))
if (process.send === undefined) throw new Error('This file is started by bench.ts.')
// Ended once it is told, whatever the measurement left open.
process.send(rows, () => process.exit())

function exportsBench(loaded: unknown): loaded is { bench: Bench } {
  if (typeof loaded !== 'object' || loaded === null || !('bench' in loaded)) return false
  const { bench } = loaded
  return typeof bench === 'object' && bench !== null && 'run' in bench
}
