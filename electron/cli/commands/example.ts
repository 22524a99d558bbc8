import { readArguments, readKind } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'

export const example: Command = {
  async run(words, { terminal }) {
    const { given, common } = readArguments(words, {}, ['KIND'])
    const kind = readKind(given[0])
    const { jobOf } = await import('#core/providers/jobs.ts')
    terminal.out(JSON.stringify(jobOf(kind).example(), null, common.json ? 0 : 2))
    return EXIT.done
  },
}
