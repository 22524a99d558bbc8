import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { chosenConnection } from '../connection.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'

export const connectionsTest: Command = {
  async run(words, context) {
    const { given, common } = readArguments(words, {}, words.includes('--practice') ? [] : ['ID'])
    return withProfile(context, common, { whenNew: 'refuse' }, async (app) => {
      const connection = await chosenConnection(app.client, given[0], common)
      const result = await app.client.connections.test(
        { id: connection.id },
        { signal: context.terminal.signal },
      )
      const line = [result.message, result.fix].filter((text) => text !== '').join(' ')
      if (common.json) context.terminal.out(JSON.stringify({ id: connection.id, ...result }))
      else if (result.ok) context.terminal.out(`${connection.id}: ${line}`)
      if (result.ok && !common.json) {
        if (result.who !== undefined) context.terminal.note(`You are ${result.who}.`)
        for (const { id, label } of result.organisations ?? [])
          context.terminal.note(`${id}  ${label}${id === connection.organisation?.id ? '  (chosen)' : ''}`)
      }
      if (result.proxy !== undefined && !common.json)
        context.terminal.note(`Through the proxy ${result.proxy}.`)
      if (!result.ok) context.terminal.note(`${result.failed ?? 'test'}: ${line} (${result.code})`)
      return result.ok ? EXIT.done : EXIT.refused
    })
  },
}
