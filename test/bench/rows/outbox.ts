import { Agent, request } from 'undici'
import * as v from 'valibot'
import { mprnOf, switchOf } from '#test/support/crash-switch.ts'
import { openOffice, queueSwitches, type Office } from '../office.ts'
import { installPeers, peerRate } from '../peers.ts'
import { practiceProcess, type PracticeProcess } from '../practice.ts'
import { median, type Bench } from '../row.ts'

const SWITCHES = 1000
const CONCURRENCY = 8
const ROUNDS = 5

/** (a) A thousand switches that are queued, beside a loop that only posts them and beside what people post rows with. */
export const bench: Bench = {
  async run(say) {
    await installPeers(say)
    const practice = await practiceProcess()
    const office = await openOffice(practice)
    try {
      const token = await signIn(practice)
      const [ours, alone, kept]: [number[], number[], number[]] = [[], [], []]
      // Once each beforehand, for the compiler's sake.
      await loop(practice, token, meters(0, 200), 'one each')
      await queueSwitches(office, 0, 200)
      await outboxRun(office, 200)
      for (let round = 1; round <= ROUNDS; round += 1) {
        const first = round * 10_000
        const all = meters(first, SWITCHES)
        await queueSwitches(office, first, SWITCHES)
        // Before and after: what else the machine does meanwhile is in both.
        const before = await loop(practice, token, all, 'one each')
        ours.push(await outboxRun(office, SWITCHES))
        alone.push((before + (await loop(practice, token, all, 'one each'))) / 2)
        kept.push(await loop(practice, token, all, 'kept'))
        say(
          `round ${round}: ${[ours, alone, kept].map((rates) => rates.at(-1)?.toFixed(0)).join(', ')} a second`,
        )
      }
      const newman = await peerRate('newman', practice, token, meters(0, SWITCHES))
      const bru = await peerRate('bru', practice, token, meters(0, SWITCHES))
      const sent = `${SWITCHES} queued tenant switches through the outbox`
      const common = { ours: perSecond(median(ours)), unit: '×', better: 'more' } as const
      return [
        {
          ...common,
          name: `${sent}, beside a bare undici loop (a socket each, as the outbox)`,
          beside: `${perSecond(median(alone))} (${perSecond(median(kept))} with sockets kept)`,
          value: median(ours.map((rate, round) => rate / (alone[round] ?? NaN))),
          ...{ goal: 0.8, least: 0.4 },
        },
        {
          ...common,
          name: `${sent}, beside newman and bru with the same bodies in a CSV`,
          beside: `newman ${perSecond(newman)}, bru ${perSecond(bru)}`,
          value: median(ours) / Math.max(newman, bru),
          ...{ goal: 10, least: 5 },
        },
      ]
    } finally {
      await office.close()
      await practice.close()
    }
  },
}

function perSecond(rate: number): string {
  return `${rate.toFixed(0)}/s`
}

function meters(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, place) => mprnOf(first + place))
}

/** How many a second. */
async function outboxRun({ app }: Office, count: number): Promise<number> {
  const began = performance.now()
  const { submissions } = await app.client.outbox.run({
    only: null,
    waitSeconds: 0,
    concurrency: CONCURRENCY,
    ratePerMinute: null,
  })
  const seconds = (performance.now() - began) / 1000
  const accepted = submissions.filter(({ state }) => state === 'accepted').length
  if (accepted !== count) throw new Error(`Of ${count} switches ${accepted} were accepted.`)
  return count / seconds
}

async function signIn({ url, acquaint }: PracticeProcess): Promise<string> {
  const answer = await request(new URL('17.0/auth/databasetoken', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(acquaint),
  })
  return v.parse(v.object({ token: v.string() }), await answer.body.json()).token
}

/** How many a second, by as many loops as the outbox sends at once. */
async function loop(
  { url }: PracticeProcess,
  token: string,
  all: readonly string[],
  sockets: 'one each' | 'kept',
): Promise<number> {
  const agent = new Agent(
    sockets === 'kept' ? { connections: CONCURRENCY } : { pipelining: 0, keepAliveTimeout: 1 },
  )
  const bodies = all.map((mprn) => Buffer.from(JSON.stringify(switchOf(mprn))))
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    accept: 'application/json',
    'x-acquaint-token': token,
  }
  const { origin } = new URL(url)
  const path = '/17.0/app/utilityswitching/switches/tenant'
  const began = performance.now()
  const one = async () => {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
      const answer = await agent.request({ origin, path, method: 'POST', headers, body })
      await answer.body.json()
      if (answer.statusCode !== 200) throw new Error(`The practice server answered ${answer.statusCode}.`)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, one))
  const seconds = (performance.now() - began) / 1000
  await agent.close()
  return all.length / seconds
}
