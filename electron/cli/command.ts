import type { AppOptions } from '#core/app-options.ts'
import type { App } from '#core/app.ts'
import type { ExitCode } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** What a command works with. Tests give their own. */
export interface Context {
  terminal: Terminal
  version: string
  /** The folder of the built page, for `serve`. */
  pageFolder: string
  /** Opens the application; loaded on first use, because it brings store, vault and network with it. */
  openApp(options: AppOptions): Promise<App>
}

/** One command. `words` are those after its name. Throws Stop, or what the contract throws. */
export interface Command {
  run: (words: readonly string[], context: Context) => Promise<ExitCode>
}

/** A line of the table of commands, and where the command is found. */
export interface CommandEntry {
  /** `connections add` */
  name: string
  /** What follows the name. */
  usage: string
  summary: string
  /** The rest of its help: options of its own and what it prints. */
  help: readonly string[]
  load: () => Promise<Command>
}
