import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'

/** Finds homes, people, receipts and drafts; at most 20. */
export const search: Command = {
  async run(words, context) {
    const { given, common } = readArguments(words, {}, ['TEXT'])
    return withProfile(context, common, { whenNew: 'empty' }, async ({ client }) => {
      const { results } = await client.search.everything({ text: (given[0] ?? '').slice(0, 200) })
      for (const { what, id, name, detail } of results)
        context.terminal.out(
          common.json
            ? JSON.stringify({ what, id, name, detail })
            : [what, id, name, detail].filter((part) => part !== '').join('  '),
        )
      if (results.length === 0) context.terminal.note('Nothing was found.')
      return EXIT.done
    })
  },
}
