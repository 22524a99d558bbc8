import { readdirSync } from 'node:fs'
import { reaches, type Bench, type Row } from './row.ts'
import { machine, tableOf } from './table.ts'

/*
 * What `npm run bench` runs: every measurement in `rows/`, or those that are named, one after the other in this one
 * process, and then the table. Ends with 1 when one does not reach its least figure.
 */
const folder = new URL('rows/', import.meta.url)
const wanted = process.argv.slice(2)

const benches: Bench[] = []
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .sort()) {
  const loaded: unknown = await import(new URL(file, folder).href)
  if (!exportsBench(loaded)) throw new Error(`rows/${file} exports no \`bench\`.`)
  benches.push(loaded.bench)
}
const unknown = wanted.filter((name) => benches.every((bench) => bench.name !== name))
if (unknown.length > 0) {
  const names = benches.map(({ name }) => name).join(', ')
  process.stderr.write(`There is no measurement called ${unknown.join(', ')}. There are: ${names}.\n`)
  process.exit(2)
}

const on = machine()
const rows: Row[] = []
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue
  process.stderr.write(`${bench.name}…\n`)
  rows.push(...(await bench.run((line) => void process.stderr.write(`  ${line}\n`))))
}
process.stdout.write(`${tableOf(rows)}\n\n${on}\n`)
process.exit(rows.every((row) => reaches(row, row.least)) ? 0 : 1)

function exportsBench(loaded: unknown): loaded is { bench: Bench } {
  if (typeof loaded !== 'object' || loaded === null || !('bench' in loaded)) return false
  const { bench } = loaded
  return typeof bench === 'object' && bench !== null && 'name' in bench && 'run' in bench
}
