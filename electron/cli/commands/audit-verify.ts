import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'

export const auditVerify: Command = {
  async run(words, context) {
    const { common } = readArguments(words, {}, [])
    return withProfile(context, common, { whenNew: 'empty' }, async ({ client }) => {
      const result = await client.audit.verify()
      context.terminal.out(
        common.json
          ? JSON.stringify(result)
          : `${result.entries} entries, ${result.ok ? 'whole and unchanged' : 'NOT as they were written'}`,
      )
      for (const { place, message } of result.problems) context.terminal.note(`${place}: ${message}`)
      return result.ok ? EXIT.done : EXIT.trouble
    })
  },
}
