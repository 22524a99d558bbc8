import type { Context } from './command.ts'
import { COMMANDS, helpOf, tableOfCommands } from './commands.ts'
import { endOf } from './errors.ts'
import { EXIT, type ExitCode } from './exit.ts'

/** Runs one command line, the program's name left out. Never throws: whatever happens is told and becomes an exit code. */
export async function run(words: readonly string[], context: Context): Promise<ExitCode> {
  const { terminal } = context
  const [first = '', second = ''] = words
  if (first === '' || first === 'help' || first === '--help' || first === '-h') {
    terminal.out(tableOfCommands())
    return EXIT.done
  }
  if (first === '--version') {
    terminal.out(context.version)
    return EXIT.done
  }
  const entry = COMMANDS.find(({ name }) => name === first || name === `${first} ${second}`)
  const group = COMMANDS.filter(({ name }) => name.startsWith(`${first} `))
  const rest = words.slice(entry?.name.split(' ').length ?? 1)
  if (entry === undefined) {
    if (group.length > 0 && asksForHelp(rest)) {
      terminal.out(tableOfCommands(group))
      return EXIT.done
    }
    terminal.note(
      group.length > 0
        ? `${first}: say which: ${group.map(({ name }) => name).join(', ')}.`
        : `${first}: there is no such command. handover alone lists them.`,
    )
    return EXIT.usage
  }
  if (asksForHelp(rest)) {
    terminal.out(helpOf(entry))
    return EXIT.done
  }
  try {
    return await (await entry.load()).run(rest, context)
  } catch (error) {
    const { exit, lines } = endOf(error, terminal.signal.aborted)
    for (const line of lines) terminal.note(line)
    return exit
  }
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  return words.slice(0, end < 0 ? words.length : end).some((word) => word === '--help' || word === '-h')
}
