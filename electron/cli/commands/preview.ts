import type { CodeTable } from '#shared/domain/codes.ts'
import type { Problem } from '#shared/domain/problem.ts'
import { KIND_FACTS, type SubmissionKind } from '#shared/domain/submission.ts'
import { needed, readArguments, readChoice, readKind } from '../arguments.ts'
import type { Command, Context } from '../command.ts'
import { chosenConnection } from '../connection.ts'
import { EXIT, type ExitCode } from '../exit.ts'
import { printRefused } from '../print.ts'
import { withProfile } from '../profile.ts'
import { readBodyFile } from '../read-body.ts'

export const preview: Command = {
  async run(words, context) {
    const { values, given, common } = readArguments(
      words,
      { file: { type: 'string' }, connection: { type: 'string' }, format: { type: 'string' } },
      ['KIND'],
    )
    const kind = readKind(given[0])
    const file = needed('--file', values.file)
    const format = readChoice('--format', values.format, ['json', 'xml', 'form'])
    const body = await readBodyFile(kind, file, context.terminal)
    const show = (shown: Shown) => print(context, common.json, kind, shown)
    if (values.connection === undefined) {
      const [{ jobOf }, { undecidedConnection }] = await Promise.all([
        import('#core/providers/jobs.ts'),
        import('#core/providers/provider.ts'),
      ])
      const result = jobOf(kind).preview(
        body,
        undecidedConnection(await codes(common.practice), common.practice),
        format ?? 'json',
      )
      return show('text' in result ? { ...result, problems: [] } : { contentType: '', text: '', ...result })
    }
    return withProfile(context, common, { whenNew: 'refuse' }, async ({ client }) => {
      const connection = await chosenConnection(client, values.connection, common, KIND_FACTS[kind].provider)
      return show(await client.submissions.preview({ kind, connectionId: connection.id, format, body }))
    })
  },
}

interface Shown {
  contentType: string
  text: string
  problems: Problem[]
}

function print(
  { terminal }: Context,
  json: boolean,
  kind: SubmissionKind,
  { contentType, text, problems }: Shown,
): ExitCode {
  if (problems.length > 0) {
    printRefused(terminal, json, kind, problems)
    return EXIT.refused
  }
  if (json) terminal.out(JSON.stringify({ contentType, text }))
  else terminal.outExactly(text)
  return EXIT.done
}

/** Without a connection: what is documented, or what practice has. Neither needs a vault. */
async function codes(practice: boolean): Promise<CodeTable> {
  return practice
    ? (await import('#core/practice/codes.ts')).practiceCodes()
    : (await import('#shared/domain/codes.ts')).documentedCodes()
}
