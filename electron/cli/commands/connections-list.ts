import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'

export const connectionsList: Command = {
  async run(words, context) {
    const { common } = readArguments(words, {}, [])
    return withProfile(context, common, { whenNew: 'empty' }, async (app) => {
      for (const connection of await app.client.connections.list()) {
        const { id, provider, label, baseUrl, format, secret, signIn } = connection
        const stored = secret.stored
          ? `secret stored${secret.since === null ? '' : ` ${secret.since.slice(0, 10)}`}`
          : 'no secret'
        context.terminal.out(
          common.json
            ? JSON.stringify(connection)
            : [id, provider, label, baseUrl, format, stored, `sign-in ${signIn}`].join('  '),
        )
      }
      return EXIT.done
    })
  },
}
