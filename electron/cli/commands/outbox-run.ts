import type { App } from '#core/app.ts'
import type { Submission } from '#shared/contract/submissions.ts'
import { readArguments, readNumber, readWait } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT, worstOf } from '../exit.ts'
import { exitOf, printSubmission } from '../print.ts'
import { refuseUnderTrouble } from '../policy.ts'
import { withProfile } from '../profile.ts'
import { Stop } from '../stop.ts'

export const outboxRun: Command = {
  async run(words, context) {
    const { values, common } = readArguments(
      words,
      { concurrency: { type: 'string' }, rate: { type: 'string' }, wait: { type: 'string' } },
      [],
    )
    const { terminal } = context
    const asked = values.concurrency
    const concurrency = asked === undefined ? undefined : readNumber('--concurrency', asked, 1, 64, 1)
    const ratePerMinute = readRate(values.rate)
    const waitSeconds = readWait(values.wait)
    return withProfile(context, common, { whenNew: 'empty' }, async ({ client }) => {
      refuseUnderTrouble(await client.profile.status())
      const { submissions } = await client.outbox.run(
        { only: null, waitSeconds, concurrency, ratePerMinute },
        { signal: terminal.signal },
      )
      for (const submission of submissions) printSubmission(terminal, common.json, submission)
      const left = await openOnes(client)
      if (submissions.length === 0) terminal.note('There was nothing to send.')
      const unconfirmed = left.filter(({ state }) => state === 'unconfirmed').length
      if (unconfirmed > 0)
        terminal.note(`Unconfirmed: ${unconfirmed}. handover outbox list --state unconfirmed shows them.`)
      return worstOf([...submissions, ...left].map(exitOf))
    })
  },
}

/** What this run left open, and what earlier ones did. */
async function openOnes(client: {
  submissions: Pick<App['client']['submissions'], 'list'>
}): Promise<Submission[]> {
  const states = ['unconfirmed', 'waiting', 'queued', 'sending'] as const
  return (await Promise.all(states.map((state) => client.submissions.list({ state })))).flat()
}

/** `60/min`, `60` or `none`; undefined, when it was not given, leaves each connection its own. */
export function readRate(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined
  if (text === 'none') return null
  const number = Number(/^([0-9]{1,6})(?:\/min)?$/.exec(text)?.[1])
  if (number >= 1 && number <= 100_000) return number
  throw new Stop(EXIT.usage, ['--rate: give a number from 1 to 100000 as N/min, or none.'])
}
