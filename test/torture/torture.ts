import { randomInt } from 'node:crypto'
import { chance } from '#test/support/chance.ts'
import { endAfter } from './slow.ts'
import { campaign, type Campaign } from './campaign.ts'

/*
 * What `npm run torture` runs. One switch at a time leaves enough of 500 for 200 deaths; with more at once each death
 * costs as many, so there the 500 are sent anew after every 20.
 */
const CAMPAIGNS: Campaign[] = [
  { switches: 500, kills: 200, concurrency: 1, latest: 3 },
  ...[2, 4, 8, 8, 16].map((concurrency) => {
    return { switches: 500, kills: 20, concurrency, latest: Math.max(1, 2 * (22 - concurrency)) }
  }),
]
const wish = process.env['HANDOVER_CRASH_SEED']
const seed = wish === undefined ? randomInt(2 ** 32) : Number(wish) >>> 0
process.stdout.write(`HANDOVER_CRASH_SEED=${seed}\n`)
const draws = chance(seed)

let wrong = 0
// A whole answer after 29 seconds is one, and after 31 nobody knows.
const [slow, slower] = await Promise.all([endAfter(29), endAfter(31)])
process.stdout.write(`A service that answers after 29 s: ${slow}; after 31 s: ${slower}\n`)
if (slow !== 'accepted' || slower !== 'unconfirmed') wrong += 1
for (const plan of CAMPAIGNS) {
  const began = performance.now()
  const found = await campaign(plan, draws)
  const seconds = Math.round((performance.now() - began) / 1000)
  const states = Object.entries(found.states).map(([state, count]) => `${count} ${state}`)
  process.stdout.write(
    `${plan.switches} switches, ${plan.concurrency} at once, ${found.kills} kills: ${states.join(', ')}; ` +
      `most lost in one kill ${Math.max(...found.foundBy)}; ${seconds} s\n`,
  )
  for (const what of found.wrong) process.stdout.write(`  WRONG: ${what}\n`)
  wrong += found.wrong.length
}
process.stdout.write(
  wrong === 0 ? 'Nothing was lost, and nothing was sent twice.\n' : `${wrong} things are wrong.\n`,
)
process.exit(wrong === 0 ? 0 : 1)
