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
      const [ours, beside] = [await p95(many, MANY), await p95(few, FEW)]
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

async function p95({ store }: BusyProfile, count: number): Promise<number> {
  const times: number[] = []
  for (let number = -100; number < SEARCHES; number += 1) {
    const began = performance.now()
    await searchEverything(store, typed(number + 100, count))
    if (number >= 0) times.push(performance.now() - began)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}
