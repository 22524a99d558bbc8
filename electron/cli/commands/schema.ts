import { readArguments, readKind } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'

export const schema: Command = {
  async run(words, { terminal }) {
    const { given, common } = readArguments(words, {}, ['KIND'])
    const kind = readKind(given[0])
    const { jobOf } = await import('#core/providers/jobs.ts')
    terminal.out(JSON.stringify(jobOf(kind).jsonSchema(), null, common.json ? 0 : 2))
    return EXIT.done
  },
}
