import { searchEverything } from '#core/records/search-everything.ts'
import { letProfile } from '../many-homes.ts'
import type { BusyProfile } from '../many-receipts.ts'
import type { Bench } from '../row.ts'

const MANY = 100_000
const FEW = 10
const SEARCHES = 600

/** What is typed to find a home, a person or a case number, among a hundred thousand of each as quickly as among ten. */
export const bench: Bench = {
  async run(say) {
    say(`making ${MANY} homes, people and receipts`)
    const [many, few] = [await letProfile(MANY), await letProfile(FEW)]
    try {
      const { ours, beside } = await inTurns(many, few)
      say(`95 of 100 searches within ${ours.toFixed(2)} ms, of ten ${beside.toFixed(2)} ms`)
      return [
        {
          name: `Search of everything among ${MANY.toLocaleString('en-GB')} homes, people and receipts each (p95), beside ${FEW}`,
          ours: `${ours.toFixed(2)} ms`,
          beside: `${beside.toFixed(2)} ms`,
          value: ours / beside,
          unit: '×',
          goal: 1.2,
          least: 1.5,
          better: 'less',
        },
      ]
    } finally {
      for (const profile of [many, few]) {
        profile.close()
        profile.remove()
      }
    }
  },
}

/** What people type: a case number, a home, a street with a town, names, the end of a meter number, beginnings. */
function typed(number: number, count: number): string {
  const n = 1 + ((number * 7919) % count)
  const texts = [
    String(500_000 + n),
    `${n} linnet`,
    'harbour galway',
    String(10_000_000_000 + n),
    'wea',
    'brannigan',
    'grainne o fath',
    'street',
    String(1_000_000 + n).slice(-4),
    'sio',
    `${n} mill`,
    'ao',
  ]
  return texts[number % texts.length] ?? ''
}

/** In turns, so that whatever else the machine does is the same for both. */
async function inTurns(many: BusyProfile, few: BusyProfile): Promise<{ ours: number; beside: number }> {
  const times = { ours: [] as number[], beside: [] as number[] }
  for (let number = -100; number < SEARCHES; number += 1) {
    const ours = await timed(many, typed(number + 100, MANY))
    const beside = await timed(few, typed(number + 100, FEW))
    if (number < 0) continue
    times.ours.push(ours)
    times.beside.push(beside)
  }
  return { ours: p95(times.ours), beside: p95(times.beside) }
}

async function timed({ store }: BusyProfile, text: string): Promise<number> {
  const began = performance.now()
  await searchEverything(store, text)
  return performance.now() - began
}

function p95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}
