import { removedWords } from '#shared/domain/removed-words.ts'
import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'
import { Stop } from '../stop.ts'

export const personErase: Command = {
  async run(words, context) {
    const options = { reason: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const
    const { values, given, common } = readArguments(words, options, ['ID'])
    const id = given[0] ?? ''
    return withProfile(context, common, { whenNew: 'refuse' }, async ({ client }) => {
      const { terminal } = context
      if (values['dry-run'] === true) {
        const preview = await client.rights.erasePreview({ id })
        if (common.json) terminal.out(JSON.stringify(preview))
        else for (const line of removedWords(preview.goes)) terminal.out(line)
        for (const { id: one, state } of preview.blockedBy)
          terminal.note(`${one} is ${state}: settle it first.`)
        return preview.blockedBy.length > 0 ? EXIT.refused : EXIT.done
      }
      const reason = values.reason?.trim() ?? ''
      if (reason === '')
        throw new Stop(EXIT.usage, ['--reason: say why; it is kept, so it may not name them.'])
      const tombstone = await client.rights.erase({ id, reason })
      if (common.json) terminal.out(JSON.stringify(tombstone))
      else {
        for (const line of removedWords(tombstone.counts)) terminal.out(line)
        for (const { system, connectionLabel } of tombstone.systems)
          terminal.note(
            `Write to ${system}${connectionLabel === '' ? '' : ` (${connectionLabel})`}: it was told of them.`,
          )
      }
      return EXIT.done
    })
  },
}
