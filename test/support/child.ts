import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const loader = fileURLToPath(new URL('./raw-imports.mjs', import.meta.url))

/** The command line that runs one of our TypeScript files in a process of its own. */
export function nodeCommand(script: URL, ...args: string[]): string[] {
  return [process.execPath, '--import', loader, fileURLToPath(script), ...args]
}

export interface Child {
  process: ChildProcess
  /** The next line that it prints; throws what it said on stderr when it ends before. */
  line(): Promise<string>
  /** Resolves when it has ended, however it did. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

export function startChild(command: readonly string[], env: NodeJS.ProcessEnv = process.env): Child {
  const [file = '', ...args] = command
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    process: child,
    line: async () => {
      const next = await lines.next()
      if (next.done === true) throw new Error(`The child process ended early. ${complaints}`)
      return next.value
    },
    ended: new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code, signal) => {
        resolve({ code, signal })
      })
    }),
  }
}
