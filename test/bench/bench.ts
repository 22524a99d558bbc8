import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { passSignals } from '#build/child.mjs'
import { reaches, Row } from './row.ts'
import { machine, tableOf } from './table.ts'

/*
 * What `npm run bench` runs: every measurement in `rows/`, or those that are named, one after the other, and then the table. Each runs in
 * a process of its own, so that none feels what another left behind. Ends with 1 when one does not reach its least figure, or fails.
 */
const wanted = process.argv.slice(2)
const names = readdirSync(new URL('rows/', import.meta.url))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -'.ts'.length))
  .sort()
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no measurement called ${unknown.join(', ')}. There are: ${names.join(', ')}.\n`,
  )
  process.exit(2)
}

const on = machine()
const rows: Row[] = []
for (const name of names) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`${name}…\n`)
  rows.push(...(await measured(name)))
}
process.stdout.write(`${tableOf(rows)}\n\n${on}\n`)
process.exit(rows.every((row) => reaches(row, row.least)) ? 0 : 1)

/** The rows of one measurement. Throws when it fails; its own process has told by then how. */
async function measured(name: string): Promise<Row[]> {
  const script = fileURLToPath(new URL('measure-child.ts', import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv, script, name], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // JSON would make null of a figure that is none.
    serialization: 'advanced',
  })
  const release = passSignals(child, true)
  let told: unknown
  child.on('message', (message) => (told = message))
  const how = await new Promise<string | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      resolve(code === 0 ? null : (signal ?? `exit code ${String(code)}`))
    })
  })
  release()
  if (how !== null) throw new Error(`The measurement ${name} failed (${how}).`)
  return v.parse(v.array(Row), told)
}
