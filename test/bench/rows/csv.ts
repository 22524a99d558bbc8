import { monitorEventLoopDelay } from 'node:perf_hooks'
import Papa from 'papaparse'
import { LARGEST_PIECE } from '#shared/contract/import-choices.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { documentedCodes } from '#shared/domain/codes.ts'
import { openFile, Sheet } from '#core/import/sheet.ts'
import { sheetOf, sheetRow } from '#test/support/import-rows.ts'
import { openOffice, type Office } from '../office.ts'
import { median, type Bench } from '../row.ts'

const ROWS = 10_000
const ROUNDS = 15

/** (b) A dry run of ten thousand rows beside papaparse alone on the same text, and what the application feels of it. */
export const bench: Bench = {
  async run(say) {
    const day = today()
    const text = sheetOf(Array.from({ length: ROWS }, (_, number) => sheetRow(number, day)))
    const bytes = new TextEncoder().encode(text)
    const times = { ours: [] as number[], alone: [] as number[] }
    // The first round is for the compiler's sake.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const alone = timeOf(() => Papa.parse<string[]>(text, { delimiter: ',' }).data.length)
      const ours = timeOf(() => dryRun(bytes, day))
      say(`round ${round}: ${ours.toFixed(0)} ms, papaparse ${alone.toFixed(0)} ms`)
      if (round === 0) continue
      times.ours.push(ours)
      times.alone.push(alone)
    }
    const [read, queued] = await felt(bytes, say)
    return [
      {
        name: `Dry run of ${ROWS} CSV rows, beside papaparse alone`,
        ours: `${median(times.ours).toFixed(0)} ms`,
        beside: `${median(times.alone).toFixed(0)} ms`,
        value: median(times.ours.map((time, round) => time / (times.alone[round] ?? time))),
        unit: '×' as const,
        goal: 3,
        least: 6,
        better: 'less' as const,
      },
      delayRow(`Event-loop delay (p99.9) while ${ROWS} rows come in`, read),
      delayRow('The same while they are queued', queued),
    ]
  },
}

function delayRow(name: string, delay: number) {
  const value = { value: delay, unit: 'ms' as const, goal: 50, least: 100, better: 'less' as const }
  return { name, ours: `${delay.toFixed(1)} ms`, beside: '', ...value }
}

/** Everything that is done with a file in its thread; the work of the store comes on top. */
function dryRun(bytes: Uint8Array, day: string): number {
  const opened = openFile(bytes, null)
  if (!opened.ok) throw new Error(opened.problem.code)
  const sheet = new Sheet(opened.file, {
    kind: 'tenant-switch',
    connection: {
      format: 'json',
      codes: documentedCodes(),
      organisation: null,
      resources: {},
      practice: false,
    },
    today: day,
    dateOrder: 'day-month-year',
    targets: null,
    remembered: null,
    fixes: [],
  })
  sheet.check(0, ROWS)
  const { ready } = sheet.counts()
  if (ready !== ROWS) throw new Error(`Of ${ROWS} rows ${ready} are ready.`)
  return ready
}

/** How long the application's own thread was held up: while a file is brought in and checked, and while its rows are queued. */
async function felt(bytes: Uint8Array, say: (line: string) => void): Promise<[number, number]> {
  const nowhere = { url: 'http://127.0.0.1:9/', acquaint: { sitePrefix: 'abcd', appPassword: 'pa55' } }
  const accepted = () => Promise.resolve(0)
  const office = await openOffice({ ...nowhere, accepted, close: () => Promise.resolve() })
  try {
    // Once with a few, for the compiler's sake.
    await bring(office, new TextEncoder().encode(sheetOf([sheetRow(ROWS + 1, today())])))
    const read = monitorEventLoopDelay({ resolution: 1 })
    read.enable()
    const id = await bring(office, bytes)
    read.disable()
    const queue = monitorEventLoopDelay({ resolution: 1 })
    queue.enable()
    const began = performance.now()
    const { queued } = await office.app.client.imports.queue({ id })
    queue.disable()
    if (queued !== ROWS) throw new Error(`Of ${ROWS} rows ${queued} were queued.`)
    say(`queued in ${(performance.now() - began).toFixed(0)} ms`)
    return [read.percentile(99.9) / 1e6, queue.percentile(99.9) / 1e6]
  } finally {
    await office.close()
  }
}

async function bring({ app, connectionId }: Office, bytes: Uint8Array): Promise<string> {
  const { imports } = app.client
  const size = bytes.length
  const { id } = await imports.begin({ kind: 'tenant-switch', connectionId, name: 'bench.csv', size })
  for (let at = 0, number = 0; at < size; at += LARGEST_PIECE, number += 1) {
    const piece = Buffer.from(bytes.subarray(at, at + LARGEST_PIECE)).toString('base64')
    await imports.addPiece({ id, number, bytes: piece })
  }
  await imports.read({ id })
  return id
}

function timeOf(work: () => unknown): number {
  // What the one before left behind is not to be cleared away in the time of the next.
  globalThis.gc?.()
  const began = performance.now()
  work()
  return performance.now() - began
}
