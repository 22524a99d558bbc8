import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { submissionJson, submissionLine } from '../print.ts'
import { withProfile } from '../profile.ts'
import { Stop } from '../stop.ts'

export const outboxResolve: Command = {
  async run(words, context) {
    const { values, given, common } = readArguments(
      words,
      { received: { type: 'string' }, resend: { type: 'boolean' } },
      ['ID'],
    )
    const id = given[0] ?? ''
    const how = readAnswer(values.received, values.resend === true)
    return withProfile(context, common, { whenNew: 'refuse' }, async ({ client }) => {
      const submission = await client.submissions.resolve({ id, how })
      context.terminal.out(common.json ? submissionJson(submission) : submissionLine(submission))
      if (submission.state === 'queued')
        context.terminal.note(`${id}: back in the queue. handover outbox run sends it.`)
      return EXIT.done
    })
  },
}

function readAnswer(received: string | undefined, resend: boolean) {
  if ((received === undefined) === !resend) {
    throw new Stop(EXIT.usage, [
      '--received, --resend: give one of the two: --received CASE when they have it, --resend when they do not.',
    ])
  }
  if (received === undefined) return { answer: 'resend' as const }
  const caseNumber = received.trim()
  if (caseNumber === '' || caseNumber.length > 100) {
    throw new Stop(EXIT.usage, ['--received: give the case number that they told you, up to 100 characters.'])
  }
  return { answer: 'received' as const, caseNumber }
}
