import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'

export const connectionsRemove: Command = {
  async run(words, context) {
    const { given, common } = readArguments(words, {}, ['ID'])
    const id = given[0] ?? ''
    return withProfile(context, common, { whenNew: 'refuse' }, async (app) => {
      await app.client.connections.remove({ id })
      if (common.json) context.terminal.out(JSON.stringify({ id, removed: true }))
      context.terminal.note(`${id}: removed, with its secret.`)
      return EXIT.done
    })
  },
}
