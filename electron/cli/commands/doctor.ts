import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { troubleLine } from '../errors.ts'
import { EXIT } from '../exit.ts'
import { policyLines } from '../policy.ts'
import { withProfile } from '../profile.ts'

export const doctor: Command = {
  async run(words, context) {
    const { common } = readArguments(words, {}, [])
    return withProfile(context, common, { whenNew: 'open', whenClosed: 'open' }, async (app) => {
      const lines = await app.client.profile.diagnostics()
      const keychain = await app.client.profile.probeKeychain()
      const all = [
        ...lines,
        { name: 'Keychain', value: keychain.trouble?.code ?? (keychain.usable ? 'usable' : 'not usable') },
      ]
      for (const line of all) {
        context.terminal.out(common.json ? JSON.stringify(line) : `${line.name}: ${line.value}`)
      }
      const { trouble, policy } = await app.client.profile.status()
      if (trouble !== null) context.terminal.note(troubleLine(trouble))
      for (const line of policyLines(policy)) context.terminal.note(line)
      return trouble === null && (policy?.trouble ?? null) === null ? EXIT.done : EXIT.trouble
    })
  },
}
