import { parseArgs } from 'node:util'

/** What a host with a window was started with. */
export interface HostArguments {
  practice: boolean
  /** Null: one that the system chooses. */
  port: number | null
  /** Null: the system's usual place. */
  profile: string | null
  open: boolean
}

/** A command line that cannot be understood. The message says how to mend it. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** @throws UsageError */
export function readArguments(words: readonly string[]): HostArguments {
  const values = parsed(words)
  return {
    practice: values.practice ?? false,
    port: values.port === undefined ? null : portOf(values.port),
    profile: values.profile === undefined ? null : folderOf(values.profile),
    open: !(values['no-open'] ?? false),
  }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: false,
      options: {
        practice: { type: 'boolean' },
        port: { type: 'string' },
        profile: { type: 'string' },
        'no-open': { type: 'boolean' },
      },
    }).values
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${message} Known are --practice, --port N, --profile DIR and --no-open.`)
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port
  throw new UsageError('--port: this is not a port. Give a number from 1 to 65535, or leave it out.')
}

function folderOf(text: string): string {
  if (text.trim() !== '') return text
  throw new UsageError('--profile: this is empty. Give a folder, or leave it out.')
}
