import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import * as v from 'valibot'
import { searchReceipts } from '#core/records/receipt-search.ts'
import type { Store } from '#core/store/store.ts'
import { busyProfile } from '../many-receipts.ts'
import { median, type Bench, type Row } from '../row.ts'

const RECEIPTS = 100_000
const STARTS = 7
const SEARCHES = 300
const PAGE = 50

/** (d) and (e): a profile with a hundred thousand receipts is opened, and searched. */
export const bench: Bench = {
  async run(say) {
    say(`making ${RECEIPTS} receipts`)
    const profile = await busyProfile(RECEIPTS)
    try {
      const searched = await search(profile.store, say)
      profile.close()
      return [...(await starts(profile.folder, say)), searched]
    } finally {
      profile.remove()
    }
  },
}

const CLI = fileURLToPath(new URL('../../../build/out/cli.js', import.meta.url))
const TELL = `process.on('exit', () => process.stderr.write('\\n' + JSON.stringify({ ms: performance.now(), rss: process.memoryUsage().rss }) + '\\n'))`
const Told = v.object({ ms: v.number(), rss: v.number() })

/** The built program from its start over opening the core to the end of a command that shows one receipt. */
async function starts(folder: string, say: (line: string) => void): Promise<Row[]> {
  const told: v.InferOutput<typeof Told>[] = []
  for (let start = 0; start <= STARTS; start += 1) {
    const one = await startOnce(folder)
    // The first reads the program from the disk.
    if (start > 0) told.push(one)
  }
  const ms = median(told.map((one) => one.ms))
  const megabytes = median(told.map(({ rss }) => rss / 2 ** 20))
  say(`started in ${ms.toFixed(0)} ms, ${megabytes.toFixed(0)} MB`)
  const name = `With ${RECEIPTS.toLocaleString('en-GB')} receipts, the program from its start`
  return [
    {
      name: `${name} until one was shown and all is closed`,
      ours: `${ms.toFixed(0)} ms`,
      beside: '',
      value: ms,
      unit: 'ms',
      goal: 150,
      least: 300,
      better: 'less',
    },
    {
      name: `${name}: resident memory`,
      ours: `${megabytes.toFixed(0)} MB`,
      beside: '',
      value: megabytes,
      unit: 'MB',
      goal: 120,
      least: 240,
      better: 'less',
    },
  ]
}

function startOnce(folder: string): Promise<v.InferOutput<typeof Told>> {
  const hook = `data:text/javascript,${encodeURIComponent(TELL)}`
  const words = ['receipts', 'show', 'R000050000', '--profile', folder, '--json']
  const child = spawn(process.execPath, ['--import', hook, CLI, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, errors] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => {
      if (!out.includes('R000050000')) reject(new Error(`No receipt was shown: ${errors}`))
      else resolve(v.parse(Told, JSON.parse(errors.trim().split('\n').at(-1) ?? '')))
    })
  })
}

/** What people type: a case number, a home, a street with a town, a meter's end, a beginning. */
function typed(number: number): { text: string; match: string } {
  const n = 1 + ((number * 7919) % RECEIPTS)
  const texts = [
    String(500_000 + n),
    `${n} linnet`,
    'harbour galway',
    String(10_000_000_000 + n),
    'wea',
    `s${String(n).padStart(9, '0')}`,
  ]
  const text = texts[number % texts.length] ?? ''
  const match = text
    .split(' ')
    .map((word) => (/^\d{10,}$/.test(word) ? `("${word}"* OR "${word.slice(-3)}ends")` : `"${word}"*`))
    .join(' AND ')
  return { text, match }
}

async function search(store: Store, say: (line: string) => void): Promise<Row> {
  const times = { ours: [] as number[], raw: [] as number[] }
  for (let number = -30; number < SEARCHES; number += 1) {
    const { text, match } = typed(number + 30)
    let began = performance.now()
    const found = await searchReceipts(store, {
      text,
      kind: null,
      from: null,
      to: null,
      offset: 0,
      limit: PAGE,
    })
    const ours = performance.now() - began
    began = performance.now()
    const raw = await rawSearch(store, match)
    const beside = performance.now() - began
    if (raw !== found.total) throw new Error(`“${text}” found ${found.total} receipts, and ${raw} by hand.`)
    if (number < 0) continue
    times.ours.push(ours)
    times.raw.push(beside)
  }
  const [ours, raw] = [percentile95(times.ours), percentile95(times.raw)]
  say(`95 of 100 searches within ${ours.toFixed(1)} ms, raw ${raw.toFixed(1)} ms`)
  return {
    name: `Search among ${RECEIPTS.toLocaleString('en-GB')} receipts (p95), beside the raw SQL`,
    ours: `${ours.toFixed(1)} ms`,
    beside: `${raw.toFixed(1)} ms`,
    value: ours / raw,
    unit: '×',
    goal: 1.2,
    least: 1.4,
    better: 'less',
  }
}

/** How many there are, and a page of rows as SQLite gives them. */
async function rawSearch(store: Store, match: string): Promise<number> {
  const { rows: counted } = await sql<{
    total: number
  }>`SELECT count(*) AS total FROM receipt_search WHERE receipt_search MATCH ${match}`.execute(store.queries)
  await sql`SELECT r.*, s.has_basis, w.at, w.how, w.noted_at, w.noted_by
    FROM (SELECT rowid AS place FROM receipt_search WHERE receipt_search MATCH ${match} ORDER BY rowid DESC LIMIT ${PAGE}) f
    JOIN receipts r ON r.number = f.place JOIN submissions s ON s.number = r.submission_number LEFT JOIN withdrawals w ON w.receipt_id = r.id
    ORDER BY f.place DESC`.execute(store.queries)
  return counted[0]?.total ?? 0
}

function percentile95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}
