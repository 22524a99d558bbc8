import { readArguments, readChoice } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'

export const personExport: Command = {
  async run(words, context) {
    const { values, given, common } = readArguments(words, { format: { type: 'string' } }, ['ID'])
    const format = readChoice('--format', values.format, ['json', 'html']) ?? 'json'
    return withProfile(context, common, { whenNew: 'refuse' }, async ({ client }) => {
      const all = await client.rights.exportPerson({ id: given[0] ?? '' })
      context.terminal.out(format === 'html' ? all.html : all.json.trimEnd())
      return EXIT.done
    })
  },
}
