import { searchEverything } from '#core/records/search-everything.ts'
import { letProfile } from '../many-homes.ts'
import { ALIKE_STEP, type BusyProfile } from '../many-receipts.ts'
import type { Bench } from '../row.ts'

const MANY = 100_000
const FEW = 10
const SEARCHES = 600
const WARM_UP = 120

/**
 * What is typed to find a home, a person or a case number, among a hundred thousand of each as quickly as among ten.
 * The ten are alike, so that frequent words find as many rows to show as are shown of a hundred thousand; a number finds only its own.
 */
export const bench: Bench = {
  async run(say) {
    say(`making ${MANY} homes, people and receipts`)
    const [many, few] = [await letProfile(MANY), await letProfile(FEW, true)]
    try {
      const { ours, beside } = await inTurns(many, few)
      say(`95 of 100 searches within ${ours.toFixed(2)} ms, of ten ${beside.toFixed(2)} ms`)
      return [
        {
          name: `Search of everything among ${MANY.toLocaleString('en-GB')} homes, people and receipts each (p95), beside ${FEW} that are alike`,
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
function typed(place: number, { number, street, town, first, last }: Words): string {
  const texts = [
    String(500_000 + number),
    `${number} ${street}`,
    `${street} ${town}`,
    String(10_000_000_000 + number),
    street.slice(0, 3),
    last,
    `${first} ${last.slice(0, 4)}`,
    'street',
    String(1_000_000 + number).slice(-4),
    first.slice(0, 3),
    `${number} ${street.slice(0, 4)}`,
    last.slice(0, 2),
  ]
  return (texts[place % texts.length] ?? '').toLowerCase()
}

interface Words {
  number: number
  street: string
  town: string
  first: string
  last: string
}

/** What a home of the profile and its tenant are found by: another one each time. */
async function wordsOf({ store }: BusyProfile, number: number): Promise<Words> {
  const home = await store.queries
    .selectFrom('homes')
    .select('title')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const person = await store.queries
    .selectFrom('people')
    .select(['first_name', 'last_name'])
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const [, street = '', , town = ''] = home.title.split(' ')
  return { number, street, town, first: person.first_name, last: person.last_name.replace(/ \S+$/, '') }
}

/** In turns, so that whatever else the machine does is the same for both. */
async function inTurns(many: BusyProfile, few: BusyProfile): Promise<{ ours: number; beside: number }> {
  const times = { ours: [] as number[], beside: [] as number[] }
  for (let place = -WARM_UP; place < SEARCHES; place += 1) {
    const turn = place + WARM_UP
    const ofMany = typed(turn, await wordsOf(many, 1 + ((turn * 7919) % MANY)))
    const ofFew = typed(turn, await wordsOf(few, 1 + ((turn * 7919) % FEW) * ALIKE_STEP))
    const ours = await timed(many, ofMany)
    const beside = await timed(few, ofFew)
    if (place < 0) continue
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
