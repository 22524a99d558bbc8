import { Agent, request } from 'undici'
import { mprnOf, switchOf } from '#test/support/crash-switch.ts'
import { openOffice, queueSwitches, type Office } from '../office.ts'
import { practiceProcess, type PracticeProcess } from '../practice.ts'
import { median, type Bench } from '../row.ts'

const SWITCHES = 1000
const CONCURRENCY = 8
const ROUNDS = 3

/** (a) A thousand switches that are queued, beside a loop that only posts them. */
export const bench: Bench = {
  name: 'outbox',
  async run(say) {
    const practice = await practiceProcess()
    try {
      const office = await openOffice(practice)
      const rates = { ours: [] as number[], alone: [] as number[], kept: [] as number[] }
      const token = await signIn(practice)
      // Once each beforehand, for the compiler's sake.
      await loop(practice, token, meters(0, 200), 'a request each')
      for (let round = 1; round <= ROUNDS; round += 1) {
        const first = round * 10_000
        await queueSwitches(office, first, SWITCHES)
        const alone = await loop(practice, token, meters(first, SWITCHES), 'a request each')
        const ours = await outboxRun(office)
        const kept = await loop(practice, token, meters(first, SWITCHES), 'kept')
        rates.ours.push(ours)
        rates.alone.push(alone)
        rates.kept.push(kept)
        say(
          `round ${round}: ${ours.toFixed(0)} a second, bare ${alone.toFixed(0)}, bare and kept alive ${kept.toFixed(0)}`,
        )
      }
      await office.close()
      const perSecond = (all: number[]) => `${median(all).toFixed(0)} a second`
      const times = (all: number[]) => median(all.map((rate, round) => (rates.ours[round] ?? 0) / rate))
      const common = {
        ours: perSecond(rates.ours),
        unit: '×' as const,
        goal: 0.8,
        least: 0.4,
        better: 'more' as const,
      }
      return [
        {
          name: `${SWITCHES} tenant switches through the outbox, beside a bare undici loop`,
          beside: perSecond(rates.alone),
          value: times(rates.alone),
          ...common,
        },
        {
          name: 'The same, beside a bare loop that uses its sockets again',
          beside: perSecond(rates.kept),
          value: times(rates.kept),
          ...common,
        },
      ]
    } finally {
      await practice.close()
    }
  },
}

function meters(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, place) => mprnOf(first + place))
}

/** How many a second. */
async function outboxRun({ app }: Office): Promise<number> {
  const began = performance.now()
  const { submissions } = await app.client.outbox.run({
    only: null,
    waitSeconds: 0,
    concurrency: CONCURRENCY,
    ratePerMinute: null,
  })
  const seconds = (performance.now() - began) / 1000
  const accepted = submissions.filter(({ state }) => state === 'accepted').length
  if (accepted !== SWITCHES) throw new Error(`Of ${SWITCHES} switches ${accepted} were accepted.`)
  return SWITCHES / seconds
}

async function signIn({ url, acquaint }: PracticeProcess): Promise<string> {
  const answer = await request(new URL('17.0/auth/databasetoken', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(acquaint),
  })
  const { token } = (await answer.body.json()) as { token: string }
  return token
}

/** How many a second, by as many loops as the outbox sends at once. */
async function loop(
  { url }: PracticeProcess,
  token: string,
  all: readonly string[],
  sockets: 'a request each' | 'kept',
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
  const origin = new URL(url).origin
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
