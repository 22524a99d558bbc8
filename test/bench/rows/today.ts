import { overview } from '#core/records/today/overview.ts'
import type { Store } from '#core/store/store.ts'
import { busyProfile } from '../many-receipts.ts'
import { median, type Bench } from '../row.ts'

const MANY = 100_000
const FEW = 10
const OPENINGS = 60
const WARM_UP = 15

/**
 * What Today shows is read with a hundred thousand receipts, beside ten. Of the ten most are due and the rest were received lately, so that
 * rows are built on both sides: ten beside the twenty-five that are shown of a hundred thousand.
 */
export const bench: Bench = {
  async run(say) {
    say(`making ${MANY} receipts`)
    const [many, few] = [await busyProfile(MANY), await busyProfile(FEW, true)]
    try {
      const times = { many: [] as number[], few: [] as number[] }
      // In turns, so that both feel the same of what else the machine does.
      for (let opening = -WARM_UP; opening < OPENINGS; opening += 1) {
        const [ours, beside] = [await open(many.store), await open(few.store)]
        if (opening < 0) continue
        times.many.push(ours)
        times.few.push(beside)
      }
      const [ours, beside] = [median(times.many), median(times.few)]
      say(`Today is read in ${ours.toFixed(1)} ms, with ${FEW} receipts in ${beside.toFixed(1)} ms`)
      return [
        {
          name: `Today’s opening with ${MANY.toLocaleString('en-GB')} receipts (median), beside ${FEW} that are shown`,
          ours: `${ours.toFixed(1)} ms`,
          beside: `${beside.toFixed(1)} ms`,
          value: ours / beside,
          unit: '×',
          goal: 1.3,
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

async function open(store: Store): Promise<number> {
  const began = performance.now()
  await overview(store.queries)
  return performance.now() - began
}
