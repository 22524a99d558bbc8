import { parseArgs } from 'node:util'

/** What a host with a window was started with. */
export interface HostArguments {
  practice: boolean
  /** Where another process serves the stand-ins (`handover practice`); null: this one does. */
  practiceService: string | null
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
  const practice = values.practice ?? false
  return {
    practice,
    practiceService: serviceOf(values['practice-service'], practice),
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
        'practice-service': { type: 'string' },
        port: { type: 'string' },
        profile: { type: 'string' },
        'no-open': { type: 'boolean' },
      },
    }).values
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new UsageError(
      `${message} Known are --practice, --practice-service URL, --port N, --profile DIR and --no-open.`,
    )
  }
}

function serviceOf(text: string | undefined, practice: boolean): string | null {
  if (text === undefined) return null
  if (!practice)
    throw new UsageError('--practice-service: this is for practice. Give --practice too, or leave it out.')
  const port = /^http:\/\/127\.0\.0\.1:(\d{1,5})\/?$/.exec(text)?.[1]
  if (port !== undefined && +port >= 1 && +port <= 65_535) return `http://127.0.0.1:${+port}/`
  throw new UsageError(
    '--practice-service: this is not the address of a practice service. Give the one that `handover practice` prints.',
  )
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
