import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { EXIT } from './exit.ts'
import { run } from './run.ts'
import type { Terminal } from './terminal.ts'

/** How long an open handle may keep the process after the command is done. */
const graceMs = 3000
/** When people who ended a command learn what it is waiting for. */
const patienceMs = 1000

// A reader that has seen enough (`| head -1`) closes the pipe: what follows is dropped, and the command goes on to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') unwritable(stream, error.code ?? error.name)
  })
}
/** A full disk behind `> FILE`: the command goes on to its end, and its caller learns that the result was not written. */
let unwritten = false
process.on('exit', (code) => {
  if (unwritten && code === EXIT.done) process.exitCode = EXIT.trouble
})

const interrupt = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (interrupt.signal.aborted) process.exit(130)
    interrupt.abort()
    const patience = 'Waiting for what is being sent. Again ends it at once; its answer is then not known.'
    setTimeout(() => process.stderr.write(`${patience}\n`), patienceMs).unref()
  })
}

const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  outExactly: (text) => void process.stdout.write(text),
  note: (line) => void process.stderr.write(`${line}\n`),
  // Opened only for a command that reads it.
  get stdin() {
    return process.stdin
  },
  get interactive() {
    return process.stdin.isTTY
  },
  signal: interrupt.signal,
  environment: process.env,
  askSecret: async (question) => (await import('./ask-secret.ts')).askSecret(question),
}

/** Runs the command that this process was started with. `top` is the top of the project. */
export async function runProgram(top: URL): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    terminal,
    version: versionOf(top),
    pageFolder: fileURLToPath(new URL('build/out/renderer/', top)),
    openApp: async (options) => (await import('#core/app.ts')).openApp(options),
  })
  // Nothing should be left open; if something is, the answer has been given all the same.
  setTimeout(() => process.exit(), graceMs).unref()
}

function unwritable(stream: NodeJS.WriteStream, why: string): void {
  if (!unwritten && stream === process.stdout) {
    process.stderr.write(
      `stdout: this cannot be written (${why}). handover outbox list shows where things stand.\n`,
    )
  }
  unwritten = true
}

function versionOf(top: URL): string {
  const text = readFileSync(new URL('package.json', top), 'utf8')
  return v.parse(v.object({ version: v.string() }), JSON.parse(text)).version
}
