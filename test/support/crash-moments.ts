import { once } from 'node:events'
import { promises as files } from 'node:fs'
import { createRequire, flushCompileCache, syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'

/*
 * The narrow places of a process that a test kills, counted as it comes through them: before and after each step
 * on a private file, before each SQL statement, around each BEGIN and COMMIT, around each write to a socket.
 * Imported before the work is begun. With HANDOVER_CRASH_AT=n the process kills itself, as `kill -9` does, at the n-th.
 */
const fatal = Number(process.env['HANDOVER_CRASH_AT'] ?? 0)
let passed = 0
let counting = false

export function say(text: string): void {
  // A pipe takes the line at once: what was said is in the test's hands though the process dies at its next step.
  process.stdout.write(`${text}\n`)
}

/** Waits until the others of its round are as far, so that they get in each other's way. From here on moments count. */
export async function begin(): Promise<void> {
  // Node keeps it at the end of a process, which these never come to.
  flushCompileCache()
  say('ready')
  await once(process.stdin, 'data')
  process.stdin.destroy()
  counting = true
}

/** The work is over. The process stays, so that it is always the test that ends it. */
export function done(): void {
  say(`done ${passed}`)
  setInterval(() => undefined, 60_000)
}

export function moment(): void {
  if (!counting) return
  passed += 1
  if (passed === fatal) process.kill(process.pid, 'SIGKILL')
}

async function around<T>(step: () => Promise<T>): Promise<T> {
  moment()
  const result = await step()
  moment()
  return result
}

const { open, rename } = files
files.rename = (from, to) => around(() => rename(from, to))
files.open = async (path, flags, mode) => {
  const handle = await around(() => open(path, flags, mode))
  const writeFile = handle.writeFile.bind(handle)
  const sync = handle.sync.bind(handle)
  handle.writeFile = (data, options) => around(() => writeFile(data, options))
  handle.sync = () => around(sync)
  return handle
}
syncBuiltinESMExports()

type Statement = Record<'run' | 'all', (this: unknown, ...parameters: unknown[]) => unknown>
interface Statements {
  exec: (this: unknown, sql: string) => unknown
  prepare: (this: unknown, sql: string) => Statement
}
const { prototype: database } = createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as {
  prototype: Statements
}
const { exec, prepare } = database
database.exec = function (sql) {
  moment()
  const result = exec.call(this, sql)
  moment()
  return result
}
database.prepare = function (sql) {
  // Statements are kept: each use of one is a moment.
  const statement = prepare.call(this, sql)
  for (const use of ['run', 'all'] as const) {
    const original = statement[use]
    statement[use] = function (...parameters) {
      moment()
      return original.apply(this, parameters)
    }
  }
  return statement
}

const write = Reflect.get(Socket.prototype, 'write') as (this: Socket, ...args: unknown[]) => boolean
Object.assign(Socket.prototype, {
  write(this: Socket, ...args: unknown[]): boolean {
    // What it says itself also goes through a socket.
    if (this === process.stdout || this === process.stderr) return write.apply(this, args)
    moment()
    const result = write.apply(this, args)
    moment()
    return result
  },
})
