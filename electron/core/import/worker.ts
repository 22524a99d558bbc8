import { parentPort } from 'node:worker_threads'
import * as v from 'valibot'
import { openFile, Sheet, type OpenFile } from './sheet.ts'
import { Order, WORK, type WorkInput, type WorkName, type WorkOutput } from './work.ts'

/* The thread that keeps the rows of one file, so that reading and checking them never holds up the application. */

if (parentPort === null) throw new Error('This file is started as a thread.')
const port = parentPort
let file: OpenFile | null = null
let sheet: Sheet | null = null

const work: { [N in WorkName]: (input: WorkInput<N>) => WorkOutput<N> } = {
  open({ bytes, chosen }) {
    const opened = openFile(bytes, chosen)
    sheet = null
    file = opened.ok ? opened.file : null
    if (!opened.ok) return opened
    const { headers, encoding, delimiter } = opened.file
    return { ok: true, headers, encoding, delimiter }
  },
  arrange(arrangement) {
    if (file === null) throw new Error('No file is open.')
    sheet = new Sheet(file, arrangement)
    return { columns: sheet.columns, problems: [...sheet.problems], rows: sheet.length }
  },
  check: ({ from, count }) => arranged().check(from, count),
  take(findings) {
    arranged().take(findings)
    return null
  },
  takeQueued(queued) {
    arranged().takeQueued(queued)
    return null
  },
  counts: () => arranged().counts(),
  page: ({ status, offset, limit }) => arranged().page(status, offset, limit),
  preview: ({ count }) => arranged().preview(count),
  mend: ({ line, cells }) => arranged().mend(line, cells),
  row: ({ line }) => arranged().row(line),
  prepare: ({ from, count }) => arranged().prepare(from, count, new Date()),
  failed: () => arranged().failed(),
}

port.on('message', (message: unknown) => {
  const { number, name, input } = v.parse(Order, message)
  try {
    port.postMessage({ number, ok: true, output: done(name, input) })
  } catch (error) {
    port.postMessage({ number, ok: false, error: error instanceof Error ? error.name : typeof error })
  }
})

function done<N extends WorkName>(name: N, input: unknown): WorkOutput<N> {
  return work[name](v.parse(WORK[name].input, input))
}

function arranged(): Sheet {
  if (sheet === null) throw new Error('The file is not arranged yet.')
  return sheet
}
