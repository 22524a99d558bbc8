import { SubmissionState } from '#shared/domain/submission.ts'
import { readArguments, readChoice } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { submissionJson, submissionLine } from '../print.ts'
import { withProfile } from '../profile.ts'

export const outboxList: Command = {
  async run(words, context) {
    const { values, common } = readArguments(words, { state: { type: 'string' } }, [])
    const state = readChoice('--state', values.state, SubmissionState.options)
    return withProfile(context, common, { whenNew: 'empty' }, async ({ client }) => {
      for (const submission of await client.submissions.list({ state })) {
        context.terminal.out(common.json ? submissionJson(submission) : submissionLine(submission))
      }
      return EXIT.done
    })
  },
}
