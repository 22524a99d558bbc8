import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { onTestFinished } from 'vitest'
import { SubmissionKind } from '#shared/domain/submission.ts'

export const CLI = fileURLToPath(new URL('../../build/out/cli.js', import.meta.url))
export const PASSPHRASE = 'correct horse battery staple'
/** Loaded into every process that is started here: their profiles open only with it (quick-scrypt.mjs). */
const QUICK = fileURLToPath(new URL('../support/quick-scrypt.mjs', import.meta.url))

export interface Ran {
  exit: number | null
  stdout: string
  stderr: string
}

/** Starts the built command line as a user's shell would, but that a passphrase costs no time. */
export function start(
  words: readonly string[],
  environment: Record<string, string> = {},
  stdout: 'pipe' | number = 'pipe',
): ChildProcess {
  return spawn(process.execPath, ['--import', QUICK, CLI, ...words], {
    env: { ...process.env, HANDOVER_PASSPHRASE: PASSPHRASE, ...environment },
    stdio: ['pipe', stdout, 'pipe'],
  })
}

/** Runs it to its end. */
export function cli(
  words: readonly string[],
  stdin = '',
  environment: Record<string, string> = {},
  stdout: 'pipe' | number = 'pipe',
): Promise<Ran> {
  const child = start(words, environment, stdout)
  const ran = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text))
  // A command that refuses early may close its stdin before all is written.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(stdin)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exit) => resolve({ exit, ...ran }))
  })
}

/** Starts one that serves until the test ends, and gives its first line. */
export async function served(words: readonly string[]): Promise<{ line: string; child: ChildProcess }> {
  const child = start(words)
  onTestFinished(async () => {
    if (child.exitCode !== null) return
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('close', resolve))
  })
  let text = ''
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (errors += part))
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')))
    })
    child.once('close', () => reject(new Error(`It ended before its first line: ${errors}`)))
  })
  return { line, child }
}

/** A folder of its own for one test. */
export async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'handover-e2e-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

export interface Profile {
  path: string
  /** Runs a command on this profile. */
  run: (words: readonly string[], stdin?: string) => Promise<Ran>
}

/** A new profile with a passphrase vault. */
export async function profile(): Promise<Profile> {
  const path = join(await folder(), 'profile')
  const options = ['--profile', path, '--vault', 'passphrase', '--json']
  return { path, run: (words, stdin) => cli([...words, ...options], stdin) }
}

/** Adds an account to a profile and gives its id. */
export async function addConnection(
  { run }: Profile,
  server: { url: string; credentials: { sitePrefix: string; appPassword: string } },
  ...options: string[]
): Promise<string> {
  const added = await run(
    ['connections', 'add', 'acquaint', '--base-url', server.url, ...options],
    JSON.stringify(server.credentials),
  )
  if (added.exit !== 0) throw new Error(added.stderr)
  return v.parse(v.object({ id: v.string() }), JSON.parse(added.stdout)).id
}

const PrintedProblem = v.strictObject({
  path: v.string(),
  message: v.string(),
  fix: v.string(),
  from: v.picklist(['handover', 'service']),
  code: v.string(),
})

/** A submission exactly as it is printed. */
export const Printed = v.strictObject({
  id: v.string(),
  kind: SubmissionKind,
  state: v.string(),
  remoteIds: v.record(v.string(), v.string()),
  errors: v.array(PrintedProblem),
  warnings: v.array(PrintedProblem),
})

/** A refused body exactly as it is printed. */
export const Refused = v.strictObject({
  id: v.null(),
  kind: SubmissionKind,
  state: v.literal('refused'),
  errors: v.array(PrintedProblem),
})

/** The one JSON line of stdout. */
export function only<const S extends v.GenericSchema>(schema: S, { stdout, stderr }: Ran): v.InferOutput<S> {
  const lines = stdout.split('\n').filter((line) => line !== '')
  if (lines.length !== 1) throw new Error(`Not one line on stdout but ${lines.length}; stderr: ${stderr}`)
  return v.parse(schema, JSON.parse(lines[0] ?? ''))
}
