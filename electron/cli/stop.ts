import type { ExitCode } from './exit.ts'

/** Ends a command with this exit code and these lines for people. Each line is one problem and begins with what it is about. */
export class Stop extends Error {
  readonly exit: ExitCode
  readonly lines: readonly string[]

  constructor(exit: ExitCode, lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'Stop'
    this.exit = exit
    this.lines = lines
  }
}
